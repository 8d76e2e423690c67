/**
 * Emitters of everything but calls: one per opcode, in a table that is complete by construction (`emitters` throws at load when
 * a row of the instruction set has none). Semantics: the header of bytecode/opcodes.ts and the interpreter.
 */
import { Ctl, heapHigh } from '../../abi/frame.js';
import { InternalError } from '../../base/assert.js';
import { opInfos, Family } from './select.js';
import type { ValType } from '../../bytecode/program.js';
import { emitCall, emitCallClosure, emitCallCode, emitNew } from './calls.js';
import { T, W, WX } from './encoder.js';
import { address, addressUnder, nullPage, pointerOf, whole } from './address.js';
import type { Emitter, FuncEmitter, V } from './function.js';
import { Finite, finiteOf, isNeverNaN } from './nans.js';

const special = new Map<string, Emitter>();
const on = (name: string, f: Emitter): void => void special.set(name, f);

const loadOps: Record<string, [W, ValType]> = {
  i8s: [W.I32Load8S, 'i'], i8u: [W.I32Load8U, 'i'], i16s: [W.I32Load16S, 'i'], i16u: [W.I32Load16U, 'i'],
  i32: [W.I32Load, 'i'], i64: [W.I64Load, 'l'], f32: [W.F32Load, 'f'], f64: [W.F64Load, 'd'], p: [W.I64Load, 'p'],
};
const storeOps: Record<string, W> = { i8: W.I32Store8, i16: W.I32Store16, i32: W.I32Store, i64: W.I64Store, f32: W.F32Store, f64: W.F64Store, p: W.I64Store };
const maxOf: Record<string, number> = { i8u: 255, i16u: 65535 };

/** Pointer to the heap if it is above the static data (as ctx and getg have it). */
function pointerOfOffset(e: FuncEmitter, low: boolean): void {
  const { c } = e;
  if (!e.wide || low) return;
  const x = e.temp(T.I32);
  c.tee(x);
  c.op(W.I64ExtendI32U);
  c.i64(0, heapHigh);
  c.i64(0, 0);
  c.get(x);
  c.i32(e.program.map.end);
  c.op(W.I32GeU);
  c.op(W.Select);
  c.op(W.I64Or);
}

function pushPointer(e: FuncEmitter, low: boolean, nn = false): V {
  const v = e.push('p');
  v.low = low;
  v.nn = nn;
  return v;
}

// ---- slots and constants

on('unreachable', (e) => e.c.op(W.Unreachable));
on('nop', () => undefined);
on('br', (e, i) => e.br(e.s.a[i]!));
on('br_if', (e, i) => {
  e.pop();
  e.brIf(e.s.a[i]!);
});
on('br_table', (e, i) => {
  e.pop();
  e.brTable(e.s.depths.get(i)!);
});
on('return', (e) => e.ret());
on('fuel', (e, i) => e.charge(e.s.a[i]!));
on('recover_point', (e, i) => e.arrive(`R${i}`));

on('local.get', (e, i) => {
  const k = e.s.a[i]!;
  const t = e.code.slots[k] as ValType;
  e.c.get(e.slot(k));
  const v = e.push(t);
  v.slot = k;
  if (t === 'p') {
    v.nn = e.facts.isNonNil(k);
    if (e.s.low[i] !== 0) {
      if (e.wide) e.c.op(W.I32WrapI64);
      v.low = true;
    }
  } else if ((t === 'd' || t === 'f') && e.s.lazy[k] === true) e.nans.produced(v, i);
});

function assign(e: FuncEmitter, k: number, v: V): void {
  if (v.t === 'p') whole(e, v);
  for (const w of e.stack) if (w.slot === k) w.slot = -1;
  e.facts.assign(k);
  if (v.slot >= 0 && v.slot !== k && v.t === 'l') e.facts.copy(k, v.slot);
  if (v.nn) e.facts.setNonNil(k);
}

