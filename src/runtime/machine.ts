/**
 * The machine: memory, runtime, one engine, and the scheduler loop (Go: runtime/proc.go schedule; the trampoline of the fast engine).
 *
 * The Ps take turns of equal fuel, in order; inside its turn a P runs its goroutine, and the next one from its queues when that
 * stops. A time slice lasts several turns. All queues are in memory, all choices seeded, so one seed gives one run. Between turns the
 * machine is only bytes: there the loop yields to the host every few milliseconds.
 */
import { InternalError } from '../base/assert.js';
import { nowMs } from '../base/clock.js';
import { Ctl, StopReason } from '../abi/frame.js';
import { Proc, Root } from '../abi/layout.js';
import type { Program } from '../bytecode/program.js';
import { type ActionContext, Next, act, endGoroutine, limit, newGoroutine, outOfMemory, pushCall, stackOverflow, trap } from './actions.js';
import { Counter, type CounterRecord } from './counters.js';
import { reportDangling } from './dangling.js';
import type { Engine, EngineFactory, MachineServices } from './engine.js';
import { EventKind } from '../abi/events.js';
import { GStatus, WaitReason } from './goroutines.js';
import { needCollect, noMemory } from './heap.js';
import { mallocHeaderSize, maxSmallSize } from './sizeclasses.js';
import type { Host } from './host.js';
import { Inputs } from './inputs.js';
import { GcTurns } from './gcturns.js';
import { bindNatives } from './natives.js';
import { meteredNatives } from './natives-metered.js';
import { raceHooks } from './race/hooks.js';
import { drainProc, findRunnable, globPut, isAlone, randomSlice, ready } from './runq.js';
import { Action, type MachineOptions, Runtime } from './runtime.js';
import { SchedTracer } from './schedtrace.js';
import { allowSwitches, countStart, forbidSwitches } from './switching.js';
import { timeBucket } from './timehist.js';
import { beginTurn, leftOfTurn, payTurn, resumeTurn } from './turns.js';
import type { Memory } from './memory.js';

export interface RunResult {
  exitCode: number;
  counters: CounterRecord;
}

const defaultTurn = 100_000;
const defaultSlice = 2_000_000;
/** Turns while marking are shorter by this power of two: marking takes ten times the time of compiled code for the same fuel. */
const markingShift = 2;
/** Turns in one for a P that is alone: what a turn costs counts where an engine needs microseconds for its fuel. */
const aloneTurns = 20;
/** Fuel between two looks at the time limit: 20 ms under the interpreter. */
const lookFuel = 250_000;
/** Largest stack that -stress-stack moves at every call. */
const stressedStack = 64 * 1024;
/** Fuel given to a goroutine that must not be preempted where its slice ended. */
const graceFuel = 2_000;
const yieldEveryMs = 8;

/** g.gcretry: how far an allocation by `new` has come that did not succeed at once. */
const enum Retry {
  No = 0,
  /** The collector got what it wanted: allocate now. */
  Helped = 1,
  /** There was no memory: a whole cycle is next. */
  Exhausted = 2,
  Failed = 3,
  /** It has paid a piece of what it owes. */
  Owing = 4,
  /** Added to the others: the object has no size class, so compiled code leaves it to the runtime in any case. */
  Large = 8,
}

function retryOf(rt: Runtime, g: number): Retry {
  return rt.gs.gcretry(g) & ~Retry.Large;
}

function isLarge(size: number): boolean {
  return size > maxSmallSize - mallocHeaderSize;
}

export class Machine implements ActionContext {
  readonly rt: Runtime;
  readonly engine: Engine;
  readonly services: MachineServices;
  handoff = 0;
  private readonly turnFuel: number;
  private readonly sliceFuel: number;
  private readonly inputs: Inputs;
  private readonly gc: GcTurns;
  private lastYield = 0;
  private startMs = 0;
  /** Size of the allocation that the stop at hand is for. */
  private wanted = 0;

