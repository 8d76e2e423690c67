/**
 * Underlying types and iteration over type sets (types2's under.go).
 */
import { asNamed, unalias } from './alias.js';
import type { Checker } from './check.js';
import { causef } from './checker-hooks.js';
import { namedUnderlying } from './named.js';
import { identical } from './predicates.js';
import { iface } from './typeparam.js';
import { tsetAll, typeSet } from './typeset.js';
import type { Type } from './types.js';

export { asNamed, unalias };

/** The underlying type: never Named, Alias or TypeParam. */
export function under(t: Type): Type {
  switch (t.kind) {
    case 'Named':
      return t.underlying ?? namedUnderlying(t);
    case 'TypeParam':
      return iface(t);
    case 'Alias':
      return under(unalias(t));
    default:
      return t;
  }
}

/** Like under(), but for a Named that is not set up yet the result may be null. */
export function safeUnderlying(t: Type): Type | null {
  const n = asNamed(t);
  return n !== null ? n.underlying : under(t);
}

/**
 * Whether f(t, u) is true for all pairs of type and underlying type in the type set of t. A type parameter without
 * specific types gives the one pair (null, null).
 */
export function all(t: Type, f: (t: Type | null, u: Type | null) => boolean): boolean {
  const p = unalias(t);
  if (p.kind === 'TypeParam') return tsetAll(typeSet(iface(p)), f);
  return f(t, under(t));
}

export function underIs(t: Type, f: (u: Type | null) => boolean): boolean {
  return all(t, (_, u) => f(u));
}

/** The pairs that `all` visits, for use in loops. */
export function typeset(t: Type): [Type | null, Type | null][] {
  const out: [Type | null, Type | null][] = [];
  all(t, (a, b) => {
    out.push([a, b]);
    return true;
  });
  return out;
}

/** Explanation of a type error, formatted only when it is needed. An empty format says nothing. */
export interface TypeProblem {
  format: string;
  args: unknown[];
}

export function typeErrorf(format: string, ...args: unknown[]): TypeProblem {
  return { format, args };
}

/** types2's (*typeError).format. */
export function formatTypeError(err: TypeProblem, check: Checker | null): string {
  return causef(check, err.format, ...err.args);
}

/**
 * The common underlying type of all types in t's type set; `cond`, if given, must accept each of them first.
 * Channels may differ in direction as long as the restricted ones agree; the result is then a restricted one.
 */
export function commonUnder(
  t: Type,
  cond: ((t: Type | null, u: Type | null) => TypeProblem | null) | null,
): { typ: Type | null; err: TypeProblem | null } {
  let ct: Type | null = null;
  let cu: Type | null = null;
  let err: TypeProblem | null = null;
  const fail = (e: TypeProblem): false => {
    err = e;
    return false;
  };
  all(t, (t, u) => {
    if (cond !== null) {
      const e = cond(t, u);
      if (e !== null) return fail(e);
    }
    if (u === null) return fail(typeErrorf('no specific type'));
    if (cu === null) {
      ct = t;
      cu = u;
      return true;
    }
    if (cu.kind === 'Chan' && u.kind === 'Chan') {
      if (!identical(cu.elem, u.elem)) return fail(typeErrorf('channels %s and %s have different element types', ct, t));
      if (cu.dir === u.dir) return true;
      if (cu.dir === 'both') {
        ct = t;
        cu = u;
      } else if (u.dir !== 'both') {
        return fail(typeErrorf('channels %s and %s have conflicting directions', ct, t));
      }
      return true;
    }
    if (!identical(cu, u)) return fail(typeErrorf('%s and %s have different underlying types', ct, t));
    return true;
  });
  return err !== null ? { typ: null, err } : { typ: cu, err: null };
}
