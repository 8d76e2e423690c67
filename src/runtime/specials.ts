/**
 * Special records: finalizers, cleanups and weak handles of objects (Go: runtime/mheap.go special, mfinal.go, mcleanup.go). A list
 * on the object's span; spans that have any are on a list of their own, so that roots are found without walking the heap. Records whose
 * function waits for its call are on the queue Root.FinQueue.
 *
 * A record is looked at only after its span was swept, and what is hung on an object or taken off the queue while marking is on
 * is shaded: a root that comes late, or a root that goes.
 */
import { InternalError } from '../base/assert.js';
import { Root, Span, Special, SpecialKind } from '../abi/layout.js';
import { Counter, type Counters } from './counters.js';
import { fault } from './faults.js';
import type { Marker } from './gcmark.js';
import type { Heap } from './heap.js';

export class Specials {
  /** Sweeps the span of an object, if that is still to be done (set by the collector). */
  ensureSwept: (s: number) => void = () => undefined;
  /** Told of the death of a sampled object: the record of its profile. */
  onProfiled: (record: number) => void = () => undefined;
  /** Told that the queue is not empty. */
  onQueued: () => void = () => undefined;

  constructor(
    private readonly heap: Heap,
    private readonly counters: Counters,
    private readonly mark: Marker,
  ) {}

  /** A special for the object that holds `obj`; 0 if memory is exhausted. */
  add(obj: number, kind: SpecialKind, fn: number, arg: number, typ: number, id: number): number {
    const { heap } = this;
    const s = heap.spanOf(obj);
    this.ensureSwept(s);
    let sp = heap.get(Root.SpecialFree);
    if (sp !== 0) heap.set(Root.SpecialFree, heap.mem.u32[(sp + Special.Next) >>> 2]!);
    else sp = heap.sysAlloc(Special.Size);
    if (sp === 0) return 0;
    const w = heap.mem.u32;
    w[(sp + Special.Obj) >>> 2] = obj;
    w[(sp + Special.Kind) >>> 2] = kind;
    w[(sp + Special.Fn) >>> 2] = fn;
    w[(sp + Special.Arg) >>> 2] = arg;
    w[(sp + Special.Typ) >>> 2] = typ;
    heap.mem.f64[(sp + Special.Id) >>> 3] = id;
    const first = w[(s + Span.Specials) >>> 2]!;
    w[(sp + Special.Next) >>> 2] = first;
    w[(s + Span.Specials) >>> 2] = sp;
    if (first === 0) this.linkSpan(s);
    if (this.mark.marking()) this.mark.markSpecial(sp);
    return sp;
  }

  /** First special of the object with the kind (and id, unless 0). Finalizers and weak handles are of one address: objects of a tiny block have their own, fields too. */
  find(obj: number, kind: SpecialKind, id: number): number {
    const { heap } = this;
    const s = heap.spanOf(obj);
    if (s === 0) return 0;
    this.ensureSwept(s);
    const w = heap.mem.u32;
    const base = heap.objectBase(obj);
    for (let sp = w[(s + Span.Specials) >>> 2]!; sp !== 0; sp = w[(sp + Special.Next) >>> 2]!) {
      if (w[(sp + Special.Kind) >>> 2] !== kind || heap.objectBase(w[(sp + Special.Obj) >>> 2]!) !== base) continue;
      if ((kind === SpecialKind.Finalizer || kind === SpecialKind.Weak) && w[(sp + Special.Obj) >>> 2] !== obj) continue;
      if (id === 0 || heap.mem.f64[(sp + Special.Id) >>> 3] === id) return sp;
    }
    return 0;
  }

  /** Takes it off its object and frees it. */
  remove(sp: number): void {
    this.unlink(sp);
    this.free(sp);
  }

  free(sp: number): void {
    this.heap.mem.u32[(sp + Special.Next) >>> 2] = this.heap.get(Root.SpecialFree);
    this.heap.set(Root.SpecialFree, sp);
  }

  unlink(sp: number): void {
    const { heap } = this;
    const w = heap.mem.u32;
    const s = heap.spanOf(w[(sp + Special.Obj) >>> 2]!);
    let at = s + Span.Specials;
    while (w[at >>> 2] !== sp) {
      if (w[at >>> 2] === 0) throw new InternalError('special not on its span');
      at = w[at >>> 2]! + Special.Next;
    }
    w[at >>> 2] = w[(sp + Special.Next) >>> 2]!;
    w[(sp + Special.Next) >>> 2] = 0;
    // While roots are being marked the list of spans has a reader; it drops empty ones at the next sweep.
    if (w[(s + Span.Specials) >>> 2] === 0 && !this.mark.marking()) this.unlinkSpan(s);
  }

