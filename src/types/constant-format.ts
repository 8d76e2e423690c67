/** Text of constant values (go/constant's String and ExactString). */
import { decodeRune } from '../base/bytes.js';
import { quote } from '../base/quote.js';
import { exponent, fromFloat64, fromRat, toFloat64, type BigFloat } from './big-float.js';
import type { ConstVal } from './types.js';

/** Quoted, and cut to 72 runes. */
function shortQuote(s: string): string {
  const maxLen = 72;
  // Every rune of the input gives at least one of the output.
  const q = quote(s.length > 8 * maxLen ? s.slice(0, 8 * maxLen) : s);
  const ends: number[] = [];
  for (let i = 0; i < q.length && ends.length <= maxLen; ) {
    i += decodeRune(q, i).width;
    ends.push(i);
  }
  return ends.length > maxLen ? `${q.slice(0, ends[maxLen - 4])}...` : q;
}

/** Go's %.{digits}g, or %g for the shortest form if digits is null. */
export function formatG(x: number, digits: number | null): string {
  if (Number.isNaN(x)) return 'NaN';
  if (!Number.isFinite(x)) return x < 0 ? '-Inf' : '+Inf';
  if (x === 0) return Object.is(x, -0) ? '-0' : '0';
  const e = digits === null ? x.toExponential() : roundDecimal(x, digits);
  const m = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(e)!;
  const sign = m[1]!;
  const all = (m[2]! + (m[3] ?? '')).replace(/0+$/, '');
  const exp = Number(m[4]);
  if (exp < -4 || exp >= (digits ?? 6)) {
    return `${sign}${all[0]}${all.length > 1 ? `.${all.slice(1)}` : ''}${formatExp(exp)}`;
  }
  if (exp < 0) return `${sign}0.${'0'.repeat(-exp - 1)}${all}`;
  const int = all.slice(0, exp + 1).padEnd(exp + 1, '0');
  const frac = all.slice(exp + 1);
  return sign + int + (frac === '' ? '' : `.${frac}`);
}

/** toExponential(digits - 1), but a tie goes to the even digit, as in Go; toExponential rounds it up. */
function roundDecimal(x: number, digits: number): string {
  const s = x.toExponential(digits - 1);
  const f = fromFloat64(Math.abs(x));
  const m = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(s)!;
  const d = BigInt(m[2]! + (m[3] ?? ''));
  // Tie: 2x = (2d - 1) * 10^e10 exactly, for an odd d that was rounded up to.
  const e10 = Number(m[4]) - (digits - 1);
  if ((d & 1n) === 0n) return s;
  let left = f.mant * 2n;
  let right = 2n * d - 1n;
  if (f.exp >= 0) left <<= BigInt(f.exp);
  else right <<= BigInt(-f.exp);
  if (e10 >= 0) right *= 10n ** BigInt(e10);
  else left *= 10n ** BigInt(-e10);
  if (left !== right) return s;
  const even = (d - 1n).toString().padStart(digits, '0');
  return `${m[1]}${even[0]}.${even.slice(1)}e${m[4]}`;
}

/** 10^y for |y| < 1 by the steps of Go's math.Pow, so that the last bit agrees. */
function pow10(y: number): number {
  let yf = Math.abs(y);
  let yi = 0;
  let a = 1;
  let ae = 0;
  if (yf > 0.5) {
    yf--;
    yi = 1;
  }
  if (yf !== 0) a = Math.exp(yf * Math.log(10));
  if (yi === 1) {
    a *= 0.625;
    ae = 4;
  }
  if (y < 0) {
    a = 1 / a;
    ae = -ae;
  }
  return a * 2 ** ae;
}

function formatExp(e: number): string {
  return `e${e < 0 ? '-' : '+'}${String(Math.abs(e)).padStart(2, '0')}`;
}

/** Decimal approximation with six digits. */
function floatString(f: BigFloat): string {
  if (f.mant === 0n) return '0';
  const isInt = f.exp >= 0;
  const x = toFloat64(f.mant, 1n, f.exp);
  if (x !== 0 && Number.isFinite(x)) {
    const s = formatG(x, 6);
    // A fraction must not look like an integer.
    return !isInt && !s.includes('.') ? formatG(x, null) : s;
  }
  // Outside the range of float64: scale by powers of ten in floating point.
  const exp = exponent(f);
  let m = toFloat64(f.mant, 1n, f.exp - exp);
  const d = exp * 0.3010299956639812; // log10(2)
  let e = Math.trunc(d);
  m *= pow10(d - e);
  const am = Math.abs(m);
  if (am < 1 - 0.5e-6) {
    m *= 10;
    e--;
  } else if (am >= 10) {
    m /= 10;
    e++;
  }
  return `${formatG(m, 6)}e${e < 0 ? '-' : '+'}${Math.abs(e)}`;
}

/** go/constant's String: short, floats with six digits, long strings cut. gc prints constants so in messages. */
export function constString(x: ConstVal): string {
  switch (x.kind) {
    case 'unknown':
      return 'unknown';
    case 'bool':
      return String(x.val);
    case 'string':
      return shortQuote(x.val);
    case 'int':
      return x.val.toString();
    case 'rat': {
      const f = fromRat(x);
      return f === null ? '+Inf' : floatString(f);
    }
    case 'big':
      return floatString(x);
    case 'complex':
      return `(${constString(x.re)} + ${constString(x.im)}i)`;
  }
}

/** go/constant's ExactString; big floats as hexadecimal mantissa and binary exponent. */
export function exactString(x: ConstVal): string {
  switch (x.kind) {
    case 'string':
      return quote(x.val);
    case 'rat':
      return x.den === 1n ? x.num.toString() : `${x.num}/${x.den}`;
    case 'big': {
      if (x.mant === 0n) return '0';
      const negative = x.mant < 0n;
      let m = negative ? -x.mant : x.mant;
      const e = exponent(x);
      const pad = (4 - (m.toString(2).length % 4)) % 4;
      m <<= BigInt(pad);
      const digits = m.toString(16).replace(/0+$/, '');
      return `${negative ? '-' : ''}0x.${digits}p${e < 0 ? '-' : '+'}${Math.abs(e)}`;
    }
    case 'complex':
      return `(${exactString(x.re)} + ${exactString(x.im)}i)`;
    default:
      return constString(x);
  }
}
