/**
 * The race detector (gosim run -race): two accesses of the same memory by two goroutines, one of them a write, that nothing orders. The order is
 * happens-before of Go's memory model, kept in vector clocks (clocks.ts) from the edges that package race marks in sync and the runtime, and that
 * atomic operations and go statements are; accesses are kept in shadow memory (shadow.ts; Flanagan and Freund, FastTrack, PLDI 2009). So what is
 * reported is a race under every schedule that takes the same path, and a race is missed only if this run ordered it.
 *
 * The interpreter tells every access of code that gc would instrument (vm/interp/instrument.ts). Memory of stacks and of the machine itself is nobody's
 * business: a stack belongs to one goroutine.
 *
 * INVARIANT: the machine's memory is only read, so output, schedule and counters are those of the plain run.
 */
import { Ctl } from '../../abi/frame.js';
import { SpanState, Span } from '../../abi/layout.js';
import { AtomicPart } from '../../bytecode/program.js';
import type { Runtime } from '../runtime.js';
import { Clock, type Thread, Threads } from './clocks.js';
import { type Access, raceText } from './report.js';
import { Bits, bytesOf, type Earlier, Shadow } from './shadow.js';
import { callRules, shownCall } from './calls.js';
import { Stacks } from './stacks.js';

/** GORACE, as far as it means something here. */
export interface RaceOptions {
  /** Exit status of a program that would end with 0 but had races. */
  exitCode: number;
  haltOnError: boolean;
  stripPrefix: string;
  /** Nanoseconds that the program goes on when main has returned, for races of goroutines that it does not wait for. */
  exitSleep: number;
}

export const defaultRaceOptions: RaceOptions = { exitCode: 66, haltOnError: false, stripPrefix: '', exitSleep: 1e9 };

/** `exitcode=1 halt_on_error=1`; what is not known is ignored, as in Go. */
export function parseGorace(text: string): RaceOptions {
  const o = { ...defaultRaceOptions };
  for (const part of text.split(/[\s:]+/)) {
    const [k, v] = part.split('=', 2) as [string, string?];
    if (v === undefined) continue;
    if (k === 'exitcode' && Number.isInteger(Number(v))) o.exitCode = Number(v) & 255;
    else if (k === 'halt_on_error') o.haltOnError = v === '1' || v === 'true';
    else if (k === 'strip_path_prefix') o.stripPrefix = v;
    else if (k === 'atexit_sleep_ms' && Number(v) >= 0) o.exitSleep = Number(v) * 1e6;
  }
  return o;
}

export class RaceDetector {
  private threads = new Threads();
  private readonly byG = new Map<number, Thread>();
  private shadow = new Shadow();
  private readonly stacks: Stacks;
  /** Histories of synchronisation objects, by the 4 KB of memory that they are in, and by address; things handed on have negative keys. */
  private readonly syncs = new Map<number, Map<number, Clock>>();
  private readonly reported = new Set<string>();
  private readonly firstData: number;
  private readonly endData: number;
  /** Races reported. */
  errors = 0;
  /** Gets the races instead of standard error. */
  onRace: ((now: Access, before: Access) => void) | null = null;
  /** A report asks for the end of the program (halt_on_error). */
  halted = false;

  constructor(
    private readonly rt: Runtime,
    readonly options: RaceOptions,
  ) {
    this.stacks = new Stacks(rt.frames, rt.symtab);
    this.rules = callRules(rt);
    this.firstData = rt.program.map.data;
    this.endData = rt.program.map.end;
    rt.heap.onAlloc = (p, size) => this.allocated(p, size);
  }

  /** Forgets the run. */
  reset(): void {
    this.threads = new Threads();
    this.byG.clear();
    this.shadow = new Shadow();
    this.syncs.clear();
    this.reported.clear();
    this.errors = 0;
    this.halted = false;
  }

  // ---- goroutines

  private current(): Thread | null {
    return this.byG.get(this.rt.mem.u32[Ctl.G >>> 2]!) ?? null;
  }

  /** `top`: innermost frame of the goroutine that executes the go statement, or 0. */
  goStart(g: number, creator: number, top: number): void {
    const by = this.byG.get(creator) ?? null;
    this.byG.set(g, this.threads.start(this.rt.gs.get64(g, 'goid'), by, top === 0 ? 0 : this.stacks.take(top, -1, 0)));
  }

  goEnd(g: number): void {
    const t = this.byG.get(g);
    if (t !== undefined) this.threads.end(t);
    this.byG.delete(g);
  }

  /** A coroutine goes on where another one stops. */
  handoff(from: number, to: number): void {
    const a = this.byG.get(from);
    const b = this.byG.get(to);
    if (a === undefined || b === undefined) return;
    b.clock.join(a.clock);
    this.threads.tick(a);
  }

  // ---- synchronisation

  private sync(addr: number): Clock | undefined {
    return this.syncs.get(Math.floor(addr / 4096))?.get(addr);
  }

  private makeSync(addr: number): Clock {
    const key = Math.floor(addr / 4096);
    let page = this.syncs.get(key);
    if (page === undefined) {
      page = new Map();
      this.syncs.set(key, page);
    }
    let c = page.get(addr);
    if (c === undefined) {
      c = new Clock();
      page.set(addr, c);
    }
    return c;
  }

  private active(g: number | null): Thread | null {
    const t = g === null ? this.current() : (this.byG.get(g) ?? null);
    return t === null || t.ignored > 0 ? null : t;
  }

