/**
 * Exact constant values and operations on them (go/constant).
 *
 * REPRESENTATION of floats: a rational while numerator and denominator have fewer than 4096 bits, else a 512-bit
 * float; never back. Results that can't be represented (infinity, strings beyond `maxStringLen`) are unknown, and
 * operations on unknown give unknown.
 *
 * BOUNDS for hostile input: floats are bounded by construction; ints by the checker, which refuses untyped ones of
 * more than 512 bits after each operation and shift counts beyond 1100 before; strings by `maxStringLen`.
 */
import { InternalError } from '../base/assert.js';
import type { BinaryOp, UnaryOp } from '../ast/nodes.js';
import {
  add as addFloat,
  type BigFloat,
  bitLength,
  cmp as cmpFloat,
  exponent,
  fromFloat64,
  fromRat,
  makeRational,
  mul as mulFloat,
  neg as negFloat,
  quo as quoFloat,
  type Rat,
  round,
  toFloat64,
  truncate,
} from './big-float.js';
import type { ConstVal } from './types.js';

export { makeFromLiteral, unquote } from './constant-literal.js';
export { constString, exactString } from './constant-format.js';

const unknown: ConstVal = { kind: 'unknown' };
const maxRatBits = 4 << 10;
/** Longest string that an operation makes; the checker refuses shorter ones (const.ts), gc runs out of memory. */
export const maxStringLen = 64 << 20;

// ---------------------------------------------------------------- making

export function makeUnknown(): ConstVal {
  return unknown;
}

export function makeBool(val: boolean): ConstVal {
  return { kind: 'bool', val };
}

export function makeString(val: string): ConstVal {
  return { kind: 'string', val };
}

export function makeInt64(val: bigint | number): ConstVal {
  return { kind: 'int', val: BigInt(val) };
}
export const makeUint64 = makeInt64;

/** -0 becomes 0; what is not finite becomes unknown. */
export function makeFloat64(x: number): ConstVal {
  if (!Number.isFinite(x)) return unknown;
  const f = fromFloat64(x);
  return ratOfFloat(f) ?? { kind: 'big', ...f };
}

function makeRat(r: Rat): ConstVal {
  if (bitLength(r.num) < maxRatBits && bitLength(r.den) < maxRatBits) return { kind: 'rat', num: r.num, den: r.den };
  return makeFloat(fromRat(r));
}

function makeFloat(f: BigFloat | null): ConstVal {
  return f === null ? unknown : { kind: 'big', mant: f.mant, exp: f.exp };
}

function makeComplex(re: ConstVal, im: ConstVal): ConstVal {
  return re.kind === 'unknown' || im.kind === 'unknown' ? unknown : { kind: 'complex', re, im };
}

export function makeImag(x: ConstVal): ConstVal {
  return x.kind === 'unknown' ? x : makeComplex({ kind: 'int', val: 0n }, x);
}

/** The float as a rational if its exponent is small. */
function ratOfFloat(f: BigFloat): ConstVal | null {
  const e = exponent(f);
  if (e <= -maxRatBits || e >= maxRatBits) return null;
  return f.exp >= 0
    ? { kind: 'rat', num: f.mant << BigInt(f.exp), den: 1n }
    : { kind: 'rat', ...makeRational(f.mant, 1n << BigInt(-f.exp)) };
}

// ---------------------------------------------------------------- reading

export type ConstKind = 'unknown' | 'bool' | 'string' | 'int' | 'float' | 'complex';

/** go/constant's Kind: rationals and big floats are both floats. */
export function constKind(x: ConstVal): ConstKind {
  return x.kind === 'rat' || x.kind === 'big' ? 'float' : x.kind;
}

function bad(x: ConstVal, what: string): never {
  throw new InternalError(`constant of kind ${x.kind} is not ${what}`);
}

export function boolVal(x: ConstVal): boolean {
  if (x.kind === 'bool') return x.val;
  return x.kind === 'unknown' ? false : bad(x, 'bool');
}

export function stringVal(x: ConstVal): string {
  if (x.kind === 'string') return x.val;
  return x.kind === 'unknown' ? '' : bad(x, 'string');
}

/** The value of an int constant and whether it fits. */
export function int64Val(x: ConstVal): { val: bigint; exact: boolean } {
  if (x.kind === 'unknown') return { val: 0n, exact: false };
  if (x.kind !== 'int') return bad(x, 'int');
  const val = BigInt.asIntN(64, x.val);
  return { val, exact: val === x.val };
}

