/**
 * Types as the IR asks about them: gc's types.Type methods (IsPtr, HasNil, HasShape, ...) over the checker's types, and
 * the few types that phases make themselves.
 *
 * Shapes: a Named in the pseudo package go.shape (isShape). gc's types.Identical is lenient about them: once a shape
 * occurs in one of the types, named types are compared by structure (types/identical.go). `identicalType` is that
 * function, `identicalStrict` the strict one.
 */
import { InternalError } from '../base/assert.js';
import { Info, identical, isBasic } from '../types/predicates.js';
import { interfaceEmpty, typeSet } from '../types/typeset.js';
import { under, unalias } from '../types/under.js';
import { typ } from '../types/universe-types.js';
import type { Basic, Package, PointerT, Signature, SliceT, StructT, Tuple, Type, Var } from '../types/types.js';

export { under, unalias };

// ---------------------------------------------------------------- constructors

const ptrCache = new WeakMap<Type, PointerT>();
const sliceCache = new WeakMap<Type, SliceT>();

export function newPtr(elem: Type): PointerT {
  let p = ptrCache.get(elem);
  if (p === undefined) {
    p = { kind: 'Pointer', elem };
    ptrCache.set(elem, p);
  }
  return p;
}

export function newSliceType(elem: Type): SliceT {
  let p = sliceCache.get(elem);
  if (p === undefined) {
    p = { kind: 'Slice', elem };
    sliceCache.set(elem, p);
  }
  return p;
}

export function newVarOf(type: Type, name = '', pkg: Package | null = null, pos = 0): Var {
  return { kind: 'Var', name, pos, pkg, type, parent: null, scopePos: 0, order: 0, isField: false, embedded: false, used: true, isParam: true, varKind: 'param' };
}

export function newTupleOf(vars: Var[]): Tuple {
  return { kind: 'Tuple', vars };
}

export function newSig(params: Var[], results: Var[], variadic = false, recv: Var | null = null): Signature {
  return { kind: 'Signature', tparams: [], rparams: [], recv, params: newTupleOf(params), results: newTupleOf(results), variadic };
}

export const tBool: Basic = typ('bool');
export const tInt: Basic = typ('int');
export const tUint: Basic = typ('uint');
export const tUint8: Basic = typ('uint8');
export const tInt32: Basic = typ('int32');
export const tInt64: Basic = typ('int64');
export const tUintptr: Basic = typ('uintptr');
export const tString: Basic = typ('string');
export const tUnsafePtr: Basic = typ('unsafe.Pointer');
export const tUntypedInt: Basic = typ('untyped int');
export const tBytePtr: PointerT = newPtr(tUint8);
export const emptyIface: Type = { kind: 'Interface', methods: [], embeddeds: [], embedPos: [], implicit: false };
export const noParams: Signature = newSig([], []);

/** The signature of a method expression: receiver as first parameter, names dropped. `recv` null: of a method value. */
export function methodType(sig: Signature, recv: Type | null): Signature {
  const params = sig.params.vars.map((v) => newVarOf(v.type!));
  if (recv !== null) params.unshift(newVarOf(recv));
  return newSig(params, sig.results.vars.map((v) => newVarOf(v.type!)), sig.variadic);
}

// ---------------------------------------------------------------- predicates

const kindOf = (t: Type): Type['kind'] => under(t).kind;

export const isPtr = (t: Type): boolean => kindOf(t) === 'Pointer';
export const isInterface = (t: Type): boolean => kindOf(t) === 'Interface';
export const isSlice = (t: Type): boolean => kindOf(t) === 'Slice';
export const isArray = (t: Type): boolean => kindOf(t) === 'Array';
export const isMap = (t: Type): boolean => kindOf(t) === 'Map';
export const isChan = (t: Type): boolean => kindOf(t) === 'Chan';
export const isStruct = (t: Type): boolean => kindOf(t) === 'Struct';
export const isFunc = (t: Type): boolean => kindOf(t) === 'Signature';
export const isString = (t: Type): boolean => isBasic(t, Info.String);
export const isInteger = (t: Type): boolean => isBasic(t, Info.Integer);
export const isUnsigned = (t: Type): boolean => isBasic(t, Info.Unsigned);
export const isFloat = (t: Type): boolean => isBasic(t, Info.Float);
export const isComplex = (t: Type): boolean => isBasic(t, Info.Complex);
export const isBoolean = (t: Type): boolean => isBasic(t, Info.Boolean);

