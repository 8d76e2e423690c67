/** Interface types (types2/interface.go). */
import type { InterfaceType } from '../ast/nodes.js';
import { noPos } from '../base/source.js';
import type { Checker } from './check.js';
import { atPos, error, errorf } from './errors.js';
import { newFunc, newVar } from './new-types.js';
import { compareFunc } from './object.js';
import { isValid } from './predicates.js';
import { recordDef } from './recording.js';
import type { InterfaceT, Type, TypeName } from './types.js';
import { computeInterfaceTypeSet, topTypeSet } from './typeset.js';
import { typExpr } from './typexpr.js';
import { asNamed } from './alias.js';
import { parseUnion } from './union.js';

/** Fills ityp; `def` is the name that is being declared as this interface, which then is the methods' receiver type. */
export function interfaceType(check: Checker, ityp: InterfaceT, e: InterfaceType, def: TypeName | null): void {
  if (e.methods.length > 0 && e.pos !== noPos) check.interfaceTypes.push(e);
  for (const f of e.methods) {
    if (f.name === null) {
      const pos = atPos(f.type);
      ityp.embeddeds.push(parseUnion(check, f.type));
      ityp.embedPos.push(pos);
      continue;
    }
    if (f.name.value === '_') {
      error(check, f.name, 'methods must have a unique non-blank name');
      continue;
    }
    const sig = typExpr(check, f.type);
    if (sig.kind !== 'Signature') {
      if (isValid(sig)) errorf(check, f.type, 'invalid syntax tree: %s is not a method signature', sig);
      continue;
    }
    const recvTyp: Type = (def !== null ? asNamed(def.type) : null) ?? ityp;
    sig.recv = newVar('recv', f.name.pos, check.pkg, '', recvTyp);
    const m = newFunc(f.name.pos, check.pkg, f.name.value, sig);
    recordDef(check, f.name, m);
    ityp.methods.push(m);
  }
  ityp.complete = true;
  if (ityp.methods.length === 0 && ityp.embeddeds.length === 0) {
    ityp.tset = topTypeSet;
    return;
  }
  ityp.methods.sort(compareFunc);
  // Early, so that errors are reported in the context of this interface.
  check.later(() => {
    computeInterfaceTypeSet(check, e.pos, ityp);
  });
}