  constructor(
    readonly program: Program,
    readonly options: MachineOptions,
    readonly host: Host,
    factory: EngineFactory,
    memory?: Memory,
  ) {
    this.rt = memory === undefined ? Runtime.create(program, options, host) : Runtime.attach(program, options, host, memory);
    const rt = this.rt;
    this.inputs = new Inputs(rt, host);
    host.onSignal = (signal, text) => this.interrupt(signal, text);
    this.turnFuel = options.turnFuel ?? defaultTurn;
    this.sliceFuel = options.sliceFuel ?? defaultSlice;
    this.gc = new GcTurns(rt);
    this.services = {
      program,
      memory: rt.mem,
      natives: options.ledger?.meter === true ? meteredNatives(rt, options.ledger) : bindNatives(rt),
      newObject: (typ) => {
        const g = rt.mem.u32[Ctl.G >>> 2]!;
        const again = retryOf(rt, g);
        if (again === Retry.Owing) return needCollect;
        const size = rt.types.size(typ);
        const p = rt.heap.malloc(size, typ, true, again === Retry.No);
        if (p > 0) {
          if (again !== Retry.No) rt.gs.setGcretry(g, Retry.No);
          return p;
        }
        this.wanted = size;
        // Exhausted right after a whole cycle: that is final. (Compiled code may have allocated meanwhile, and left the word.)
        const fresh = rt.heap.getF(Root.HeapLive) - rt.heap.getF(Root.HeapMarked) < 1 << 20;
        const next = p === noMemory ? (again === Retry.Exhausted && fresh ? Retry.Failed : Retry.Exhausted) : again;
        rt.gs.setGcretry(g, next | (isLarge(size) ? Retry.Large : 0));
        return needCollect;
      },
      writeBarrier: (slot, value) => rt.gc.mark.writeBarrier(slot, value),
      typedCopy: (typ, dst, src) => rt.typedCopy(typ, dst, src),
      typedZero: (typ, dst) => rt.typedZero(typ, dst),
      noteLatency: (g, next) => this.noteLatency(g, next),
      ledger: options.ledger ?? null,
      isDead: (p) => rt.quarantine.isDead(p),
      race: rt.race === null ? null : raceHooks(rt, rt.race),
    };
    this.engine = factory(this.services);
    rt.gc.mark.compiled = this.engine.drain ?? null;
    rt.gc.specials.onQueued = () => this.wakeFinalizers();
    rt.events.onListen = () => forbidSwitches(rt);
    if (memory === undefined) this.startMain();
    else this.inputs.attach();
  }

  /** Memory has been set back to the beginning: so is what is not in memory. */
  protected restart(): void {
    this.inputs.clear();
    this.handoff = 0;
    this.wanted = 0;
    this.interrupted = 0;
    this.lastWords = '';
    this.raceEnd = 0;
  }

  private startMain(): void {
    const { rt } = this;
    // A funcval for runtime.main, for ever.
    const fv = rt.heap.sysAlloc(8);
    rt.mem.u32[fv >>> 2] = rt.func('runtime.main').addr;
    const g = newGoroutine(rt, fv, 0, 0, false);
    if (g === 0) throw new InternalError('no memory for the first goroutine');
    rt.heap.set(Root.MainG, g);
    rt.gs.setStatus(g, GStatus.Runnable);
    globPut(rt, g);
    rt.heap.startFailing();
  }

  // ---- services of actions

  gcStart(forced: boolean): void {
    this.gc.start(forced);
  }

  gcHelp(g: number): boolean {
    return this.gc.help(g);
  }

  gcNow(): void {
    this.gc.now();
  }

  /** Finalizers wait for their goroutine. */
  private wakeFinalizers(): void {
    const { rt } = this;
    const fin = rt.heap.get(Root.FinG);
    if (fin !== 0 && rt.gs.status(fin) === GStatus.Waiting && rt.gs.getByte(fin, 'waitreason') === WaitReason.Finalizer) ready(rt, fin, false);
  }

  readInput(g: number, fd: number, n: number): number | null {
    return this.inputs.read(g, fd, n);
  }

  // ---- the loop

