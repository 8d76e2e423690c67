/**
 * Page heap and object allocator (Go: runtime/mheap.go, malloc.go, mcache.go, mcentral.go), over linear memory.
 *
 * - Pages are taken first-fit from the page table, else at the end of the arena. A span is a run of pages with a record
 *   (abi/layout.ts Span); span class = size class * 2 + noscan. Each P caches one span per class.
 * - A cached span hands out a run of free slots at a time, found by scanning its bits from its free index; the run is zeroed as a
 *   whole. Taking a slot is an addition and a comparison, which compiled code does itself (vm/wasm/alloc.ts). What was taken
 *   is counted when the run is exchanged or somebody asks (`settle`). Sweeping makes the mark bits the new allocation bits.
 * - Pointer maps of objects: spans of small objects with pointers keep one bit a word at their end; larger ones have a
 *   header word with the type; large ones have it in the span record.
 * - Numbers are Go's: a tiny allocation counts as a malloc, a block's bytes when the block is taken.
 *
 * All state is in memory: this object holds addresses only.
 */
import { InternalError } from '../base/assert.js';
import { Ctl } from '../abi/frame.js';
import { CacheRec, Proc, Root, SizeTables, Span, SpanState, alignPage, maxProcs, numSpanClasses, pageShift, pageSize } from '../abi/layout.js';
import type { WordInfo } from '../abi/word.js';
import { fault } from './faults.js';
import type { CollectorHooks, Sampler, StressOptions } from './heap-hooks.js';
import type { Memory } from './memory.js';
import { classToPages, classToSize, mallocHeaderSize, maxSmallSize, numClasses, sizeToClass, spanElems } from './sizeclasses.js';
import type { TypeInfo } from './types.js';

/** Results of malloc that are no offsets. */
export const needCollect = 0;
export const noMemory = -1;

export class Heap {
  readonly base: number;
  readonly pageTable: number;
  readonly maxPages: number;
  arenaStart = 0;
  /** Where objects of size 0 are: the variable runtime.zerobase, which compiled code also names. */
  zeroBase: number;
  private stressOptions: StressOptions | null = null;
  /** Bytes at the end of memory that only the collector and failure paths may take. */
  reserve = 4 << 20;
  private spareOpen = false;
  collector: CollectorHooks | null = null;

  get stress(): StressOptions | null {
    return this.stressOptions;
  }
  set stress(o: StressOptions | null) {
    this.stressOptions = o;
    this.setFast(this.mem.u32[Ctl.GcPhase >>> 2] === 0);
  }

  constructor(
    readonly mem: Memory,
    readonly word: WordInfo,
    readonly types: TypeInfo,
    imageEnd: number,
  ) {
    this.base = alignPage(imageEnd);
    this.pageTable = this.base + Root.End;
    this.zeroBase = this.base + Root.Zerobase;
    this.maxPages = Math.floor(mem.max / pageSize);
    this.arenaStart = alignPage(this.pageTable + 4 * this.maxPages);
  }

  /** Prepares fresh memory. */
  init(): void {
    const { mem, base } = this;
    if (!mem.ensure(this.arenaStart + (1 << 20))) throw new InternalError('memory too small for the program');
    this.set(Root.ArenaStart, this.arenaStart);
    this.set(Root.HighPage, this.arenaStart >>> pageShift);
    this.set(Root.SearchPage, this.arenaStart >>> pageShift);
    this.writeSizeTables();
    this.set(Root.Magic, 0x676f7369);
    mem.f64[(base + Root.NextGoid) >> 3] = 1;
    this.setF(Root.FailSeq, -Infinity);
    this.setF(Root.ScavengeGoal, Infinity);
  }

  private writeSizeTables(): void {
    const { u8, u16 } = this.mem;
    for (let i = 0; i <= 128; i++) u8[SizeTables.Class8 + i] = sizeToClass[i]!;
    for (let i = 0; i <= maxSmallSize >> 7; i++) u8[SizeTables.Class128 + i] = sizeToClass[i << 4]!;
    classToSize.forEach((size, c) => void (u16[(SizeTables.Size >> 1) + c] = size));
  }

