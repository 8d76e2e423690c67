/**
 * Which conversion op takes a value of one type to another (typecheck/subr.go: assignOp, convertOp), and assignability as
 * far as a program known to be correct needs it.
 */
import { InternalError } from '../../base/assert.js';
import { decodeRune } from '../../base/bytes.js';
import type { Pos } from '../../base/source.js';
import { newCompLit, newConv, newInt, newKeyed } from '../../ir/build.js';
import type { ConvExpr, Expr } from '../../ir/nodes.js';
import {
  elemType, hasShape, identicalType, isComplex, isEmptyInterface, isFloat, isInteger, isInterface, isPtr, isShape, isSlice, isString, isUintptr, isUnsafePtr, newSliceType, tInt32, tUint8, under, unalias,
} from '../../ir/typ.js';
import { identical, identicalIgnoreTags } from '../../types/predicates.js';
import { typeSet } from '../../types/typeset.js';
import type { BasicKind, Type } from '../../types/types.js';
import { universeByte, universeRune } from '../../types/universe-types.js';

const named = (t: Type): boolean => t.kind === 'Named' || t.kind === 'Basic' || t.kind === 'TypeParam';
const isUntypedNil = (t: Type): boolean => t.kind === 'Basic' && t.basic === 'untyped nil';

/** The op of an assignment, or null if it needs an explicit conversion. */
export function assignOp(src: Type, dst: Type): 'OCONVNOP' | 'OCONVIFACE' | null {
  if (identicalType(src, dst)) return 'OCONVNOP';
  const su = under(src);
  const du = under(dst);
  if (identicalType(su, du)) {
    if (isEmptyInterface(src)) return 'OCONVNOP';
    if ((!named(src) || !named(dst)) && su.kind !== 'Interface') return 'OCONVNOP';
    if (isShape(src) || isShape(dst)) return 'OCONVNOP';
  }
  if (du.kind === 'Interface' && !isUntypedNil(src)) return 'OCONVIFACE';
  if (su.kind === 'Interface') return null;
  if (su.kind === 'Chan' && du.kind === 'Chan' && su.dir === 'both' && identicalType(su.elem, du.elem) && (!named(src) || !named(dst))) return 'OCONVNOP';
  if (isUntypedNil(src)) return 'OCONVNOP';
  return null;
}

function simKind(t: Type, wordSize: number): BasicKind | '' {
  const u = under(t);
  if (u.kind !== 'Basic') return '';
  switch (u.basic) {
    case 'int':
      return wordSize === 8 ? 'int64' : 'int32';
    case 'uint': case 'uintptr':
      return wordSize === 8 ? 'uint64' : 'uint32';
    default:
      return u.basic;
  }
}

/** typecheck.convertOp. */
export function convertOp(src: Type, dst: Type, srcConstant: boolean, wordSize: number): ConvExpr['op'] {
  const op = assignOp(src, dst);
  if (op !== null) return op;
  const su = under(src);
  const du = under(dst);
  if (identicalIgnoreTags(su, du) || identicalType(su, du)) return 'OCONVNOP';
  if (src.kind === 'Pointer' && dst.kind === 'Pointer') {
    const a = under(src.elem);
    const b = under(dst.elem);
    if (identicalIgnoreTags(a, b) || identicalType(a, b)) return 'OCONVNOP';
  }
  const real = (t: Type): boolean => isInteger(t) || isFloat(t);
  if ((real(src) && real(dst)) || (isComplex(src) && isComplex(dst))) return simKind(src, wordSize) === simKind(dst, wordSize) ? 'OCONVNOP' : 'OCONV';
  if (srcConstant && (real(src) || isComplex(src)) && (real(dst) || isComplex(dst))) return 'OCONV';
  if (isInteger(src) && isString(dst)) return 'ORUNESTR';
  const elemKind = (t: Type): string => {
    const e = under(elemType(t));
    return e.kind === 'Basic' ? e.basic : '';
  };
  if (isSlice(src) && isString(dst)) {
    if (elemKind(src) === 'uint8') return 'OBYTES2STR';
    if (elemKind(src) === 'int32') return 'ORUNES2STR';
  }
  if (isString(src) && isSlice(dst)) {
    if (elemKind(dst) === 'uint8') return 'OSTR2BYTES';
    if (elemKind(dst) === 'int32') return 'OSTR2RUNES';
  }
  if ((isPtr(src) || isUintptr(src)) && isUnsafePtr(dst)) return 'OCONVNOP';
  if (isUnsafePtr(src) && (isPtr(dst) || isUintptr(dst))) return 'OCONVNOP';
  if (su.kind === 'Slice') {
    if (du.kind === 'Array') return 'OSLICE2ARR';
    if (du.kind === 'Pointer') return 'OSLICE2ARRPTR';
  }
  throw new InternalError(`no conversion from ${su.kind} to ${du.kind}`);
}

