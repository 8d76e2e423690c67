/**
 * Marking: grey queue, root jobs, scanning of objects and stacks, the write barrier (Go: runtime/mgcmark.go, mgcwork.go,
 * mbarrier.go, mgcstack.go).
 *
 * Tri-colour: white is an object without a mark bit; grey has the bit and waits in the queue; black has been scanned. While marking is on:
 *
 *   - the barrier shades the pointer that a store overwrites and the one it writes (Yuasa's deletion and Dijkstra's
 *     insertion barrier): what a stack held when it was scanned, and what the heap held when marking began, stays;
 *   - stacks are scanned once, each with its goroutine standing still, and are black from then on;
 *   - a new object is black. Stores to it before its goroutine's next safepoint have no barrier. If the goroutine's stack is
 *     black they can only write what is shaded or in the snapshot; if it is not, the new object is queued instead, and scanned
 *     later: marking runs at safepoints only, when those stores are done.
 *
 * Roots: pointer words of data and bss, functions and objects of specials, the queue of finalizers, every g with its stack. They are
 * jobs, each of bounded size, done before objects. Large objects are scanned in pieces of 128 KB (Go: oblets).
 *
 * INVARIANTS
 *   - All state is in memory (Root.Grey*, Root.Mark*), so marking survives a snapshot.
 *   - An object that found no room in the queue sets GreyLost; then the heap is walked for marked objects until none was lost. So
 *     marking ends right even when memory is exhausted.
 */
import { Ctl } from '../abi/frame.js';
import { Root, Span, SpanState, Special, SpecialKind, pageShift, pageSize } from '../abi/layout.js';
import { Counter, type Counters } from './counters.js';
import type { Drain } from './engine.js';
import { fault, hasFaults } from './faults.js';
import type { Frames } from './frames.js';
import { GStatus, type Goroutines } from './goroutines.js';
import type { Heap } from './heap.js';
import type { Quarantine } from './quarantine.js';
import { classToSize, mallocHeaderSize } from './sizeclasses.js';

/** Entries of a page of the grey queue; two words are in front: the page before it, its span. */
export const greyEntries = pageSize / 4 - 2;
const oblet = 128 << 10;
const rootChunk = 4096;
/** Cost of an object in fuel, beside one a byte scanned. */
export const objectCost = 16;

/** 1/size, a little more, so that the product's whole part is the quotient for offsets inside a span. */
const reciprocals = Float64Array.from(classToSize, (n) => (n === 0 ? 0 : (1 / n) * (1 + 2 ** -40)));

/** The jobs, in order; Stacks is one job a goroutine. */
const enum Job {
  Globals = 0,
  Specials = 1,
  Finalizers = 2,
  Stacks = 3,
  Done = 4,
}

interface StackObj {
  addr: number;
  size: number;
  ptrs: readonly number[];
  seen: boolean;
}

export class Marker {
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

  marking(): boolean {
    return this.heap.mem.u32[Ctl.GcPhase >>> 2] !== 0;
  }

  /** Number of the cycle in progress; what g.scanned is compared with. */
  private cycle(): number {
    return this.heap.get(Root.GcBegun);
  }

  /** With the world stopped: the jobs are laid out, tiny blocks in use are marked. Work: one step a P. */
  prepare(tinyBlocks: readonly number[]): void {
    const { heap } = this;
    heap.set(Root.MarkJob, Job.Globals);
    heap.set(Root.MarkPos, 0);
    heap.set(Root.MarkGs, heap.get(Root.AllgsLen));
    for (const f of [Root.HeapScanWork, Root.StackScanWork, Root.GlobalsScanWork, Root.BytesMarked]) heap.setF(f, 0);
    for (const p of tinyBlocks) this.markPtr(p);
  }

  // ---- grey queue

  private greyPage(): boolean {
    const { heap } = this;
    let page = heap.get(Root.GreySpare);
    if (page !== 0) heap.set(Root.GreySpare, heap.mem.u32[page >>> 2]!);
    else {
      const s = heap.allocSpan(1, SpanState.Sys, true);
      if (s === 0) return false;
      page = heap.mem.u32[(s + Span.Start) >>> 2]!;
      heap.mem.u32[(page + 4) >>> 2] = s;
    }
    heap.mem.u32[page >>> 2] = heap.get(Root.GreyPage);
    heap.set(Root.GreyPage, page);
    heap.set(Root.GreyCount, 0);
    return true;
  }