on('local.set', (e, i) => {
  const k = e.s.a[i]!;
  assign(e, k, e.pop());
  e.c.set(e.slot(k));
});
on('local.tee', (e, i) => {
  const k = e.s.a[i]!;
  const v = e.pop();
  assign(e, k, v);
  e.c.tee(e.slot(k));
  const r = e.push(v.t);
  r.slot = k;
  r.nn = v.nn;
  r.k = v.k;
  r.max = v.max;
  if (v.t === 'p' && e.s.low[i] !== 0) {
    if (e.wide) e.c.op(W.I32WrapI64);
    r.low = true;
  } else if (e.s.lazy[k] === true) e.nans.produced(r, i);
});
on('drop', (e) => {
  e.pop();
  e.c.op(W.Drop);
});
on('i32.const', (e, i) => {
  const n = e.s.a[i]!;
  e.c.i32(n);
  const v = e.push('i');
  v.k = n;
  if (n >= 0) v.max = n;
});
on('i64.const', (e, i) => {
  const lo = e.s.lo[i]!;
  const hi = e.s.hi[i]!;
  e.c.i64(lo, hi);
  const v = e.push('l');
  if (hi === lo >> 31) v.k = lo;
  if (hi === 0) v.max = lo >>> 0;
});
on('f32.const', (e, i) => {
  e.c.f32(e.s.lo[i]!);
  e.push('f');
});
on('f64.const', (e, i) => {
  const hi = e.s.hi[i]!;
  e.c.f64(e.s.lo[i]!, hi);
  e.push('d').finite = finiteOf(e.s.lo[i]!, hi);
});

function constPointer(e: FuncEmitter, i: number, at: number): void {
  const low = e.s.low[i] !== 0;
  if (e.wide && !low) e.c.i64(at | 0, 0);
  else e.c.i32(at);
  pushPointer(e, low, at !== 0);
}
on('p.nil', (e, i) => constPointer(e, i, 0));
on('sym.addr', (e, i) => constPointer(e, i, e.fn.relocs[e.s.a[i]!]!));
on('func.addr', (e, i) => constPointer(e, i, e.program.funcs[e.fn.relocs[e.s.a[i]!]!]?.addr ?? 0));
on('ctx', (e, i) => {
  e.c.get(e.fp);
  e.c.mem(W.I32Load, 12);
  pointerOfOffset(e, e.s.low[i] !== 0);
  pushPointer(e, e.s.low[i] !== 0, true);
});
on('getg', (e, i) => {
  e.c.at(W.I32Load, Ctl.G);
  pointerOfOffset(e, e.s.low[i] !== 0);
  pushPointer(e, e.s.low[i] !== 0, true);
});
for (const t of ['i', 'l', 'f', 'd', 'p'] as const) {
  on(`select.${t}`, (e) => {
    e.pop();
    const b = e.pop();
    const a = e.pop();
    if (a.off !== 0 || b.off !== 0) throw new InternalError('select of a pending pointer');
    e.c.op(W.Select);
    e.push(t).nn = a.nn && b.nn;
  });
}

// ---- frame memory

on('frame.addr', (e, i) => {
  const off = e.s.a[i]!;
  const low = e.s.low[i] !== 0;
  e.c.get(e.fp);
  const v = pushPointer(e, low, true);
  if (low && off >= 0) v.off = off;
  else if (off !== 0) {
    e.c.i32(off);
    e.c.op(W.I32Add);
  }
  pointerOf(e, low, heapHigh);
});

/** fp on the stack, ready for an access at fp+off. */
function frameBase(e: FuncEmitter, off: number): number {
  e.c.get(e.fp);
  if (off >= 0) return off;
  e.c.i32(off);
  e.c.op(W.I32Add);
  return 0;
}

function load(e: FuncEmitter, i: number, name: string, off: number): void {
  const [w, t] = loadOps[name]!;
  if (e.s.clean[i] !== 0) e.nans.settle();
  const v = e.push(t);
  v.max = maxOf[name] ?? Infinity;
  if (name === 'p') {
    v.low = e.s.low[i] !== 0;
    e.c.mem(e.wide && !v.low ? W.I64Load : W.I32Load, off);
  } else e.c.mem(w, off);
}