  get(o: number): number {
    return this.mem.u32[(this.base + o) >>> 2]!;
  }
  set(o: number, v: number): void {
    this.mem.u32[(this.base + o) >>> 2] = v;
  }
  getF(o: number): number {
    return this.mem.f64[(this.base + o) >>> 3]!;
  }
  setF(o: number, v: number): void {
    this.mem.f64[(this.base + o) >>> 3] = v;
  }
  addF(o: number, v: number): void {
    this.mem.f64[(this.base + o) >>> 3]! += v;
  }

  // ---- pages

  /** A run of n pages, or 0; `fresh` tells whether they are zero. `deep`: the reserve may be used. */
  private findPages(n: number, deep = false): { page: number; fresh: boolean } | null {
    const { mem, pageTable } = this;
    const high = this.get(Root.HighPage);
    const table = mem.u32;
    const t0 = pageTable >>> 2;
    let run = 0;
    let first = -1;
    for (let i = this.get(Root.SearchPage); i < high; i++) {
      if (table[t0 + i] !== 0) {
        run = 0;
        continue;
      }
      if (first < 0) first = i;
      if (++run === n) {
        const page = i - n + 1;
        if (page === first) this.set(Root.SearchPage, i + 1);
        this.usePages(n);
        return { page, fresh: false };
      }
    }
    const page = high - run;
    const end = page + n;
    // The last page of memory stays free: compiled code writes heap bits a word at a time.
    const limit = mem.max - (this.spareOpen ? pageSize : deep ? this.reserve >>> 1 : this.reserve);
    if (end * pageSize > limit || !mem.ensure((end + 1) * pageSize)) return null;
    this.set(Root.HighPage, end);
    this.usePages(run);
    if (first < 0 || first === page) this.set(Root.SearchPage, end);
    return { page, fresh: run === 0 };
  }

  /** Takes n of the free pages. Those that were not given back come first; which page is which is not recorded. */
  private usePages(n: number): void {
    this.addF(Root.FreePages, -n);
    const idle = this.idleBytes();
    let released = Math.min(this.getF(Root.HeapReleased), idle);
    // Above the memory limit, as much is given back as the heap grows (Go: mheap.allocSpan).
    const limit = this.getF(Root.MemLimit);
    const over = limit > 0 ? this.get(Root.HighPage) * pageSize - this.base - released - limit : 0;
    if (over > 0) released = Math.min(idle, released + over);
    this.setF(Root.HeapReleased, released);
  }

  /** Bytes of free pages in the arena. */
  idleBytes(): number {
    return this.getF(Root.FreePages) * pageSize;
  }

  /** Gives back up to n bytes of free pages. There is nobody to give them to: they count as released until they are used again. */
  scavenge(n: number): void {
    this.setF(Root.HeapReleased, Math.min(this.idleBytes(), this.getF(Root.HeapReleased) + n));
  }

  /** Lets failure paths use the reserve. */
  openReserve(): void {
    this.spareOpen = true;
  }

  closeReserve(): void {
    this.spareOpen = false;
  }

  allocSpan(n: number, state: SpanState, deep = false): number {
    let s = this.get(Root.SpanFree);
    if (s === 0) {
      s = this.sysAlloc(Span.Size);
      if (s === 0) return 0;
      this.addF(Root.SpansMade, 1);
    } else this.set(Root.SpanFree, this.mem.u32[(s + Span.Next) >>> 2]!);
    const found = this.findPages(n, deep);
    if (found === null) {
      this.mem.u32[(s + Span.Next) >>> 2] = this.get(Root.SpanFree);
      this.set(Root.SpanFree, s);
      return 0;
    }
    const { mem, pageTable } = this;
    mem.u8.fill(0, s, s + Span.Size);
    this.addF(Root.SpansInuse, 1);
    const w = mem.u32;
    w[(s + Span.Start) >>> 2] = found.page * pageSize;
    w[(s + Span.NPages) >>> 2] = n;
    w[(s + Span.State) >>> 2] = state;
    w[(s + Span.NeedZero) >>> 2] = found.fresh ? 0 : 1;
    w.fill(s, (pageTable >>> 2) + found.page, (pageTable >>> 2) + found.page + n);
    w[(s + Span.SweepGen) >>> 2] = this.get(Root.SweepGen);
    if (state === SpanState.Heap) {
      this.addF(Root.HeapInuse, n * pageSize);
      this.addF(Root.PagesInUse, n);
    } else if (state === SpanState.Stack) this.addF(Root.StackInuse, n * pageSize);
    return s;
  }

