/**
 * The support module of a program: for every machine signature the stub of a function that is not compiled yet and the wrapper that
 * resumes a frame, for every native an entry that can be called through the table, and the helpers that compiled code calls.
 */
import { Ctl, StopReason } from '../../abi/frame.js';
import type { Program, Sig, ValType } from '../../bytecode/program.js';
import type { Ledger } from '../../runtime/index.js';
import { allocHelpers, emitAllocHelpers } from './alloc.js';
import { Code, ModuleWriter, T, typeKey, W, WX } from './encoder.js';
import { sigKey, stopped, wasmType } from './function.js';

/** Helpers in wasm: name and function type. */
export const helperTypes: Readonly<Record<string, string>> = {
  mulhi: typeKey([T.I64, T.I64], [T.I64]),
  bswap32: typeKey([T.I32], [T.I32]),
  bswap64: typeKey([T.I64], [T.I64]),
  memmove: typeKey([T.I32, T.I32, T.I32], []),
  memequal: typeKey([T.I32, T.I32, T.I32], [T.I32]),
  memhash: typeKey([T.I32, T.I64, T.I32], [T.I64]),
  ...allocHelpers,
};

/** Services in TypeScript that compiled code calls. */
export const serviceTypes: Readonly<Record<string, string>> = {
  newObject: typeKey([T.I32], [T.I32]),
  ledgerMiss: typeKey([T.I32, T.I32, T.I32, T.I32], []),
  writeBarrier: typeKey([T.I32, T.I32], []),
  typedCopy: typeKey([T.I32, T.I32, T.I32], []),
  typedZero: typeKey([T.I32, T.I32], []),
};

export const nativeType = typeKey([T.I32], [T.I32]);

const loads: Record<number, W> = { [T.I32]: W.I32Load, [T.I64]: W.I64Load, [T.F32]: W.F32Load, [T.F64]: W.F64Load };
const stores: Record<number, W> = { [T.I32]: W.I32Store, [T.I64]: W.I64Store, [T.F32]: W.F32Store, [T.F64]: W.F64Store };

function zero(c: Code, t: number): void {
  if (t === T.I32) c.i32(0);
  else if (t === T.I64) c.i64(0, 0);
  else if (t === T.F32) c.f32(0);
  else c.f64(0, 0);
}

export interface Support {
  bytes: Uint8Array;
  /** By function id: export that resumes a frame of the function. */
  resume: string[];
}

export function buildSupport(program: Program, ledger: Ledger | null = null): Support {
  const wide = program.wordSize === 8;
  const { funcs } = program;
  const m = new ModuleWriter(funcs.length);
  const natives: number[] = [];
  for (const f of funcs) if (f !== undefined && f.code === null) natives.push(f.id);
  const nativeImport = new Map(natives.map((id) => [id, m.importFunc('n', String(id), nativeType)]));
  const types = (s: string): number[] => [...s].map((t) => wasmType(t as ValType, wide));
  const stubs = new Map<string, number>();
  const resumeName = new Map<string, string>();
  const resume: string[] = new Array<string>(funcs.length).fill('');
  const table: number[] = [];
  const none = emitNone(m);
  for (let id = 0; id < funcs.length; id++) {
    const f = funcs[id];
    if (f === undefined) {
      table.push(none);
      continue;
    }
    if (f.code === null) {
      table.push(emitNative(m, nativeImport.get(id)!, f.sig, types, wide));
      continue;
    }
    const key = sigKey(f.sig, wide);
    let stub = stubs.get(key);
    if (stub === undefined) {
      stubs.set(key, (stub = emitStub(m, key, types(f.sig.params), types(f.sig.results))));
      const name = `r${stubs.size}`;
      m.export(name, emitResume(m, key, types(f.sig.params), types(f.sig.results)));
      resumeName.set(key, name);
    }
    table.push(stub);
    resume[id] = resumeName.get(key)!;
  }
  m.element(0, table);
  emitHelpers(m);
  emitAllocHelpers(m, program, ledger);
  return { bytes: m.finish(), resume };
}

function emitNone(m: ModuleWriter): number {
  const c = new Code(8);
  c.op(W.Unreachable);
  c.op(W.End);
  return m.func(typeKey([], []), [], c);
}

/** Leaves the goroutine as a prologue that stops does; the caller has written the function id. */
function emitStub(m: ModuleWriter, key: string, params: number[], results: number[]): number {
  const c = new Code();
  const fp = params.length;
  c.get(fp);
  c.i32(0);
  c.mem(W.I32Store, 0);
  params.forEach((t, k) => {
    c.get(fp);
    c.get(k);
    c.mem(stores[t]!, 16 + 8 * k);
  });
  c.i32(0);
  c.get(fp);
  c.mem(W.I32Store, Ctl.Top);
  c.i32(0);
  c.get(fp + 1);
  c.mem(W.I32Store, Ctl.Fuel);
  c.i32(0);
  c.i32(StopReason.HostStack);
  c.mem(W.I32Store, Ctl.Reason);
  for (const t of results) zero(c, t);
  c.i32(stopped);
  c.op(W.End);
  return m.func(key, [], c);
}

/** (fp, table index) -> has it stopped? Results go to the frame, fuel comes from memory and goes there. */
function emitResume(m: ModuleWriter, key: string, params: number[], results: number[]): number {
  const c = new Code();
  for (const t of params) zero(c, t);
  c.get(0);
  c.at(W.I32Load, Ctl.Fuel);
  c.get(1);
  c.callIndirect(m.type(key));
  const locals = [T.I32, ...results];
  c.set(2);
  for (let k = results.length - 1; k >= 0; k--) c.set(3 + k);
  c.get(2);
  c.i32(stopped);
  c.op(W.I32Ne);
  c.block(W.If, null);
  c.i32(0);
  c.get(2);
  c.mem(W.I32Store, Ctl.Fuel);
  results.forEach((t, k) => {
    c.get(0);
    c.get(3 + k);
    c.mem(stores[t]!, 16 + 8 * k);
  });
  c.op(W.End);
  c.get(2);
  c.i32(stopped);
  c.op(W.I32Eq);
  c.op(W.End);
  return m.func(typeKey([T.I32, T.I32], [T.I32]), locals, c);
}