function storeOp(e: FuncEmitter, name: string): W {
  return name === 'p' && !e.wide ? W.I32Store : storeOps[name]!;
}

for (const name of Object.keys(loadOps)) {
  on(`frame.load.${name}`, (e, i) => load(e, i, name, frameBase(e, e.s.a[i]!)));
  on(`load.${name}`, (e, i) => load(e, i, name, address(e, e.pop(), e.s.a[i]!)));
}
for (const name of Object.keys(storeOps)) {
  on(`frame.store.${name}`, (e, i) => {
    const v = e.pop();
    if (v.t === 'p') whole(e, v);
    const x = e.temp(e.type(v.t));
    e.c.set(x);
    const off = frameBase(e, e.s.a[i]!);
    if (v.raw) return e.nans.store(x, off);
    if (name === 'f64') e.nans.settle();
    e.c.get(x);
    e.c.mem(storeOp(e, name), off);
  });
  on(`store.${name}`, (e, i) => {
    const v = e.pop();
    if (v.t === 'p') whole(e, v);
    if (v.raw) {
      const x = e.temp(T.F64);
      e.c.set(x);
      return e.nans.store(x, address(e, e.pop(), e.s.a[i]!));
    }
    if (name === 'f64') e.nans.settle();
    const off = addressUnder(e, e.pop(), e.s.a[i]!, e.type(v.t));
    e.c.mem(storeOp(e, name), off);
  });
}

/** Zeroes n bytes at local + off. */
function zeroBytes(e: FuncEmitter, at: number, off: number, n: number): void {
  const { c } = e;
  if (n > 96 || off < 0) {
    c.get(at);
    c.i32(off);
    c.op(W.I32Add);
    c.i32(0);
    c.i32(n);
    c.fc(WX.MemoryFill);
    return;
  }
  let k = 0;
  for (const [size, w] of [[8, W.I64Store], [4, W.I32Store], [2, W.I32Store16], [1, W.I32Store8]] as const) {
    for (; n - k >= size; k += size) {
      c.get(at);
      if (size === 8) c.i64(0, 0);
      else c.i32(0);
      c.mem(w, off + k);
    }
  }
}

on('frame.zero', (e, i) => zeroBytes(e, e.fp, e.s.a[i]!, e.s.b[i]!));

// ---- memory

on('store.pb', (e, i) => {
  const { c } = e;
  const v = e.pop();
  whole(e, v);
  const p = e.pop();
  const x = e.temp(e.type('p'));
  const at = e.temp(T.I32);
  c.set(x);
  const off = address(e, p, e.s.a[i]!);
  c.set(at);
  c.at(W.I32Load, Ctl.GcPhase);
  c.hint();
  c.block(W.If, null);
  c.get(at);
  c.i32(off);
  c.op(W.I32Add);
  c.get(x);
  if (e.wide) c.op(W.I32WrapI64);
  c.callHelper('writeBarrier');
  c.op(W.End);
  c.get(at);
  c.get(x);
  c.mem(storeOp(e, 'p'), off);
});

/** Pops the addresses of destination and source into locals. */
function popTwo(e: FuncEmitter): { dst: number; src: number; dstOff: number; srcOff: number } {
  const src = e.temp(T.I32);
  const dst = e.temp(T.I32);
  const srcOff = address(e, e.pop(), 0);
  e.c.set(src);
  const dstOff = address(e, e.pop(), 0);
  e.c.set(dst);
  return { dst, src, dstOff, srcOff };
}

