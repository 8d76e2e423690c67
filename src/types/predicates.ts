/**
 * Questions about types (types2's predicates.go): kinds, comparability, identity, defaults.
 *
 * isX(t) looks at the underlying type and is false for type parameters; allX(t) asks all types of a type
 * parameter's type set.
 */
import { noPos } from '../base/source.js';
import { newContext } from './context.js';
import { objId, sameId } from './object.js';
import { makeSubstMap, subst } from './subst.js';
import { iface } from './typeparam.js';
import { computeUnionTypeSet, tsetIs, tsetIsComparable, tsetIsEmpty, typeSet } from './typeset.js';
import { equalTermlists } from './typeterm.js';
import type { Basic, InterfaceT, Named, Tuple, Type, TypeSet, Union } from './types.js';
import { basicKinds, typ, universeRune } from './universe-types.js';
import { safeUnderlying, type TypeProblem, typeErrorf, unalias, under, underIs } from './under.js';

// ---------------------------------------------------------------- basic kinds

/** Properties of basic types, as bits (types2's BasicInfo). */
export const enum Info {
  Boolean = 1,
  Integer = 2,
  Unsigned = 4,
  Float = 8,
  Complex = 16,
  String = 32,
  Untyped = 64,
  Ordered = Integer | Float | String,
  Numeric = Integer | Float | Complex,
  ConstType = Boolean | Numeric | String,
}

export function basicInfo(t: Basic): number {
  switch (t.basic) {
    case 'bool':
      return Info.Boolean;
    case 'int':
    case 'int8':
    case 'int16':
    case 'int32':
    case 'int64':
      return Info.Integer;
    case 'uint':
    case 'uint8':
    case 'uint16':
    case 'uint32':
    case 'uint64':
    case 'uintptr':
      return Info.Integer | Info.Unsigned;
    case 'float32':
    case 'float64':
      return Info.Float;
    case 'complex64':
    case 'complex128':
      return Info.Complex;
    case 'string':
      return Info.String;
    case 'untyped bool':
      return Info.Boolean | Info.Untyped;
    case 'untyped int':
    case 'untyped rune':
      return Info.Integer | Info.Untyped;
    case 'untyped float':
      return Info.Float | Info.Untyped;
    case 'untyped complex':
      return Info.Complex | Info.Untyped;
    case 'untyped string':
      return Info.String | Info.Untyped;
    case 'untyped nil':
      return Info.Untyped;
    default:
      return 0;
  }
}

export function isBasic(t: Type, info: number): boolean {
  const u = under(t);
  return u.kind === 'Basic' && (basicInfo(u) & info) !== 0;
}

export function allBasic(t: Type, info: number): boolean {
  const p = unalias(t);
  if (p.kind === 'TypeParam') return tsetIs(typeSet(iface(p)), (x) => x !== null && isBasic(x.type, info));
  return isBasic(t, info);
}

export const isBoolean = (t: Type): boolean => isBasic(t, Info.Boolean);
export const isInteger = (t: Type): boolean => isBasic(t, Info.Integer);
export const isUnsigned = (t: Type): boolean => isBasic(t, Info.Unsigned);
export const isFloat = (t: Type): boolean => isBasic(t, Info.Float);
export const isComplex = (t: Type): boolean => isBasic(t, Info.Complex);
export const isNumeric = (t: Type): boolean => isBasic(t, Info.Numeric);
export const isString = (t: Type): boolean => isBasic(t, Info.String);
export const isIntegerOrFloat = (t: Type): boolean => isBasic(t, Info.Integer | Info.Float);
export const isConstType = (t: Type): boolean => isBasic(t, Info.ConstType);

