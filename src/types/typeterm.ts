/**
 * Terms and lists of terms: the type sets of constraints (types2's typeterm.go and termlist.go).
 *
 * REPRESENTATION: a list of terms, or null for the set of all types; the empty list is the empty set. Terms for
 * the empty set are dropped, and a list that contains all types is null, so no term without a type exists.
 */
import { identical } from './predicates.js';
import { typeString } from './type-string.js';
import type { Type } from './types.js';
import { under } from './under.js';

export interface Term {
  tilde: boolean;
  type: Type;
}

export type Termlist = Term[] | null;

export const termSep = ' | ';

export function disjoint(x: Term, y: Term): boolean {
  const ux = y.tilde ? under(x.type) : x.type;
  const uy = x.tilde ? under(y.type) : y.type;
  return !identical(ux, uy);
}

/** Whether t is in the type set of x. */
export function includes(x: Term, t: Type): boolean {
  return identical(x.type, x.tilde ? under(t) : t);
}

function subsetOfTerm(x: Term, y: Term): boolean {
  return !disjoint(x, y) && (!x.tilde || y.tilde);
}

function unionTerm(x: Term, y: Term): Term | null {
  if (disjoint(x, y)) return null;
  return x.tilde || !y.tilde ? x : y;
}

function norm(xl: Term[]): Term[] {
  const used = new Set<number>();
  const out: Term[] = [];
  for (let i = 0; i < xl.length; i++) {
    if (used.has(i)) continue;
    let xi = xl[i]!;
    for (let j = i + 1; j < xl.length; j++) {
      if (used.has(j)) continue;
      const u = unionTerm(xi, xl[j]!);
      if (u !== null) {
        xi = u;
        used.add(j);
      }
    }
    out.push(xi);
  }
  return out;
}

export function union(xl: Termlist, yl: Termlist): Termlist {
  if (xl === null || yl === null) return null;
  return norm([...xl, ...yl]);
}

export function intersect(xl: Termlist, yl: Termlist): Termlist {
  if (xl === null) return yl;
  if (yl === null) return xl;
  const out: Term[] = [];
  for (const x of xl) {
    for (const y of yl) {
      if (!disjoint(x, y)) out.push(!x.tilde || y.tilde ? x : y);
    }
  }
  return norm(out);
}

export function subsetOf(xl: Termlist, yl: Termlist): boolean {
  if (yl === null) return true;
  if (xl === null) return false;
  return xl.every((x) => yl.some((y) => subsetOfTerm(x, y)));
}

export function equalTermlists(xl: Termlist, yl: Termlist): boolean {
  if (xl === null || yl === null) return xl === yl;
  return subsetOf(xl, yl) && subsetOf(yl, xl);
}

export function termString(x: Term): string {
  return (x.tilde ? '~' : '') + typeString(x.type, null);
}

/** As types2 prints it: the empty set is the sign for it, all types a script U, both in UTF-8. */
export function termlistString(xl: Termlist): string {
  if (xl === null) return '\xf0\x9d\x93\xa4';
  if (xl.length === 0) return '\xe2\x88\x85';
  return xl.map(termString).join(termSep);
}
