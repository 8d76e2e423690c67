/**
 * Engine `wasm`: compiles bytecode to WebAssembly, a batch of functions at a time when the first of them is needed, and resumes
 * goroutines (function.ts says how compiled code stops). It keeps nothing that is not derived from program and memory.
 *
 * Only the innermost frame is ever entered. When it returns, its caller is resumed behind the call; nothing may run in between,
 * because no map describes the results. The host's stack holds what was called since the last resumption: Ctl.Limit is lowered to
 * bound it (hostAllowance simulated bytes), a prologue beyond that stops, and run() goes on at once with an empty host stack.
 *
 * Functions beyond V8's limits are run by the interpreter: both engines agree on frames.
 */
import { Ctl, StopReason, TrapCode } from '../../abi/frame.js';
import { InternalError } from '../../base/assert.js';
import { wordInfo } from '../../abi/word.js';
import type { FuncCode, LinkedFunc, Program } from '../../bytecode/program.js';
import type { Engine, MachineServices } from '../../runtime/engine.js';
import { isMover, TypeInfo } from '../../runtime/index.js';
import { Interp } from '../interp/engine.js';
import { fastAllocs } from './alloc.js';
import { keptFunctions, keptModule, type KeptModule, type ModuleKeeper } from './kept.js';
import { type Linked, Modules } from './modules.js';
import { inlineNatives } from './natives.js';
import { lazyRefill } from './refill.js';
import { Relinking } from './relink.js';
import { type Scan, scan } from './scan.js';
import { opInfos } from './select.js';
import { buildSupport, type Support } from './support.js';
import { Drive } from './switch.js';
import { type Cell, partsOf, placeOf, Targets } from './targets.js';
import type { Unmetered } from './unit.js';

export interface WasmOptions {
  /** Simulated bytes of stack that may be run through on one host stack. */
  hostAllowance?: number;
  /** Bytes of bytecode compiled together. */
  batchBytes?: number;
  /** Functions with more than this many resume points times slots are interpreted. */
  maxWork?: number;
  /** Fuel between two looks at the clock for `relink`, and milliseconds of running that the first one waits for (each further one ten times as long). */
  relinkFuel?: number;
  relinkMs?: number;
  /** How much of the code in the largest module has to be in others for that. */
  relinkShare?: number;
  /** For measurements (bench/fuel-cost.ts): what is not charged. Such a run is not preempted there, and its fuel is not that of other engines. */
  unmetered?: Unmetered;
  /** Runs what is not compiled; by default one of its own. */
  interpreter?: Interp;
  /** Told when V8 had better not optimize JavaScript, and when that is over (driver/v8.ts): what runs meanwhile will not run for long. */
  optimize?: (isWanted: boolean) => void;
  /** Has the function run before? Those that have are compiled first, the others when they are reached. */
  hasRun?: (fid: number) => boolean;
  /** Functions that a call through the table, at a resume id of a function, has reached before. */
  met?: (fid: number, id: number) => readonly number[];
  /** Keeps the module between runs of a program. */
  modules?: ModuleKeeper | undefined;
}

/** Bytecode compiled together with a function that is run for the first time. */
const newBatchBytes = 4 << 10;

/** Bytecode that is linked again at most. */
const relinkBytes = 256 << 10;

/** Bytecode to compile after which this compiler is worth being optimized. */
const optimizeBytes = 256 << 10;

type Resume = (fp: number, fid: number) => number;

const enum State {
  None = 0,
  Compiled = 1,
  /** Left to the interpreter. */
  Interpreted = 2,
}

/** Indices of `meter`. */
const enum Meter {
  /** Fuel of all runs, and at which the clock is looked at next. */
  Spent = 0,
  NextLook = 1,
  /** When modules are linked again (milliseconds; 0: nothing has run long enough to ask), and how long after that once more. */
  RelinkAt = 2,
  RelinkAfter = 3,
  /** Fuel at which calls are asked next what they have reached, and how much later if there was nothing new. */
  NextHarvest = 4,
  HarvestAfter = 5,
}