function copyBytes(e: FuncEmitter, n: number, at: { dst: number; src: number; dstOff: number; srcOff: number }): void {
  const { c } = e;
  if (n > 64) {
    for (const [l, off] of [[at.dst, at.dstOff], [at.src, at.srcOff]] as const) {
      c.get(l);
      if (off === 0) continue;
      c.i32(off);
      c.op(W.I32Add);
    }
    c.i32(n);
    c.fc(WX.MemoryCopy);
    return;
  }
  // All is read before anything is written: the two may overlap.
  const parts: { local: number; w: W; k: number }[] = [];
  let k = 0;
  for (const [size, l, w] of [[8, W.I64Load, W.I64Store], [4, W.I32Load, W.I32Store], [2, W.I32Load16U, W.I32Store16], [1, W.I32Load8U, W.I32Store8]] as const) {
    for (; n - k >= size; k += size) {
      const local = e.temp(size === 8 ? T.I64 : T.I32);
      c.get(at.src);
      c.mem(l, at.srcOff + k);
      c.set(local);
      parts.push({ local, w, k });
    }
  }
  for (const p of parts) {
    c.get(at.dst);
    c.get(p.local);
    c.mem(p.w, at.dstOff + p.k);
  }
}

on('mem.copy', (e, i) => copyBytes(e, e.s.a[i]!, popTwo(e)));
on('mem.zero', (e, i) => {
  const at = e.temp(T.I32);
  const off = address(e, e.pop(), 0);
  e.c.set(at);
  zeroBytes(e, at, off, e.s.a[i]!);
});
on('mem.eq', (e, i) => {
  const { c } = e;
  const n = e.s.a[i]!;
  const at = popTwo(e);
  e.push('i');
  const sizes: Record<number, [W, W]> = { 1: [W.I32Load8U, W.I32Eq], 2: [W.I32Load16U, W.I32Eq], 4: [W.I32Load, W.I32Eq], 8: [W.I64Load, W.I64Eq] };
  const one = sizes[n];
  if (n === 0) c.i32(1);
  else if (one !== undefined) {
    c.get(at.dst);
    c.mem(one[0], at.dstOff);
    c.get(at.src);
    c.mem(one[0], at.srcOff);
    c.op(one[1]);
  } else if (n <= 32 && n % 8 === 0) {
    for (let k = 0; k < n; k += 8) {
      c.get(at.dst);
      c.mem(W.I64Load, at.dstOff + k);
      c.get(at.src);
      c.mem(W.I64Load, at.srcOff + k);
      c.op(W.I64Xor);
      if (k > 0) c.op(W.I64Or);
    }
    c.op(W.I64Eqz);
  } else {
    for (const [l, off] of [[at.dst, at.dstOff], [at.src, at.srcOff]] as const) {
      c.get(l);
      c.i32(off);
      c.op(W.I32Add);
    }
    c.i32(n);
    c.callHelper('memequal');
  }
});
on('typed.copy', (e, i) => {
  const { c } = e;
  const typ = e.fn.relocs[e.s.a[i]!]!;
  const at = popTwo(e);
  c.at(W.I32Load, Ctl.GcPhase);
  c.hint();
  c.block(W.If, null);
  c.i32(typ);
  for (const [l, off] of [[at.dst, at.dstOff], [at.src, at.srcOff]] as const) {
    c.get(l);
    c.i32(off);
    c.op(W.I32Add);
  }
  c.callHelper('typedCopy');
  c.op(W.Else);
  copyBytes(e, e.unit.types.size(typ), at);
  c.op(W.End);
});
on('typed.zero', (e, i) => {
  const { c } = e;
  const typ = e.fn.relocs[e.s.a[i]!]!;
  const at = e.temp(T.I32);
  const off = address(e, e.pop(), 0);
  c.set(at);
  c.at(W.I32Load, Ctl.GcPhase);
  c.hint();
  c.block(W.If, null);
  c.i32(typ);
  c.get(at);
  c.i32(off);
  c.op(W.I32Add);
  c.callHelper('typedZero');
  c.op(W.Else);
  zeroBytes(e, at, off, e.unit.types.size(typ));
  c.op(W.End);
});

// ---- pointers

on('p.addi', (e, i) => {
  const { c } = e;
  const v = e.pop();
  const n = e.s.a[i]!;
  const r = pushPointer(e, v.low);
  if (v.low) {
    r.off = v.off + n;
    if (r.off >= 0) return;
    c.i32(r.off);
    c.op(W.I32Add);
    r.off = 0;
  } else if (n !== 0) {
    if (e.wide) {
      c.i64(n, n >> 31);
      c.op(W.I64Add);
    } else {
      c.i32(n);
      c.op(W.I32Add);
    }
  }
  if (e.s.low[i] !== 0 && !v.low) {
    if (e.wide) c.op(W.I32WrapI64);
    r.low = true;
  }
});