  freeSpan(s: number): void {
    const w = this.mem.u32;
    const page = w[(s + Span.Start) >>> 2]! >>> pageShift;
    const n = w[(s + Span.NPages) >>> 2]!;
    const state = w[(s + Span.State) >>> 2]!;
    if (this.stress?.poison === true) this.mem.u8.fill(0xdb, page * pageSize, (page + n) * pageSize);
    w.fill(0, (this.pageTable >>> 2) + page, (this.pageTable >>> 2) + page + n);
    if (page < this.get(Root.SearchPage)) this.set(Root.SearchPage, page);
    this.addF(Root.FreePages, n);
    this.addF(Root.SpansInuse, -1);
    if (state === SpanState.Heap) {
      this.addF(Root.HeapInuse, -n * pageSize);
      this.addF(Root.PagesInUse, -n);
    } else if (state === SpanState.Stack) this.addF(Root.StackInuse, -n * pageSize);
    w[(s + Span.State) >>> 2] = 0;
    w[(s + Span.Next) >>> 2] = this.get(Root.SpanFree);
    this.set(Root.SpanFree, s);
  }

  /** Zeroed memory of the machine's own, never freed. 0 when memory is exhausted. */
  sysAlloc(n: number): number {
    n = Math.ceil(n / 8) * 8;
    this.addF(Root.SysBytes, n);
    let cur = this.get(Root.SysCur);
    if (cur === 0 || cur + n > this.get(Root.SysEnd)) {
      const pages = Math.max(4, Math.ceil(n / pageSize));
      const found = this.findPages(pages);
      if (found === null) return 0;
      const { mem } = this;
      // Span address 4 is no span, but marks the pages as taken.
      mem.u32.fill(4, (this.pageTable >>> 2) + found.page, (this.pageTable >>> 2) + found.page + pages);
      if (!found.fresh) mem.u8.fill(0, found.page * pageSize, (found.page + pages) * pageSize);
      cur = found.page * pageSize;
      this.set(Root.SysEnd, cur + pages * pageSize);
    }
    this.set(Root.SysCur, cur + n);
    return cur;
  }

  /** Record of the span that holds the address, or 0. */
  spanOf(addr: number): number {
    if (addr < this.arenaStart || addr >>> pageShift >= this.get(Root.HighPage)) return 0;
    const s = this.mem.u32[(this.pageTable >>> 2) + (addr >>> pageShift)]!;
    return s > 4 ? s : 0;
  }

  // ---- objects

  /** Pointer value of an offset: the upper word. */
  high(off: number): number {
    return off >= this.base ? this.word.high : 0;
  }

  /** Told of every object that is not made by compiled code alone: its address, and whether it shares a block of tiny objects. */
  onSlowAlloc: ((p: number, shared: boolean) => void) | null = null;

  private profiled: Sampler | null = null;

  /** Samples for runtime.MemProfile; null: the program cannot ask. */
  get sampler(): Sampler | null {
    return this.profiled;
  }
  set sampler(s: Sampler | null) {
    this.profiled = s;
    this.setFast(this.mem.u32[Ctl.GcPhase >>> 2] === 0);
  }

  private watcher: ((p: number, size: number, typ: number) => void) | null = null;

  /** Told of every object: its address, the size asked for, its type or 0 (allocsites.ts, profiler.ts). It must not touch the machine. */
  get onAlloc(): ((p: number, size: number, typ: number) => void) | null {
    return this.watcher;
  }
  set onAlloc(f: ((p: number, size: number, typ: number) => void) | null) {
    this.watcher = f;
    this.setFast(true);
  }