/** Looks between two such questions at most. */
const mostLooks = 64;

export class WasmEngine implements Engine {
  private readonly program: Program;
  private readonly table: WebAssembly.Table;
  private readonly state: Uint8Array;
  /** Bytes of bytecode of compiled functions. */
  private readonly sizes: Int32Array;
  private readonly support: Support;
  private readonly resumes: (Resume | undefined)[];
  /** Resumes a frame and goes on from there (switch.ts), with the resumes of compiled functions. */
  private readonly drive: Resume;
  private readonly resumed: WebAssembly.Table;
  private readonly callbacks: Record<string, unknown>;
  private readonly nativeFns: Record<string, unknown> = {};
  private readonly inlined: (string | null)[];
  private readonly built: Modules;
  private readonly targets: Targets;
  private readonly scans = new Map<number, Scan>();
  private readonly hostAllowance: number;
  private readonly batchBytes: number;
  private readonly maxWork: number;
  private readonly lookEvery: number;
  private readonly relinkShare: number;
  private readonly hasRun: (fid: number) => boolean;
  private interpreter: Interp | null;
  /** The frames of the running goroutine are not what they were: a trap of V8 has ended it. */
  private lost = false;
  /** Statistics. */
  compiledFunctions = 0;
  compiledBytes = 0;
  compileMs = 0;
  modules = 0;

  constructor(
    private readonly services: MachineServices,
    private readonly options: WasmOptions = {},
  ) {
    this.hostAllowance = options.hostAllowance ?? 32 << 10;
    this.batchBytes = options.batchBytes ?? 64 << 10;
    this.maxWork = options.maxWork ?? 1_000_000;
    this.lookEvery = options.relinkFuel ?? 20_000_000;
    this.meter[Meter.NextLook] = this.lookEvery;
    this.meter[Meter.RelinkAfter] = options.relinkMs ?? 150;
    this.relinkShare = options.relinkShare ?? 1 / 8;
    this.interpreter = options.interpreter ?? null;
    this.hasRun = options.hasRun ?? ((): boolean => true);
    const program = (this.program = services.program);
    const t = performance.now();
    this.state = new Uint8Array(program.funcs.length);
    this.sizes = new Int32Array(program.funcs.length);
    this.targets = new Targets(program.funcs.length, options.met ?? ((): readonly number[] => []));
    this.table = new WebAssembly.Table({ element: 'anyfunc', initial: program.funcs.length });
    this.inlined = program.funcs.map((f) => (f !== undefined && f.native !== null && inlineNatives.has(f.sym) && !(services.ledger?.meter === true && isMover(f.sym)) ? f.sym : null));
    for (const f of program.funcs) {
      if (f === undefined || f.native === null) continue;
      const native = services.natives[f.id];
      this.nativeFns[f.id] = (args: number): number => {
        if (native === undefined) throw new InternalError(`native ${f.sym} is not bound`);
        return native(args >>> 0);
      };
    }
    this.built = new Modules({
      program,
      wide: program.wordSize === 8,
      inlined: (fid) => this.inlined[fid] ?? null,
      types: new TypeInfo(services.memory, wordInfo[program.wordSize]),
      ledger: services.ledger,
      unmetered: options.unmetered ?? {},
      allocates: (fid) => fastAllocs.has(program.funcs[fid]!.sym),
    }, (fn, code) => this.scanOf(fn, code));
    options.modules?.ready(() => this.kept());
    this.old = this.isUsual() ? (options.modules?.load() ?? null) : null;
    const support = (this.support = this.old?.support ?? buildSupport(program, this.hostAllowance));
    const exports = new WebAssembly.Instance(new WebAssembly.Module(support.bytes), { m: this.shared(), n: this.nativeFns, h: { noteLatency: (g: number, next: number) => services.noteLatency(g >>> 0, next !== 0) } }).exports;
    this.resumes = Array.from(support.resume, (n) => exports[`r${n}`] as Resume | undefined);
    (exports['init'] as () => void)();
    this.drive = exports['drive'] as Resume;
    this.resumed = exports['resumed'] as WebAssembly.Table;
    this.callbacks = {
      newObject: (typ: number): number => (typ === 0 ? 0 : services.newObject(typ >>> 0)),
      ledgerMiss: (cell: number, fid: number, id: number, callee: number): void => services.ledger!.miss(cell, fid, id, callee),
      writeBarrier: (slot: number, value: number): void => services.writeBarrier(slot >>> 0, value >>> 0),
      typedCopy: (typ: number, dst: number, src: number): void => services.typedCopy(typ >>> 0, dst >>> 0, src >>> 0),
      typedZero: (typ: number, dst: number): void => services.typedZero(typ >>> 0, dst >>> 0),
      refill: lazyRefill(services),
    };
    this.compileMs += performance.now() - t;
  }

