/**
 * The fuel of a P's turn. A P that is alone, the only one with anything to run, has a long turn; it becomes an ordinary one when others could run something, too.
 *
 * Ctl.Left is what the turn had left when the running goroutine was put on its P (of that, Ctl.Used is used, and what is in flight). Ctl.Alone is the fuel of an ordinary
 * turn while a long one may be going on, else 0. While a goroutine waits in runnext, no more than an ordinary turn is left, from when it was made ready; the rest is in
 * Ctl.Reserve and comes back if the P gets around to that goroutine, for then it is alone again. Compiled code does both, too (vm/wasm/switch.ts);
 * it withholds nothing.
 *
 * INVARIANTS
 *   - All of it follows from fuel, so every engine has the same turns.
 *   - While Ctl.Alone is not 0, nothing is queued anywhere but in this P's runnext.
 */
import { Ctl } from '../abi/frame.js';
import { Proc } from '../abi/layout.js';
import type { Memory } from './memory.js';

/** Begins a turn of `fuel`; `ordinary`: fuel of an ordinary turn, if it is a long one, else 0. */
export function beginTurn(mem: Memory, fuel: number, ordinary: number): void {
  mem.i32[Ctl.Left >>> 2] = fuel;
  mem.i32[Ctl.Used >>> 2] = 0;
  mem.i32[Ctl.Alone >>> 2] = ordinary;
  mem.i32[Ctl.Reserve >>> 2] = 0;
}

/** Fuel that is left of the turn, without what the running goroutine has used. */
export function leftOfTurn(mem: Memory): number {
  return mem.i32[Ctl.Left >>> 2]!;
}

/** The goroutine that ran is off its P and has used so much. */
export function payTurn(mem: Memory, used: number): void {
  mem.i32[Ctl.Left >>> 2]! -= used;
  mem.i32[Ctl.Used >>> 2] = 0;
}

/** Fuel of the running goroutine that is spent and not yet in the clock. */
export function inFlight({ i32 }: Memory): number {
  const quota = i32[Ctl.Quota >>> 2]!;
  return quota === 0 ? 0 : quota - i32[Ctl.Fuel >>> 2]! - i32[Ctl.Withheld >>> 2]!;
}

/** A goroutine waits in runnext: it has to wait for an ordinary turn at most. */
export function holdTurn(mem: Memory): void {
  const { i32 } = mem;
  const ordinary = i32[Ctl.Alone >>> 2]!;
  if (ordinary === 0) return;
  const over = i32[Ctl.Left >>> 2]! - i32[Ctl.Used >>> 2]! - inFlight(mem) - ordinary;
  if (over <= 0) return;
  i32[Ctl.Left >>> 2]! -= over;
  i32[Ctl.Reserve >>> 2]! += over;
  if (i32[Ctl.Quota >>> 2] === 0) return;
  // In a native of the running goroutine: engines read the fuel anew behind it. What is withheld goes first.
  const less = i32[Ctl.Fuel >>> 2]! + i32[Ctl.Withheld >>> 2]! - ordinary;
  if (less <= 0) return;
  const withheld = Math.min(less, i32[Ctl.Withheld >>> 2]!);
  i32[Ctl.Withheld >>> 2]! -= withheld;
  i32[Ctl.Fuel >>> 2]! -= less - withheld;
  i32[Ctl.Quota >>> 2]! -= less;
}

/** A goroutine that is in no bubble parks: the one in runnext, if any, is all that there is to run. */
export function resumeTurn(mem: Memory): boolean {
  const { i32, u32 } = mem;
  if (i32[Ctl.Alone >>> 2] === 0 || u32[(u32[Ctl.P >>> 2]! + Proc.RunNext) >>> 2] === 0) return false;
  i32[Ctl.Left >>> 2]! += i32[Ctl.Reserve >>> 2]!;
  i32[Ctl.Reserve >>> 2] = 0;
  return true;
}

/** Something else can run, or will: no more is left than of an ordinary turn. Returns what the turn does without. */
export function cutTurn(mem: Memory): number {
  const { i32 } = mem;
  if (i32[Ctl.Alone >>> 2] === 0) return 0;
  holdTurn(mem);
  i32[Ctl.Alone >>> 2] = 0;
  const lost = i32[Ctl.Reserve >>> 2]!;
  i32[Ctl.Reserve >>> 2] = 0;
  return lost;
}
