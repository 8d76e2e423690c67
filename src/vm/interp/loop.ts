/**
 * The interpreter's loop over internal register code (isa.ts).
 *
 * Rules for this file, each measured by bench/vm:
 *   - One function, one switch, literal case labels (const enum, so: measure bundled code only); one case stays small, and
 *     what is rare is a call of a helper outside, because V8 optimises no function above 60 KB of its bytecode.
 *   - The views of linear memory are constants of the closure: V8 then folds their addresses and lengths. When memory grows,
 *     the loop returns Exit.Reviewed and the engine makes a new closure. (An engine that wants full speed creates its memory
 *     at full size.)
 *   - No allocation, no closure, no BigInt per instruction. i64 is two i32 words; carry is an unsigned compare.
 *   - Every case reads all its operands before it writes its destination: they may be the same register.
 *   - No array access throws: an address outside linear memory reads as 0 and drops writes. (Addresses that come from
 *     uintptr are checked by WildCheck.)
 *
 * `w` is the frame pointer in words, `pc` an index into `c`, `fuel` the machine's fuel while the loop runs; Ctl.Fuel holds it
 * whenever somebody else runs.
 *
 * Prologue, the same in every engine: Limit first (Grow, or Preempt when Limit is 0), then fuel below zero (Preempt); both
 * stops leave resume id 0 and nothing charged. Only then entryFuel is charged. A loop charges first and then polls; it
 * resumes behind the poll.
 */
import { Ctl, StopReason, TrapCode } from '../../abi/frame.js';
import { InternalError } from '../../base/assert.js';
import type { MachineServices } from '../../runtime/engine.js';
import { Exit, I, nullPage } from './isa.js';
import { makeRare, RareOp } from './rare.js';

/** What the loop shares with the loader and the engine. */
export interface LoopState {
  readonly services: MachineServices;
  /** Register code of all loaded functions. */
  readonly code: Int32Array;
  /** By function id: index of its code; 0: not loaded yet; -1: a native. */
  readonly fnEntry: Int32Array;
  /** By function id: index of its resume table; 0: not loaded yet. */
  readonly fnResume: Int32Array;
  /** Loads a function; returns its entry. */
  ensure(fid: number): number;
  /** Called before an instruction in probed code; true stops. Fuel is in Ctl.Fuel. */
  probe(fp: number, fid: number, pc: number): boolean;
  /** Where to go on after Exit.Reviewed or a probe's stop. */
  savedW: number;
  savedPc: number;
}

/** Runs from `pc` in the frame at word `w0`; returns a StopReason or Exit. */
export type Loop = (w0: number, pc0: number) => number;

