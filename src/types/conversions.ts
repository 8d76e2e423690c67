/** Conversions T(x) (types2/conversions.go). */
import { encodeRune } from '../base/bytes.js';
import { unalias } from './alias.js';
import { type Cause, newCause } from './cause.js';
import type { Checker } from './check.js';
import { representableConst } from './const.js';
import { makeString, toInt } from './constant-value.js';
import { errorf, sprintf } from './errors.js';
import { assignableTo, copyOperand, type Operand, wrapCause } from './operand.js';
import {
  allString, defaultType, identical, identicalIgnoreTags, isComplex, isConstType, isInteger, isIntegerOrFloat, isNonTypeParamInterface,
  isString, isTypeParam, isUntyped,
} from './predicates.js';
import { typeParamIs } from './typeparam.js';
import type { ConstVal, Type } from './types.js';
import { under, underIs } from './under.js';
import { updateExprType } from './untyped.js';
import { allowVersion, go1_17, go1_20 } from './version.js';

/** x's constant value as a T, or null. Integers become strings of one character. */
function constConvert(check: Checker, x: Operand, T: Type): ConstVal | null {
  const t = under(T);
  if (t.kind !== 'Basic') return null;
  const v = representableConst(x.val!, check, t);
  if (v !== null) return v;
  if (isInteger(x.typ!) && isString(t)) {
    const i = x.val!.kind === 'int' ? x.val!.val : -1n;
    return makeString(encodeRune(i >= 0n && i <= 0x10ffffn ? Number(i) : 0xfffd));
  }
  return null;
}

export function conversion(check: Checker, x: Operand, T: Type): void {
  const constArg = x.mode === 'constant';
  const cause = newCause();
  let ok = false;
  if (constArg && isConstType(T)) {
    const v = constConvert(check, x, T);
    if (v !== null) {
      ok = true;
      x.val = v;
    } else if (isInteger(x.typ!) && isInteger(T)) {
      errorf(check, x, 'constant %s overflows %s', x.val, T);
      x.mode = 'invalid';
      return;
    } else if (isInteger(T)) {
      // The message shows an integral value as an integer.
      const i = toInt(x.val!);
      if (i.kind === 'int') x.val = i;
    }
  } else if (constArg && isTypeParam(T)) {
    ok = underIs(T, (u) => {
      if (u === null) {
        cause.msg = sprintf(check, '%s does not contain specific types', T);
        return false;
      }
      if (isString(x.typ!) && isBytesOrRunes(u)) return true;
      if (constConvert(check, x, u) !== null) return true;
      if (isInteger(x.typ!) && isInteger(u)) cause.msg = sprintf(check, 'constant %s overflows %s (in %s)', x.val, u, T);
      else cause.msg = sprintf(check, 'cannot convert %s to type %s (in %s)', x, u, T);
      return false;
    });
    x.mode = 'value';
  } else if (convertibleTo(x, check, T, cause)) {
    ok = true;
    x.mode = 'value';
  }
  if (!ok) {
    if (cause.msg !== '') errorf(check, x, 'cannot convert %s to type %s: %s', x, T, cause.msg);
    else errorf(check, x, 'cannot convert %s to type %s', x, T);
    x.mode = 'invalid';
    return;
  }

  // The conversion settles the type of an untyped operand.
  const xt = x.typ!;
  if (isUntyped(xt)) {
    let final = T;
    if (xt.kind === 'Basic' && xt.basic === 'untyped nil') {
      // takes T
    } else if (isNonTypeParamInterface(T) || (constArg && !isConstType(T))) {
      final = defaultType(xt);
    } else if (x.mode === 'constant' && isInteger(xt) && allString(T)) {
      final = xt;
    }
    updateExprType(check, x.expr!, final, true);
  }
  x.typ = T;
}

/** Whether T(x) is valid for a non-constant x; if not, `cause` may say why. */
export function convertibleTo(x: Operand, check: Checker, T: Type, cause: Cause | null): boolean {
  if (assignableTo(x, check, T, cause)) return true;
  const origT = T;
  const V = unalias(x.typ!);
  T = unalias(T);
  const Vu = under(V);
  const Tu = under(T);
  const Vp = V.kind === 'TypeParam' ? V : null;
  const Tp = T.kind === 'TypeParam' ? T : null;

  if (Vp === null && Tp === null && identicalIgnoreTags(Vu, Tu)) return true;
  if (V.kind === 'Pointer' && T.kind === 'Pointer') {
    if (identicalIgnoreTags(under(V.elem), under(T.elem)) && !isTypeParam(V.elem) && !isTypeParam(T.elem)) return true;
  }
  if (isIntegerOrFloat(Vu) && isIntegerOrFloat(Tu)) return true;
  if (isComplex(Vu) && isComplex(Tu)) return true;
  if (isString(Tu) && (isInteger(Vu) || isBytesOrRunes(Vu))) return true;
  if (isString(Vu) && isBytesOrRunes(Tu)) return true;
  if (isUnsafePointer(Tu) && (isPointer(Vu) || isUintptr(Vu))) return true;
  if (isUnsafePointer(Vu) && (isPointer(Tu) || isUintptr(Tu))) return true;

  if (Vu.kind === 'Slice') {
    if (Tu.kind === 'Array' && identical(Vu.elem, Tu.elem)) {
      if (allowVersion(check, go1_20)) return true;
      if (cause !== null) cause.msg = 'conversion of slice to array requires go1.20 or later';
      return false;
    }
    if (Tu.kind === 'Pointer') {
      const a = under(Tu.elem);
      if (a.kind === 'Array' && identical(Vu.elem, a.elem)) {
        if (allowVersion(check, go1_17)) return true;
        if (cause !== null) cause.msg = 'conversion of slice to array pointer requires go1.17 or later';
        return false;
      }
    }
  }

  if (Vp === null && Tp === null) return false;
  if (Vp !== null) {
    const y = copyOperand(x);
    return typeParamIs(Vp, (v) => {
      if (v === null) return false;
      y.typ = v.type;
      if (Tp !== null) {
        return typeParamIs(Tp, (t) => {
          if (t === null) return false;
          if (convertibleTo(y, check, t.type, cause)) return true;
          wrapCause(check, cause, 'cannot convert %s (in %s) to type %s (in %s)', v.type, Vp, t.type, Tp);
          return false;
        });
      }
      if (convertibleTo(y, check, T, cause)) return true;
      wrapCause(check, cause, 'cannot convert %s (in %s) to type %s', v.type, Vp, origT);
      return false;
    });
  }
  return typeParamIs(Tp!, (t) => {
    if (t === null) return false;
    if (convertibleTo(x, check, t.type, cause)) return true;
    wrapCause(check, cause, 'cannot convert %s to type %s (in %s)', x.typ, t.type, Tp);
    return false;
  });
}

export function isUintptr(t: Type): boolean {
  const u = under(t);
  return u.kind === 'Basic' && u.basic === 'uintptr';
}

export function isUnsafePointer(t: Type): boolean {
  const u = under(t);
  return u.kind === 'Basic' && u.basic === 'unsafe.Pointer';
}

export function isPointer(t: Type): boolean {
  return under(t).kind === 'Pointer';
}

export function isBytesOrRunes(t: Type): boolean {
  const u = under(t);
  if (u.kind !== 'Slice') return false;
  const e = under(u.elem);
  return e.kind === 'Basic' && (e.basic === 'uint8' || e.basic === 'int32');
}
