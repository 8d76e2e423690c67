/**
 * Exact rationals and 512-bit binary floats on bigint: the arithmetic under constant values (what math/big's Rat
 * and Float do for go/constant).
 *
 * A float is mant * 2^exp with a mantissa of at most 512 bits, rounded to nearest even, without trailing zero bits
 * (so equal values have equal parts); zero has exp 0. The binary exponent of its leading bit stays within 32 bits:
 * beyond is infinity (null) above and zero below, as in math/big.
 */

export const prec = 512;
const maxExp = 2 ** 31 - 1;
const minExp = -(2 ** 31);

export interface BigFloat {
  mant: bigint;
  exp: number;
}

export interface Rat {
  num: bigint;
  den: bigint;
}

export const zero: BigFloat = { mant: 0n, exp: 0 };

export function abs(x: bigint): bigint {
  return x < 0n ? -x : x;
}

/** Number of bits of |x|. */
export function bitLength(x: bigint): number {
  if (x < 0n) x = -x;
  if (x === 0n) return 0;
  if (x < 0x100000000n) return 32 - Math.clz32(Number(x));
  const hex = x.toString(16);
  return (hex.length - 1) * 4 + (32 - Math.clz32(parseInt(hex[0]!, 16)));
}

function trailingZeros(x: bigint): number {
  let n = 0;
  while ((x & 0xffffffffn) === 0n) {
    x >>= 32n;
    n += 32;
  }
  const low = Number(x & 0xffffffffn);
  return n + (31 - Math.clz32(low & -low));
}

/**
 * mant * 2^exp rounded to `bits` bits; `sticky` says that the true value is a little larger in magnitude. Null is
 * infinity.
 */
export function round(mant: bigint, exp: number, sticky = false, bits = prec): BigFloat | null {
  if (mant === 0n) return zero;
  const neg = mant < 0n;
  let m = neg ? -mant : mant;
  const extra = bitLength(m) - bits;
  if (extra > 0) {
    const s = BigInt(extra);
    const rest = m & ((1n << s) - 1n);
    const half = 1n << (s - 1n);
    m >>= s;
    exp += extra;
    if (rest > half || (rest === half && (sticky || (m & 1n) === 1n))) m++;
  }
  const tz = trailingZeros(m);
  if (tz > 0) {
    m >>= BigInt(tz);
    exp += tz;
  }
  const lead = bitLength(m) + exp;
  if (lead > maxExp) return null;
  if (lead < minExp) return zero;
  return { mant: neg ? -m : m, exp };
}