export const allBoolean = (t: Type): boolean => allBasic(t, Info.Boolean);
export const allInteger = (t: Type): boolean => allBasic(t, Info.Integer);
export const allUnsigned = (t: Type): boolean => allBasic(t, Info.Unsigned);
export const allNumeric = (t: Type): boolean => allBasic(t, Info.Numeric);
export const allString = (t: Type): boolean => allBasic(t, Info.String);
export const allOrdered = (t: Type): boolean => allBasic(t, Info.Ordered);
export const allNumericOrString = (t: Type): boolean => allBasic(t, Info.Numeric | Info.String);

// ---------------------------------------------------------------- shapes

export function isValid(t: Type): boolean {
  const u = unalias(t);
  return u.kind !== 'Basic' || u.basic !== 'invalid';
}

/** Predeclared types, defined types and type parameters have names. */
export function hasName(t: Type): boolean {
  const u = unalias(t);
  return u.kind === 'Basic' || u.kind === 'Named' || u.kind === 'TypeParam';
}

/** Neither a defined type nor a type parameter. */
export function isTypeLit(t: Type): boolean {
  const u = unalias(t);
  return u.kind !== 'Named' && u.kind !== 'TypeParam';
}

export function isTyped(t: Type): boolean {
  return t.kind !== 'Basic' || (basicInfo(t) & Info.Untyped) === 0;
}

export function isUntyped(t: Type): boolean {
  return !isTyped(t);
}

export function isUntypedNumeric(t: Type): boolean {
  if (t.kind !== 'Basic') return false;
  const info = basicInfo(t);
  return (info & Info.Untyped) !== 0 && (info & Info.Numeric) !== 0;
}

/** Type parameters count, because their underlying type is an interface. */
export function isInterface(t: Type): boolean {
  return under(t).kind === 'Interface';
}

export function isInterfacePtr(t: Type): boolean {
  const u = under(t);
  return u.kind === 'Pointer' && isInterface(u.elem);
}

export function isNonTypeParamInterface(t: Type): boolean {
  return !isTypeParam(t) && isInterface(t);
}

export function isTypeParam(t: Type): boolean {
  return unalias(t).kind === 'TypeParam';
}

/** May miss an empty type set that has not been computed yet; never computes one. */
export function hasEmptyTypeset(t: Type): boolean {
  const p = unalias(t);
  if (p.kind !== 'TypeParam' || (p.bound as Type | null) === null) return false;
  const u = safeUnderlying(p.bound);
  return u !== null && u.kind === 'Interface' && u.tset !== undefined && tsetIsEmpty(u.tset);
}

/** A generic type that still needs type arguments (functions are not asked about). */
export function isGeneric(t: Type): boolean {
  if (t.kind === 'Alias' && t.tparams.length > 0 && t.targs.length === 0) return true;
  const u = unalias(t);
  return u.kind === 'Named' && u.targs.length === 0 && u.orig.tparams.length > 0;
}

// ---------------------------------------------------------------- comparability, nil

export function comparable(t: Type): boolean {
  return comparableType(t, true, null) === null;
}

/**
 * Null if values of the type can be compared, else why not. With `dynamic`, interfaces that are no type parameters
 * always can (the comparison may panic).
 */
export function comparableType(T: Type, dynamic: boolean, seen: Set<Type> | null): TypeProblem | null {
  if (seen?.has(T)) return null;

  const t = under(T);
  if (t.kind === 'Struct' || t.kind === 'Array' || t.kind === 'Interface') seen ??= new Set();
  seen?.add(T);
  switch (t.kind) {
    case 'Basic':
      // Invalid types are comparable, to avoid follow-on errors.
      return t.basic === 'untyped nil' ? typeErrorf('') : null;
    case 'Pointer':
    case 'Chan':
      return null;
    case 'Struct':
      for (const f of t.fields) {
        if (comparableType(f.type!, dynamic, seen) !== null) return typeErrorf('struct containing %s cannot be compared', f.type);
      }
      return null;
    case 'Array':
      return comparableType(t.elem, dynamic, seen) !== null ? typeErrorf('%s cannot be compared', T) : null;
    case 'Interface':
      if ((dynamic && !isTypeParam(T)) || tsetIsComparable(typeSet(t), seen!)) return null;
      return typeErrorf(tsetIsEmpty(typeSet(t)) ? 'empty type set' : 'incomparable types in type set');
    default:
      return typeErrorf('');
  }
}

