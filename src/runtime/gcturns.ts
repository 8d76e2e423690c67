/**
 * When the collector works, and on whose account (Go: runtime/mgc.go gcBgMarkWorker, mgcmark.go gcAssistAlloc, mgcsweep.go bgsweep): in the part of a P's
 * turn that a worker takes, when an allocation owes something, on Ps without goroutines, and for who waits for a cycle. What it does is in gc.ts.
 *
 * It works between an engine's runs, so every goroutine stands still in memory. Times of the host are for reports only; what is decided is
 * decided by fuel.
 *
 * INVARIANT: all state that outlasts a turn is in memory.
 */
import { EventKind } from '../abi/events.js';
import { Proc, Root } from '../abi/layout.js';
import { Counter } from './counters.js';
import { traceLine } from './gctrace.js';
import { drainProc, globPut, wake } from './runq.js';
import type { Runtime } from './runtime.js';
import { timeBucket } from './timehist.js';

/** Spans that the background sweeper sweeps in a turn with other work, and what one costs in fuel. */
const sweepBatch = 10;
const sweepFuel = 100;
/** Spans swept at once by who wants to start a cycle, and what an assist marks at once: others run in between. */
const startBatch = 64;
const assistPiece = 64 << 10;

export class GcTurns {
  /** Fuel that the running goroutine owes for collector work done on its account. */
  private owed = 0;
  private startNs = 0;

  constructor(private readonly rt: Runtime) {}

  /** A run begins. */
  begin(): void {
    this.owed = 0;
    this.startNs = this.clock();
  }

  /** What the running goroutine owes, which is then paid. */
  takeOwed(): number {
    const n = this.owed;
    this.owed = 0;
    return n;
  }

  // ---- on a goroutine's account

  start(forced: boolean): void {
    const { rt } = this;
    const { heap } = rt;
    rt.gc.rehearse();
    heap.setF(Root.NsCycle, this.clock());
    heap.setF(Root.NsAssist, 0);
    heap.setF(Root.NsBackground, 0);
    heap.setF(Root.NsIdle, 0);
    this.owed += this.startCycle(forced);
    heap.setF(Root.NsSweepTerm, this.clock());
    if (!heap.stressesCollector() && rt.options.gcStopTheWorld !== true) return;
    // Marking with the world stopped: GODEBUG=gcstoptheworld=1, and under stress.
    rt.gc.mark.run(Infinity);
    this.markDone();
    if (heap.stressesCollector()) rt.gc.sweepAll();
  }

  /** Starts the cycle that is due, when the last one is swept, or marks a piece of what the goroutine owes; true if it owes more. */
  help(g: number): boolean {
    const { rt } = this;
    const { heap, gc } = rt;
    if (heap.stressesCollector()) {
      this.stress();
      return false;
    }
    if (!gc.marking()) {
      if (!heap.cycleDue()) return false;
      if (gc.sweeping() && rt.options.gcStopTheWorld !== true) this.owed += gc.sweeper.sweepSome(startBatch) * sweepFuel;
      if (!gc.sweeping()) this.start(false);
      return false;
    }
    const start = this.clock();
    const debt = gc.pacer.debt(g);
    if (debt > 0) {
      const fuel = gc.mark.run(Math.min(debt, assistPiece));
      gc.pacer.paid(g, fuel);
      this.owed += fuel;
      rt.counters.add(Counter.AssistFuel, fuel);
    }
    heap.addF(Root.NsAssist, this.clock() - start);
    if (gc.mark.done()) this.markDone();
    return gc.marking() && gc.pacer.owes(g);
  }

  /**
   * Under stress, by a seeded draw: a whole cycle at once; or the cycle in progress is ended and the next begun and left half done, so that
   * the program runs with barriers on and with some stacks scanned and some not.
   */
  private stress(): void {
    const { rt } = this;
    const { gc } = rt;
    const draw = rt.options.gcStopTheWorld === true ? 0 : rt.stressRand() & 7;
    if (gc.marking() && draw >= 6) {
      // One more step of marking, so that goroutines run in every state of it.
      gc.mark.run(1 << draw);
      if (!gc.mark.done()) return;
    }
    if (gc.marking()) {
      gc.mark.run(Infinity);
      this.markDone();
      gc.sweepAll();
    }
    this.startCycle(false);
    if (draw < 3) {
      gc.mark.run(Infinity);
      this.markDone();
      gc.sweepAll();
    } else gc.mark.run([1, 2000, 20_000, 1, 200][draw - 3]!);
  }