  /** Offset of a new object, or needCollect (only if `mayCollect`), or noMemory. */
  malloc(size: number, typ: number, zero: boolean, mayCollect: boolean): number {
    if (size === 0) return this.zeroBase;
    const marking = this.mem.u32[Ctl.GcPhase >>> 2] !== 0;
    if (this.profiled !== null && mayCollect && this.profiled.due(size, typ === 0 || this.types.ptrBytes(typ) === 0)) return needCollect;
    if (marking && mayCollect && this.collector!.mustAssist(size)) return needCollect;
    const tiny = this.onSlowAlloc === null ? 0 : this.getF(Root.TinyAllocs);
    const p = this.place(size, typ, zero, mayCollect);
    if (marking && p > 0) this.collector!.newObject(p);
    if (this.onSlowAlloc !== null && p > 0) this.onSlowAlloc(p, this.getF(Root.TinyAllocs) !== tiny);
    if (this.watcher !== null && p > 0) this.watcher(p, size, typ);
    if (this.profiled !== null && !mayCollect && p > 0) this.profiled.made(p);
    return p;
  }

  private place(size: number, typ: number, zero: boolean, mayCollect: boolean): number {
    if (this.stress !== null && this.denied()) return noMemory;
    if (mayCollect && this.stress !== null && this.stressed()) return needCollect;
    const noscan = typ === 0 || this.types.ptrBytes(typ) === 0;
    if (size > maxSmallSize - mallocHeaderSize) return this.mallocLarge(size, typ, noscan, zero, mayCollect);
    if (noscan) {
      if (size < 16) return this.mallocTiny(size, mayCollect);
      return this.mallocClass(sizeToClass[(size + 7) >> 3]!, 1, mayCollect);
    }
    if (size <= this.word.headerAbove) {
      const c = sizeToClass[(size + 7) >> 3]!;
      const p = this.mallocClass(c, 0, mayCollect);
      if (p > 0) this.writeHeapBits(p, size, typ);
      return p;
    }
    const p = this.mallocClass(sizeToClass[(size + mallocHeaderSize + 7) >> 3]!, 0, mayCollect);
    if (p <= 0) return p;
    this.mem.u32[p >>> 2] = fault('alloc-no-header') ? 0 : typ;
    this.mem.u32[(p + 4) >>> 2] = 0;
    return p + mallocHeaderSize;
  }

  /** Where a tiny object would begin in the block in use. */
  private tinyOffset(size: number): number {
    const off = this.mem.u32[(this.get(Root.CurP) + Proc.TinyOffset) >>> 2]!;
    if ((size & 7) === 0) return (off + 7) & ~7;
    if (this.word.size === 4 && size === 12) return (off + 7) & ~7;
    if ((size & 3) === 0) return (off + 3) & ~3;
    return (size & 1) === 0 ? (off + 1) & ~1 : off;
  }

  /** A tiny object would share the block in use. */
  fitsTiny(size: number): boolean {
    return this.mem.u32[(this.get(Root.CurP) + Proc.Tiny) >>> 2] !== 0 && this.tinyOffset(size) + size <= 16;
  }

  private mallocTiny(size: number, mayCollect: boolean): number {
    const { mem } = this;
    const p = this.get(Root.CurP);
    let off = this.tinyOffset(size);
    const tiny = mem.u32[(p + Proc.Tiny) >>> 2]!;
    if (fault('alloc-tiny-overlap') && off > 0) off--;
    if (off + size <= 16 && tiny !== 0) {
      mem.u32[(p + Proc.TinyOffset) >>> 2] = off + size;
      this.addF(Root.TinyAllocs, 1);
      return tiny + off;
    }
    const x = this.mallocClass(2, 1, mayCollect);
    if (x <= 0) return x;
    if (size < mem.u32[(p + Proc.TinyOffset) >>> 2]! || tiny === 0) {
      this.mem.u32[(p + Proc.Tiny) >>> 2] = x;
      this.mem.u32[(p + Proc.TinyOffset) >>> 2] = size;
    }
    return x;
  }

  private mallocClass(sizeclass: number, noscan: number, mayCollect: boolean): number {
    const spc = (sizeclass << 1) | noscan;
    const rec = this.get(Root.CurP) + Proc.Cache + CacheRec.Size * spc;
    const size = classToSize[sizeclass]!;
    for (;;) {
      const { u32 } = this.mem;
      const p = u32[(rec + CacheRec.Cursor) >>> 2]!;
      const s = u32[(rec + CacheRec.Span) >>> 2]!;
      if (s !== 0) {
        if (p < u32[(s + Span.RunEnd) >>> 2]!) {
          u32[(rec + CacheRec.Cursor) >>> 2] = p + size;
          return p;
        }
        this.settleRun(rec);
        if (this.nextRun(rec, s)) continue;
      }
      if (mayCollect && this.cycleDue()) return needCollect;
      if (!this.refill(spc, rec)) return noMemory;
    }
  }

