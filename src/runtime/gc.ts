/**
 * The collector: precise mark and sweep over linear memory (Go: runtime/mgc.go, mgcmark.go, mgcsweep.go, mgcpacer.go).
 *
 * DEPARTURE: one stop-the-world cycle: clear, mark roots, drain, mark termination (finalizers), sweep. It is cut into
 * those phases, and the write barrier (`writeBarrier`, hybrid as Go's) is in place, so that marking can become
 * incremental. Pacing, goal and counts are Go's; the trigger is Go's upper bound of it (95 % of the way to the goal).
 *
 * Roots: pointer words of data and bss, every g with its stack, finalizer functions and what their objects reach.
 * Stack objects are traced when a live pointer reaches them, as in gc (runtime/mgcstack.go).
 *
 * INVARIANT: runs only while every goroutine is stopped. Its lists live only during a cycle.
 */
import { InternalError } from '../base/assert.js';
import { Ctl } from '../abi/frame.js';
import { Root, Span, SpanState, Special, pageSize } from '../abi/layout.js';
import { Counter, type Counters } from './counters.js';
import type { Frames } from './frames.js';
import { GStatus, type Goroutines } from './goroutines.js';
import type { Heap } from './heap.js';
import type { Quarantine } from './quarantine.js';
import { classToSize, mallocHeaderSize } from './sizeclasses.js';

const heapMinimum = 4 << 20;

export const enum SpecialKind {
  Finalizer = 1,
  Cleanup = 2,
  Weak = 3,
}

interface StackObj {
  addr: number;
  size: number;
  ptrs: readonly number[];
  seen: boolean;
}

export class Collector {
  /** Objects (data addresses) whose contents are to be scanned. */
  private work: number[] = [];
  private spans: number[] = [];
  private stackLo = 0;
  private stackHi = 0;
  private stackObjs: StackObj[] = [];
  private stackWork: StackObj[] = [];

  constructor(
    private readonly heap: Heap,
    private readonly frames: Frames,
    private readonly gs: Goroutines,
    private readonly counters: Counters,
    private readonly rootPtrs: Uint32Array,
    private readonly quarantine: Quarantine,
  ) {}

  // ---- pacing

  /** Sets goal and trigger from the marked heap. */
  commit(): void {
    const { heap } = this;
    const percent = heap.get(Root.GcPercent) | 0;
    const marked = heap.getF(Root.HeapMarked);
    let goal = Infinity;
    if (percent >= 0) {
      const roots = heap.getF(Root.StackInuse) + this.rootPtrs.length * heap.word.size;
      goal = Math.max(marked + ((marked + roots) * percent) / 100, (heapMinimum * percent) / 100);
    }
    const limit = heap.getF(Root.MemLimit);
    if (limit > 0) {
      const other = heap.getF(Root.StackInuse) + heap.getF(Root.SysBytes);
      goal = Math.min(goal, Math.max(limit - other, marked));
    }
    // The hard limit of memory is a goal, too: collect before it is reached.
    goal = Math.min(goal, Math.max(heap.mem.max - heap.arenaStart - heap.reserve, marked + heapMinimum));
    goal = Math.floor(goal);
    let trigger = marked + (goal - marked) * 0.95;
    if (goal > heapMinimum && goal - heapMinimum > trigger) trigger = goal - heapMinimum;
    heap.setF(Root.Goal, goal);
    heap.setF(Root.Trigger, Math.floor(trigger));
  }

  // ---- a cycle

  /** `tops(g)` gives the innermost frame of a goroutine that is not parked (running on some P). */
  collect(forced: boolean, nowNs: number, unixNs: number): void {
    const { heap } = this;
    this.heap.flushCaches();
    this.clearMarks();
    this.markRoots();
    this.drain();
    this.markTermination();
    if (heap.stress?.audit === true) this.audit();
    this.sweep();
    const cycle = heap.get(Root.GcCycle);
    heap.set(Root.GcCycle, cycle + 1);
    if (forced) heap.set(Root.NumForced, heap.get(Root.NumForced) + 1);
    this.counters.add(Counter.Collections, 1);
    heap.setF(Root.LastGC, unixNs);
    heap.setF(Root.PauseEnd + 8 * (cycle & 255), unixNs);
    heap.setF(Root.PauseNs + 8 * (cycle & 255), 0);
    void nowNs;
    this.commit();
  }

