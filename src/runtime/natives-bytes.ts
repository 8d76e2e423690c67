/** Comparing, hashing and searching bytes: natives of package runtime and internal/bytealg. */
import { NativeStatus } from '../abi/frame.js';
import type { Native } from './engine.js';
import type { Memory } from './memory.js';
import type { Runtime } from './runtime.js';

export function compareBytes(mem: Memory, p: number, n: number, q: number, k: number): number {
  const { u8 } = mem;
  const len = Math.min(n, k);
  for (let i = 0; i < len; i++) {
    const d = u8[p + i]! - u8[q + i]!;
    if (d !== 0) return d < 0 ? -1 : 1;
  }
  return n === k ? 0 : n < k ? -1 : 1;
}

export function equalBytes(mem: Memory, p: number, q: number, n: number): boolean {
  if (p === q) return true;
  const { u8, i32 } = mem;
  let i = 0;
  if (((p | q) & 3) === 0) {
    for (; i + 4 <= n; i += 4) if (i32[(p + i) >>> 2] !== i32[(q + i) >>> 2]) return false;
  }
  for (; i < n; i++) if (u8[p + i] !== u8[q + i]) return false;
  return true;
}

/** Two 32-bit lanes, mixed by multiplication (after murmur3's finaliser). */
let lo = 0;
let hi = 0;

function round(x: number): void {
  let k = Math.imul(x, 0xcc9e2d51);
  k = (k << 15) | (k >>> 17);
  lo = Math.imul(lo ^ Math.imul(k, 0x1b873593), 0x9e3779b1);
  lo ^= lo >>> 15;
  hi = Math.imul(hi ^ k, 0x85ebca77) + lo;
  hi = (hi << 13) | (hi >>> 19);
}

function finish(n: number): void {
  lo ^= n;
  hi ^= Math.imul(n, 0x27d4eb2f);
  lo += hi;
  hi += lo;
  lo = Math.imul(lo ^ (lo >>> 16), 0x85ebca6b);
  lo = Math.imul(lo ^ (lo >>> 13), 0xc2b2ae35);
  lo ^= lo >>> 16;
  hi = Math.imul(hi ^ (hi >>> 16), 0x7feb352d);
  hi = Math.imul(hi ^ (hi >>> 15), 0x846ca68b);
  hi ^= hi >>> 16;
  lo += hi;
  hi += lo;
}

