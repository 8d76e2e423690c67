/**
 * The runtime over one linear memory: it joins heap, collector, goroutines and tables, and has what natives and scheduler share.
 * It can be built anew over the bytes of a stopped machine (`attach`).
 */
import { InternalError, LimitError } from '../base/assert.js';
import { Ctl, NativeStatus, frameCtxOff, frameFuncOff, frameParentOff, frameResumeOff, frameSlotsOff } from '../abi/frame.js';
import { Proc, Root, maxProcs } from '../abi/layout.js';
import { type WordInfo, wordInfo } from '../abi/word.js';
import type { LinkedFunc, Program } from '../bytecode/program.js';
import { Counters } from './counters.js';
import { Events } from './events.js';
import { fault } from './faults.js';
import { Frames } from './frames.js';
import { Collector } from './gc.js';
import { Goroutines } from './goroutines.js';
import { Heap } from './heap.js';
import type { StressOptions } from './heap-hooks.js';
import type { Host } from './host.js';
import type { DanglingUse } from './dangling.js';
import type { Ledger } from './ledger.js';
import { Memory } from './memory.js';
import type { MemNumbers } from './memstats.js';
import { RuntimeProfiles } from './mprof.js';
import { Output } from './output.js';
import { Quarantine } from './quarantine.js';
import { RaceDetector, type RaceOptions } from './race/detector.js';
import { drainProc } from './runq.js';
import { Symtab } from './symtab.js';
import { Traceback } from './traceback.js';
import { cutTurn, inFlight } from './turns.js';
import { TypeInfo } from './types.js';

export interface MachineOptions {
  /** Hard limit of linear memory in bytes (--max-memory). */
  maxMemory?: number;
  seed?: number;
  procs?: number;
  /** GOGC; -1: off. */
  gcPercent?: number;
  /** GOMEMLIMIT in bytes; 0: none. */
  memLimit?: number;
  maxStack?: number;
  /** Milliseconds of real time. */
  timeout?: number;
  maxOutput?: number;
  maxGoroutines?: number;
  fakeTime?: boolean;
  gcTrace?: boolean;
  /** GODEBUG=gcstoptheworld=1: marking with the world stopped. */
  gcStopTheWorld?: boolean;
  /** GODEBUG=gccheckmark=1: every mark phase is checked independently. */
  gcCheckMark?: boolean;
  /** Fuel of a turn of a P, and of a goroutine's time slice. */
  turnFuel?: number;
  sliceFuel?: number;
  stress?: Partial<StressOptions>;
  /** Text of the report that a use of a dead slot in quarantine ends the run with (--alloc=stack). */
  dangling?: (use: DanglingUse) => string;
  /** Counts what allocates and what stays on the stack. */
  ledger?: Ledger;
  /** GODEBUG=schedtrace=N: milliseconds between two lines about the scheduler; scheddetail=1: with all of its Ps, threads and goroutines. */
  schedTrace?: number;
  schedDetail?: boolean;
  /** Slices of random length and runnable goroutines in random order, by the seed. */
  randomSched?: boolean;
  /** The schedule is chosen from outside (explore.ts). */
  explored?: boolean;
  /** Watch for data races. */
  race?: RaceOptions;
  /** Called between turns (snapshot tests). */
  onTurn?: () => void;
}

/** What a stopping native asks the scheduler loop to do: Ctl.Detail at a Park stop. */
export const enum Action {
  Park = 1,
  NewProc,
  NewSysProc,
  NewWaiting,
  Yield,
  YieldNext,
  Goexit,
  UnwindTo,
  CanRecover,
  SwitchTo,
  SwitchExit,
  Crash,
  Callers,
  Stack,
  CollectHelp,
  CollectStart,
  CollectWait,
  CollectNow,
  HostRead,
  /** Go on in the Go function whose id is in Ctl.Arg0, with the same arguments. */
  TailCall,
  CallPrepared,
  ReadProfile,
  MutexEvent,
  InterpretOnly,
}

export const defaultMaxMemory = 4 * 2 ** 30 - 65536;

export class Runtime {
  readonly word: WordInfo;
  readonly heap: Heap;
  readonly types: TypeInfo;
  readonly frames: Frames;
  readonly gs: Goroutines;
  readonly quarantine: Quarantine;
  readonly gc: Collector;
  /** Of a run with -race. */
  readonly race: RaceDetector | null;
  readonly counters: Counters;
  readonly events = new Events();
  readonly profiles: RuntimeProfiles;
  readonly symtab: Symtab;
  readonly traceback: Traceback;
  readonly out: Output;
  readonly mem: Memory;
  private readonly interned = new Map<string, number>();
  /** Input between hostread and hosttake. */
  input: Uint8Array = new Uint8Array(0);
  /** Chooses numbers below n instead of chance (explore.ts). */
  draw: ((n: number) => number) | null = null;
  /** Set by a native when the output limit was hit. */
  outputLimitHit = false;
  /** A signal has ended the program (Machine.interrupt): natives that speak with the host do not go on. */
  isEnding = false;