  private clearMarks(): void {
    this.spans = [];
    this.heap.forEachSpan((s) => {
      this.spans.push(s);
      this.heap.mem.u8.fill(0, s + Span.MarkBits, s + Span.MarkBits + 128);
    });
  }

  private markRoots(): void {
    const w = this.heap.mem.u32;
    for (const at of this.rootPtrs) this.markPtr(w[at >>> 2]!);
    this.gs.forEach((g) => {
      this.markG(g);
    });
    this.eachSpecial((sp, kind) => {
      this.markPtr(w[(sp + Special.Fn) >>> 2]!);
      this.markPtr(w[(sp + Special.Arg) >>> 2]!);
      // What a finalizer's object reaches stays; the object itself may die (and is revived for the call).
      if (kind === SpecialKind.Finalizer) this.scanObject(this.heap.objectBase(w[(sp + Special.Obj) >>> 2]!));
      if (kind === SpecialKind.Weak) this.markPtr(w[(sp + Special.Fn) >>> 2]!);
    });
    for (let sp = this.heap.get(Root.FinQueue); sp !== 0; sp = w[(sp + Special.Next) >>> 2]!) {
      this.markPtr(w[(sp + Special.Fn) >>> 2]!);
      this.markPtr(w[(sp + Special.Arg) >>> 2]!);
      if (w[(sp + Special.Kind) >>> 2] === SpecialKind.Finalizer) this.markPtr(w[(sp + Special.Obj) >>> 2]!);
    }
  }

  private markG(g: number): void {
    const { gs } = this;
    this.markPtr(g);
    const status = gs.status(g);
    if (status === GStatus.Dead || status === GStatus.Idle) return;
    for (const f of ['param', 'coroarg', 'timer', 'labels', 'syncGroup', 'waiting']) this.markPtr(gs.get(g, f));
    this.scanStack(g);
    this.quarantine.eachLive(g, (p, typ) => this.heap.types.forEachPtr(typ, p, (at) => this.markPtr(this.heap.mem.u32[at >>> 2]!)));
  }

  /** The sudogs of a g are marked through `waiting`, whose objects have descriptors of their own. */
  private scanStack(g: number): void {
    const { gs, frames } = this;
    const w = this.heap.mem.u32;
    this.stackLo = gs.get(g, 'lo');
    this.stackHi = gs.get(g, 'hi');
    this.stackObjs = [];
    this.stackWork = [];
    const ptrs: number[] = [];
    frames.walk(gs.get(g, 'fp'), (f) => {
      for (const off of frames.live(f)) ptrs.push(w[(f.fp + off) >>> 2]!);
      const ctx = frames.ctxWord(f);
      if (ctx !== 0) ptrs.push(w[ctx >>> 2]!);
      for (const o of f.fn.code!.stackObjects) {
        if (f.rid === 0 && o.off >= 0) continue;
        this.stackObjs.push({ addr: f.fp + o.off, size: o.size, ptrs: o.ptrs, seen: false });
      }
      return true;
    });
    this.stackObjs.sort((a, b) => a.addr - b.addr);
    for (const p of ptrs) this.markStackPtr(p);
    const d = gs.defer;
    this.markStackPtr(gs.get(g, 'panic'));
    for (let r = gs.get(g, 'defer'); r !== 0; r = w[(r + d['link']!) >>> 2]!) {
      this.markStackPtr(r);
      this.markStackPtr(w[(r + d['fn']!) >>> 2]!);
      this.markStackPtr(w[(r + d['head']!) >>> 2]!);
    }
    for (let o = this.stackWork.pop(); o !== undefined; o = this.stackWork.pop()) {
      for (const p of o.ptrs) this.markStackPtr(w[(o.addr + p) >>> 2]!);
    }
  }

  private markStackPtr(p: number): void {
    if (p < this.stackLo || p >= this.stackHi) {
      this.markPtr(p);
      return;
    }
    const objs = this.stackObjs;
    let lo = 0;
    let hi = objs.length;
    while (hi - lo > 1) {
      const m = (lo + hi) >> 1;
      if (objs[m]!.addr <= p) lo = m;
      else hi = m;
    }
    const o = objs[lo];
    if (o === undefined || p < o.addr || p >= o.addr + Math.max(1, o.size) || o.seen) return;
    o.seen = true;
    this.stackWork.push(o);
  }