  /** A whole cycle at once. */
  now(): void {
    const { rt } = this;
    const forced = rt.gc.marking() ? rt.heap.get(Root.Forced) !== 0 : false;
    if (!rt.gc.marking()) {
      rt.heap.setF(Root.NsCycle, this.clock());
      rt.heap.setF(Root.NsSweepTerm, this.clock());
      this.startCycle(forced);
    }
    rt.gc.mark.run(Infinity);
    this.markDone();
    rt.gc.sweepAll();
    rt.gc.mark.release(Infinity);
  }

  // ---- on the machine's

  /**
   * The collector's part of a P's turn of so much fuel before goroutines run: a dedicated worker takes all of it, a fractional one its share; the background
   * sweeper a little. Returns the fuel used.
   */
  turn(p: number, fuel: number): number {
    const { rt } = this;
    const { heap, gc } = rt;
    gc.scavengeSome();
    gc.releaseSome();
    if (gc.sweeping()) return gc.sweeper.sweepSome(sweepBatch) * sweepFuel;
    if (!gc.marking()) return 0;
    const w = rt.mem.u32;
    let time: Root = Root.FractionalTime;
    let share = Math.floor(heap.getF(Root.FractionalGoal) * fuel);
    if (w[(p + Proc.Marker) >>> 2] !== 0 || heap.get(Root.Dedicated) > 0) {
      if (w[(p + Proc.Marker) >>> 2] === 0) {
        heap.set(Root.Dedicated, heap.get(Root.Dedicated) - 1);
        w[(p + Proc.Marker) >>> 2] = 1;
        drainProc(rt, p);
      }
      time = Root.DedicatedTime;
      share = fuel;
    }
    return share === 0 ? 0 : this.work(share, time, Root.NsBackground);
  }

  /** A P without goroutines marks or sweeps, for what is left of its turn. */
  idle(left: number): number {
    const { gc } = this.rt;
    if (gc.marking()) return this.work(left, Root.IdleTime, Root.NsIdle);
    if (gc.sweeping()) return Math.max(1, gc.sweeper.sweepSome(Math.ceil(left / sweepFuel)) * sweepFuel);
    return 0;
  }

  /** Marks on a worker's account. */
  private work(budget: number, time: Root, ns: Root): number {
    const { rt } = this;
    const { heap, gc } = rt;
    const start = this.clock();
    const before = heap.getF(Root.HeapScanWork);
    const fuel = gc.mark.run(budget);
    heap.addF(time, fuel);
    heap.addF(ns, this.clock() - start);
    heap.addF(Root.BgScanCredit, heap.getF(Root.HeapScanWork) - before);
    rt.counters.add(Counter.MarkFuel, fuel);
    if (gc.mark.done()) this.markDone();
    return fuel;
  }

  // ---- phases

  private startCycle(forced: boolean): number {
    const { rt } = this;
    if (rt.events.on) rt.events.emit(EventKind.GcStart, rt.heap.get(Root.GcCycle) + 1, 0);
    return rt.gc.start(forced);
  }

  /** Nanoseconds, real unless time is virtual, for reports only. */
  private clock(): number {
    return this.rt.options.fakeTime === true ? this.rt.nanotime() : this.rt.host.nanotime();
  }

  /** Mark termination, when nothing is grey. */
  private markDone(): void {
    const { rt } = this;
    const { heap } = rt;
    const start = this.clock();
    rt.gc.finish(rt.walltime());
    if (rt.events.on) rt.events.emit(EventKind.GcEnd, rt.heap.get(Root.GcCycle), 0);
    const end = this.clock();
    const n = heap.get(Root.GcCycle);
    const pause = Math.max(0, Math.floor(heap.getF(Root.NsSweepTerm) - heap.getF(Root.NsCycle) + end - start));
    heap.setF(Root.PauseNs + 8 * ((n - 1) & 255), pause);
    heap.addF(Root.PauseTotal, pause);
    heap.addF(Root.PauseHist + 8 * timeBucket(pause), 1);
    heap.addF(Root.NsAssistTotal, heap.getF(Root.NsAssist));
    heap.addF(Root.NsBackgroundTotal, heap.getF(Root.NsBackground));
    heap.addF(Root.NsIdleTotal, heap.getF(Root.NsIdle));
    const procs = heap.get(Root.NProcs);
    for (let i = 0; i < procs; i++) rt.mem.u32[(rt.proc(i) + Proc.Marker) >>> 2] = 0;
    heap.addF(Root.NsTotal, pause * procs + heap.getF(Root.NsAssist) + heap.getF(Root.NsBackground));
    if (rt.options.gcTrace === true) rt.out.text(2, traceLine(rt, this.startNs, start, end));
    for (let g = heap.get(Root.MarkWaiters); g !== 0; ) {
      const next = rt.gs.link(g);
      wake(rt, g);
      globPut(rt, g);
      g = next;
    }
    heap.set(Root.MarkWaiters, 0);
  }
}