  async run(): Promise<RunResult> {
    const { rt } = this;
    this.startMs = nowMs();
    this.gc.begin();
    if (rt.heap.getF(Root.NsStart) === 0) rt.heap.setF(Root.NsStart, rt.nanotime());
    this.lastYield = this.startMs;
    const tracer = this.options.schedTrace === undefined ? null : new SchedTracer(rt, this.options.schedTrace * 1e6, this.options.schedDetail === true);
    this.engine.reset();
    let looks = 0;
    try {
      while (!this.exited()) {
        const n = rt.heap.get(Root.NProcs);
        const i = rt.heap.get(Root.TurnP) % n;
        const busy = this.turn(rt.proc(i));
        rt.heap.set(Root.TurnP, (i + 1) % n);
        if (this.exited()) break;
        const idle = busy ? 0 : rt.heap.get(Root.TurnsIdle) + 1;
        rt.heap.set(Root.TurnsIdle, idle < n ? idle : 0);
        if (idle >= n && !(await this.idle())) break;
        tracer?.turn();
        if (this.raceEnd !== 0 && rt.nanotime() >= this.raceEnd) this.endRace();
        this.options.onTurn?.();
        // Short turns are not worth a look at the clock.
        if ((leftOfTurn(rt.mem) < this.turnFuel >> 1 || (++looks & 15) === 0) && nowMs() - this.lastYield > yieldEveryMs) await this.yieldToHost();
      }
    } finally {
      rt.out.flush(); // also before a bug of ours is reported
    }
    return { exitCode: rt.heap.get(Root.ExitCode), counters: rt.counters.record(rt.fuelClock()) };
  }

  /** The status of a program that a signal ends; 0: none has come. */
  private interrupted = 0;
  /** What is printed then, with all stacks; '': nothing. */
  private lastWords = '';

  /** Asks the machine to stop at its next pause, as a signal does: SIGINT unless told otherwise. With a text, it ends as Go does behind its own handler. */
  interrupt(signal = 2, text = ''): void {
    if (this.interrupted === 0) {
      this.interrupted = text === '' ? 128 + signal : 2;
      this.lastWords = text;
      this.rt.isEnding = true;
    }
    this.host.interrupt?.();
  }

  private endInterrupted(): Next {
    const { rt } = this;
    const g = this.someRunning();
    const top = g === 0 ? undefined : rt.traceback.logical(rt.gs.get(g, 'fp'), true, 1)[0];
    const pc = top === undefined ? 0 : rt.symtab.pcOf(top.frame, top.depth);
    // DEPARTURE: no registers behind the stacks: the machine has none.
    if (this.lastWords !== '') rt.out.text(2, `${this.lastWords}\nPC=0x${pc.toString(16)} m=0 sigcode=0\n${rt.traceback.others(0, rt.nanotime())}`);
    rt.heap.set(Root.ExitCode, this.interrupted);
    return Next.Exit;
  }

  /** When a run with -race ends whose main has returned: until then other goroutines go on, as in Go. 0: it has not. */
  private raceEnd = 0;

  private endRace(): void {
    const { rt } = this;
    const race = rt.race!;
    rt.out.text(2, race.summary());
    rt.heap.set(Root.ExitCode, race.errors > 0 ? race.options.exitCode : 0);
  }

  protected exited(): boolean {
    return this.rt.heap.get(Root.ExitCode) !== 0xffffffff;
  }

  /** True if input has come. */
  private async yieldToHost(): Promise<boolean> {
    this.rt.out.flush();
    await this.host.yield();
    // Its reader is new to the processors that have been found idle already.
    const came = this.inputs.poll();
    if (came) this.rt.heap.set(Root.TurnsIdle, 0);
    this.lastYield = nowMs();
    if (this.interrupted !== 0) this.endInterrupted();
    this.isTimeUp(this.someRunning());
    return came;
  }

  /** Has the time limit been reached? It ends the program. Looked at between turns, and within those of a goroutine that is alone. */
  private isTimeUp(g: number): boolean {
    const limitMs = this.options.timeout;
    if (limitMs === undefined || nowMs() - this.startMs <= limitMs) return false;
    limit(this.rt, `time limit of ${limitMs / 1000}s reached (--timeout=${limitMs / 1000}s)`, g, 124);
    return true;
  }