  /** Takes the next run of free slots of the cached span; false if there is none. */
  private nextRun(rec: number, s: number): boolean {
    const { u32, u8 } = this.mem;
    const n = u32[(s + Span.NElems) >>> 2]!;
    const bits = s + Span.AllocBits;
    let i = u32[(s + Span.FreeIndex) >>> 2]!;
    while (i < n && (u8[bits + (i >> 3)]! & (1 << (i & 7))) !== 0) i++;
    let end = i;
    while (end < n && (u8[bits + (end >> 3)]! & (1 << (end & 7))) === 0) end++;
    if (fault('alloc-long-run') && end < n) end++;
    u32[(s + Span.FreeIndex) >>> 2] = end;
    const size = u32[(s + Span.ElemSize) >>> 2]!;
    const start = u32[(s + Span.Start) >>> 2]!;
    const from = start + i * size;
    const to = start + end * size;
    u32[(s + Span.RunEnd) >>> 2] = to;
    u32[(rec + CacheRec.Cursor) >>> 2] = from;
    u32[(rec + CacheRec.Counted) >>> 2] = from;
    u32[(rec + CacheRec.Limit) >>> 2] = this.get(Root.SlowAlloc) !== 0 ? 0 : to;
    if (i === end) return false;
    if (u32[(s + Span.NeedZero) >>> 2] !== 0) {
      this.mem.zero(from, to - from);
      this.clearHeapBits(s, from, to);
    }
    return true;
  }

  /** Counts what was taken of the run. */
  private settleRun(rec: number): void {
    const { u32 } = this.mem;
    const s = u32[(rec + CacheRec.Span) >>> 2]!;
    const cursor = u32[(rec + CacheRec.Cursor) >>> 2]!;
    const taken = cursor - u32[(rec + CacheRec.Counted) >>> 2]!;
    if (taken === 0) return;
    const n = taken / u32[(s + Span.ElemSize) >>> 2]!;
    u32[(rec + CacheRec.Counted) >>> 2] = cursor;
    u32[(s + Span.AllocCount) >>> 2]! += n;
    this.addF(Root.SmallAlloc + 8 * (u32[(s + Span.Class) >>> 2]! >> 1), n);
  }

  forEachProc(f: (p: number) => void): void {
    const table = this.get(Root.ProcTable);
    if (table === 0) return;
    // They are made in order.
    for (let i = 0; i < maxProcs; i++) {
      const p = this.mem.u32[(table + 4 * i) >>> 2]!;
      if (p === 0) break;
      f(p);
    }
  }

  /** Calls f with every record of a cache that holds a span; f does not let memory grow. */
  forEachCache(f: (rec: number, span: number) => void): void {
    // This is done in stops of the world, and too seldom to be optimized: few steps for a record that is empty, as most are.
    const { u32 } = this.mem;
    this.forEachProc((p) => {
      const end = (p + Proc.Cache + CacheRec.Size * numSpanClasses) >>> 2;
      for (let at = (p + Proc.Cache + CacheRec.Span) >>> 2; at < end; at += CacheRec.Size >>> 2) {
        const s = u32[at]!;
        if (s !== 0) f(at * 4 - CacheRec.Span, s);
      }
    });
  }

  /** Makes AllocCount of every span and the counters exact. */
  settle(): void {
    this.forEachCache((rec) => this.settleRun(rec));
  }

  /** Gives the span of a cache record back, with what is left of its run. */
  private flushCache(rec: number): void {
    const w = this.mem.u32;
    const s = w[(rec + CacheRec.Span) >>> 2]!;
    if (s === 0) return;
    this.settleRun(rec);
    w[(s + Span.FreeIndex) >>> 2] = (w[(rec + CacheRec.Cursor) >>> 2]! - w[(s + Span.Start) >>> 2]!) / w[(s + Span.ElemSize) >>> 2]!;
    w[(s + Span.InCache) >>> 2] = 0;
    w.fill(0, rec >>> 2, (rec + CacheRec.Size) >>> 2);
  }

