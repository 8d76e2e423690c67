/**
 * Allocation in compiled code (the runtime's is runtime/heap.ts, which says what caches and runs are): a slot is taken at the cursor of the P's
 * cache record, which is one addition and one comparison, and gets its pointer bits or its header. Where that does not do (the
 * run is used up, the object is large, stress, a watcher, marking), the limit or the helper's 0 sends the program to the runtime. A run that is used up, refill.ts
 * replaces mostly (not where full statistics count by point of the program).
 *
 * INVARIANT: what is done here leaves memory as Heap.malloc would: addresses, bits and counters do not depend on the engine.
 */
import { Ctl } from '../../abi/frame.js';
import { CacheRec, Proc, Root, SizeTables, alignPage, pageSize } from '../../abi/layout.js';
import { layoutOf } from '../../abi/structs.js';
import { wordInfo, type WordInfo } from '../../abi/word.js';
import { classToSize, mallocHeaderSize, maxSmallSize, sizeToClass, type TypeInfo } from '../../runtime/index.js';
import { countNew, countObject, leaveProgram } from './ledger.js';
import { Code, T, W } from './encoder.js';
import type { FuncEmitter } from './function.js';
import type { HelperContext } from './helpers.js';

/** Natives that mallocfast tries first, and how many arguments they have. */
export const fastAllocs: ReadonlySet<string> = new Set(['runtime.mallocgc', 'runtime.newobject', 'runtime.mallocnow']);

const tinySize = 16;
const tinySpanClass = 5;
const cacheOff = (spc: number): number => Proc.Cache + CacheRec.Size * spc;

/** Alignment mask of a tiny object. */
function tinyMask(size: number, word: WordInfo): number {
  if ((size & 7) === 0 || (word.size === 4 && size === 12)) return 7;
  return (size & 3) === 0 ? 3 : (size & 1) === 0 ? 1 : 0;
}

/** Bits of the pointer words of a type, or null if there are more than 57 (a shift of up to 7 must fit into 64 bits). */
function pointerBits(types: TypeInfo, typ: number): { lo: number; hi: number; words: number } | null {
  const mask = types.gcMask(typ);
  if (mask.length > 57) return null;
  let lo = 0;
  let hi = 0;
  mask.forEach((b, k) => {
    if (b === 0) return;
    if (k < 32) lo |= 1 << k;
    else hi |= 1 << (k - 32);
  });
  return { lo, hi, words: mask.length };
}

/**
 * `new` of a type known while compiling, instruction i: leaves the object's offset in local x, or 0. False: nothing was emitted, only the runtime
 * can do it.
 */
export function emitFastNew(e: FuncEmitter, i: number, typ: number, x: number): boolean {
  const { c } = e;
  const { types } = e.unit;
  const word = wordInfo[e.program.wordSize];
  const size = types.size(typ);
  const noscan = types.ptrBytes(typ) === 0;
  if (typ === 0 || size === 0 || size > maxSmallSize - mallocHeaderSize) return false;
  if (noscan && size < tinySize) {
    leaveProgram(e, i);
    c.i32(size);
    c.i32(tinyMask(size, word));
    c.callHelper('tinyalloc');
    c.set(x);
    return true;
  }
  const hasHeader = !noscan && size > word.headerAbove;
  const cls = sizeToClass[(size + (hasHeader ? mallocHeaderSize : 0) + 7) >> 3]!;
  const spc = (cls << 1) | (noscan ? 1 : 0);
  const bits = noscan || hasHeader ? null : pointerBits(types, typ);
  if (!noscan && !hasHeader && bits === null) return false;
  const p = e.temp(T.I32);
  const next = e.temp(T.I32);
  c.at(W.I32Load, Ctl.P);
  c.tee(p);
  c.mem(W.I32Load, cacheOff(spc) + CacheRec.Cursor);
  c.tee(x);
  c.i32(classToSize[cls]!);
  c.op(W.I32Add);
  c.tee(next);
  c.get(p);
  c.mem(W.I32Load, cacheOff(spc) + CacheRec.Limit);
  c.op(W.I32GtU);
  c.block(W.If, null);
  if (e.unit.ledger === null) {
    c.i32(size);
    c.i32(typ);
    c.i32(spc);
    c.callHelper('mallocslow');
  } else c.i32(0);
  c.set(x);
  c.op(W.Else);
  c.get(p);
  c.get(next);
  c.mem(W.I32Store, cacheOff(spc) + CacheRec.Cursor);
  if (hasHeader) {
    c.get(x);
    c.i64(typ, 0);
    c.mem(W.I64Store, 0);
    c.get(x);
    c.i32(mallocHeaderSize);
    c.op(W.I32Add);
    c.set(x);
  } else if (bits !== null) setBits(e, x, bits, classToSize[cls]! / word.size);
  countNew(e, i, classToSize[cls]!);
  c.op(W.End);
  return true;
}