export function makeLoop(state: LoopState): Loop {
  const { services } = state;
  const mem = services.memory;
  const { i32, u8, f64 } = mem;
  const c = state.code;
  const { fnEntry, fnResume } = state;
  const natives = services.natives;
  const wide = services.program.wordSize === 8;
  const pointerHigh = wide ? 0xc0 : 0;
  const staticEnd = services.program.map.end;
  const rare = makeRare(mem, wide);

  // ---- what leaves the loop

  function stop(reason: number, w: number, id: number, fuel: number): number {
    i32[w] = id;
    i32[Ctl.Top >> 2] = w << 2;
    i32[Ctl.Fuel >> 2] = fuel;
    return reason;
  }

  function stopAtEntry(n: number, frameWords: number, fuel: number): number {
    const limit = i32[Ctl.Limit >> 2]! >>> 2;
    const grow = limit !== 0 && n + frameWords > limit;
    return stop(grow ? StopReason.Grow : StopReason.Preempt, n, 0, fuel);
  }

  function trap(code: number, w: number, id: number, fuel: number, lo: number, hi: number): number {
    i32[Ctl.Detail >> 2] = code;
    i32[Ctl.Arg0 >> 2] = lo;
    i32[(Ctl.Arg0 >> 2) + 1] = hi;
    i32[Ctl.Arg1 >> 2] = 0;
    i32[(Ctl.Arg1 >> 2) + 1] = 0;
    return stop(StopReason.Trap, w, id, fuel);
  }

  /** Detail = TrapCode.Bounds | kind << 8, Arg0 = x, Arg1 = y. */
  function trapBounds(w: number, id: number, fuel: number, kind: number, xl: number, xh: number, yl: number, yh: number): number {
    trap(TrapCode.Bounds | ((kind & 31) << 8), w, id, fuel, xl, xh);
    i32[Ctl.Arg1 >> 2] = yl;
    i32[(Ctl.Arg1 >> 2) + 1] = yh;
    return StopReason.Trap;
  }

  /** Bounds trap of a fused access: x and y are the operands at pc+at and pc+at+1. */
  function trapIndex(w: number, pc: number, at: number, fuel: number, id: number): number {
    const x = w + c[pc + at]!;
    const y = c[pc + at + 1]!;
    const xh = wide ? i32[x + 1]! : i32[x]! >> 31;
    return y < 0 ? trapBounds(w, id, fuel, 0, i32[x]!, xh, ~y, 0) : trapBounds(w, id, fuel, 0, i32[x]!, xh, i32[w + y]!, wide ? i32[w + y + 1]! : 0);
  }

  function again(w: number, pc: number, fuel: number): number {
    mem.i32[Ctl.Fuel >> 2] = fuel;
    state.savedW = w;
    state.savedPc = pc;
    return Exit.Reviewed;
  }

  function probe(w: number, fid: number, pc: number, fuel: number): boolean {
    i32[Ctl.Fuel >> 2] = fuel;
    return state.probe(w * 4, fid, pc);
  }

  function atProbe(w: number, pc: number, fuel: number): number {
    state.savedW = w;
    state.savedPc = pc + 3;
    i32[Ctl.Top >> 2] = w << 2;
    i32[Ctl.Fuel >> 2] = fuel;
    return StopReason.Probe;
  }

  function dead(w: number, pc: number): number {
    throw new InternalError(`unreachable code reached in function ${i32[w + 1]} (frame ${w * 4}, internal pc ${pc})`);
  }

  // ---- helpers

  function ensure(fid: number): number {
    return state.ensure(fid);
  }

  function resumeOf(fid: number): number {
    state.ensure(fid);
    return fnResume[fid]!;
  }

  function newObject(typ: number): number {
    return services.newObject(typ);
  }

  function writeBarrier(slot: number, value: number): void {
    services.writeBarrier(slot, value);
  }

  function typedCopy(typ: number, dst: number, src: number): void {
    services.typedCopy(typ, dst, src);
  }

  function typedZero(typ: number, dst: number): void {
    services.typedZero(typ, dst);
  }

  /** A computed NaN is 0x7ff8000000000000. */
  function canonical(d: number): void {
    i32[d] = 0;
    i32[d + 1] = 0x7ff80000;
  }

  /** A pointer register from an offset: what lies behind the program's own data has heapHigh. */
  function putAddr(d: number, offset: number): void {
    i32[d] = offset;
    if (wide) i32[d + 1] = offset >>> 0 >= staticEnd ? pointerHigh : 0;
  }

  function unaligned(a: number): number {
    return u8[a]! | (u8[a + 1]! << 8) | (u8[a + 2]! << 16) | (u8[a + 3]! << 24);
  }

  function putUnaligned(a: number, v: number): void {
    u8[a] = v;
    u8[a + 1] = v >> 8;
    u8[a + 2] = v >> 16;
    u8[a + 3] = v >> 24;
  }

  function putUnalignedPointer(a: number, v: number): void {
    putUnaligned(a, i32[v]!);
    if (wide) putUnaligned(a + 4, i32[v + 1]!);
  }

  /** x is not negative and below 2^32. Index kinds want x < y, the others x <= y. */
  function boundsFail(kind: number, x: number, yl: number, yh: number): boolean {
    if (yh !== 0) return yh < 0;
    return (kind & 15) === 0 ? x >>> 0 >= yl >>> 0 : x >>> 0 > yl >>> 0;
  }

  function memCopy(dst: number, src: number, n: number): void {
    if (n <= 64 && ((dst | src | n) & 3) === 0) {
      const d = dst >>> 2;
      const s = src >>> 2;
      const words = n >> 2;
      if (d <= s) for (let i = 0; i < words; i++) i32[d + i] = i32[s + i]!;
      else for (let i = words - 1; i >= 0; i--) i32[d + i] = i32[s + i]!;
    } else u8.copyWithin(dst, src, src + n);
  }

  function memEq(a: number, b: number, n: number): number {
    for (let i = 0; i < n; i++) if (u8[a + i] !== u8[b + i]) return 0;
    return 1;
  }

  /** 0, or the trap that dereferencing the address gives. */
  function wild(lo: number, hi: number): number {
    const at = lo >>> 0;
    if (hi === 0) {
      if (at < nullPage) return TrapCode.NilDeref;
      return wide ? (at < staticEnd ? 0 : TrapCode.WildFault) : at < u8.length ? 0 : TrapCode.WildFault;
    }
    return hi === pointerHigh && at >= staticEnd && at < u8.length ? 0 : TrapCode.WildFault;
  }

  function loop(w0: number, pc0: number): number {
    let w = w0;
    let pc = pc0;
    let fuel = i32[Ctl.Fuel >> 2]!;
    for (;;) {
      switch (c[pc]) {
        case I.BrEqL: {
          const a = w + c[pc + 1]!;
          const b = w + c[pc + 2]!;
          const bl = i32[b]!;
          const bh = i32[b + 1]!;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = al === bl && ah === bh ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrNeL: {
          const a = w + c[pc + 1]!;
          const b = w + c[pc + 2]!;
          const bl = i32[b]!;
          const bh = i32[b + 1]!;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = al !== bl || ah !== bh ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrLtL: {
          const a = w + c[pc + 1]!;
          const b = w + c[pc + 2]!;
          const bl = i32[b]!;
          const bh = i32[b + 1]!;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = ah < bh || (ah === bh && al >>> 0 < bl >>> 0) ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrGeL: {
          const a = w + c[pc + 1]!;
          const b = w + c[pc + 2]!;
          const bl = i32[b]!;
          const bh = i32[b + 1]!;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = !(ah < bh || (ah === bh && al >>> 0 < bl >>> 0)) ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrLtUL: {
          const a = w + c[pc + 1]!;
          const b = w + c[pc + 2]!;
          const bl = i32[b]!;
          const bh = i32[b + 1]!;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = ah >>> 0 < bh >>> 0 || (ah === bh && al >>> 0 < bl >>> 0) ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrGeUL: {
          const a = w + c[pc + 1]!;
          const b = w + c[pc + 2]!;
          const bl = i32[b]!;
          const bh = i32[b + 1]!;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = !(ah >>> 0 < bh >>> 0 || (ah === bh && al >>> 0 < bl >>> 0)) ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrEqLI: {
          const a = w + c[pc + 1]!;
          const bl = c[pc + 2]!;
          const bh = bl >> 31;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = al === bl && ah === bh ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrNeLI: {
          const a = w + c[pc + 1]!;
          const bl = c[pc + 2]!;
          const bh = bl >> 31;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = al !== bl || ah !== bh ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrLtLI: {
          const a = w + c[pc + 1]!;
          const bl = c[pc + 2]!;
          const bh = bl >> 31;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = ah < bh || (ah === bh && al >>> 0 < bl >>> 0) ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrGeLI: {
          const a = w + c[pc + 1]!;
          const bl = c[pc + 2]!;
          const bh = bl >> 31;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = !(ah < bh || (ah === bh && al >>> 0 < bl >>> 0)) ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrLtULI: {
          const a = w + c[pc + 1]!;
          const bl = c[pc + 2]!;
          const bh = bl >> 31;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = ah >>> 0 < bh >>> 0 || (ah === bh && al >>> 0 < bl >>> 0) ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrGeULI: {
          const a = w + c[pc + 1]!;
          const bl = c[pc + 2]!;
          const bh = bl >> 31;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = !(ah >>> 0 < bh >>> 0 || (ah === bh && al >>> 0 < bl >>> 0)) ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrEqI: {
          pc = i32[w + c[pc + 1]!]! === i32[w + c[pc + 2]!]! ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrNeI: {
          pc = i32[w + c[pc + 1]!]! !== i32[w + c[pc + 2]!]! ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrLtI: {
          pc = i32[w + c[pc + 1]!]! < i32[w + c[pc + 2]!]! ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrGeI: {
          pc = i32[w + c[pc + 1]!]! >= i32[w + c[pc + 2]!]! ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrLtUI: {
          pc = i32[w + c[pc + 1]!]! >>> 0 < i32[w + c[pc + 2]!]! >>> 0 ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrGeUI: {
          pc = i32[w + c[pc + 1]!]! >>> 0 >= i32[w + c[pc + 2]!]! >>> 0 ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrEqII: {
          pc = i32[w + c[pc + 1]!]! === c[pc + 2]! ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrNeII: {
          pc = i32[w + c[pc + 1]!]! !== c[pc + 2]! ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrLtII: {
          pc = i32[w + c[pc + 1]!]! < c[pc + 2]! ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrGeII: {
          pc = i32[w + c[pc + 1]!]! >= c[pc + 2]! ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrLtUII: {
          pc = i32[w + c[pc + 1]!]! >>> 0 < c[pc + 2]! >>> 0 ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrGeUII: {
          pc = i32[w + c[pc + 1]!]! >>> 0 >= c[pc + 2]! >>> 0 ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrEqD: {
          pc = f64[(w + c[pc + 1]!) >> 1]! === f64[(w + c[pc + 2]!) >> 1]! ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrNeD: {
          pc = f64[(w + c[pc + 1]!) >> 1]! !== f64[(w + c[pc + 2]!) >> 1]! ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrLtD: {
          pc = f64[(w + c[pc + 1]!) >> 1]! < f64[(w + c[pc + 2]!) >> 1]! ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrNltD: {
          pc = !(f64[(w + c[pc + 1]!) >> 1]! < f64[(w + c[pc + 2]!) >> 1]!) ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrLeD: {
          pc = f64[(w + c[pc + 1]!) >> 1]! <= f64[(w + c[pc + 2]!) >> 1]! ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrNleD: {
          pc = !(f64[(w + c[pc + 1]!) >> 1]! <= f64[(w + c[pc + 2]!) >> 1]!) ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.SetEqL: {
          const a = w + c[pc + 2]!;
          const b = w + c[pc + 3]!;
          const bl = i32[b]!;
          const bh = i32[b + 1]!;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          i32[w + c[pc + 1]!] = al === bl && ah === bh ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetNeL: {
          const a = w + c[pc + 2]!;
          const b = w + c[pc + 3]!;
          const bl = i32[b]!;
          const bh = i32[b + 1]!;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          i32[w + c[pc + 1]!] = al !== bl || ah !== bh ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetLtL: {
          const a = w + c[pc + 2]!;
          const b = w + c[pc + 3]!;
          const bl = i32[b]!;
          const bh = i32[b + 1]!;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          i32[w + c[pc + 1]!] = ah < bh || (ah === bh && al >>> 0 < bl >>> 0) ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetGeL: {
          const a = w + c[pc + 2]!;
          const b = w + c[pc + 3]!;
          const bl = i32[b]!;
          const bh = i32[b + 1]!;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          i32[w + c[pc + 1]!] = !(ah < bh || (ah === bh && al >>> 0 < bl >>> 0)) ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetLtUL: {
          const a = w + c[pc + 2]!;
          const b = w + c[pc + 3]!;
          const bl = i32[b]!;
          const bh = i32[b + 1]!;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          i32[w + c[pc + 1]!] = ah >>> 0 < bh >>> 0 || (ah === bh && al >>> 0 < bl >>> 0) ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetGeUL: {
          const a = w + c[pc + 2]!;
          const b = w + c[pc + 3]!;
          const bl = i32[b]!;
          const bh = i32[b + 1]!;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          i32[w + c[pc + 1]!] = !(ah >>> 0 < bh >>> 0 || (ah === bh && al >>> 0 < bl >>> 0)) ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetEqLI: {
          const a = w + c[pc + 2]!;
          const bl = c[pc + 3]!;
          const bh = bl >> 31;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          i32[w + c[pc + 1]!] = al === bl && ah === bh ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetNeLI: {
          const a = w + c[pc + 2]!;
          const bl = c[pc + 3]!;
          const bh = bl >> 31;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          i32[w + c[pc + 1]!] = al !== bl || ah !== bh ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetLtLI: {
          const a = w + c[pc + 2]!;
          const bl = c[pc + 3]!;
          const bh = bl >> 31;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          i32[w + c[pc + 1]!] = ah < bh || (ah === bh && al >>> 0 < bl >>> 0) ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetGeLI: {
          const a = w + c[pc + 2]!;
          const bl = c[pc + 3]!;
          const bh = bl >> 31;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          i32[w + c[pc + 1]!] = !(ah < bh || (ah === bh && al >>> 0 < bl >>> 0)) ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetLtULI: {
          const a = w + c[pc + 2]!;
          const bl = c[pc + 3]!;
          const bh = bl >> 31;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          i32[w + c[pc + 1]!] = ah >>> 0 < bh >>> 0 || (ah === bh && al >>> 0 < bl >>> 0) ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetGeULI: {
          const a = w + c[pc + 2]!;
          const bl = c[pc + 3]!;
          const bh = bl >> 31;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          i32[w + c[pc + 1]!] = !(ah >>> 0 < bh >>> 0 || (ah === bh && al >>> 0 < bl >>> 0)) ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetEqI: {
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]! === i32[w + c[pc + 3]!]! ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetNeI: {
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]! !== i32[w + c[pc + 3]!]! ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetLtI: {
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]! < i32[w + c[pc + 3]!]! ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetGeI: {
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]! >= i32[w + c[pc + 3]!]! ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetLtUI: {
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]! >>> 0 < i32[w + c[pc + 3]!]! >>> 0 ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetGeUI: {
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]! >>> 0 >= i32[w + c[pc + 3]!]! >>> 0 ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetEqII: {
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]! === c[pc + 3]! ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetNeII: {
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]! !== c[pc + 3]! ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetLtII: {
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]! < c[pc + 3]! ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetGeII: {
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]! >= c[pc + 3]! ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetLtUII: {
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]! >>> 0 < c[pc + 3]! >>> 0 ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetGeUII: {
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]! >>> 0 >= c[pc + 3]! >>> 0 ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetEqD: {
          i32[w + c[pc + 1]!] = f64[(w + c[pc + 2]!) >> 1]! === f64[(w + c[pc + 3]!) >> 1]! ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetNeD: {
          i32[w + c[pc + 1]!] = f64[(w + c[pc + 2]!) >> 1]! !== f64[(w + c[pc + 3]!) >> 1]! ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetLtD: {
          i32[w + c[pc + 1]!] = f64[(w + c[pc + 2]!) >> 1]! < f64[(w + c[pc + 3]!) >> 1]! ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetNltD: {
          i32[w + c[pc + 1]!] = !(f64[(w + c[pc + 2]!) >> 1]! < f64[(w + c[pc + 3]!) >> 1]!) ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetLeD: {
          i32[w + c[pc + 1]!] = f64[(w + c[pc + 2]!) >> 1]! <= f64[(w + c[pc + 3]!) >> 1]! ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetNleD: {
          i32[w + c[pc + 1]!] = !(f64[(w + c[pc + 2]!) >> 1]! <= f64[(w + c[pc + 3]!) >> 1]!) ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.LoopNeL: {
          fuel = (fuel - c[pc + 1]!) | 0;
          if (fuel < 0) return stop(StopReason.Preempt, w, c[pc + 2]!, fuel);
          const a = w + c[pc + 3]!;
          const b = w + c[pc + 4]!;
          const bl = i32[b]!;
          const bh = i32[b + 1]!;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = al !== bl || ah !== bh ? c[pc + 5]! : pc + 6;
          continue;
        }
        case I.LoopNeLI: {
          fuel = (fuel - c[pc + 1]!) | 0;
          if (fuel < 0) return stop(StopReason.Preempt, w, c[pc + 2]!, fuel);
          const a = w + c[pc + 3]!;
          const bl = c[pc + 4]!;
          const bh = bl >> 31;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = al !== bl || ah !== bh ? c[pc + 5]! : pc + 6;
          continue;
        }
        case I.LoopLtL: {
          fuel = (fuel - c[pc + 1]!) | 0;
          if (fuel < 0) return stop(StopReason.Preempt, w, c[pc + 2]!, fuel);
          const a = w + c[pc + 3]!;
          const b = w + c[pc + 4]!;
          const bl = i32[b]!;
          const bh = i32[b + 1]!;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = ah < bh || (ah === bh && al >>> 0 < bl >>> 0) ? c[pc + 5]! : pc + 6;
          continue;
        }
        case I.LoopLtLI: {
          fuel = (fuel - c[pc + 1]!) | 0;
          if (fuel < 0) return stop(StopReason.Preempt, w, c[pc + 2]!, fuel);
          const a = w + c[pc + 3]!;
          const bl = c[pc + 4]!;
          const bh = bl >> 31;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = ah < bh || (ah === bh && al >>> 0 < bl >>> 0) ? c[pc + 5]! : pc + 6;
          continue;
        }
        case I.LoopGeL: {
          fuel = (fuel - c[pc + 1]!) | 0;
          if (fuel < 0) return stop(StopReason.Preempt, w, c[pc + 2]!, fuel);
          const a = w + c[pc + 3]!;
          const b = w + c[pc + 4]!;
          const bl = i32[b]!;
          const bh = i32[b + 1]!;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = !(ah < bh || (ah === bh && al >>> 0 < bl >>> 0)) ? c[pc + 5]! : pc + 6;
          continue;
        }
        case I.LoopGeLI: {
          fuel = (fuel - c[pc + 1]!) | 0;
          if (fuel < 0) return stop(StopReason.Preempt, w, c[pc + 2]!, fuel);
          const a = w + c[pc + 3]!;
          const bl = c[pc + 4]!;
          const bh = bl >> 31;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = !(ah < bh || (ah === bh && al >>> 0 < bl >>> 0)) ? c[pc + 5]! : pc + 6;
          continue;
        }
        case I.LoopLtI: {
          fuel = (fuel - c[pc + 1]!) | 0;
          if (fuel < 0) return stop(StopReason.Preempt, w, c[pc + 2]!, fuel);
          pc = i32[w + c[pc + 3]!]! < i32[w + c[pc + 4]!]! ? c[pc + 5]! : pc + 6;
          continue;
        }
        case I.LoopLtII: {
          fuel = (fuel - c[pc + 1]!) | 0;
          if (fuel < 0) return stop(StopReason.Preempt, w, c[pc + 2]!, fuel);
          pc = i32[w + c[pc + 3]!]! < c[pc + 4]! ? c[pc + 5]! : pc + 6;
          continue;
        }
        case I.LoopGeI: {
          fuel = (fuel - c[pc + 1]!) | 0;
          if (fuel < 0) return stop(StopReason.Preempt, w, c[pc + 2]!, fuel);
          pc = i32[w + c[pc + 3]!]! >= i32[w + c[pc + 4]!]! ? c[pc + 5]! : pc + 6;
          continue;
        }
        case I.LoopGeII: {
          fuel = (fuel - c[pc + 1]!) | 0;
          if (fuel < 0) return stop(StopReason.Preempt, w, c[pc + 2]!, fuel);
          pc = i32[w + c[pc + 3]!]! >= c[pc + 4]! ? c[pc + 5]! : pc + 6;
          continue;
        }
        case I.IncLoopLtL: {
          const x = w + c[pc + 6]!;
          const n = c[pc + 7]!;
          const lo = (i32[x]! + n) | 0;
          const hi = (i32[x + 1]! + (n >> 31) + (lo >>> 0 < n >>> 0 ? 1 : 0)) | 0;
          i32[x] = lo;
          i32[x + 1] = hi;
          fuel = (fuel - c[pc + 1]!) | 0;
          if (fuel < 0) return stop(StopReason.Preempt, w, c[pc + 2]!, fuel);
          const a = w + c[pc + 3]!;
          const b = w + c[pc + 4]!;
          const bl = i32[b]!;
          const bh = i32[b + 1]!;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = ah < bh || (ah === bh && al >>> 0 < bl >>> 0) ? c[pc + 5]! : pc + 8;
          continue;
        }
        case I.IncLoopLtLI: {
          const x = w + c[pc + 6]!;
          const n = c[pc + 7]!;
          const lo = (i32[x]! + n) | 0;
          const hi = (i32[x + 1]! + (n >> 31) + (lo >>> 0 < n >>> 0 ? 1 : 0)) | 0;
          i32[x] = lo;
          i32[x + 1] = hi;
          fuel = (fuel - c[pc + 1]!) | 0;
          if (fuel < 0) return stop(StopReason.Preempt, w, c[pc + 2]!, fuel);
          const a = w + c[pc + 3]!;
          const bl = c[pc + 4]!;
          const bh = bl >> 31;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = ah < bh || (ah === bh && al >>> 0 < bl >>> 0) ? c[pc + 5]! : pc + 8;
          continue;
        }
        case I.IncLoopLtI: {
          const x = w + c[pc + 6]!;
          i32[x] = (i32[x]! + c[pc + 7]!) | 0;
          fuel = (fuel - c[pc + 1]!) | 0;
          if (fuel < 0) return stop(StopReason.Preempt, w, c[pc + 2]!, fuel);
          pc = i32[w + c[pc + 3]!]! < i32[w + c[pc + 4]!]! ? c[pc + 5]! : pc + 8;
          continue;
        }
        case I.IncLoopLtII: {
          const x = w + c[pc + 6]!;
          i32[x] = (i32[x]! + c[pc + 7]!) | 0;
          fuel = (fuel - c[pc + 1]!) | 0;
          if (fuel < 0) return stop(StopReason.Preempt, w, c[pc + 2]!, fuel);
          pc = i32[w + c[pc + 3]!]! < c[pc + 4]! ? c[pc + 5]! : pc + 8;
          continue;
        }
        case I.Jmp: {
          pc = c[pc + 1]!;
          continue;
        }
        case I.JmpPoll: {
          fuel = (fuel - c[pc + 1]!) | 0;
          if (fuel < 0) return stop(StopReason.Preempt, w, c[pc + 2]!, fuel);
          pc = c[pc + 3]!;
          continue;
        }
        case I.Poll: {
          fuel = (fuel - c[pc + 1]!) | 0;
          if (fuel < 0) return stop(StopReason.Preempt, w, c[pc + 2]!, fuel);
          pc += 3;
          continue;
        }
        case I.Fuel: {
          fuel = (fuel - c[pc + 1]!) | 0;
          pc += 2;
          continue;
        }
        case I.Table: {
          const n = c[pc + 2]!;
          const x = i32[w + c[pc + 1]!]! >>> 0;
          pc = c[pc + 3 + (x < n ? x : n)]!;
          continue;
        }
        case I.Call: {
          const fid = c[pc + 1]!;
          const n = w + c[pc + 3]!;
          let e = fnEntry[fid]!;
          i32[w] = c[pc + 2]!;
          i32[n + 1] = fid;
          i32[n + 2] = w << 2;
          if (e === 0) e = ensure(fid);
          if (fuel < 0 || n + c[e]! > i32[Ctl.Limit >> 2]! >>> 2) return stopAtEntry(n, c[e]!, fuel);
          fuel = (fuel - c[e + 1]!) | 0;
          w = n;
          pc = e + 2;
          continue;
        }
        case I.CallNative: {
          const fid = c[pc + 1]!;
          i32[w] = c[pc + 2]!;
          i32[Ctl.Top >> 2] = w << 2;
          i32[Ctl.Fuel >> 2] = fuel;
          const status = natives[fid]!((w + c[pc + 3]! + 4) * 4);
          fuel = mem.i32[Ctl.Fuel >> 2]!;
          pc += 4;
          if (status !== 0) return status;
          if (mem.i32 !== i32) return again(w, pc, fuel);
          continue;
        }
        case I.CallClosure: {
          const p = i32[w + c[pc + 1]!]! >>> 0;
          if (p < nullPage) return trap(TrapCode.NilDeref, w, c[pc + 2]!, fuel, p, 0);
          const fid = i32[i32[p >>> 2]! >>> 2]!;
          let e = fnEntry[fid]!;
          if (e === 0) e = ensure(fid);
          if (e < 0) {
            i32[w] = c[pc + 2]!;
            i32[Ctl.Top >> 2] = w << 2;
            i32[Ctl.Fuel >> 2] = fuel;
            const status = natives[fid]!((w + c[pc + 3]! + 4) * 4);
            fuel = mem.i32[Ctl.Fuel >> 2]!;
            pc += 4;
            if (status !== 0) return status;
            if (mem.i32 !== i32) return again(w, pc, fuel);
            continue;
          }
          const n = w + c[pc + 3]!;
          i32[w] = c[pc + 2]!;
          i32[n + 1] = fid;
          i32[n + 2] = w << 2;
          i32[n + 3] = p;
          if (fuel < 0 || n + c[e]! > i32[Ctl.Limit >> 2]! >>> 2) return stopAtEntry(n, c[e]!, fuel);
          fuel = (fuel - c[e + 1]!) | 0;
          w = n;
          pc = e + 2;
          continue;
        }
        case I.CallCode: {
          const fid = i32[i32[w + c[pc + 1]!]! >>> 2]!;
          let e = fnEntry[fid]!;
          if (e === 0) e = ensure(fid);
          if (e < 0) {
            i32[w] = c[pc + 2]!;
            i32[Ctl.Top >> 2] = w << 2;
            i32[Ctl.Fuel >> 2] = fuel;
            const status = natives[fid]!((w + c[pc + 3]! + 4) * 4);
            fuel = mem.i32[Ctl.Fuel >> 2]!;
            pc += 4;
            if (status !== 0) return status;
            if (mem.i32 !== i32) return again(w, pc, fuel);
            continue;
          }
          const n = w + c[pc + 3]!;
          i32[w] = c[pc + 2]!;
          i32[n + 1] = fid;
          i32[n + 2] = w << 2;
          if (fuel < 0 || n + c[e]! > i32[Ctl.Limit >> 2]! >>> 2) return stopAtEntry(n, c[e]!, fuel);
          fuel = (fuel - c[e + 1]!) | 0;
          w = n;
          pc = e + 2;
          continue;
        }
        case I.Ret0: {
          const up = i32[w + 2]!;
          if (up === 0) return stop(StopReason.Done, w, 0, fuel);
          w = up >>> 2;
          let r = fnResume[i32[w + 1]!]!;
          if (r === 0) r = resumeOf(i32[w + 1]!);
          pc = c[r + i32[w]!]!;
          continue;
        }
        case I.Ret1: {
          i32[w + 4] = i32[w + c[pc + 1]!]!;
          const up = i32[w + 2]!;
          if (up === 0) return stop(StopReason.Done, w, 0, fuel);
          w = up >>> 2;
          let r = fnResume[i32[w + 1]!]!;
          if (r === 0) r = resumeOf(i32[w + 1]!);
          pc = c[r + i32[w]!]!;
          continue;
        }
        case I.Ret2: {
          const a = w + c[pc + 1]!;
          const lo = i32[a]!;
          i32[w + 5] = i32[a + 1]!;
          i32[w + 4] = lo;
          const up = i32[w + 2]!;
          if (up === 0) return stop(StopReason.Done, w, 0, fuel);
          w = up >>> 2;
          let r = fnResume[i32[w + 1]!]!;
          if (r === 0) r = resumeOf(i32[w + 1]!);
          pc = c[r + i32[w]!]!;
          continue;
        }
        case I.RetC: {
          i32[w + 4] = c[pc + 1]!;
          i32[w + 5] = c[pc + 2]!;
          const up = i32[w + 2]!;
          if (up === 0) return stop(StopReason.Done, w, 0, fuel);
          w = up >>> 2;
          let r = fnResume[i32[w + 1]!]!;
          if (r === 0) r = resumeOf(i32[w + 1]!);
          pc = c[r + i32[w]!]!;
          continue;
        }
        case I.Ret22: {
          const a = w + c[pc + 1]!;
          const b = w + c[pc + 2]!;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          const bl = i32[b]!;
          const bh = i32[b + 1]!;
          i32[w + 4] = al;
          i32[w + 5] = ah;
          i32[w + 6] = bl;
          i32[w + 7] = bh;
          const up = i32[w + 2]!;
          if (up === 0) return stop(StopReason.Done, w, 0, fuel);
          w = up >>> 2;
          let r = fnResume[i32[w + 1]!]!;
          if (r === 0) r = resumeOf(i32[w + 1]!);
          pc = c[r + i32[w]!]!;
          continue;
        }
        case I.Dead: {
          return dead(w, pc);
        }
        case I.Probe: {
          if (probe(w, c[pc + 1]!, c[pc + 2]!, fuel)) return atProbe(w, pc, fuel);
          pc += 3;
          continue;
        }
        case I.New: {
          i32[w] = c[pc + 3]!;
          i32[Ctl.Top >> 2] = w << 2;
          i32[Ctl.Fuel >> 2] = fuel;
          const at = newObject(c[pc + 2]!);
          if (at === 0) return stop(StopReason.Collect, w, c[pc + 3]!, fuel);
          const d = w + c[pc + 1]!;
          mem.i32[d] = at;
          mem.i32[d + 1] = pointerHigh;
          pc += 4;
          if (mem.i32 !== i32) return again(w, pc, fuel);
          continue;
        }
        case I.Mov1: {
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]!;
          pc += 3;
          continue;
        }
        case I.Mov2: {
          const a = w + c[pc + 2]!;
          const d = w + c[pc + 1]!;
          const lo = i32[a]!;
          i32[d + 1] = i32[a + 1]!;
          i32[d] = lo;
          pc += 3;
          continue;
        }
        case I.MovC1: {
          i32[w + c[pc + 1]!] = c[pc + 2]!;
          pc += 3;
          continue;
        }
        case I.MovC2: {
          const d = w + c[pc + 1]!;
          i32[d] = c[pc + 2]!;
          i32[d + 1] = c[pc + 3]!;
          pc += 4;
          continue;
        }
        case I.MovZ2: {
          const d = w + c[pc + 1]!;
          i32[d] = i32[w + c[pc + 2]!]!;
          i32[d + 1] = 0;
          pc += 3;
          continue;
        }
        case I.Lea: {
          const d = w + c[pc + 1]!;
          i32[d] = (w << 2) + c[pc + 2]!;
          if (pointerHigh !== 0) i32[d + 1] = pointerHigh;
          pc += 3;
          continue;
        }
        case I.Ctx: {
          putAddr(w + c[pc + 1]!, i32[w + 3]!);
          pc += 2;
          continue;
        }
        case I.GetG: {
          putAddr(w + c[pc + 1]!, i32[Ctl.G >> 2]!);
          pc += 2;
          continue;
        }
        case I.Sel1: {
          i32[w + c[pc + 1]!] = i32[w + c[pc + 4]!]! !== 0 ? i32[w + c[pc + 2]!]! : i32[w + c[pc + 3]!]!;
          pc += 5;
          continue;
        }
        case I.Sel2: {
          const a = w + (i32[w + c[pc + 4]!]! !== 0 ? c[pc + 2]! : c[pc + 3]!);
          const d = w + c[pc + 1]!;
          const lo = i32[a]!;
          i32[d + 1] = i32[a + 1]!;
          i32[d] = lo;
          pc += 5;
          continue;
        }
        case I.Zero: {
          const d = w + c[pc + 1]!;
          const n = d + c[pc + 2]!;
          for (let i = d; i < n; i++) i32[i] = 0;
          pc += 3;
          continue;
        }
        case I.AddL: {
          const a = w + c[pc + 2]!;
          const b = w + c[pc + 3]!;
          const x = i32[a]!;
          const lo = (x + i32[b]!) | 0;
          const hi = (i32[a + 1]! + i32[b + 1]! + (lo >>> 0 < x >>> 0 ? 1 : 0)) | 0;
          const d = w + c[pc + 1]!;
          i32[d] = lo;
          i32[d + 1] = hi;
          pc += 4;
          continue;
        }
        case I.SubL: {
          const a = w + c[pc + 2]!;
          const b = w + c[pc + 3]!;
          const x = i32[a]!;
          const y = i32[b]!;
          const lo = (x - y) | 0;
          const hi = (i32[a + 1]! - i32[b + 1]! - (x >>> 0 < y >>> 0 ? 1 : 0)) | 0;
          const d = w + c[pc + 1]!;
          i32[d] = lo;
          i32[d + 1] = hi;
          pc += 4;
          continue;
        }
        case I.MulL: {
          const a = w + c[pc + 2]!;
          const b = w + c[pc + 3]!;
          const x = i32[a]!;
          const y = i32[b]!;
          const xh = x >>> 16;
          const xl = x & 0xffff;
          const yh = y >>> 16;
          const yl = y & 0xffff;
          const m1 = (Math.imul(xh, yl) + (Math.imul(xl, yl) >>> 16)) | 0;
          const m2 = (Math.imul(xl, yh) + (m1 & 0xffff)) | 0;
          const lo = Math.imul(x, y);
          const hi = (Math.imul(xh, yh) + (m1 >>> 16) + (m2 >>> 16) + Math.imul(i32[a + 1]!, y) + Math.imul(x, i32[b + 1]!)) | 0;
          const d = w + c[pc + 1]!;
          i32[d] = lo;
          i32[d + 1] = hi;
          pc += 4;
          continue;
        }
        case I.MulLI: {
          const a = w + c[pc + 2]!;
          const n = c[pc + 3]!;
          const x = i32[a]!;
          const y = n;
          const xh = x >>> 16;
          const xl = x & 0xffff;
          const yh = y >>> 16;
          const yl = y & 0xffff;
          const m1 = (Math.imul(xh, yl) + (Math.imul(xl, yl) >>> 16)) | 0;
          const m2 = (Math.imul(xl, yh) + (m1 & 0xffff)) | 0;
          const lo = Math.imul(x, y);
          const hi = (Math.imul(xh, yh) + (m1 >>> 16) + (m2 >>> 16) + Math.imul(i32[a + 1]!, y) + Math.imul(x, n >> 31)) | 0;
          const d = w + c[pc + 1]!;
          i32[d] = lo;
          i32[d + 1] = hi;
          pc += 4;
          continue;
        }
        case I.AndL: {
          const a = w + c[pc + 2]!;
          const b = w + c[pc + 3]!;
          const lo = i32[a]! & i32[b]!;
          const hi = i32[a + 1]! & i32[b + 1]!;
          const d = w + c[pc + 1]!;
          i32[d] = lo;
          i32[d + 1] = hi;
          pc += 4;
          continue;
        }
        case I.AndLI: {
          const a = w + c[pc + 2]!;
          const n = c[pc + 3]!;
          const lo = i32[a]! & n;
          const hi = i32[a + 1]! & (n >> 31);
          const d = w + c[pc + 1]!;
          i32[d] = lo;
          i32[d + 1] = hi;
          pc += 4;
          continue;
        }
        case I.OrL: {
          const a = w + c[pc + 2]!;
          const b = w + c[pc + 3]!;
          const lo = i32[a]! | i32[b]!;
          const hi = i32[a + 1]! | i32[b + 1]!;
          const d = w + c[pc + 1]!;
          i32[d] = lo;
          i32[d + 1] = hi;
          pc += 4;
          continue;
        }
        case I.OrLI: {
          const a = w + c[pc + 2]!;
          const n = c[pc + 3]!;
          const lo = i32[a]! | n;
          const hi = i32[a + 1]! | (n >> 31);
          const d = w + c[pc + 1]!;
          i32[d] = lo;
          i32[d + 1] = hi;
          pc += 4;
          continue;
        }
        case I.XorL: {
          const a = w + c[pc + 2]!;
          const b = w + c[pc + 3]!;
          const lo = i32[a]! ^ i32[b]!;
          const hi = i32[a + 1]! ^ i32[b + 1]!;
          const d = w + c[pc + 1]!;
          i32[d] = lo;
          i32[d + 1] = hi;
          pc += 4;
          continue;
        }
        case I.XorLI: {
          const a = w + c[pc + 2]!;
          const n = c[pc + 3]!;
          const lo = i32[a]! ^ n;
          const hi = i32[a + 1]! ^ (n >> 31);
          const d = w + c[pc + 1]!;
          i32[d] = lo;
          i32[d + 1] = hi;
          pc += 4;
          continue;
        }
        case I.AddLI: {
          const a = w + c[pc + 2]!;
          const n = c[pc + 3]!;
          const lo = (i32[a]! + n) | 0;
          const hi = (i32[a + 1]! + (n >> 31) + (lo >>> 0 < n >>> 0 ? 1 : 0)) | 0;
          const d = w + c[pc + 1]!;
          i32[d] = lo;
          i32[d + 1] = hi;
          pc += 4;
          continue;
        }
        case I.ShlL: {
          const a = w + c[pc + 2]!;
          const n = i32[w + c[pc + 3]!]!;
          const x = i32[a]!;
          const y = i32[a + 1]!;
          let lo = 0;
          let hi = 0;
          if (n >>> 0 < 32) {
            lo = x << n;
            hi = n === 0 ? y : (y << n) | (x >>> (32 - n));
          } else if (n >>> 0 < 64) hi = x << (n - 32);
          const d = w + c[pc + 1]!;
          i32[d] = lo;
          i32[d + 1] = hi;
          pc += 4;
          continue;
        }
        case I.ShlLI: {
          const a = w + c[pc + 2]!;
          const n = c[pc + 3]!;
          const x = i32[a]!;
          const y = i32[a + 1]!;
          let lo = 0;
          let hi = 0;
          if (n >>> 0 < 32) {
            lo = x << n;
            hi = n === 0 ? y : (y << n) | (x >>> (32 - n));
          } else if (n >>> 0 < 64) hi = x << (n - 32);
          const d = w + c[pc + 1]!;
          i32[d] = lo;
          i32[d + 1] = hi;
          pc += 4;
          continue;
        }
        case I.ShrSL: {
          const a = w + c[pc + 2]!;
          const n = i32[w + c[pc + 3]!]!;
          const x = i32[a]!;
          const y = i32[a + 1]!;
          let lo = y >> 31;
          let hi = lo;
          if (n >>> 0 < 32) {
            hi = y >> n;
            lo = n === 0 ? x : (x >>> n) | (y << (32 - n));
          } else if (n >>> 0 < 64) lo = y >> (n - 32);
          const d = w + c[pc + 1]!;
          i32[d] = lo;
          i32[d + 1] = hi;
          pc += 4;
          continue;
        }
        case I.ShrSLI: {
          const a = w + c[pc + 2]!;
          const n = c[pc + 3]!;
          const x = i32[a]!;
          const y = i32[a + 1]!;
          let lo = y >> 31;
          let hi = lo;
          if (n >>> 0 < 32) {
            hi = y >> n;
            lo = n === 0 ? x : (x >>> n) | (y << (32 - n));
          } else if (n >>> 0 < 64) lo = y >> (n - 32);
          const d = w + c[pc + 1]!;
          i32[d] = lo;
          i32[d + 1] = hi;
          pc += 4;
          continue;
        }
        case I.ShrUL: {
          const a = w + c[pc + 2]!;
          const n = i32[w + c[pc + 3]!]!;
          const x = i32[a]!;
          const y = i32[a + 1]!;
          let lo = 0;
          let hi = 0;
          if (n >>> 0 < 32) {
            hi = y >>> n;
            lo = n === 0 ? x : (x >>> n) | (y << (32 - n));
          } else if (n >>> 0 < 64) lo = y >>> (n - 32);
          const d = w + c[pc + 1]!;
          i32[d] = lo;
          i32[d + 1] = hi;
          pc += 4;
          continue;
        }
        case I.ShrULI: {
          const a = w + c[pc + 2]!;
          const n = c[pc + 3]!;
          const x = i32[a]!;
          const y = i32[a + 1]!;
          let lo = 0;
          let hi = 0;
          if (n >>> 0 < 32) {
            hi = y >>> n;
            lo = n === 0 ? x : (x >>> n) | (y << (32 - n));
          } else if (n >>> 0 < 64) lo = y >>> (n - 32);
          const d = w + c[pc + 1]!;
          i32[d] = lo;
          i32[d + 1] = hi;
          pc += 4;
          continue;
        }
        case I.DivSL: {
          const a = w + c[pc + 2]!;
          const b = w + c[pc + 3]!;
          if ((i32[a + 1]! | i32[b + 1]!) === 0) {
            const q = (i32[a]! >>> 0) / (i32[b]! >>> 0);
            const d = w + c[pc + 1]!;
            i32[d] = q;
            i32[d + 1] = 0;
          } else rare(RareOp.DivSL, w + c[pc + 1]!, a, b);
          pc += 4;
          continue;
        }
        case I.RemSL: {
          const a = w + c[pc + 2]!;
          const b = w + c[pc + 3]!;
          if ((i32[a + 1]! | i32[b + 1]!) === 0) {
            const r = (i32[a]! >>> 0) % (i32[b]! >>> 0);
            const d = w + c[pc + 1]!;
            i32[d] = r;
            i32[d + 1] = 0;
          } else rare(RareOp.RemSL, w + c[pc + 1]!, a, b);
          pc += 4;
          continue;
        }
        case I.AddI: {
          i32[w + c[pc + 1]!] = (i32[w + c[pc + 2]!]! + i32[w + c[pc + 3]!]!) | 0;
          pc += 4;
          continue;
        }
        case I.AddII: {
          i32[w + c[pc + 1]!] = (i32[w + c[pc + 2]!]! + c[pc + 3]!) | 0;
          pc += 4;
          continue;
        }
        case I.SubI: {
          i32[w + c[pc + 1]!] = (i32[w + c[pc + 2]!]! - i32[w + c[pc + 3]!]!) | 0;
          pc += 4;
          continue;
        }
        case I.MulI: {
          i32[w + c[pc + 1]!] = Math.imul(i32[w + c[pc + 2]!]!, i32[w + c[pc + 3]!]!);
          pc += 4;
          continue;
        }
        case I.MulII: {
          i32[w + c[pc + 1]!] = Math.imul(i32[w + c[pc + 2]!]!, c[pc + 3]!);
          pc += 4;
          continue;
        }
        case I.AndI: {
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]! & i32[w + c[pc + 3]!]!;
          pc += 4;
          continue;
        }
        case I.AndII: {
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]! & c[pc + 3]!;
          pc += 4;
          continue;
        }
        case I.OrI: {
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]! | i32[w + c[pc + 3]!]!;
          pc += 4;
          continue;
        }
        case I.OrII: {
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]! | c[pc + 3]!;
          pc += 4;
          continue;
        }
        case I.XorI: {
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]! ^ i32[w + c[pc + 3]!]!;
          pc += 4;
          continue;
        }
        case I.XorII: {
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]! ^ c[pc + 3]!;
          pc += 4;
          continue;
        }
        case I.ShlI: {
          const n = i32[w + c[pc + 3]!]!;
          i32[w + c[pc + 1]!] = n >>> 0 < 32 ? i32[w + c[pc + 2]!]! << n : 0;
          pc += 4;
          continue;
        }
        case I.ShlII: {
          const n = c[pc + 3]!;
          i32[w + c[pc + 1]!] = n >>> 0 < 32 ? i32[w + c[pc + 2]!]! << n : 0;
          pc += 4;
          continue;
        }
        case I.ShrSI: {
          const n = i32[w + c[pc + 3]!]!;
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]! >> (n >>> 0 < 32 ? n : 31);
          pc += 4;
          continue;
        }
        case I.ShrSII: {
          const n = c[pc + 3]!;
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]! >> (n >>> 0 < 32 ? n : 31);
          pc += 4;
          continue;
        }
        case I.ShrUI: {
          const n = i32[w + c[pc + 3]!]!;
          i32[w + c[pc + 1]!] = n >>> 0 < 32 ? i32[w + c[pc + 2]!]! >>> n : 0;
          pc += 4;
          continue;
        }
        case I.ShrUII: {
          const n = c[pc + 3]!;
          i32[w + c[pc + 1]!] = n >>> 0 < 32 ? i32[w + c[pc + 2]!]! >>> n : 0;
          pc += 4;
          continue;
        }
        case I.DivSI: {
          i32[w + c[pc + 1]!] = (i32[w + c[pc + 2]!]! / i32[w + c[pc + 3]!]!) | 0;
          pc += 4;
          continue;
        }
        case I.RemSI: {
          i32[w + c[pc + 1]!] = (i32[w + c[pc + 2]!]! % i32[w + c[pc + 3]!]!) | 0;
          pc += 4;
          continue;
        }
        case I.DivUI: {
          i32[w + c[pc + 1]!] = ((i32[w + c[pc + 2]!]! >>> 0) / (i32[w + c[pc + 3]!]! >>> 0)) | 0;
          pc += 4;
          continue;
        }
        case I.RemUI: {
          i32[w + c[pc + 1]!] = ((i32[w + c[pc + 2]!]! >>> 0) % (i32[w + c[pc + 3]!]! >>> 0)) | 0;
          pc += 4;
          continue;
        }
        case I.Ext8S: {
          i32[w + c[pc + 1]!] = (i32[w + c[pc + 2]!]! << 24) >> 24;
          pc += 3;
          continue;
        }
        case I.Ext16S: {
          i32[w + c[pc + 1]!] = (i32[w + c[pc + 2]!]! << 16) >> 16;
          pc += 3;
          continue;
        }
        case I.SxL: {
          const x = i32[w + c[pc + 2]!]!;
          const d = w + c[pc + 1]!;
          i32[d] = x;
          i32[d + 1] = x >> 31;
          pc += 3;
          continue;
        }
        case I.AddD: {
          const r = f64[(w + c[pc + 2]!) >> 1]! + f64[(w + c[pc + 3]!) >> 1]!;
          f64[(w + c[pc + 1]!) >> 1] = r;
          if (r !== r) canonical(w + c[pc + 1]!);
          pc += 4;
          continue;
        }
        case I.SubD: {
          const r = f64[(w + c[pc + 2]!) >> 1]! - f64[(w + c[pc + 3]!) >> 1]!;
          f64[(w + c[pc + 1]!) >> 1] = r;
          if (r !== r) canonical(w + c[pc + 1]!);
          pc += 4;
          continue;
        }
        case I.MulD: {
          const r = f64[(w + c[pc + 2]!) >> 1]! * f64[(w + c[pc + 3]!) >> 1]!;
          f64[(w + c[pc + 1]!) >> 1] = r;
          if (r !== r) canonical(w + c[pc + 1]!);
          pc += 4;
          continue;
        }
        case I.DivD: {
          const r = f64[(w + c[pc + 2]!) >> 1]! / f64[(w + c[pc + 3]!) >> 1]!;
          f64[(w + c[pc + 1]!) >> 1] = r;
          if (r !== r) canonical(w + c[pc + 1]!);
          pc += 4;
          continue;
        }
        case I.NegD: {
          const a = w + c[pc + 2]!;
          const d = w + c[pc + 1]!;
          const lo = i32[a]!;
          i32[d + 1] = i32[a + 1]! ^ 0x80000000;
          i32[d] = lo;
          pc += 3;
          continue;
        }
        case I.SqrtD: {
          const r = Math.sqrt(f64[(w + c[pc + 2]!) >> 1]!);
          f64[(w + c[pc + 1]!) >> 1] = r;
          if (r !== r) canonical(w + c[pc + 1]!);
          pc += 3;
          continue;
        }
        case I.CvtIToD: {
          f64[(w + c[pc + 1]!) >> 1] = i32[w + c[pc + 2]!]!;
          pc += 3;
          continue;
        }
        case I.CvtLToD: {
          const a = w + c[pc + 2]!;
          f64[(w + c[pc + 1]!) >> 1] = i32[a + 1]! * 4294967296 + (i32[a]! >>> 0);
          pc += 3;
          continue;
        }
        case I.CvtDToL: {
          const x = f64[(w + c[pc + 2]!) >> 1]!;
          const d = w + c[pc + 1]!;
          if (x > -2147483649 && x < 2147483648) {
            const lo = x | 0;
            i32[d] = lo;
            i32[d + 1] = lo >> 31;
          } else rare(RareOp.CvtDToL, d, w + c[pc + 2]!, 0);
          pc += 3;
          continue;
        }
        case I.AddP: {
          const d = w + c[pc + 1]!;
          const p = w + c[pc + 2]!;
          const lo = (i32[p]! + Math.imul(i32[w + c[pc + 3]!]!, c[pc + 4]!) + c[pc + 5]!) | 0;
          if (pointerHigh !== 0) i32[d + 1] = i32[p + 1]!;
          i32[d] = lo;
          pc += 6;
          continue;
        }
        case I.NilCheck2: {
          const p = i32[w + c[pc + 1]!]! >>> 0;
          if (p < nullPage) return trap(TrapCode.NilDeref, w, c[pc + 2]!, fuel, p, 0);
          pc += 3;
          continue;
        }
        case I.WildCheck: {
          const p = w + c[pc + 1]!;
          const code = wild(i32[p]!, i32[p + 1]!);
          if (code !== 0) return trap(code, w, c[pc + 2]!, fuel, i32[p]!, i32[p + 1]!);
          pc += 3;
          continue;
        }
        case I.Bounds: {
          const x = w + c[pc + 1]!;
          const y = c[pc + 2]!;
          const xl = i32[x]!;
          const xh = i32[x + 1]!;
          const yl = y < 0 ? ~y : i32[w + y]!;
          const k = c[pc + 3]!;
          if (xh !== 0 || (k === 0 ? xl >>> 0 >= yl >>> 0 : boundsFail(k, xl, yl, y < 0 ? 0 : i32[w + y + 1]!))) return trapBounds(w, c[pc + 4]!, fuel, k, xl, xh, yl, y < 0 ? 0 : i32[w + y + 1]!);
          pc += 5;
          continue;
        }
        case I.BoundsX: {
          const x = c[pc + 1]!;
          const y = w + c[pc + 2]!;
          const k = c[pc + 3]!;
          const yh = wide ? i32[y + 1]! : 0;
          if (boundsFail(k, x, i32[y]!, yh)) return trapBounds(w, c[pc + 4]!, fuel, k, x, 0, i32[y]!, yh);
          pc += 5;
          continue;
        }
        case I.BoundsI: {
          const x = i32[w + c[pc + 1]!]!;
          const y = c[pc + 2]!;
          const yl = y < 0 ? ~y : i32[w + y]!;
          const k = c[pc + 3]!;
          if (boundsFail(k, x, yl, 0)) return trapBounds(w, c[pc + 4]!, fuel, k, x, k < 16 ? x >> 31 : 0, yl, 0);
          pc += 5;
          continue;
        }
        case I.DivCheckL: {
          const a = w + c[pc + 1]!;
          if ((i32[a]! | i32[a + 1]!) === 0) return trap(TrapCode.Divide, w, c[pc + 2]!, fuel, 0, 0);
          pc += 3;
          continue;
        }
        case I.DivCheckI: {
          if (i32[w + c[pc + 1]!]! === 0) return trap(TrapCode.Divide, w, c[pc + 2]!, fuel, 0, 0);
          pc += 3;
          continue;
        }
        case I.ShiftCheckL: {
          if (i32[w + c[pc + 1]! + 1]! < 0) return trap(TrapCode.Shift, w, c[pc + 2]!, fuel, 0, 0);
          pc += 3;
          continue;
        }
        case I.ShiftCheckI: {
          if (i32[w + c[pc + 1]!]! < 0) return trap(TrapCode.Shift, w, c[pc + 2]!, fuel, 0, 0);
          pc += 3;
          continue;
        }
        case I.Ld8S: {
          const a = (i32[w + c[pc + 2]!]! + c[pc + 3]!) >>> 0;
          const d = w + c[pc + 1]!;
          i32[d] = (u8[a]! << 24) >> 24;
          pc += 4;
          continue;
        }
        case I.Ld8U: {
          const a = (i32[w + c[pc + 2]!]! + c[pc + 3]!) >>> 0;
          const d = w + c[pc + 1]!;
          i32[d] = u8[a]!;
          pc += 4;
          continue;
        }
        case I.Ld16S: {
          const a = (i32[w + c[pc + 2]!]! + c[pc + 3]!) >>> 0;
          const d = w + c[pc + 1]!;
          i32[d] = ((u8[a]! | (u8[a + 1]! << 8)) << 16) >> 16;
          pc += 4;
          continue;
        }
        case I.Ld16U: {
          const a = (i32[w + c[pc + 2]!]! + c[pc + 3]!) >>> 0;
          const d = w + c[pc + 1]!;
          i32[d] = u8[a]! | (u8[a + 1]! << 8);
          pc += 4;
          continue;
        }
        case I.Ld1: {
          const a = (i32[w + c[pc + 2]!]! + c[pc + 3]!) >>> 0;
          const d = w + c[pc + 1]!;
          if ((a & 3) === 0) i32[d] = i32[a >>> 2]!;
          else i32[d] = unaligned(a);
          pc += 4;
          continue;
        }
        case I.Ld2: {
          const a = (i32[w + c[pc + 2]!]! + c[pc + 3]!) >>> 0;
          const d = w + c[pc + 1]!;
          if ((a & 3) === 0) {
            const q = a >>> 2;
            const lo = i32[q]!;
            i32[d + 1] = i32[q + 1]!;
            i32[d] = lo;
          } else {
            i32[d] = unaligned(a);
            i32[d + 1] = unaligned(a + 4);
          }
          pc += 4;
          continue;
        }
        case I.NLd8S: {
          const p = i32[w + c[pc + 2]!]!;
          if (p >>> 0 < nullPage) return trap(TrapCode.NilDeref, w, c[pc + 4]!, fuel, p, 0);
          const a = (p + c[pc + 3]!) >>> 0;
          const d = w + c[pc + 1]!;
          i32[d] = (u8[a]! << 24) >> 24;
          pc += 5;
          continue;
        }
        case I.NLd8U: {
          const p = i32[w + c[pc + 2]!]!;
          if (p >>> 0 < nullPage) return trap(TrapCode.NilDeref, w, c[pc + 4]!, fuel, p, 0);
          const a = (p + c[pc + 3]!) >>> 0;
          const d = w + c[pc + 1]!;
          i32[d] = u8[a]!;
          pc += 5;
          continue;
        }
        case I.NLd16S: {
          const p = i32[w + c[pc + 2]!]!;
          if (p >>> 0 < nullPage) return trap(TrapCode.NilDeref, w, c[pc + 4]!, fuel, p, 0);
          const a = (p + c[pc + 3]!) >>> 0;
          const d = w + c[pc + 1]!;
          i32[d] = ((u8[a]! | (u8[a + 1]! << 8)) << 16) >> 16;
          pc += 5;
          continue;
        }
        case I.NLd16U: {
          const p = i32[w + c[pc + 2]!]!;
          if (p >>> 0 < nullPage) return trap(TrapCode.NilDeref, w, c[pc + 4]!, fuel, p, 0);
          const a = (p + c[pc + 3]!) >>> 0;
          const d = w + c[pc + 1]!;
          i32[d] = u8[a]! | (u8[a + 1]! << 8);
          pc += 5;
          continue;
        }
        case I.NLd1: {
          const p = i32[w + c[pc + 2]!]!;
          if (p >>> 0 < nullPage) return trap(TrapCode.NilDeref, w, c[pc + 4]!, fuel, p, 0);
          const a = (p + c[pc + 3]!) >>> 0;
          const d = w + c[pc + 1]!;
          if ((a & 3) === 0) i32[d] = i32[a >>> 2]!;
          else i32[d] = unaligned(a);
          pc += 5;
          continue;
        }
        case I.NLd2: {
          const p = i32[w + c[pc + 2]!]!;
          if (p >>> 0 < nullPage) return trap(TrapCode.NilDeref, w, c[pc + 4]!, fuel, p, 0);
          const a = (p + c[pc + 3]!) >>> 0;
          const d = w + c[pc + 1]!;
          if ((a & 3) === 0) {
            const q = a >>> 2;
            const lo = i32[q]!;
            i32[d + 1] = i32[q + 1]!;
            i32[d] = lo;
          } else {
            i32[d] = unaligned(a);
            i32[d + 1] = unaligned(a + 4);
          }
          pc += 5;
          continue;
        }
        case I.LdX8S: {
          const a = (i32[w + c[pc + 2]!]! + Math.imul(i32[w + c[pc + 3]!]!, c[pc + 4]!) + c[pc + 5]!) >>> 0;
          const d = w + c[pc + 1]!;
          i32[d] = (u8[a]! << 24) >> 24;
          pc += 6;
          continue;
        }
        case I.LdX8U: {
          const a = (i32[w + c[pc + 2]!]! + Math.imul(i32[w + c[pc + 3]!]!, c[pc + 4]!) + c[pc + 5]!) >>> 0;
          const d = w + c[pc + 1]!;
          i32[d] = u8[a]!;
          pc += 6;
          continue;
        }
        case I.LdX16S: {
          const a = (i32[w + c[pc + 2]!]! + Math.imul(i32[w + c[pc + 3]!]!, c[pc + 4]!) + c[pc + 5]!) >>> 0;
          const d = w + c[pc + 1]!;
          i32[d] = ((u8[a]! | (u8[a + 1]! << 8)) << 16) >> 16;
          pc += 6;
          continue;
        }
        case I.LdX16U: {
          const a = (i32[w + c[pc + 2]!]! + Math.imul(i32[w + c[pc + 3]!]!, c[pc + 4]!) + c[pc + 5]!) >>> 0;
          const d = w + c[pc + 1]!;
          i32[d] = u8[a]! | (u8[a + 1]! << 8);
          pc += 6;
          continue;
        }
        case I.LdX1: {
          const a = (i32[w + c[pc + 2]!]! + Math.imul(i32[w + c[pc + 3]!]!, c[pc + 4]!) + c[pc + 5]!) >>> 0;
          const d = w + c[pc + 1]!;
          if ((a & 3) === 0) i32[d] = i32[a >>> 2]!;
          else i32[d] = unaligned(a);
          pc += 6;
          continue;
        }
        case I.LdX2: {
          const a = (i32[w + c[pc + 2]!]! + Math.imul(i32[w + c[pc + 3]!]!, c[pc + 4]!) + c[pc + 5]!) >>> 0;
          const d = w + c[pc + 1]!;
          if ((a & 3) === 0) {
            const q = a >>> 2;
            const lo = i32[q]!;
            i32[d + 1] = i32[q + 1]!;
            i32[d] = lo;
          } else {
            i32[d] = unaligned(a);
            i32[d + 1] = unaligned(a + 4);
          }
          pc += 6;
          continue;
        }
        case I.BLdX8S: {
          const x = i32[w + c[pc + 3]!]!;
          const y = c[pc + 4]!;
          const n = y < 0 ? ~y : i32[w + y]!;
          if (x >>> 0 >= n >>> 0 || (wide && i32[w + c[pc + 3]! + 1]! !== 0)) return trapIndex(w, pc, 3, fuel, c[pc + 7]!);
          const a = (i32[w + c[pc + 2]!]! + Math.imul(x, c[pc + 5]!) + c[pc + 6]!) >>> 0;
          const d = w + c[pc + 1]!;
          i32[d] = (u8[a]! << 24) >> 24;
          pc += 8;
          continue;
        }
        case I.BLdX8U: {
          const x = i32[w + c[pc + 3]!]!;
          const y = c[pc + 4]!;
          const n = y < 0 ? ~y : i32[w + y]!;
          if (x >>> 0 >= n >>> 0 || (wide && i32[w + c[pc + 3]! + 1]! !== 0)) return trapIndex(w, pc, 3, fuel, c[pc + 7]!);
          const a = (i32[w + c[pc + 2]!]! + Math.imul(x, c[pc + 5]!) + c[pc + 6]!) >>> 0;
          const d = w + c[pc + 1]!;
          i32[d] = u8[a]!;
          pc += 8;
          continue;
        }
        case I.BLdX16S: {
          const x = i32[w + c[pc + 3]!]!;
          const y = c[pc + 4]!;
          const n = y < 0 ? ~y : i32[w + y]!;
          if (x >>> 0 >= n >>> 0 || (wide && i32[w + c[pc + 3]! + 1]! !== 0)) return trapIndex(w, pc, 3, fuel, c[pc + 7]!);
          const a = (i32[w + c[pc + 2]!]! + Math.imul(x, c[pc + 5]!) + c[pc + 6]!) >>> 0;
          const d = w + c[pc + 1]!;
          i32[d] = ((u8[a]! | (u8[a + 1]! << 8)) << 16) >> 16;
          pc += 8;
          continue;
        }
        case I.BLdX16U: {
          const x = i32[w + c[pc + 3]!]!;
          const y = c[pc + 4]!;
          const n = y < 0 ? ~y : i32[w + y]!;
          if (x >>> 0 >= n >>> 0 || (wide && i32[w + c[pc + 3]! + 1]! !== 0)) return trapIndex(w, pc, 3, fuel, c[pc + 7]!);
          const a = (i32[w + c[pc + 2]!]! + Math.imul(x, c[pc + 5]!) + c[pc + 6]!) >>> 0;
          const d = w + c[pc + 1]!;
          i32[d] = u8[a]! | (u8[a + 1]! << 8);
          pc += 8;
          continue;
        }
        case I.BLdX1: {
          const x = i32[w + c[pc + 3]!]!;
          const y = c[pc + 4]!;
          const n = y < 0 ? ~y : i32[w + y]!;
          if (x >>> 0 >= n >>> 0 || (wide && i32[w + c[pc + 3]! + 1]! !== 0)) return trapIndex(w, pc, 3, fuel, c[pc + 7]!);
          const a = (i32[w + c[pc + 2]!]! + Math.imul(x, c[pc + 5]!) + c[pc + 6]!) >>> 0;
          const d = w + c[pc + 1]!;
          if ((a & 3) === 0) i32[d] = i32[a >>> 2]!;
          else i32[d] = unaligned(a);
          pc += 8;
          continue;
        }
        case I.BLdX2: {
          const x = i32[w + c[pc + 3]!]!;
          const y = c[pc + 4]!;
          const n = y < 0 ? ~y : i32[w + y]!;
          if (x >>> 0 >= n >>> 0 || (wide && i32[w + c[pc + 3]! + 1]! !== 0)) return trapIndex(w, pc, 3, fuel, c[pc + 7]!);
          const a = (i32[w + c[pc + 2]!]! + Math.imul(x, c[pc + 5]!) + c[pc + 6]!) >>> 0;
          const d = w + c[pc + 1]!;
          if ((a & 3) === 0) {
            const q = a >>> 2;
            const lo = i32[q]!;
            i32[d + 1] = i32[q + 1]!;
            i32[d] = lo;
          } else {
            i32[d] = unaligned(a);
            i32[d + 1] = unaligned(a + 4);
          }
          pc += 8;
          continue;
        }
        case I.St8: {
          const a = (i32[w + c[pc + 1]!]! + c[pc + 2]!) >>> 0;
          const v = w + c[pc + 3]!;
          u8[a] = i32[v]!;
          pc += 4;
          continue;
        }
        case I.St16: {
          const a = (i32[w + c[pc + 1]!]! + c[pc + 2]!) >>> 0;
          const v = w + c[pc + 3]!;
          u8[a] = i32[v]!;
          u8[a + 1] = i32[v]! >> 8;
          pc += 4;
          continue;
        }
        case I.St1: {
          const a = (i32[w + c[pc + 1]!]! + c[pc + 2]!) >>> 0;
          const v = w + c[pc + 3]!;
          if ((a & 3) === 0) i32[a >>> 2] = i32[v]!;
          else putUnaligned(a, i32[v]!);
          pc += 4;
          continue;
        }
        case I.St2: {
          const a = (i32[w + c[pc + 1]!]! + c[pc + 2]!) >>> 0;
          const v = w + c[pc + 3]!;
          if ((a & 3) === 0) {
            const q = a >>> 2;
            i32[q] = i32[v]!;
            i32[q + 1] = i32[v + 1]!;
          } else {
            putUnaligned(a, i32[v]!);
            putUnaligned(a + 4, i32[v + 1]!);
          }
          pc += 4;
          continue;
        }
        case I.NSt8: {
          const p = i32[w + c[pc + 1]!]!;
          if (p >>> 0 < nullPage) return trap(TrapCode.NilDeref, w, c[pc + 4]!, fuel, p, 0);
          const a = (p + c[pc + 2]!) >>> 0;
          const v = w + c[pc + 3]!;
          u8[a] = i32[v]!;
          pc += 5;
          continue;
        }
        case I.NSt16: {
          const p = i32[w + c[pc + 1]!]!;
          if (p >>> 0 < nullPage) return trap(TrapCode.NilDeref, w, c[pc + 4]!, fuel, p, 0);
          const a = (p + c[pc + 2]!) >>> 0;
          const v = w + c[pc + 3]!;
          u8[a] = i32[v]!;
          u8[a + 1] = i32[v]! >> 8;
          pc += 5;
          continue;
        }
        case I.NSt1: {
          const p = i32[w + c[pc + 1]!]!;
          if (p >>> 0 < nullPage) return trap(TrapCode.NilDeref, w, c[pc + 4]!, fuel, p, 0);
          const a = (p + c[pc + 2]!) >>> 0;
          const v = w + c[pc + 3]!;
          if ((a & 3) === 0) i32[a >>> 2] = i32[v]!;
          else putUnaligned(a, i32[v]!);
          pc += 5;
          continue;
        }
        case I.NSt2: {
          const p = i32[w + c[pc + 1]!]!;
          if (p >>> 0 < nullPage) return trap(TrapCode.NilDeref, w, c[pc + 4]!, fuel, p, 0);
          const a = (p + c[pc + 2]!) >>> 0;
          const v = w + c[pc + 3]!;
          if ((a & 3) === 0) {
            const q = a >>> 2;
            i32[q] = i32[v]!;
            i32[q + 1] = i32[v + 1]!;
          } else {
            putUnaligned(a, i32[v]!);
            putUnaligned(a + 4, i32[v + 1]!);
          }
          pc += 5;
          continue;
        }
        case I.StX8: {
          const a = (i32[w + c[pc + 1]!]! + Math.imul(i32[w + c[pc + 2]!]!, c[pc + 3]!) + c[pc + 4]!) >>> 0;
          const v = w + c[pc + 5]!;
          u8[a] = i32[v]!;
          pc += 6;
          continue;
        }
        case I.StX16: {
          const a = (i32[w + c[pc + 1]!]! + Math.imul(i32[w + c[pc + 2]!]!, c[pc + 3]!) + c[pc + 4]!) >>> 0;
          const v = w + c[pc + 5]!;
          u8[a] = i32[v]!;
          u8[a + 1] = i32[v]! >> 8;
          pc += 6;
          continue;
        }
        case I.StX1: {
          const a = (i32[w + c[pc + 1]!]! + Math.imul(i32[w + c[pc + 2]!]!, c[pc + 3]!) + c[pc + 4]!) >>> 0;
          const v = w + c[pc + 5]!;
          if ((a & 3) === 0) i32[a >>> 2] = i32[v]!;
          else putUnaligned(a, i32[v]!);
          pc += 6;
          continue;
        }
        case I.StX2: {
          const a = (i32[w + c[pc + 1]!]! + Math.imul(i32[w + c[pc + 2]!]!, c[pc + 3]!) + c[pc + 4]!) >>> 0;
          const v = w + c[pc + 5]!;
          if ((a & 3) === 0) {
            const q = a >>> 2;
            i32[q] = i32[v]!;
            i32[q + 1] = i32[v + 1]!;
          } else {
            putUnaligned(a, i32[v]!);
            putUnaligned(a + 4, i32[v + 1]!);
          }
          pc += 6;
          continue;
        }
        case I.BStX8: {
          const x = i32[w + c[pc + 2]!]!;
          const y = c[pc + 3]!;
          const n = y < 0 ? ~y : i32[w + y]!;
          if (x >>> 0 >= n >>> 0 || (wide && i32[w + c[pc + 2]! + 1]! !== 0)) return trapIndex(w, pc, 2, fuel, c[pc + 7]!);
          const a = (i32[w + c[pc + 1]!]! + Math.imul(x, c[pc + 4]!) + c[pc + 5]!) >>> 0;
          const v = w + c[pc + 6]!;
          u8[a] = i32[v]!;
          pc += 8;
          continue;
        }
        case I.BStX16: {
          const x = i32[w + c[pc + 2]!]!;
          const y = c[pc + 3]!;
          const n = y < 0 ? ~y : i32[w + y]!;
          if (x >>> 0 >= n >>> 0 || (wide && i32[w + c[pc + 2]! + 1]! !== 0)) return trapIndex(w, pc, 2, fuel, c[pc + 7]!);
          const a = (i32[w + c[pc + 1]!]! + Math.imul(x, c[pc + 4]!) + c[pc + 5]!) >>> 0;
          const v = w + c[pc + 6]!;
          u8[a] = i32[v]!;
          u8[a + 1] = i32[v]! >> 8;
          pc += 8;
          continue;
        }
        case I.BStX1: {
          const x = i32[w + c[pc + 2]!]!;
          const y = c[pc + 3]!;
          const n = y < 0 ? ~y : i32[w + y]!;
          if (x >>> 0 >= n >>> 0 || (wide && i32[w + c[pc + 2]! + 1]! !== 0)) return trapIndex(w, pc, 2, fuel, c[pc + 7]!);
          const a = (i32[w + c[pc + 1]!]! + Math.imul(x, c[pc + 4]!) + c[pc + 5]!) >>> 0;
          const v = w + c[pc + 6]!;
          if ((a & 3) === 0) i32[a >>> 2] = i32[v]!;
          else putUnaligned(a, i32[v]!);
          pc += 8;
          continue;
        }
        case I.BStX2: {
          const x = i32[w + c[pc + 2]!]!;
          const y = c[pc + 3]!;
          const n = y < 0 ? ~y : i32[w + y]!;
          if (x >>> 0 >= n >>> 0 || (wide && i32[w + c[pc + 2]! + 1]! !== 0)) return trapIndex(w, pc, 2, fuel, c[pc + 7]!);
          const a = (i32[w + c[pc + 1]!]! + Math.imul(x, c[pc + 4]!) + c[pc + 5]!) >>> 0;
          const v = w + c[pc + 6]!;
          if ((a & 3) === 0) {
            const q = a >>> 2;
            i32[q] = i32[v]!;
            i32[q + 1] = i32[v + 1]!;
          } else {
            putUnaligned(a, i32[v]!);
            putUnaligned(a + 4, i32[v + 1]!);
          }
          pc += 8;
          continue;
        }
        case I.BStX8C: {
          const x = i32[w + c[pc + 2]!]!;
          const y = c[pc + 3]!;
          const n = y < 0 ? ~y : i32[w + y]!;
          if (x >>> 0 >= n >>> 0 || (wide && i32[w + c[pc + 2]! + 1]! !== 0)) return trapIndex(w, pc, 2, fuel, c[pc + 7]!);
          u8[(i32[w + c[pc + 1]!]! + Math.imul(x, c[pc + 4]!) + c[pc + 5]!) >>> 0] = c[pc + 6]!;
          pc += 8;
          continue;
        }
        case I.StPB: {
          const a = (i32[w + c[pc + 1]!]! + c[pc + 2]!) >>> 0;
          const v = w + c[pc + 3]!;
          if (i32[Ctl.GcPhase >> 2]! !== 0) writeBarrier(a, i32[v]! >>> 0);
          const q = a >>> 2;
          if ((a & 3) !== 0) putUnalignedPointer(a, v);
          else {
            i32[q] = i32[v]!;
            if (pointerHigh !== 0) i32[q + 1] = i32[v + 1]!;
          }
          pc += 4;
          continue;
        }
        case I.Rare: {
          rare(c[pc + 1]!, w + c[pc + 2]!, w + c[pc + 3]!, w + c[pc + 4]!);
          pc += 5;
          continue;
        }
        case I.MemCopy: {
          memCopy(i32[w + c[pc + 1]!]! >>> 0, i32[w + c[pc + 2]!]! >>> 0, c[pc + 3]!);
          pc += 4;
          continue;
        }
        case I.MemZero: {
          mem.zero(i32[w + c[pc + 1]!]! >>> 0, c[pc + 2]!);
          pc += 3;
          continue;
        }
        case I.MemEq: {
          i32[w + c[pc + 1]!] = memEq(i32[w + c[pc + 2]!]! >>> 0, i32[w + c[pc + 3]!]! >>> 0, c[pc + 4]!);
          pc += 5;
          continue;
        }
        case I.TypedCopy: {
          typedCopy(c[pc + 1]!, i32[w + c[pc + 2]!]! >>> 0, i32[w + c[pc + 3]!]! >>> 0);
          pc += 4;
          continue;
        }
        case I.TypedZero: {
          typedZero(c[pc + 1]!, i32[w + c[pc + 2]!]! >>> 0);
          pc += 3;
          continue;
        }
        default:
          return dead(w, pc);
      }
    }
  }

  return loop;
}
