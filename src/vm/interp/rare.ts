/**
 * Operations that the loop does not do inline: one call each, operands and destination are word indices. All read before
 * they write. Division of large i64 and the like use BigInt; everything else is plain number arithmetic.
 */
import type { Memory } from '../../runtime/memory.js';

export const enum RareOp {
  // i64
  DivSL, DivUL, RemSL, RemUL, RotlL, ClzL, CtzL, PopcntL, MulHiUL, BswapL,
  // i32
  RotlI, ClzI, CtzI, PopcntI, BswapI,
  // f32
  AddF, SubF, MulF, DivF, MinF, MaxF, CopysignF, NegF, AbsF, SqrtF, FloorF, CeilF, TruncF, NearestF, EqF, NeF, LtF, LeF, GtF, GeF,
  // f64
  MinD, MaxD, CopysignD, AbsD, FloorD, CeilD, TruncD, NearestD,
  // conversions
  CvtDToI, CvtDToL, CvtDToUL, CvtIToF, CvtUIToF, CvtLToF, CvtULToF, CvtUIToD, CvtULToD, Demote, Promote,
  ShCountL,
}

export type Rare = (op: number, d: number, a: number, b: number) => void;

const two32 = 4294967296;
const two63 = 9223372036854775808;

/** Round half to even. */
export function nearest(x: number): number {
  const a = Math.abs(x);
  if (!(a < 4503599627370496)) return x;
  const r = a + 4503599627370496 - 4503599627370496;
  return x < 0 || Object.is(x, -0) ? -r : r;
}