/** ORs the bits of a slot into the bitmap at the end of its page. */
function setBits(e: FuncEmitter, x: number, bits: { lo: number; hi: number; words: number }, slotWords: number): void {
  const { c } = e;
  const { size } = wordInfo[e.program.wordSize];
  const shift = size === 8 ? 3 : 2;
  const bitmap = pageSize - (pageSize >> (shift + 3));
  // Whole words where the bits of a slot never straddle two: a load that follows the store of another width waits for it.
  const unit = bits.words === 1 || 32 % slotWords === 0 ? 5 : 3;
  const wide = unit === 3 && bits.words > 25;
  const at = e.temp(T.I32);
  c.get(x);
  c.i32(-pageSize);
  c.op(W.I32And);
  c.get(x);
  c.i32(shift + unit);
  c.op(W.I32ShrU);
  if (unit === 5) {
    c.i32(2);
    c.op(W.I32Shl);
  }
  c.i32((pageSize >> (shift + 3)) - (unit === 5 ? 4 : 1));
  c.op(W.I32And);
  c.op(W.I32Add);
  c.tee(at);
  c.get(at);
  c.mem(wide ? W.I64Load : W.I32Load, bitmap);
  if (wide) c.i64(bits.lo, bits.hi);
  else c.i32(bits.lo);
  c.get(x);
  c.i32(shift);
  c.op(W.I32ShrU);
  if (unit === 3) {
    c.i32(7);
    c.op(W.I32And);
  }
  if (wide) c.op(W.I64ExtendI32U);
  c.op(wide ? W.I64Shl : W.I32Shl);
  c.op(wide ? W.I64Or : W.I32Or);
  c.mem(wide ? W.I64Store : W.I32Store, bitmap);
}

/** Helper tinyalloc(size, alignment mask): address of a new object, or 0. */
export function tinyalloc({ program, ledger }: HelperContext): Code {
  const c = new Code();
  const base = alignPage(program.map.end);
  const [size, mask, p, off, block, next, record] = [0, 1, 2, 3, 4, 5, 6];
  c.at(W.I32Load, Ctl.P);
  c.tee(p);
  c.mem(W.I32Load, cacheOff(tinySpanClass) + CacheRec.Limit);
  c.op(W.I32Eqz);
  c.block(W.If, null);
  c.i32(0);
  c.op(W.Return);
  c.op(W.End);
  c.get(p);
  c.mem(W.I32Load, Proc.TinyOffset);
  c.get(mask);
  c.op(W.I32Add);
  c.get(mask);
  c.i32(-1);
  c.op(W.I32Xor);
  c.op(W.I32And);
  c.tee(off);
  c.get(size);
  c.op(W.I32Add);
  c.tee(next);
  c.i32(tinySize);
  c.op(W.I32LeU);
  c.get(p);
  c.mem(W.I32Load, Proc.Tiny);
  c.tee(block);
  c.i32(0);
  c.op(W.I32Ne);
  c.op(W.I32And);
  c.block(W.If, null);
  c.get(p);
  c.get(next);
  c.mem(W.I32Store, Proc.TinyOffset);
  c.i32(base);
  c.i32(base);
  c.mem(W.F64Load, Root.TinyAllocs);
  c.f64(0, 0x3ff00000);
  c.op(W.F64Add);
  c.mem(W.F64Store, Root.TinyAllocs);
  countObject(c, ledger, record, null);
  c.get(block);
  c.get(off);
  c.op(W.I32Add);
  c.op(W.Return);
  c.op(W.End);
  // A new block.
  c.get(p);
  c.mem(W.I32Load, cacheOff(tinySpanClass) + CacheRec.Cursor);
  c.tee(off);
  c.i32(tinySize);
  c.op(W.I32Add);
  c.tee(next);
  c.get(p);
  c.mem(W.I32Load, cacheOff(tinySpanClass) + CacheRec.Limit);
  c.op(W.I32GtU);
  c.block(W.If, null);
  if (ledger === null) {
    c.i32(tinySpanClass);
    c.callHelper('refill');
    c.op(W.I32Eqz);
    c.block(W.If, null);
    c.i32(0);
    c.op(W.Return);
    c.op(W.End);
    c.get(p);
    c.mem(W.I32Load, cacheOff(tinySpanClass) + CacheRec.Cursor);
    c.tee(off);
    c.i32(tinySize);
    c.op(W.I32Add);
    c.set(next);
  } else {
    c.i32(0);
    c.op(W.Return);
  }
  c.op(W.End);
  c.get(p);
  c.get(next);
  c.mem(W.I32Store, cacheOff(tinySpanClass) + CacheRec.Cursor);
  c.get(size);
  c.get(p);
  c.mem(W.I32Load, Proc.TinyOffset);
  c.op(W.I32LtU);
  c.get(block);
  c.op(W.I32Eqz);
  c.op(W.I32Or);
  c.block(W.If, null);
  c.get(p);
  c.get(off);
  c.mem(W.I32Store, Proc.Tiny);
  c.get(p);
  c.get(size);
  c.mem(W.I32Store, Proc.TinyOffset);
  c.op(W.End);
  countObject(c, ledger, record, () => c.i64(tinySize, 0));
  c.get(off);
  c.op(W.End);
  return c;
}