/** Multiplies the i32 or i64 on the stack. */
function scale(e: FuncEmitter, size: number, is64: boolean): void {
  const { c } = e;
  if (size === 1) return;
  const shift = 31 - Math.clz32(size);
  const power = size > 0 && size === 2 ** shift;
  if (is64) {
    c.i64(power ? shift : size, 0);
    c.op(power ? W.I64Shl : W.I64Mul);
  } else {
    c.i32(power ? shift : size);
    c.op(power ? W.I32Shl : W.I32Mul);
  }
}

function addIndex(e: FuncEmitter, i: number, size: number): void {
  const { c } = e;
  e.pop();
  const p = e.pop();
  const r = pushPointer(e, p.low);
  r.off = p.off;
  if (!e.wide) {
    scale(e, size, false);
    c.op(W.I32Add);
    r.low = e.s.low[i] !== 0 || p.low;
  } else if (p.low) {
    c.op(W.I32WrapI64);
    scale(e, size, false);
    c.op(W.I32Add);
  } else {
    scale(e, size, true);
    c.op(W.I64Add);
  }
}
on('p.add', (e, i) => addIndex(e, i, 1));
on('p.index', (e, i) => addIndex(e, i, e.s.a[i]!));
on('p.sub', (e) => {
  e.pop();
  e.pop();
  e.c.op(e.wide ? W.I64Sub : W.I32Sub);
  e.push(e.wide ? 'l' : 'i');
});
on('p.eq', (e) => comparePointers(e, e.wide ? W.I64Eq : W.I32Eq));
on('p.ne', (e) => comparePointers(e, e.wide ? W.I64Ne : W.I32Ne));
function comparePointers(e: FuncEmitter, w: W): void {
  e.pop();
  e.pop();
  e.c.op(w);
  e.push('i').max = 1;
}
on('p.isnil', (e) => {
  e.pop();
  e.c.op(e.wide ? W.I64Eqz : W.I32Eqz);
  e.push('i').max = 1;
});
on('p.toword', (e) => {
  whole(e, e.pop());
  e.push(e.wide ? 'l' : 'i');
});
on('p.ofword', (e) => {
  e.pop();
  e.push('p');
});

// ---- checks

/** The whole address must lie in a region (functions that make pointers of words). */
function wildCheck(e: FuncEmitter, i: number): void {
  const { c } = e;
  const end = e.program.map.end;
  c.tee(e.ta);
  c.i64(nullPage, 0);
  c.op(W.I64Sub);
  c.i64(end - nullPage, 0);
  c.op(W.I64LtU);
  c.get(e.ta);
  c.i64(end, heapHigh);
  c.op(W.I64Sub);
  c.op(W.MemorySize);
  c.byte(0);
  c.op(W.I64ExtendI32U);
  c.i64(16, 0);
  c.op(W.I64Shl);
  c.i64(end, 0);
  c.op(W.I64Sub);
  c.op(W.I64LtU);
  c.op(W.I32Or);
  c.op(W.I32Eqz);
  e.trapIf(e.s.id[i]!);
  c.get(e.ta);
}

on('nilcheck', (e, i) => {
  const { c } = e;
  const v = e.stack[e.stack.length - 1]!;
  if (e.wide && e.s.hasOfWord) return wildCheck(e, i);
  if (v.nn) return;
  v.nn = true;
  if (v.slot >= 0) e.facts.setNonNil(v.slot);
  if (v.off !== 0) {
    c.i32(v.off);
    c.op(W.I32Add);
    v.off = 0;
  }
  const isWide = e.wide && !v.low;
  const x = e.temp(T.I32);
  let p = x;
  if (isWide) {
    p = e.temp(T.I64);
    c.tee(p);
    c.op(W.I32WrapI64);
  }
  c.tee(x);
  c.op(W.I64ExtendI32U);
  c.set(e.ta);
  c.get(x);
  c.i32(nullPage);
  c.op(W.I32LtU);
  e.trapIf(e.s.id[i]!);
  c.get(p);
  if (!e.wide && e.s.low[i] !== 0) v.low = true;
});

