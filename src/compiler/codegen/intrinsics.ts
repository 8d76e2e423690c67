/**
 * Functions that are instructions: calls by link symbol that become trees or stores (gc: ssagen/intrinsics.go). The machine runs one
 * goroutine at a time and switches only at safepoints, so atomic operations are plain ones.
 *
 * A builder gets the arguments' scalars and a small builder interface for stores and temporaries; it returns the results'
 * scalars, or null to make an ordinary call.
 */
import { AtomicPart } from '../../bytecode/program.js';
import * as m from './mir.js';
import type { VT, X } from './mir.js';

export interface IntrinsicHost {
  ws: 4 | 8;
  word: VT;
  temp(x: X): X;
  cheap(x: X): X;
  eff(x: X): void;
  /** Keeps a value alive up to here. */
  use(x: X): void;
  nilcheck(p: X, pos: number): X;
  wconst(v: number | bigint): X;
  if(c: X, then: (() => void) | null, els?: (() => void) | null): void;
}

type Build = (h: IntrinsicHost, a: X[]) => X[] | null;

export const intrinsics = new Map<string, Build>();

const def = (names: string[], b: Build): void => {
  for (const n of names) intrinsics.set(n, b);
};

// ---------------------------------------------------------------- math

const f64 = (op: string): Build => (_, a) => [m.op1(`f64.${op}`, 'd', a[0]!)];
def(['math.sqrt', 'math.Sqrt', 'math.archSqrt'], f64('sqrt'));
def(['math.Abs'], f64('abs'));
def(['math.Floor', 'math.floor', 'math.archFloor'], f64('floor'));
def(['math.Ceil', 'math.ceil', 'math.archCeil'], f64('ceil'));
def(['math.Trunc', 'math.trunc', 'math.archTrunc'], f64('trunc'));
def(['math.RoundToEven'], f64('nearest'));
def(['math.Copysign'], (_, a) => [m.op2('f64.copysign', 'd', a[0]!, a[1]!)]);
def(['math.Float64bits'], (_, a) => [m.op1('i64.reinterpret_f64', 'l', a[0]!)]);
def(['math.Float64frombits'], (_, a) => [m.op1('f64.reinterpret_i64', 'd', a[0]!)]);
def(['math.Float32bits'], (_, a) => [m.op1('i32.reinterpret_f32', 'i', a[0]!)]);
def(['math.Float32frombits'], (_, a) => [m.op1('f32.reinterpret_i32', 'f', a[0]!)]);

// ---------------------------------------------------------------- math/bits, internal/runtime/sys

const toInt = (h: IntrinsicHost, x: X): X => (h.ws === 8 ? (x.t === 'l' ? x : m.op1('i64.extend_i32_u', 'l', x)) : x.t === 'l' ? m.op1('i32.wrap_i64', 'i', x) : x);
const count = (op: string, bits: number): Build => (h, a) => {
  const x = a[0]!;
  const p = x.t === 'l' ? 'i64' : 'i32';
  if (op === 'len') return [toInt(h, m.op2(`${p}.sub`, x.t, x.t === 'l' ? m.i64(64) : m.i32(32), m.op1(`${p}.clz`, x.t, x)))];
  if (op === 'clz' && bits < 32) return [toInt(h, m.op2('i32.sub', 'i', m.op1('i32.clz', 'i', x), m.i32(32 - bits)))];
  if (op === 'ctz' && bits < 32) return [toInt(h, m.op1('i32.ctz', 'i', m.op2('i32.or', 'i', x, m.i32(1 << bits))))];
  return [toInt(h, m.op1(`${p}.${op}`, x.t, x))];
};
for (const [suffix, bits] of [['64', 64], ['32', 32], ['16', 16], ['8', 8], ['', 0]] as const) {
  def([`math/bits.TrailingZeros${suffix}`, `internal/runtime/sys.TrailingZeros${suffix}`], count('ctz', bits || 64));
  def([`math/bits.LeadingZeros${suffix}`, `internal/runtime/sys.LeadingZeros${suffix}`], count('clz', bits || 64));
  def([`math/bits.Len${suffix}`, `internal/runtime/sys.Len${suffix}`], count('len', bits || 64));
  def([`math/bits.OnesCount${suffix}`, `internal/runtime/sys.OnesCount${suffix}`], count('popcnt', bits || 64));
}
def(['math/bits.ReverseBytes64', 'internal/runtime/sys.Bswap64'], (_, a) => [m.op1('i64.bswap', 'l', a[0]!)]);
def(['math/bits.ReverseBytes32', 'internal/runtime/sys.Bswap32'], (_, a) => [m.op1('i32.bswap', 'i', a[0]!)]);
const rot = (t: VT): Build => (_, a) => {
  const k = a[1]!;
  const c = k.t === 'l' ? m.op1('i32.wrap_i64', 'i', k) : k;
  return [m.op2(t === 'l' ? 'i64.rotl' : 'i32.rotl', t, a[0]!, c)];
};
def(['math/bits.RotateLeft64'], rot('l'));
def(['math/bits.RotateLeft32'], rot('i'));
def(['math/bits.RotateLeft'], (h, a) => rot(h.word)(h, a));
const mul64: Build = (h, a) => {
  const x = h.cheap(a[0]!);
  const y = h.cheap(a[1]!);
  return [m.op2('i64.mulhi_u', 'l', x, y), m.op2('i64.mul', 'l', x, y)];
};
def(['math/bits.Mul64', 'internal/runtime/math.Mul64'], mul64);
def(['math/bits.Mul'], (h, a) => (h.ws === 8 ? mul64(h, a) : null));