  constructor(
    readonly program: Program,
    readonly options: MachineOptions,
    readonly host: Host,
    memory: Memory,
  ) {
    this.mem = memory;
    this.word = wordInfo[program.wordSize];
    this.types = new TypeInfo(memory, this.word);
    this.heap = new Heap(memory, this.word, this.types, program.map.end);
    if (options.stress !== undefined) this.heap.stress = { collectFirst: 0, collectRate: 0, poison: false, audit: false, moveStacks: false, preemptFirst: 0, preemptEvery: 0, failAlloc: 0, ...options.stress };
    this.heap.zeroBase = program.symbols.get('runtime.zerobase') ?? this.heap.zeroBase;
    this.frames = new Frames(memory, program);
    this.counters = new Counters(this.heap, program.symbols.get('runtime.chancount') ?? 0);
    this.gs = new Goroutines(this.heap, this.frames, this.counters, this.events);
    this.quarantine = new Quarantine(this.heap, this.gs, this.counters);
    this.gc = new Collector(this.heap, this.frames, this.gs, this.counters, program.rootPtrs, this.quarantine);
    this.gc.checkMark = options.gcCheckMark === true;
    this.symtab = new Symtab(program, this.frames);
    this.traceback = new Traceback(this.frames, this.gs, this.symtab);
    this.out = new Output(host, options.maxOutput ?? Infinity);
    this.race = options.race === undefined ? null : new RaceDetector(this, options.race);
    this.profiles = new RuntimeProfiles(this);
  }

  /** A fresh machine. */
  static create(program: Program, options: MachineOptions, host: Host): Runtime {
    const max = Math.min(options.maxMemory ?? defaultMaxMemory, defaultMaxMemory);
    const initial = program.map.end + (8 << 20);
    const { ledger } = options;
    const mem = ledger === undefined ? Memory.create(initial, max) : Memory.createWithRoom(initial, max, ledger.size);
    ledger?.attach(mem);
    if (!mem.ensure(program.map.end)) {
      throw new LimitError(`the program takes ${program.map.end} bytes before it begins, more than --max-memory=${max} allows`);
    }
    mem.u8.set(program.image, program.map.code);
    const rt = new Runtime(program, options, host, mem);
    rt.init();
    return rt;
  }

  /** New objects over the bytes of a machine that stopped between turns. */
  static attach(program: Program, options: MachineOptions, host: Host, memory: Memory): Runtime {
    const rt = new Runtime(program, options, host, memory);
    if (rt.heap.get(Root.Magic) !== 0x676f7369) throw new InternalError('no machine in this memory');
    rt.forget();
    return rt;
  }

  private init(): void {
    const { heap, options, mem } = this;
    heap.init();
    heap.set(Root.GcPercent, options.gcPercent ?? 100);
    heap.setF(Root.MemLimit, options.memLimit ?? 0);
    heap.setF(Root.MaxStack, options.maxStack ?? this.word.maxStack);
    const seed = options.seed ?? this.host.entropy();
    this.seedRandom(seed);
    heap.set(Root.ProcTable, heap.sysAlloc(4 * maxProcs));
    heap.set(Root.NProcs, 0);
    this.setProcs(options.procs ?? 4);
    heap.set(Root.CurP, this.proc(0));
    this.gc.init();
    mem.u32[Ctl.GcPhase >>> 2] = 0;
    heap.set(Root.ExitCode, 0xffffffff);
    this.profiles.init();
  }

  // ---- processors

  proc(i: number): number {
    return this.mem.u32[(this.heap.get(Root.ProcTable) + 4 * i) >>> 2]!;
  }

  /** GOMAXPROCS; returns the old number, or -1 if there is no memory for a P's record. */
  setProcs(n: number): number {
    const { heap, mem } = this;
    const old = heap.get(Root.NProcs);
    if (n < 1) return old;
    n = Math.min(n, maxProcs);
    for (let i = 0; i < n; i++) {
      if (this.proc(i) !== 0) continue;
      const p = heap.sysAlloc(Proc.Size);
      if (p === 0) return -1;
      mem.u32[(p + Proc.Id) >>> 2] = i;
      mem.u32[(heap.get(Root.ProcTable) + 4 * i) >>> 2] = p;
    }
    heap.set(Root.NProcs, n);
    for (let i = n; i < old; i++) if (this.proc(i) !== heap.get(Root.CurP)) drainProc(this, this.proc(i));
    return old;
  }

