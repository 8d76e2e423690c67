/**
 * The profiles that a program asks the runtime for: runtime.MemProfile, BlockProfile, MutexProfile, GoroutineProfile (Go: runtime/mprof.go).
 * runtime/pprof and net/http/pprof show the same records. What the host records for the user (-memprofile and its like, -http) is profiler.ts: it counts everything, outside of the
 * machine, which must not notice. Both take stacks the same way (stacks.ts).
 *
 * INVARIANTS
 *   - Everything is in memory: records, rates and what is on its way. A record holds its stack as machine frames, so it is found again
 *     by them (`buckets` is only an index).
 *   - Only programs that contain runtime.MemProfile are sampled, as in Go; their compiled code lets the runtime allocate.
 *
 * Memory: an object is sampled when a countdown of bytes passes zero, which is drawn anew from an exponential distribution with the mean
 * MemProfileRate (Go: nextSample). The allocation that is due stops as if it owed the collector something, under every engine; then its
 * stack is in memory. The record waits for the object (`pending`), which gets a special that counts its death. Numbers are published as Go
 * does: allocations of a cycle together with the frees that its sweep finds, when the next mark phase has ended or runtime.GC returns.
 *
 * Blocking: a goroutine that is made ready stands still, its frames are where it waits. Mutexes: semrelease asks, at a stop.
 */
import { Ctl } from '../abi/frame.js';
import { EventKind } from '../abi/events.js';
import { ProfileRec, Root, SpecialKind } from '../abi/layout.js';
import { GStatus, waitReasons } from './goroutines.js';
import { mallocHeaderSize, maxSmallSize, roundupsize } from './sizeclasses.js';
import { ordered, type ProfileSample } from './profiler.js';
import { belowLocks, blockingReasons, framesOf, lockingReasons, recordDepth, shownFrames, stackKey, stackOfFrames, trimmed } from './stacks.js';
import type { Frame } from './frames.js';
import type { Runtime } from './runtime.js';

/** The profiles, as package runtime numbers them. */
export const enum ProfileId {
  Mem = 1,
  Block = 2,
  Mutex = 3,
  Goroutine = 4,
}

/** Program counters in a record of Go's (runtime.StackRecord). */
const stackDepth = 32;
/** Allocations on their way at a time; more than that replace each other. */
const pendingMax = 8;

export class RuntimeProfiles {
  private readonly buckets = new Map<string, number>();
  /** Address of runtime.MemProfileRate, 0: the program does not name it. */
  private readonly rateAt: number;
  private readonly sampling: boolean;

  constructor(private readonly rt: Runtime) {
    this.rateAt = rt.program.symbols.get('runtime.MemProfileRate') ?? 0;
    this.sampling = rt.funcOrNull('runtime.MemProfile') !== null;
    if (this.sampling) {
      rt.heap.sampler = { due: (size, noscan) => this.due(size, noscan), made: (p) => this.made(p) };
      rt.gc.specials.onProfiled = (bucket) => this.died(bucket);
    }
    if (rt.funcOrNull('runtime.SetBlockProfileRate') !== null) {
      rt.events.listen((kind, g, reason) => {
        if (kind === EventKind.GoReady) this.readied(g, waitReasons[reason] ?? '');
      });
    }
  }

  /** Of a fresh machine. */
  init(): void {
    if (this.sampling) this.draw();
  }

  /** Over memory that holds records already. */
  reindex(): void {
    const { u32 } = this.rt.mem;
    this.buckets.clear();
    for (let b = this.rt.heap.get(Root.Profiles); b !== 0; b = u32[b >>> 2]!) this.buckets.set(this.keyOf(b), b);
  }

  // ---- records

  private keyOf(b: number): string {
    const { u32 } = this.rt.mem;
    let key = `${u32[(b + ProfileRec.Kind) >>> 2]} ${u32[(b + ProfileRec.Size) >>> 2]} `;
    for (let i = 0, at = (b + ProfileRec.Frames) >>> 2; i < u32[(b + ProfileRec.NFrames) >>> 2]!; i++, at += 2) key += `${u32[at]},${u32[at + 1]};`;
    return key;
  }

