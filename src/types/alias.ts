/** Alias types (types2's alias.go). */
import type { Pos } from '../base/source.js';
import type { Checker } from './check.js';
import type { Context } from './context.js';
import { newAlias, newTypeName } from './new-types.js';
import { makeSubstMap, subst } from './subst.js';
import type { Alias, Named, Type } from './types.js';
import { invalidType } from './universe-types.js';

/** Follows aliases to the first type that is none. An alias that is still being declared is invalid. */
export function unalias(t: Type): Type {
  if (t.kind !== 'Alias') return t;
  if (t.actual !== null) return t.actual;
  let u: Type | null = t;
  const seen = new Set<Type>();
  while (u !== null && u.kind === 'Alias') {
    if (seen.has(u)) return invalidType;
    seen.add(u);
    u = u.actual ?? u.fromRHS;
  }
  if (u === null) return invalidType;
  t.actual = u;
  return u;
}

/** t as a Named, aliases skipped; null if it is another kind of type. */
export function asNamed(t: Type | null): Named | null {
  if (t === null) return null;
  const u = unalias(t);
  return u.kind === 'Named' ? u : null;
}

/** An instance of a generic alias: the right-hand side is substituted at once. */
export function newAliasInstance(check: Checker | null, pos: Pos, orig: Alias, targs: Type[], expanding: Named | null, ctxt: Context | null): Alias {
  const obj = newTypeName(pos, orig.obj.pkg, orig.obj.name, null);
  const rhs = subst(check, pos, orig.fromRHS ?? orig.actual ?? invalidType, makeSubstMap(orig.tparams, targs), expanding, ctxt);
  const res = newAlias(check, obj, rhs);
  res.orig = orig;
  res.tparams = orig.tparams;
  res.targs = targs;
  return res;
}