export function hasNil(t: Type): boolean {
  const u = under(t);
  switch (u.kind) {
    case 'Basic':
      return u.basic === 'unsafe.Pointer';
    case 'Slice':
    case 'Pointer':
    case 'Signature':
    case 'Map':
    case 'Chan':
      return true;
    case 'Interface':
      return !isTypeParam(t) || underIs(t, (v) => v !== null && hasNil(v));
    default:
      return false;
  }
}

// ---------------------------------------------------------------- identity

/** A stack of pairs of interfaces under comparison, to end recursion through anonymous interfaces. */
export interface IfacePair {
  x: InterfaceT;
  y: InterfaceT;
  prev: IfacePair | null;
}

export function pairOnStack(p: IfacePair | null, x: InterfaceT, y: InterfaceT): boolean {
  for (; p !== null; p = p.prev) {
    if ((p.x === x && p.y === y) || (p.x === y && p.y === x)) return true;
  }
  return false;
}

export interface Comparer {
  ignoreTags: boolean;
  /** An invalid type is identical to any. */
  ignoreInvalids: boolean;
}

const strict: Comparer = { ignoreTags: false, ignoreInvalids: false };
const noTags: Comparer = { ignoreTags: true, ignoreInvalids: false };

export function identical(x: Type, y: Type): boolean {
  return x === y || identicalTypes(strict, x, y, null);
}

export function identicalIgnoreTags(x: Type, y: Type): boolean {
  return identicalTypes(noTags, x, y, null);
}

export function identicalTypes(c: Comparer, x0: Type, y0: Type, p: IfacePair | null): boolean {
  const x = unalias(x0);
  const y = unalias(y0);
  if (x === y) return true;
  if (c.ignoreInvalids && (!isValid(x) || !isValid(y))) return true;

  switch (x.kind) {
    case 'Basic':
      return y.kind === 'Basic' && x.basic === y.basic;
    case 'Array':
      // A negative length is unknown because of an error.
      return y.kind === 'Array' && (x.len < 0 || y.len < 0 || x.len === y.len) && identicalTypes(c, x.elem, y.elem, p);
    case 'Slice':
      return y.kind === 'Slice' && identicalTypes(c, x.elem, y.elem, p);
    case 'Pointer':
      return y.kind === 'Pointer' && identicalTypes(c, x.elem, y.elem, p);
    case 'Map':
      return y.kind === 'Map' && identicalTypes(c, x.key, y.key, p) && identicalTypes(c, x.elem, y.elem, p);
    case 'Chan':
      return y.kind === 'Chan' && x.dir === y.dir && identicalTypes(c, x.elem, y.elem, p);
    case 'Struct':
      return (
        y.kind === 'Struct' &&
        x.fields.length === y.fields.length &&
        x.fields.every((f, i) => {
          const g = y.fields[i]!;
          return (
            f.embedded === g.embedded &&
            (c.ignoreTags || (x.tags[i] ?? '') === (y.tags[i] ?? '')) &&
            sameId(f, g.pkg, g.name, false) &&
            identicalTypes(c, f.type!, g.type!, p)
          );
        })
      );
    case 'Tuple':
      return y.kind === 'Tuple' && identicalTuples(c, x, y, p);
    case 'Signature':
      return y.kind === 'Signature' && identicalSignatures(c, x, y, p);
    case 'Union': {
      if (y.kind !== 'Union') return false;
      const sets = new Map<Union, TypeSet>();
      return equalTermlists(computeUnionTypeSet(null, sets, noPos, x).terms, computeUnionTypeSet(null, sets, noPos, y).terms);
    }
    case 'Interface':
      return y.kind === 'Interface' && identicalInterfaces(c, x, y, p);
    case 'Named':
      return (
        y.kind === 'Named' &&
        x.targs.length === y.targs.length &&
        identicalOrigin(x, y) &&
        x.targs.every((a, i) => identical(a, y.targs[i]!))
      );
    default:
      return false;
  }
}