  /** The record of the stack that begins at `top`; 0 if memory is exhausted. `size`: of the objects. */
  private bucket(kind: ProfileId, size: number, top: number): number {
    const { rt } = this;
    const key = `${kind} ${size} ${stackKey(rt, top, recordDepth)}`;
    const old = this.buckets.get(key);
    if (old !== undefined) return old;
    const frames = framesOf(rt, top, recordDepth);
    const b = rt.heap.sysAlloc(ProfileRec.Frames + 8 * frames.length);
    if (b === 0) return 0;
    const { u32 } = rt.mem;
    u32[b >>> 2] = rt.heap.get(Root.Profiles);
    u32[(b + ProfileRec.Kind) >>> 2] = kind;
    u32[(b + ProfileRec.Size) >>> 2] = size;
    u32[(b + ProfileRec.Cycle) >>> 2] = rt.heap.get(Root.GcCycle);
    u32[(b + ProfileRec.NFrames) >>> 2] = frames.length;
    frames.forEach((f, i) => {
      u32[(b + ProfileRec.Frames + 8 * i) >>> 2] = f.fn.id;
      u32[(b + ProfileRec.Frames + 8 * i + 4) >>> 2] = f.rid;
    });
    rt.heap.set(Root.Profiles, b);
    this.buckets.set(key, b);
    return b;
  }

  private get(at: number): number {
    return this.rt.mem.f64[at >>> 3]!;
  }

  private add(at: number, n: number): void {
    this.rt.mem.f64[at >>> 3]! += n;
  }

  // ---- memory

  /** runtime.MemProfileRate. */
  rate(): number {
    const { mem, word } = this.rt;
    if (this.rateAt === 0) return 512 * 1024;
    const low = mem.u32[this.rateAt >>> 2]!;
    return word.size === 4 ? low | 0 : mem.i32[(this.rateAt + 4) >>> 2]! * 2 ** 32 + low;
  }

  /** Draws the countdown to the next sample. */
  private draw(): void {
    const { heap } = this.rt;
    const rate = this.rate();
    heap.setF(Root.SampleRate, rate);
    const mean = Math.min(rate, 0x7000000);
    heap.setF(Root.NextSample, rate === 0 ? Infinity : rate === 1 ? 0 : Math.floor(-Math.log(((this.rt.cheapRand() >>> 6) + 1) / 2 ** 26) * mean) + 1);
  }

  /** Counts an allocation down, unless it is to be sampled. */
  private due(size: number, noscan: boolean): boolean {
    const { heap } = this.rt;
    // An object in a block that others share is none of its own.
    if (noscan && size < 16 && heap.fitsTiny(size)) return false;
    const slot = slotSize(size, noscan, this.rt.word.headerAbove);
    const left = heap.getF(Root.NextSample) - slot;
    if (left < 0 || this.rate() !== heap.getF(Root.SampleRate)) {
      heap.set(Root.SampleDue, slot);
      return true;
    }
    heap.setF(Root.NextSample, left);
    return false;
  }

  /** A goroutine stands still before an allocation, its frames in memory from `top` outwards: takes the stack, if the allocation is due. */
  sample(g: number, top: number): void {
    const { heap, mem } = this.rt;
    const slot = heap.get(Root.SampleDue);
    if (slot === 0) return;
    heap.set(Root.SampleDue, 0);
    this.draw();
    const b = this.bucket(ProfileId.Mem, slot, top);
    const at = (heap.base + Root.Pending) >>> 2;
    let i = 0;
    while (i < pendingMax - 1 && mem.u32[at + 2 * i] !== 0 && mem.u32[at + 2 * i] !== g) i++;
    mem.u32[at + 2 * i] = g;
    mem.u32[at + 2 * i + 1] = b;
  }

  /** A new object: if its goroutine was about to be sampled, it is this one. */
  private made(p: number): void {
    const { heap, mem, gc } = this.rt;
    const g = mem.u32[Ctl.G >>> 2]!;
    const at = (heap.base + Root.Pending) >>> 2;
    let i = 0;
    while (i < pendingMax && mem.u32[at + 2 * i] !== g) i++;
    if (i === pendingMax) return;
    mem.u32[at + 2 * i] = 0;
    const b = mem.u32[at + 2 * i + 1]!;
    if (b === 0) return;
    this.count(b, 2, 0);
    gc.specials.add(p, SpecialKind.Profile, 0, 0, b, 0);
  }

  /** A sampled object is freed. */
  private died(b: number): void {
    this.count(b, 1, 1);
  }

