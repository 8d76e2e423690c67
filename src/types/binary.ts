/**
 * Operators: unary and binary expressions, comparison, shifts, matching of operand types (types2/expr.go).
 */
import type { BinaryOp, Expr, Operation } from '../ast/nodes.js';
import type { Checker } from './check.js';
import { convertUntyped, overflow, representable } from './const.js';
import { binaryOp, compare, imag, makeBool, makeUnknown, real, shift as constShift, sign, toInt, unaryOp } from './constant-value.js';
import { error, errorf, invalidOp, type Poser, sprintf } from './errors.js';
import { expr } from './expr.js';
import { assignableTo, compositeKind, isNil, newOperand, type Operand } from './operand.js';
import { isComparisonOp, isShiftOp, opPos } from './operators.js';
import { unparen } from '../ast/positions.js';
import {
  allBoolean, allInteger, allNumeric, allNumericOrString, allOrdered, allString, allUnsigned, comparable, comparableType, defaultType, hasNil,
  identical, isComplex, isInteger, isNonTypeParamInterface, isTypeParam, isTyped, isUnsigned, isUntyped, isValid,
} from './predicates.js';
import { isPointer } from './conversions.js';
import { newPointer } from './new-types.js';
import { sizeof } from './sizes.js';
import type { ConstVal, Type } from './types.js';
import { commonUnder, formatTypeError, typeErrorf, under } from './under.js';
import { typ } from './universe-types.js';
import { updateExprType } from './untyped.js';
import { go1_13, verifyVersionf } from './version.js';

type Predicate = (t: Type) => boolean;

function unaryPredicate(op: Operation['op']): Predicate | null {
  switch (op) {
    case '+':
    case '-':
      return allNumeric;
    case '^':
      return allInteger;
    case '!':
      return allBoolean;
    default:
      return null;
  }
}

function binaryPredicate(op: BinaryOp): Predicate | null {
  switch (op) {
    case '+':
      return allNumericOrString;
    case '-':
    case '*':
    case '/':
      return allNumeric;
    case '%':
    case '&':
    case '|':
    case '^':
    case '&^':
      return allInteger;
    case '&&':
    case '||':
      return allBoolean;
    default:
      return null;
  }
}

function opDefined(check: Checker, pred: Predicate | null, x: Operand, op: Operation['op']): boolean {
  if (pred === null) {
    errorf(check, x, 'invalid syntax tree: unknown operator %s', op);
    return false;
  }
  if (!pred(x.typ!)) {
    errorf(check, x, `${invalidOp}operator %s not defined on %s`, op, x);
    return false;
  }
  return true;
}

export function unary(check: Checker, x: Operand, e: Operation): void {
  expr(check, null, x, e.x);
  if (x.mode === 'invalid') return;
  let op = e.op;
  switch (op) {
    case '&':
      // Composite literals may have their address taken although they are not addressable.
      if (x.mode !== 'variable' && unparen(e.x).kind !== 'CompositeLit') {
        errorf(check, x, `${invalidOp}cannot take address of %s`, x);
        x.mode = 'invalid';
        return;
      }
      x.mode = 'value';
      x.typ = newPointer(x.typ!);
      return;
    case '<-': {
      const elem = chanElem(check, x, x, true);
      if (elem === null) {
        x.mode = 'invalid';
        return;
      }
      x.mode = 'commaok';
      x.typ = elem;
      check.hasCallOrRecv = true;
      return;
    }
    case '~':
      if (!allInteger(x.typ!)) {
        error(check, e, 'cannot use ~ outside of interface or type constraint');
        x.mode = 'invalid';
        return;
      }
      error(check, e, 'cannot use ~ outside of interface or type constraint (use ^ for bitwise complement)');
      op = '^';
      break;
  }
  if (!opDefined(check, unaryPredicate(op), x, op)) {
    x.mode = 'invalid';
    return;
  }
  if (x.mode === 'constant') {
    if (x.val!.kind === 'unknown') return;
    const prec = isUnsigned(x.typ!) ? sizeof(check.conf.wordSize, x.typ!) * 8 : 0;
    x.val = unaryOp(op as '+' | '-' | '^' | '!', x.val!, prec);
    x.expr = e;
    overflow(check, x, e.pos);
    return;
  }
  x.mode = 'value';
}