  private someRunning(): number {
    const { rt } = this;
    for (let i = 0; i < rt.heap.get(Root.NProcs); i++) {
      const g = rt.mem.u32[(rt.proc(i) + Proc.Cur) >>> 2]!;
      if (g !== 0) return g;
    }
    return 0;
  }

  /** A timer goroutine whose time has come is made to run. */
  private timerDue(): number {
    const { heap, gs } = this.rt;
    const at = heap.getF(Root.WakeAt);
    if (at === 0 || this.rt.nanotime() < at) return 0;
    const g = heap.get(Root.TimerG);
    if (g === 0 || gs.status(g) !== GStatus.Waiting) return 0;
    heap.setF(Root.WakeAt, 0);
    this.rt.counters.add(Counter.Timers, 1);
    return g;
  }

  /** One turn of a P; false if it had nothing to do. */
  private turn(p: number): boolean {
    const { rt } = this;
    const { heap, mem } = rt;
    rt.newTurn();
    heap.set(Root.CurP, p);
    mem.u32[Ctl.P >>> 2] = p;
    // Ps take turns, where a real machine's work side by side: while some of them mark, turns are shorter, so that nobody waits longer.
    const turnFuel = rt.gc.marking() ? Math.max(1, this.turnFuel >> markingShift) : this.turnFuel;
    const gc = this.gc.turn(p, turnFuel);
    const isLong = !rt.gc.marking() && !rt.gc.sweeping() && heap.getF(Root.WakeAt) === 0 && !this.inputs.waiting() && isAlone(rt, p);
    const fuel = (isLong ? aloneTurns : 1) * turnFuel - gc;
    rt.lostOfTurn = 0;
    beginTurn(mem, fuel, isLong ? turnFuel : 0);
    let busy = gc > 0;
    mem.u32[(p + Proc.SeenTick) >>> 2] = mem.u32[(p + Proc.Tick) >>> 2]!;
    const timer = this.timerDue();
    if (timer !== 0) {
      rt.gs.setStatus(timer, GStatus.Runnable);
      // Timers that are always due leave others half of the turn.
      payTurn(mem, Math.min(this.runG(p, timer, graceFuel * 50, true), leftOfTurn(mem) - (turnFuel >> 1)));
      busy = true;
    }
    while (leftOfTurn(mem) > 0 && !this.exited()) {
      if (mem.u32[(p + Proc.Id) >>> 2]! >= heap.get(Root.NProcs)) break;
      let g = mem.u32[(p + Proc.Cur) >>> 2]!;
      if (g === 0) {
        const found = findRunnable(rt, p);
        const inherits = found < 0;
        g = inherits ? -found : found;
        if (g === 0) {
          const marked = this.gc.idle(leftOfTurn(mem));
          payTurn(mem, marked);
          if (marked > 0) busy = true;
          break;
        }
        mem.u32[(p + Proc.Cur) >>> 2] = g;
        rt.gs.setPreempted(g, false);
        if (rt.events.on) rt.events.emit(EventKind.GoStart, g, 0);
        const slice = mem.i32[(p + Proc.Slice) >>> 2]!;
        if (!inherits || slice <= 0) {
          mem.i32[(p + Proc.Slice) >>> 2] = this.newSlice();
          mem.u32[(p + Proc.Tick) >>> 2]!++;
        }
        rt.counters.add(Counter.Switches, 1);
        // Who is handed over waited for what the clock of turns does not show.
        if (countStart(rt)) this.noteLatency(g, inherits);
      }
      busy = true;
      const slice = mem.i32[(p + Proc.Slice) >>> 2]!;
      const quota = Math.max(1, Math.min(leftOfTurn(mem), slice));
      const used = this.runG(p, g, quota, false);
      payTurn(mem, Math.max(1, used));
      mem.i32[(p + Proc.Slice) >>> 2]! -= used;
    }
    // The other Ps had nothing to do meanwhile.
    if (isLong) heap.addF(Root.PTime, Math.max(0, fuel - rt.lostOfTurn - mem.i32[Ctl.Reserve >>> 2]! - Math.max(leftOfTurn(mem), 0) - turnFuel));
    heap.addF(Root.PTime, turnFuel / heap.get(Root.NProcs));
    // GOMAXPROCS was lowered below this P meanwhile.
    if (mem.u32[(p + Proc.Id) >>> 2]! >= heap.get(Root.NProcs)) drainProc(rt, p);
    return busy;
  }

