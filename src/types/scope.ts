/**
 * Scopes: a tree of tables from names to objects (types2's scope.go). Lookups along the chain with positions
 * belong to the checker's environment.
 */
import type { Pos } from '../base/source.js';
import { equalFold, isExported } from './object.js';
import type { Obj, Scope } from './types.js';

let filled = 0;
/** How often a scope got its first name: as long as that is the same, what was empty is empty. */
export function filledScopes(): number {
  return filled;
}

/** The elements of all scopes that have none: most blocks declare nothing. Never written to (`enter`). */
const noElems = new Map<string, Obj>();

/** A new scope; it is entered in the children of `parent` unless that is the universe. */
export function newScope(parent: Scope | null, pos: Pos, end: Pos, comment: string): Scope {
  const s: Scope = { parent, children: [], elems: noElems, pos, end, isFunc: false, comment };
  // The universe must not keep every package alive.
  if (parent !== null && parent.comment !== 'universe') parent.children.push(s);
  return s;
}

/** The object of that name in this scope, or null. */
export function lookup(s: Scope, name: string): Obj | null {
  return s.elems.get(name) ?? null;
}

/**
 * Enters `obj` unless the name is taken, and then returns the object that is there. The object's parent becomes
 * `s` if it has none.
 */
export function insert(s: Scope, obj: Obj): Obj | null {
  const alt = s.elems.get(obj.name);
  if (alt !== undefined) return alt;
  enter(s, obj.name, obj);
  if (obj.parent === null) obj.parent = s;
  return null;
}

/** Enters obj under a name that is not taken. */
export function enter(s: Scope, name: string, obj: Obj): void {
  if (s.elems.size === 0) {
    filled++;
    if (s.elems === noElems) s.elems = new Map();
  }
  s.elems.set(name, obj);
}

/** Names in the scope, sorted. */
export function scopeNames(s: Scope): string[] {
  return [...s.elems.keys()].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Objects whose names equal `name` but for case; only exported ones if asked. */
export function lookupIgnoringCase(s: Scope, name: string, exported: boolean): Obj[] {
  const out: Obj[] = [];
  for (const n of scopeNames(s)) {
    if ((!exported || isExported(n)) && equalFold(n, name)) out.push(s.elems.get(n)!);
  }
  return out;
}