export function isEmptyInterface(t: Type): boolean {
  const u = under(t);
  return u.kind === 'Interface' && interfaceEmpty(u);
}

export function isUnsafePtr(t: Type): boolean {
  const u = under(t);
  return u.kind === 'Basic' && u.basic === 'unsafe.Pointer';
}

export function isUintptr(t: Type): boolean {
  const u = under(t);
  return u.kind === 'Basic' && u.basic === 'uintptr';
}

export function isUntypedType(t: Type): boolean {
  return t.kind === 'Basic' && isBasic(t, Info.Untyped);
}

/** Element type of pointers, slices, arrays, channels and maps. */
export function elemType(t: Type): Type {
  const u = under(t);
  switch (u.kind) {
    case 'Pointer': case 'Slice': case 'Array': case 'Chan': case 'Map':
      return unalias(u.elem);
    default:
      throw new InternalError(`element type of ${u.kind}`);
  }
}

export function structType(t: Type): StructT {
  const u = under(t);
  if (u.kind !== 'Struct') throw new InternalError(`fields of ${u.kind}`);
  return u;
}

/** Struct type of t or *t. */
export function derefStruct(t: Type): StructT {
  const u = under(t);
  return structType(u.kind === 'Pointer' ? u.elem : t);
}

export function sigType(t: Type): Signature {
  const u = under(t);
  if (u.kind !== 'Signature') throw new InternalError(`signature of ${u.kind}`);
  return u;
}

/** Types with a nil: gc's HasNil. */
export function typeHasNil(t: Type): boolean {
  const u = under(t);
  switch (u.kind) {
    case 'Pointer': case 'Signature': case 'Map': case 'Chan': case 'Interface': case 'Slice':
      return true;
    case 'Basic':
      return u.basic === 'unsafe.Pointer';
    default:
      return false;
  }
}

/** Whether values of the type take no memory. */
function isEmptyType(t: Type): boolean {
  const u = under(t);
  if (u.kind === 'Array') return u.len === 0 || isEmptyType(u.elem);
  return u.kind === 'Struct' && u.fields.every((f) => isEmptyType(f.type!));
}

/**
 * Whether an interface's data word holds the value itself: types of one word that is a pointer (types.IsDirectIface).
 * Fields of size zero before the pointer do not matter; behind it the struct would be padded. The word size makes no difference.
 * DEPARTURE: gc pads `struct { _ [0]atomic.Int64; p *T }` on 32-bit machines.
 */
export function isDirectIface(t: Type): boolean {
  const u = under(t);
  switch (u.kind) {
    case 'Pointer': case 'Chan': case 'Map': case 'Signature':
      return true;
    case 'Basic':
      return u.basic === 'unsafe.Pointer';
    case 'Array':
      return u.len === 1 && isDirectIface(u.elem);
    case 'Struct': {
      const last = u.fields.at(-1);
      return last !== undefined && isDirectIface(last.type!) && u.fields.every((f) => f === last || isEmptyType(f.type!));
    }
    default:
      return false;
  }
}

export function isShape(t: Type): boolean {
  return t.kind === 'Named' && t.isShape === true;
}

const shapeCache = new WeakMap<Type, boolean>();

/** Whether a shape occurs in t (not looking into the fields of named types). */
export function hasShape(t: Type): boolean {
  if (t.kind === 'Basic') return false;
  let r = shapeCache.get(t);
  if (r === undefined) {
    shapeCache.set(t, false); // breaks cycles
    r = computeHasShape(t);
    shapeCache.set(t, r);
  }
  return r;
}

