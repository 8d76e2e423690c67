/**
 * A machine whose schedule is chosen from outside, and which can be set back to its beginning: for gosim explore and gosim run -schedule.
 *
 * There is one P. A goroutine runs until it waits, ends, yields, or comes to a point: a channel operation, an atomic operation (so every lock), output,
 * the end of main, a line that was named. What lies between two points commutes with what others do between theirs, so other switches show nothing new. At a point
 * another goroutine may be chosen, for the price of a preemption; where a goroutine can't go on, choosing is free. So is the order in which a
 * select looks at its cases. Timers fire when nothing else can run, or earlier for the price of a preemption: a goroutine may be slow. Time is virtual.
 *
 * A goroutine that passes many points while others wait has to let them run: a loop that waits for them would never end.
 *
 * INVARIANT: a goroutine may stand between two safepoints, so nothing collects (allocations go on until memory ends).
 */
import { Ctl, StopReason } from '../../abi/frame.js';
import { Proc, Root } from '../../abi/layout.js';
import type { Program } from '../../bytecode/program.js';
import { endGoroutine, Next } from '../actions.js';
import { Beginning } from '../beginning.js';
import type { Place, RaceHooks, SteppingEngine } from '../engine.js';
import { GStatus } from '../goroutines.js';
import type { Host } from '../host.js';
import { Machine } from '../machine.js';
import type { EngineFactory } from '../engine.js';
import { Action, type MachineOptions } from '../runtime.js';
import { raceHooks } from '../race/hooks.js';
import type { Chooser } from './schedule.js';

/** Calls that are points. */
const pointCalls = /^(runtime\.(chansend1|chanrecv[12]|closechan|selectnb(send|recv)|selectgo|printlock|exit)|reflect\.(chansend0|chanrecv|chanclose|rselect)|os\.runtime_write|sync\.runtime_notifyList\w+)$/;
/** Points that a goroutine may pass at a stretch while others can run. */
const patience = 100;
/** Points, or fuel, of a run that will not end. */
const maxPoints = 20_000;
const maxFuel = 100_000_000;
/** Between two looks at the clock. */
const partFuel = 20_000_000;

export const enum End {
  Exit = 1,
  /** It had to be stopped. */
  Endless = 2,
}

export class ExploringMachine extends Machine {
  private readonly beginning: Beginning;
  private readonly places = new Map<number, Place>();
  private readonly stepping: SteppingEngine;
  private points = 0;
  private spent = 0;
  /** The next access of the running goroutine is the one that it stopped in front of. */
  private passed = false;
  private lines: ReadonlySet<string> = new Set();
  private readonly isPointAt = new Map<number, boolean>();

  constructor(program: Program, options: MachineOptions, host: Host, factory: EngineFactory) {
    let self: ExploringMachine | null = null;
    super(program, { ...options, procs: 1, gcPercent: -1, fakeTime: true, explored: true }, host, (services) =>
      factory({ ...services, race: services.race === null ? null : pointHooks(() => self!) }),
    );
    self = this;
    this.stepping = this.engine as SteppingEngine;
    this.beginning = new Beginning(this.rt);
  }

  /** Back to the beginning. */
  private rewind(): void {
    const { rt } = this;
    this.beginning.restore();
    this.places.clear();
    this.points = 0;
    this.spent = 0;
    this.passed = false;
    rt.race?.reset();
    rt.race?.goStart(rt.heap.get(Root.MainG), 0, 0);
  }

  // ---- points

  /** Lines (`main.go:7`) whose accesses are points. */
  setLines(lines: readonly string[]): void {
    this.lines = new Set(lines);
    this.isPointAt.clear();
  }

  /** Does the goroutine stop here? Asked twice: the second time it goes on. */
  stopsAt(always: boolean, fp: number, pc: number): boolean {
    if (this.passed) {
      this.passed = false;
      return false;
    }
    return always || (this.lines.size > 0 && this.isNamed(fp, pc));
  }