on('bounds', (e, i) => {
  const { c } = e;
  const y = e.pop();
  const x = e.stack[e.stack.length - 1]!;
  const kind = e.s.a[i]!;
  const slice = (kind & 15) === 0 ? 0 : 1;
  const id = e.s.id[i]!;
  const isKnown = x.slot >= 0 && y.slot >= 0;
  const fits = x.k !== null && x.k >= 0 && y.k !== null && y.k >= 0 && (slice === 0 ? x.k < y.k : x.k <= y.k);
  const isSmall = y.k !== null && y.k >= 0 && x.max < y.k;
  if (fits || isSmall || (isKnown && e.facts.inBounds(x.slot, y.slot, slice))) {
    c.op(W.Drop);
    return;
  }
  if (isKnown) e.facts.setInBounds(x.slot, y.slot, slice);
  if (e.wide) {
    c.set(e.tb);
    c.tee(e.ta);
    c.get(e.tb);
    c.op(slice === 0 ? W.I64GeU : W.I64GtU);
    e.trapIf(id);
    c.get(e.ta);
    return;
  }
  const tx = e.temp(T.I32);
  const ty = e.temp(T.I32);
  c.tee(ty);
  c.op(W.I64ExtendI32U);
  c.set(e.tb);
  c.tee(tx);
  c.op((kind & 16) === 0 ? W.I64ExtendI32S : W.I64ExtendI32U);
  c.set(e.ta);
  c.get(tx);
  c.get(ty);
  c.op(slice === 0 ? W.I32GeU : W.I32GtU);
  e.trapIf(id);
  c.get(tx);
});
on('bounds.l', (e, i) => {
  const { c } = e;
  e.pop();
  e.pop();
  c.op(W.I64ExtendI32U);
  c.set(e.tb);
  c.tee(e.ta);
  c.get(e.tb);
  c.op((e.s.a[i]! & 15) === 0 ? W.I64GeU : W.I64GtU);
  e.trapIf(e.s.id[i]!);
  c.get(e.ta);
  c.op(W.I32WrapI64);
  e.push('i');
});

/** Traps if the value, which stays, is zero (or negative). */
function check(e: FuncEmitter, i: number, t: 'i' | 'l', negative: boolean): void {
  const { c } = e;
  const v = e.stack[e.stack.length - 1]!;
  if (v.k !== null && (negative ? v.k >= 0 : v.k !== 0)) return;
  if (negative && v.max < 2 ** 31) return;
  const x = e.temp(e.type(t));
  c.tee(x);
  if (!negative) c.op(t === 'l' ? W.I64Eqz : W.I32Eqz);
  else if (t === 'l') {
    c.i64(0, 0);
    c.op(W.I64LtS);
  } else {
    c.i32(0);
    c.op(W.I32LtS);
  }
  e.trapIf(e.s.id[i]!);
  c.get(x);
}
on('divcheck.i', (e, i) => check(e, i, 'i', false));
on('divcheck.l', (e, i) => check(e, i, 'l', false));
on('shiftcheck.i', (e, i) => check(e, i, 'i', true));
on('shiftcheck.l', (e, i) => check(e, i, 'l', true));
on('shcount.l', (e) => {
  const { c } = e;
  const v = e.pop();
  const r = e.push('i');
  if (v.max < 2 ** 32) {
    c.op(W.I32WrapI64);
    r.max = v.max;
    r.k = v.k;
    return;
  }
  const x = e.temp(T.I64);
  c.tee(x);
  c.op(W.I32WrapI64);
  c.i32(-1);
  c.get(x);
  c.i64(-1, 0);
  c.op(W.I64LeU);
  c.op(W.Select);
});

// ---- integers

