/**
 * Run queues (Go: runtime/proc.go runqput, runqget, runqsteal, globrunqget): per P a ring of 256 and `runnext`; one global list
 * through schedlink. All in linear memory.
 */
import { Proc, Root, runqSize } from '../abi/layout.js';
import { bubbleWake } from './bubbles.js';
import { Counter } from './counters.js';
import { EventKind } from '../abi/events.js';
import { GStatus } from './goroutines.js';
import type { Runtime } from './runtime.js';
import { holdTurn } from './turns.js';

/** A waiting goroutine waits no more; it has to be put into a queue. */
export function wake(rt: Runtime, g: number): void {
  if (rt.events.on) rt.events.emit(EventKind.GoReady, g, rt.gs.getByte(g, 'waitreason'));
  bubbleWake(rt, g);
  rt.gs.setStatus(g, GStatus.Runnable);
  rt.gs.setWait(g, 0, rt.turnTime());
}

/** Makes a waiting (or new) goroutine runnable on the current P; `next`: ahead of the queue. */
export function ready(rt: Runtime, g: number, next: boolean): void {
  wake(rt, g);
  rt.counters.add(Counter.Wakeups, 1);
  runqPut(rt, rt.heap.get(Root.CurP), g, next);
}

export function runqPut(rt: Runtime, p: number, g: number, next: boolean): void {
  const w = rt.mem.u32;
  // Go does so too where it randomises (-race): the next one need not be next.
  if (next && rt.options.randomSched === true && (rt.cheapRand() & 1) !== 0) next = false;
  if (next) {
    const old = w[(p + Proc.RunNext) >>> 2]!;
    w[(p + Proc.RunNext) >>> 2] = g;
    if (old === 0) return holdTurn(rt.mem);
    g = old;
  }
  rt.cutTurn();
  const head = w[(p + Proc.Head) >>> 2]!;
  const tail = w[(p + Proc.Tail) >>> 2]!;
  if ((tail - head) >>> 0 < runqSize) {
    w[(p + Proc.Runq + 4 * (tail % runqSize)) >>> 2] = g;
    w[(p + Proc.Tail) >>> 2] = (tail + 1) >>> 0;
    return;
  }
  // Full: half of it and the new one go to the global queue.
  const n = runqSize / 2;
  for (let i = 0; i < n; i++) globPut(rt, w[(p + Proc.Runq + 4 * ((head + i) % runqSize)) >>> 2]!);
  w[(p + Proc.Head) >>> 2] = (head + n) >>> 0;
  globPut(rt, g);
}

export function globPut(rt: Runtime, g: number): void {
  rt.cutTurn();
  const { heap, gs } = rt;
  gs.setLink(g, 0);
  const tail = heap.get(Root.RunqTail);
  if (tail === 0) heap.set(Root.RunqHead, g);
  else gs.setLink(tail, g);
  heap.set(Root.RunqTail, g);
  heap.set(Root.RunqSize, heap.get(Root.RunqSize) + 1);
}

function globPop(rt: Runtime): number {
  const { heap, gs } = rt;
  const g = heap.get(Root.RunqHead);
  if (g === 0) return 0;
  const next = gs.link(g);
  heap.set(Root.RunqHead, next);
  if (next === 0) heap.set(Root.RunqTail, 0);
  heap.set(Root.RunqSize, heap.get(Root.RunqSize) - 1);
  gs.setLink(g, 0);
  return g;
}

/** Takes a fair share of the global queue: the first is returned, the others go to the local queue. */
function globGet(rt: Runtime, p: number): number {
  const { heap } = rt;
  const size = heap.get(Root.RunqSize);
  if (size === 0) return 0;
  const n = Math.min(size, Math.floor(size / heap.get(Root.NProcs)) + 1, runqSize / 2);
  const g = globPop(rt);
  for (let i = 1; i < n; i++) runqPut(rt, p, globPop(rt), false);
  return g;
}

function localPop(rt: Runtime, p: number): number {
  const w = rt.mem.u32;
  const head = w[(p + Proc.Head) >>> 2]!;
  if (head === w[(p + Proc.Tail) >>> 2]) return 0;
  w[(p + Proc.Head) >>> 2] = (head + 1) >>> 0;
  return w[(p + Proc.Runq + 4 * (head % runqSize)) >>> 2]!;
}

