/**
 * Types that contain themselves (types2/validtype.go).
 *
 * The nest is the chain of types that contain one another in memory (or by embedding of interfaces), `path` the
 * chain of names that led here, for messages. A type parameter stands for its argument, which is judged in the nest
 * in which the instance was written.
 *
 * types2 visits every path, so that 40 structs that each hold two of the one before take 2^40 steps. Two memories
 * avoid that: types without type arguments that were found valid are valid anywhere (a type on a cycle never is
 * found valid), and within one nest a type is looked at once.
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

interface Nest {
  t: Named;
  parent: Nest | null;
  /** Found valid in this nest. */
  valid: Set<Named>;
}

export function validType(check: Checker, t: Named): void {
  validType0(check, t, null, []);
}

function validType0(check: Checker, t0: Type | null, nest: Nest | null, path: Named[]): boolean {
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
      if (nest === null) return true;
      const inst = nest.t;
      const i = inst.orig.tparams.indexOf(t);
      if (i < 0 || i >= inst.targs.length) return true;
      return validType0(check, inst.targs[i]!, nest.parent, path);
    }
    default:
      return true;
  }
}

function validNamed(check: Checker, t: Named, nest: Nest | null, path: Named[]): boolean {
  if (valid.has(t) || nest?.valid.has(t)) return true;
  for (let n = nest; n !== null; n = n.parent) {
    if (!identical(n.t, t)) continue;
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
  const rhs = namedRHS(t.orig);
  path.push(t);
  const ok = validType0(check, rhs, { t, parent: nest, valid: new Set() }, path);
  path.pop();
  if (!ok) return false;
  if (t.targs.length === 0 && t.orig.tparams.length === 0 && rhs !== null) valid.add(t);
  else nest?.valid.add(t);
  return true;
}