  /** Fuel of the slice that a goroutine gets which is put on a P. */
  private newSlice(): number {
    const { rt } = this;
    if (this.options.randomSched === true) return randomSlice(rt);
    const { stress } = rt.heap;
    if (stress === null || stress.preemptFirst + stress.preemptEvery === 0) return this.sliceFuel;
    if (rt.counters.get(Counter.Switches) < stress.preemptFirst) return 1;
    return stress.preemptEvery === 0 ? this.sliceFuel : 1 + (rt.stressRand() % (2 * stress.preemptEvery));
  }

  /** How long it was runnable. Asked for one in eight (Go: gTrackingPeriod). `next`: it comes from runnext. */
  private noteLatency(g: number, next: boolean): void {
    const { rt } = this;
    const since = rt.gs.waitSince(g);
    if (since > 0) rt.heap.addF(Root.LatencyHist + 8 * timeBucket(Math.max(0, (next ? rt.turnTime() : rt.nanotime()) - since)), 1);
  }

  /**
   * Runs a goroutine for about `quota` fuel or until it is off the P; returns the fuel used, of the last one if others took its place: Proc.Slice
   * and Ctl.Left are then those at its start.
   */
  private runG(p: number, g: number, quota: number, side: boolean): number {
    const { rt, engine } = this;
    const { gs, mem } = rt;
    let used = 0;
    /** What a goroutine with locks gets beyond its quota. */
    let grace = graceFuel;
    for (;;) {
      if (gs.status(g) !== GStatus.Running) gs.setStatus(g, GStatus.Running);
      // Compiled code allocates by itself again, and would leave the word: not large objects, and not while a cycle is due, where who has helped
      // would be asked again for ever.
      const retry = gs.gcretry(g);
      if ((retry === Retry.Helped || retry === Retry.Owing) && rt.heap.get(Root.SlowAlloc) === 0 && !rt.heap.cycleDue()) gs.setGcretry(g, Retry.No);
      // Under stress every prologue stops, for the stack to be moved; a big one only now and then, for the time it takes.
      const move = rt.heap.stress?.moveStacks === true;
      const everyCall = move && gs.get(g, 'hi') - gs.get(g, 'lo') <= stressedStack;
      if (move) this.moveStack(g);
      const lim = gs.limit(g);
      const u = mem.u32;
      u[Ctl.G >>> 2] = g;
      u[Ctl.Real >>> 2] = lim;
      u[Ctl.Limit >>> 2] = everyCall ? 0 : lim;
      // More stops at the same polls: a sampled run takes the same decisions.
      const give = Math.max(Math.min(quota - used, rt.events.sampleFuel || Infinity, this.options.timeout === undefined ? Infinity : lookFuel), 1);
      mem.i32[Ctl.Fuel >>> 2] = give;
      rt.quota = give;
      const started = u[Ctl.Started >>> 2]!;
      let left = leftOfTurn(mem);
      const isOpen = !side && allowSwitches(rt, this.sliceFuel);
      const reason = engine.run(gs.fp(g));
      if (isOpen) forbidSwitches(rt);
      if (mem.u32[Ctl.Started >>> 2] !== started) {
        g = mem.u32[Ctl.G >>> 2]!;
        used = 0;
        quota = rt.quota;
        left = leftOfTurn(mem);
      }
      const spent = rt.quota - mem.i32[Ctl.Fuel >>> 2]!;
      rt.quota = 0;
      rt.addClock(spent);
      used += spent;
      mem.i32[Ctl.Used >>> 2] = used;
      gs.addFuel(g, spent);
      const top = mem.u32[Ctl.Top >>> 2]!;
      if (rt.events.on) {
        // Of a goroutine that has ended only the frame of its function is what it was; where it stood last lies under other values.
        gs.setPtr(g, 'fp', reason === StopReason.Done ? gs.get(g, 'lo') : top);
        rt.events.emit(EventKind.Fuel, g, spent);
      }
      let next: Next;
      if (reason === StopReason.Done) {
        endGoroutine(rt, g);
        next = Next.Off;
      } else {
        gs.setFp(g, top);
        if (reason !== StopReason.Preempt && reason !== StopReason.Grow && !(this.waits(g, reason) && resumeTurn(mem))) rt.cutTurn();
        next = this.stopped(g, top, reason, used >= quota);
      }
      if (leftOfTurn(mem) < left) quota = Math.min(quota, leftOfTurn(mem));
      used += this.gc.takeOwed();
      mem.i32[Ctl.Used >>> 2] = used;
      if (next === Next.Go) {
        if (used < quota || gs.locks(g) !== 0) {
          if (this.isTimeUp(g)) return used;
          // Behind a grace it stops at every check: in a loop that takes a part of the grace it would be found at the same one, locked, for ever.
          if (used >= quota) {
            quota = used + grace;
            grace = 1;
          }
          continue;
        }
        if (side) {
          quota += graceFuel * 50;
          continue;
        }
        // The turn or the slice is over.
        if (mem.i32[(p + Proc.Slice) >>> 2]! - used <= 0) {
          rt.counters.add(Counter.Preemptions, 1);
          if (rt.events.on) rt.events.emit(EventKind.GoPreempt, g, 1);
          gs.setStatus(g, GStatus.Runnable);
          gs.setPreempted(g, true);
          if (mem.u32[(p + Proc.Cur) >>> 2] === g) mem.u32[(p + Proc.Cur) >>> 2] = 0;
          globPut(rt, g);
        }
        return used;
      }
      if (next === Next.Handoff) {
        const to = this.handoff;
        this.handoff = 0;
        gs.set64(to, 'waitsince', 0);
        gs.setByte(to, 'waitreason', 0);
        rt.counters.add(Counter.Switches, 1);
        if (!side) mem.u32[(p + Proc.Cur) >>> 2] = to;
        if (rt.events.on) rt.events.emit(EventKind.GoStart, to, 0);
        g = to;
        continue;
      }
      if (!side && mem.u32[(p + Proc.Cur) >>> 2] === g) mem.u32[(p + Proc.Cur) >>> 2] = 0;
      return used;
    }
  }