/** An explicit or implicit conversion of x (typecheck's tcConv). */
export function convert(pos: Pos, type: Type, x: Expr, implicit: boolean, wordSize: number): Expr {
  let op = convertOp(x.type!, type, x.op === 'OLITERAL', wordSize);
  if (op === 'OCONVNOP' && (isFloat(type) || isComplex(type)) && under(x.type!).kind === 'Basic') op = 'OCONV';
  if (op === 'OSTR2RUNES' && x.op === 'OLITERAL' && x.val.kind === 'string') {
    const list: Expr[] = [];
    const s = x.val.val;
    for (let i = 0; i < s.length; ) {
      const { rune, width } = decodeRune(s, i);
      list.push(newKeyed(pos, newInt(pos, list.length), newInt(pos, rune, elemType(type))));
      i += width;
    }
    return newCompLit(pos, 'OSLICELIT', type, list);
  }
  if (op === 'OBYTES2STR' && !identical(elemType(x.type!), tUint8)) x = newConv(x.pos, 'OCONVNOP', newSliceType(universeByte), x);
  if (op === 'ORUNES2STR' && !identical(elemType(x.type!), tInt32)) x = newConv(x.pos, 'OCONVNOP', newSliceType(universeRune), x);
  return newConv(pos, op, type, x, implicit);
}

/** A conversion between an interface type with shapes and another type must happen at run time. */
export function fixShapedIface(n: Expr): void {
  if (n.op === 'OCONVNOP' && n.type !== null && isInterface(n.type) && !isEmptyInterface(n.type) && (hasShape(n.type) || hasShape(n.x.type!))) (n as ConvExpr).op = 'OCONVIFACE';
}

/** Assignability between the operands of a comparison, for checked programs; types may be generic. */
export function assignableTo(v0: Type, t0: Type): boolean {
  const v = unalias(v0);
  const t = unalias(t0);
  if (v === t || identical(v, t)) return true;
  if (v.kind === 'Basic' && v.name.startsWith('untyped')) return true;
  if (t.kind === 'Basic' && t.name.startsWith('untyped')) return false;
  if (v.kind === 'TypeParam' && t.kind === 'TypeParam') return false;
  const vu = under(v);
  const tu = under(t);
  if (identical(vu, tu) && (!named(v) || !named(t)) && v.kind !== 'TypeParam' && t.kind !== 'TypeParam') return true;
  if (tu.kind === 'Interface' && t.kind !== 'TypeParam') {
    if (vu.kind !== 'Interface' || v.kind === 'TypeParam') return true;
    const have = new Set(typeSet(vu).methods.map((m) => m.name));
    return typeSet(tu).methods.every((m) => have.has(m.name));
  }
  return vu.kind === 'Chan' && tu.kind === 'Chan' && vu.dir === 'both' && identical(vu.elem, tu.elem) && (!named(v) || !named(t));
}