  /** Marks the object that holds the address, if any. */
  markPtr(p: number): void {
    const { heap } = this;
    const s = heap.spanOf(p);
    if (s === 0) return;
    const { u32, u8 } = heap.mem;
    if (u32[(s + Span.State) >>> 2] !== SpanState.Heap) return;
    const size = u32[(s + Span.ElemSize) >>> 2]!;
    const start = u32[(s + Span.Start) >>> 2]!;
    const i = Math.floor((p - start) / size);
    if (i >= u32[(s + Span.NElems) >>> 2]!) return;
    const at = s + Span.MarkBits + (i >> 3);
    const bit = 1 << (i & 7);
    if ((u8[at]! & bit) !== 0) return;
    u8[at]! |= bit;
    this.counters.add(Counter.MarkedBytes, size);
    if ((u32[(s + Span.Class) >>> 2]! & 1) === 0) this.work.push(start + i * size);
  }

  private drain(): void {
    for (let p = this.work.pop(); p !== undefined; p = this.work.pop()) this.scanObject(p);
  }

  /** Marks what the object in the slot at `p` points to. */
  private scanObject(p: number): void {
    if (p === 0) return;
    const w = this.heap.mem.u32;
    this.eachPtr(p, (at) => this.markPtr(w[at >>> 2]!));
  }

  /** Calls f with the address of each pointer word of the object in the slot at `p`. */
  private eachPtr(p: number, f: (at: number) => void): void {
    const { heap } = this;
    const { u32, u8 } = heap.mem;
    const s = heap.spanOf(p);
    const spc = u32[(s + Span.Class) >>> 2]!;
    if ((spc & 1) !== 0) return;
    const size = u32[(s + Span.ElemSize) >>> 2]!;
    const ws = heap.word.size;
    if (spc === 0) {
      const typ = u32[(s + Span.LargeType) >>> 2]!;
      this.eachElem(typ, p, size, f);
    } else if (size > heap.word.headerAbove) {
      const typ = u32[p >>> 2]!;
      if (typ !== 0) this.eachElem(typ, p + mallocHeaderSize, size - mallocHeaderSize, f);
    } else {
      const bitmap = heap.bitmapOf(s);
      const first = (p - u32[(s + Span.Start) >>> 2]!) / ws;
      for (let i = 0, n = size / ws; i < n; i++) {
        const k = first + i;
        if ((u8[bitmap + (k >> 3)]! & (1 << (k & 7))) !== 0) f(p + i * ws);
      }
    }
  }

  private eachElem(typ: number, at: number, bytes: number, f: (at: number) => void): void {
    const { types } = this.heap;
    const step = types.size(typ);
    if (step === 0) return;
    for (let off = 0; off + step <= bytes; off += step) types.forEachPtr(typ, at + off, f);
  }

  // ---- specials

  private eachSpecial(f: (sp: number, kind: SpecialKind, span: number) => void): void {
    const w = this.heap.mem.u32;
    for (const s of this.spans) {
      for (let sp = w[(s + Span.Specials) >>> 2]!; sp !== 0; ) {
        const next = w[(sp + Special.Next) >>> 2]!;
        f(sp, w[(sp + Special.Kind) >>> 2]!, s);
        sp = next;
      }
    }
  }

  isMarked(p: number): boolean {
    const { heap } = this;
    const s = heap.spanOf(p);
    if (s === 0) return true;
    const { u32, u8 } = heap.mem;
    const i = Math.floor((p - u32[(s + Span.Start) >>> 2]!) / u32[(s + Span.ElemSize) >>> 2]!);
    return (u8[s + Span.MarkBits + (i >> 3)]! & (1 << (i & 7))) !== 0;
  }

