/**
 * Helpers of compiled code: what many functions do and no instruction does. A module gets copies of those it uses: a call within a module costs
 * a third of one into another, and V8 inlines within a module only.
 */
import type { Program } from '../../bytecode/program.js';
import type { Ledger } from '../../runtime/index.js';
import { mallocfast, mallocslow, tinyalloc } from './alloc.js';
import { byteHelpers } from './bytes.js';
import { enter, trapped } from './edges.js';
import { Code, T, typeKey, W, WX } from './encoder.js';

export interface Helper {
  /** Function type. */
  readonly type: string;
  /** Types of its locals, parameters apart. */
  readonly locals: readonly number[];
  readonly body: (cx: HelperContext) => Code;
}

export interface HelperContext {
  readonly program: Program;
  readonly ledger: Ledger | null;
}

const many = (n: number, t: T): number[] => new Array<number>(n).fill(t);

export const helpers: ReadonlyMap<string, Helper> = new Map<string, Helper>([
  ['mulhi', { type: typeKey([T.I64, T.I64], [T.I64]), locals: many(5, T.I64), body: mulhi }],
  ['bswap32', { type: typeKey([T.I32], [T.I32]), locals: [], body: bswap32 }],
  ['bswap64', { type: typeKey([T.I64], [T.I64]), locals: [], body: bswap64 }],
  ['memmove', { type: typeKey([T.I32, T.I32, T.I32], []), locals: many(4, T.I64), body: memmove }],
  ['memhash', { type: typeKey([T.I32, T.I64, T.I32], [T.I64]), locals: many(4, T.I32), body: () => memhash(0) }],
  ['memhash4', { type: typeKey([T.I32, T.I64], [T.I64]), locals: many(4, T.I32), body: () => memhash(4) }],
  ['memhash8', { type: typeKey([T.I32, T.I64], [T.I64]), locals: many(4, T.I32), body: () => memhash(8) }],
  ['tinyalloc', { type: typeKey([T.I32, T.I32], [T.I32]), locals: many(5, T.I32), body: tinyalloc }],
  ['mallocfast', { type: typeKey([T.I32, T.I32], [T.I32]), locals: many(12, T.I32), body: mallocfast }],
  ['mallocslow', { type: typeKey([T.I32, T.I32, T.I32], [T.I32]), locals: [], body: mallocslow }],
  ['enter', { type: typeKey([T.I32, T.I32, T.I32], [T.I32]), locals: [], body: enter }],
  ['trapped', { type: typeKey([T.I32, T.I32, T.I32, T.I32, T.I64, T.I64], []), locals: [], body: trapped }],
  ...byteHelpers,
]);

/**
 * The runtime's hash of bytes (runtime/natives-bytes.ts), both lanes in one i64: memhash(p, h, n), or memhash4(p, h) and memhash8(p, h) for
 * a known number of bytes.
 */
function memhash(known: 0 | 4 | 8): Code {
  const c = new Code();
  const [p, h, n] = [0, 1, 2];
  const [lo, hi, k, i] = known === 0 ? [3, 4, 5, 6] : [2, 3, 4, 5];
  const mul = (m: number): void => {
    c.i32(m | 0);
    c.op(W.I32Mul);
  };
  /** x ^= x >>> s, then times m. */
  const mix = (x: number, s: number, m: number): void => {
    c.get(x);
    c.get(x);
    c.i32(s);
    c.op(W.I32ShrU);
    c.op(W.I32Xor);
    if (m !== 0) mul(m);
    c.set(x);
  };
  const addTo = (x: number, y: number): void => {
    c.get(x);
    c.get(y);
    c.op(W.I32Add);
    c.set(x);
  };
  /** Mixes the i32 on the stack into both lanes. */
  const round = (): void => {
    mul(0xcc9e2d51);
    c.i32(15);
    c.op(W.I32Rotl);
    c.set(k);
    c.get(lo);
    c.get(k);
    mul(0x1b873593);
    c.op(W.I32Xor);
    mul(0x9e3779b1);
    c.set(lo);
    mix(lo, 15, 0);
    c.get(hi);
    c.get(k);
    c.op(W.I32Xor);
    mul(0x85ebca77);
    c.get(lo);
    c.op(W.I32Add);
    c.i32(13);
    c.op(W.I32Rotl);
    c.set(hi);
  };
  const xorLength = (x: number, m: number): void => {
    c.get(x);
    if (known === 0) {
      c.get(n);
      if (m !== 1) mul(m);
    } else c.i32(Math.imul(known, m));
    c.op(W.I32Xor);
    c.set(x);
  };
  c.get(h);
  c.op(W.I32WrapI64);
  c.i32(0x51ed270b);
  c.op(W.I32Xor);
  c.set(lo);
  c.get(h);
  c.i64(32, 0);
  c.op(W.I64ShrU);
  c.op(W.I32WrapI64);
  c.set(hi);
  for (let at = 0; at < known; at += 4) {
    c.get(p);
    c.mem(W.I32Load, at);
    round();
  }
  if (known === 0) hashBytes(c, [p, n, i], round);
  xorLength(lo, 1);
  xorLength(hi, 0x27d4eb2f);
  addTo(lo, hi);
  addTo(hi, lo);
  mix(lo, 16, 0x85ebca6b);
  mix(lo, 13, 0xc2b2ae35);
  mix(lo, 16, 0);
  mix(hi, 16, 0x7feb352d);
  mix(hi, 15, 0x846ca68b);
  mix(hi, 16, 0);
  addTo(lo, hi);
  addTo(hi, lo);
  c.get(lo);
  c.op(W.I64ExtendI32U);
  c.get(hi);
  c.op(W.I64ExtendI32U);
  c.i64(32, 0);
  c.op(W.I64Shl);
  c.op(W.I64Or);
  c.op(W.End);
  return c;
}