  private shared(): Record<string, unknown> {
    return { memory: this.services.memory.wasm, table: this.table };
  }

  reset(): void {
    // Everything here is derived from the program alone.
  }

  // ---- running

  run(fp: number): StopReason {
    const { memory } = this.services;
    const given = memory.i32[Ctl.Fuel >> 2]!;
    const clock = memory.u32[Ctl.Clock >> 2]!;
    const reason = this.go(fp);
    // Of goroutines that were switched to in between, nearly.
    const { meter } = this;
    meter[Meter.Spent]! += Math.max(given - memory.i32[Ctl.Fuel >> 2]!, 0) + ((memory.u32[Ctl.Clock >> 2]! - clock) >>> 0);
    if (this.relinking !== null) this.goOnRelinking(this.relinking);
    if (meter[Meter.Spent]! >= meter[Meter.NextLook]!) this.relink();
    return reason;
  }

  /** In an array: the layout of an object changes when the number in a field outgrows a small integer, and V8 forgets all code that knew it. */
  private readonly meter = new Float64Array(6);
  private modulesThen = 1;
  /** Nothing has been linked again after the program had run for a while. */
  private isYoung = true;
  private relinking: Relinking | null = null;
  /** Bytecode of the largest module, and of all others. */
  private linkedCode = 0;
  private newCode = 0;

  /**
   * Puts everything compiled into one module, once it has come in several or has met new targets of calls, and has run long enough for that to pay:
   * functions in different modules call each other through the table, and V8 does not inline them. Frames go over when they are resumed. The program
   * runs on meanwhile (relink.ts).
   */
  private relink(): void {
    const { meter } = this;
    meter[Meter.NextLook] = meter[Meter.Spent]! + this.lookEvery;
    const now = performance.now();
    if (!this.isRelinkDue(now)) return;
    const isApart = this.modules !== this.modulesThen && this.newCode >= this.relinkShare * this.linkedCode;
    if (!isApart && meter[Meter.Spent]! < meter[Meter.NextHarvest]!) return;
    if (!this.targets.harvest() && !isApart) {
      meter[Meter.HarvestAfter] = Math.min(2 * meter[Meter.HarvestAfter]! + this.lookEvery, mostLooks * this.lookEvery);
      meter[Meter.NextHarvest] = meter[Meter.Spent]! + meter[Meter.HarvestAfter]!;
      return;
    }
    meter[Meter.HarvestAfter] = 0;
    meter[Meter.RelinkAfter]! *= 10;
    meter[Meter.RelinkAt] = now + meter[Meter.RelinkAfter]!;
    this.beginRelinking();
  }

  private beginRelinking(): void {
    if (this.relinking !== null) return;
    this.isYoung = false;
    this.modulesThen = this.modules;
    const all = this.compiled();
    if (this.bytesOf(all) <= relinkBytes) this.relinking = new Relinking(all, this.targets.news, this.built.linking(all, this.targets));
  }

