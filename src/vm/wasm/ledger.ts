/**
 * Full statistics in compiled code (runtime/ledger.ts says what is counted, and the rules for Current): which record an allocation adds to,
 * and the additions. Nothing is emitted for a machine without a ledger.
 */
import type { Ledger } from '../../runtime/index.js';
import { type Code, T, W } from './encoder.js';
import type { FuncEmitter } from './function.js';

/** Adds n to the u64 at a constant address. (As a base without offset: V8 would check the bounds of offsets this large.) */
export function addTo(c: Code, address: number, n: number): void {
  c.i32(address);
  load(c, W.I64Load, address);
  c.i64(n, 0);
  c.op(W.I64Add);
  c.mem(W.I64Store, 0);
}

function load(c: Code, op: W, address: number): void {
  c.i32(address);
  c.mem(op, 0);
}

/** Adds an object to the record that Current names; `bytes` leaves their number as i64. Local r is used. */
export function countObject(c: Code, ledger: Ledger | null, r: number, bytes: (() => void) | null): void {
  if (ledger === null) return;
  const add = (off: number, value: () => void): void => {
    c.get(r);
    c.get(r);
    c.mem(W.I64Load, off);
    value();
    c.op(W.I64Add);
    c.mem(W.I64Store, off);
  };
  load(c, W.I32Load, ledger.current);
  c.set(r);
  add(0, () => c.i64(1, 0));
  if (bytes !== null) add(8, bytes);
}

function isOwn(e: FuncEmitter): boolean {
  return e.unit.ledger?.isOwn(e.fn.id) ?? false;
}

/** Instruction i makes an object in a slot of `size` bytes. */
export function countNew(e: FuncEmitter, i: number, size: number): void {
  const { ledger } = e.unit;
  if (ledger === null) return;
  if (!isOwn(e)) return countObject(e.c, ledger, e.temp(T.I32), () => e.c.i64(size, 0));
  addTo(e.c, ledger.newCounter(e.fn.id, e.s.id[i]!, size), 1);
}

/** The program is about to be left at instruction i. */
export function leaveProgram(e: FuncEmitter, i: number): void {
  if (!isOwn(e)) return;
  const { c } = e;
  const ledger = e.unit.ledger!;
  c.i32(ledger.current);
  c.i32(ledger.site(e.fn.id, e.s.id[i]!));
  c.mem(W.I32Store, 0);
}

/**
 * Before a call of function `target` (-1: the one whose id is in local fid). Gives the local that `afterTracked` wants: the library calls the
 * program, perhaps; -1: nothing is to be done there.
 */
export function beforeTracked(e: FuncEmitter, i: number, target: number, fid = -1): number {
  const { ledger } = e.unit;
  if (ledger === null) return -1;
  const { c } = e;
  if (!isOwn(e)) {
    if (target >= 0 && !ledger.isOwn(target)) return -1;
    const saved = e.temp(T.I32);
    load(c, W.I32Load, ledger.current);
    c.set(saved);
    return saved;
  }
  if (target >= 0) {
    if (!ledger.isOwn(target)) leaveProgram(e, i);
    return -1;
  }
  const id = e.s.id[i]!;
  const cell = ledger.newCell(e.fn.id, id);
  c.get(fid);
  c.mem(W.I32Load8U, ledger.own(0));
  c.op(W.I32Eqz);
  c.block(W.If, null);
  load(c, W.I32Load, cell);
  c.get(fid);
  c.op(W.I32Ne);
  c.block(W.If, null);
  c.i32(cell);
  c.i32(e.fn.id);
  c.i32(id);
  c.get(fid);
  c.callHelper('ledgerMiss');
  c.op(W.End);
  c.i32(ledger.current);
  load(c, W.I32Load, cell + 4);
  c.mem(W.I32Store, 0);
  c.op(W.End);
  return -1;
}

export function afterTracked(e: FuncEmitter, saved: number): void {
  if (saved < 0) return;
  e.c.i32(e.unit.ledger!.current);
  e.c.get(saved);
  e.c.mem(W.I32Store, 0);
}
