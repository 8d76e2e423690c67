/**
 * Traces in the format of Go's execution tracer, version 1.26, which `go tool trace` opens. The wire format is described in
 * internal/trace/tracev2 of the Go distribution (events.go, spec.go); one generation, and a thread for each processor.
 *
 * INVARIANTS
 *   - The reader validates every transition, so this writer keeps the state of each goroutine and inserts what a record leaves unsaid
 *     (a goroutine that is handed a processor directly was made runnable by the one that handed it over).
 *   - Sequence numbers of goroutines and of collections grow by one at each event that carries one.
 */
import { EventKind } from '../abi/events.js';
import type { TraceEvent, TraceRecord } from '../runtime/tracer.js';

/** Event types of tracev2 that are written. */
const Ev = {
  EventBatch: 1,
  Stacks: 2,
  Stack: 3,
  Strings: 4,
  String: 5,
  Frequency: 8,
  ProcsChange: 9,
  ProcStatus: 13,
  GoCreate: 14,
  GoStart: 16,
  GoDestroy: 17,
  GoStop: 19,
  GoBlock: 20,
  GoUnblock: 21,
  GoStatus: 25,
  GCBegin: 29,
  GCEnd: 30,
  UserTaskBegin: 40,
  UserTaskEnd: 41,
  UserRegionBegin: 42,
  UserRegionEnd: 43,
  UserLog: 44,
  Sync: 50,
  ClockSnapshot: 51,
  EndOfGeneration: 52,
} as const;

const procRunning = 1;
const goRunnable = 1;
const maxBatch = 60_000;
const maxString = 1024;
const maxFrames = 128;
/** No thread: 2^64 - 1. */
const noThread = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01];

function pushVarint(out: number[], v: number): void {
  while (v >= 0x80) {
    out.push((v % 0x80) | 0x80);
    v = Math.floor(v / 0x80);
  }
  out.push(v);
}

/** Batches of one thread; times are differences within a batch. */
class Thread {
  private data: number[] = [];
  private start = 0;
  private last = 0;

  constructor(
    private readonly id: number,
    private readonly emit: (thread: number, time: number, data: number[]) => void,
  ) {}

  event(t: number, type: number, args: readonly (number | readonly number[])[]): void {
    if (this.data.length > maxBatch) this.flush();
    if (this.data.length === 0) {
      this.start = t;
      this.last = t;
    }
    this.data.push(type);
    pushVarint(this.data, t - this.last);
    this.last = t;
    for (const a of args) {
      if (typeof a === 'number') pushVarint(this.data, a);
      else this.data.push(...a);
    }
  }

  flush(): void {
    if (this.data.length > 0) this.emit(this.id, this.start, this.data);
    this.data = [];
  }
}

type GoState = 'runnable' | 'running' | 'waiting';

class Writer {
  private readonly out: number[] = [];
  private readonly strings = new Map<string, number>();
  private readonly pcs = new Map<string, number>();
  private readonly threads = new Map<number, Thread>();
  private readonly states = new Map<number, GoState>();
  private readonly seqs = new Map<number, number>();
  private gcSeq = 0;

  constructor(private readonly r: TraceRecord) {}

  private batch(thread: number | readonly number[], time: number, data: readonly number[]): void {
    const { out } = this;
    out.push(Ev.EventBatch);
    pushVarint(out, 1);
    if (typeof thread === 'number') pushVarint(out, thread);
    else out.push(...thread);
    pushVarint(out, time);
    pushVarint(out, data.length);
    for (const b of data) out.push(b);
  }

  private str(s: string): number {
    const cut = s.slice(0, maxString);
    let id = this.strings.get(cut);
    if (id === undefined) {
      id = this.strings.size + 1;
      this.strings.set(cut, id);
    }
    return id;
  }

  private seq(g: number): number {
    const n = (this.seqs.get(g) ?? 0) + 1;
    this.seqs.set(g, n);
    return n;
  }

  private thread(e: TraceEvent): Thread {
    let t = this.threads.get(e.p);
    if (t === undefined) {
      t = new Thread(e.p, (id, time, data) => this.batch(id, time, data));
      this.threads.set(e.p, t);
      t.event(this.time(e), Ev.ProcStatus, [e.p, procRunning]);
    }
    return t;
  }

  /** Times begin at 1: 0 would stand for no time. */
  private time(e: TraceEvent): number {
    return e.t + 1;
  }