  private goOnRelinking(r: Relinking): void {
    const t = performance.now();
    const ready = r.advance();
    if (ready !== null) {
      this.relinking = null;
      this.scans.clear();
      this.instantiate(r.batch, ready, ready.module);
      this.noteMain(r.batch, ready, r.news);
      this.modulesThen = this.modules;
    }
    this.compileMs += performance.now() - t;
  }

  private isRelinkDue(now: number): boolean {
    const { meter } = this;
    if (meter[Meter.RelinkAt] === 0) meter[Meter.RelinkAt] = now + meter[Meter.RelinkAfter]!;
    return now >= meter[Meter.RelinkAt]!;
  }

  /** Bytes of bytecode. Code of functions that are compiled already is not decoded for that. */
  private bytesOf(funcs: readonly LinkedFunc[]): number {
    return funcs.reduce((n, f) => n + (this.sizes[f.id]! || (this.sizes[f.id] = f.code!.code.length)), 0);
  }

  private compiled(): LinkedFunc[] {
    return this.program.funcs.filter((f): f is LinkedFunc => f !== undefined && this.state[f.id] === State.Compiled);
  }

  private go(fp0: number): StopReason {
    const { memory } = this.services;
    let { i32, u32 } = memory;
    // Limit 0 asks for a stop at the next prologue, which the one of a frame that is being resumed is not.
    const asked = u32[Ctl.Limit >> 2] === 0;
    let limit = asked ? u32[Ctl.Real >> 2]! : u32[Ctl.Limit >> 2]!;
    let fp = fp0;
    for (;;) {
      const fid = i32[(fp >>> 2) + 1]!;
      const id = i32[fp >>> 2]!;
      const state = this.state[fid];
      if (state !== State.Compiled) {
        if (state === undefined) throw new InternalError(`frame ${fp} of function ${fid}`);
        if (state === State.Interpreted || !this.compile(fid, fp)) {
          u32[Ctl.Limit >> 2] = asked ? 0 : limit;
          u32[Ctl.Real >> 2] = limit;
          return this.interp().run(fp);
        }
      }
      const fuel = i32[Ctl.Fuel >> 2]!;
      if (id === 0) {
        const code = this.program.funcs[fid]!.code!;
        const isOver = fp + code.frameSize > limit;
        if (isOver || fuel < 0) return this.stopped(fp, limit, isOver ? StopReason.Grow : StopReason.Preempt);
        i32[Ctl.Fuel >> 2] = fuel - code.entryFuel;
      } else {
        const back = this.built.points(fid).fuel[id]!;
        if (back > 0) i32[Ctl.Fuel >> 2] = fuel + back;
        else if (back < 0) throw new InternalError(`frame ${fp} stands at trap ${id} of function ${fid}`);
      }
      i32[Ctl.State >> 2] = 1;
      u32[Ctl.Real >> 2] = asked ? 0 : Math.min(limit, fp + this.hostAllowance);
      u32[Ctl.Limit >> 2] = 0;
      u32[Ctl.StackLimit >> 2] = limit;
      const status = this.enter(fp, fid, asked);
      if (memory.i32 !== i32) ({ i32, u32 } = memory);
      limit = u32[Ctl.StackLimit >> 2]!;
      const top = u32[Ctl.Top >> 2]!;
      if (status === Drive.Done) {
        i32[top >>> 2] = 0;
        return this.stopped(top, limit, StopReason.Done);
      }
      if (status === Drive.Frame) {
        i32[Ctl.State >> 2] = 0;
        fp = top;
        continue;
      }
      const reason: StopReason = i32[Ctl.Reason >> 2]!;
      if (reason !== StopReason.HostStack) {
        if (reason === StopReason.Trap && !this.lost) this.trapped(top);
        return this.stopped(top, limit, reason);
      }
      if (asked) return this.stopped(top, limit, StopReason.Preempt);
      fp = top;
    }
  }