  /** Empties the caches of all Ps; their spans. */
  flushCaches(): number[] {
    const spans: number[] = [];
    this.forEachCache((rec, s) => {
      this.flushCache(rec);
      spans.push(s);
    });
    this.dropTinyBlocks();
    return spans;
  }

  /** No P has a block for tiny objects in use. */
  dropTinyBlocks(): void {
    this.forEachProc((p) => {
      this.mem.u32[(p + Proc.Tiny) >>> 2] = 0;
      this.mem.u32[(p + Proc.TinyOffset) >>> 2] = 0;
    });
  }

  /** Whether compiled code may allocate by itself, unless stress or a watcher want to see every allocation. `areEmpty`: no cache has a span. */
  setFast(allowed: boolean, areEmpty = false): void {
    const fast = allowed && this.stressOptions === null && this.watcher === null && this.profiled === null;
    this.set(Root.SlowAlloc, fast ? 0 : 1);
    if (areEmpty) return;
    this.forEachCache((rec, s) => {
      this.mem.u32[(rec + CacheRec.Limit) >>> 2] = fast ? this.mem.u32[(s + Span.RunEnd) >>> 2]! : 0;
    });
  }

  /** The trigger is reached and no cycle runs. */
  cycleDue(): boolean {
    return this.getF(Root.HeapLive) >= this.getF(Root.Trigger) && this.mem.u32[Ctl.GcPhase >>> 2] === 0;
  }

  /** Puts a span with room into the cache. */
  private refill(spc: number, rec: number): boolean {
    const old = this.mem.u32[(rec + CacheRec.Span) >>> 2]!;
    this.flushCache(rec);
    if (old !== 0) this.collector!.putSpan(old);
    let s = this.collector!.cacheSpan(spc);
    if (s === 0) s = this.newClassSpan(spc);
    if (s === 0) return false;
    const u = this.mem.u32;
    u[(s + Span.InCache) >>> 2] = rec;
    u[(rec + CacheRec.Span) >>> 2] = s;
    // As if all its free slots were taken: those to come are not counted one by one.
    const bytes = u[(s + Span.NPages) >>> 2]! * pageSize - u[(s + Span.AllocCount) >>> 2]! * u[(s + Span.ElemSize) >>> 2]!;
    this.addF(Root.HeapLive, bytes);
    if ((spc & 1) === 0 && u[Ctl.GcPhase >>> 2] === 0) this.addF(Root.HeapScan, bytes);
    this.nextRun(rec, s);
    return true;
  }

  private newClassSpan(spc: number): number {
    const c = spc >> 1;
    const npages = classToPages[c]!;
    const s = this.allocSpan(npages, SpanState.Heap);
    if (s === 0) return 0;
    const size = classToSize[c]!;
    const w = this.mem.u32;
    w[(s + Span.Class) >>> 2] = spc;
    w[(s + Span.ElemSize) >>> 2] = size;
    w[(s + Span.NElems) >>> 2] = spanElems(c, (spc & 1) !== 0, this.word.size, this.word.headerAbove);
    return s;
  }

  private mallocLarge(size: number, typ: number, noscan: boolean, zero: boolean, mayCollect: boolean): number {
    const npages = Math.ceil(size / pageSize);
    const bytes = npages * pageSize;
    if (bytes > this.mem.max) return noMemory;
    const live = this.getF(Root.HeapLive);
    if (mayCollect && live + bytes >= this.getF(Root.Trigger) && live > this.getF(Root.HeapMarked) && this.mem.u32[Ctl.GcPhase >>> 2] === 0) return needCollect;
    this.collector!.beforeLarge(bytes);
    const s = this.allocSpan(npages, SpanState.Heap);
    if (s === 0) return noMemory;
    const w = this.mem.u32;
    const start = w[(s + Span.Start) >>> 2]!;
    w[(s + Span.Class) >>> 2] = noscan ? 1 : 0;
    w[(s + Span.ElemSize) >>> 2] = bytes;
    w[(s + Span.NElems) >>> 2] = 1;
    w[(s + Span.AllocCount) >>> 2] = 1;
    w[(s + Span.FreeIndex) >>> 2] = 1;
    w[(s + Span.LargeType) >>> 2] = noscan ? 0 : typ;
    this.addF(Root.LargeAlloc, bytes);
    this.addF(Root.LargeAllocCount, 1);
    this.addF(Root.HeapLive, bytes);
    if (!noscan && w[Ctl.GcPhase >>> 2] === 0) this.addF(Root.HeapScan, bytes);
    this.collector!.putSpan(s);
    if ((zero || !noscan) && w[(s + Span.NeedZero) >>> 2] !== 0) this.mem.u8.fill(0, start, start + bytes);
    return start;
  }