// ---------------------------------------------------------------- atomics

interface Width {
  t: VT;
  ld: string;
  st: string;
  add: string;
}
const w32: Width = { t: 'i', ld: 'i32', st: 'i32', add: 'i32.add' };
const w64: Width = { t: 'l', ld: 'i64', st: 'i64', add: 'i64.add' };
const w8: Width = { t: 'i', ld: 'i8u', st: 'i8', add: 'i32.add' };
const word = (h: IntrinsicHost): Width => (h.ws === 8 ? w64 : w32);
const ptr: Width = { t: 'p', ld: 'p', st: 'pb', add: '' };

const at = (h: IntrinsicHost, p: X): X => h.cheap(h.nilcheck(p, 0));
const loadOf = (w: (h: IntrinsicHost) => Width): Build => (h, a) => [h.temp(m.load(w(h).ld, w(h).t, h.nilcheck(a[0]!, 0), 0, AtomicPart.Load))];
const storeOf = (w: (h: IntrinsicHost) => Width): Build => (h, a) => {
  h.eff(m.store(w(h).st, h.nilcheck(a[0]!, 0), 0, a[1]!, AtomicPart.Store));
  return [];
};
const addOf = (w: (h: IntrinsicHost) => Width): Build => (h, a) => {
  const p = at(h, a[0]!);
  const v = h.temp(m.op2(w(h).add, w(h).t, m.load(w(h).ld, w(h).t, p, 0, AtomicPart.Update), a[1]!));
  h.eff(m.store(w(h).st, p, 0, v, AtomicPart.Updated));
  return [v];
};
const swapOf = (w: (h: IntrinsicHost) => Width): Build => (h, a) => {
  const p = at(h, a[0]!);
  const n = h.cheap(a[1]!);
  const v = h.temp(m.load(w(h).ld, w(h).t, p, 0, AtomicPart.Update));
  h.eff(m.store(w(h).st, p, 0, n, AtomicPart.Updated));
  return [v];
};
const casOf = (w: (h: IntrinsicHost) => Width): Build => (h, a) => {
  const p = at(h, a[0]!);
  const n = h.cheap(a[2]!);
  const eq = w(h).t === 'p' ? 'p.eq' : w(h).t === 'l' ? 'i64.eq' : 'i32.eq';
  const ok = h.temp(m.op2(eq, 'i', m.load(w(h).ld, w(h).t, p, 0, AtomicPart.Update), a[1]!));
  h.if(ok, () => h.eff(m.store(w(h).st, p, 0, n, AtomicPart.Updated)));
  return [ok];
};
const bitOf = (op: 'and' | 'or', w: (h: IntrinsicHost) => Width, old: boolean): Build => (h, a) => {
  const p = at(h, a[0]!);
  const n = h.cheap(a[1]!);
  const v = h.temp(m.load(w(h).ld, w(h).t, p, 0, AtomicPart.Update));
  h.eff(m.store(w(h).st, p, 0, m.op2(w(h).t === 'l' ? `i64.${op}` : `i32.${op}`, w(h).t, v, n), AtomicPart.Updated));
  return old ? [v] : [];
};
const w32f = (): Width => w32;
const w64f = (): Width => w64;
/** sync/atomic's 64-bit operations check their operand's alignment on the 32-bit machine: there they are calls. */
const aligned = (b: Build): Build => (h, a) => (h.ws === 4 ? null : b(h, a));
const w8f = (): Width => w8;
const ptrf = (): Width => ptr;