function identicalTuples(c: Comparer, x: Tuple, y: Tuple, p: IfacePair | null): boolean {
  return x.vars.length === y.vars.length && x.vars.every((v, i) => identicalTypes(c, v.type!, y.vars[i]!.type!, p));
}

type Sig = Extract<Type, { kind: 'Signature' }>;

/** Names of parameters don't count; type parameters are renamed to x's. */
function identicalSignatures(c: Comparer, x: Sig, y: Sig, p: IfacePair | null): boolean {
  if (x.tparams.length !== y.tparams.length || x.variadic !== y.variadic) return false;
  let yparams = y.params;
  let yresults = y.results;
  if (x.tparams.length > 0) {
    const smap = makeSubstMap(y.tparams, x.tparams);
    const ctxt = newContext();
    for (let i = 0; i < x.tparams.length; i++) {
      const ybound = subst(null, noPos, y.tparams[i]!.bound, smap, null, ctxt);
      if (!identicalTypes(c, x.tparams[i]!.bound, ybound, p)) return false;
    }
    yparams = subst(null, noPos, y.params, smap, null, ctxt) as Tuple;
    yresults = subst(null, noPos, y.results, smap, null, ctxt) as Tuple;
  }
  return identicalTuples(c, x.params, yparams, p) && identicalTuples(c, x.results, yresults, p);
}

function identicalInterfaces(c: Comparer, x: InterfaceT, y: InterfaceT, p: IfacePair | null): boolean {
  const xset = typeSet(x);
  const yset = typeSet(y);
  if (xset.comparable !== yset.comparable || !equalTermlists(xset.terms, yset.terms)) return false;
  if (xset.methods.length !== yset.methods.length) return false;
  if (pairOnStack(p, x, y)) return true;
  const q = { x, y, prev: p };
  return xset.methods.every((f, i) => {
    const g = yset.methods[i]!;
    return objId(f) === objId(g) && identicalTypes(c, f.type!, g.type!, q);
  });
}

/** Whether both come from one declaration. Universe types may be copies. */
export function identicalOrigin(x: Named, y: Named): boolean {
  const xo = x.orig.obj;
  const yo = y.orig.obj;
  return xo === yo || (xo.pkg === null && yo.pkg === null && xo.name === yo.name);
}

export function identicalInstance(xorig: Type, xargs: Type[], yorig: Type, yargs: Type[]): boolean {
  return xargs.length === yargs.length && xargs.every((a, i) => identical(a, yargs[i]!)) && identical(xorig, yorig);
}

// ---------------------------------------------------------------- defaults

/** types2's Default: the type that an untyped value gets when nothing else is asked for. */
export function defaultType(t: Type): Type {
  if (t.kind !== 'Basic') return t;
  switch (t.basic) {
    case 'untyped bool':
      return typ('bool');
    case 'untyped int':
      return typ('int');
    case 'untyped rune':
      return universeRune;
    case 'untyped float':
      return typ('float64');
    case 'untyped complex':
      return typ('complex128');
    case 'untyped string':
      return typ('string');
    default:
      return t;
  }
}

/** The larger of two untyped numeric types; equal types give themselves; otherwise null. */
export function maxType(x: Type, y: Type): Type | null {
  if (x === y || (x.kind === 'Basic' && y.kind === 'Basic' && x.basic === y.basic && x.name === y.name)) return x;
  if (isUntypedNumeric(x) && isUntypedNumeric(y)) {
    const ix = basicKinds.indexOf((x as Basic).basic);
    const iy = basicKinds.indexOf((y as Basic).basic);
    return ix > iy ? x : y;
  }
  return null;
}