  private isNamed(fp: number, pc: number): boolean {
    const { fn } = this.rt.frames.at(fp);
    const key = fn.addr + pc;
    let known = this.isPointAt.get(key);
    if (known === undefined) {
      const src = this.rt.symtab.chain(fn, pc)[0]!;
      known = this.lines.has(lineOf(src));
      this.isPointAt.set(key, known);
    }
    return known;
  }

  // ---- running

  /** Runs the program from its beginning; what it prints goes to the host. */
  runChosen(chooser: Chooser): { end: End; status: number } {
    const { rt } = this;
    this.rewind();
    rt.draw = (n) => (n < 2 ? 0 : chooser.choose(new Array<number>(n).fill(0)));
    let current = 0;
    let how: 'point' | 'yield' | 'off' = 'off';
    let stretch = 0;
    while (!this.exited()) {
      const others = this.runnable(current);
      const timer = this.timer();
      // Who has to let others run is the last choice, and no choice if there are others.
      const tired = how === 'yield' || stretch >= patience;
      const list = how === 'off' || (tired && others.length > 0) ? others : [current, ...others];
      if (how !== 'off' && tired && others.length === 0 && timer !== 0) list.length = 0;
      if (timer !== 0) list.push(timer);
      if (list.length === 0) {
        if (how !== 'off') list.push(current);
        else {
          this.deadlock();
          break;
        }
      }
      const free = list[0] !== current;
      const costs = list.map((g, i) => (i === 0 || (free && g !== timer) ? 0 : 1));
      const g = list.length === 1 ? list[0]! : list[chooser.choose(costs)]!;
      stretch = g === current ? stretch + 1 : 0;
      if (g === timer) this.fire(timer);
      how = this.part(g);
      // A coroutine may have taken over.
      if (g !== timer) current = rt.mem.u32[Ctl.G >>> 2]!;
      else if (how !== 'off') current = g;
      else how = current !== 0 && rt.gs.status(current) === GStatus.Runnable && this.places.has(current) ? 'point' : 'off';
      if (++this.points > maxPoints || this.spent > maxFuel) {
        rt.out.flush();
        return { end: End.Endless, status: 0 };
      }
    }
    rt.out.flush();
    return { end: End.Exit, status: rt.heap.get(Root.ExitCode) };
  }

  /** Goroutines that can run, but for one, by age. */
  private runnable(except: number): number[] {
    const { gs } = this.rt;
    const list: number[] = [];
    gs.forEach((g) => {
      if (g !== except && gs.status(g) === GStatus.Runnable) list.push(g);
    });
    return list.sort((a, b) => gs.get64(a, 'goid') - gs.get64(b, 'goid'));
  }

  /** The goroutine that runs timers, if it waits for one. */
  private timer(): number {
    const { heap, gs } = this.rt;
    const g = heap.get(Root.TimerG);
    return g !== 0 && heap.getF(Root.WakeAt) !== 0 && gs.status(g) === GStatus.Waiting ? g : 0;
  }

  private fire(g: number): void {
    const { rt } = this;
    const { heap } = rt;
    const ahead = heap.getF(Root.WakeAt) - rt.nanotime();
    if (ahead > 0) heap.addF(Root.VirtualTime, ahead);
    heap.setF(Root.WakeAt, 0);
    rt.gs.setStatus(g, GStatus.Runnable);
  }

