/**
 * Defined types (types2's named.go): underlying types and methods, for instances of generic types computed on
 * demand by substitution in what the generic type has.
 *
 * STATES OF A NAMED
 *   declared   `fromRHS` is set by the checker once the declaration's right-hand side is known; `underlying` on first
 *              use of under(), by following right-hand sides. In package-object data only `underlying` is there.
 *   instance   (`targs` not empty) `fromRHS` is absent until unpack() has substituted; methods are undefined until
 *              method() has substituted them one by one.
 *
 * HOSTILE INPUT: an interface that mentions ever larger instances of itself makes expansion endless in gc
 * (go.dev/issue/78341). Arguments nested deeper, or larger, than any real program's end the expansion with an error
 * and an invalid type.
 */
import type { Checker } from './check.js';
import { declareMethod, errorAt, causef } from './checker-hooks.js';
import { contextUpdate, instanceHash, sharedContext, type Context } from './context.js';
import { currentChecker } from './current.js';
import { deref } from './lookup.js';
import { newPointer } from './new-types.js';
import { equalFold, hasPtrRecv, isExported, samePkg } from './object.js';
import { cloneFunc, cloneVar, makeSubstMap, replaceRecvType, subst } from './subst.js';
import type { Func, InterfaceT, Named, Package, Signature, Type, TypeName, TypeParam } from './types.js';
import { asNamed, unalias } from './alias.js';
import { invalidType } from './universe-types.js';

/** The context of the check, or the shared one. */
export function context(check: Checker | null): Context {
  return check === null ? sharedContext() : check.ctxt;
}

/** The object of the declaration (an instance's own `obj` only records a position). */
export function namedObj(t: Named): TypeName {
  return t.orig.obj;
}

/** Type parameters; those of the origin for an instance. */
export function namedTypeParams(t: Named): TypeParam[] {
  return t.orig.tparams;
}

/** Makes the right-hand side of an instance available. */
export function unpack(n: Named): Named {
  if (n.targs.length > 0 && n.fromRHS === undefined && n.underlying === null) n.fromRHS = expandRHS(n);
  return n;
}

/** The right-hand side as far as known; the underlying type for types from package objects. */
export function namedRHS(n: Named): Type | null {
  unpack(n);
  return n.fromRHS ?? n.underlying;
}

/** Computes `underlying` of n and of all types on the way to it. */
export function namedUnderlying(n: Named): Type {
  const path = new Set<Named>();
  let u: Type | null = null;
  let rhs: Type | null = n;
  while (u === null) {
    if (rhs === null) u = invalidType;
    else if (rhs.kind === 'Alias') rhs = unalias(rhs);
    else if (rhs.kind !== 'Named') u = rhs;
    else if (rhs.underlying !== null) u = rhs.underlying;
    else if (path.has(rhs)) u = invalidType;
    else {
      path.add(rhs);
      rhs = namedRHS(rhs);
    }
  }
  // A type parameter on the right-hand side is an error that has been reported.
  if (u.kind === 'TypeParam') u = invalidType;
  for (const t of path) t.underlying ??= u;
  return n.underlying ?? u;
}

// ---------------------------------------------------------------- expansion of instances

const maxNesting = 100;
const maxNodes = 20000;
const overflowed = new WeakSet<object>();

/** Whether the arguments are so deep or large that something must be wrong. */
function tooLarge(targs: Type[]): boolean {
  let budget = maxNodes;
  const walk = (t: Type, depth: number): boolean => {
    if (depth > maxNesting || --budget < 0) return true;
    switch (t.kind) {
      case 'Array':
      case 'Slice':
      case 'Pointer':
      case 'Chan':
        return walk(t.elem, depth + 1);
      case 'Map':
        return walk(t.key, depth + 1) || walk(t.elem, depth + 1);
      case 'Struct':
        return t.fields.some((f) => f.type !== null && walk(f.type, depth + 1));
      case 'Signature':
        return [...t.params.vars, ...t.results.vars].some((v) => v.type !== null && walk(v.type, depth + 1));
      case 'Interface':
        return t.methods.some((m) => m.type !== null && walk(m.type, depth + 1)) || t.embeddeds.some((e) => walk(e, depth + 1));
      case 'Named':
      case 'Alias':
        return t.targs.some((a) => walk(a, depth + 1));
      default:
        return false;
    }
  };
  return targs.some((t) => walk(t, 0));
}