/** Rounds over n bytes at p: words, then the last one to three bytes as one. */
function hashBytes(c: Code, [p, n, i]: readonly [number, number, number], round: () => void): void {
  const rest = (): void => {
    c.get(n);
    c.i32(3);
    c.op(W.I32And);
  };
  const last = (k: number): void => {
    c.get(p);
    c.get(n);
    c.op(W.I32Add);
    c.i32(k);
    c.op(W.I32Sub);
  };
  c.block(W.Block, null);
  c.block(W.Loop, null);
  c.get(n);
  c.get(i);
  c.op(W.I32Sub);
  c.i32(4);
  c.op(W.I32LtU);
  c.br(W.BrIf, 1);
  c.get(p);
  c.get(i);
  c.op(W.I32Add);
  c.mem(W.I32Load, 0);
  round();
  c.get(i);
  c.i32(4);
  c.op(W.I32Add);
  c.set(i);
  c.br(W.Br, 0);
  c.op(W.End);
  c.op(W.End);
  rest();
  c.block(W.If, null);
  c.get(n);
  c.i32(4);
  c.op(W.I32GeU);
  c.block(W.If, T.I32);
  // The upper bytes of the word that ends with them.
  last(4);
  c.mem(W.I32Load, 0);
  c.i32(0);
  rest();
  c.i32(3);
  c.op(W.I32Shl);
  c.op(W.I32Sub);
  c.op(W.I32ShrU);
  c.op(W.Else);
  // One: b0. Two and three: b0 | b[n>>1] << 8 * (n>>1) | b[n-1] << 8 * (n-1), where bytes read twice are the same.
  c.get(p);
  c.mem(W.I32Load8U, 0);
  for (const place of [(): void => { c.get(n); c.i32(1); c.op(W.I32ShrU); }, (): void => { c.get(n); c.i32(1); c.op(W.I32Sub); }]) {
    c.get(p);
    place();
    c.op(W.I32Add);
    c.mem(W.I32Load8U, 0);
    place();
    c.i32(3);
    c.op(W.I32Shl);
    c.op(W.I32Shl);
    c.op(W.I32Or);
  }
  c.op(W.End);
  round();
  c.op(W.End);
}

/** Schoolbook: x = 0, y = 1; xl xh yl yh mid. */
function mulhi(): Code {
  const c = new Code();
  const [xl, xh, yl, yh, mid] = [2, 3, 4, 5, 6];
  for (const [v, lo, hi] of [[0, xl, xh], [1, yl, yh]] as const) {
    c.get(v);
    c.i64(-1, 0);
    c.op(W.I64And);
    c.set(lo);
    c.get(v);
    c.i64(32, 0);
    c.op(W.I64ShrU);
    c.set(hi);
  }
  const mul = (a: number, b: number): void => {
    c.get(a);
    c.get(b);
    c.op(W.I64Mul);
  };
  const high = (): void => {
    c.i64(32, 0);
    c.op(W.I64ShrU);
  };
  // mid = xh*yl + (xl*yl >> 32); x = xl*yh + low(mid); result = xh*yh + (mid >> 32) + (x >> 32).
  mul(xh, yl);
  mul(xl, yl);
  high();
  c.op(W.I64Add);
  c.set(mid);
  mul(xl, yh);
  c.get(mid);
  c.i64(-1, 0);
  c.op(W.I64And);
  c.op(W.I64Add);
  c.set(0);
  mul(xh, yh);
  c.get(mid);
  high();
  c.op(W.I64Add);
  c.get(0);
  high();
  c.op(W.I64Add);
  c.op(W.End);
  return c;
}