  private push(p: number): void {
    const { heap } = this;
    let n = heap.get(Root.GreyCount);
    if (n === greyEntries || heap.get(Root.GreyPage) === 0) {
      if (fault('mark-grey-page') && n === greyEntries) return;
      if (!this.greyPage()) {
        heap.set(Root.GreyLost, 1);
        return;
      }
      n = 0;
    }
    heap.mem.u32[((heap.get(Root.GreyPage) >>> 2) + 2 + n) >>> 0] = p;
    heap.set(Root.GreyCount, n + 1);
  }

  /** At the end of marking: the last, empty page joins the spare ones. */
  retireQueue(): void {
    const { heap } = this;
    const page = heap.get(Root.GreyPage);
    if (page !== 0) {
      heap.mem.u32[page >>> 2] = heap.get(Root.GreySpare);
      heap.set(Root.GreySpare, page);
      heap.set(Root.GreyPage, 0);
    }
    heap.set(Root.GreyCount, 0);
  }

  /** Gives up to n spare pages of the queue back. In all they are what the deepest queue took. */
  release(n: number): void {
    const { heap } = this;
    for (let page = heap.get(Root.GreySpare); page !== 0 && n > 0; page = heap.get(Root.GreySpare), n--) {
      heap.set(Root.GreySpare, heap.mem.u32[page >>> 2]!);
      heap.freeSpan(heap.mem.u32[(page + 4) >>> 2]!);
    }
  }

  // ---- single objects

  /** Shades the object that holds the address, if any. */
  markPtr(p: number): void {
    const { heap } = this;
    const s = heap.spanOf(p);
    if (s === 0) return;
    const { u32, u8 } = heap.mem;
    if (u32[(s + Span.State) >>> 2] !== SpanState.Heap) return;
    const size = u32[(s + Span.ElemSize) >>> 2]!;
    const start = u32[(s + Span.Start) >>> 2]!;
    const i = Math.floor((p - start) / size);
    if (i >= u32[(s + Span.NElems) >>> 2]! || (fault('mark-interior') && p !== start + i * size)) return;
    const at = s + Span.MarkBits + (i >> 3);
    const bit = 1 << (i & 7);
    if ((u8[at]! & bit) !== 0) return;
    u8[at]! |= bit;
    heap.addF(Root.BytesMarked, size);
    if ((u32[(s + Span.Class) >>> 2]! & 1) === 0) this.push(start + i * size);
  }

  isMarked(p: number): boolean {
    const { heap } = this;
    const s = heap.spanOf(p);
    if (s === 0) return true;
    const { u32, u8 } = heap.mem;
    const i = Math.floor((p - u32[(s + Span.Start) >>> 2]!) / u32[(s + Span.ElemSize) >>> 2]!);
    return (u8[s + Span.MarkBits + (i >> 3)]! & (1 << (i & 7))) !== 0;
  }

  /** A new object while marking is on. */
  newObject(p: number): void {
    const { heap } = this;
    const { u32, u8 } = heap.mem;
    const s = heap.spanOf(p);
    const size = u32[(s + Span.ElemSize) >>> 2]!;
    const start = u32[(s + Span.Start) >>> 2]!;
    const i = Math.floor((p - start) / size);
    const at = s + Span.MarkBits + (i >> 3);
    const bit = 1 << (i & 7);
    if ((u8[at]! & bit) === 0 && !fault('mark-allocate-white')) {
      u8[at]! |= bit;
      heap.addF(Root.BytesMarked, size);
    }
    if ((u32[(s + Span.Class) >>> 2]! & 1) !== 0 || fault('mark-fresh-black')) return;
    const g = u32[Ctl.G >>> 2]!;
    if (g === 0 || this.gs.get(g, 'scanned') !== this.cycle()) this.push(start + i * size);
  }

  /** The hybrid barrier, before the store: shades the old pointer and the new one. */
  writeBarrier(slot: number, value: number): void {
    if (!fault('barrier-no-deletion')) this.markPtr(this.heap.mem.u32[slot >>> 2]!);
    if (!fault('barrier-no-insertion')) this.markPtr(value);
    this.counters.add(Counter.BarrierHits, 1);
  }