export function gcd(a: bigint, b: bigint): bigint {
  a = abs(a);
  b = abs(b);
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

/** In lowest terms, denominator positive. */
export function makeRational(num: bigint, den: bigint): Rat {
  if (den < 0n) {
    num = -num;
    den = -den;
  }
  if (den === 1n) return { num, den };
  const g = gcd(num, den);
  return g === 1n ? { num, den } : { num: num / g, den: den / g };
}

/** num/den rounded to `bits` bits. */
export function quotient(num: bigint, den: bigint, exp = 0, bits = prec): BigFloat | null {
  if (num === 0n) return zero;
  const neg = num < 0n !== den < 0n;
  let n = abs(num);
  const d = abs(den);
  // Enough for bits+2 bits of quotient.
  const shift = Math.max(0, bits + 2 - (bitLength(n) - bitLength(d)));
  n <<= BigInt(shift);
  const q = n / d;
  // The remainder is folded into an extra low bit, so that rounding sees it.
  const m = (q << 1n) | (n % d !== 0n ? 1n : 0n);
  return round(neg ? -m : m, exp - shift - 1, false, bits);
}

export function fromRat(r: Rat): BigFloat | null {
  return r.den === 1n ? round(r.num, 0) : quotient(r.num, r.den);
}

export function add(x: BigFloat, y: BigFloat): BigFloat | null {
  if (x.mant === 0n) return y;
  if (y.mant === 0n) return x;
  const [hi, lo] = x.exp >= y.exp ? [x, y] : [y, x];
  const gap = hi.exp - lo.exp;
  const loTop = bitLength(lo.mant) + lo.exp;
  if (loTop < hi.exp - prec - 4 && bitLength(hi.mant) + hi.exp > loTop + prec + 4) {
    // lo is far below the last bit of hi: only its sign can matter, for rounding.
    const m = (hi.mant << BigInt(prec + 4)) + (lo.mant < 0n ? -1n : 1n);
    return round(m, hi.exp - prec - 4);
  }
  return round((hi.mant << BigInt(gap)) + lo.mant, lo.exp);
}

export function neg(x: BigFloat): BigFloat {
  return { mant: -x.mant, exp: x.exp };
}

export function mul(x: BigFloat, y: BigFloat): BigFloat | null {
  return round(x.mant * y.mant, x.exp + y.exp);
}

export function quo(x: BigFloat, y: BigFloat): BigFloat | null {
  return quotient(x.mant, y.mant, x.exp - y.exp);
}

/** Sign of x - y. */
export function cmp(x: BigFloat, y: BigFloat): number {
  const sx = x.mant < 0n ? -1 : x.mant > 0n ? 1 : 0;
  const sy = y.mant < 0n ? -1 : y.mant > 0n ? 1 : 0;
  if (sx !== sy || sx === 0) return Math.sign(sx - sy);
  const tx = bitLength(x.mant) + x.exp;
  const ty = bitLength(y.mant) + y.exp;
  if (tx !== ty) return tx < ty ? -sx : sx;
  const gap = x.exp - y.exp;
  const a = gap > 0 ? x.mant << BigInt(gap) : x.mant;
  const b = gap < 0 ? y.mant << BigInt(-gap) : y.mant;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Exponent e with 0.5 <= |x| / 2^e < 1. */
export function exponent(x: BigFloat): number {
  return x.mant === 0n ? 0 : bitLength(x.mant) + x.exp;
}

/** base^n rounded at every step, with guard bits; null: infinity. */
export function power(base: bigint, n: number, bits = prec + 64): BigFloat | null {
  let res: BigFloat | null = { mant: 1n, exp: 0 };
  let b: BigFloat | null = { mant: base, exp: 0 };
  while (n > 0) {
    if (n % 2 === 1) {
      if (b === null) return null;
      res = round(res.mant * b.mant, res.exp + b.exp, false, bits);
      if (res === null) return null;
    }
    n = Math.floor(n / 2);
    if (n > 0 && b !== null) b = round(b.mant * b.mant, b.exp * 2, false, bits);
  }
  return res;
}

// ---------------------------------------------------------------- to IEEE 754

/** num/den * 2^exp as a double or single, rounded once to nearest even; overflow gives infinity. */
export function toFloat64(num: bigint, den: bigint, exp: number, single = false): number {
  if (num === 0n) return 0;
  const bits = single ? 24 : 53;
  const emin = single ? -149 : -1074;
  const emax = single ? 128 : 1024;
  const negative = num < 0n;
  const n = abs(num);
  // 2^(top-1) <= value < 2^(top+1)
  const top = bitLength(n) - bitLength(den) + exp;
  if (top > emax + 1) return negative ? -Infinity : Infinity;
  if (top < emin - 2) return negative ? -0 : 0;
  // Weight of the last bit to keep, tried with the smaller estimate of the top first.
  for (const t of [top, top + 1]) {
    const last = Math.max(t - bits, emin);
    const shift = exp - last;
    const a = shift > 0 ? n << BigInt(shift) : n;
    const b = shift < 0 ? den << BigInt(-shift) : den;
    let q = a / b;
    const r2 = (a % b) * 2n;
    if (bitLength(q) > bits) continue;
    if (r2 > b || (r2 === b && (q & 1n) === 1n)) q++;
    const f = scale(Number(q), last);
    if (single && Math.abs(f) >= 2 ** 128) return negative ? -Infinity : Infinity;
    return negative ? -f : f;
  }
  return negative ? -Infinity : Infinity;
}

/** x * 2^e, exact where the result is representable. */
function scale(x: number, e: number): number {
  if (e < -1000) return x * 2 ** (e + 200) * 2 ** -200;
  if (e > 900) return x * 2 ** 900 * 2 ** (e - 900);
  return x * 2 ** e;
}

const double = new DataView(new ArrayBuffer(8));

/** Exact parts of a finite double. */
export function fromFloat64(x: number): BigFloat {
  if (x === 0) return zero;
  double.setFloat64(0, x);
  const bits = double.getBigUint64(0);
  const e = Number((bits >> 52n) & 0x7ffn);
  const frac = bits & 0xfffffffffffffn;
  const m = e === 0 ? frac : frac | (1n << 52n);
  return round(x < 0 ? -m : m, (e === 0 ? 1 : e) - 1075)!;
}

/** Truncated to an integer; only for values of moderate size. */
export function truncate(x: BigFloat): bigint {
  if (x.exp >= 0) return x.mant << BigInt(x.exp);
  const s = BigInt(-x.exp);
  return x.mant < 0n ? -(-x.mant >> s) : x.mant >> s;
}
