/**
 * Quarantine stacks (--alloc=stack, compiler/walk/quarantine.ts): what gc would move to the heap, kept as if its frame held it, in a
 * region of its goroutine that never moves. Every execution of a declaration takes a fresh slot; a slot dies when its frame is
 * left, its iteration ends, a panic unwinds its frame or its goroutine ends; no address is used twice. So an access to a dead slot is a use of
 * a dangling pointer, whatever happened to memory meanwhile.
 *
 * In memory: g.quarantine is a record (newest live slot, end of what is used, end of the present chunk). A chunk is a span with state
 * Quarantine: a bitmap, a bit an 8-byte granule, 1: dead; then slots, a header (Slot) and the value. Live slots are a list, innermost frame
 * first, because frames nest and loops in a frame do. A frame's key is its distance from the start of the stack: stacks move, keys stay.
 *
 * To the collector live slots are roots (gc.ts), dead ones are nothing.
 */
import { Ctl } from '../abi/frame.js';
import { pageShift, pageSize, Span, SpanState } from '../abi/layout.js';
import { Counter, type Counters } from './counters.js';
import type { Goroutines } from './goroutines.js';
import type { Heap } from './heap.js';

/** Header of a slot; the value follows. */
const enum Slot {
  /** Header of the next older live slot. */
  Prev = 0,
  Type = 4,
  Site = 8,
  Key = 12,
  /** Loops around the declaration. */
  Depth = 16,
  Size = 20,
  Goid = 24,
  /** Death; 0: alive. */
  Dead = 28,
  Header = 32,
}

/** The record of a goroutine. */
const enum Rec {
  Head = 0,
  Cur = 4,
  End = 8,
  Size = 16,
}

export const enum Death {
  Frame = 1,
  Iteration = 2,
  Panic = 3,
  Goroutine = 4,
}

/** A dead slot that was used. */
export interface DeadSlot {
  site: number;
  death: Death;
  /** Goroutine that took it. */
  goid: number;
}

const granule = 8;
const bitmapBytes = (pages: number): number => (pages * pageSize) / granule / 8;
/** Pages of a goroutine's first chunk and of the largest ordinary one. */
const firstChunk = 1;
const maxChunk = 16;

export class Quarantine {
  private readonly w: number;

  constructor(
    private readonly heap: Heap,
    private readonly gs: Goroutines,
    private readonly counters: Counters,
  ) {
    this.w = gs.g['quarantine']!;
  }

  private u(at: number): number {
    return this.heap.mem.u32[at >>> 2]!;
  }
  private set(at: number, v: number): void {
    this.heap.mem.u32[at >>> 2] = v;
  }

  private record(g: number): number {
    return this.u(g + this.w);
  }

  /** A zeroed slot for a value of the type; 0 when memory is exhausted. `args`: the native's arguments, above the frame that declares. */
  take(args: number, typ: number, site: number, depth: number): number {
    const { heap, gs } = this;
    const g = this.u(Ctl.G);
    let rec = this.record(g);
    if (rec === 0) {
      rec = heap.sysAlloc(Rec.Size);
      if (rec === 0) return 0;
      this.set(g + this.w, rec);
    }
    const size = Math.ceil(heap.types.size(typ) / granule) * granule;
    const need = Slot.Header + size;
    let at = this.u(rec + Rec.Cur);
    if (at === 0 || at + need > this.u(rec + Rec.End)) {
      at = this.chunk(rec, need);
      if (at === 0) return 0;
    }
    this.set(rec + Rec.Cur, at + need);
    this.set(at + Slot.Prev, this.u(rec + Rec.Head));
    this.set(at + Slot.Type, typ);
    this.set(at + Slot.Site, site);
    this.set(at + Slot.Key, args - gs.get(g, 'lo'));
    this.set(at + Slot.Depth, depth);
    this.set(at + Slot.Size, size);
    this.set(at + Slot.Goid, gs.get(g, 'goid'));
    this.set(at + Slot.Dead, 0);
    this.set(rec + Rec.Head, at);
    this.counters.add(Counter.QuarantineSlots, 1);
    this.counters.add(Counter.QuarantineBytes, size);
    return at + Slot.Header;
  }