/** The element type for a receive from (`recv`) or send to x; null after an error. */
export function chanElem(check: Checker, pos: Poser, x: Operand, recv: boolean): Type | null {
  const { typ: u, err } = commonUnder(x.typ!, (t, u) => {
    if (u === null) return typeErrorf('no specific channel type');
    if (u.kind !== 'Chan') return typeErrorf('non-channel %s', t);
    if (recv && u.dir === 'send') return typeErrorf('send-only channel %s', t);
    if (!recv && u.dir === 'recv') return typeErrorf('receive-only channel %s', t);
    return null;
  });
  if (u !== null && u.kind === 'Chan') return u.elem;
  const cause = formatTypeError(err!, check);
  const what = recv ? 'receive from' : 'send to';
  if (isTypeParam(x.typ!)) errorf(check, pos, `${invalidOp}cannot ${what} %s: %s`, x, cause);
  else errorf(check, pos, `${invalidOp}cannot ${what} %s %s`, cause, x);
  return null;
}

/**
 * Comparison of x and y, with the untyped boolean result in x. For a case of an expression switch the operator is
 * == and messages differ.
 */
export function comparison(check: Checker, x: Operand, y: Operand, op: BinaryOp, switchCase: boolean): void {
  const xt = x.typ!;
  const yt = y.typ!;
  if (!isValid(xt) || !isValid(yt)) {
    x.mode = 'invalid';
    return;
  }
  if (switchCase) op = '==';

  let errOp: Operand | null = null;
  let cause = '';
  if (!assignableTo(x, check, yt, null) && !assignableTo(y, check, xt, null)) {
    // Only the second operand shows the mismatch.
    errOp = y;
    cause = sprintf(check, 'mismatched types %s and %s', xt, yt);
  } else if (op === '==' || op === '!=') {
    if (isNil(x) || isNil(y)) {
      // Only nil == nil gets here without a type that has nil.
      if (!hasNil(isNil(x) ? yt : xt)) errOp = y;
    } else if (!comparable(xt)) {
      errOp = x;
      cause = incomparableCause(check, xt);
    } else if (!comparable(yt)) {
      errOp = y;
      cause = incomparableCause(check, yt);
    }
  } else if (!allOrdered(xt)) errOp = x;
  else if (!allOrdered(yt)) errOp = y;

  if (errOp !== null) {
    comparisonError(check, x, y, op, switchCase, errOp, cause);
    x.mode = 'invalid';
    return;
  }
  if (x.mode === 'constant' && y.mode === 'constant') {
    x.val = makeBool(compare(x.val!, op as '==', y.val!));
  } else {
    x.mode = 'value';
    // The operands will be materialised: they get their final types.
    updateExprType(check, x.expr!, defaultType(xt), true);
    updateExprType(check, y.expr!, defaultType(yt), true);
  }
  x.typ = typ('untyped bool');
}

function comparisonError(check: Checker, x: Operand, y: Operand, op: BinaryOp, switchCase: boolean, errOp: Operand, cause: string): void {
  if (cause === '') {
    if (isTypeParam(x.typ!) || isTypeParam(y.typ!)) {
      if (!isTypeParam(x.typ!)) errOp = y;
      cause = sprintf(check, 'type parameter %s cannot use operator %s', errOp.typ, op);
    } else {
      cause = sprintf(check, 'operator %s not defined on %s', op, compositeKind(errOp.typ!) || errOp.typ);
    }
  }
  if (switchCase) errorf(check, x, 'invalid case %s in switch on %s (%s)', x.expr, y.expr, cause);
  else errorf(check, errOp, `${invalidOp}%s %s %s (%s)`, x.expr, op, y.expr, cause);
}