const ra = 'internal/runtime/atomic.';
const sa = 'sync/atomic.';
def([`${ra}Load`, `${ra}LoadAcq`, `${ra}Loadint32`, `${sa}LoadInt32`, `${sa}LoadUint32`], loadOf(w32f));
def([`${ra}Load64`, `${ra}LoadAcq64`, `${ra}Loadint64`], loadOf(w64f));
def([`${sa}LoadInt64`, `${sa}LoadUint64`], aligned(loadOf(w64f)));
def([`${ra}Load8`], loadOf(w8f));
def([`${ra}Loaduintptr`, `${ra}Loaduint`, `${ra}LoadAcquintptr`, `${sa}LoadUintptr`], loadOf(word));
def([`${ra}Loadp`, `${sa}LoadPointer`], loadOf(ptrf));
def([`${ra}Store`, `${ra}StoreRel`, `${ra}Storeint32`, `${sa}StoreInt32`, `${sa}StoreUint32`], storeOf(w32f));
def([`${ra}Store64`, `${ra}StoreRel64`, `${ra}Storeint64`], storeOf(w64f));
def([`${sa}StoreInt64`, `${sa}StoreUint64`], aligned(storeOf(w64f)));
def([`${ra}Store8`], storeOf(w8f));
def([`${ra}Storeuintptr`, `${ra}StoreReluintptr`, `${sa}StoreUintptr`], storeOf(word));
def([`${sa}StorePointer`, `${ra}StorepNoWB`], storeOf(ptrf));
def([`${ra}Xadd`, `${ra}Xaddint32`, `${sa}AddInt32`, `${sa}AddUint32`], addOf(w32f));
def([`${ra}Xadd64`, `${ra}Xaddint64`], addOf(w64f));
def([`${sa}AddInt64`, `${sa}AddUint64`], aligned(addOf(w64f)));
def([`${ra}Xadduintptr`, `${sa}AddUintptr`], addOf(word));
def([`${ra}Xchg`, `${ra}Xchgint32`, `${sa}SwapInt32`, `${sa}SwapUint32`], swapOf(w32f));
def([`${ra}Xchg64`, `${ra}Xchgint64`], swapOf(w64f));
def([`${sa}SwapInt64`, `${sa}SwapUint64`], aligned(swapOf(w64f)));
def([`${ra}Xchguintptr`, `${sa}SwapUintptr`], swapOf(word));
def([`${sa}SwapPointer`], swapOf(ptrf));
def([`${ra}Cas`, `${ra}CasRel`, `${ra}Casint32`, `${sa}CompareAndSwapInt32`, `${sa}CompareAndSwapUint32`], casOf(w32f));
def([`${ra}Cas64`, `${ra}Casint64`], casOf(w64f));
def([`${sa}CompareAndSwapInt64`, `${sa}CompareAndSwapUint64`], aligned(casOf(w64f)));
def([`${ra}Casuintptr`, `${sa}CompareAndSwapUintptr`], casOf(word));
def([`${ra}Casp1`, `${sa}CompareAndSwapPointer`], casOf(ptrf));
def([`${ra}And32`, `${sa}AndInt32`, `${sa}AndUint32`], bitOf('and', w32f, true));
def([`${ra}Or32`, `${sa}OrInt32`, `${sa}OrUint32`], bitOf('or', w32f, true));
def([`${ra}And64`], bitOf('and', w64f, true));
def([`${sa}AndInt64`, `${sa}AndUint64`], aligned(bitOf('and', w64f, true)));
def([`${ra}Or64`], bitOf('or', w64f, true));
def([`${sa}OrInt64`, `${sa}OrUint64`], aligned(bitOf('or', w64f, true)));
def([`${ra}And8`], bitOf('and', w8f, false));
def([`${ra}Or8`], bitOf('or', w8f, false));
def([`${ra}And`], bitOf('and', w32f, false));
def([`${ra}Or`], bitOf('or', w32f, false));
def(['runtime.KeepAlive'], (h, a) => {
  for (const x of a) h.use(x);
  return [];
});
def(['runtime.getg'], () => [m.op0('getg', 'p')]);
def(['runtime.getcallersp'], (h) => [m.op1('p.toword', h.word, m.frameAddr(m.inArea, 0))]);