  private chunk(rec: number, need: number): number {
    const { heap } = this;
    const old = this.u(rec + Rec.End);
    let pages = old === 0 ? firstChunk : Math.min(maxChunk, 2 * this.u(heap.spanOf(old - 1) + Span.NPages));
    while (pages * pageSize - bitmapBytes(pages) < need) pages++;
    const s = heap.allocSpan(pages, SpanState.Quarantine);
    if (s === 0) return 0;
    const start = this.u(s + Span.Start);
    heap.mem.u8.fill(0, start, start + pages * pageSize);
    this.set(rec + Rec.End, start + pages * pageSize);
    return start + bitmapBytes(pages);
  }

  /** Slots of the frame whose native arguments are at `args`, in loops of this depth and deeper, die; depth 0: all. */
  end(args: number, depth: number): void {
    const g = this.u(Ctl.G);
    const key = args - this.gs.get(g, 'lo');
    this.kill(g, depth === 0 ? Death.Frame : Death.Iteration, (at) => {
      const k = this.u(at + Slot.Key);
      return k > key || (k === key && this.u(at + Slot.Depth) >= depth);
    });
  }

  /** A panic unwinds the stack of g down to the frame whose callee's arguments would be at `args`. */
  unwind(g: number, args: number): void {
    const key = args - this.gs.get(g, 'lo');
    this.kill(g, Death.Panic, (at) => this.u(at + Slot.Key) > key);
  }

  endGoroutine(g: number): void {
    this.kill(g, Death.Goroutine, () => true);
  }

  private kill(g: number, death: Death, dies: (at: number) => boolean): void {
    const rec = this.record(g);
    if (rec === 0) return;
    const { u8 } = this.heap.mem;
    let at = this.u(rec + Rec.Head);
    for (; at !== 0 && dies(at); at = this.u(at + Slot.Prev)) {
      this.set(at + Slot.Dead, death);
      const start = this.u(this.heap.spanOf(at) + Span.Start);
      const first = (at + Slot.Header - start) / granule;
      for (let i = first, n = first + this.u(at + Slot.Size) / granule; i < n; i++) u8[start + (i >> 3)]! |= 1 << (i & 7);
    }
    this.set(rec + Rec.Head, at);
  }

  /** Does the address lie in a dead slot? */
  isDead(p: number): boolean {
    const { heap } = this;
    const s = heap.spanOf(p);
    if (s === 0 || this.u(s + Span.State) !== SpanState.Quarantine) return false;
    const start = this.u(s + Span.Start);
    const i = (p - start) >>> 3;
    return (heap.mem.u8[start + (i >> 3)]! & (1 << (i & 7))) !== 0;
  }

  /** Is the address in some quarantine stack? */
  holds(p: number): boolean {
    const s = this.heap.spanOf(p);
    return s !== 0 && this.u(s + Span.State) === SpanState.Quarantine;
  }

  /** The slot that holds the address, which is dead. */
  deadSlot(p: number): DeadSlot | null {
    const s = this.heap.spanOf(p);
    const start = this.u(s + Span.Start);
    const pages = this.u(s + Span.NPages);
    for (let at = start + bitmapBytes(pages); at + Slot.Header <= start + (pages << pageShift); ) {
      const size = this.u(at + Slot.Size);
      if (size === 0) return null;
      if (p < at + Slot.Header + size) return { site: this.u(at + Slot.Site), death: this.u(at + Slot.Dead), goid: this.u(at + Slot.Goid) };
      at += Slot.Header + size;
    }
    return null;
  }

  /** Live slots of g, newest first: address, type, site. */
  eachLive(g: number, f: (p: number, typ: number, site: number, key: number) => void): void {
    const rec = this.record(g);
    if (rec === 0) return;
    for (let at = this.u(rec + Rec.Head); at !== 0; at = this.u(at + Slot.Prev)) f(at + Slot.Header, this.u(at + Slot.Type), this.u(at + Slot.Site), this.u(at + Slot.Key));
  }
}