  private enter(fp: number, fid: number, asked: boolean): Drive {
    const { ledger, memory } = this.services;
    try {
      if (!asked && ledger === null) return this.drive(fp, fid) as Drive;
      // Every frame that is resumed has to be seen.
      ledger?.enter(fp);
      memory.u32[Ctl.Top >> 2] = fp;
      if (this.resumes[fid]!(fp, fid) !== 0) return Drive.Stopped;
      const up = memory.u32[(fp >>> 2) + 2]!;
      memory.u32[Ctl.Top >> 2] = up === 0 ? fp : up;
      return up === 0 ? Drive.Done : Drive.Frame;
    } catch (err) {
      if (err instanceof InternalError) throw err;
      if (err instanceof WebAssembly.RuntimeError && err.message.includes('out of bounds')) return this.outOfBounds();
      throw new InternalError(`compiled code failed: ${err instanceof Error ? `${err.message}\n${err.stack ?? ''}` : String(err)}`);
    }
  }

  /**
   * A pointer that some function made of a number led out of linear memory, where no function looks before (those that make
   * pointers do, ops.ts wildCheck). It is the end of the program, as in Go.
   * DEPARTURE: what the goroutine kept in wasm locals is lost: the trace is the one of the last safepoint that was left, and the address is not known, as that of an access that is not canonical.
   */
  private outOfBounds(): Drive {
    const { i32 } = this.services.memory;
    this.lost = true;
    i32[Ctl.State >> 2] = 0;
    i32[Ctl.Reason >> 2] = StopReason.Trap;
    i32[Ctl.Arg0 >> 2] = 0;
    i32[(Ctl.Arg0 >> 2) + 1] = -0x80000000;
    i32[Ctl.Detail >> 2] = TrapCode.WildFault;
    return Drive.Stopped;
  }

  private stopped(top: number, limit: number, reason: StopReason): StopReason {
    this.services.ledger?.leave();
    const { u32 } = this.services.memory;
    u32[Ctl.Limit >> 2] = limit;
    u32[Ctl.Real >> 2] = limit;
    u32[Ctl.Top >> 2] = top;
    u32[Ctl.Reason >> 2] = reason;
    return reason;
  }

  private interp(): Interp {
    this.interpreter ??= new Interp(this.services, { codeWords: 1 << 20 });
    return this.interpreter;
  }

  /** Detail and arguments of a trap: what it is follows from the instruction. */
  private trapped(top: number): void {
    const { i32 } = this.services.memory;
    const w = top >>> 2;
    const fid = i32[w + 1]!;
    const { ops, fuel } = this.built.points(fid);
    const op = ops[i32[w]!]!;
    const a = Ctl.Arg0 >> 2;
    const { name } = opInfos[op]!;
    let detail: number;
    if (name.startsWith('bounds')) {
      const kind = -fuel[i32[w]!]! - 1;
      detail = TrapCode.Bounds | (kind << 8);
    } else {
      i32[a + 2] = 0;
      i32[a + 3] = 0;
      if (name === 'nilcheck' || name === 'call.closure') {
        const isNil = i32[a + 1] === 0 && i32[a]! >>> 0 < 4096;
        detail = isNil ? TrapCode.NilDeref : TrapCode.WildFault;
      } else {
        i32[a] = 0;
        i32[a + 1] = 0;
        detail = name.startsWith('div') ? TrapCode.Divide : TrapCode.Shift;
      }
    }
    i32[Ctl.Detail >> 2] = detail;
  }

  // ---- compiling

  private scanOf(fn: LinkedFunc, code: FuncCode): Scan {
    let s = this.scans.get(fn.id);
    if (s === undefined) this.scans.set(fn.id, (s = scan(fn, code, (fid) => this.inlined[fid] !== null)));
    return s;
  }