  /** Does the goroutine only wait, and nobody else looks at it? */
  private waits(g: number, reason: StopReason): boolean {
    return reason === StopReason.Park && this.rt.mem.u32[Ctl.Detail >>> 2] === Action.Park && this.rt.gs.bubble(g) === 0;
  }

  /** What follows a stop with the goroutine in memory. */
  protected stopped(g: number, top: number, reason: StopReason, _spent: boolean): Next {
    const { rt } = this;
    const { gs } = rt;
    switch (reason) {
      case StopReason.Preempt:
      case StopReason.HostStack:
      case StopReason.Probe:
      case StopReason.Switch:
        return Next.Go;
      case StopReason.Grow:
        return this.grow(g, top);
      case StopReason.Collect:
        return this.collectAndRetry(g);
      case StopReason.Park:
        return act(this, g, top);
      case StopReason.Trap:
        return trap(this, g, top);
      case StopReason.Dangling:
        reportDangling(rt, g);
        return Next.Exit;
      case StopReason.Exit: {
        if (rt.isEnding) return this.endInterrupted();
        const code = rt.mem.u32[Ctl.Detail >>> 2]!;
        if (rt.outputLimitHit) return limit(rt, `output limit of ${rt.out.limit} bytes reached (--max-output=${rt.out.limit})`, g);
        if (rt.race !== null && code === 0 && this.options.explored !== true) {
          this.raceEnd = rt.nanotime() + rt.race.options.exitSleep;
          if (rt.heap.get(Root.NGor) === 1) this.endRace();
          gs.setStatus(g, GStatus.Waiting);
          return Next.Off;
        }
        rt.heap.set(Root.ExitCode, code);
        return Next.Exit;
      }
      default:
        throw new InternalError(`engine stopped for reason ${reason as number}`);
    }
  }

