/**
 * Constant operands: overflow, and representability by a type (types2/const.go).
 */
import type { Pos } from '../base/source.js';
import type { Checker } from './check.js';
import { bitLen, makeUnknown, roundFloat32, roundFloat64, toComplex, toFloat, toInt } from './constant-value.js';
import { error, errorf } from './errors.js';
import { opName } from './operators.js';
import type { Operand } from './operand.js';
import { isComplex, isFloat, isInteger, isNumeric, isString, isBoolean, isTypeParam, isTyped } from './predicates.js';
import type { Basic, ConstVal, Type } from './types.js';
import { safeUnderlying, under } from './under.js';
import { implicitTypeAndValue, updateExprType, updateExprVal } from './untyped.js';

/** Why an untyped value cannot become a type; '' if it can. */
export type ConvCode = '' | 'TruncatedFloat' | 'NumericOverflow' | 'InvalidConstVal' | 'InvalidUntypedConversion';

/** Untyped integers have at most this many bits. */
const prec = 512;
/** DEPARTURE: gc has no limit for string constants but its memory. */
const maxStringConst = 16 << 20;

/** Checks that x's value fits its type, or for an untyped value that it stays within bounds. */
export function overflow(check: Checker, x: Operand, opPos: Pos): void {
  const val = x.val!;
  if (val.kind === 'unknown') {
    error(check, opPos, 'constant result is not representable');
    return;
  }
  if (val.kind === 'string' && val.val.length > maxStringConst) {
    error(check, opPos, 'constant string too long');
    x.val = makeUnknown();
    return;
  }
  if (isTyped(x.typ!)) {
    representable(check, x, under(x.typ!) as Basic);
    return;
  }
  if (val.kind === 'int' && bitLen(val) > prec) {
    const op = opName(x.expr);
    errorf(check, opPos, 'constant %soverflow', op === '' ? '' : `${op} `);
    x.val = makeUnknown();
  }
}

const intRanges = new Map<string, [bigint, bigint]>();
for (const bits of [8, 16, 32, 64]) {
  const b = BigInt(bits);
  intRanges.set(`int${bits}`, [-(1n << (b - 1n)), (1n << (b - 1n)) - 1n]);
  intRanges.set(`uint${bits}`, [0n, (1n << b) - 1n]);
}

function intRange(check: Checker, t: Basic): [bigint, bigint] | undefined {
  switch (t.basic) {
    case 'int':
      return intRanges.get(check.conf.wordSize === 4 ? 'int32' : 'int64');
    case 'uint':
    case 'uintptr':
      return intRanges.get(check.conf.wordSize === 4 ? 'uint32' : 'uint64');
    default:
      return intRanges.get(t.basic);
  }
}

/**
 * The value of x as a value of basic type t (rounded for floats, an integer for integer types), or null if t cannot
 * represent it.
 */
export function representableConst(x: ConstVal, check: Checker, t: Basic): ConstVal | null {
  if (x.kind === 'unknown') return x;
  if (isInteger(t)) {
    const i = x.kind === 'int' ? x : toInt(x);
    if (i.kind !== 'int') return null;
    const range = intRange(check, t);
    if (range === undefined) return i;
    return i.val >= range[0] && i.val <= range[1] ? i : null;
  }
  if (isFloat(t)) {
    const f = toFloat(x);
    if (f.kind === 'unknown') return null;
    switch (t.basic) {
      case 'float32':
        return roundFloat32(f);
      case 'float64':
        return roundFloat64(f);
      default:
        return x;
    }
  }
  if (isComplex(t)) {
    const c = toComplex(x);
    if (c.kind !== 'complex') return null;
    if (t.basic === 'untyped complex') return x;
    const round = t.basic === 'complex64' ? roundFloat32 : roundFloat64;
    const re = round(c.re);
    const im = round(c.im);
    return re !== null && im !== null ? { kind: 'complex', re, im } : null;
  }
  if (isString(t)) return x.kind === 'string' ? x : null;
  if (isBoolean(t)) return x.kind === 'bool' ? x : null;
  return null;
}

/** Makes x's value one of type t; reports an error and invalidates x if that is impossible. */
export function representable(check: Checker, x: Operand, t: Basic): void {
  const { val, code } = representation(check, x, t);
  if (code !== '') {
    invalidConversion(check, code, x, t);
    x.mode = 'invalid';
    return;
  }
  x.val = val;
}

export function representation(check: Checker, x: Operand, t: Basic): { val: ConstVal | null; code: ConvCode } {
  const val = representableConst(x.val!, check, t);
  if (val !== null) return { val, code: '' };
  if (isNumeric(x.typ!) && isNumeric(t)) {
    return { val: null, code: !isInteger(x.typ!) && isInteger(t) ? 'TruncatedFloat' : 'NumericOverflow' };
  }
  return { val: null, code: 'InvalidConstVal' };
}

export function invalidConversion(check: Checker, code: ConvCode, x: Operand, target: Type | null): void {
  let msg = 'cannot convert %s to type %s';
  if (code === 'TruncatedFloat') msg = '%s truncated to %s';
  else if (code === 'NumericOverflow') msg = '%s overflows %s';
  errorf(check, x, msg, x, target);
}

/** Gives an untyped x the type `target`, or reports why not and invalidates x. */
export function convertUntyped(check: Checker, x: Operand, target: Type): void {
  if (x.mode === 'invalid' || isTyped(x.typ!)) return;
  const { type, val, code } = implicitTypeAndValue(check, x, target);
  if (code !== '') {
    invalidConversion(check, code, x, isTypeParam(target) ? target : safeUnderlying(target));
    x.mode = 'invalid';
    return;
  }
  if (val !== null) {
    x.val = val;
    updateExprVal(check, x.expr!, val);
  }
  if (type !== x.typ) {
    x.typ = type;
    updateExprType(check, x.expr!, type!, false);
  }
}