/** Helper mallocslow(size, type descriptor, span class), when the run of the class is used up: as mallocfast. */
export function mallocslow(): Code {
  const c = new Code();
  c.get(2);
  c.callHelper('refill');
  c.block(W.If, T.I32);
  c.get(0);
  c.get(1);
  c.callHelper('mallocfast');
  c.op(W.Else);
  c.i32(0);
  c.op(W.End);
  c.op(W.End);
  return c;
}

/** Helper mallocfast(size, type descriptor or 0): address of a new object, or 0. */
export function mallocfast({ program, ledger }: HelperContext): Code {
  const c = new Code();
  const word = wordInfo[program.wordSize];
  const [size, typ, ptrBytes, need, rec, x, next, i, j, gc, bitmap, first, typeWords, record] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13];
  const fields = layoutOf('type', word.size).off;
  const shift = word.size === 8 ? 3 : 2;
  const fail = (): void => {
    c.block(W.If, null);
    c.i32(0);
    c.op(W.Return);
    c.op(W.End);
  };
  c.get(size);
  c.i32(1);
  c.op(W.I32Sub);
  c.i32(maxSmallSize - mallocHeaderSize);
  c.op(W.I32GeU);
  fail();
  c.get(typ);
  c.block(W.If, null);
  c.get(typ);
  c.mem(W.I32Load, fields.get('ptrBytes')!);
  c.set(ptrBytes);
  c.op(W.End);
  c.get(size);
  c.set(need);
  c.get(ptrBytes);
  c.op(W.I32Eqz);
  c.block(W.If, null);
  // Tiny objects: the alignment mask is 7, 3, 1 or 0.
  c.get(size);
  c.i32(tinySize);
  c.op(W.I32LtU);
  c.block(W.If, null);
  c.get(size);
  for (const mask of [7, 3, 1]) {
    c.get(size);
    c.i32(mask);
    c.op(W.I32And);
    c.op(W.I32Eqz);
    if (mask === 7 && word.size === 4) {
      c.get(size);
      c.i32(12);
      c.op(W.I32Eq);
      c.op(W.I32Or);
    }
    c.block(W.If, T.I32);
    c.i32(mask);
    c.op(W.Else);
  }
  c.i32(0);
  for (let k = 0; k < 3; k++) c.op(W.End);
  c.callHelper('tinyalloc');
  c.op(W.Return);
  c.op(W.End);
  c.op(W.Else);
  c.get(size);
  c.i32(word.headerAbove);
  c.op(W.I32GtU);
  c.block(W.If, null);
  c.get(size);
  c.i32(mallocHeaderSize);
  c.op(W.I32Add);
  c.set(need);
  c.op(W.Else);
  // Types whose bits are not in one map are left to the runtime.
  c.get(typ);
  c.mem(W.I32Load, fields.get('gcdata')!);
  c.tee(gc);
  c.op(W.I32Eqz);
  fail();
  c.op(W.End);
  c.op(W.End);
  // Size class, cache record.
  c.get(need);
  c.i32(7);
  c.op(W.I32Add);
  c.i32(3);
  c.op(W.I32ShrU);
  c.set(i);
  c.get(need);
  c.i32(1024);
  c.op(W.I32LeU);
  c.block(W.If, T.I32);
  c.get(i);
  c.mem(W.I32Load8U, SizeTables.Class8);
  c.op(W.Else);
  c.get(need);
  c.i32(127);
  c.op(W.I32Add);
  c.i32(7);
  c.op(W.I32ShrU);
  c.mem(W.I32Load8U, SizeTables.Class128);
  c.op(W.End);
  c.tee(j);
  c.i32(1);
  c.op(W.I32Shl);
  c.get(ptrBytes);
  c.op(W.I32Eqz);
  c.op(W.I32Or);
  c.i32(4);
  c.op(W.I32Shl);
  c.at(W.I32Load, Ctl.P);
  c.op(W.I32Add);
  c.tee(rec);
  c.mem(W.I32Load, Proc.Cache + CacheRec.Cursor);
  c.tee(x);
  c.get(j);
  c.i32(1);
  c.op(W.I32Shl);
  c.mem(W.I32Load16U, SizeTables.Size);
  c.op(W.I32Add);
  c.tee(next);
  c.get(rec);
  c.mem(W.I32Load, Proc.Cache + CacheRec.Limit);
  c.op(W.I32GtU);
  if (ledger !== null) fail();
  else {
    c.block(W.If, null);
    c.get(rec);
    c.at(W.I32Load, Ctl.P);
    c.op(W.I32Sub);
    c.i32(4);
    c.op(W.I32ShrU);
    c.callHelper('refill');
    c.op(W.I32Eqz);
    fail();
    c.get(next);
    c.get(x);
    c.op(W.I32Sub);
    c.get(rec);
    c.mem(W.I32Load, Proc.Cache + CacheRec.Cursor);
    c.tee(x);
    c.op(W.I32Add);
    c.set(next);
    c.op(W.End);
  }
  c.get(rec);
  c.get(next);
  c.mem(W.I32Store, Proc.Cache + CacheRec.Cursor);
  countObject(c, ledger, record, () => {
    c.get(next);
    c.get(x);
    c.op(W.I32Sub);
    c.op(W.I64ExtendI32U);
  });
  c.get(ptrBytes);
  c.op(W.I32Eqz);
  c.block(W.If, null);
  c.get(x);
  c.op(W.Return);
  c.op(W.End);
  c.get(need);
  c.get(size);
  c.op(W.I32Ne);
  c.block(W.If, null);
  c.get(x);
  c.get(typ);
  c.op(W.I64ExtendI32U);
  c.mem(W.I64Store, 0);
  c.get(x);
  c.i32(mallocHeaderSize);
  c.op(W.I32Add);
  c.op(W.Return);
  c.op(W.End);
  // The type's bits, repeated.
  c.get(x);
  c.i32(-pageSize);
  c.op(W.I32And);
  c.i32(pageSize - (pageSize >> (shift + 3)));
  c.op(W.I32Add);
  c.set(bitmap);
  c.get(x);
  c.i32(pageSize - 1);
  c.op(W.I32And);
  c.i32(shift);
  c.op(W.I32ShrU);
  c.set(first);
  c.get(typ);
  c.mem(W.I32Load, fields.get('size')!);
  c.i32(shift);
  c.op(W.I32ShrU);
  c.set(typeWords);
  c.get(ptrBytes);
  c.i32(shift);
  c.op(W.I32ShrU);
  c.set(ptrBytes);
  c.get(size);
  c.i32(shift);
  c.op(W.I32ShrU);
  c.get(first);
  c.op(W.I32Add);
  c.set(next);
  c.i32(0);
  c.set(j);
  c.block(W.Loop, null);
  c.get(j);
  c.get(ptrBytes);
  c.op(W.I32LtU);
  c.block(W.If, null);
  c.get(bitmap);
  c.get(first);
  c.i32(3);
  c.op(W.I32ShrU);
  c.op(W.I32Add);
  c.tee(i);
  c.get(i);
  c.mem(W.I32Load8U, 0);
  c.get(gc);
  c.get(j);
  c.i32(3);
  c.op(W.I32ShrU);
  c.op(W.I32Add);
  c.mem(W.I32Load8U, 0);
  c.get(j);
  c.i32(7);
  c.op(W.I32And);
  c.op(W.I32ShrU);
  c.i32(1);
  c.op(W.I32And);
  c.get(first);
  c.i32(7);
  c.op(W.I32And);
  c.op(W.I32Shl);
  c.op(W.I32Or);
  c.mem(W.I32Store8, 0);
  c.op(W.End);
  c.i32(0);
  c.get(j);
  c.i32(1);
  c.op(W.I32Add);
  c.tee(j);
  c.get(j);
  c.get(typeWords);
  c.op(W.I32Eq);
  c.op(W.Select);
  c.set(j);
  c.get(first);
  c.i32(1);
  c.op(W.I32Add);
  c.tee(first);
  c.get(next);
  c.op(W.I32LtU);
  c.br(W.BrIf, 0);
  c.op(W.End);
  c.get(x);
  c.op(W.End);
  return c;
}
