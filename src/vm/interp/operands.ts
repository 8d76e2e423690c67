/**
 * The loader's picture of the operand stack. An entry is not yet a value in memory but a description of where it can be had,
 * so that the consumer can take it directly. Entry k's own place ("canonical") is fp+frameSize+16+8k, where a
 * call expects its arguments.
 *
 * INVARIANTS
 *   - Temporaries of entry k lie at positions >= k, and a new temporary lies above all those in use; so entries can be
 *     made canonical from the bottom up without a clash.
 *   - An entry that reads a slot is moved away before the slot is written; one that reads frame memory before any
 *     memory is written.
 */
import type { ValType } from '../../bytecode/program.js';

export const enum K {
  /** A register: slot, frame memory or temporary at word offset `o`. */
  Reg,
  /** A constant lo, hi. */
  Const,
  /** Address fp + lo. */
  Frame,
  /** Pointer register o plus constant byte offset lo. */
  Addr,
  /** Pointer register o plus index register x (Bounds done) times size plus lo. */
  Index,
  /** A comparison, branch opcode `op` on registers o and x (x is a constant for immediate forms). */
  Cond,
}

export interface Operand {
  k: K;
  t: ValType;
  o: number;
  lo: number;
  hi: number;
  x: number;
  size: number;
  op: number;
  /** x is a register. */
  xr: boolean;
  /** One above the highest temporary position in use by it. */
  top: number;
  /** Reads frame memory. */
  mem: boolean;
  /** Index in code of the destination word of the instruction that made it, -1; valid while the code ends at `end`. */
  def: number;
  end: number;
}

export function reg(t: ValType, o: number, top = 0): Operand {
  return { k: K.Reg, t, o, lo: 0, hi: 0, x: 0, size: 0, op: 0, xr: false, top, mem: false, def: -1, end: -1 };
}

export function constant(t: ValType, lo: number, hi: number): Operand {
  return { ...reg(t, 0), k: K.Const, lo, hi };
}

export function frameAddr(off: number): Operand {
  return { ...reg('p', 0), k: K.Frame, lo: off };
}

/** Does it read the register at word o (of any width up to two words)? */
export function reads(v: Operand, o: number): boolean {
  if (v.k === K.Const || v.k === K.Frame) return false;
  return v.o === o || (v.xr && v.x === o);
}

/** Is a two-word constant the sign extension of its low word? */
export function isSmallConst(v: Operand): boolean {
  return v.k === K.Const && v.hi === v.lo >> 31;
}
