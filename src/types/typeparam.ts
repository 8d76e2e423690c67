/** Type parameters (types2's typeparam.go). */
import { noPos } from '../base/source.js';
import { currentChecker } from './current.js';
import { isTypeParam } from './predicates.js';
import { computeInterfaceTypeSet, tsetAll, tsetIs, typeSet } from './typeset.js';
import type { Term } from './typeterm.js';
import type { InterfaceT, Type, TypeParam } from './types.js';
import { asNamed, under } from './under.js';
import { emptyInterface } from './universe.js';

/** The constraint as an interface; a constraint that is none gets wrapped, and `bound` changed to the wrapper. */
export function iface(t: TypeParam): InterfaceT {
  const bound = t.bound as Type | null;
  if (bound === null) return emptyInterface;
  const u = under(bound);
  let ityp: InterfaceT;
  if (u.kind === 'Basic' && u.basic === 'invalid') return emptyInterface;
  if (u.kind === 'Interface') {
    if (isTypeParam(bound)) return emptyInterface;
    ityp = u;
  } else {
    ityp = { kind: 'Interface', methods: [], embeddeds: [bound], embedPos: [], implicit: true };
    t.bound = ityp;
  }
  if (ityp.tset === undefined) {
    computeInterfaceTypeSet(currentChecker(), asNamed(bound)?.obj.pos ?? t.obj.pos ?? noPos, ityp);
  }
  return ityp;
}

/** f over the specific terms of the constraint, or once f(null). */
export function typeParamIs(t: TypeParam, f: (t: Term | null) => boolean): boolean {
  return tsetIs(typeSet(iface(t)), f);
}

/** f over pairs of specific types and underlying types, or once f(null, null). */
export function typeParamTypeset(t: TypeParam, f: (t: Type | null, u: Type | null) => boolean): boolean {
  return tsetAll(typeSet(iface(t)), f);
}