  private linkSpan(s: number): void {
    const { heap } = this;
    const w = heap.mem.u32;
    if (w[(s + Span.SpecPrev) >>> 2] !== 0) return;
    const at = heap.base + Root.SpecSpans;
    const next = w[at >>> 2]!;
    w[(s + Span.SpecNext) >>> 2] = next;
    w[(s + Span.SpecPrev) >>> 2] = at;
    if (next !== 0) w[(next + Span.SpecPrev) >>> 2] = s + Span.SpecNext;
    w[at >>> 2] = s;
  }

  unlinkSpan(s: number): void {
    const w = this.heap.mem.u32;
    const prev = w[(s + Span.SpecPrev) >>> 2]!;
    if (prev === 0) return;
    const next = w[(s + Span.SpecNext) >>> 2]!;
    w[prev >>> 2] = next;
    if (next !== 0) w[(next + Span.SpecPrev) >>> 2] = prev;
    w[(s + Span.SpecNext) >>> 2] = 0;
    w[(s + Span.SpecPrev) >>> 2] = 0;
  }

  // ---- queue

  private queue(sp: number): void {
    const { heap } = this;
    const tail = heap.get(Root.FinTail);
    if (tail === 0) heap.set(Root.FinQueue, sp);
    else heap.mem.u32[(tail + Special.Next) >>> 2] = sp;
    heap.set(Root.FinTail, sp);
    this.counters.add(Counter.Finalizers, 1);
    heap.addF(Root.Queued + 8 * heap.mem.u32[(sp + Special.Kind) >>> 2]!, 1);
  }

  /** Functions of a kind that wait for their call. */
  waiting(kind: SpecialKind): number {
    const { u32 } = this.heap.mem;
    let n = 0;
    for (let sp = this.heap.get(Root.FinQueue); sp !== 0; sp = u32[(sp + Special.Next) >>> 2]!) if (u32[(sp + Special.Kind) >>> 2] === kind) n++;
    return n;
  }

  /** Takes the first of the queue; 0 if it is empty. Its fields stay readable until the next record is made. */
  take(): number {
    const { heap } = this;
    const sp = heap.get(Root.FinQueue);
    if (sp === 0) return 0;
    if (this.mark.marking()) this.mark.markQueued(sp);
    const next = heap.mem.u32[(sp + Special.Next) >>> 2]!;
    heap.set(Root.FinQueue, next);
    if (next === 0) heap.set(Root.FinTail, 0);
    this.free(sp);
    return sp;
  }

  // ---- sweeping

  /**
   * Specials of the dead objects of a span, before its mark bits are read: weak handles are cleared; objects with finalizers get their bits
   * back (what they reach was marked as root) and their finalizers are queued; cleanups are queued when the object goes for good.
   */
  sweep(s: number): void {
    const { heap } = this;
    const w = heap.mem.u32;
    const dead: number[] = [];
    for (let sp = w[(s + Span.Specials) >>> 2]!; sp !== 0; sp = w[(sp + Special.Next) >>> 2]!) {
      if (!this.mark.isMarked(w[(sp + Special.Obj) >>> 2]!)) dead.push(sp);
    }
    const base = (sp: number): number => heap.objectBase(w[(sp + Special.Obj) >>> 2]!);
    const revived = new Set<number>();
    for (const sp of dead) if (w[(sp + Special.Kind) >>> 2] === SpecialKind.Finalizer) revived.add(base(sp));
    for (const sp of dead) {
      switch (w[(sp + Special.Kind) >>> 2] as SpecialKind) {
        case SpecialKind.Weak: {
          const handle = w[(sp + Special.Fn) >>> 2]!;
          if (fault('sweep-weak-handle')) break;
          w[handle >>> 2] = 0;
          if (heap.word.size === 8) w[(handle + 4) >>> 2] = 0;
          this.unlink(sp);
          this.free(sp);
          break;
        }
        case SpecialKind.Finalizer:
          this.unlink(sp);
          this.queue(sp);
          break;
        case SpecialKind.Cleanup:
          if (revived.has(base(sp))) break;
          this.unlink(sp);
          this.queue(sp);
          break;
        case SpecialKind.Profile:
          if (revived.has(base(sp))) break;
          this.onProfiled(w[(sp + Special.Typ) >>> 2]!);
          this.remove(sp);
          break;
        case SpecialKind.Bubble:
          this.remove(sp);
      }
    }
    for (const p of revived) {
      const i = (p - w[(s + Span.Start) >>> 2]!) / w[(s + Span.ElemSize) >>> 2]!;
      heap.mem.u8[s + Span.MarkBits + (i >> 3)]! |= 1 << (i & 7);
    }
    if (w[(s + Span.Specials) >>> 2] === 0) this.unlinkSpan(s);
    if (heap.get(Root.FinQueue) !== 0) this.onQueued();
  }
}
