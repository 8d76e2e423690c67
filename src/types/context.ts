/**
 * Hash-consing of instances (types2's context.go): within a context, an instantiation with identical arguments
 * gives the same object. That is what ends the expansion of recursive generic types.
 *
 * DEPARTURE from types2's structure: one context serves a whole check, and one shared context serves everything
 * outside of checks, where types2 gives each lineage of expansions its own. Contexts only save work and end
 * recursion; identity of types never depends on them.
 */
import { identical, identicalInstance } from './predicates.js';
import type { Type } from './types.js';
import { typeHash } from './type-string.js';

interface Entry {
  orig: Type;
  targs: Type[];
  instance: Type;
}

export interface Context {
  typeMap: Map<string, Entry[]>;
}

export function newContext(): Context {
  return { typeMap: new Map() };
}

let shared = newContext();

/** The context for expansions outside of a check. */
export function sharedContext(): Context {
  return shared;
}

/** Forgets all shared instances (between compilations, to free memory). */
export function resetSharedContext(): void {
  shared = newContext();
}

export function instanceHash(orig: Type, targs: Type[]): string {
  return typeHash(orig, targs);
}

/** An instance of orig with these arguments, or null. */
export function contextLookup(ctxt: Context, h: string, orig: Type, targs: Type[]): Type | null {
  for (const e of ctxt.typeMap.get(h) ?? []) {
    if (identicalInstance(orig, targs, e.orig, e.targs)) return e.instance;
  }
  return null;
}

/** Records inst, unless an identical instance is known; returns the one to use. */
export function contextUpdate(ctxt: Context, h: string, orig: Type, targs: Type[], inst: Type): Type {
  let list = ctxt.typeMap.get(h);
  if (list === undefined) {
    list = [];
    ctxt.typeMap.set(h, list);
  }
  for (const e of list) {
    if (identical(inst, e.instance)) return e.instance;
  }
  list.push({ orig, targs, instance: inst });
  return inst;
}
