/**
 * Unification of types (types2's unify.go): finds type arguments for type parameters such that two types become
 * identical, or assignable.
 *
 * Each type parameter that takes part has a handle that holds its argument once it is known; joined parameters
 * share a handle. Modes: `exact` wants identical types; otherwise defined types match their underlying types and
 * channel directions may differ; `assign` says that y is assigned to x, so that elements must match exactly.
 */
import { asNamed, unalias } from './alias.js';
import { lookupFieldOrMethod } from './lookup.js';
import { objId, sameId } from './object.js';
import { identical, identicalOrigin, type IfacePair, isInterface, isTypeLit, isTypeParam, pairOnStack } from './predicates.js';
import { typeSet } from './typeset.js';
import { equalTermlists } from './typeterm.js';
import type { InterfaceT, Tuple, Type, TypeParam } from './types.js';
import { commonUnder, under } from './under.js';

export const assignMode = 1;
export const exactMode = 2;
export type UnifyMode = number;

/** Recursion deeper than this is a cycle through an invalid type; unification then fails. */
const unificationDepthLimit = 100;

interface Handle {
  type: Type | null;
}

export interface Unifier {
  handles: Map<TypeParam, Handle>;
  depth: number;
  /** Use methods of interfaces for inference (since go1.21). */
  enableInterfaceInference: boolean;
}

export function newUnifier(tparams: readonly TypeParam[], targs: readonly (Type | null)[], enableInterfaceInference: boolean): Unifier {
  const handles = new Map<TypeParam, Handle>();
  tparams.forEach((p, i) => {
    handles.set(p, { type: targs[i] ?? null });
  });
  return { handles, depth: 0, enableInterfaceInference };
}

export function unify(u: Unifier, x: Type, y: Type, mode: UnifyMode): boolean {
  return nify(u, x, y, mode, null);
}

/** The argument known for x, or null. */
export function unifierAt(u: Unifier, x: TypeParam): Type | null {
  return u.handles.get(x)?.type ?? null;
}

export function unifierSet(u: Unifier, x: TypeParam, t: Type): void {
  u.handles.get(x)!.type = t;
}

export function unknowns(u: Unifier): number {
  let n = 0;
  for (const h of u.handles.values()) if (h.type === null) n++;
  return n;
}

export function inferred(u: Unifier, tparams: readonly TypeParam[]): (Type | null)[] {
  return tparams.map((p) => unifierAt(u, p));
}

/** Makes x and y share their argument; impossible if both have one. */
function join(u: Unifier, x: TypeParam, y: TypeParam): boolean {
  const hx = u.handles.get(x)!;
  const hy = u.handles.get(y)!;
  if (hx === hy) return true;
  if (hx.type !== null && hy.type !== null) return false;
  const [from, to] = hx.type !== null ? [hy, hx] : [hx, hy];
  for (const [p, h] of u.handles) if (h === from) u.handles.set(p, to);
  return true;
}

function asBoundTypeParam(u: Unifier, t: Type | null): TypeParam | null {
  if (t === null) return null;
  const p = unalias(t);
  return p.kind === 'TypeParam' && u.handles.has(p) ? p : null;
}

/** The interface under t, unless t is a type parameter. */
function asInterface(t: Type): InterfaceT | null {
  if (isTypeParam(t)) return null;
  const i = under(t);
  return i.kind === 'Interface' ? i : null;
}

function same(x: Type, y: Type): boolean {
  return x === y || unalias(x) === unalias(y);
}

function nify(u: Unifier, x: Type, y: Type, mode: UnifyMode, p: IfacePair | null): boolean {
  u.depth++;
  const res = u.depth <= unificationDepthLimit && nify1(u, x, y, mode, p);
  u.depth--;
  return res;
}

function nify1(u: Unifier, x: Type, y: Type, mode: UnifyMode, p: IfacePair | null): boolean {
  if (same(x, y)) return true;

  // Defined types go to y, bound type parameters to x.
  if (asNamed(x) !== null || asBoundTypeParam(u, y) !== null) [x, y] = [y, x];

  // A defined type matches a type literal through its underlying type, unless that is exact or interfaces match by methods.
  const ny = asNamed(y);
  if (!(mode & exactMode) && ny !== null && isTypeLit(x) && !(u.enableInterfaceInference && isInterface(x))) {
    y = under(ny);
    if (same(x, y)) return true;
  }

  const px = asBoundTypeParam(u, x);
  if (px !== null) {
    const py = asBoundTypeParam(u, y);
    if (py !== null) {
      if (join(u, px, py)) return true;
      return nify(u, unifierAt(u, px)!, unifierAt(u, py)!, mode, p);
    }
    const tx = unifierAt(u, px);
    if (tx === null) {
      unifierSet(u, px, y);
      return true;
    }
    return nify(u, tx, y, mode, p) && chooseBetter(u, px, tx, y, mode);
  }

  if (u.enableInterfaceInference && !(mode & exactMode)) {
    const res = nifyInterfaces(u, x, y, p);
    if (res !== null) return res;
  }

  // Unbound type parameters go to x.
  if (isTypeParam(y)) [x, y] = [y, x];
  return nifyStructure(u, x, y, mode, p);
}