  /** Collections are forced at allocations (-stress-gc). */
  stressesCollector(): boolean {
    return this.stress !== null && (this.stress.collectFirst > 0 || this.stress.collectRate > 0);
  }

  /** The program begins: allocations count from here on. */
  startFailing(): void {
    this.setF(Root.FailSeq, 0);
  }

  /** Counts an allocation; true if it has to fail (-fail-alloc). */
  denied(): boolean {
    const at = this.stress?.failAlloc ?? 0;
    if (at === 0 || this.spareOpen) return false;
    this.addF(Root.FailSeq, 1);
    return this.getF(Root.FailSeq) >= at;
  }

  /** One draw per allocation under stress. The retry after the collection does not come here. */
  private stressed(): boolean {
    const st = this.stress!;
    const n = this.getF(Root.AllocSeq) + 1;
    this.setF(Root.AllocSeq, n);
    const h = (Math.imul(n, 0x9e3779b1) >>> 8) / 2 ** 24;
    return n <= st.collectFirst || (st.collectRate > 0 && h < 1 / st.collectRate);
  }

  // ---- pointer maps of objects

  /** Address of the bitmap of a span of small objects with pointers. */
  bitmapOf(span: number): number {
    return this.mem.u32[(span + Span.Start) >>> 2]! + pageSize - pageSize / this.word.size / 8;
  }

  /** Writes the bits of a small object, which are clear: the type's, repeated. */
  private writeHeapBits(p: number, size: number, typ: number): void {
    const { u8 } = this.mem;
    const shift = this.word.size === 8 ? 3 : 2;
    const page = (p & ~(pageSize - 1)) >>> 0;
    const bitmap = page + pageSize - (pageSize >> (shift + 3));
    const first = (p - page) >>> shift;
    const mask = this.types.gcMask(typ);
    const typeWords = this.types.size(typ) >> shift;
    const total = size >> shift;
    for (let i = 0, j = 0; i < total; i++) {
      if (j < mask.length && mask[j] === 1) u8[bitmap + ((first + i) >> 3)]! |= 1 << ((first + i) & 7);
      if (++j === typeWords) j = 0;
    }
  }

  /** Clears the bits of the slots [from, to) of a span that keeps such. */
  private clearHeapBits(s: number, from: number, to: number): void {
    const { u8, u32 } = this.mem;
    const size = u32[(s + Span.ElemSize) >>> 2]!;
    if ((u32[(s + Span.Class) >>> 2]! & 1) !== 0 || size > this.word.headerAbove || fault('alloc-heap-bits')) return;
    const bitmap = this.bitmapOf(s);
    const start = u32[(s + Span.Start) >>> 2]!;
    const a = (from - start) / this.word.size;
    const b = (to - start) / this.word.size;
    const first = a >> 3;
    const last = (b - 1) >> 3;
    const head = 0xff << (a & 7);
    const tail = 0xff >> (7 - ((b - 1) & 7));
    if (first === last) u8[bitmap + first]! &= ~(head & tail);
    else {
      u8[bitmap + first]! &= ~head;
      u8.fill(0, bitmap + first + 1, bitmap + last);
      u8[bitmap + last]! &= ~tail;
    }
  }

