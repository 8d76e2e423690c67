/**
 * Constant values inside the IR (ir/const.go, ir/val.go, typecheck/const.go).
 *
 * A literal's value has the kind of its type, as gc's FixValue makes it: 'int' for integers, 'rat' or 'big' (already rounded)
 * for floats, 'complex' with two float parts for complex types.
 */
import { InternalError } from '../base/assert.js';
import { encodeRune } from '../base/bytes.js';
import type { ConstVal, Type } from '../types/types.js';
import type { Expr, Literal } from './nodes.js';
import { quote, quoteRune } from '../base/quote.js';
import { isBoolean, isComplex, isFloat, isInteger, isString, under } from './typ.js';

function bitLength(x: bigint): number {
  if (x < 0n) x = -x;
  const s = x.toString(16);
  return s === '0' ? 0 : (s.length - 1) * 4 + (32 - Math.clz32(Number.parseInt(s[0]!, 16)));
}

/** num/den rounded to the nearest float with `prec` bits and smallest exponent `emin` of the last bit (ties to even). */
function roundRat(num: bigint, den: bigint, prec: number, emin: number): number {
  if (num === 0n) return 0;
  const neg = num < 0n;
  if (neg) num = -num;
  // q = num/den * 2^-e has `prec` bits or, for subnormals, fewer.
  let e = bitLength(num) - bitLength(den) - prec;
  for (;;) {
    if (e < emin) e = emin;
    const n = e < 0 ? num << BigInt(-e) : num;
    const d = e > 0 ? den << BigInt(e) : den;
    let q = n / d;
    const r = (n % d) * 2n;
    if (bitLength(q) > prec) {
      e++;
      continue;
    }
    if (r > d || (r === d && (q & 1n) === 1n)) q++;
    // Two steps, since 2^e alone may be out of range.
    const half = Math.trunc(e / 2);
    const v = Number(q) * 2 ** half * 2 ** (e - half);
    return neg ? -v : v;
  }
}

/** Numerator and denominator of a real constant. */
export function toRat(v: ConstVal): { num: bigint; den: bigint } {
  switch (v.kind) {
    case 'int':
      return { num: v.val, den: 1n };
    case 'rat':
      return v;
    case 'big':
      return v.exp >= 0 ? { num: v.mant << BigInt(v.exp), den: 1n } : { num: v.mant, den: 1n << BigInt(-v.exp) };
    case 'complex':
      return toRat(v.re);
    default:
      throw new InternalError(`constant ${v.kind} as number`);
  }
}

/** Huge exponents are decided without building the number. */
export function float64Val(v: ConstVal): number {
  if (v.kind === 'big') {
    const top = bitLength(v.mant) + v.exp;
    if (top > 1100) return v.mant < 0n ? -Infinity : Infinity;
    if (top < -1200) return 0;
  }
  const { num, den } = toRat(v);
  return roundRat(num, den, 53, -1074);
}

export function float32Val(v: ConstVal): number {
  if (v.kind === 'big') {
    const top = bitLength(v.mant) + v.exp;
    if (top > 200) return v.mant < 0n ? -Infinity : Infinity;
    if (top < -300) return 0;
  }
  const { num, den } = toRat(v);
  return Math.fround(roundRat(num, den, 24, -149));
}

/** Exact value of a finite double. */
export function fromFloat64(x: number): ConstVal {
  if (x === 0) return { kind: 'rat', num: 0n, den: 1n };
  let e = 0;
  while (!Number.isInteger(x)) {
    x *= 2;
    e++;
  }
  let num = BigInt(x);
  while (e > 0 && (num & 1n) === 0n) {
    num >>= 1n;
    e--;
  }
  return { kind: 'rat', num, den: 1n << BigInt(e) };
}

function toIntVal(v: ConstVal): ConstVal {
  if (v.kind === 'int') return v;
  const { num, den } = toRat(v);
  if (num % den !== 0n) throw new InternalError('constant is no integer');
  return { kind: 'int', val: num / den };
}

function toFloatVal(v: ConstVal, size: number): ConstVal {
  return fromFloat64(size === 4 ? float32Val(v) : float64Val(v));
}

/** The value as literals of type t hold it (noder's FixValue). */
export function fixValue(t: Type, v: ConstVal): ConstVal {
  const u = under(t);
  if (u.kind !== 'Basic' || v.kind === 'unknown' || v.kind === 'bool' || v.kind === 'string') return v;
  if (isInteger(u)) return toIntVal(v);
  if (isFloat(u)) return u.basic === 'untyped float' ? v : toFloatVal(v, u.basic === 'float32' ? 4 : 8);
  if (isComplex(u)) {
    const size = u.basic === 'complex64' ? 4 : 8;
    const re = v.kind === 'complex' ? v.re : v;
    const im: ConstVal = v.kind === 'complex' ? v.im : { kind: 'int', val: 0n };
    return { kind: 'complex', re: toFloatVal(re, size), im: toFloatVal(im, size) };
  }
  return v;
}

/** typecheck.ConvertVal for explicit conversions of constants; null when the value is none of t's. */
export function convertVal(v: ConstVal, t: Type, explicit: boolean): ConstVal | null {
  switch (v.kind) {
    case 'bool':
      return isBoolean(t) ? v : null;
    case 'string':
      return isString(t) ? v : null;
    case 'unknown':
      return null;
    default:
      if (v.kind === 'int' && explicit && isString(t)) {
        const r = v.val >= 0n && v.val <= 0x10ffffn ? Number(v.val) : 0xfffd;
        return { kind: 'string', val: encodeRune(r) };
      }
      return isInteger(t) || isFloat(t) || isComplex(t) ? fixValue(t, v) : null;
  }
}