function computeHasShape(t: Type): boolean {
  const anyVar = (vs: Var[]): boolean => vs.some((v) => v.type !== null && hasShape(v.type));
  switch (t.kind) {
    case 'Basic': case 'TypeParam':
      return false;
    case 'Alias':
      return hasShape(unalias(t));
    case 'Named':
      return t.isShape === true || t.targs.some(hasShape);
    case 'Pointer': case 'Slice': case 'Array': case 'Chan':
      return hasShape(t.elem);
    case 'Map':
      return hasShape(t.key) || hasShape(t.elem);
    case 'Struct':
      return anyVar(t.fields);
    case 'Tuple':
      return anyVar(t.vars);
    case 'Signature':
      return anyVar(t.params.vars) || anyVar(t.results.vars);
    case 'Interface':
      return typeSet(t).methods.some((m) => hasShape(m.type as Type));
    case 'Union':
      return t.terms.some((x) => hasShape(x.type));
  }
}

// ---------------------------------------------------------------- identity

export function identicalStrict(a: Type, b: Type): boolean {
  return a === b || identical(a, b);
}

/** gc's types.Identical, lenient about shapes. */
export function identicalType(a: Type, b: Type): boolean {
  if (a === b || identical(a, b)) return true;
  if (!hasShape(a) && !hasShape(b)) return false;
  return sameStructure(a, b, []);
}

function sameStructure(a0: Type, b0: Type, stack: [Type, Type][]): boolean {
  let a = unalias(a0);
  let b = unalias(b0);
  if (a === b || identical(a, b)) return true;
  if (a.kind === 'Named' || b.kind === 'Named') {
    if (!hasShape(a) && !hasShape(b)) return false;
    a = under(a);
    b = under(b);
    // All pointers have one shape where the constraint says nothing of the type.
    if (a.kind === 'Pointer' && b.kind === 'Pointer') return true;
  }
  if (a.kind !== b.kind) return false;
  if (stack.some(([x, y]) => x === a && y === b)) return true;
  stack.push([a, b]);
  const r = sameParts(a, b, stack);
  stack.pop();
  return r;
}

function sameVars(a: Var[], b: Var[], stack: [Type, Type][]): boolean {
  return a.length === b.length && a.every((v, i) => sameStructure(v.type!, b[i]!.type!, stack));
}

function sameParts(a: Type, b: Type, stack: [Type, Type][]): boolean {
  const same = (x: Type, y: Type): boolean => sameStructure(x, y, stack);
  switch (a.kind) {
    case 'Basic':
      return b.kind === 'Basic' && a.basic === b.basic;
    case 'Pointer': case 'Slice':
      return same(a.elem, (b as PointerT).elem);
    case 'Array':
      return b.kind === 'Array' && a.len === b.len && same(a.elem, b.elem);
    case 'Chan':
      return b.kind === 'Chan' && a.dir === b.dir && same(a.elem, b.elem);
    case 'Map':
      return b.kind === 'Map' && same(a.key, b.key) && same(a.elem, b.elem);
    case 'Struct':
      return (
        b.kind === 'Struct' &&
        a.fields.length === b.fields.length &&
        a.fields.every((f, i) => f.name === b.fields[i]!.name && f.embedded === b.fields[i]!.embedded && (a.tags[i] ?? '') === (b.tags[i] ?? '') && same(f.type!, b.fields[i]!.type!))
      );
    case 'Tuple':
      return b.kind === 'Tuple' && sameVars(a.vars, b.vars, stack);
    case 'Signature':
      return b.kind === 'Signature' && a.variadic === b.variadic && sameVars(a.params.vars, b.params.vars, stack) && sameVars(a.results.vars, b.results.vars, stack);
    case 'Interface': {
      if (b.kind !== 'Interface') return false;
      const x = typeSet(a).methods;
      const y = typeSet(b).methods;
      return x.length === y.length && x.every((m, i) => m.name === y[i]!.name && same(m.type as Type, y[i]!.type as Type));
    }
    default:
      return false;
  }
}

/** Equal but for struct tags at any depth below the underlying types; used for conversions. */
export function sameUnderlyingIgnoringTags(a: Type, b: Type, ignoreTags: (x: Type, y: Type) => boolean): boolean {
  const x = under(a);
  const y = under(b);
  return ignoreTags(x, y) || identicalType(x, y);
}