  /** Adds an object to what is published `ahead` cycles from now; `freed`: 0 or 1. */
  private count(b: number, ahead: number, freed: number): void {
    this.publish(b);
    const at = this.future(b, ahead);
    this.add(at + 8 * freed, this.rt.mem.u32[(b + ProfileRec.Size) >>> 2]!);
    this.add(at + 16 + 8 * freed, 1);
  }

  private future(b: number, ahead: number): number {
    return b + ProfileRec.Future + 32 * ((this.rt.heap.get(Root.GcCycle) + ahead) % 3);
  }

  /** Brings a memory record up to the cycle whose marking has ended last. */
  private publish(b: number): void {
    const now = this.rt.heap.get(Root.GcCycle);
    const at = (b + ProfileRec.Cycle) >>> 2;
    const behind = Math.min(3, now - this.rt.mem.u32[at]!);
    this.rt.mem.u32[at] = now;
    for (let k = behind - 1; k >= 0; k--) this.flush(b, b + ProfileRec.Future + 32 * ((now + 3 - k) % 3));
  }

  private flush(b: number, from: number): void {
    for (let i = 0; i < 32; i += 8) {
      this.add(b + ProfileRec.Values + i, this.get(from + i));
      this.rt.mem.f64[(from + i) >>> 3] = 0;
    }
  }

  /** runtime.GC has swept everything: what its cycle has found is published at once (Go: mProf_PostSweep). */
  swept(): void {
    if (this.sampling) this.each(ProfileId.Mem, (b) => this.flush(b, this.future(b, 1)));
  }

  // ---- blocking

  private readied(g: number, reason: string): void {
    const { rt } = this;
    const rate = rt.heap.getF(Root.BlockRate);
    if (rate <= 0 || !blockingReasons.has(reason)) return;
    const delay = Math.max(0, rt.nanotime() - rt.gs.get64(g, 'waitsince'));
    if (rate > delay && (rt.cheapRand() / 2 ** 32) * rate > delay) return;
    const b = this.bucket(ProfileId.Block, 0, rt.gs.get(g, 'fp'));
    if (b === 0) return;
    // What was passed over counts for what was not.
    this.add(b + ProfileRec.Values, delay < rate ? rate / Math.max(1, delay) : 1);
    this.add(b + ProfileRec.Values + 8, Math.max(delay, rate));
  }

  /** The goroutine that stands at `top` lets waiter g have a lock; one of `rate` is asked. */
  released(g: number, top: number, rate: number): void {
    const { rt } = this;
    if (!lockingReasons.has(waitReasons[rt.gs.getByte(g, 'waitreason')] ?? '') || (rate > 1 && rt.cheapRand() % rate !== 0)) return;
    const b = this.bucket(ProfileId.Mutex, 0, top);
    if (b === 0) return;
    this.add(b + ProfileRec.Values, rate);
    this.add(b + ProfileRec.Values + 8, rate * Math.max(0, rt.nanotime() - rt.gs.get64(g, 'waitsince')));
  }

  // ---- reading

  private each(kind: ProfileId, f: (b: number) => void): void {
    const { rt } = this;
    for (let b = rt.heap.get(Root.Profiles); b !== 0; b = rt.mem.u32[b >>> 2]!) if (rt.mem.u32[(b + ProfileRec.Kind) >>> 2] === kind) f(b);
  }

  /**
   * Writes up to n records at p, int64 values and StackRecord each, and returns how many there are; none is written if there are more than n.
   * `all`: memory records whose objects are all freed too. `g` is the goroutine that asks, at `top`.
   */
  read(kind: ProfileId, all: boolean, p: number, n: number, g: number, top: number): number {
    const { rt } = this;
    if (kind === ProfileId.Goroutine) return this.goroutines(p, n, g, top);
    const list = this.records(kind);
    const nValues = kind === ProfileId.Mem ? 4 : 2;
    const shown = kind === ProfileId.Mem && !all ? list.filter((r) => r.values[0] !== r.values[1]) : list;
    if (shown.length > n) return shown.length;
    shown.forEach(({ values, b }, i) => {
      const at = p + i * (8 * nValues + stackDepth * rt.word.size);
      values.forEach((v, k) => {
        rt.mem.i64[(at + 8 * k) >>> 3] = BigInt(Math.floor(v));
      });
      this.writeStack(at + 8 * nValues, this.pcsOf(b, kind !== ProfileId.Mem));
    });
    return shown.length;
  }

