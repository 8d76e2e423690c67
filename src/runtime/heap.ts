/**
 * Page heap and object allocator (Go: runtime/mheap.go, malloc.go, mcache.go, mcentral.go), over linear memory.
 *
 * - Pages are taken first-fit from the page table, else at the end of the arena. A span is a run of pages with a record
 *   (abi/layout.ts Span); span class = size class * 2 + noscan. Each P caches one span per class.
 * - An object is found free by scanning the span's bits from its free index; sweeping makes the mark bits the new
 *   allocation bits.
 * - Pointer maps of objects: spans of small objects with pointers keep one bit a word at their end; larger ones have a
 *   header word with the type; large ones have it in the span record.
 * - Numbers are Go's: a tiny allocation counts as a malloc, a block's bytes when the block is taken.
 *
 * All state is in memory: this object holds addresses only.
 */
import { InternalError } from '../base/assert.js';
import { Proc, Root, Span, SpanState, alignPage, pageShift, pageSize } from '../abi/layout.js';
import type { WordInfo } from '../abi/word.js';
import type { Memory } from './memory.js';
import { classToPages, classToSize, mallocHeaderSize, maxSmallSize, numClasses, sizeToClass } from './sizeclasses.js';
import type { TypeInfo } from './types.js';

export interface StressOptions {
  /** Collect at each of the first n allocations. */
  collectFirst: number;
  /** Later: once in this many allocations (by a seeded draw); 0: never. */
  collectRate: number;
  /** Fill freed memory. */
  poison: boolean;
  /** Check reachability independently after every collection. */
  audit: boolean;
  /** Move the stack at every stop. */
  moveStacks: boolean;
}

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
  stress: StressOptions | null = null;
  /** Bytes at the end of memory that only the collector and failure paths may take. */
  reserve = 4 << 20;
  private spareOpen = false;

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
    this.set(Root.Magic, 0x676f7369);
    mem.f64[(base + Root.NextGoid) >> 3] = 1;
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

  /** A run of n pages, or 0; `fresh` tells whether they are zero. */
  private findPages(n: number): { page: number; fresh: boolean } | null {
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
        return { page, fresh: false };
      }
    }
    const page = high - run;
    const end = page + n;
    const limit = mem.max - (this.spareOpen ? 0 : this.reserve);
    if (end * pageSize > limit || !mem.ensure(end * pageSize)) return null;
    this.set(Root.HighPage, end);
    if (first < 0 || first === page) this.set(Root.SearchPage, end);
    return { page, fresh: run === 0 };
  }

  /** Lets failure paths use the reserve. */
  openReserve(): void {
    this.spareOpen = true;
  }

  allocSpan(n: number, state: SpanState): number {
    let s = this.get(Root.SpanFree);
    if (s === 0) {
      s = this.sysAlloc(Span.Size);
      if (s === 0) return 0;
    } else this.set(Root.SpanFree, this.mem.u32[(s + Span.Next) >>> 2]!);
    const found = this.findPages(n);
    if (found === null) {
      this.mem.u32[(s + Span.Next) >>> 2] = this.get(Root.SpanFree);
      this.set(Root.SpanFree, s);
      return 0;
    }
    const { mem, pageTable } = this;
    mem.u8.fill(0, s, s + Span.Size);
    const w = mem.u32;
    w[(s + Span.Start) >>> 2] = found.page * pageSize;
    w[(s + Span.NPages) >>> 2] = n;
    w[(s + Span.State) >>> 2] = state;
    w[(s + Span.NeedZero) >>> 2] = found.fresh ? 0 : 1;
    w.fill(s, (pageTable >>> 2) + found.page, (pageTable >>> 2) + found.page + n);
    if (state === SpanState.Heap) this.addF(Root.HeapInuse, n * pageSize);
    else if (state === SpanState.Stack) this.addF(Root.StackInuse, n * pageSize);
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
    if (state === SpanState.Heap) this.addF(Root.HeapInuse, -n * pageSize);
    else if (state === SpanState.Stack) this.addF(Root.StackInuse, -n * pageSize);
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

  /** Told of every object: its address, the size asked for, its type or 0 (allocsites.ts). It must not touch the machine. */
  onAlloc: ((p: number, size: number, typ: number) => void) | null = null;

  /** Offset of a new object, or needCollect (only if `mayCollect`), or noMemory. */
  malloc(size: number, typ: number, zero: boolean, mayCollect: boolean): number {
    if (size === 0) return this.zeroBase;
    const p = this.place(size, typ, zero, mayCollect);
    if (this.onAlloc !== null && p > 0) this.onAlloc(p, size, typ);
    return p;
  }

  private place(size: number, typ: number, zero: boolean, mayCollect: boolean): number {
    if (mayCollect && this.stress !== null && this.stressed()) return needCollect;
    const noscan = typ === 0 || this.types.ptrBytes(typ) === 0;
    if (size > maxSmallSize - mallocHeaderSize) return this.mallocLarge(size, typ, noscan, zero, mayCollect);
    if (noscan) {
      if (size < 16) return this.mallocTiny(size, mayCollect);
      return this.mallocClass(sizeToClass[(size + 7) >> 3]!, 1, zero, mayCollect);
    }
    if (size <= this.word.headerAbove) {
      const c = sizeToClass[(size + 7) >> 3]!;
      const p = this.mallocClass(c, 0, zero, mayCollect);
      if (p > 0) this.writeHeapBits(p, classToSize[c]!, size, typ);
      return p;
    }
    const p = this.mallocClass(sizeToClass[(size + mallocHeaderSize + 7) >> 3]!, 0, zero, mayCollect);
    if (p <= 0) return p;
    this.mem.u32[p >>> 2] = typ;
    this.mem.u32[(p + 4) >>> 2] = 0;
    return p + mallocHeaderSize;
  }

  private mallocTiny(size: number, mayCollect: boolean): number {
    const { mem } = this;
    const p = this.get(Root.CurP);
    let off = mem.u32[(p + Proc.TinyOffset) >>> 2]!;
    if ((size & 7) === 0) off = (off + 7) & ~7;
    else if (this.word.size === 4 && size === 12) off = (off + 7) & ~7;
    else if ((size & 3) === 0) off = (off + 3) & ~3;
    else if ((size & 1) === 0) off = (off + 1) & ~1;
    const tiny = mem.u32[(p + Proc.Tiny) >>> 2]!;
    if (off + size <= 16 && tiny !== 0) {
      mem.u32[(p + Proc.TinyOffset) >>> 2] = off + size;
      this.addF(Root.TinyAllocs, 1);
      return tiny + off;
    }
    const x = this.mallocClass(2, 1, true, mayCollect);
    if (x <= 0) return x;
    if (size < mem.u32[(p + Proc.TinyOffset) >>> 2]! || tiny === 0) {
      this.mem.u32[(p + Proc.Tiny) >>> 2] = x;
      this.mem.u32[(p + Proc.TinyOffset) >>> 2] = size;
    }
    return x;
  }

  private mallocClass(sizeclass: number, noscan: number, zero: boolean, mayCollect: boolean): number {
    const spc = (sizeclass << 1) | noscan;
    const slot = (this.get(Root.CurP) + Proc.Cache + 4 * spc) >>> 2;
    const size = classToSize[sizeclass]!;
    for (;;) {
      const { u32, u8 } = this.mem;
      const s = u32[slot]!;
      if (s !== 0) {
        const n = u32[(s + Span.NElems) >>> 2]!;
        let i = u32[(s + Span.FreeIndex) >>> 2]!;
        while (i < n && (u8[s + Span.AllocBits + (i >> 3)]! & (1 << (i & 7))) !== 0) i++;
        if (i < n) {
          u32[(s + Span.FreeIndex) >>> 2] = i + 1;
          u32[(s + Span.AllocCount) >>> 2]!++;
          this.mem.f64[(this.base + Root.SmallAlloc + 8 * sizeclass) >>> 3]!++;
          const p = u32[(s + Span.Start) >>> 2]! + i * size;
          if (zero && u32[(s + Span.NeedZero) >>> 2] !== 0) this.mem.zero(p, size);
          return p;
        }
        u32[(s + Span.FreeIndex) >>> 2] = n;
      }
      if (mayCollect && this.getF(Root.HeapLive) >= this.getF(Root.Trigger)) return needCollect;
      if (!this.refill(spc, slot)) return noMemory;
    }
  }

  /** Puts a span with room into the cache slot. */
  private refill(spc: number, slot: number): boolean {
    const w = this.mem.u32;
    const old = w[slot]!;
    if (old !== 0) {
      w[(old + Span.InCache) >>> 2] = 0;
      w[slot] = 0;
    }
    const listAt = (this.base + Root.Partial + 4 * spc) >>> 2;
    let s = w[listAt]!;
    if (s !== 0) {
      w[listAt] = w[(s + Span.Next) >>> 2]!;
      w[(s + Span.OnList) >>> 2] = 0;
    } else {
      s = this.newClassSpan(spc);
      if (s === 0) return false;
    }
    const u = this.mem.u32;
    u[(s + Span.InCache) >>> 2] = 1;
    u[slot] = s;
    this.addF(Root.HeapLive, (u[(s + Span.NElems) >>> 2]! - u[(s + Span.AllocCount) >>> 2]!) * u[(s + Span.ElemSize) >>> 2]!);
    return true;
  }

  private newClassSpan(spc: number): number {
    const c = spc >> 1;
    const npages = classToPages[c]!;
    const s = this.allocSpan(npages, SpanState.Heap);
    if (s === 0) return 0;
    const size = classToSize[c]!;
    let bytes = npages * pageSize;
    const bitmap = (spc & 1) === 0 && size <= this.word.headerAbove;
    if (bitmap) bytes -= pageSize / this.word.size / 8;
    const w = this.mem.u32;
    w[(s + Span.Class) >>> 2] = spc;
    w[(s + Span.ElemSize) >>> 2] = size;
    w[(s + Span.NElems) >>> 2] = Math.floor(bytes / size);
    if (bitmap) {
      const start = w[(s + Span.Start) >>> 2]!;
      this.mem.u8.fill(0, start + bytes, start + pageSize);
    }
    return s;
  }

  private mallocLarge(size: number, typ: number, noscan: boolean, zero: boolean, mayCollect: boolean): number {
    const npages = Math.ceil(size / pageSize);
    const bytes = npages * pageSize;
    if (bytes > this.mem.max) return noMemory;
    if (mayCollect && this.getF(Root.HeapLive) + bytes >= this.getF(Root.Trigger) && this.getF(Root.HeapLive) > this.getF(Root.HeapMarked)) return needCollect;
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
    if ((zero || !noscan) && w[(s + Span.NeedZero) >>> 2] !== 0) this.mem.u8.fill(0, start, start + bytes);
    return start;
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

  /** Writes the bits of a small object: the type's, repeated; the rest of the slot clear. */
  private writeHeapBits(p: number, slotSize: number, size: number, typ: number): void {
    const { u8 } = this.mem;
    const w = this.word.size;
    const shift = w === 8 ? 3 : 2;
    const page = p & ~(pageSize - 1);
    const bitmap = (page >>> 0) + pageSize - (pageSize >> (shift + 3));
    const first = ((p - page) >>> 0) >> shift;
    const words = slotSize >> shift;
    const mask = this.types.gcMask(typ);
    const typeWords = this.types.size(typ) >> shift;
    const total = size >> shift;
    for (let i = 0, j = 0; i < words; i++) {
      const k = first + i;
      const at = bitmap + (k >> 3);
      const bit = 1 << (k & 7);
      if (i < total && j < mask.length && mask[j] === 1) u8[at]! |= bit;
      else u8[at]! &= ~bit;
      if (++j === typeWords) j = 0;
    }
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
    return i < this.mem.u32[(s + Span.FreeIndex) >>> 2]! || (this.mem.u8[s + Span.AllocBits + (i >> 3)]! & (1 << (i & 7))) !== 0;
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