export function uint64Val(x: ConstVal): { val: bigint; exact: boolean } {
  if (x.kind === 'unknown') return { val: 0n, exact: false };
  if (x.kind !== 'int') return bad(x, 'int');
  const val = BigInt.asUintN(64, x.val);
  return { val, exact: val === x.val };
}

/** Like int64Val, as a JavaScript number; exact only if it is a safe integer. */
export function intNumber(x: ConstVal): { val: number; exact: boolean } {
  if (x.kind !== 'int') return { val: 0, exact: false };
  const val = Number(x.val);
  return { val, exact: Number.isSafeInteger(val) };
}

function floatVal(x: ConstVal, single: boolean): { val: number; exact: boolean } {
  let num: bigint;
  let den = 1n;
  let exp = 0;
  switch (x.kind) {
    case 'unknown':
      return { val: 0, exact: false };
    case 'int':
      num = x.val;
      break;
    case 'rat':
      ({ num, den } = x);
      break;
    case 'big':
      num = x.mant;
      exp = x.exp;
      break;
    default:
      return bad(x, 'float');
  }
  const val = toFloat64(num, den, exp, single);
  if (!Number.isFinite(val)) return { val, exact: false };
  return { val, exact: compare(makeFloat64(val), '==', x) };
}

/** Nearest float64; infinite on overflow. */
export function float64Val(x: ConstVal): { val: number; exact: boolean } {
  return floatVal(x, false);
}

export function float32Val(x: ConstVal): { val: number; exact: boolean } {
  return floatVal(x, true);
}

/** Rounded to the nearest float64; null on overflow. */
export function roundFloat64(x: ConstVal): ConstVal | null {
  const { val } = float64Val(x);
  return Number.isFinite(val) ? makeFloat64(val) : null;
}

export function roundFloat32(x: ConstVal): ConstVal | null {
  const { val } = float32Val(x);
  return Number.isFinite(val) ? makeFloat64(val) : null;
}

/** Number of bits of the absolute value of an int. */
export function bitLen(x: ConstVal): number {
  if (x.kind === 'int') return bitLength(x.val);
  return x.kind === 'unknown' ? 0 : bad(x, 'int');
}

/** -1, 0 or 1; for complex numbers 0 iff zero; 1 for unknown, so that nothing complains of division by zero. */
export function sign(x: ConstVal): number {
  switch (x.kind) {
    case 'int':
      return x.val < 0n ? -1 : x.val > 0n ? 1 : 0;
    case 'rat':
      return x.num < 0n ? -1 : x.num > 0n ? 1 : 0;
    case 'big':
      return x.mant < 0n ? -1 : x.mant > 0n ? 1 : 0;
    case 'complex':
      return sign(x.re) | sign(x.im);
    case 'unknown':
      return 1;
    default:
      return bad(x, 'numeric');
  }
}

export function real(x: ConstVal): ConstVal {
  return x.kind === 'complex' ? x.re : x;
}

export function imag(x: ConstVal): ConstVal {
  if (x.kind === 'complex') return x.im;
  return x.kind === 'unknown' ? x : { kind: 'int', val: 0n };
}

// ---------------------------------------------------------------- conversion

/** An int if the value is one; floats may be off by a few of the last of their 512 bits. */
export function toInt(x: ConstVal): ConstVal {
  switch (x.kind) {
    case 'int':
      return x;
    case 'rat':
      return x.den === 1n ? { kind: 'int', val: x.num } : unknown;
    case 'big': {
      const e = exponent(x);
      if (e <= -maxRatBits || e >= maxRatBits) return unknown;
      if (x.exp >= 0) return { kind: 'int', val: truncate(x) };
      // The value may come from rounding: try the neighbours with four bits less, towards zero and away from it.
      const drop = bitLength(x.mant) - (512 - 4);
      if (drop <= 0) return unknown;
      const s = BigInt(drop);
      const m = x.mant < 0n ? -x.mant : x.mant;
      for (const t of [m >> s, (m >> s) + 1n]) {
        const f = round(x.mant < 0n ? -t : t, x.exp + drop)!;
        if (f.exp >= 0) return { kind: 'int', val: truncate(f) };
      }
      return unknown;
    }
    case 'complex': {
      const re = toFloat(x);
      return re.kind === 'unknown' ? re : toInt(re);
    }
    default:
      return unknown;
  }
}