function popcount(x: number): number {
  let n = x - ((x >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function ctz(x: number): number {
  return x === 0 ? 32 : 31 - Math.clz32(x & -x);
}

function bswap(x: number): number {
  return ((x & 0xff) << 24) | ((x & 0xff00) << 8) | ((x >>> 8) & 0xff00) | (x >>> 24);
}

/** High 32 bits of the unsigned product. */
function mulhi32(x: number, y: number): number {
  const xh = x >>> 16;
  const xl = x & 0xffff;
  const yh = y >>> 16;
  const yl = y & 0xffff;
  const m1 = (Math.imul(xh, yl) + (Math.imul(xl, yl) >>> 16)) | 0;
  const m2 = (Math.imul(xl, yh) + (m1 & 0xffff)) | 0;
  return (Math.imul(xh, yh) + (m1 >>> 16) + (m2 >>> 16)) | 0;
}

/** Nearest float32 of hi*2^32+lo (both unsigned) in one rounding: the bits that a double can't hold are folded into a sticky bit. */
function magnitudeToFloat(hi: number, lo: number): number {
  const low = hi >= 0x200000 && (lo & 0x7ff) !== 0 ? ((lo & ~0x7ff) | 0x800) >>> 0 : lo;
  return Math.fround(hi * two32 + low);
}

export function makeRare(mem: Memory, wide: boolean): Rare {
  const { i32, f32, f64 } = mem;

  function put64(d: number, v: bigint): void {
    i32[d] = Number(BigInt.asIntN(32, v));
    i32[d + 1] = Number(BigInt.asIntN(32, v >> 32n));
  }

  function signed(a: number): bigint {
    return (BigInt(i32[a + 1]!) << 32n) | BigInt(i32[a]! >>> 0);
  }

  function unsigned(a: number): bigint {
    return (BigInt(i32[a + 1]! >>> 0) << 32n) | BigInt(i32[a]! >>> 0);
  }

  /** Integers of up to 53 bits are exact as numbers. */
  function isSmall(a: number): boolean {
    return (i32[a + 1]! + 0x200000) >>> 0 < 0x400000;
  }

  function num(a: number): number {
    return i32[a + 1]! * two32 + (i32[a]! >>> 0);
  }

  function putNum(d: number, v: number): void {
    i32[d] = v;
    i32[d + 1] = Math.floor(v / two32);
  }

  function putD(d: number, v: number): void {
    f64[d >> 1] = v;
    if (v !== v) {
      i32[d] = 0;
      i32[d + 1] = 0x7ff80000;
    }
  }

  function putF(d: number, v: number): void {
    f32[d] = v;
    if (v !== v) i32[d] = 0x7fc00000;
  }

  function int64OfDouble(d: number, x: number): void {
    if (!(x >= -two63 && x < two63)) {
      i32[d] = 0;
      i32[d + 1] = 0x80000000;
      return;
    }
    const t = Math.trunc(x);
    const hi = Math.floor(t / two32);
    i32[d] = t - hi * two32;
    i32[d + 1] = hi;
  }

  /** gc on amd64: CVTTSD2SQ, twice for the upper half of the range, combined by OR (so out of range is 1<<63). */
  function uint64OfDouble(d: number, x: number): void {
    if (x < two63) int64OfDouble(d, x);
    else {
      int64OfDouble(d, x - two63);
      i32[d + 1]! |= 0x80000000;
    }
  }

  /** gc on 386, both signednesses: the runtime's conversion, magnitude modulo 2^64, zero when it has more bits. */
  function wordOfDouble386(d: number, x: number): void {
    const t = Math.trunc(Math.abs(x));
    if (!(t < two63 * 2)) {
      i32[d] = 0;
      i32[d + 1] = 0;
      return;
    }
    const hi = Math.floor(t / two32);
    const lo = t - hi * two32;
    i32[d] = x < 0 ? -lo : lo;
    i32[d + 1] = x < 0 ? ~hi + (lo === 0 ? 1 : 0) : hi;
  }

  function integer(op: number, d: number, a: number, b: number): void {
    switch (op) {
      case RareOp.DivSL:
        if (isSmall(a) && isSmall(b)) putNum(d, Math.trunc(num(a) / num(b)));
        else if (i32[b]! !== 0 || i32[b + 1]! !== 0) put64(d, signed(a) / signed(b));
        return;
      case RareOp.RemSL:
        if (isSmall(a) && isSmall(b)) putNum(d, num(a) % num(b));
        else if (i32[b]! !== 0 || i32[b + 1]! !== 0) put64(d, signed(a) % signed(b));
        return;
      case RareOp.DivUL:
        if ((i32[a + 1]! | i32[b + 1]!) >>> 0 < 0x200000) putNum(d, Math.floor(num(a) / num(b)));
        else if (i32[b]! !== 0 || i32[b + 1]! !== 0) put64(d, unsigned(a) / unsigned(b));
        return;
      case RareOp.RemUL:
        if ((i32[a + 1]! | i32[b + 1]!) >>> 0 < 0x200000) putNum(d, num(a) % num(b));
        else if (i32[b]! !== 0 || i32[b + 1]! !== 0) put64(d, unsigned(a) % unsigned(b));
        return;
      case RareOp.RotlL: {
        const n = i32[b]! & 63;
        const lo = n & 32 ? i32[a + 1]! : i32[a]!;
        const hi = n & 32 ? i32[a]! : i32[a + 1]!;
        const s = n & 31;
        i32[d] = s === 0 ? lo : (lo << s) | (hi >>> (32 - s));
        i32[d + 1] = s === 0 ? hi : (hi << s) | (lo >>> (32 - s));
        return;
      }
      case RareOp.ClzL:
      case RareOp.CtzL:
      case RareOp.PopcntL: {
        const lo = i32[a]!;
        const hi = i32[a + 1]!;
        if (op === RareOp.ClzL) i32[d] = hi !== 0 ? Math.clz32(hi) : 32 + Math.clz32(lo);
        else if (op === RareOp.CtzL) i32[d] = lo !== 0 ? ctz(lo) : 32 + ctz(hi);
        else i32[d] = popcount(lo) + popcount(hi);
        i32[d + 1] = 0;
        return;
      }
      case RareOp.MulHiUL: {
        const al = i32[a]!;
        const ah = i32[a + 1]!;
        const bl = i32[b]!;
        const bh = i32[b + 1]!;
        // Columns of the schoolbook product; sums of a few 32-bit numbers are exact.
        const mid = (mulhi32(al, bl) >>> 0) + (Math.imul(al, bh) >>> 0) + (Math.imul(ah, bl) >>> 0);
        const up = (mulhi32(al, bh) >>> 0) + (mulhi32(ah, bl) >>> 0) + (Math.imul(ah, bh) >>> 0) + Math.floor(mid / two32);
        i32[d] = up;
        i32[d + 1] = (mulhi32(ah, bh) >>> 0) + Math.floor(up / two32);
        return;
      }
      case RareOp.BswapL: {
        const lo = bswap(i32[a + 1]!);
        i32[d + 1] = bswap(i32[a]!);
        i32[d] = lo;
        return;
      }
      case RareOp.RotlI: {
        const n = i32[b]! & 31;
        i32[d] = n === 0 ? i32[a]! : (i32[a]! << n) | (i32[a]! >>> (32 - n));
        return;
      }
      case RareOp.ClzI:
        i32[d] = Math.clz32(i32[a]!);
        return;
      case RareOp.CtzI:
        i32[d] = ctz(i32[a]!);
        return;
      case RareOp.PopcntI:
        i32[d] = popcount(i32[a]!);
        return;
      default:
        i32[d] = bswap(i32[a]!);
    }
  }

  function float32(op: number, d: number, a: number, b: number): void {
    const x = f32[a]!;
    const y = f32[b]!;
    switch (op) {
      case RareOp.AddF:
        return putF(d, x + y);
      case RareOp.SubF:
        return putF(d, x - y);
      case RareOp.MulF:
        return putF(d, x * y);
      case RareOp.DivF:
        return putF(d, x / y);
      case RareOp.MinF:
        return putF(d, Math.min(x, y));
      case RareOp.MaxF:
        return putF(d, Math.max(x, y));
      case RareOp.CopysignF:
        i32[d] = (i32[a]! & 0x7fffffff) | (i32[b]! & 0x80000000);
        return;
      case RareOp.NegF:
        i32[d] = i32[a]! ^ 0x80000000;
        return;
      case RareOp.AbsF:
        i32[d] = i32[a]! & 0x7fffffff;
        return;
      case RareOp.SqrtF:
        return putF(d, Math.sqrt(x));
      case RareOp.FloorF:
        return putF(d, Math.floor(x));
      case RareOp.CeilF:
        return putF(d, Math.ceil(x));
      case RareOp.TruncF:
        return putF(d, Math.trunc(x));
      case RareOp.NearestF:
        return putF(d, nearest(x));
      case RareOp.EqF:
        i32[d] = x === y ? 1 : 0;
        return;
      case RareOp.NeF:
        i32[d] = x !== y ? 1 : 0;
        return;
      case RareOp.LtF:
        i32[d] = x < y ? 1 : 0;
        return;
      case RareOp.LeF:
        i32[d] = x <= y ? 1 : 0;
        return;
      case RareOp.GtF:
        i32[d] = x > y ? 1 : 0;
        return;
      default:
        i32[d] = x >= y ? 1 : 0;
    }
  }

  function float64(op: number, d: number, a: number, b: number): void {
    const x = f64[a >> 1]!;
    switch (op) {
      case RareOp.MinD:
        return putD(d, Math.min(x, f64[b >> 1]!));
      case RareOp.MaxD:
        return putD(d, Math.max(x, f64[b >> 1]!));
      case RareOp.CopysignD: {
        const lo = i32[a]!;
        i32[d + 1] = (i32[a + 1]! & 0x7fffffff) | (i32[b + 1]! & 0x80000000);
        i32[d] = lo;
        return;
      }
      case RareOp.AbsD: {
        const lo = i32[a]!;
        i32[d + 1] = i32[a + 1]! & 0x7fffffff;
        i32[d] = lo;
        return;
      }
      case RareOp.FloorD:
        return putD(d, Math.floor(x));
      case RareOp.CeilD:
        return putD(d, Math.ceil(x));
      case RareOp.TruncD:
        return putD(d, Math.trunc(x));
      default:
        return putD(d, nearest(x));
    }
  }

  function conversion(op: number, d: number, a: number): void {
    switch (op) {
      case RareOp.CvtDToI: {
        const x = f64[a >> 1]!;
        i32[d] = x > -2147483649 && x < 2147483648 ? x : 0x80000000;
        return;
      }
      case RareOp.CvtDToL:
        return wide ? int64OfDouble(d, f64[a >> 1]!) : wordOfDouble386(d, f64[a >> 1]!);
      case RareOp.CvtDToUL:
        return wide ? uint64OfDouble(d, f64[a >> 1]!) : wordOfDouble386(d, f64[a >> 1]!);
      case RareOp.CvtIToF:
        f32[d] = i32[a]!;
        return;
      case RareOp.CvtUIToF:
        f32[d] = i32[a]! >>> 0;
        return;
      case RareOp.CvtLToF: {
        const lo = i32[a]!;
        const hi = i32[a + 1]!;
        if (hi >= 0) f32[d] = magnitudeToFloat(hi, lo >>> 0);
        else f32[d] = -magnitudeToFloat((~hi + (lo === 0 ? 1 : 0)) >>> 0, -lo >>> 0);
        return;
      }
      case RareOp.CvtULToF:
        f32[d] = magnitudeToFloat(i32[a + 1]! >>> 0, i32[a]! >>> 0);
        return;
      case RareOp.CvtUIToD:
        f64[d >> 1] = i32[a]! >>> 0;
        return;
      case RareOp.CvtULToD:
        f64[d >> 1] = (i32[a + 1]! >>> 0) * two32 + (i32[a]! >>> 0);
        return;
      case RareOp.Demote:
        return putF(d, f64[a >> 1]!);
      case RareOp.Promote:
        return putD(d, f32[a]!);
      default:
        i32[d] = i32[a + 1]! === 0 ? i32[a]! : -1;
    }
  }

  return (op, d, a, b) => {
    if (op < RareOp.AddF) integer(op, d, a, b);
    else if (op < RareOp.MinD) float32(op, d, a, b);
    else if (op < RareOp.CvtDToI) float64(op, d, a, b);
    else conversion(op, d, a);
  };
}