function bswap32(): Code {
  const c = new Code();
  // rotl(x & 0x00ff00ff, 24) | rotl(x & 0xff00ff00, 8)
  c.get(0);
  c.i32(0x00ff00ff);
  c.op(W.I32And);
  c.i32(24);
  c.op(W.I32Rotl);
  c.get(0);
  c.i32(0xff00ff00 | 0);
  c.op(W.I32And);
  c.i32(8);
  c.op(W.I32Rotl);
  c.op(W.I32Or);
  c.op(W.End);
  return c;
}

function bswap64(): Code {
  const c = new Code();
  // Bytes within 16-bit units, units within 32-bit halves, halves.
  for (const [mask, n] of [[0x00ff00ff, 8], [0x0000ffff, 16]] as const) {
    c.get(0);
    c.i64(mask, mask);
    c.op(W.I64And);
    c.i64(n, 0);
    c.op(W.I64Shl);
    c.get(0);
    c.i64(n, 0);
    c.op(W.I64ShrU);
    c.i64(mask, mask);
    c.op(W.I64And);
    c.op(W.I64Or);
    c.set(0);
  }
  c.get(0);
  c.i64(32, 0);
  c.op(W.I64Rotl);
  c.op(W.End);
  return c;
}

/** memmove(dst, src, n): short moves by overlapping words, all read before anything is written. */
function memmove(): Code {
  const c = new Code();
  const [dst, src, n] = [0, 1, 2];
  const end = (base: number, k: number): void => {
    c.get(base);
    c.get(n);
    c.op(W.I32Add);
    c.i32(k);
    c.op(W.I32Sub);
  };
  /** Sizes [size, 2*size]: head and tail. */
  const ends = (size: number, l: W, s: W, width: number): void => {
    c.get(n);
    c.i32(size);
    c.op(W.I32GeU);
    c.block(W.If, null);
    c.get(src);
    c.mem(l, 0);
    end(src, width);
    c.mem(l, 0);
    c.set(4);
    c.set(3);
    c.get(dst);
    c.get(3);
    c.mem(s, 0);
    end(dst, width);
    c.get(4);
    c.mem(s, 0);
    c.op(W.Return);
    c.op(W.End);
  };
  c.get(n);
  c.i32(16);
  c.op(W.I32GtU);
  c.block(W.If, null);
  c.get(n);
  c.i32(32);
  c.op(W.I32LeU);
  c.block(W.If, null);
  // 17..32: two words at each end.
  c.get(src);
  c.mem(W.I64Load, 0);
  c.set(3);
  c.get(src);
  c.mem(W.I64Load, 8);
  c.set(4);
  end(src, 16);
  c.mem(W.I64Load, 0);
  c.set(5);
  end(src, 8);
  c.mem(W.I64Load, 0);
  c.set(6);
  c.get(dst);
  c.get(3);
  c.mem(W.I64Store, 0);
  c.get(dst);
  c.get(4);
  c.mem(W.I64Store, 8);
  end(dst, 16);
  c.get(5);
  c.mem(W.I64Store, 0);
  end(dst, 8);
  c.get(6);
  c.mem(W.I64Store, 0);
  c.op(W.Return);
  c.op(W.End);
  c.get(dst);
  c.get(src);
  c.get(n);
  c.fc(WX.MemoryCopy);
  c.op(W.Return);
  c.op(W.End);
  ends(8, W.I64Load, W.I64Store, 8);
  ends(4, W.I64Load32U, W.I64Store32, 4);
  ends(2, W.I64Load16U, W.I64Store16, 2);
  c.get(n);
  c.block(W.If, null);
  c.get(dst);
  c.get(src);
  c.mem(W.I32Load8U, 0);
  c.mem(W.I32Store8, 0);
  c.op(W.End);
  c.op(W.End);
  return c;
}
