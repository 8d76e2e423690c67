/**
 * The collector: concurrent mark and sweep over linear memory (Go: runtime/mgc.go). This file: the phases. Marking: gcmark.ts;
 * sweeping: gcsweep.ts; when and how much: gcpacer.ts; finalizers and weak pointers: specials.ts.
 *
 *     sweep termination   the world stands still: caches settle, roots are laid out, tiny blocks marked, barriers go on
 *     mark                goroutines run; workers mark on their Ps' turns, and allocations pay by assists
 *     mark termination    the world stands still: barriers go off, the sweep generation goes up, the next goal is set
 *     sweep               goroutines run; spans are swept as needed, in the background, and in proportion to allocation
 *
 * Goroutines stand still wherever this code runs (between an engine's runs), so stopping the world takes no time; what counts is the
 * work done in it. It is counted in steps (Root.StwSteps) and depends on the number of Ps and size classes, not on the heap.
 *
 * DEPARTURE: the barrier shades at once instead of filling a buffer per P, and there is one grey queue; both are invisible. The cycle
 * that Go's monitor forces every two minutes does not happen.
 *
 * INVARIANT: all state is in memory.
 */
import { Ctl } from '../abi/frame.js';
import { Proc, Root, Span, numSpanClasses, pageSize } from '../abi/layout.js';
import { Counter, type Counters } from './counters.js';
import type { Frames } from './frames.js';
import { auditReachability } from './gccheck.js';
import { assertHeap } from './heapcheck.js';
import { fault } from './faults.js';
import { Marker } from './gcmark.js';
import { Pacer, runtimeGlobals } from './gcpacer.js';
import { Sweeper } from './gcsweep.js';
import type { Goroutines } from './goroutines.js';
import type { Heap } from './heap.js';
import type { Quarantine } from './quarantine.js';
import { Specials } from './specials.js';

/** Of pages above what is needed (Go: retainExtraPercent, reduceExtraPercent), and what the scavenger takes at once. */
const retainExtra = 0.1;
const reduceExtra = 0.05;
const scavengeQuantum = 64 << 10;
/** Pages of the grey queue given back at once. */
const releaseBatch = 32;

export class Collector {
  readonly mark: Marker;
  readonly specials: Specials;
  readonly sweeper: Sweeper;
  readonly pacer: Pacer;
  /** Independent check of every mark phase (GODEBUG=gccheckmark=1). */
  checkMark = false;
  /** No state of the machine: whether the host knows the code of the stops. */
  private rehearsed = false;

  constructor(
    readonly heap: Heap,
    readonly frames: Frames,
    readonly gs: Goroutines,
    private readonly counters: Counters,
    readonly rootPtrs: Uint32Array,
    quarantine: Quarantine,
  ) {
    this.mark = new Marker(heap, frames, gs, counters, rootPtrs, quarantine);
    this.specials = new Specials(heap, counters, this.mark);
    this.sweeper = new Sweeper(heap, counters, this.specials);
    this.pacer = new Pacer(heap, gs, rootPtrs.length * heap.word.size + (runtimeGlobals * heap.word.size) / 8, () => heap.idleBytes());
    this.specials.ensureSwept = (s) => this.sweeper.ensureSwept(s);
    heap.collector = {
      cacheSpan: (spc) => this.sweeper.cacheSpan(spc),
      putSpan: (s) => this.sweeper.put(s),
      beforeLarge: (bytes) => this.sweeper.deductCredit(bytes),
      newObject: (p) => this.mark.newObject(p),
      mustAssist: (size) => {
        const g = heap.mem.u32[Ctl.G >>> 2]!;
        return g !== 0 && this.pacer.charge(g, size);
      },
    };
  }

  init(): void {
    const { heap } = this;
    heap.set(Root.SweepGen, 2);
    heap.set(Root.SweepDone, 1);
    heap.setF(Root.Triggered, Infinity);
    this.pacer.init();
    this.pacer.commit();
  }

  /** A setting changed. */
  commit(): void {
    this.sweeper.pace(this.pacer.commit());
  }

  marking(): boolean {
    return this.mark.marking();
  }

  sweeping(): boolean {
    return this.heap.get(Root.SweepDone) === 0;
  }

  // ---- phases

  /** Spans in the caches of all Ps, settled and taken out; tiny blocks in use. */
  private caches(flush: boolean): { spans: number[]; tiny: number[] } {
    const { heap } = this;
    const tiny: number[] = [];
    let steps = 0;
    heap.forEachProc((p) => {
      const t = heap.mem.u32[(p + Proc.Tiny) >>> 2]!;
      if (t !== 0) tiny.push(t);
      steps += numSpanClasses;
    });
    const spans = flush ? heap.flushCaches() : [];
    heap.addF(Root.StwSteps, steps);
    return { spans, tiny };
  }

  private stopTheWorld(): void {
    this.heap.setF(Root.StwSteps, 0);
  }

  private startTheWorld(): void {
    const { heap } = this;
    const n = heap.getF(Root.StwSteps);
    if (n > heap.getF(Root.StwStepsMax)) heap.setF(Root.StwStepsMax, n);
    this.counters.max(Counter.StwSteps, n);
  }