function shift(e: FuncEmitter, t: 'i' | 'l', w: W, signed: boolean): void {
  const { c } = e;
  const n = e.pop();
  const width = t === 'l' ? 64 : 32;
  e.pop();
  e.push(t);
  const widen = (): void => {
    if (t === 'l') c.op(W.I64ExtendI32U);
  };
  if (n.max < width) {
    widen();
    c.op(w);
    return;
  }
  const x = e.temp(T.I32);
  c.tee(x);
  if (signed) {
    c.i32(width - 1);
    c.get(x);
    c.i32(width);
    c.op(W.I32LtU);
    c.op(W.Select);
    widen();
    c.op(w);
    return;
  }
  widen();
  c.op(w);
  if (t === 'l') c.i64(0, 0);
  else c.i32(0);
  c.get(x);
  c.i32(width);
  c.op(W.I32LtU);
  c.op(W.Select);
}
on('i32.shl', (e) => shift(e, 'i', W.I32Shl, false));
on('i32.shr_s', (e) => shift(e, 'i', W.I32ShrS, true));
on('i32.shr_u', (e) => shift(e, 'i', W.I32ShrU, false));
on('i64.shl', (e) => shift(e, 'l', W.I64Shl, false));
on('i64.shr_s', (e) => shift(e, 'l', W.I64ShrS, true));
on('i64.shr_u', (e) => shift(e, 'l', W.I64ShrU, false));
on('i64.rotl', (e) => {
  e.pop();
  e.pop();
  e.c.op(W.I64ExtendI32U);
  e.c.op(W.I64Rotl);
  e.push('l');
});

/** MinInt / -1 traps in WebAssembly and is MinInt in Go. */
function divide(e: FuncEmitter, t: 'i' | 'l'): void {
  const { c } = e;
  const d = e.pop();
  e.pop();
  e.push(t);
  const is64 = t === 'l';
  if ((d.k !== null && d.k !== -1 && d.k !== 0) || d.max < 2 ** 31) {
    c.op(is64 ? W.I64DivS : W.I32DivS);
    return;
  }
  const y = e.temp(e.type(t));
  const x = e.temp(e.type(t));
  c.set(y);
  c.set(x);
  c.get(y);
  if (is64) c.i64(-1, -1);
  else c.i32(-1);
  c.op(is64 ? W.I64Eq : W.I32Eq);
  c.block(W.If, e.type(t));
  if (is64) c.i64(0, 0);
  else c.i32(0);
  c.get(x);
  c.op(is64 ? W.I64Sub : W.I32Sub);
  c.op(W.Else);
  c.get(x);
  c.get(y);
  c.op(is64 ? W.I64DivS : W.I32DivS);
  c.op(W.End);
}
on('i32.div_s', (e) => divide(e, 'i'));
on('i64.div_s', (e) => divide(e, 'l'));
for (const [name, mask] of [['i32.extend8_u', 0xff], ['i32.extend16_u', 0xffff]] as const) {
  on(name, (e) => {
    e.pop();
    e.c.i32(mask);
    e.c.op(W.I32And);
    e.push('i').max = mask;
  });
}
const helperCall = (name: string, pops: number, t: ValType): Emitter => (e) => {
  for (let k = 0; k < pops; k++) e.pop();
  e.c.callHelper(name);
  e.push(t);
};
on('i64.mulhi_u', helperCall('mulhi', 2, 'l'));
on('i32.bswap', helperCall('bswap32', 1, 'i'));
on('i64.bswap', helperCall('bswap64', 1, 'l'));

// ---- conversions

/** trunc_sat, and the value gc gives for NaN and above the range. */
function truncate(e: FuncEmitter, x: WX, t: 'i' | 'l'): void {
  const { c } = e;
  const d = e.temp(T.F64);
  c.tee(d);
  c.fc(x);
  if (t === 'l') c.i64(0, -0x80000000);
  else c.i32(-0x80000000);
  c.get(d);
  // 2^63, 2^31.
  c.f64(0, t === 'l' ? 0x43e00000 : 0x41e00000);
  c.op(W.F64Lt);
  c.op(W.Select);
}