export function byteNatives(rt: Runtime): Map<string, Native> {
  const { mem } = rt;
  const m = new Map<string, Native>();
  const done = NativeStatus.Done;
  const u = (at: number): number => mem.u32[at >>> 2]!;
  const bool = (a: number, v: boolean): NativeStatus => {
    mem.u32[a >>> 2] = v ? 1 : 0;
    return done;
  };
  const word = (a: number, v: number): NativeStatus => {
    rt.setWord(a, v);
    return done;
  };
  m.set('runtime.memequal', (a) => bool(a, equalBytes(mem, u(a), u(a + 8), u(a + 16))));
  m.set('runtime.countrunes', (a) => {
    const p = u(a);
    const n = u(a + 8);
    let count = 0;
    for (let i = 0; i < n; count++) i += runeLength(mem.u8, p + i, p + n);
    return word(a, count);
  });

  // ---- hashing: h is the seed, both halves on the 64-bit machine
  const seed = (at: number): void => {
    lo = mem.u32[at >>> 2]! ^ 0x51ed270b;
    hi = rt.word.size === 8 ? mem.u32[(at + 4) >>> 2]! : 0x2545f491;
  };
  const result = (a: number, n: number): NativeStatus => {
    finish(n);
    mem.i32[a >>> 2] = lo;
    mem.i32[(a + 4) >>> 2] = hi;
    return done;
  };
  const hashBytes = (p: number, n: number): void => {
    const { u8 } = mem;
    let i = 0;
    for (; i + 4 <= n; i += 4) round(u8[p + i]! | (u8[p + i + 1]! << 8) | (u8[p + i + 2]! << 16) | (u8[p + i + 3]! << 24));
    let x = 0;
    for (let s = 0; i < n; i++, s += 8) x |= u8[p + i]! << s;
    if (n % 4 !== 0) round(x);
  };
  m.set('runtime.memhash', (a) => {
    seed(a + 8);
    const n = u(a + 16);
    hashBytes(u(a), n);
    return result(a, n);
  });
  m.set('runtime.memhash32', (a) => {
    seed(a + 8);
    hashBytes(u(a), 4);
    return result(a, 4);
  });
  m.set('runtime.memhash64', (a) => {
    seed(a + 8);
    hashBytes(u(a), 8);
    return result(a, 8);
  });
  m.set('runtime.strhash', (a) => {
    seed(a + 8);
    const s = u(a);
    const n = u(s + rt.word.size);
    hashBytes(u(s), n);
    return result(a, n);
  });

  // ---- internal/bytealg
  const find = (p: number, n: number, c: number): number => {
    const { u8 } = mem;
    c &= 255;
    const near = Math.min(n, 32);
    for (let i = 0; i < near; i++) if (u8[p + i] === c) return i;
    const i = n > near ? u8.subarray(p + near, p + n).indexOf(c) : -1;
    return i < 0 ? -1 : near + i;
  };
  const count = (p: number, n: number, c: number): number => {
    const { u8 } = mem;
    let k = 0;
    c &= 255;
    for (let i = p; i < p + n; i++) if (u8[i] === c) k++;
    return k;
  };
  const search = (p: number, n: number, q: number, k: number): number => {
    const c = mem.u8[q]!;
    for (let i = 0; i + k <= n; i++) {
      const j = find(p + i, n - k + 1 - i, c);
      if (j < 0) return -1;
      i += j;
      if (equalBytes(mem, p + i, q, k)) return i;
    }
    return -1;
  };
  const b = 'internal/bytealg.';
  const compareStrings: Native = (a) => word(a, compareBytes(mem, u(a), u(a + 8), u(a + 16), u(a + 24)));
  m.set('runtime.cmpstring', compareStrings);
  m.set(`${b}CompareString`, compareStrings);
  m.set(`${b}Compare`, (a) => word(a, compareBytes(mem, u(a), u(a + 8), u(a + 24), u(a + 32))));
  m.set(`${b}IndexByte`, (a) => word(a, find(u(a), u(a + 8), u(a + 24))));
  m.set(`${b}IndexByteString`, (a) => word(a, find(u(a), u(a + 8), u(a + 16))));
  m.set(`${b}Count`, (a) => word(a, count(u(a), u(a + 8), u(a + 24))));
  m.set(`${b}CountString`, (a) => word(a, count(u(a), u(a + 8), u(a + 16))));
  m.set(`${b}indexShort`, (a) => word(a, search(u(a), u(a + 8), u(a + 16), u(a + 24))));
  return m;
}

/** Bytes of the rune at p, 1 for an invalid encoding (as decoderune). */
export function runeLength(u8: Uint8Array, p: number, end: number): number {
  const c = u8[p]!;
  if (c < 0x80) return 1;
  const cont = (i: number): boolean => p + i < end && (u8[p + i]! & 0xc0) === 0x80;
  if (c >= 0xc2 && c < 0xe0) return cont(1) ? 2 : 1;
  if (c >= 0xe0 && c < 0xf0) {
    if (!cont(1) || !cont(2)) return 1;
    const r = ((c & 15) << 12) | ((u8[p + 1]! & 63) << 6);
    return r >= 0x800 && !(r >= 0xd800 && r <= 0xdfff) ? 3 : 1;
  }
  if (c >= 0xf0 && c < 0xf5) {
    if (!cont(1) || !cont(2) || !cont(3)) return 1;
    const r = ((c & 7) << 18) | ((u8[p + 1]! & 63) << 12);
    return r >= 0x10000 && r <= 0x10ffff ? 4 : 1;
  }
  return 1;
}