  // ---- random numbers: sfc32 for programs, xorshift for schedules

  seedRandom(seed: number): void {
    const u = this.mem.u32;
    const at = (this.heap.base + Root.Rand) >>> 2;
    u[at] = seed >>> 0;
    u[at + 1] = Math.floor(seed / 2 ** 32) >>> 0;
    u[at + 2] = 0x9e3779b9;
    u[at + 3] = 1;
    for (let i = 0; i < 16; i++) this.rand32();
    u[(this.heap.base + Root.CheapRand) >>> 2] = (this.rand32() | 1) >>> 0;
  }

  rand32(): number {
    const u = this.mem.u32;
    const at = (this.heap.base + Root.Rand) >>> 2;
    const a = u[at]!;
    const b = u[at + 1]!;
    const c = u[at + 2]!;
    const t = (a + b + u[at + 3]!) >>> 0;
    u[at + 3]!++;
    u[at] = (b ^ (b >>> 9)) >>> 0;
    u[at + 1] = (c + (c << 3)) >>> 0;
    u[at + 2] = (((c << 21) | (c >>> 11)) + t) >>> 0;
    return t;
  }

  /** Draws of -stress-gc. They are their own, so that the schedule is that of a run without. */
  stressRand(): number {
    const { heap } = this;
    const n = heap.getF(Root.StressSeq) + 1;
    heap.setF(Root.StressSeq, n);
    const x = Math.imul(n ^ 0x5bd1e995, 0x9e3779b1);
    return (x ^ (x >>> 15)) >>> 8;
  }

  cheapRand(): number {
    const u = this.mem.u32;
    const at = (this.heap.base + Root.CheapRand) >>> 2;
    let x = u[at]!;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    u[at] = x >>> 0;
    return (Math.imul(x, 0x9e3779b1) ^ (x >>> 15)) >>> 0;
  }

  // ---- clock

  fuelClock(): number {
    const u = this.mem.u32;
    return u[(Ctl.Clock + 4) >>> 2]! * 2 ** 32 + u[Ctl.Clock >>> 2]!;
  }

  addClock(n: number): void {
    const u = this.mem.u32;
    const low = u[Ctl.Clock >>> 2]! + n;
    if (low < 2 ** 32) {
      u[Ctl.Clock >>> 2] = low;
      return;
    }
    const v = this.fuelClock() + n;
    u[Ctl.Clock >>> 2] = v >>> 0;
    u[(Ctl.Clock + 4) >>> 2] = Math.floor(v / 2 ** 32);
  }

  /** Monotonic nanoseconds. Virtual time: one per unit of fuel, plus jumps over idle time. */
  nanotime(): number {
    if (this.options.fakeTime !== true) return Math.floor(this.host.nanotime()) + 1;
    return this.heap.getF(Root.VirtualTime) + this.fuelClock() + this.fuelInFlight() + 1;
  }

  /** In an array: a field that numbers outgrow (here after two seconds, in nanoseconds) changes the layout of its object, and V8 forgets all code that knew it. */
  private readonly turnNow = new Float64Array([-1]);
  /** The time at the first question of the current turn of a P: good enough for how long a goroutine waits, at a fraction of the price. */
  turnTime(): number {
    if (this.turnNow[0]! < 0) this.turnNow[0] = Math.floor(this.nanotime());
    return this.turnNow[0]!;
  }
  /** The same without asking: -1 if nobody has asked yet. */
  turnTimeKnown(): number {
    return this.turnNow[0]!;
  }
  newTurn(): void {
    this.turnNow[0] = -1;
  }

  /** Fuel of the current run that is not yet in the clock. */
  get quota(): number {
    return this.mem.i32[Ctl.Quota >>> 2]!;
  }
  set quota(n: number) {
    this.mem.i32[Ctl.Quota >>> 2] = n;
  }
  private fuelInFlight(): number {
    return inFlight(this.mem);
  }

  /** The numbers of memory while metrics are read (memstats.ts). */
  memAggregate: MemNumbers | null = null;

  /** What long turns of the present turn's P have gone without. */
  lostOfTurn = 0;
  /** Something else can run, or will: the turn becomes an ordinary one (turns.ts). */
  cutTurn(): void {
    this.lostOfTurn += cutTurn(this.mem);
  }

  /** Nanoseconds since 1970. Virtual time starts at 2009-11-10 23:00:00 UTC, as the Go playground's does. */
  walltime(): number {
    return this.options.fakeTime === true ? 1257894000e9 + this.nanotime() : this.host.now();
  }

  // ---- functions and frames

  func(sym: string): LinkedFunc {
    const f = this.program.funcNamed(sym);
    if (f === undefined) throw new InternalError(`function ${sym} is not linked`);
    return f;
  }

