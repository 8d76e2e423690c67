/**
 * The instructions and cases that the loop leaves alone, one at a time: traps, stops, natives, allocation, first calls,
 * unaligned accesses, barriers, NaN results, and everything rare. Whatever may break off in loop.ts is executed here as a
 * whole, from the start.
 *
 * Prologue, the same in every engine: Limit first (Grow, or Preempt when Limit is 0), then fuel below zero (Preempt); both
 * stops leave resume id 0 and charge nothing. Only then entryFuel is charged. A loop charges first and then polls; it
 * resumes behind the poll.
 */
import { Ctl, StopReason, TrapCode } from '../../abi/frame.js';
import { InternalError } from '../../base/assert.js';
import { Exit, I, Ldw, nullPage, Stw } from './isa.js';
import { makeRare, RareOp } from './rare.js';
import type { LoopState } from './state.js';

/** Executes the instruction at state.pc; 0: go on at state.w, state.pc; else a StopReason or Exit. */
export type Slow = () => number;

export function makeSlow(state: LoopState): Slow {
  const { services } = state;
  const mem = services.memory;
  const { i32, u8, f64 } = mem;
  const c = state.code;
  const { fnEntry, fnResume } = state;
  const wide = services.program.wordSize === 8;
  const pointerHigh = wide ? 0xc0 : 0;
  const staticEnd = services.program.map.end;
  const rare = makeRare(mem, wide);
  let w = 0;
  let pc = 0;

  // ---- operands

  const at = (n: number): number => w + c[pc + n]!;
  const reg = (n: number): number => i32[w + c[pc + n]!]!;
  const address = (n: number): number => i32[w + c[pc + n]!]! >>> 0;

  function next(words: number): number {
    state.pc = pc + words;
    return 0;
  }

  /** Like next, after TypeScript that may have grown memory. */
  function nextReviewed(words: number): number {
    state.pc = pc + words;
    return mem.i32 === i32 ? 0 : Exit.Reviewed;
  }

  // ---- stops

  function stop(reason: number, id: number): number {
    i32[w] = id;
    i32[Ctl.Top >> 2] = w << 2;
    return reason;
  }

  function trap(code: number, id: number, lo: number, hi: number, lo1 = 0, hi1 = 0): number {
    i32[Ctl.Detail >> 2] = code;
    i32[Ctl.Arg0 >> 2] = lo;
    i32[(Ctl.Arg0 >> 2) + 1] = hi;
    i32[Ctl.Arg1 >> 2] = lo1;
    i32[(Ctl.Arg1 >> 2) + 1] = hi1;
    return stop(StopReason.Trap, id);
  }

  /** Detail = TrapCode.Bounds | kind << 8, Arg0 = x, Arg1 = y. */
  function trapBounds(id: number, kind: number, xl: number, xh: number, yl: number, yh: number): number {
    return trap(TrapCode.Bounds | ((kind & 31) << 8), id, xl, xh, yl, yh);
  }

  /** A poll that failed. */
  function preempt(): number {
    i32[Ctl.Fuel >> 2] = (i32[Ctl.Fuel >> 2]! - c[pc + 1]!) | 0;
    return stop(StopReason.Preempt, c[pc + 2]!);
  }

  function preemptAfterIncrement(isLong: boolean): number {
    const x = at(6);
    const n = c[pc + 7]!;
    const lo = (i32[x]! + n) | 0;
    if (isLong) i32[x + 1] = (i32[x + 1]! + (n >> 31) + (lo >>> 0 < n >>> 0 ? 1 : 0)) | 0;
    i32[x] = lo;
    return preempt();
  }

  // ---- calls

  function call(fid: number, ctx: number): number {
    const entry = fnEntry[fid]! === 0 || fnEntry[fid] === undefined ? state.ensure(fid) : fnEntry[fid]!;
    const id = c[pc + 2]!;
    const n = at(3);
    if (entry < 0) {
      stop(0, id);
      const status = state.natives[fid]!((n + 4) * 4);
      const reviewed = nextReviewed(4);
      return status !== 0 ? status : reviewed;
    }
    i32[w] = id;
    i32[n + 1] = fid;
    i32[n + 2] = w << 2;
    if (ctx !== 0) i32[n + 3] = ctx;
    const limit = i32[Ctl.Limit >> 2]! >>> 2;
    const over = n + c[entry]! > limit;
    const fuel = i32[Ctl.Fuel >> 2]!;
    state.w = w = n;
    if (over || fuel < 0) return stop(over && limit !== 0 ? StopReason.Grow : StopReason.Preempt, 0);
    i32[Ctl.Fuel >> 2] = (fuel - c[entry + 1]!) | 0;
    state.pc = entry + 2;
    return 0;
  }

  function callClosure(): number {
    const p = address(1);
    if (p < nullPage) return trap(TrapCode.NilDeref, c[pc + 2]!, p, 0);
    return call(i32[i32[p >>> 2]! >>> 2]!, p | 0);
  }

  /** Results first, into the frame's own slots; then to the caller, or out. */
  function ret(): number {
    switch (c[pc]) {
      case I.Ret1:
        i32[w + 4] = reg(1);
        break;
      case I.Ret2: {
        const a = at(1);
        const lo = i32[a]!;
        i32[w + 5] = i32[a + 1]!;
        i32[w + 4] = lo;
        break;
      }
      case I.RetC:
        i32[w + 4] = c[pc + 1]!;
        i32[w + 5] = c[pc + 2]!;
        break;
      case I.Ret22: {
        const a = at(1);
        const b = at(2);
        i32.set([i32[a]!, i32[a + 1]!, i32[b]!, i32[b + 1]!], w + 4);
        break;
      }
      default:
    }
    const up = i32[w + 2]!;
    if (up === 0) return stop(StopReason.Done, 0);
    state.w = w = up >>> 2;
    const fid = i32[w + 1]!;
    if (fnResume[fid] === 0) state.ensure(fid);
    state.pc = c[fnResume[fid]! + i32[w]!]!;
    return 0;
  }

  function allocate(): number {
    const id = c[pc + 3]!;
    stop(0, id);
    const typ = c[pc + 2]!;
    const p = typ === 0 ? 0 : services.newObject(typ);
    if (p === 0) return StopReason.Collect;
    const d = at(1);
    mem.i32[d] = p;
    mem.i32[d + 1] = pointerHigh;
    return nextReviewed(4);
  }

  // ---- memory

  function word(a: number): number {
    return u8[a]! | (u8[a + 1]! << 8) | (u8[a + 2]! << 16) | (u8[a + 3]! << 24);
  }

  function putWord(a: number, v: number): void {
    u8[a] = v;
    u8[a + 1] = v >> 8;
    u8[a + 2] = v >> 16;
    u8[a + 3] = v >> 24;
  }

  function load(width: number, d: number, a: number): void {
    if (width === Ldw.I8S) i32[d] = (u8[a]! << 24) >> 24;
    else if (width === Ldw.I8U) i32[d] = u8[a]!;
    else if (width === Ldw.I16S) i32[d] = (word(a) << 16) >> 16;
    else if (width === Ldw.I16U) i32[d] = word(a) & 0xffff;
    else {
      const lo = word(a);
      if (width === Ldw.W2) i32[d + 1] = word(a + 4);
      i32[d] = lo;
    }
  }

  function store(width: number, a: number, v: number): void {
    const lo = i32[v]!;
    u8[a] = lo;
    if (width === Stw.W8) return;
    u8[a + 1] = lo >> 8;
    if (width === Stw.W16) return;
    putWord(a, lo);
    if (width === Stw.W2) putWord(a + 4, i32[v + 1]!);
  }

  /** Does the index at operand n pass the length behind it? */
  function indexed(n: number): boolean {
    const x = at(n);
    const y = c[pc + n + 1]!;
    const len = y < 0 ? ~y : i32[w + y]!;
    return i32[x]! >>> 0 < len >>> 0 && (!wide || i32[x + 1] === 0);
  }

  function trapIndex(n: number, id: number): number {
    const x = at(n);
    const y = c[pc + n + 1]!;
    const xh = wide ? i32[x + 1]! : i32[x]! >> 31;
    if (y < 0) return trapBounds(id, 0, i32[x]!, xh, ~y, 0);
    return trapBounds(id, 0, i32[x]!, xh, i32[w + y]!, wide ? i32[w + y + 1]! : 0);
  }

  /** The families of loads and stores; offsets within a family are widths. */
  function access(op: number): number {
    if (op < I.NLd8S) {
      load(op - I.Ld8S, at(1), (address(2) + c[pc + 3]!) >>> 0);
      return next(4);
    }
    if (op < I.LdX8S) {
      const p = address(2);
      if (p < nullPage) return trap(TrapCode.NilDeref, c[pc + 4]!, p, 0);
      load(op - I.NLd8S, at(1), (p + c[pc + 3]!) >>> 0);
      return next(5);
    }
    if (op < I.BLdX8S) {
      load(op - I.LdX8S, at(1), (reg(2) + Math.imul(reg(3), c[pc + 4]!) + c[pc + 5]!) >>> 0);
      return next(6);
    }
    if (op < I.St8) {
      if (!indexed(3)) return trapIndex(3, c[pc + 7]!);
      load(op - I.BLdX8S, at(1), (reg(2) + Math.imul(reg(3), c[pc + 5]!) + c[pc + 6]!) >>> 0);
      return next(8);
    }
    if (op < I.NSt8) {
      store(op - I.St8, (address(1) + c[pc + 2]!) >>> 0, at(3));
      return next(4);
    }
    if (op < I.StX8) {
      const p = address(1);
      if (p < nullPage) return trap(TrapCode.NilDeref, c[pc + 4]!, p, 0);
      store(op - I.NSt8, (p + c[pc + 2]!) >>> 0, at(3));
      return next(5);
    }
    if (op < I.BStX8) {
      store(op - I.StX8, (reg(1) + Math.imul(reg(2), c[pc + 3]!) + c[pc + 4]!) >>> 0, at(5));
      return next(6);
    }
    if (!indexed(2)) return trapIndex(2, c[pc + 7]!);
    const a = (reg(1) + Math.imul(reg(2), c[pc + 4]!) + c[pc + 5]!) >>> 0;
    if (op === I.BStX8C) u8[a] = c[pc + 6]!;
    else store(op - I.BStX8, a, at(6));
    return next(8);
  }

  function storeWithBarrier(): number {
    const a = (address(1) + c[pc + 2]!) >>> 0;
    const v = at(3);
    if (i32[Ctl.GcPhase >> 2] !== 0) services.writeBarrier(a, i32[v]! >>> 0);
    store(wide ? Stw.W2 : Stw.W1, a, v);
    return next(4);
  }

  /** Bounds check against the slice header at p+off, then a load. */
  function loadThroughHeader(op: number): number {
    const h = (address(2) + c[pc + 3]!) >>> 0;
    const x = at(4);
    const id = c[pc + 7]!;
    const n = word(h + (wide ? 8 : 4));
    const xh = wide ? i32[x + 1]! : i32[x]! >> 31;
    if (i32[x]! >>> 0 >= n >>> 0 || (wide && xh !== 0)) return trapBounds(id, 0, i32[x]!, xh, n, wide ? word(h + 12) : 0);
    const width = op === I.BLdH8U ? Ldw.I8U : op === I.BLdH1 ? Ldw.W1 : Ldw.W2;
    load(width, at(1), (word(h) + Math.imul(i32[x]!, c[pc + 5]!) + c[pc + 6]!) >>> 0);
    return next(8);
  }

  function indexPointer(): number {
    if (!indexed(3)) return trapIndex(3, c[pc + 7]!);
    const p = at(2);
    const lo = (i32[p]! + Math.imul(reg(3), c[pc + 5]!) + c[pc + 6]!) | 0;
    if (wide) i32[at(1) + 1] = i32[p + 1]!;
    i32[at(1)] = lo;
    return next(8);
  }

  function memEq(a: number, b: number, n: number): number {
    for (let i = 0; i < n; i++) if (u8[a + i] !== u8[b + i]) return 0;
    return 1;
  }

  // ---- checks

  /** 0, or the trap that dereferencing the address gives. */
  function wild(lo: number, hi: number): number {
    const a = lo >>> 0;
    if (hi === 0 || !wide) {
      if (a < nullPage) return TrapCode.NilDeref;
      return a < (wide ? staticEnd : mem.size) ? 0 : TrapCode.WildFault;
    }
    return hi === pointerHigh && a >= staticEnd && a < mem.size ? 0 : TrapCode.WildFault;
  }

  /** Unsigned 64-bit: index kinds want x < y, the others x <= y. */
  function boundsFail(kind: number, xl: number, xh: number, yl: number, yh: number): boolean {
    if (xh !== yh) return xh >>> 0 > yh >>> 0;
    return (kind & 15) === 0 ? xl >>> 0 >= yl >>> 0 : xl >>> 0 > yl >>> 0;
  }

  function bounds(op: number): number {
    const kind = c[pc + 3]!;
    const y = c[pc + 2]!;
    const yl = y < 0 && op !== I.BoundsX ? ~y : i32[w + y]!;
    const yh = (y < 0 && op !== I.BoundsX) || op === I.BoundsI || (op === I.BoundsX && !wide) ? 0 : i32[w + y + 1]!;
    const xl = op === I.BoundsX ? c[pc + 1]! : reg(1);
    let xh = 0;
    if (op === I.Bounds) xh = i32[at(1) + 1]!;
    if (boundsFail(kind, xl, xh, yl, yh)) return trapBounds(c[pc + 4]!, kind, xl, op === I.BoundsI && kind < 16 ? xl >> 31 : xh, yl, yh);
    return next(5);
  }

  function check(op: number): number {
    const a = at(1);
    const id = c[pc + 2]!;
    switch (op) {
      case I.NilCheck2:
        return trap(TrapCode.NilDeref, id, i32[a]!, 0);
      case I.WildCheck: {
        const code = wild(i32[a]!, i32[a + 1]!);
        return code !== 0 ? trap(code, id, i32[a]!, wide ? i32[a + 1]! : 0) : next(3);
      }
      case I.DivCheckL:
      case I.DivCheckI:
        return trap(TrapCode.Divide, id, 0, 0);
      default:
        return trap(TrapCode.Shift, id, 0, 0);
    }
  }

  // ---- arithmetic

  function double(op: number): number {
    const a = f64[at(2) >> 1]!;
    const b = op === I.SqrtD ? 0 : f64[at(3) >> 1]!;
    const r = op === I.AddD ? a + b : op === I.SubD ? a - b : op === I.MulD ? a * b : op === I.DivD ? a / b : Math.sqrt(a);
    const d = at(1);
    f64[d >> 1] = r;
    if (r !== r) {
      // A computed NaN is canonical.
      i32[d] = 0;
      i32[d + 1] = 0x7ff80000;
    }
    return next(op === I.SqrtD ? 3 : 4);
  }

  const bits = new Int32Array(2);
  const bitsOf = new Float64Array(bits.buffer);

  /** Two operations in one, or one with an operand from memory. */
  function fusedDouble(op: number): number {
    const a = f64[at(2) >> 1]!;
    let r: number;
    if (op >= I.AddDM) {
      const m = (address(3) + c[pc + 4]!) >>> 0;
      bits[0] = word(m);
      bits[1] = word(m + 4);
      const b = bitsOf[0]!;
      r = op === I.AddDM ? a + b : op === I.SubDM ? a - b : a * b;
    } else {
      const x = f64[at(3) >> 1]!;
      const y = f64[at(4) >> 1]!;
      r = op === I.MulAddD ? a + x * y : op === I.MulSubD ? a - x * y : a + x / y;
    }
    const d = at(1);
    f64[d >> 1] = r;
    if (r !== r) {
      i32[d] = 0;
      i32[d + 1] = 0x7ff80000;
    }
    return next(5);
  }

  /** A poll that failed behind the addition of a register. */
  function preemptAfterAddition(): number {
    const x = at(6);
    const n = at(7);
    const nl = i32[n]!;
    const lo = (i32[x]! + nl) | 0;
    i32[x + 1] = (i32[x + 1]! + i32[n + 1]! + (lo >>> 0 < nl >>> 0 ? 1 : 0)) | 0;
    i32[x] = lo;
    return preempt();
  }

  function memory(op: number): number {
    switch (op) {
      case I.MemCopy:
        u8.copyWithin(address(1), address(2), address(2) + c[pc + 3]!);
        return next(4);
      case I.MemZero:
        mem.zero(address(1), c[pc + 2]!);
        return next(3);
      case I.MemEq:
        i32[at(1)] = memEq(address(2), address(3), c[pc + 4]!);
        return next(5);
      case I.TypedCopy:
        services.typedCopy(c[pc + 1]!, address(2), address(3));
        return next(4);
      default:
        services.typedZero(c[pc + 1]!, address(2));
        return next(3);
    }
  }

  function probe(): number {
    const stops = state.probe(w * 4, c[pc + 1]!, c[pc + 2]!);
    if (stops) {
      i32[Ctl.Top >> 2] = w << 2;
      next(3);
      return StopReason.Probe;
    }
    return nextReviewed(3);
  }

  /** Accesses of the checked interpreter: not into a dead slot. */
  function checkAlive(): number {
    const p = (address(1) + c[pc + 2]!) >>> 0;
    const len = c[pc + 3]!;
    if ((len >= 0 && i32[w + len] === 0) || !services.isDead(p)) return next(5);
    i32[Ctl.Top >> 2] = w << 2;
    i32[Ctl.Detail >> 2] = c[pc + 4]!;
    i32[Ctl.Arg0 >> 2] = p | 0;
    return StopReason.Dangling;
  }

  /** Of code that is watched for data races. */
  function race(isCall: boolean): number {
    const hooks = services.race!;
    const p = (address(1) + c[pc + 2]!) >>> 0;
    const what = c[pc + 3]!;
    const place = c[pc + (isCall ? 3 : 4)]!;
    const part = (what >> 1) & 7;
    let stops: StopReason | 0;
    if (isCall) stops = hooks.call(c[pc + 1]!, (w + c[pc + 2]!) << 2, w << 2, place);
    else if (part !== 0) stops = hooks.atomic(p, what >> 4, part, w << 2, place);
    else stops = hooks.access(p, what >> 4, (what & 1) !== 0, w << 2, place);
    if (stops === 0) return next(isCall ? 4 : 5);
    i32[Ctl.Top >> 2] = w << 2;
    return stops;
  }

  function other(op: number): number {
    switch (op) {
      case I.DivSL:
        rare(RareOp.DivSL, at(1), at(2), at(3));
        return next(4);
      case I.RemSL:
        rare(RareOp.RemSL, at(1), at(2), at(3));
        return next(4);
      case I.DivSI:
      case I.RemSI:
      case I.DivUI:
      case I.RemUI:
        // Division by zero behind no check: undefined, here 0.
        i32[at(1)] = 0;
        return next(4);
      case I.CvtDToL:
        rare(RareOp.CvtDToL, at(1), at(2), 0);
        return next(3);
      case I.Rare:
        rare(c[pc + 1]!, at(2), at(3), at(4));
        return next(5);
      case I.Probe:
        return probe();
      case I.Race:
      case I.RaceCall:
        return race(op === I.RaceCall);
      case I.Check:
        return checkAlive();
      case I.Touch:
        state.services.ledger!.cache!.touch(((c[pc + 1]! >= 0 ? i32[at(1)]! : c[pc + 1] === -1 ? w << 2 : 0) + c[pc + 2]!) >>> 0, c[pc + 3]!, c[pc + 4] !== 0);
        return next(5);
      default:
        throw new InternalError(`unreachable code reached in function ${i32[w + 1]} (frame ${w * 4}, internal pc ${pc})`);
    }
  }

  return function slow(): number {
    w = state.w;
    pc = state.pc;
    const op = c[pc]!;
    switch (op) {
      case I.CallNative:
      case I.Call:
        return call(c[pc + 1]!, 0);
      case I.CallClosure:
        return callClosure();
      case I.CallCode:
        return call(i32[reg(1) >>> 2]!, 0);
      case I.Ret0:
      case I.Ret1:
      case I.Ret2:
      case I.RetC:
      case I.Ret22:
        return ret();
      case I.New:
        return allocate();
      case I.StPB:
        return storeWithBarrier();
      case I.Bounds:
      case I.BoundsX:
      case I.BoundsI:
        return bounds(op);
      case I.NilCheck2:
      case I.WildCheck:
      case I.DivCheckL:
      case I.DivCheckI:
      case I.ShiftCheckL:
      case I.ShiftCheckI:
        return check(op);
      case I.AddD:
      case I.SubD:
      case I.MulD:
      case I.DivD:
      case I.SqrtD:
        return double(op);
      case I.MemCopy:
      case I.MemZero:
      case I.MemEq:
      case I.TypedCopy:
      case I.TypedZero:
        return memory(op);
      case I.IncLoopLtL:
      case I.IncLoopLtLI:
        return preemptAfterIncrement(true);
      case I.IncLoopLtI:
      case I.IncLoopLtII:
        return preemptAfterIncrement(false);
      case I.AddLoopLtL:
      case I.AddLoopGeL:
        return preemptAfterAddition();
      case I.BAddP:
        return indexPointer();
      case I.BLdH8U:
      case I.BLdH1:
      case I.BLdH2:
        return loadThroughHeader(op);
      case I.JmpPoll:
      case I.Poll:
        return preempt();
      default:
        if (op >= I.LoopNeL && op <= I.LoopGeII) return preempt();
        if (op >= I.MulAddD && op <= I.MulDM) return fusedDouble(op);
        if ((op >= I.Ld8S && op <= I.BStX2) || op === I.BStX8C) return access(op);
        return other(op);
    }
  };
}