  private event(e: TraceEvent): void {
    const t = this.thread(e);
    const at = this.time(e);
    if (e.user !== undefined) {
      this.user(t, at, e);
      return;
    }
    switch (e.kind) {
      case EventKind.GoCreate:
        if (this.states.has(e.g)) break;
        this.states.set(e.g, 'runnable');
        if (e.by === 0) t.event(at, Ev.GoStatus, [e.g, noThread, goRunnable]);
        else t.event(at, Ev.GoCreate, [e.g, this.r.starts.get(e.g)?.stack ?? 0, e.stack]);
        break;
      case EventKind.GoStart:
        if (this.states.get(e.g) === 'waiting') t.event(at, Ev.GoUnblock, [e.g, this.seq(e.g), 0]);
        t.event(at, Ev.GoStart, [e.g, this.seq(e.g)]);
        this.states.set(e.g, 'running');
        break;
      case EventKind.GoEnd:
        if (this.states.get(e.g) === 'running') t.event(at, Ev.GoDestroy, []);
        this.states.delete(e.g);
        break;
      case EventKind.GoPark:
        if (this.states.get(e.g) !== 'running') break;
        t.event(at, Ev.GoBlock, [this.str(String(e.arg)), e.stack]);
        this.states.set(e.g, 'waiting');
        break;
      case EventKind.GoReady:
        if (this.states.get(e.g) !== 'waiting') break;
        t.event(at, Ev.GoUnblock, [e.g, this.seq(e.g), e.stack]);
        this.states.set(e.g, 'runnable');
        break;
      case EventKind.GoPreempt:
        if (this.states.get(e.g) !== 'running') break;
        t.event(at, Ev.GoStop, [this.str(e.arg === 1 ? 'preempted' : 'runtime.Gosched'), e.stack]);
        this.states.set(e.g, 'runnable');
        break;
      case EventKind.GcStart:
        t.event(at, Ev.GCBegin, [++this.gcSeq, 0]);
        break;
      case EventKind.GcEnd:
        t.event(at, Ev.GCEnd, [++this.gcSeq]);
        break;
      default:
    }
  }

  /** The reader wants the goroutine of such an event to run on its thread: one that ran before the trace began is started first. */
  private user(t: Thread, at: number, e: TraceEvent): void {
    const { kind, task, parent, texts } = e.user!;
    if (this.states.get(e.g) === 'runnable') {
      t.event(at, Ev.GoStart, [e.g, this.seq(e.g)]);
      this.states.set(e.g, 'running');
    }
    const [a, b] = [this.str(texts[0] ?? ''), this.str(texts[1] ?? '')];
    switch (kind) {
      case 'task':
        return t.event(at, Ev.UserTaskBegin, [task, parent, a, e.stack]);
      case 'task-end':
        return t.event(at, Ev.UserTaskEnd, [task, e.stack]);
      case 'region':
        return t.event(at, Ev.UserRegionBegin, [task, a, e.stack]);
      case 'region-end':
        return t.event(at, Ev.UserRegionEnd, [task, a, e.stack]);
      case 'log':
        return t.event(at, Ev.UserLog, [task, a, b, e.stack]);
    }
  }

  private stacks(): void {
    let data: number[] = [Ev.Stacks];
    this.r.stacks.forEach((s, id) => {
      if (id === 0) return;
      const frames = s.frames.flatMap((f) => f.lines).slice(0, maxFrames);
      data.push(Ev.Stack);
      pushVarint(data, id);
      pushVarint(data, frames.length);
      for (const f of frames) {
        const key = `${f.name}\0${f.file}\0${f.line}`;
        let pc = this.pcs.get(key);
        if (pc === undefined) {
          pc = this.pcs.size + 1;
          this.pcs.set(key, pc);
        }
        pushVarint(data, pc);
        pushVarint(data, this.str(f.name));
        pushVarint(data, this.str(f.file));
        pushVarint(data, f.line);
      }
      if (data.length > maxBatch - 40 * maxFrames) {
        this.batch(noThread, 1, data);
        data = [Ev.Stacks];
      }
    });
    if (data.length > 1) this.batch(noThread, 1, data);
  }

  private dictionary(): void {
    let data: number[] = [Ev.Strings];
    for (const [s, id] of this.strings) {
      data.push(Ev.String);
      pushVarint(data, id);
      pushVarint(data, s.length);
      for (let i = 0; i < s.length; i++) data.push(s.charCodeAt(i) & 255);
      if (data.length > maxBatch) {
        this.batch(noThread, 1, data);
        data = [Ev.Strings];
      }
    }
    if (data.length > 1) this.batch(noThread, 1, data);
  }

  write(): Uint8Array {
    for (const c of 'go 1.26 trace\0\0\0') this.out.push(c.charCodeAt(0));
    // A unit of time is a nanosecond; the wall clock is that of the virtual machine (runtime/runtime.ts, walltime).
    const sync: number[] = [Ev.Sync, Ev.Frequency];
    pushVarint(sync, 1e9);
    sync.push(Ev.ClockSnapshot, 0);
    for (const v of [1, 1257894000, 0]) pushVarint(sync, v);
    this.batch(noThread, 1, sync);
    for (const e of this.r.events) this.event(e);
    for (const t of this.threads.values()) t.flush();
    this.stacks();
    this.dictionary();
    this.out.push(Ev.EndOfGeneration);
    return Uint8Array.from(this.out);
  }
}

export function goTrace(r: TraceRecord): Uint8Array {
  return new Writer(r).write();
}