/** Why values of type t cannot be compared, or "". */
function incomparableCause(check: Checker, t: Type): string {
  switch (under(t).kind) {
    case 'Slice':
    case 'Signature':
    case 'Map':
      return `${compositeKind(t)} can only be compared to nil`;
  }
  const err = comparableType(t, true, null);
  return err === null ? '' : formatTypeError(err, check);
}

/** So that the smallest float64 can be written as a shift. */
const shiftBound = 1023 - 1 + 52;

/** x op y for shifts; `e` is null in assignment operations. */
function shift(check: Checker, x: Operand, y: Operand, e: Expr | null, op: BinaryOp): void {
  if (!shift1(check, x, y, e, op)) x.mode = 'invalid';
}

/** False after an error that is not noted in x yet. */
function shift1(check: Checker, x: Operand, y: Operand, e: Expr | null, op: BinaryOp): boolean {
  const xval: ConstVal | null = x.mode === 'constant' ? toInt(x.val!) : null;
  if (!allInteger(x.typ!) && !(isUntyped(x.typ!) && xval !== null && xval.kind === 'int')) {
    errorf(check, x, `${invalidOp}shifted operand %s must be integer`, x);
    return false;
  }

  let yval: ConstVal | null = null;
  if (y.mode === 'constant') {
    yval = toInt(y.val!);
    if (yval.kind === 'int' && sign(yval) < 0) {
      errorf(check, y, `${invalidOp}negative shift count %s`, y);
      return false;
    }
    if (isUntyped(y.typ!)) {
      representable(check, y, typ('uint'));
      if ((y.mode as string) === 'invalid') return false;
    }
  } else if (allInteger(y.typ!)) {
    if (!allUnsigned(y.typ!) && !verifyVersionf(check, y, go1_13, `${invalidOp}signed shift count %s`, y)) return false;
  } else if (isUntyped(y.typ!)) {
    convertUntyped(check, y, typ('uint'));
    if ((y.mode as string) === 'invalid') return false;
  } else {
    errorf(check, y, `${invalidOp}shift count %s must be integer`, y);
    return false;
  }

  if (x.mode === 'constant') {
    if (y.mode === 'constant') {
      constantShift(check, x, xval!, y, yval!, e, op);
      return true;
    }
    // The constant takes the type that the context will give the whole: decided later.
    if (isUntyped(x.typ!)) {
      const info = check.untyped.get(x.expr!);
      if (info !== undefined) info.isLhs = true;
      x.mode = 'value';
      return true;
    }
  }
  if (!allInteger(x.typ!)) {
    errorf(check, x, `${invalidOp}shifted operand %s must be integer`, x);
    return false;
  }
  x.mode = 'value';
  return true;
}

function constantShift(check: Checker, x: Operand, xval: ConstVal, y: Operand, yval: ConstVal, e: Expr | null, op: BinaryOp): void {
  if (x.val!.kind === 'unknown' || y.val!.kind === 'unknown') {
    x.val = makeUnknown();
    if (!isInteger(x.typ!)) x.typ = typ('untyped int');
    return;
  }
  const s = yval.kind === 'int' ? yval.val : -1n;
  if (s < 0n || s > BigInt(shiftBound)) {
    errorf(check, y, `${invalidOp}invalid shift count %s`, y);
    x.mode = 'invalid';
    return;
  }
  if (!isInteger(x.typ!)) x.typ = typ('untyped int');
  x.val = constShift(xval, op as '<<' | '>>', Number(s));
  x.expr = e;
  overflow(check, x, opPos(e));
}