  /** `new` wants something of the collector first, or there is no memory. Afterwards it is tried again. */
  private collectAndRetry(g: number): Next {
    const { rt } = this;
    const before = retryOf(rt, g);
    const large = rt.gs.gcretry(g) & Retry.Large;
    switch (before) {
      case Retry.Failed:
        return outOfMemory(this, g, this.wanted);
      case Retry.Exhausted:
        this.gcNow();
        return Next.Go;
      default:
        rt.gs.setGcretry(g, Retry.Helped | large);
        if (before === Retry.No) rt.profiles.sample(g, rt.gs.get(g, 'fp'));
        // Pools are emptied by Go code, in front of a cycle.
        if (rt.heap.cycleDue() && this.hasPools()) pushCall(rt, g, 'runtime.gcwork');
        else if (this.gcHelp(g)) rt.gs.setGcretry(g, Retry.Owing | large);
        return Next.Go;
    }
  }

  /** A package has registered a function that empties its pools. */
  private hasPools(): boolean {
    const at = this.program.symbols.get('runtime.poolcleanup');
    return at !== undefined && this.rt.mem.u32[at >>> 2] !== 0 && this.rt.funcOrNull('runtime.gcwork') !== null;
  }

  private grow(g: number, top: number): Next {
    const { rt } = this;
    const size = rt.gs.wantedSize(g, top);
    const max = rt.heap.getF(Root.MaxStack);
    if (size > max) return stackOverflow(this, g, top, max);
    const moved = rt.gs.copyStack(g, top, size);
    if (moved === 0) return outOfMemory(this, g, size);
    rt.gs.setPtr(g, 'fp', moved);
    return Next.Go;
  }

  private moveStack(g: number): void {
    const { gs } = this.rt;
    const moved = gs.copyStack(g, gs.get(g, 'fp'), gs.get(g, 'hi') - gs.get(g, 'lo'));
    if (moved !== 0) gs.setPtr(g, 'fp', moved);
  }

  /** Nothing can run: wait for a timer or for input, or report the deadlock. False when the program has ended. */
  private async idle(): Promise<boolean> {
    const { rt, host } = this;
    const at = rt.heap.getF(Root.WakeAt);
    const input = this.inputs.waiting();
    rt.out.flush();
    if (this.inputs.poll()) return true;
    if (this.raceEnd !== 0 && !(at !== 0 && at < this.raceEnd)) {
      this.endRace();
      return false;
    }
    if (at === 0 && !input) {
      this.deadlock();
      return false;
    }
    if (at !== 0 && rt.options.fakeTime === true) {
      const now = rt.nanotime();
      if (input) {
        // What comes from outside comes in real time; but for signals nobody waits on a virtual clock.
        if (this.inputs.reading()) await host.wait(this.untilLimit(at - now), true);
        if (await this.yieldToHost()) return true;
        if (this.exited()) return false;
      }
      if (at > now) {
        rt.heap.addF(Root.VirtualTime, at - now);
        rt.heap.addF(Root.NsWaited, at - now);
      }
      return true;
    }
    const ns = this.untilLimit(at === 0 ? Infinity : at - rt.nanotime());
    if (ns > 0) {
      const start = rt.nanotime();
      await host.wait(ns, input);
      rt.heap.addF(Root.NsWaited, rt.nanotime() - start);
    }
    if (input) this.inputs.poll();
    await this.yieldToHost();
    return !this.exited();
  }

  /** How long to wait, in nanoseconds: not much longer than the time limit. */
  private untilLimit(ns: number): number {
    const limitMs = this.options.timeout;
    const most = limitMs === undefined ? Infinity : Math.max(1e6, (limitMs - (nowMs() - this.startMs)) * 1e6 + 1e6);
    return Math.min(Math.max(0, ns), most);
  }

  protected deadlock(): void {
    const { rt } = this;
    if (rt.heap.get(Root.MainExited) !== 0 && rt.heap.get(Root.NGor) === 0) {
      rt.out.text(2, 'fatal error: no goroutines (main called runtime.Goexit) - deadlock!\n');
    } else {
      rt.out.text(2, `fatal error: all goroutines are asleep - deadlock!\n${rt.traceback.others(0, rt.nanotime())}`);
    }
    rt.heap.set(Root.ExitCode, 2);
  }
}