  /** Is the function too much for V8? */
  private isTooLarge(code: FuncCode, s: Scan): boolean {
    return s.resumable * code.slots.length > this.maxWork || code.slots.length > 20_000 || code.points.length > 60_000 || code.code.length > 1_500_000;
  }

  /** Is the function left to the interpreter? */
  isInterpreted(fn: LinkedFunc): boolean {
    return fn.code === null || this.isTooLarge(fn.code, this.scanOf(fn, fn.code));
  }

  /** Compiles the function of frame fp and what belongs to it; false: it has to be interpreted. */
  private compile(fid: number, fp: number): boolean {
    const t = performance.now();
    const isShort = this.linkedCode + this.newCode < optimizeBytes;
    if (isShort) this.options.optimize?.(false);
    this.restore();
    const batch = this.state[fid] === State.Compiled ? [] : this.batch(fid, fp);
    if (batch.length > 0) {
      const isMuch = this.isMuch(t, batch);
      this.build(isMuch && this.isYoung ? [...this.compiled(), ...batch] : batch);
      if (isMuch && !this.isYoung) this.beginRelinking();
    }
    this.scans.clear();
    if (isShort) this.options.optimize?.(true);
    this.compileMs += performance.now() - t;
    return this.state[fid] === State.Compiled;
  }

  /**
   * Is a new batch of a size for which everything is linked again, before that is due? At once, while the program is young: V8 has not yet optimized much of
   * what it would have to optimize again.
   */
  private isMuch(now: number, batch: readonly LinkedFunc[]): boolean {
    const apart = this.newCode + this.bytesOf(batch);
    return !this.isRelinkDue(now) && apart >= this.relinkShare * this.linkedCode && this.linkedCode + apart <= relinkBytes;
  }

  /**
   * What is compiled together with a function: calls inside a module are cheaper, and V8 inlines only there. The functions of all frames of
   * the goroutine and, breadth first, what they call directly; of functions that have run before many, and at last all others
   * that have; of those that have not, few.
   */
  private batch(first: number, fp: number): LinkedFunc[] {
    const queue = [first];
    const seen = new Set(queue);
    const add = (fid: number): void => {
      if (seen.has(fid)) return;
      seen.add(fid);
      queue.push(fid);
    };
    const { i32, u32 } = this.services.memory;
    for (let f = fp, n = 0; f !== 0 && n < 100; n++, f = u32[(f >>> 2) + 2]!) add(i32[(f >>> 2) + 1]!);
    const isNew = !this.hasRun(first);
    const most = isNew ? Math.min(this.batchBytes, newBatchBytes) : this.batchBytes;
    const out: LinkedFunc[] = [];
    let bytes = 0;
    let rest = isNew ? this.program.funcs.length : 0;
    for (let q = 0; bytes < most; q++) {
      while (q === queue.length && rest < this.program.funcs.length) {
        if (this.state[rest] === State.None && this.hasRun(rest)) add(rest);
        rest++;
      }
      if (q === queue.length) break;
      const fn = this.program.funcs[queue[q]!];
      if (fn === undefined || this.state[fn.id] !== State.None || fn.code === null) continue;
      const s = this.scanOf(fn, fn.code);
      if (this.isTooLarge(fn.code, s)) {
        this.state[fn.id] = State.Interpreted;
        continue;
      }
      out.push(fn);
      bytes += fn.code.code.length;
      for (const c of s.callees) if (isNew || this.hasRun(c)) add(c);
    }
    return out;
  }

  /** Emits what is not emitted yet, and links everything into one module. */
  private build(batch: readonly LinkedFunc[]): void {
    this.targets.harvest();
    const linked = this.linked(batch, this.targets);
    this.instantiate(batch, linked, null);
    this.noteMain(batch, linked, this.targets.news);
  }

