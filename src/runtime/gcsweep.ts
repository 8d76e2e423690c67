/**
 * Sweeping and the central lists of spans (Go: runtime/mgcsweep.go, mcentral.go).
 *
 * At the end of marking the sweep generation goes up, and with it every span becomes unswept: no step for any of them. A span is
 * swept when an allocation wants one of its class, by the background sweeper between turns, in proportion to allocation
 * (`deductCredit`, so that all is swept when the next cycle is due), by runtime.GC, or when its specials are looked at.
 *
 * Per span class there are four lists: with room or full, and for either parity of the generation, so that swept and unswept
 * spans change places when the generation does (Go: mcentral.partial[2], full[2]).
 *
 * INVARIANTS
 *   - Every heap span is in one P's cache or on one list. A span on an unswept list may have been swept in place (specials): its
 *     generation tells, and it moves to its list when it is taken from there.
 *   - Mark bits of a swept span are zero while marking is off; its allocation bits are what the marks were.
 */
import { Root, Span, pageSize, numSpanClasses } from '../abi/layout.js';
import { Counter, type Counters } from './counters.js';
import { fault } from './faults.js';
import type { Heap } from './heap.js';
import { classToPages } from './sizeclasses.js';
import type { Specials } from './specials.js';

/** Spans that one refill sweeps before it takes new memory instead. */
const spanBudget = 100;

export class Sweeper {
  constructor(
    private readonly heap: Heap,
    private readonly counters: Counters,
    private readonly specials: Specials,
  ) {}

  // ---- lists

  private list(spc: number, full: 0 | 1, swept: boolean): number {
    const parity = ((this.heap.get(Root.SweepGen) >>> 1) & 1) ^ (swept ? 0 : 1);
    return (this.heap.base + Root.Central + 4 * ((full * 2 + parity) * numSpanClasses + spc)) >>> 2;
  }

  private pop(at: number): number {
    const w = this.heap.mem.u32;
    const s = w[at]!;
    if (s !== 0) {
      w[at] = w[(s + Span.Next) >>> 2]!;
      w[(s + Span.Next) >>> 2] = 0;
    }
    return s;
  }

  /** Puts a span where it belongs by what it holds. `swept` false: it has been cached since before the generation went up. */
  put(s: number, swept = true): void {
    const w = this.heap.mem.u32;
    const full = w[(s + Span.AllocCount) >>> 2] === w[(s + Span.NElems) >>> 2] ? 1 : 0;
    const at = this.list(w[(s + Span.Class) >>> 2]!, full, swept);
    w[(s + Span.Next) >>> 2] = w[at]!;
    w[at] = s;
  }

  /** A swept span of the class with room, or 0: none without new memory. */
  cacheSpan(spc: number): number {
    const w = this.heap.mem.u32;
    this.deductCredit(classToPages[spc >> 1]! * pageSize);
    let s = this.pop(this.list(spc, 0, true));
    if (s !== 0 || this.heap.get(Root.SweepDone) !== 0) return s;
    let budget = spanBudget;
    for (const full of [0, 1] as const) {
      for (; budget >= 0; budget--) {
        s = this.pop(this.list(spc, full, false));
        if (s === 0) break;
        this.sweep(s, true);
        if (w[(s + Span.AllocCount) >>> 2]! < w[(s + Span.NElems) >>> 2]!) return s;
        this.put(s);
      }
    }
    return 0;
  }

  // ---- sweeping

  isSwept(s: number): boolean {
    return this.heap.mem.u32[(s + Span.SweepGen) >>> 2] === this.heap.get(Root.SweepGen);
  }

  ensureSwept(s: number): void {
    if (!this.isSwept(s)) this.sweep(s, true);
  }

  /** Frees what is not marked. The span itself is freed or put on a list, unless `keep`. */
  private sweep(s: number, keep: boolean): void {
    const { heap } = this;
    const w = heap.mem.u32;
    if (!this.isSwept(s)) this.sweepObjects(s);
    if (keep) return;
    if (w[(s + Span.AllocCount) >>> 2] === 0) heap.freeSpan(s);
    else this.put(s);
  }