  funcOrNull(sym: string): LinkedFunc | null {
    return this.program.funcNamed(sym) ?? null;
  }

  /** Function id at a code address. */
  idAt(code: number): number {
    return this.mem.u32[code >>> 2]!;
  }

  /** Writes a frame that starts a function. Parameters are the caller's business (slot k at fp+16+8k). */
  writeFrame(fp: number, id: number, parent: number, ctx: number): void {
    const u = this.mem.u32;
    u[(fp + frameResumeOff) >>> 2] = 0;
    u[(fp + frameFuncOff) >>> 2] = id;
    u[(fp + frameParentOff) >>> 2] = parent;
    u[(fp + frameCtxOff) >>> 2] = ctx;
  }

  /** Address of argument 0 of the native that stopped under the frame at `top`. */
  argsOf(top: number): number {
    return this.frames.endAt(top) + frameSlotsOff;
  }

  setWord(at: number, v: number): void {
    this.mem.u32[at >>> 2] = v >>> 0;
    this.mem.i32[(at + 4) >>> 2] = Math.floor(v / 2 ** 32);
  }

  /** 64-bit slot as a number (exact below 2^53). */
  getLong(at: number): number {
    return this.mem.i32[(at + 4) >>> 2]! * 2 ** 32 + this.mem.u32[at >>> 2]!;
  }

  /** Word argument, signed. */
  getWord(at: number): number {
    return this.word.size === 8 ? this.getLong(at) : this.mem.i32[at >>> 2]!;
  }

  /** Word argument, unsigned. */
  getUword(at: number): number {
    const lo = this.mem.u32[at >>> 2]!;
    return this.word.size === 8 ? this.mem.u32[(at + 4) >>> 2]! * 2 ** 32 + lo : lo;
  }

  setPtr(at: number, off: number): void {
    this.mem.u32[at >>> 2] = off;
    this.mem.u32[(at + 4) >>> 2] = this.heap.high(off);
  }

  /** Stops the goroutine for the scheduler loop. */
  stop(action: Action): NativeStatus {
    this.mem.u32[Ctl.Detail >>> 2] = action;
    return NativeStatus.Park;
  }

  tailCall(sym: string): NativeStatus {
    this.mem.u32[Ctl.Arg0 >>> 2] = this.func(sym).id;
    return this.stop(Action.TailCall);
  }

  /** Text that lives for ever outside the heap (names of functions and files). */
  intern(s: string): number {
    let p = this.interned.get(s);
    if (p === undefined) {
      let r = this.heap.sysAlloc(8 + s.length);
      if (r === 0) {
        // Names are small and few: what names them is mostly about to report a failure.
        this.heap.openReserve();
        r = this.heap.sysAlloc(8 + s.length);
      }
      if (r === 0) return 0;
      this.mem.u32[r >>> 2] = this.heap.get(Root.InternHead);
      this.mem.u32[(r + 4) >>> 2] = s.length;
      this.mem.writeText(r + 8, s);
      this.heap.set(Root.InternHead, r);
      p = r + 8;
      this.interned.set(s, p);
    }
    return p;
  }

  /** Drops what is remembered of memory that was rewound. */
  forget(): void {
    this.interned.clear();
    for (let r = this.heap.get(Root.InternHead); r !== 0; r = this.mem.u32[r >>> 2]!) this.interned.set(this.mem.text(r + 8, this.mem.u32[(r + 4) >>> 2]!), r + 8);
    this.profiles.reindex();
    this.input = new Uint8Array(0);
    this.outputLimitHit = false;
    this.isEnding = false;
    this.turnNow[0] = -1;
    this.quota = 0;
    this.lostOfTurn = 0;
    this.memAggregate = null;
    this.types.forget(this.program.map.end);
    this.out.total = 0;
    this.heap.closeReserve();
  }

  itab(i: number): number {
    return this.program.itabs[i] ?? 0;
  }

  // ---- typed memory operations with barriers

  typedCopy(typ: number, dst: number, src: number): void {
    if (dst === src) return;
    if (this.gc.marking() && !fault('barrier-typed-copy')) this.barrierRange(typ, dst, src);
    this.mem.copy(dst, src, this.types.size(typ));
  }

  typedZero(typ: number, dst: number): void {
    if (this.gc.marking()) this.barrierRange(typ, dst, 0);
    this.mem.zero(dst, this.types.size(typ));
  }

  private barrierRange(typ: number, dst: number, src: number): void {
    const u = this.mem.u32;
    this.types.forEachPtr(typ, dst, (at) => this.gc.mark.writeBarrier(at, src === 0 ? 0 : u[(src + (at - dst)) >>> 2]!));
  }
}
