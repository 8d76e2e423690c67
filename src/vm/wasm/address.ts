/**
 * Pointers on wasm's stack. On the 64-bit machine a pointer is an i64; one that is only used as an address (Scan.low) is kept as
 * its low 32 bits, with a constant that goes into the access's offset.
 */
import { InternalError } from '../../base/assert.js';
import { W } from './encoder.js';
import type { FuncEmitter, V } from './function.js';

/** An address below it is nil plus an offset. */
export const nullPage = 4096;

/** Makes the pointer on top of the stack an i32; what remains to be added (with `extra`) is returned as a memory offset. */
export function address(e: FuncEmitter, v: V, extra: number): number {
  const { c } = e;
  if (e.wide && !v.low) c.op(W.I32WrapI64);
  const off = v.off + extra;
  if (off >= 0) return off;
  c.i32(off);
  c.op(W.I32Add);
  return 0;
}

/** The same for a pointer below a value of type `t`. */
export function addressUnder(e: FuncEmitter, v: V, extra: number, t: number): number {
  const off = v.off + extra;
  if ((v.low || !e.wide) && off >= 0) return off;
  const x = e.temp(t);
  e.c.set(x);
  const at = address(e, v, extra);
  e.c.get(x);
  return at;
}

/** i32 address with nothing left to add. */
export function plainAddress(e: FuncEmitter, v: V): void {
  const off = address(e, v, 0);
  if (off === 0) return;
  e.c.i32(off);
  e.c.op(W.I32Add);
}

/** The pointer on top of the stack becomes a whole one. */
export function whole(e: FuncEmitter, v: V): void {
  if (e.wide && v.low) throw new InternalError(`${e.code.sym}: half a pointer`);
  if (v.off === 0) return;
  e.c.i32(v.off);
  e.c.op(W.I32Add);
  v.off = 0;
}

/** An offset (i32 on the stack) becomes a pointer with the given upper word. */
export function pointerOf(e: FuncEmitter, low: boolean, high: number): void {
  if (!e.wide || low) return;
  e.c.op(W.I64ExtendI32U);
  if (high === 0) return;
  e.c.i64(0, high);
  e.c.op(W.I64Or);
}

