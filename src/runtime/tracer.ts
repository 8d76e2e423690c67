/**
 * An execution trace: what every goroutine and processor did, with times and stacks (Go: runtime/trace.go). It is a recording of
 * the event stream; report/ writes it in the formats that viewers read.
 *
 * INVARIANTS
 *   - Times are in nanoseconds since the first event and strictly ascending, so every order is decided.
 *   - A goroutine is a number (goid); the timer goroutine, which runs beside whatever a P runs, does not appear.
 */
import { Ctl } from '../abi/frame.js';
import { Proc, Root } from '../abi/layout.js';
import { EventKind } from '../abi/events.js';
import { waitReasons } from './goroutines.js';
import type { Runtime } from './runtime.js';
import { type ProfileStack, stackKey, stackOf } from './stacks.js';

export interface TraceEvent {
  t: number;
  kind: EventKind;
  /** The processor on which it happened. */
  p: number;
  /** The goroutine it is about, 0: none. */
  g: number;
  /** The goroutine that was running there, 0: none. */
  by: number;
  /** Wait reason of GoPark and GoReady, creator of GoCreate, 1 for a preemption, bytes of a stack, number of a collection. */
  arg: string | number;
  /** The program's own event; then `kind` means nothing. */
  user?: UserEvent;
  /** Index into stacks: where the running goroutine (GoPark, GoPreempt: the one it is about) stood; 0 is the empty stack. */
  stack: number;
}

/** Tasks, regions and messages of the program. Texts: the name, or category and message. */
export interface UserEvent {
  kind: 'task' | 'task-end' | 'region' | 'region-end' | 'log';
  task: number;
  parent: number;
  texts: readonly string[];
}

export interface TraceRecord {
  events: TraceEvent[];
  stacks: ProfileStack[];
  /** Functions that goroutines started with, by goid: name, and a stack of that function alone. */
  starts: Map<number, { name: string; stack: number }>;
  procs: number;
}

export class Tracer {
  private readonly record: TraceRecord;
  private readonly ids = new Map<string, number>([['', 0]]);
  private readonly started: number;
  private last = -1;
  private readonly listener = (kind: EventKind, a: number, b: number): void => this.event(kind, a, b);

  constructor(private readonly rt: Runtime) {
    this.record = { events: [], stacks: [{ frames: [] }], starts: new Map(), procs: rt.heap.get(Root.NProcs) };
    this.started = rt.nanotime();
    rt.gs.forEach((g) => {
      this.name(g);
      this.push(EventKind.GoCreate, this.goid(g), 0, 0, 0);
    });
    rt.events.listen(this.listener);
  }

  /** Stops listening. */
  stop(): void {
    this.rt.events.unlisten(this.listener);
  }

  /** What the program says of itself (package runtime/trace), in the running goroutine. */
  user(kind: UserEvent['kind'], task: number, parent: number, texts: readonly string[]): void {
    const g = this.rt.mem.u32[Ctl.G >>> 2]!;
    this.push(EventKind.GoStart, this.goid(g), this.goid(g), 0, this.stack(this.rt.mem.u32[Ctl.Top >>> 2]!));
    this.record.events.at(-1)!.user = { kind, task, parent, texts };
  }

  private goid(g: number): number {
    return g === 0 ? 0 : this.rt.gs.get64(g, 'goid');
  }

  /** The recording so far, without the timer goroutine (which is known only when it has begun to run). */
  finish(): TraceRecord {
    const timer = this.goid(this.rt.heap.get(Root.TimerG));
    const events = this.record.events.filter((e) => timer === 0 || e.g !== timer).map((e) => (timer !== 0 && e.by === timer ? { ...e, by: 0, stack: 0 } : e));
    return { ...this.record, events };
  }

  private name(g: number): void {
    const { rt } = this;
    const fn = rt.symtab.find(rt.gs.get(g, 'startpc'));
    if (fn === null) return;
    const key = `start ${fn.id}`;
    let stack = this.ids.get(key);
    if (stack === undefined) {
      stack = this.record.stacks.length;
      this.ids.set(key, stack);
      const [at] = rt.symtab.chain(fn, 0).slice(-1);
      this.record.stacks.push({ frames: [{ fn: fn.addr, pc: 0, lines: [{ ...at!, line: at!.startLine }] }] });
    }
    this.record.starts.set(this.goid(g), { name: fn.code!.name, stack });
  }

  private stack(top: number): number {
    if (top === 0) return 0;
    const key = stackKey(this.rt, top);
    let id = this.ids.get(key);
    if (id === undefined) {
      id = this.record.stacks.length;
      this.ids.set(key, id);
      this.record.stacks.push(stackOf(this.rt, top));
    }
    return id;
  }

  private push(kind: EventKind, g: number, by: number, arg: string | number, stack: number): void {
    const { rt } = this;
    this.last = Math.max(this.last + 1, Math.floor(rt.nanotime() - this.started));
    const p = rt.heap.get(Root.CurP);
    this.record.events.push({ t: this.last, kind, p: rt.mem.u32[(p + Proc.Id) >>> 2]!, g, by, arg, stack });
    this.record.procs = Math.max(this.record.procs, rt.heap.get(Root.NProcs));
  }

  private event(kind: EventKind, a: number, b: number): void {
    const { rt } = this;
    const cur = rt.mem.u32[(rt.heap.get(Root.CurP) + Proc.Cur) >>> 2]!;
    const running = cur !== 0 && rt.mem.u32[Ctl.G >>> 2] === cur ? cur : 0;
    const here = (): number => (running === 0 ? 0 : this.stack(rt.gs.get(running, 'fp')));
    switch (kind) {
      case EventKind.GoCreate:
        this.name(a);
        this.push(kind, this.goid(a), this.goid(running), this.goid(b), here());
        break;
      case EventKind.GoStart:
        this.push(kind, this.goid(a), 0, 0, 0);
        break;
      case EventKind.GoEnd:
        this.push(kind, this.goid(a), this.goid(a), 0, 0);
        break;
      case EventKind.GoPark:
        this.push(kind, this.goid(a), this.goid(a), waitReasons[b] ?? '', this.stack(rt.gs.get(a, 'fp')));
        break;
      case EventKind.GoReady:
        // The native that readies another goroutine is called by the running one, whose innermost frame is at Ctl.Top.
        this.push(kind, this.goid(a), this.goid(running), waitReasons[b] ?? '', running === 0 ? 0 : this.stack(rt.mem.u32[Ctl.Top >>> 2]!));
        break;
      case EventKind.GoPreempt:
        this.push(kind, this.goid(a), this.goid(a), b, this.stack(rt.gs.get(a, 'fp')));
        break;
      case EventKind.StackCopy:
        this.push(kind, this.goid(a), this.goid(running), b, 0);
        break;
      case EventKind.GcStart:
      case EventKind.GcEnd:
        this.push(kind, 0, this.goid(running), a, 0);
        break;
      default:
    }
  }
}