/** `lhs op rhs` with the result in x; `e` is null in assignment operations. */
export function binary(check: Checker, x: Operand, e: Expr | null, lhs: Expr, rhs: Expr, op: BinaryOp): void {
  expr(check, null, x, lhs);
  binaryRhs(check, x, e, lhs, rhs, op);
}

/** The rest of `binary` once x describes the left operand. */
export function binaryRhs(check: Checker, x: Operand, e: Expr | null, lhs: Expr, rhs: Expr, op: BinaryOp): void {
  const y = newOperand();
  expr(check, null, y, rhs);
  if (x.mode === 'invalid') return;
  if (y.mode === 'invalid') {
    x.mode = 'invalid';
    x.expr = y.expr;
    return;
  }
  if (isShiftOp(op)) {
    shift(check, x, y, e, op);
    return;
  }
  matchTypes(check, x, y);
  if ((x.mode as string) === 'invalid') return;
  if (isComparisonOp(op)) {
    comparison(check, x, y, op, false);
    return;
  }
  if (x.typ !== y.typ && !identical(x.typ!, y.typ!)) {
    if (isValid(x.typ!) && isValid(y.typ!)) {
      if (e !== null) errorf(check, x, `${invalidOp}%s (mismatched types %s and %s)`, e, x.typ, y.typ);
      else errorf(check, x, `${invalidOp}%s %s= %s (mismatched types %s and %s)`, lhs, op, rhs, x.typ, y.typ);
    }
    x.mode = 'invalid';
    return;
  }
  if (!opDefined(check, binaryPredicate(op), x, op)) {
    x.mode = 'invalid';
    return;
  }
  if ((op === '/' || op === '%') && dividesByZero(x, y)) {
    error(check, y, `${invalidOp}division by zero`);
    x.mode = 'invalid';
    return;
  }
  if (x.mode === 'constant' && y.mode === 'constant') {
    if (x.val!.kind === 'unknown' || y.val!.kind === 'unknown') {
      x.val = makeUnknown();
      return;
    }
    const intDiv = op === '/' && isInteger(x.typ!);
    x.val = binaryOp(x.val!, intDiv ? 'quo' : op, y.val!);
    x.expr = e;
    overflow(check, x, opPos(e));
    return;
  }
  x.mode = 'value';
}

function dividesByZero(x: Operand, y: Operand): boolean {
  if (y.mode !== 'constant') return false;
  if ((x.mode === 'constant' || allInteger(x.typ!)) && sign(y.val!) === 0) return true;
  // Complex divisors whose square underflows.
  if (x.mode === 'constant' && isComplex(x.typ!)) {
    const re = real(y.val!);
    const im = imag(y.val!);
    return sign(binaryOp(re, '*', re)) === 0 && sign(binaryOp(im, '*', im)) === 0;
  }
  return false;
}

/** Whether it makes sense to convert one of x and y, of which one is untyped, to the type of the other. */
function mayConvert(x: Operand, y: Operand): boolean {
  const xt = x.typ!;
  const yt = y.typ!;
  if (isTyped(xt) && isTyped(yt)) return false;
  if (allNumeric(xt) !== allNumeric(yt)) return false;
  if (isNonTypeParamInterface(xt) || isNonTypeParamInterface(yt)) return true;
  if (allBoolean(xt) !== allBoolean(yt)) return false;
  if (allString(xt) !== allString(yt)) return false;
  if (isNil(x)) return hasNil(yt);
  if (isNil(y)) return hasNil(xt);
  return !isPointer(xt) && !isPointer(yt);
}

/** Converts untyped operands so that x and y have the same type, if they may; x becomes invalid on errors. */
export function matchTypes(check: Checker, x: Operand, y: Operand): void {
  if (!mayConvert(x, y)) return;
  convertUntyped(check, x, y.typ!);
  if (x.mode === 'invalid') return;
  convertUntyped(check, y, x.typ!);
  if (y.mode === 'invalid') x.mode = 'invalid';
}