  /** Records with what is published of them. */
  private records(kind: ProfileId): { values: number[]; b: number }[] {
    const list: { values: number[]; b: number }[] = [];
    const nValues = kind === ProfileId.Mem ? 4 : 2;
    const valuesOf = (b: number): number[] => Array.from({ length: nValues }, (_, i) => this.get(b + ProfileRec.Values + 8 * i));
    this.each(kind, (b) => {
      if (kind === ProfileId.Mem) this.publish(b);
      list.push({ values: valuesOf(b), b });
    });
    if (kind === ProfileId.Mem && list.every((r) => r.values.every((v) => v === 0))) {
      // There was no collection yet: as if there had been one.
      for (const r of list) {
        for (let i = 0; i < 3; i++) this.flush(r.b, r.b + ProfileRec.Future + 32 * i);
        r.values = valuesOf(r.b);
      }
    }
    return list;
  }

  /** The records as runtime/pprof shows them; numbers are those of the samples. */
  samples(kind: 'mem' | 'block' | 'mutex'): ProfileSample[] {
    const id = { mem: ProfileId.Mem, block: ProfileId.Block, mutex: ProfileId.Mutex }[kind];
    return ordered(
      this.records(id).map(({ values: v, b }) => {
        const { frames } = trimmed(kind, stackOfFrames(this.rt, this.framesAt(b)));
        if (kind !== 'mem') return { frames, values: v.map(Math.floor) };
        // Bytes and objects allocated and freed.
        return { frames, values: [v[2]!, v[0]!, v[2]! - v[3]!, v[0]! - v[1]!], bytes: this.rt.mem.u32[(b + ProfileRec.Size) >>> 2]! };
      }),
    );
  }

  private framesAt(b: number): Frame[] {
    const { u32 } = this.rt.mem;
    return Array.from({ length: u32[(b + ProfileRec.NFrames) >>> 2]! }, (_, i) => {
      const at = (b + ProfileRec.Frames + 8 * i) >>> 2;
      return { fp: 0, fn: this.rt.program.funcs[u32[at]!]!, rid: u32[at + 1]!, parent: 0 };
    });
  }

  private goroutines(p: number, n: number, g: number, top: number): number {
    const { rt } = this;
    const stacks: number[][] = [];
    const add = (fp: number): void => {
      const pcs = framesOf(rt, fp).flatMap((f) => shownFrames(rt, f).map((s) => s.pc));
      stacks.push([...pcs, this.exitPc()]);
    };
    add(top);
    rt.gs.forEach((other) => {
      const status = rt.gs.status(other);
      if (other !== g && status !== GStatus.Dead && status !== GStatus.Idle && rt.gs.getByte(other, 'system') === 0) add(rt.gs.get(other, 'fp'));
    });
    if (stacks.length <= n) stacks.forEach((pcs, i) => this.writeStack(p + i * stackDepth * rt.word.size, pcs));
    return stacks.length;
  }

  /** `inner`: without what lies below the methods of channels and locks (Go skips these frames). */
  private pcsOf(b: number, inner: boolean): number[] {
    const list = this.framesAt(b).flatMap((f) => shownFrames(this.rt, f));
    const from = inner ? Math.max(0, list.findIndex((f) => !belowLocks.test(f.name))) : 0;
    return [...list.slice(from).map((f) => f.pc), this.exitPc()];
  }

  /** The outermost frame returns to goexit, which has no frame here. */
  private exitPc(): number {
    return this.rt.func('runtime.goexit').addr + 2;
  }

  private writeStack(at: number, pcs: readonly number[]): void {
    const { mem, word } = this.rt;
    for (let i = 0; i < stackDepth; i++) {
      const pc = pcs[i] ?? 0;
      const to = (at + i * word.size) >>> 2;
      mem.u32[to] = pc >>> 0;
      if (word.size === 8) mem.u32[to + 1] = Math.floor(pc / 2 ** 32);
    }
  }
}

/** Bytes that an object takes: of its slot, or of its pages. */
function slotSize(size: number, noscan: boolean, headerAbove: number): number {
  const rest = !noscan && size > headerAbove && size <= maxSmallSize - mallocHeaderSize ? mallocHeaderSize : 0;
  return Math.max(noscan && size < 16 ? 16 : 0, roundupsize(size, noscan, headerAbove) + rest);
}
