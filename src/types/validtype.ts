/**
 * Types that contain themselves (types2/validtype.go).
 *
 * `nest` is the chain of types that contain one another in memory (or by embedding of interfaces), `path` the chain
 * of names that led here, for messages. A type parameter stands for its argument, which is judged in the nest in
 * which the instance was written.
 *
 * DEPARTURE: types2 visits every path; 40 structs that each hold two of the one before would take 2^40 steps. Types
 * that were found valid in an empty nest and contain no type parameters are not visited again, unless an error
 * chain needs them: this cannot hide a cycle, because a type on a cycle is never found valid.
 */
import { unalias } from './alias.js';
import type { Checker } from './check.js';
import { cycleError } from './decl.js';
import { namedRHS } from './named.js';
import { identical } from './predicates.js';
import type { Named, Type } from './types.js';
import { invalidType } from './universe-types.js';

/** Types without type arguments that are known to be valid. */
const valid = new WeakSet<Named>();

export function validType(check: Checker, t: Named): void {
  validType0(check, t, [], []);
}

function validType0(check: Checker, t0: Type | null, nest: Named[], path: Named[]): boolean {
  if (t0 === null) return true;
  const t = unalias(t0);
  switch (t.kind) {
    case 'Array':
      return validType0(check, t.elem, nest, path);
    case 'Struct':
      return t.fields.every((f) => validType0(check, f.type, nest, path));
    case 'Union':
      return t.terms.every((term) => validType0(check, term.type, nest, path));
    case 'Interface':
      return t.embeddeds.every((e) => validType0(check, e, nest, path));
    case 'Named':
      return validNamed(check, t, nest, path);
    case 'TypeParam': {
      const inst = nest[nest.length - 1];
      if (inst === undefined) return true;
      const i = inst.orig.tparams.indexOf(t);
      if (i < 0 || i >= inst.targs.length) return true;
      return validType0(check, inst.targs[i]!, nest.slice(0, -1), path);
    }
    default:
      return true;
  }
}

function validNamed(check: Checker, t: Named, nest: Named[], path: Named[]): boolean {
  if (valid.has(t)) return true;
  for (const e of nest) {
    if (!identical(e, t)) continue;
    t.orig.fromRHS = invalidType;
    t.orig.underlying = invalidType;
    const start = path.findIndex((p) => identical(p, t));
    cycleError(
      check,
      path.slice(start).map((p) => p.obj),
      0,
    );
    return false;
  }
  const plain = t.targs.length === 0 && t.orig.tparams.length === 0;
  if (!validType0(check, namedRHS(t.orig), [...nest, t], [...path, t])) return false;
  if (plain && namedRHS(t) !== null) valid.add(t);
  return true;
}