export function zeroVal(t: Type): ConstVal {
  if (isBoolean(t)) return { kind: 'bool', val: false };
  if (isString(t)) return { kind: 'string', val: '' };
  return fixValue(t, { kind: 'int', val: 0n });
}

// ---------------------------------------------------------------- questions

export const isConst = (n: Expr | null | undefined, kind: ConstVal['kind']): n is Literal => n?.op === 'OLITERAL' && n.val.kind === kind;

export function isConstNode(n: Expr): n is Literal {
  return n.op === 'OLITERAL';
}

export function int64Val(n: Expr): bigint {
  if (!isConst(n, 'int') || n.val.kind !== 'int') throw new InternalError('int64Val of no constant', n.pos);
  return n.val.val;
}

export function boolVal(n: Expr): boolean {
  if (n.op !== 'OLITERAL' || n.val.kind !== 'bool') throw new InternalError('boolVal of no constant', n.pos);
  return n.val.val;
}

export function stringVal(n: Expr): string {
  if (n.op !== 'OLITERAL' || n.val.kind !== 'string') throw new InternalError('stringVal of no constant', n.pos);
  return n.val.val;
}

/** An integer constant that fits 32 bits (ir.IsSmallIntConst). */
export function isSmallIntConst(n: Expr): boolean {
  return n.op === 'OLITERAL' && n.val.kind === 'int' && BigInt.asIntN(32, n.val.val) === n.val.val;
}

export function isZeroVal(v: ConstVal): boolean {
  switch (v.kind) {
    case 'bool':
      return !v.val;
    case 'string':
      return v.val === '';
    case 'int':
      return v.val === 0n;
    case 'rat':
      return v.num === 0n;
    case 'big':
      return v.mant === 0n;
    case 'complex':
      return isZeroVal(v.re) && isZeroVal(v.im);
    default:
      return false;
  }
}

export function constEqual(a: ConstVal, b: ConstVal): boolean {
  if (a.kind === 'bool') return b.kind === 'bool' && a.val === b.val;
  if (a.kind === 'string') return b.kind === 'string' && a.val === b.val;
  if (a.kind === 'unknown' || b.kind === 'unknown' || b.kind === 'bool' || b.kind === 'string') return false;
  const zero: ConstVal = { kind: 'int', val: 0n };
  const part = (v: ConstVal, im: boolean): ConstVal => (v.kind === 'complex' ? (im ? v.im : v.re) : im ? zero : v);
  for (const im of [false, true]) {
    const x = toRat(part(a, im));
    const y = toRat(part(b, im));
    if (x.num * y.den !== y.num * x.den) return false;
  }
  return true;
}

// ---------------------------------------------------------------- text

/** Digits and exponent of Go's %g: `prec` significant digits, or the shortest that round-trip. */
function formatG(x: number, prec: number | null): string {
  const e = prec === null ? x.toExponential() : x.toExponential(prec - 1);
  const at = e.indexOf('e');
  let digits = e.slice(0, at).replace('-', '').replace('.', '');
  const exp = Number(e.slice(at + 1));
  digits = digits.replace(/0+$/, '');
  if (digits === '') return '0';
  const sign = x < 0 ? '-' : '';
  if (exp < -4 || exp >= (prec ?? 6) + (prec === null && digits.length > 6 && digits.length > exp ? 15 : 0)) {
    const m = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits;
    return `${sign}${m}e${exp < 0 ? '-' : '+'}${String(Math.abs(exp)).padStart(2, '0')}`;
  }
  if (exp < 0) return `${sign}0.${'0'.repeat(-exp - 1)}${digits}`;
  if (digits.length <= exp + 1) return sign + digits.padEnd(exp + 1, '0');
  return `${sign}${digits.slice(0, exp + 1)}.${digits.slice(exp + 1)}`;
}

function floatString(v: ConstVal): string {
  const x = float64Val(v);
  if (Number.isFinite(x) && (x === 0) === isZeroVal(v)) {
    let s = formatG(x, 6);
    if (!Number.isInteger(x) && !s.includes('.')) s = formatG(x, null);
    return s;
  }
  // Outside float64: mantissa and decimal exponent.
  const { num, den } = toRat(v);
  const neg = num < 0n;
  const a = neg ? -num : num;
  let e = Math.trunc((bitLength(a) - bitLength(den)) * 0.30103);
  const scaled = (k: number): bigint => (k >= 0 ? (a * 10n ** 6n) / (den * 10n ** BigInt(k)) : (a * 10n ** BigInt(6 - k)) / den);
  while (scaled(e) >= 10n ** 7n) e++;
  while (scaled(e) < 10n ** 6n) e--;
  const m = Number(scaled(e)) / 1e6;
  return `${neg ? '-' : ''}${formatG(m, 6)}e${e < 0 ? '-' : '+'}${Math.abs(e)}`;
}

/** go/constant's String: short and readable. */
export function constString(v: ConstVal): string {
  switch (v.kind) {
    case 'unknown':
      return 'unknown';
    case 'bool':
      return v.val ? 'true' : 'false';
    case 'int':
      return v.val.toString();
    case 'string': {
      const s = quote(v.val);
      const starts: number[] = [];
      for (let i = 0; i < s.length; i++) if ((s.charCodeAt(i) & 0xc0) !== 0x80) starts.push(i);
      return starts.length > 72 ? `${s.slice(0, starts[69])}...` : s;
    }
    case 'rat':
    case 'big':
      return floatString(v);
    case 'complex':
      return `(${constString(v.re)} + ${constString(v.im)}i)`;
  }
}

/** A rune literal as gc prints it, or null when the value is no rune. */
export function runeString(v: ConstVal): string | null {
  if (v.kind !== 'int' || v.val < 0n || v.val > 0x10ffffn) return null;
  return quoteRune(Number(v.val));
}
