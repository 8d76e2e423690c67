/**
 * What keeps the counts of synctest's bubbles (Go: runtime/synctest.go, changegstatus): every goroutine that begins, ends, waits or goes on passes
 * here if it is in one. `running` counts those that do not wait for a durable reason; when it becomes 0, somebody is to be woken.
 */
import { fieldOffset } from '../abi/structs.js';
import { durable } from './goroutines.js';
import type { Runtime } from './runtime.js';

/** Changes the counts of a goroutine's bubble. Returns the goroutine to wake because all of the bubble's are blocked, or 0. */
function change(rt: Runtime, bubble: number, total: number, running: number): number {
  const w = rt.mem.i32;
  const at = (field: string): number => (bubble + fieldOffset('bubble', field, rt.word.size)) >>> 2;
  w[at('total')]! += total;
  w[at('running')]! += running;
  if (running >= 0 || w[at('running')] !== 0) return 0;
  return rt.mem.u32[at('waiter')]! || rt.mem.u32[at('root')]!;
}

/** A goroutine is made by another one, whose bubble it is in. */
export function bubbleBegin(rt: Runtime, g: number, creator: number, waits: boolean): void {
  const bubble = creator === 0 ? 0 : rt.gs.bubble(creator);
  if (bubble === 0) return;
  rt.gs.setPtr(g, 'syncGroup', bubble);
  change(rt, bubble, 1, waits ? 0 : 1);
}

/** A goroutine ends; `successor`: another one goes on in its place. */
export function bubbleEnd(rt: Runtime, g: number, successor: boolean): number {
  const bubble = rt.gs.bubble(g);
  if (bubble === 0) return 0;
  if (rt.mem.u32[(bubble + fieldOffset('bubble', 'main', rt.word.size)) >>> 2] === g) rt.mem.u8[bubble + fieldOffset('bubble', 'done', rt.word.size)] = 1;
  return change(rt, bubble, -1, successor ? 0 : -1);
}

/** A goroutine begins to wait. */
export function bubblePark(rt: Runtime, g: number, reason: number): number {
  const bubble = rt.gs.bubble(g);
  return bubble === 0 || durable[reason] !== true ? 0 : change(rt, bubble, 0, -1);
}

/** A goroutine waits no longer. */
export function bubbleWake(rt: Runtime, g: number): void {
  const bubble = rt.gs.bubble(g);
  if (bubble !== 0 && durable[rt.gs.getByte(g, 'waitreason')] === true) change(rt, bubble, 0, 1);
}