  // ---- draining

  /** Pointers of the object being scanned: as many as a piece of a large object can hold. */
  private readonly found = new Uint32Array(oblet / 4);

  /** The same loop in compiled code, for small objects (vm/wasm/marker.ts). */
  compiled: Drain | null = null;

  /** Scans queued objects until about `budget` fuel is spent or the queue is empty; returns the fuel. */
  private drain(budget: number): number {
    const { heap, compiled } = this;
    if (compiled === null || hasFaults()) return this.drainHere(budget);
    let cost = 0;
    while (cost < budget) {
      cost += compiled(Math.min(budget - cost, 2 ** 30), heap.base, heap.pageTable, heap.arenaStart);
      if (cost >= budget) break;
      // What is on top is left to us, if anything is.
      const one = this.drainHere(1);
      if (one === 0) break;
      cost += one;
    }
    return cost;
  }

  private drainHere(budget: number): number {
    const { heap, found } = this;
    const { mem } = heap;
    let { u32, u8 } = mem;
    const headerAbove = heap.word.headerAbove;
    const pt = heap.pageTable >>> 2;
    const lo = heap.arenaStart;
    const hi = heap.get(Root.HighPage) * pageSize;
    let page = heap.get(Root.GreyPage);
    let n = heap.get(Root.GreyCount);
    let cost = 0;
    let work = 0;
    let marked = 0;
    while (cost < budget) {
      if (n === 0) {
        const prev = page === 0 ? 0 : u32[page >>> 2]!;
        if (prev === 0) break;
        // An empty page goes to the spare ones; the one before is full.
        u32[page >>> 2] = heap.get(Root.GreySpare);
        heap.set(Root.GreySpare, page);
        page = prev;
        n = greyEntries;
      }
      n--;
      const p = u32[(page >>> 2) + 2 + n]!;
      const s = u32[pt + (p >>> pageShift)]!;
      const spc = u32[(s + Span.Class) >>> 2]!;
      const size = u32[(s + Span.ElemSize) >>> 2]!;
      let count = 0;
      if (spc !== 0 && size <= headerAbove) {
        count = this.pointersByBits(s, p, size);
        work += size;
        cost += size + objectCost;
      } else {
        heap.set(Root.GreyPage, page);
        heap.set(Root.GreyCount, n);
        if (spc === 0) this.pushPieces(s, p, size);
        count = spc === 0 ? this.pointersOfLarge(s, p, size) : this.pointersByHeader(p, size);
        const done = spc === 0 ? Math.min(oblet, size - (p - u32[(s + Span.Start) >>> 2]!)) : size;
        work += done;
        cost += done + objectCost;
        ({ u32, u8 } = mem);
        page = heap.get(Root.GreyPage);
        n = heap.get(Root.GreyCount);
      }
      for (let k = 0; k < count; k++) {
        const v = found[k]!;
        if (v < lo || v >= hi) continue;
        const t = u32[pt + (v >>> pageShift)]!;
        if (t <= 4 || u32[(t + Span.State) >>> 2] !== SpanState.Heap) continue;
        const c = u32[(t + Span.Class) >>> 2]!;
        const off = v - u32[(t + Span.Start) >>> 2]!;
        const i = (off * reciprocals[c >>> 1]!) | 0;
        if (i >= u32[(t + Span.NElems) >>> 2]!) continue;
        const at = t + Span.MarkBits + (i >>> 3);
        const bit = 1 << (i & 7);
        const old = u8[at]!;
        if ((old & bit) !== 0) continue;
        u8[at] = old | bit;
        const bytes = u32[(t + Span.ElemSize) >>> 2]!;
        marked += bytes;
        if ((c & 1) !== 0) {
          cost += objectCost;
          continue;
        }
        const base = v - off + i * bytes;
        if (n < greyEntries && page !== 0) {
          u32[(page >>> 2) + 2 + n] = base;
          n++;
          continue;
        }
        // Pages below may have been emptied since the queue was read.
        heap.set(Root.GreyPage, page);
        heap.set(Root.GreyCount, n);
        this.push(base);
        ({ u32, u8 } = mem);
        page = heap.get(Root.GreyPage);
        n = heap.get(Root.GreyCount);
      }
    }
    heap.set(Root.GreyPage, page);
    heap.set(Root.GreyCount, n);
    heap.addF(Root.HeapScanWork, work);
    heap.addF(Root.BytesMarked, marked);
    return cost;
  }