  /** Makes an instance of the module of some functions, which takes the place of those that they were in. */
  private instantiate(batch: readonly LinkedFunc[], { bytes, cells }: Linked, module: WebAssembly.Module | null): void {
    const imports = { m: this.shared(), n: this.nativeFns, h: this.callbacks };
    try {
      const { exports } = new WebAssembly.Instance(module ?? new WebAssembly.Module(bytes), imports);
      for (const [name, place] of cells) this.targets.watch(place, exports[name] as Cell);
    } catch (err) {
      throw new InternalError(`invalid module for ${batch[0]!.sym}: ${err instanceof Error ? err.message : String(err)}`);
    }
    for (const f of batch) {
      if (this.state[f.id] !== State.Compiled) this.resumed.set(f.id, this.resumes[f.id]!);
      this.state[f.id] = State.Compiled;
    }
    const size = this.bytesOf(batch);
    if (size >= this.linkedCode) this.linkedCode = size;
    this.newCode = this.bytesOf(this.compiled()) - this.linkedCode;
    this.compiledFunctions += batch.length;
    this.compiledBytes += bytes.length;
    this.modules++;
  }

  private linked(batch: readonly LinkedFunc[], targets: Targets | null): ReturnType<Modules['link']> {
    const out = this.built.link(batch, targets);
    this.scans.clear();
    return out;
  }

  // ---- modules that are kept between runs (kept.ts)

  /** The module with the most code, what was known of targets when it was linked, and whether it comes from an earlier run. */
  private main: { batch: readonly LinkedFunc[]; linked: Linked; news: number; isOld: boolean } | null = null;
  /** The module of an earlier run, until it is taken. */
  private old: KeptModule | null;

  private noteMain(batch: readonly LinkedFunc[], linked: Linked, news: number, isOld = false): void {
    if (this.options.modules !== undefined && this.bytesOf(batch) === this.linkedCode) this.main = { batch, linked, news, isOld };
  }

  /** Nothing is in compiled code that is not in that of every other such run. */
  private isUsual(): boolean {
    return this.services.ledger === null && this.services.race === null && this.options.unmetered === undefined && this.options.hostAllowance === undefined;
  }

  /** Begins with the module of an earlier run. */
  private restore(): void {
    const kept = this.old;
    if (kept === null) return;
    this.old = null;
    const batch: LinkedFunc[] = [];
    for (const { fid, size, points } of keptFunctions(kept)) {
      batch.push(this.program.funcs[fid]!);
      this.sizes[fid] = size;
      this.built.keep(fid, points);
    }
    this.targets.restore(kept.targets);
    const cells = new Map<string, number>();
    for (let i = 0; i < kept.cells.length; i += 2) cells.set(`t${i >> 1}`, placeOf(kept.cells[i]!, kept.cells[i + 1]!));
    const linked = { bytes: kept.bytes, cells };
    this.instantiate(batch, linked, null);
    this.modulesThen = this.modules;
    this.noteMain(batch, linked, this.targets.news, true);
  }

  /** A module of all that has been compiled, unless the one of an earlier run is still the one with the most code. */
  private kept(): KeptModule | null {
    const all = this.compiled();
    if (!this.isUsual() || this.main === null || this.main.isOld || this.bytesOf(all) > relinkBytes) return null;
    this.targets.harvest();
    const isGood = this.newCode === 0 && this.targets.news === this.main.news;
    const { batch, linked } = isGood ? this.main : { batch: all, linked: this.linked(all, this.targets) };
    const functions = batch.map((f) => ({ fid: f.id, size: this.sizes[f.id]!, points: this.built.points(f.id) }));
    return keptModule(linked.bytes, this.support, functions, this.targets.all(), Int32Array.from([...linked.cells.values()].flatMap(partsOf)));
  }

  /** The module of a batch as `disasm --wasm` shows it: nothing has run yet. */
  moduleBytes(batch: readonly LinkedFunc[]): Uint8Array {
    return this.linked(batch, null).bytes;
  }
}