/** A native behind a function type: arguments to memory, results from there. A stop leaves Top 0: the caller puts its frame. */
function emitNative(m: ModuleWriter, index: number, sig: Sig, types: (s: string) => number[], wide: boolean): number {
  const c = new Code();
  const params = types(sig.params);
  const results = types(sig.results);
  const fp = params.length;
  const status = fp + 2;
  params.forEach((t, k) => {
    c.get(fp);
    c.get(k);
    c.mem(stores[t]!, 16 + 8 * k);
  });
  c.i32(0);
  c.get(fp + 1);
  c.mem(W.I32Store, Ctl.Fuel);
  c.get(fp);
  c.i32(16);
  c.op(W.I32Add);
  c.call(index);
  c.tee(status);
  c.block(W.If, null);
  c.i32(0);
  c.i32(0);
  c.mem(W.I32Store, Ctl.Top);
  c.i32(0);
  c.get(status);
  c.mem(W.I32Store, Ctl.Reason);
  c.op(W.End);
  results.forEach((t, k) => {
    c.get(fp);
    c.mem(loads[t]!, 16 + 8 * k);
  });
  c.i32(stopped);
  c.at(W.I32Load, Ctl.Fuel);
  c.get(status);
  c.op(W.Select);
  c.op(W.End);
  return m.func(sigKey(sig, wide), [T.I32], c);
}

function emitHelpers(m: ModuleWriter): void {
  m.export('mulhi', m.func(helperTypes['mulhi']!, [T.I64, T.I64, T.I64, T.I64, T.I64], mulhi()));
  m.export('bswap32', m.func(helperTypes['bswap32']!, [], bswap32()));
  m.export('bswap64', m.func(helperTypes['bswap64']!, [], bswap64()));
  m.export('memmove', m.func(helperTypes['memmove']!, [T.I64, T.I64, T.I64, T.I64], memmove()));
  m.export('memhash', m.func(helperTypes['memhash']!, [T.I32, T.I32, T.I32, T.I32], memhash()));
  m.export('memequal', m.func(helperTypes['memequal']!, [T.I32], memequal()));
}

/** memhash(p, h, n): the runtime's hash of bytes (runtime/natives-bytes.ts), both lanes in one i64. */
function memhash(): Code {
  const c = new Code();
  const [p, h, n, lo, hi, k, i] = [0, 1, 2, 3, 4, 5, 6];
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
  /** Mixes the i32 in k into both lanes. */
  const round = (): void => {
    c.get(k);
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
  const atI = (): void => {
    c.get(p);
    c.get(i);
    c.op(W.I32Add);
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
  c.block(W.Block, null);
  c.block(W.Loop, null);
  c.get(n);
  c.get(i);
  c.op(W.I32Sub);
  c.i32(4);
  c.op(W.I32LtU);
  c.br(W.BrIf, 1);
  atI();
  c.mem(W.I32Load, 0);
  c.set(k);
  round();
  c.get(i);
  c.i32(4);
  c.op(W.I32Add);
  c.set(i);
  c.br(W.Br, 0);
  c.op(W.End);
  c.op(W.End);
  // The last one to three bytes, from the back.
  c.get(n);
  c.i32(3);
  c.op(W.I32And);
  c.block(W.If, null);
  c.i32(0);
  c.set(k);
  for (const at of [2, 1, 0]) {
    c.get(n);
    c.i32(3);
    c.op(W.I32And);
    c.i32(at);
    c.op(W.I32GtU);
    c.block(W.If, null);
    c.get(k);
    c.i32(8);
    c.op(W.I32Shl);
    atI();
    c.mem(W.I32Load8U, at);
    c.op(W.I32Or);
    c.set(k);
    c.op(W.End);
  }
  round();
  c.op(W.End);
  c.get(lo);
  c.get(n);
  c.op(W.I32Xor);
  c.set(lo);
  c.get(hi);
  c.get(n);
  mul(0x27d4eb2f);
  c.op(W.I32Xor);
  c.set(hi);
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

/** memequal(a, b, n): words, then bytes. */
function memequal(): Code {
  const c = new Code();
  const [a, b, n, k] = [0, 1, 2, 3];
  const at = (base: number): void => {
    c.get(base);
    c.get(k);
    c.op(W.I32Add);
  };
  c.get(a);
  c.get(b);
  c.op(W.I32Eq);
  c.block(W.If, null);
  c.i32(1);
  c.op(W.Return);
  c.op(W.End);
  for (const [size, l, ne] of [[8, W.I64Load, W.I64Ne], [1, W.I32Load8U, W.I32Ne]] as const) {
    c.block(W.Block, null);
    c.block(W.Loop, null);
    c.get(n);
    c.get(k);
    c.op(W.I32Sub);
    c.i32(size);
    c.op(W.I32LtU);
    c.br(W.BrIf, 1);
    at(a);
    c.mem(l, 0);
    at(b);
    c.mem(l, 0);
    c.op(ne);
    c.block(W.If, null);
    c.i32(0);
    c.op(W.Return);
    c.op(W.End);
    c.get(k);
    c.i32(size);
    c.op(W.I32Add);
    c.set(k);
    c.br(W.Br, 0);
    c.op(W.End);
    c.op(W.End);
  }
  c.i32(1);
  c.op(W.End);
  return c;
}