  /** Pointers of a small object of a span with a bit a word at its end, into `found`. */
  private pointersByBits(s: number, p: number, size: number): number {
    const { heap, found } = this;
    const { u32 } = heap.mem;
    const wshift = heap.word.size === 8 ? 3 : 2;
    const lo = heap.arenaStart;
    const bitmap = (u32[(s + Span.Start) >>> 2]! + pageSize - (pageSize >> (wshift + 3))) >>> 2;
    let k = (p & (pageSize - 1)) >>> wshift;
    let word = p >>> 2;
    let n = 0;
    for (let left = size >>> wshift; left > 0; ) {
      const off = k & 31;
      const take = 32 - off < left ? 32 - off : left;
      let bits = u32[bitmap + (k >>> 5)]! >>> off;
      if (take < 32) bits &= (1 << take) - 1;
      while (bits !== 0) {
        const b = 31 - Math.clz32(bits & -bits);
        bits &= bits - 1;
        const v = u32[word + (b << (wshift - 2))]!;
        if (v >= lo) found[n++] = v;
      }
      k += take;
      word += take << (wshift - 2);
      left -= take;
    }
    return n;
  }

  /** Pointers of a small object with a type in front. */
  private pointersByHeader(p: number, size: number): number {
    const { mem, types } = this.heap;
    const typ = mem.u32[p >>> 2]!;
    const step = typ === 0 ? 0 : types.size(typ);
    return step === 0 ? 0 : this.pointersOfElems(typ, p + mallocHeaderSize, p + size - step, step);
  }

  /** Pointers of a piece of a large object: of the elements that begin in it. */
  private pointersOfLarge(s: number, p: number, size: number): number {
    const { mem, types } = this.heap;
    const start = mem.u32[(s + Span.Start) >>> 2]!;
    const typ = mem.u32[(s + Span.LargeType) >>> 2]!;
    const step = typ === 0 ? 0 : types.size(typ);
    if (step === 0) return 0;
    const from = p - start;
    const first = start + Math.ceil(from / step) * step;
    const last = start + Math.min(size - step, Math.min(size, from + oblet) - 1);
    if (step <= oblet) return this.pointersOfElems(typ, first, last, step);
    for (let e = first; e <= last; e += step) types.forEachPtr(typ, e, (at) => this.markPtr(mem.u32[at >>> 2]!));
    return 0;
  }

  private pointersOfElems(typ: number, first: number, last: number, step: number): number {
    const { heap, found } = this;
    const { u32 } = heap.mem;
    const lo = heap.arenaStart;
    const offs = heap.types.ptrOffsets(typ);
    let n = 0;
    for (let e = first; e <= last; e += step) {
      for (let k = 0; k < offs.length; k++) {
        const v = u32[(e + offs[k]!) >>> 2]!;
        if (v >= lo) found[n++] = v;
      }
    }
    return n;
  }

  /** The first piece of a large object queues the others. */
  private pushPieces(s: number, p: number, size: number): void {
    if (size <= oblet || p !== this.heap.mem.u32[(s + Span.Start) >>> 2] || fault('mark-first-oblet')) return;
    for (let off = oblet; off < size; off += oblet) this.push(p + off);
  }

  // ---- the work of a worker

  /** Marks for about `budget` fuel; returns the fuel, less than the budget only if there is nothing left to do. */
  run(budget: number): number {
    const { heap } = this;
    let cost = 0;
    while (cost < budget) {
      if (heap.get(Root.MarkJob) !== Job.Done) cost += this.rootJob();
      else if (fault('mark-ends-early')) break;
      else if (heap.get(Root.GreyCount) !== 0 || (heap.get(Root.GreyPage) !== 0 && heap.mem.u32[heap.get(Root.GreyPage) >>> 2] !== 0)) cost += this.drain(budget - cost);
      else if (heap.get(Root.GreyLost) !== 0 || heap.get(Root.WalkPage) !== 0) cost += this.walkStep();
      else break;
    }
    return cost;
  }