export function toFloat(x: ConstVal): ConstVal {
  switch (x.kind) {
    case 'int':
      return bitLength(x.val) < maxRatBits ? { kind: 'rat', num: x.val, den: 1n } : makeFloat(round(x.val, 0));
    case 'rat':
    case 'big':
      return x;
    case 'complex':
      return sign(x.im) === 0 ? toFloat(x.re) : unknown;
    default:
      return unknown;
  }
}

export function toComplex(x: ConstVal): ConstVal {
  switch (x.kind) {
    case 'int':
    case 'rat':
    case 'big':
      return { kind: 'complex', re: x, im: { kind: 'int', val: 0n } };
    case 'complex':
      return x;
    default:
      return unknown;
  }
}

// ---------------------------------------------------------------- operations

/** `prec` > 0: for ^ on unsigned values, the number of bits to keep. */
export function unaryOp(op: UnaryOp, y: ConstVal, prec: number): ConstVal {
  if (y.kind === 'unknown') return y;
  switch (op) {
    case '+':
      if (y.kind !== 'bool' && y.kind !== 'string') return y;
      break;
    case '-':
      switch (y.kind) {
        case 'int':
          return { kind: 'int', val: -y.val };
        case 'rat':
          return { kind: 'rat', num: -y.num, den: y.den };
        case 'big':
          return { kind: 'big', ...negFloat(y) };
        case 'complex':
          return makeComplex(unaryOp('-', y.re, 0), unaryOp('-', y.im, 0));
      }
      break;
    case '^':
      if (y.kind === 'int') return { kind: 'int', val: prec > 0 ? BigInt.asUintN(prec, ~y.val) : ~y.val };
      break;
    case '!':
      if (y.kind === 'bool') return { kind: 'bool', val: !y.val };
      break;
  }
  throw new InternalError(`invalid unary operation ${op} on ${y.kind}`);
}

const order: Record<ConstVal['kind'], number> = { unknown: 0, bool: 1, string: 1, int: 2, rat: 3, big: 4, complex: 5 };

function lift(x: ConstVal, kind: ConstVal['kind']): ConstVal {
  switch (kind) {
    case 'rat':
      return x.kind === 'int' ? { kind: 'rat', num: x.val, den: 1n } : x;
    case 'big':
      if (x.kind === 'int') return makeFloat(round(x.val, 0));
      return x.kind === 'rat' ? makeFloat(fromRat(x)) : x;
    case 'complex':
      return toComplex(x);
    default:
      return x;
  }
}

/** Both operands in the larger representation; if one is unknown, so are both. */
function match(x: ConstVal, y: ConstVal): [ConstVal, ConstVal] {
  if (x.kind === y.kind) return [x, y];
  if (x.kind === 'unknown') return [x, x];
  if (y.kind === 'unknown') return [y, y];
  return order[x.kind] < order[y.kind] ? [lift(x, y.kind), y] : [x, lift(y, x.kind)];
}

/** `quo` divides ints with truncation (go/constant's QUO_ASSIGN); `/` on ints gives a float. */
export type ConstOp = BinaryOp | 'quo';

export function binaryOp(x0: ConstVal, op: ConstOp, y0: ConstVal): ConstVal {
  const [x, y] = match(x0, y0);
  if (x.kind === 'unknown') return x;
  let res: ConstVal | null = null;
  if (x.kind === 'bool' && y.kind === 'bool') {
    if (op === '&&') res = { kind: 'bool', val: x.val && y.val };
    else if (op === '||') res = { kind: 'bool', val: x.val || y.val };
  } else if (x.kind === 'string' && y.kind === 'string') {
    if (op === '+') res = x.val.length + y.val.length > maxStringLen ? unknown : { kind: 'string', val: x.val + y.val };
  } else if (x.kind === 'int' && y.kind === 'int') {
    res = intOp(x.val, op, y.val);
  } else if (x.kind === 'rat' && y.kind === 'rat') {
    res = ratOp(x, op, y);
  } else if (x.kind === 'big' && y.kind === 'big') {
    res = bigOp(x, op, y);
  } else if (x.kind === 'complex' && y.kind === 'complex') {
    res = complexOp(x, op, y);
  }
  if (res === null) throw new InternalError(`invalid binary operation ${x0.kind} ${op} ${y0.kind}`);
  return res;
}

function intOp(a: bigint, op: ConstOp, b: bigint): ConstVal | null {
  const int = (val: bigint): ConstVal => ({ kind: 'int', val });
  switch (op) {
    case '+':
      return int(a + b);
    case '-':
      return int(a - b);
    case '*':
      return int(a * b);
    case '/':
      return makeRat(makeRational(a, b));
    case 'quo':
      return int(a / b);
    case '%':
      return int(a % b);
    case '&':
      return int(a & b);
    case '|':
      return int(a | b);
    case '^':
      return int(a ^ b);
    case '&^':
      return int(a & ~b);
    default:
      return null;
  }
}