  /** Dead objects with specials: weak handles are cleared, finalizers queued with their objects revived, cleanups queued. */
  private markTermination(): void {
    const { heap } = this;
    const w = heap.mem.u32;
    const dead: number[] = [];
    this.eachSpecial((sp) => {
      if (!this.isMarked(w[(sp + Special.Obj) >>> 2]!)) dead.push(sp);
    });
    if (dead.length === 0) return;
    const finalized = new Set<number>();
    for (const sp of dead) {
      if (w[(sp + Special.Kind) >>> 2] === SpecialKind.Finalizer) finalized.add(heap.objectBase(w[(sp + Special.Obj) >>> 2]!));
    }
    for (const sp of dead) {
      const kind: SpecialKind = w[(sp + Special.Kind) >>> 2]!;
      const obj = w[(sp + Special.Obj) >>> 2]!;
      const revived = finalized.has(heap.objectBase(obj));
      if (kind === SpecialKind.Weak) {
        const handle = w[(sp + Special.Fn) >>> 2]!;
        w[handle >>> 2] = 0;
        if (heap.word.size === 8) w[(handle + 4) >>> 2] = 0;
        this.unlinkSpecial(sp);
        this.freeSpecial(sp);
      } else if (kind === SpecialKind.Finalizer) {
        this.markPtr(obj);
        this.unlinkSpecial(sp);
        this.queueSpecial(sp);
      } else if (!revived) {
        this.unlinkSpecial(sp);
        this.queueSpecial(sp);
      }
    }
    this.drain();
  }

  private unlinkSpecial(sp: number): void {
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
  }

  private queueSpecial(sp: number): void {
    const { heap } = this;
    const tail = heap.get(Root.FinTail);
    if (tail === 0) heap.set(Root.FinQueue, sp);
    else heap.mem.u32[(tail + Special.Next) >>> 2] = sp;
    heap.set(Root.FinTail, sp);
    this.counters.add(Counter.Finalizers, 1);
  }

  freeSpecial(sp: number): void {
    this.heap.mem.u32[(sp + Special.Next) >>> 2] = this.heap.get(Root.SpecialFree);
    this.heap.set(Root.SpecialFree, sp);
  }

  /** A special for the object that holds `obj`; 0 if memory is exhausted. */
  addSpecial(obj: number, kind: SpecialKind, fn: number, arg: number, typ: number, id: number): number {
    const { heap } = this;
    let sp = heap.get(Root.SpecialFree);
    if (sp !== 0) heap.set(Root.SpecialFree, heap.mem.u32[(sp + Special.Next) >>> 2]!);
    else sp = heap.sysAlloc(Special.Size);
    if (sp === 0) return 0;
    const w = heap.mem.u32;
    const s = heap.spanOf(obj);
    w[(sp + Special.Obj) >>> 2] = obj;
    w[(sp + Special.Kind) >>> 2] = kind;
    w[(sp + Special.Fn) >>> 2] = fn;
    w[(sp + Special.Arg) >>> 2] = arg;
    w[(sp + Special.Typ) >>> 2] = typ;
    heap.mem.f64[(sp + Special.Id) >>> 3] = id;
    w[(sp + Special.Next) >>> 2] = w[(s + Span.Specials) >>> 2]!;
    w[(s + Span.Specials) >>> 2] = sp;
    return sp;
  }

  /** First special of the object with the kind (and id, unless 0). Objects of a tiny block have their own finalizers. */
  findSpecial(obj: number, kind: SpecialKind, id: number): number {
    const { heap } = this;
    const s = heap.spanOf(obj);
    if (s === 0) return 0;
    const w = heap.mem.u32;
    const base = heap.objectBase(obj);
    for (let sp = w[(s + Span.Specials) >>> 2]!; sp !== 0; sp = w[(sp + Special.Next) >>> 2]!) {
      if (w[(sp + Special.Kind) >>> 2] !== kind || heap.objectBase(w[(sp + Special.Obj) >>> 2]!) !== base) continue;
      if (kind === SpecialKind.Finalizer && w[(sp + Special.Obj) >>> 2] !== obj) continue;
      if (id === 0 || heap.mem.f64[(sp + Special.Id) >>> 3] === id) return sp;
    }
    return 0;
  }

  removeSpecial(sp: number): void {
    this.unlinkSpecial(sp);
    this.freeSpecial(sp);
  }

  // ---- sweeping