  /** True if nothing is grey: every root is scanned, the queue is empty, no object was lost. */
  done(): boolean {
    const { heap } = this;
    if (heap.get(Root.MarkJob) !== Job.Done || heap.get(Root.GreyCount) !== 0 || heap.get(Root.GreyLost) !== 0 || heap.get(Root.WalkPage) !== 0) return false;
    const page = heap.get(Root.GreyPage);
    return page === 0 || heap.mem.u32[page >>> 2] === 0;
  }

  /** After a loss: the marked objects of the next span are queued again. */
  private walkStep(): number {
    const { heap } = this;
    let page = heap.get(Root.WalkPage);
    if (page === 0) {
      heap.set(Root.GreyLost, 0);
      page = heap.arenaStart >>> pageShift;
    }
    const { u32 } = heap.mem;
    const s = u32[(heap.pageTable >>> 2) + page]!;
    let next = page + 1;
    if (s > 4) {
      next = (u32[(s + Span.Start) >>> 2]! >>> pageShift) + u32[(s + Span.NPages) >>> 2]!;
      if (u32[(s + Span.State) >>> 2] === SpanState.Heap && (u32[(s + Span.Class) >>> 2]! & 1) === 0) {
        const start = u32[(s + Span.Start) >>> 2]!;
        const size = u32[(s + Span.ElemSize) >>> 2]!;
        for (let i = 0, n = u32[(s + Span.NElems) >>> 2]!; i < n; i++) if (this.isMarked(start + i * size)) this.push(start + i * size);
      }
    }
    heap.set(Root.WalkPage, next < heap.get(Root.HighPage) ? next : 0);
    return objectCost;
  }

  private nextJob(): void {
    this.heap.set(Root.MarkJob, this.heap.get(Root.MarkJob) + 1);
    this.heap.set(Root.MarkPos, 0);
  }

  private rootJob(): number {
    const { heap } = this;
    const pos = heap.get(Root.MarkPos);
    switch (heap.get(Root.MarkJob) as Job) {
      case Job.Globals: {
        const end = Math.min(this.rootPtrs.length, pos + rootChunk);
        for (let i = pos; i < end; i += fault('mark-globals') ? 2 : 1) this.markPtr(heap.mem.u32[this.rootPtrs[i]! >>> 2]!);
        const bytes = (end - pos) * heap.word.size;
        heap.addF(Root.GlobalsScanWork, bytes);
        heap.set(Root.MarkPos, end);
        if (end === this.rootPtrs.length) this.nextJob();
        return bytes;
      }
      case Job.Specials: {
        const s = pos === 0 ? heap.get(Root.SpecSpans) : pos === 4 ? 0 : pos;
        if (s === 0) {
          this.nextJob();
          return objectCost;
        }
        let cost = objectCost;
        for (let sp = heap.mem.u32[(s + Span.Specials) >>> 2]!; sp !== 0; sp = heap.mem.u32[(sp + Special.Next) >>> 2]!) {
          this.markSpecial(sp);
          cost += objectCost;
        }
        // 4 stands for the end of the list.
        heap.set(Root.MarkPos, heap.mem.u32[(s + Span.SpecNext) >>> 2]! || 4);
        return cost;
      }
      case Job.Finalizers: {
        let cost = objectCost;
        for (let sp = heap.get(Root.FinQueue); sp !== 0; sp = heap.mem.u32[(sp + Special.Next) >>> 2]!) {
          if (!fault('mark-finalizer-queue')) this.markQueued(sp);
          cost += objectCost;
        }
        this.nextJob();
        return cost;
      }
      case Job.Stacks: {
        if (pos === heap.get(Root.MarkGs)) {
          this.nextJob();
          return 1;
        }
        heap.set(Root.MarkPos, pos + 1);
        return this.markG(heap.mem.u32[(heap.get(Root.AllgsPtr) + 4 * pos) >>> 2]!);
      }
      default:
        return 1;
    }
  }