function ratOp(a: Rat, op: ConstOp, b: Rat): ConstVal | null {
  switch (op) {
    case '+':
      return makeRat(makeRational(a.num * b.den + b.num * a.den, a.den * b.den));
    case '-':
      return makeRat(makeRational(a.num * b.den - b.num * a.den, a.den * b.den));
    case '*':
      return makeRat(makeRational(a.num * b.num, a.den * b.den));
    case '/':
      return makeRat(makeRational(a.num * b.den, a.den * b.num));
    default:
      return null;
  }
}

function bigOp(a: BigFloat, op: ConstOp, b: BigFloat): ConstVal | null {
  switch (op) {
    case '+':
      return makeFloat(addFloat(a, b));
    case '-':
      return makeFloat(addFloat(a, negFloat(b)));
    case '*':
      return makeFloat(mulFloat(a, b));
    case '/':
      return makeFloat(quoFloat(a, b));
    default:
      return null;
  }
}

type Complex = Extract<ConstVal, { kind: 'complex' }>;

function complexOp(x: Complex, op: ConstOp, y: Complex): ConstVal | null {
  const { re: a, im: b } = x;
  const { re: c, im: d } = y;
  const plus = (p: ConstVal, q: ConstVal): ConstVal => binaryOp(p, '+', q);
  const minus = (p: ConstVal, q: ConstVal): ConstVal => binaryOp(p, '-', q);
  const times = (p: ConstVal, q: ConstVal): ConstVal => binaryOp(p, '*', q);
  switch (op) {
    case '+':
      return makeComplex(plus(a, c), plus(b, d));
    case '-':
      return makeComplex(minus(a, c), minus(b, d));
    case '*':
      return makeComplex(minus(times(a, c), times(b, d)), plus(times(b, c), times(a, d)));
    case '/': {
      const s = plus(times(c, c), times(d, d));
      const re = binaryOp(plus(times(a, c), times(b, d)), '/', s);
      const im = binaryOp(minus(times(b, c), times(a, d)), '/', s);
      return makeComplex(re, im);
    }
    default:
      return null;
  }
}

/** x << s or x >> s of an int. */
export function shift(x: ConstVal, op: '<<' | '>>', s: number): ConstVal {
  if (x.kind === 'unknown') return x;
  if (x.kind !== 'int') return bad(x, 'int');
  if (op === '>>') return { kind: 'int', val: x.val >> BigInt(Math.min(s, 1 << 20)) };
  if (s > 1 << 16 && x.val !== 0n) return unknown;
  return { kind: 'int', val: x.val === 0n ? 0n : x.val << BigInt(s) };
}

export type CompareOp = '==' | '!=' | '<' | '<=' | '>' | '>=';

function holds(c: number, op: CompareOp): boolean {
  switch (op) {
    case '==':
      return c === 0;
    case '!=':
      return c !== 0;
    case '<':
      return c < 0;
    case '<=':
      return c <= 0;
    case '>':
      return c > 0;
    case '>=':
      return c >= 0;
  }
}

/** Comparisons with unknown are false. */
export function compare(x0: ConstVal, op: CompareOp, y0: ConstVal): boolean {
  const [x, y] = match(x0, y0);
  if (x.kind === 'unknown') return false;
  if (x.kind === 'bool' && y.kind === 'bool') return holds(x.val === y.val ? 0 : 1, op);
  if (x.kind === 'int' && y.kind === 'int') return holds(x.val < y.val ? -1 : x.val > y.val ? 1 : 0, op);
  if (x.kind === 'string' && y.kind === 'string') return holds(x.val < y.val ? -1 : x.val > y.val ? 1 : 0, op);
  if (x.kind === 'rat' && y.kind === 'rat') {
    const d = x.num * y.den - y.num * x.den;
    return holds(d < 0n ? -1 : d > 0n ? 1 : 0, op);
  }
  if (x.kind === 'big' && y.kind === 'big') return holds(cmpFloat(x, y), op);
  if (x.kind === 'complex' && y.kind === 'complex') {
    const eq = compare(x.re, '==', y.re) && compare(x.im, '==', y.im);
    return op === '==' ? eq : !eq;
  }
  throw new InternalError(`invalid comparison ${x0.kind} ${op} ${y0.kind}`);
}