  private sweep(): void {
    const { heap } = this;
    const w = heap.mem.u32;
    for (let c = 0; c < 136; c++) heap.set(Root.Partial + 4 * c, 0);
    let live = 0;
    // Backwards, so that the lists are in order of address.
    for (let k = this.spans.length - 1; k >= 0; k--) {
      const s = this.spans[k]!;
      const spc = w[(s + Span.Class) >>> 2]!;
      const size = w[(s + Span.ElemSize) >>> 2]!;
      const nelems = w[(s + Span.NElems) >>> 2]!;
      const marked = this.countMarks(s, nelems);
      const freed = w[(s + Span.AllocCount) >>> 2]! - marked;
      this.counters.add(Counter.SweptObjects, freed);
      live += marked * size;
      if (spc >> 1 === 0) {
        if (marked === 0) {
          heap.addF(Root.LargeFree, size);
          heap.addF(Root.LargeFreeCount, 1);
          heap.freeSpan(s);
        }
        continue;
      }
      heap.addF(Root.SmallFree + 8 * (spc >> 1), freed);
      if (marked === 0) {
        heap.freeSpan(s);
        continue;
      }
      if (freed > 0 && heap.stress?.poison === true) this.poison(s, nelems, size);
      heap.mem.copy(s + Span.AllocBits, s + Span.MarkBits, 128);
      w[(s + Span.AllocCount) >>> 2] = marked;
      w[(s + Span.FreeIndex) >>> 2] = 0;
      w[(s + Span.NeedZero) >>> 2] = 1;
      if (marked < nelems) {
        const list = Root.Partial + 4 * spc;
        w[(s + Span.Next) >>> 2] = heap.get(list);
        w[(s + Span.OnList) >>> 2] = 1;
        heap.set(list, s);
      }
    }
    heap.setF(Root.HeapMarked, live);
    heap.setF(Root.HeapLive, live);
    this.spans = [];
  }

  private countMarks(s: number, nelems: number): number {
    const { u32 } = this.heap.mem;
    let n = 0;
    for (let i = 0, at = (s + Span.MarkBits) >>> 2; i < nelems; i += 32, at++) {
      let x = u32[at]!;
      x -= (x >>> 1) & 0x55555555;
      x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
      n += Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
    }
    return n;
  }

  private poison(s: number, nelems: number, size: number): void {
    const { u8, u32 } = this.heap.mem;
    const start = u32[(s + Span.Start) >>> 2]!;
    for (let i = 0; i < nelems; i++) {
      if ((u8[s + Span.MarkBits + (i >> 3)]! & (1 << (i & 7))) !== 0) continue;
      u8.fill(0xdb, start + i * size, start + i * size + size);
    }
  }

  // ---- checks

  /** Independent of the marking order: every pointer in a marked object leads to an allocated and marked one. */
  private audit(): void {
    const { heap } = this;
    const w = heap.mem.u32;
    const check = (p: number, from: string): void => {
      const s = heap.spanOf(p);
      if (s === 0 || w[(s + Span.State) >>> 2] !== SpanState.Heap) return;
      const start = w[(s + Span.Start) >>> 2]!;
      const i = Math.floor((p - start) / w[(s + Span.ElemSize) >>> 2]!);
      if (i >= w[(s + Span.NElems) >>> 2]!) return;
      if (!heap.isAllocated(s, i)) throw new InternalError(`collector: ${from} points to free memory 0x${p.toString(16)}`);
      if (!this.isMarked(p)) throw new InternalError(`collector: ${from} points to an unmarked object 0x${p.toString(16)}`);
    };
    for (const at of this.rootPtrs) check(w[at >>> 2]!, `root 0x${at.toString(16)}`);
    for (const s of this.spans) {
      const start = w[(s + Span.Start) >>> 2]!;
      const size = w[(s + Span.ElemSize) >>> 2]!;
      for (let i = 0; i < w[(s + Span.NElems) >>> 2]!; i++) {
        const p = start + i * size;
        if (!this.isMarked(p)) continue;
        if (!heap.isAllocated(s, i)) throw new InternalError(`collector: marked free object 0x${p.toString(16)} of size ${size}`);
        this.eachPtr(p, (at) => check(w[at >>> 2]!, `object 0x${p.toString(16)}+${at - p}`));
      }
    }
  }

  // ---- write barrier (phase words: Ctl.GcPhase)

  /** Hybrid barrier: shade the old and the new pointer. */
  writeBarrier(slot: number, value: number): void {
    this.markPtr(this.heap.mem.u32[slot >>> 2]!);
    this.markPtr(value);
  }

  marking(): boolean {
    return this.heap.mem.u32[Ctl.GcPhase >>> 2] !== 0;
  }

  /** Bytes of heap pages that hold nothing. */
  idleBytes(): number {
    const { heap } = this;
    const used = heap.getF(Root.HeapInuse) + heap.getF(Root.StackInuse) + heap.getF(Root.SysBytes);
    return Math.max(0, heap.get(Root.HighPage) * pageSize - heap.arenaStart - used);
  }
}

export const bySizeClasses = classToSize;