  /** A special keeps its function; a finalizer also what its object reaches, for the object will be revived for the call. */
  markSpecial(sp: number): void {
    const { heap } = this;
    const w = heap.mem.u32;
    if (fault('mark-specials')) return;
    this.markPtr(w[(sp + Special.Fn) >>> 2]!);
    this.markPtr(w[(sp + Special.Arg) >>> 2]!);
    if (w[(sp + Special.Kind) >>> 2] === SpecialKind.Finalizer) {
      const base = heap.objectBase(w[(sp + Special.Obj) >>> 2]!);
      if (base !== 0) heap.eachPtr(base, (at) => this.markPtr(heap.mem.u32[at >>> 2]!));
    }
  }

  /** A special whose object is dead and whose function waits for its call. */
  markQueued(sp: number): void {
    const w = this.heap.mem.u32;
    this.markPtr(w[(sp + Special.Fn) >>> 2]!);
    this.markPtr(w[(sp + Special.Arg) >>> 2]!);
    if (w[(sp + Special.Kind) >>> 2] === SpecialKind.Finalizer) this.markPtr(w[(sp + Special.Obj) >>> 2]!);
  }

  // ---- stacks

  private markG(g: number): number {
    const { gs, heap } = this;
    this.markPtr(g);
    const status = gs.status(g);
    if (status === GStatus.Dead || status === GStatus.Idle || gs.get(g, 'scanned') === this.cycle()) return objectCost;
    this.shrink(g, status);
    for (const f of ['param', 'coroarg', 'timer', 'labels', 'syncGroup', 'waiting']) this.markPtr(gs.get(g, f));
    const top = this.frames.end(this.frames.at(gs.get(g, 'fp')));
    this.scanStack(g);
    this.quarantine.eachLive(g, (p, typ) => heap.types.forEachPtr(typ, p, (at) => this.markPtr(heap.mem.u32[at >>> 2]!)));
    gs.set32(g, 'scanned', this.cycle());
    const bytes = top - gs.get(g, 'lo');
    heap.addF(Root.StackScanWork, bytes);
    return bytes + objectCost;
  }

  /** Halves a stack that is mostly unused. The running goroutine's has results pending at its callee position: it waits. */
  private shrink(g: number, status: GStatus): void {
    if (status !== GStatus.Waiting && status !== GStatus.Runnable) return;
    const { gs } = this;
    const fp = gs.get(g, 'fp');
    const moved = gs.shrink(g, fp);
    if (moved !== fp) gs.setPtr(g, 'fp', moved);
  }

  /** The sudogs of a g are marked through `waiting`, whose objects have descriptors of their own. */
  private scanStack(g: number): void {
    const { gs, frames } = this;
    this.stackLo = gs.get(g, 'lo');
    this.stackHi = gs.get(g, 'hi');
    this.stackObjs = [];
    this.stackWork = [];
    const w = (): Uint32Array => this.heap.mem.u32;
    const ptrs: number[] = [];
    let outer = false;
    frames.walk(gs.get(g, 'fp'), (f) => {
      if (outer && fault('mark-top-frame')) return false;
      outer = true;
      for (const off of frames.live(f)) ptrs.push(w()[(f.fp + off) >>> 2]!);
      const ctx = frames.ctxWord(f);
      if (ctx !== 0 && !fault('mark-closure-context')) ptrs.push(w()[ctx >>> 2]!);
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
    for (let r = fault('mark-defer-records') ? 0 : gs.get(g, 'defer'); r !== 0; r = w()[(r + d['link']!) >>> 2]!) {
      this.markStackPtr(r);
      this.markStackPtr(w()[(r + d['fn']!) >>> 2]!);
      this.markStackPtr(w()[(r + d['head']!) >>> 2]!);
    }
    // What it waits for is written to its stack by others, whether or not its frames still name the place.
    for (let sg = gs.get(g, 'waiting'); sg !== 0; sg = w()[(sg + gs.sudog['waitlink']!) >>> 2]!) this.markStackPtr(w()[(sg + gs.sudog['elem']!) >>> 2]!);
    for (let o = this.stackWork.pop(); o !== undefined; o = this.stackWork.pop()) {
      for (const p of o.ptrs) this.markStackPtr(w()[(o.addr + p) >>> 2]!);
    }
  }

  private markStackPtr(p: number): void {
    if (p < this.stackLo || p >= this.stackHi) {
      this.markPtr(p);
      return;
    }
    if (fault('mark-stack-objects')) return;
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
}