  /** Runs a goroutine until it is at a point, yields, or can't go on. */
  private part(g: number): 'point' | 'yield' | 'off' {
    const { rt, stepping } = this;
    const { gs, mem } = rt;
    const p = rt.proc(0);
    rt.heap.set(Root.CurP, p);
    rt.newTurn();
    for (;;) {
      mem.u32[(p + Proc.Cur) >>> 2] = g;
      gs.setStatus(g, GStatus.Running);
      const lim = gs.limit(g);
      mem.u32[Ctl.P >>> 2] = p;
      mem.u32[Ctl.G >>> 2] = g;
      mem.u32[Ctl.Real >>> 2] = lim;
      mem.u32[Ctl.Limit >>> 2] = lim;
      mem.i32[Ctl.Fuel >>> 2] = partFuel;
      rt.quota = partFuel;
      const place = this.places.get(g);
      this.places.delete(g);
      this.passed = place !== undefined;
      const reason = place === undefined ? stepping.run(gs.fp(g)) : stepping.goOn(place);
      const spent = partFuel - mem.i32[Ctl.Fuel >>> 2]!;
      rt.quota = 0;
      rt.addClock(spent);
      this.spent += spent;
      this.passed = false;
      if (reason === StopReason.Done) {
        endGoroutine(rt, g);
        return 'off';
      }
      gs.setFp(g, mem.u32[Ctl.Top >>> 2]!);
      if (reason === StopReason.Probe) {
        this.places.set(g, stepping.place());
        return this.leave(g, 'point');
      }
      const action: Action = mem.u32[Ctl.Detail >>> 2]!;
      const yields = reason === StopReason.Park && (action === Action.Yield || action === Action.YieldNext);
      const next = this.stopped(g, mem.u32[Ctl.Top >>> 2]!, reason, false);
      if (next === Next.Go) {
        if (reason === StopReason.Preempt && gs.locks(g) === 0) return this.leave(g, 'yield');
        continue;
      }
      if (next === Next.Handoff) {
        g = this.handoff;
        this.handoff = 0;
        gs.set64(g, 'waitsince', 0);
        gs.setByte(g, 'waitreason', 0);
        continue;
      }
      return this.leave(g, yields ? 'yield' : 'off');
    }
  }

  /** The queues are not used: who can run is known by status. */
  private leave(g: number, how: 'point' | 'yield' | 'off'): 'point' | 'yield' | 'off' {
    const { rt } = this;
    const u = rt.mem.u32;
    const p = rt.proc(0);
    if (how !== 'off') rt.gs.setStatus(g, GStatus.Runnable);
    u[(p + Proc.Cur) >>> 2] = 0;
    u[(p + Proc.RunNext) >>> 2] = 0;
    u[(p + Proc.Head) >>> 2] = u[(p + Proc.Tail) >>> 2]!;
    rt.heap.set(Root.RunqHead, 0);
    rt.heap.set(Root.RunqTail, 0);
    rt.heap.set(Root.RunqSize, 0);
    return how;
  }

  // ---- no collections: a cycle that was asked for has happened at once

  override gcStart(): void {
    const { heap } = this.rt;
    const n = heap.get(Root.GcBegun) + 1;
    heap.set(Root.GcBegun, n);
    heap.set(Root.GcCycle, n);
  }

  override gcHelp(): boolean {
    return false;
  }

  override gcNow(): void {}
}

/** A place as -schedule names it. */
export function lineOf(src: { file: string; line: number }): string {
  return `${src.file.slice(src.file.lastIndexOf('/') + 1)}:${src.line}`;
}

function pointHooks(machine: () => ExploringMachine): RaceHooks {
  let inner: RaceHooks | null = null;
  const hooks = (): RaceHooks => (inner ??= raceHooks(machine().rt, machine().rt.race!));
  const isPoint = new Map<number, boolean>();
  const pointCall = (fid: number): boolean => {
    let p = isPoint.get(fid);
    if (p === undefined) {
      p = pointCalls.test(machine().program.funcs[fid]!.sym);
      isPoint.set(fid, p);
    }
    return p;
  };
  return {
    access: (p, size, write, fp, pc) => (machine().stopsAt(false, fp, pc) ? StopReason.Probe : hooks().access(p, size, write, fp, pc)),
    // The store of an atomic operation belongs to its load.
    atomic: (p, size, part, fp, pc) => (machine().stopsAt(part !== 4, fp, pc) ? StopReason.Probe : hooks().atomic(p, size, part, fp, pc)),
    watches: (fid, counts) => pointCall(fid) || hooks().watches(fid, counts),
    call(fid, args, fp, pc) {
      if (machine().stopsAt(pointCall(fid), fp, pc)) return StopReason.Probe;
      return hooks().watches(fid, true) ? hooks().call(fid, args, fp, pc) : 0;
    },
  };
}