  /** Without g: of the running goroutine. */
  acquire(addr: number, g: number | null = null): void {
    const t = this.active(g);
    const c = t === null ? undefined : this.sync(addr);
    if (t !== null && c !== undefined) t.clock.join(c);
  }

  release(addr: number, g: number | null = null): void {
    const t = this.active(g);
    if (t === null) return;
    this.makeSync(addr).copy(t.clock);
    this.threads.tick(t);
  }

  releaseMerge(addr: number, g: number | null = null): void {
    const t = this.active(g);
    if (t === null) return;
    this.makeSync(addr).join(t.clock);
    this.threads.tick(t);
  }

  releaseAcquire(addr: number, g: number | null = null): void {
    const t = this.active(g);
    if (t === null) return;
    const c = this.makeSync(addr);
    const old = new Clock();
    old.copy(c);
    c.copy(t.clock);
    t.clock.join(old);
    this.threads.tick(t);
  }

  /** The running goroutine knows nothing of the others any more. */
  forget(): void {
    const t = this.current();
    if (t === null) return;
    const time = t.clock.get(t.slot);
    t.clock = new Clock();
    t.clock.set(t.slot, time);
  }

  ignore(delta: 1 | -1): void {
    const t = this.current();
    if (t !== null) t.ignored += delta;
  }

  // ---- memory

  private allocated(p: number, size: number): void {
    this.shadow.reset(p, p + size);
    for (let page = p >>> 12; page <= (p + size) >>> 12; page++) {
      const m = this.syncs.get(page);
      if (m === undefined) continue;
      for (const addr of m.keys()) if (addr >= p && addr < p + size) m.delete(addr);
    }
  }

  /** Can several goroutines get there? */
  private isShared(p: number): boolean {
    if (p < this.endData) return p >= this.firstData;
    const { heap } = this.rt;
    const s = heap.spanOf(p);
    return s !== 0 && heap.mem.u32[(s + Span.State) >>> 2] === SpanState.Heap;
  }

  /** An access from the frame at `fp`, at `pc` of its code. `inner`: see Stacks.take. */
  access(p: number, size: number, write: boolean, fp: number, pc: number, inner = 0): void {
    this.touch(p, size, write ? Bits.Write : 0, fp, pc, inner);
  }

  private readonly rules: ReturnType<typeof callRules>;
  private readonly shown = new Map<string, number>();

  /** Does a call of the function touch memory for its caller? */
  watches(sym: string): boolean {
    return this.rules.has(sym);
  }

  /** The call of such a function, its arguments from `a` on. */
  call(sym: string, a: number, fp: number, pc: number): void {
    let inner = this.shown.get(sym);
    if (inner === undefined) {
      inner = shownCall.test(sym) ? this.rt.func(sym).addr : 0;
      this.shown.set(sym, inner);
    }
    const at = inner;
    this.rules.get(sym)!(a, (p, size, write) => this.touch(p, size, write ? Bits.Write : 0, fp, pc, at));
  }

  /** A load or store of an atomic operation. */
  atomic(p: number, size: number, part: AtomicPart, fp: number, pc: number): void {
    if (!this.isShared(p)) return;
    if (part !== AtomicPart.Updated) this.touch(p, size, part === AtomicPart.Load ? Bits.Atomic : Bits.Atomic | Bits.Write, fp, pc, 0);
    if (part === AtomicPart.Load || part === AtomicPart.Update) this.acquire(p);
    else if (part === AtomicPart.Store) this.release(p);
    else this.releaseMerge(p);
  }

  private touch(p: number, size: number, kind: number, fp: number, pc: number, inner: number): void {
    if (size === 0 || !this.isShared(p)) return;
    const t = this.current();
    if (t === null) return;
    let id = 0;
    const stack = (): number => {
      if (id === 0) id = this.stacks.take(fp, pc, inner);
      return id;
    };
    for (let granule = p >>> 3; granule * 8 < p + size; granule++) {
      const race = this.shadow.access(granule, bytesOf(granule, p, p + size) | kind, t.slot, t.clock, stack);
      if (race !== null) {
        this.report(Math.max(p, granule * 8), (kind & Bits.Write) !== 0, t, stack(), race);
        return;
      }
    }
  }

  private report(p: number, write: boolean, thread: Thread, stack: number, earlier: Earlier): void {
    // Once for two stacks, whichever comes first.
    const key = stack < earlier.stack ? `${stack} ${earlier.stack}` : `${earlier.stack} ${stack}`;
    if (this.reported.has(key)) return;
    this.reported.add(key);
    this.errors++;
    const { rt } = this;
    const address = `0x${(rt.heap.high(p) * 2 ** 32 + p).toString(16).padStart(12, '0')}`;
    const now: Access = { write, thread, frames: this.stacks.frameList(stack) };
    const before: Access = { write: earlier.write, thread: this.threads.list[earlier.slot]!, frames: this.stacks.frameList(earlier.stack) };
    if (this.onRace !== null) this.onRace(now, before);
    else rt.out.text(2, raceText(address, now, before, (t) => this.stacks.frameList(t.created), this.options.stripPrefix));
    if (this.options.haltOnError) this.halted = true;
  }

  /** The line at the end. */
  summary(): string {
    return this.errors === 0 ? '' : `Found ${this.errors} data race(s)\n`;
  }
}