  /** Calls f with the address of each pointer word of the object in the slot at `p`. */
  eachPtr(p: number, f: (at: number) => void): void {
    const { u32, u8 } = this.mem;
    const s = this.spanOf(p);
    const spc = u32[(s + Span.Class) >>> 2]!;
    if ((spc & 1) !== 0) return;
    const size = u32[(s + Span.ElemSize) >>> 2]!;
    const ws = this.word.size;
    if (spc === 0) this.eachElem(u32[(s + Span.LargeType) >>> 2]!, p, size, f);
    else if (size > this.word.headerAbove) {
      const typ = u32[p >>> 2]!;
      if (typ !== 0) this.eachElem(typ, p + mallocHeaderSize, size - mallocHeaderSize, f);
    } else {
      const bitmap = this.bitmapOf(s);
      const first = (p - u32[(s + Span.Start) >>> 2]!) / ws;
      for (let i = 0, n = size / ws; i < n; i++) {
        const k = first + i;
        if ((u8[bitmap + (k >> 3)]! & (1 << (k & 7))) !== 0) f(p + i * ws);
      }
    }
  }

  private eachElem(typ: number, at: number, bytes: number, f: (at: number) => void): void {
    const step = this.types.size(typ);
    if (step === 0) return;
    for (let off = 0; off + step <= bytes; off += step) this.types.forEachPtr(typ, at + off, f);
  }

  /** Base of the allocated object (of its slot, header included) that holds the address, or 0. */
  objectBase(addr: number): number {
    const s = this.spanOf(addr);
    if (s === 0) return 0;
    const w = this.mem.u32;
    if (w[(s + Span.State) >>> 2] !== SpanState.Heap) return 0;
    const size = w[(s + Span.ElemSize) >>> 2]!;
    const start = w[(s + Span.Start) >>> 2]!;
    const i = Math.floor((addr - start) / size);
    if (i >= w[(s + Span.NElems) >>> 2]! || !this.isAllocated(s, i)) return 0;
    return start + i * size;
  }

  isAllocated(s: number, i: number): boolean {
    const w = this.mem.u32;
    const rec = w[(s + Span.InCache) >>> 2]!;
    if (rec !== 0) {
      const p = w[(s + Span.Start) >>> 2]! + i * w[(s + Span.ElemSize) >>> 2]!;
      if (p >= w[(rec + CacheRec.Cursor) >>> 2]! && p < w[(s + Span.RunEnd) >>> 2]!) return false;
    }
    return i < w[(s + Span.FreeIndex) >>> 2]! || (this.mem.u8[s + Span.AllocBits + (i >> 3)]! & (1 << (i & 7))) !== 0;
  }

  /** Bytes in front of the object's data in its slot. */
  headerOf(s: number): number {
    const w = this.mem.u32;
    const spc = w[(s + Span.Class) >>> 2]!;
    return (spc & 1) === 0 && spc >> 1 !== 0 && w[(s + Span.ElemSize) >>> 2]! > this.word.headerAbove ? mallocHeaderSize : 0;
  }

  /** Visits every heap span in order of address. */
  forEachSpan(f: (s: number) => void): void {
    const high = this.get(Root.HighPage);
    const t0 = this.pageTable >>> 2;
    for (let i = this.arenaStart >>> pageShift; i < high; ) {
      const s = this.mem.u32[t0 + i]!;
      if (s <= 4) {
        i++;
        continue;
      }
      const n = this.mem.u32[(s + Span.NPages) >>> 2]!;
      if (this.mem.u32[(s + Span.State) >>> 2] === SpanState.Heap) f(s);
      i += n;
    }
  }

  /** Numbers of the allocator, as MemStats counts them. */
  totals(): { totalAlloc: number; totalFree: number; mallocs: number; frees: number } {
    this.settle();
    let totalAlloc = this.getF(Root.LargeAlloc);
    let totalFree = this.getF(Root.LargeFree);
    let mallocs = this.getF(Root.LargeAllocCount) + this.getF(Root.TinyAllocs);
    let frees = this.getF(Root.LargeFreeCount) + this.getF(Root.TinyAllocs);
    for (let c = 1; c < numClasses; c++) {
      const a = this.getF(Root.SmallAlloc + 8 * c);
      const f = this.getF(Root.SmallFree + 8 * c);
      totalAlloc += a * classToSize[c]!;
      totalFree += f * classToSize[c]!;
      mallocs += a;
      frees += f;
    }
    return { totalAlloc, totalFree, mallocs, frees };
  }
}