/** gc on 386: the magnitude modulo 2^64, zero when it has more bits. */
function truncate386(e: FuncEmitter): void {
  const { c } = e;
  const d = e.temp(T.F64);
  const r = e.temp(T.I64);
  c.tee(d);
  c.op(W.F64Abs);
  c.fc(WX.I64TruncSatF64U);
  c.i64(0, 0);
  c.get(d);
  c.op(W.F64Abs);
  c.f64(0, 0x43f00000);
  c.op(W.F64Lt);
  c.op(W.Select);
  c.set(r);
  c.i64(0, 0);
  c.get(r);
  c.op(W.I64Sub);
  c.get(r);
  c.get(d);
  c.f64(0, 0);
  c.op(W.F64Lt);
  c.op(W.Select);
}
on('i32.trunc_f64_s', (e) => {
  e.pop();
  truncate(e, WX.I32TruncSatF64S, 'i');
  e.push('i');
});
on('i64.trunc_f64_s', (e) => {
  e.pop();
  if (e.wide) truncate(e, WX.I64TruncSatF64S, 'l');
  else truncate386(e);
  e.push('l');
});
on('i64.trunc_f64_u', (e) => {
  const { c } = e;
  e.pop();
  e.push('l');
  if (!e.wide) return truncate386(e);
  const d = e.temp(T.F64);
  c.set(d);
  c.get(d);
  c.f64(0, 0x43e00000);
  c.op(W.F64Lt);
  c.block(W.If, T.I64);
  c.get(d);
  truncate(e, WX.I64TruncSatF64S, 'l');
  c.op(W.Else);
  c.get(d);
  c.f64(0, 0x43e00000);
  c.op(W.F64Sub);
  truncate(e, WX.I64TruncSatF64S, 'l');
  c.i64(0, -0x80000000);
  c.op(W.I64Or);
  c.op(W.End);
});

// ---- calls

on('call', emitCall);
on('call.closure', emitCallClosure);
on('call.code', emitCallCode);
on('new', emitNew);

// ---- the regular families

function regular(op: number): Emitter {
  const info = opInfos[op]!;
  const t = info.out as ValType;
  const isConversion = info.name.startsWith('f64.convert_');
  const isArithmetic = /^f64\.(add|sub|mul|div)$/.test(info.name);
  const isCompare = t === 'i' && /\.(eqz?|ne|l[te]|g[te])(_[su])?$/.test(info.name);
  return (e, i) => {
    let bound = isCompare ? 1 : Infinity;
    const y = e.stack[e.stack.length - 1]!;
    const x = e.stack[e.stack.length - info.pops]!;
    if (info.name.endsWith('.and')) {
      for (let k = 0; k < 2; k++) {
        const v = e.pop();
        if (v.k !== null && v.k >= 0) bound = Math.min(bound, v.k);
        bound = Math.min(bound, v.max);
      }
    } else {
      for (let k = 0; k < info.pops; k++) {
        const v = e.pop();
        if (info.name === 'i32.wrap_i64' && v.max < 2 ** 32) bound = v.max;
        else if (info.name === 'i64.extend_i32_u') bound = Math.min(v.max, 2 ** 32 - 1);
      }
    }
    e.c.op(info.w);
    const r = e.push(t);
    r.max = bound;
    if (isConversion) r.finite = Finite.Finite;
    else if (info.family === Family.Computed && !(isArithmetic && isNeverNaN(info.name, x, y))) e.nans.produced(r, i);
  };
}

/** Opcodes that the control pass (function.ts) does itself. */
const control = new Set(['block', 'loop', 'if', 'else', 'end']);

/** By opcode number; null for constructs. */
export const emitters: readonly (Emitter | null)[] = opInfos.map((info, op) => {
  if (control.has(info.name)) return null;
  const f = special.get(info.name);
  if (f !== undefined) return f;
  if (info.family === Family.Special) throw new InternalError(`no emitter for ${info.name}`);
  return regular(op);
});
