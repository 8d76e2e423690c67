/**
 * What an engine that switches goroutines by itself is told and tells (Ctl.Switch; vm/wasm/switch.ts): when a goroutine parks while its P has another one in
 * runnext or in its queue, that one may go on without the scheduler, if fields, fuel and counters are then as if Machine.turn and runG had done it.
 */
import { Ctl } from '../abi/frame.js';
import type { Runtime } from './runtime.js';

/**
 * Opens or closes it for the run to come, with slices of so much fuel. Closed if anybody wants to see or decide switches, and before the turn's time is known (virtual time depends on
 * when it was first asked for).
 */
export function allowSwitches(rt: Runtime, slice: number): boolean {
  const { mem, events, options } = rt;
  const now = rt.turnTimeKnown();
  const isOpen =
    now >= 0 && !events.on && events.sampleFuel === 0 && rt.race === null && rt.heap.stress === null && options.randomSched !== true && options.explored !== true;
  mem.u32[Ctl.Switch >>> 2] = isOpen ? 1 : 0;
  if (!isOpen) return false;
  mem.i32[Ctl.Slice >>> 2] = slice;
  mem.u32[Ctl.Now >>> 2] = now >>> 0;
  mem.u32[(Ctl.Now + 4) >>> 2] = Math.floor(now / 2 ** 32);
  return true;
}

export function forbidSwitches(rt: Runtime): void {
  rt.mem.u32[Ctl.Switch >>> 2] = 0;
}

/** Counts a goroutine that is put on a P: true for every eighth (Go: gTrackingPeriod). */
export function countStart(rt: Runtime): boolean {
  const n = rt.mem.u32[Ctl.Started >>> 2]! + 1;
  rt.mem.u32[Ctl.Started >>> 2] = n;
  return (n & 7) === 0;
}