function expandRHS(n: Named): Type {
  const check = currentChecker();
  const orig = n.orig;
  if (n.targs.length !== orig.tparams.length) return invalidType; // reported elsewhere
  if (tooLarge(n.targs)) {
    if (check !== null && !overflowed.has(check)) {
      overflowed.add(check);
      errorAt(check, orig.obj.pos, causef(check, 'instantiation cycle:\n\t%s is instantiated without end', orig.obj.name));
    }
    return invalidType;
  }
  const rhs0 = namedRHS(orig);
  if (rhs0 === null) return invalidType;

  // Enter n first: the right-hand side may mention this very instance.
  const ctxt = context(check);
  contextUpdate(ctxt, instanceHash(orig, n.targs), orig, n.targs, n);
  const rhs = subst(check, n.obj.pos, rhs0, makeSubstMap(orig.tparams, n.targs), n, ctxt);

  if (rhs.kind === 'Interface') {
    // Methods of a defined interface have the defined type as receiver.
    const { out, copied } = replaceRecvType(rhs.methods, orig, n);
    if (copied) {
      let res: InterfaceT = rhs;
      if (rhs === rhs0) {
        res = { kind: 'Interface', methods: [], embeddeds: rhs.embeddeds, embedPos: rhs.embedPos, implicit: false };
      }
      res.methods = out;
      delete res.tset;
      return res;
    }
  }
  return rhs;
}

// ---------------------------------------------------------------- methods

export function numMethods(t: Named): number {
  return t.orig.methods.length;
}

/** The i'th method, in the order of declaration; for an instance with its arguments substituted. */
export function method(t: Named, i: number): Func {
  if (t.targs.length === 0) return t.methods[i]!;
  const known = t.methods[i];
  if (known !== undefined) return known;
  const m = expandMethod(t, i);
  while (t.methods.length < t.orig.methods.length) t.methods.push(undefined);
  t.methods[i] = m;
  return m;
}
export const methodOf = method;

/** All methods, expanded. */
export function namedMethods(t: Named): Func[] {
  return t.orig.methods.map((_, i) => method(t, i));
}

function expandMethod(t: Named, i: number): Func {
  const check = currentChecker();
  const origm = t.orig.methods[i]!;
  declareMethod(check, origm);

  const origSig = origm.type as Signature;
  if (deref(origSig.recv!.type!).typ === t) return origm;

  let sig = origSig;
  if (origSig.rparams.length === t.targs.length) {
    const smap = makeSubstMap(origSig.rparams, t.targs);
    sig = subst(check, origm.pos, origSig, smap, t, context(check)) as Signature;
  }
  if (sig === origSig) sig = { ...origSig };
  const rtyp: Type = hasPtrRecv(origm) ? newPointer(t) : t;
  sig.recv = cloneVar(origSig.recv!, rtyp);
  return cloneFunc(origm, sig);
}

/** Above this, methods are found by an index. */
const manyMethods = 32;

/** Lists of methods only grow at their end; those of instances have gaps until somebody asks. */
const methodIndexes = new WeakMap<readonly (Func | undefined)[], { at: Map<string, number>; done: number }>();

function indexOfMethod(methods: readonly (Func | undefined)[], name: string): number {
  let x = methodIndexes.get(methods);
  if (x === undefined) methodIndexes.set(methods, (x = { at: new Map(), done: 0 }));
  for (let m = methods[x.done]; m !== undefined; m = methods[x.done]) {
    if (!x.at.has(m.name)) x.at.set(m.name, x.done);
    x.done++;
  }
  return x.at.get(name) ?? (x.done === methods.length ? -1 : methods.findIndex((m) => m?.name === name));
}

/** Index of a declared method, or -1. */
export function namedMethodIndex(t: Named, name: string, foldCase: boolean): number {
  if (name === '_') return -1;
  if (!foldCase && t.methods.length > manyMethods) return indexOfMethod(t.methods, name);
  return t.methods.findIndex((m) => m !== undefined && (foldCase ? equalFold(m.name, name) : m.name === name));
}

/** Adds m unless a method of that name is there. */
export function addMethod(t: Named, m: Func): void {
  if (namedMethodIndex(t, m.name, false) < 0) t.methods.push(m);
}

/** A declared method by name, as visible from pkg. */
export function lookupMethod(n: Named, pkg: Package | null, name: string, foldCase: boolean): { index: number; method: Func | null } {
  unpack(n);
  if (samePkg(n.orig.obj.pkg, pkg) || isExported(name) || foldCase) {
    const i = namedMethodIndex(n.orig, name, foldCase);
    if (i >= 0) return { index: i, method: method(n, i) };
  }
  return { index: -1, method: null };
}

/** Completes a Named whose underlying type is given (not a Named). */
export function setUnderlying(t: Named, u: Type): void {
  t.fromRHS = u;
  t.underlying = asNamed(u) === null ? unalias(u) : null;
}