  private sweepObjects(s: number): void {
    const { heap } = this;
    const w = heap.mem.u32;
    const spc = w[(s + Span.Class) >>> 2]!;
    const size = w[(s + Span.ElemSize) >>> 2]!;
    const nelems = w[(s + Span.NElems) >>> 2]!;
    if (w[(s + Span.Specials) >>> 2] !== 0) this.specials.sweep(s);
    else if (w[(s + Span.SpecPrev) >>> 2] !== 0) this.specials.unlinkSpan(s);
    const live = this.countMarks(s, nelems);
    const freed = w[(s + Span.AllocCount) >>> 2]! - live;
    this.counters.add(Counter.SweptObjects, freed);
    heap.addF(Root.PagesSwept, w[(s + Span.NPages) >>> 2]!);
    w[(s + Span.SweepGen) >>> 2] = heap.get(Root.SweepGen);
    if (spc >> 1 === 0) {
      heap.addF(Root.LargeFree, freed * size);
      heap.addF(Root.LargeFreeCount, freed);
    } else heap.addF(Root.SmallFree + 8 * (spc >> 1), freed);
    if (freed > 0 && heap.stress?.poison === true) this.poison(s, nelems, size);
    for (let i = 0, n = (nelems + 31) >>> 5, a = (s + Span.AllocBits) >>> 2, m = (s + Span.MarkBits) >>> 2; i < n; i++) {
      w[a + i] = fault('sweep-last-word') && i === n - 1 ? 0 : w[m + i]!;
      if (!fault('sweep-stale-marks')) w[m + i] = 0;
    }
    if (!fault('sweep-count')) w[(s + Span.AllocCount) >>> 2] = live;
    w[(s + Span.FreeIndex) >>> 2] = 0;
    w[(s + Span.NeedZero) >>> 2] = fault('alloc-forget-zero') ? 0 : 1;
  }

  /** Sweeps the next unswept span and tells its pages; -1 if there is none. */
  sweepOne(): number {
    const { heap } = this;
    if (heap.get(Root.SweepDone) !== 0) return -1;
    // First all full lists, then those with room, as in Go.
    for (let c = heap.get(Root.SweepClass); c < 2 * numSpanClasses; c++) {
      const s = this.pop(this.list(c >> 1, c & 1 ? 0 : 1, false));
      if (s === 0) {
        heap.set(Root.SweepClass, c + 1);
        continue;
      }
      const pages = heap.mem.u32[(s + Span.NPages) >>> 2]!;
      this.sweep(s, false);
      return pages;
    }
    heap.set(Root.SweepDone, 1);
    heap.setF(Root.SweepPagesPerByte, 0);
    heap.setF(Root.SweepDistMinTrigger, 0);
    return -1;
  }

  /** Sweeps up to n spans; the number of those. */
  sweepSome(n: number): number {
    let k = 0;
    while (k < n && this.sweepOne() >= 0) k++;
    return k;
  }

  /** The generation goes up: all spans are unswept. Spans in caches go to their lists. Work: 136 steps a P. */
  start(caches: readonly number[]): void {
    const { heap } = this;
    heap.set(Root.SweepGen, heap.get(Root.SweepGen) + 2);
    heap.set(Root.SweepClass, 0);
    heap.set(Root.SweepDone, 0);
    heap.setF(Root.PagesSwept, 0);
    for (const s of caches) this.put(s, false);
  }

  // ---- pacing (Go: gcPaceSweeper, deductSweepCredit)

  pace(trigger: number): void {
    const { heap } = this;
    heap.setF(Root.SweepPagesPerByte, 0);
    if (heap.get(Root.SweepDone) !== 0) return;
    const basis = heap.getF(Root.HeapLive);
    const distance = Math.max(pageSize, trigger - basis - (1 << 20));
    const pages = heap.getF(Root.PagesInUse) - heap.getF(Root.PagesSwept);
    if (pages <= 0) return;
    heap.setF(Root.SweepPagesPerByte, pages / distance);
    heap.setF(Root.SweepLiveBasis, basis);
    heap.setF(Root.PagesSweptBasis, heap.getF(Root.PagesSwept));
  }

  /** Before an allocation of spanBytes: sweeps until it is in proportion. */
  deductCredit(spanBytes: number): void {
    const { heap } = this;
    const perByte = heap.getF(Root.SweepPagesPerByte);
    if (perByte === 0) return;
    const live = spanBytes + Math.max(0, heap.getF(Root.HeapLive) - heap.getF(Root.SweepLiveBasis));
    const target = Math.floor(perByte * live);
    while (target > heap.getF(Root.PagesSwept) - heap.getF(Root.PagesSweptBasis)) {
      if (this.sweepOne() < 0) break;
    }
  }

  // ---- bits

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
}