function steal(rt: Runtime, p: number): number {
  const n = rt.heap.get(Root.NProcs);
  if (n < 2) return 0;
  const w = rt.mem.u32;
  const start = rt.cheapRand() % n;
  for (const takeNext of [false, true]) {
    for (let i = 0; i < n; i++) {
      const victim = rt.proc((start + i) % n);
      if (victim === p) continue;
      const head = w[(victim + Proc.Head) >>> 2]!;
      const avail = (w[(victim + Proc.Tail) >>> 2]! - head) >>> 0;
      if (avail > 0) {
        const take = avail - (avail >>> 1);
        const g = localPop(rt, victim);
        for (let k = 1; k < take; k++) runqPut(rt, p, localPop(rt, victim), false);
        rt.counters.add(Counter.Steals, take);
        return g;
      }
      // runnext is left to its P as long as that one gets around to it.
      const g = w[(victim + Proc.RunNext) >>> 2]!;
      if (takeNext && g !== 0 && w[(victim + Proc.Cur) >>> 2] !== 0 && w[(victim + Proc.SeenTick) >>> 2] === w[(victim + Proc.Tick) >>> 2]) {
        w[(victim + Proc.RunNext) >>> 2] = 0;
        rt.counters.add(Counter.Steals, 1);
        return g;
      }
    }
  }
  return 0;
}

/** Is there nothing to run but one goroutine, which P p has already or takes next (or nothing at all)? Others it may have to wake. */
export function isAlone(rt: Runtime, p: number): boolean {
  const w = rt.mem.u32;
  const queued = rt.heap.get(Root.RunqSize);
  // One that was preempted waits in the global queue.
  if (queued > 0 && (queued > 1 || w[(p + Proc.Cur) >>> 2] !== 0)) return false;
  for (let i = rt.heap.get(Root.NProcs) - 1; i >= 0; i--) {
    const q = rt.proc(i);
    if (w[(q + Proc.Head) >>> 2] !== w[(q + Proc.Tail) >>> 2]) return false;
    if (w[(q + Proc.RunNext) >>> 2] !== 0 && (q !== p || queued > 0 || w[(q + Proc.Cur) >>> 2] !== 0)) return false;
    if (q !== p && w[(q + Proc.Cur) >>> 2] !== 0) return false;
  }
  return true;
}

/** The next goroutine for P, or 0; negative: it continues the time slice of the one before. */
export function findRunnable(rt: Runtime, p: number): number {
  const w = rt.mem.u32;
  const tick = w[(p + Proc.Tick) >>> 2]!;
  let g = 0;
  if (rt.options.randomSched === true && (rt.cheapRand() & 3) === 0) {
    g = rt.heap.get(Root.RunqSize) > 0 ? globPop(rt) : steal(rt, p);
    if (g !== 0) return g;
  }
  if (tick % 61 === 0 && rt.heap.get(Root.RunqSize) > 0) {
    g = globPop(rt);
    if (g !== 0) return g;
  }
  g = w[(p + Proc.RunNext) >>> 2]!;
  if (g !== 0) {
    w[(p + Proc.RunNext) >>> 2] = 0;
    return -g;
  }
  g = localPop(rt, p);
  if (g === 0) g = globGet(rt, p);
  if (g === 0) g = steal(rt, p);
  return g;
}

/** Work left in the queues of a P that is no longer used. */
export function drainProc(rt: Runtime, p: number): void {
  const w = rt.mem.u32;
  const cur = w[(p + Proc.Cur) >>> 2]!;
  w[(p + Proc.Cur) >>> 2] = 0;
  if (cur !== 0) {
    rt.gs.setStatus(cur, GStatus.Runnable);
    rt.gs.setPreempted(cur, true);
    globPut(rt, cur);
  }
  const next = w[(p + Proc.RunNext) >>> 2]!;
  w[(p + Proc.RunNext) >>> 2] = 0;
  if (next !== 0) globPut(rt, next);
  for (let g = localPop(rt, p); g !== 0; g = localPop(rt, p)) globPut(rt, g);
}

/** A slice of a random schedule: from a few instructions to a whole turn, each order of magnitude as often. */
export function randomSlice(rt: Runtime): number {
  return 1 + (rt.cheapRand() & ((2 << rt.cheapRand() % 17) - 1));
}