/** Both x (the argument so far) and y unify with px: keep the one that more values are assignable to. */
function chooseBetter(u: Unifier, px: TypeParam, x: Type, y: Type, mode: UnifyMode): boolean {
  const xi = asInterface(x);
  const yi = asInterface(y);
  const xn = asNamed(x) !== null;
  const yn = asNamed(y) !== null;
  if (xi !== null && yi !== null) {
    // Defined interfaces must be identical; otherwise both must have the same methods.
    if (xn && yn) return identical(x, y);
    if (typeSet(xi).methods.length !== typeSet(yi).methods.length) return false;
  } else if (xi !== null || yi !== null) {
    return false; // the choice would depend on the order
  }
  if (!(mode & exactMode) && !xn) {
    if (yn) {
      unifierSet(u, px, y);
    } else {
      const yc = under(y);
      if (yc.kind === 'Chan' && yc.dir !== 'both') unifierSet(u, px, y);
    }
  }
  return true;
}

/** Inexact unification where one or both types are interfaces; null if neither is. */
function nifyInterfaces(u: Unifier, x: Type, y: Type, p: IfacePair | null): boolean | null {
  let xi = asInterface(x);
  const yi = asInterface(y);
  if (xi !== null && yi !== null) {
    const xset = typeSet(xi);
    const yset = typeSet(yi);
    if (xset.comparable !== yset.comparable || !equalTermlists(xset.terms, yset.terms)) return false;
    if (pairOnStack(p, xi, yi)) return true;
    const q: IfacePair = { x: xi, y: yi, prev: p };
    // The methods of one must be a subset of the other's.
    const [few, many] = xset.methods.length <= yset.methods.length ? [xset.methods, yset.methods] : [yset.methods, xset.methods];
    const byId = new Map(many.map((m) => [objId(m), m]));
    return few.every((m) => {
      const other = byId.get(objId(m));
      return other !== undefined && nify(u, m.type!, other.type!, exactMode, q);
    });
  }
  if (yi !== null) {
    xi = yi;
    y = x;
  }
  if (xi === null) return null;
  return typeSet(xi).methods.every((m) => {
    const { obj } = lookupFieldOrMethod(y, false, m.pkg, m.name);
    return obj?.kind === 'Func' && obj.type !== null && nify(u, m.type!, obj.type, exactMode, p);
  });
}

function nifyTuples(u: Unifier, x: Tuple, y: Tuple, mode: UnifyMode, p: IfacePair | null): boolean {
  return x.vars.length === y.vars.length && x.vars.every((v, i) => nify(u, v.type!, y.vars[i]!.type!, mode, p));
}

function nifyStructure(u: Unifier, xorig: Type, yorig: Type, mode: UnifyMode, p: IfacePair | null): boolean {
  const emode = mode & assignMode ? mode | exactMode : mode;
  const x = unalias(xorig);
  const y = unalias(yorig);
  switch (x.kind) {
    case 'Basic':
      return y.kind === 'Basic' && x.basic === y.basic;
    case 'Array':
      return y.kind === 'Array' && (x.len < 0 || y.len < 0 || x.len === y.len) && nify(u, x.elem, y.elem, emode, p);
    case 'Slice':
      return y.kind === 'Slice' && nify(u, x.elem, y.elem, emode, p);
    case 'Pointer':
      return y.kind === 'Pointer' && nify(u, x.elem, y.elem, emode, p);
    case 'Struct':
      return (
        y.kind === 'Struct' &&
        x.fields.length === y.fields.length &&
        x.fields.every((f, i) => {
          const g = y.fields[i]!;
          return (
            f.embedded === g.embedded &&
            (x.tags[i] ?? '') === (y.tags[i] ?? '') &&
            sameId(f, g.pkg, g.name, false) &&
            nify(u, f.type!, g.type!, emode, p)
          );
        })
      );
    case 'Tuple':
      return y.kind === 'Tuple' && nifyTuples(u, x, y, mode, p);
    case 'Signature':
      return (
        y.kind === 'Signature' &&
        x.variadic === y.variadic &&
        nifyTuples(u, x.params, y.params, emode, p) &&
        nifyTuples(u, x.results, y.results, emode, p)
      );
    case 'Interface': {
      if (y.kind !== 'Interface') return false;
      const xset = typeSet(x);
      const yset = typeSet(y);
      if (xset.comparable !== yset.comparable || !equalTermlists(xset.terms, yset.terms)) return false;
      if (xset.methods.length !== yset.methods.length) return false;
      if (pairOnStack(p, x, y)) return true;
      const q: IfacePair = { x, y, prev: p };
      return xset.methods.every((f, i) => {
        const g = yset.methods[i]!;
        return objId(f) === objId(g) && nify(u, f.type!, g.type!, exactMode, q);
      });
    }
    case 'Map':
      return y.kind === 'Map' && nify(u, x.key, y.key, emode, p) && nify(u, x.elem, y.elem, emode, p);
    case 'Chan':
      return y.kind === 'Chan' && (!(mode & exactMode) || x.dir === y.dir) && nify(u, x.elem, y.elem, emode, p);
    case 'Named':
      // Arguments before origins, so that they unify for better messages even if the origins differ.
      return (
        y.kind === 'Named' &&
        x.targs.length === y.targs.length &&
        x.targs.every((a, i) => nify(u, a, y.targs[i]!, mode, p)) &&
        identicalOrigin(x, y)
      );
    case 'TypeParam': {
      // Not bound: whatever its argument is, it has the constraint's core type.
      const cx = commonUnder(x, null).typ;
      return cx !== null && nify(u, cx, yorig, assignMode, p);
    }
    default:
      return false;
  }
}