  /** Starts a cycle. What is still unswept is swept first, by whoever starts it; the fuel for that is returned. */
  start(forced: boolean): number {
    const { heap } = this;
    // Here caches are full; at the end of marking they are empty.
    if (this.checkMark) assertHeap(this);
    const cost = this.sweepAll();
    heap.setF(Root.LiveAtStart, heap.getF(Root.HeapLive));
    heap.set(Root.Forced, forced ? 1 : 0);
    heap.set(Root.GcBegun, heap.get(Root.GcBegun) + 1);
    this.stopTheWorld();
    this.sweepTermination();
    heap.mem.u32[Ctl.GcPhase >>> 2] = 1;
    heap.setFast(false);
    this.startTheWorld();
    return cost;
  }

  private sweepTermination(mark = true): void {
    const { tiny } = this.caches(false);
    this.pacer.startCycle();
    this.mark.prepare(mark ? tiny : []);
  }

  /** The books of a cycle are closed, and the next is planned. `takeCaches` gives the spans that it takes out of them. */
  private markTermination(takeCaches: () => readonly number[], unixNs: number): void {
    const { heap } = this;
    this.counters.add(Counter.MarkedBytes, heap.getF(Root.BytesMarked));
    this.pacer.endCycle();
    this.pacer.resetLive();
    this.sweeper.start(takeCaches());
    heap.setFast(true, true);
    const cycle = heap.get(Root.GcCycle);
    heap.set(Root.GcCycle, cycle + 1);
    if (heap.get(Root.Forced) !== 0) heap.set(Root.NumForced, heap.get(Root.NumForced) + 1);
    this.counters.add(Counter.Collections, 1);
    heap.setF(Root.LastGC, unixNs);
    heap.setF(Root.PauseEnd + 8 * (cycle & 255), unixNs);
    this.commit();
    this.paceScavenger();
  }

  /**
   * Before the first cycle, outside of its stops: their code runs once, and what it has changed (roots, caches of Ps, heads of cached spans) is put back. The host
   * compiles functions when they are called first, and that took the longest of all stops (a millisecond).
   */
  rehearse(): void {
    const { heap } = this;
    if (this.rehearsed || this.marking()) return;
    this.rehearsed = true;
    const { u8 } = heap.mem;
    const saved: [at: number, bytes: Uint8Array][] = [];
    const save = (at: number, size: number): void => void saved.push([at, u8.slice(at, at + size)]);
    save(heap.base, Root.End);
    heap.forEachProc((p) => save(p, Proc.Size));
    heap.forEachCache((_, s) => save(s, Span.AllocBits));
    this.stopTheWorld();
    this.sweepTermination(false);
    this.markTermination(() => this.caches(true).spans, heap.getF(Root.LastGC));
    this.startTheWorld();
    this.mark.retireQueue();
    for (const [at, bytes] of saved) u8.set(bytes, at);
  }

  /** Sweeps everything that is left. Returns the fuel. */
  sweepAll(): number {
    let cost = 0;
    for (let n = this.sweeper.sweepOne(); n >= 0; n = this.sweeper.sweepOne()) cost += 100;
    return cost;
  }

  /** Ends marking, when nothing is grey: mark termination. */
  finish(unixNs: number): void {
    const { heap } = this;
    this.stopTheWorld();
    heap.mem.u32[Ctl.GcPhase >>> 2] = 0;
    heap.setF(Root.LiveAtEnd, heap.getF(Root.HeapLive));
    if (this.checkMark || heap.stress?.audit === true) auditReachability(this);
    this.markTermination(() => (fault('sweep-keep-caches') ? [] : this.caches(true).spans), unixNs);
    this.startTheWorld();
    this.mark.retireQueue();
    heap.set(Root.Dedicated, 0);
    if (this.checkMark) assertHeap(this);
  }

  /** A whole cycle, or the rest of the one in progress, at once: when memory is exhausted, and under stress. */
  collectNow(forced: boolean, unixNs: number): void {
    if (!this.marking()) this.start(forced);
    this.mark.run(Infinity);
    this.finish(unixNs);
    this.sweepAll();
  }

  /**
   * How much the heap may keep (Go: mgcscavenge.go gcPaceScavenger): what was in use at the end of marking, in proportion to the new goal,
   * and a tenth more; below the memory limit by a twentieth.
   */
  private paceScavenger(): void {
    const { heap } = this;
    const last = heap.getF(Root.LastHeapGoal);
    const goal = heap.getF(Root.Goal);
    const byHeap = last > 0 && Number.isFinite(goal) ? heap.getF(Root.HeapInuse) * (goal / last) * (1 + retainExtra) : Infinity;
    const limit = heap.getF(Root.MemLimit);
    heap.setF(Root.ScavengeGoal, Math.min(byHeap, limit > 0 ? limit * (1 - reduceExtra) : Infinity));
  }

  /** A few of the pages that the last cycle's queue took, between cycles (Go: freeSomeWbufs). */
  releaseSome(): void {
    if (!this.marking()) this.mark.release(releaseBatch);
  }

  /** The background scavenger's step: gives back a little if the heap keeps more than it should. */
  scavengeSome(): void {
    const { heap } = this;
    const goal = heap.getF(Root.ScavengeGoal);
    if (goal === Infinity) return;
    const over = heap.getF(Root.HeapInuse) + heap.idleBytes() - heap.getF(Root.HeapReleased) - goal;
    if (over > pageSize) heap.scavenge(Math.min(over, scavengeQuantum));
  }
}
