/**
 * The heap walker: named invariants of spans, caches, lists, specials, stacks and counters, checked over the bytes of a machine that
 * stands still. It runs before and after every cycle under GODEBUG=gccheckmark=1, and in tests, where each invariant is broken on purpose.
 *
 * An invariant is a row: a name, and a function that reports the first thing that is wrong with it.
 */
import { InternalError } from '../base/assert.js';
import { Ctl } from '../abi/frame.js';
import { CacheRec, Proc, Root, Span, SpanState, Special, numSpanClasses, pageShift, pageSize } from '../abi/layout.js';
import { GStatus } from './goroutines.js';
import type { Collector } from './gc.js';
import { classToPages, classToSize, spanElems } from './sizeclasses.js';

interface View {
  gc: Collector;
  /** Word at an address. */
  w(at: number): number;
  /** Every span record that a page names, by its first page. */
  spans: Map<number, number>;
  heapSpans: number[];
  marking: boolean;
  sweepGen: number;
  bit(s: number, bits: Span, i: number): boolean;
  /** Central lists that are not empty: class, fullness, whether swept, members. */
  lists: { spc: number; full: number; swept: boolean; members: number[] }[];
  /** Cache records that hold a span, with the class they are for. */
  caches: { rec: number; spc: number; span: number }[];
}

type Report = (what: string) => void;
type Row = readonly [name: string, check: (v: View, fail: Report) => void];

const hex = (n: number): string => `0x${n.toString(16)}`;

const perHeapSpan =
  (f: (v: View, s: number, fail: Report) => void) =>
  (v: View, fail: Report): void => {
    for (const s of v.heapSpans) f(v, s, (what) => fail(`span ${hex(s)} (class ${v.w(s + Span.Class)}): ${what}`));
  };

const perCache =
  (f: (v: View, rec: number, s: number, fail: Report) => void) =>
  (v: View, fail: Report): void => {
    for (const { rec, span } of v.caches) f(v, rec, span, (what) => fail(`cache ${hex(rec)}: ${what}`));
  };

const sum = (list: readonly number[], f: (s: number) => number): number => list.reduce((n, s) => n + f(s), 0);
const stateSpans = (v: View, state: SpanState): number[] => [...v.spans.values()].filter((s) => v.w(s + Span.State) === state);

export const heapInvariants: readonly Row[] = [
  // ---- pages
  ['page entries name span records', (v, fail) => {
    const { heap } = v.gc;
    const end = heap.get(Root.HighPage) * pageSize;
    for (const [page, s] of v.spans) if (s % 8 !== 0 || s < heap.arenaStart || s + Span.Size > end) fail(`page ${page} names ${hex(s)}`);
  }],
  ['a span begins at its first page', (v, fail) => {
    for (const [page, s] of v.spans) if (v.w(s + Span.Start) !== page * pageSize) fail(`span ${hex(s)} of page ${page} starts at ${hex(v.w(s + Span.Start))}`);
  }],
  ['all pages of a span name it', (v, fail) => {
    const { heap } = v.gc;
    for (const [page, s] of v.spans) for (let i = 0; i < Math.min(v.w(s + Span.NPages), 1 << 19); i++) if (v.w(heap.pageTable + 4 * (page + i)) !== s) fail(`page ${page + i} does not name ${hex(s)}`);
  }],
  ['a span has a state', (v, fail) => {
    for (const s of v.spans.values()) if (v.w(s + Span.State) < SpanState.Heap || v.w(s + Span.State) > 4) fail(`span ${hex(s)} has state ${v.w(s + Span.State)}`);
  }],
  ['no page below the search start is free', (v, fail) => {
    const { heap } = v.gc;
    for (let i = heap.arenaStart >>> pageShift; i < heap.get(Root.SearchPage); i++) if (v.w(heap.pageTable + 4 * i) === 0) fail(`page ${i}`);
  }],
  ['free pages are counted', (v, fail) => {
    const { heap } = v.gc;
    let n = 0;
    for (let i = heap.arenaStart >>> pageShift; i < heap.get(Root.HighPage); i++) if (v.w(heap.pageTable + 4 * i) === 0) n++;
    if (n !== heap.getF(Root.FreePages)) fail(`${n}, not ${heap.getF(Root.FreePages)}`);
  }],
  ['no more pages are released than are free', (v, fail) => {
    const { heap } = v.gc;
    if (heap.getF(Root.HeapReleased) < 0 || heap.getF(Root.HeapReleased) > heap.idleBytes()) fail(`${heap.getF(Root.HeapReleased)} of ${heap.idleBytes()} bytes`);
  }],
  ['pages in use are those of heap spans', (v, fail) => {
    const n = sum(v.heapSpans, (s) => v.w(s + Span.NPages));
    if (n !== v.gc.heap.getF(Root.PagesInUse)) fail(`${n}, not ${v.gc.heap.getF(Root.PagesInUse)}`);
  }],
  ['HeapInuse is the size of heap spans', (v, fail) => {
    const n = sum(v.heapSpans, (s) => v.w(s + Span.NPages)) * pageSize;
    if (n !== v.gc.heap.getF(Root.HeapInuse)) fail(`${n}, not ${v.gc.heap.getF(Root.HeapInuse)}`);
  }],
  ['StackInuse is the size of stack spans', (v, fail) => {
    const n = sum(stateSpans(v, SpanState.Stack), (s) => v.w(s + Span.NPages)) * pageSize;
    if (n !== v.gc.heap.getF(Root.StackInuse)) fail(`${n}, not ${v.gc.heap.getF(Root.StackInuse)}`);
  }],
  // ---- spans
  ['a heap span has a class', perHeapSpan((v, s, fail) => {
    if (v.w(s + Span.Class) >= numSpanClasses) fail('no such class');
  })],
  ['elements have the size of the class', perHeapSpan((v, s, fail) => {
    const c = v.w(s + Span.Class) >>> 1;
    const want = c === 0 ? v.w(s + Span.NPages) * pageSize : classToSize[c];
    if (v.w(s + Span.ElemSize) !== want) fail(`element size ${v.w(s + Span.ElemSize)}, not ${want}`);
  })],
  ['a span has the pages of its class', perHeapSpan((v, s, fail) => {
    const c = v.w(s + Span.Class) >>> 1;
    if (c !== 0 && v.w(s + Span.NPages) !== classToPages[c]) fail(`${v.w(s + Span.NPages)} pages`);
  })],
  ['elements fill the span up to its bitmap and marks', perHeapSpan((v, s, fail) => {
    const spc = v.w(s + Span.Class);
    const { word } = v.gc.heap;
    const want = spc >>> 1 === 0 ? 1 : spanElems(spc >>> 1, (spc & 1) !== 0, word.size, word.headerAbove);
    if (v.w(s + Span.NElems) !== want) fail(`${v.w(s + Span.NElems)} elements`);
  })],
  ['the free index is in the span', perHeapSpan((v, s, fail) => {
    if (v.w(s + Span.FreeIndex) > v.w(s + Span.NElems)) fail(`free index ${v.w(s + Span.FreeIndex)}`);
  })],
  ['the count of objects is that of allocated slots', perHeapSpan((v, s, fail) => {
    let n = 0;
    for (let i = 0; i < v.w(s + Span.NElems); i++) if (v.gc.heap.isAllocated(s, i)) n++;
    if (n !== v.w(s + Span.AllocCount)) fail(`${v.w(s + Span.AllocCount)} counted, ${n} allocated`);
  })],
  ['no bits beyond the last element', perHeapSpan((v, s, fail) => {
    const n = v.w(s + Span.NElems);
    for (const bits of [Span.AllocBits, Span.MarkBits]) for (let i = n; i % 32 !== 0 && i < 1024; i++) if (v.bit(s, bits, i)) fail(`bit ${i} of ${n}`);
  })],
  ['a swept span has no marks while marking is off', perHeapSpan((v, s, fail) => {
    if (v.marking || v.w(s + Span.SweepGen) !== v.sweepGen) return;
    for (let i = 0; i < v.w(s + Span.NElems); i++) if (v.bit(s, Span.MarkBits, i)) fail(`mark of element ${i}`);
  })],
  ['what is marked is allocated', perHeapSpan((v, s, fail) => {
    if (!v.marking) return;
    for (let i = 0; i < v.w(s + Span.NElems); i++) if (v.bit(s, Span.MarkBits, i) && !v.gc.heap.isAllocated(s, i)) fail(`mark of free element ${i}`);
  })],
  ['a span is of this sweep generation or the one before', perHeapSpan((v, s, fail) => {
    const g = v.w(s + Span.SweepGen);
    if (g !== v.sweepGen && (g !== v.sweepGen - 2 || v.gc.heap.get(Root.SweepDone) !== 0)) fail(`generation ${g} of ${v.sweepGen}`);
  })],
  ['a large span without pointers has no type', perHeapSpan((v, s, fail) => {
    if (v.w(s + Span.Class) === 1 && v.w(s + Span.LargeType) !== 0) fail('has one');
  })],
  // ---- caches
  ['span and cache name each other', (v, fail) => {
    for (const { rec, span } of v.caches) if (v.w(span + Span.InCache) !== rec) fail(`cache ${hex(rec)} holds span ${hex(span)}`);
    for (const s of v.heapSpans) {
      const rec = v.w(s + Span.InCache);
      if (rec !== 0 && !v.caches.some((c) => c.rec === rec && c.span === s)) fail(`span ${hex(s)} says ${hex(rec)}`);
    }
  }],
  ['a cached span is swept', perCache((v, _rec, s, fail) => {
    if (v.w(s + Span.SweepGen) !== v.sweepGen) fail(`generation ${v.w(s + Span.SweepGen)} of ${v.sweepGen}`);
  })],
  ['a cache holds a span of its class', (v, fail) => {
    for (const { rec, spc, span } of v.caches) if (v.w(span + Span.Class) !== spc) fail(`cache ${hex(rec)}: class ${v.w(span + Span.Class)}`);
  }],
  ['the cursor is at a slot of the run', perCache((v, rec, s, fail) => {
    const off = v.w(rec + CacheRec.Cursor) - v.w(s + Span.Start);
    if (off < 0 || off % v.w(s + Span.ElemSize) !== 0 || v.w(rec + CacheRec.Cursor) > v.w(s + Span.RunEnd)) fail(`cursor ${hex(v.w(rec + CacheRec.Cursor))}`);
  })],
  ['the run ends at the free index', perCache((v, _rec, s, fail) => {
    if (v.w(s + Span.RunEnd) !== v.w(s + Span.Start) + v.w(s + Span.FreeIndex) * v.w(s + Span.ElemSize)) fail(`run to ${hex(v.w(s + Span.RunEnd))}`);
  })],
  ['slots of the run are free', perCache((v, rec, s, fail) => {
    const size = v.w(s + Span.ElemSize);
    for (let p = v.w(rec + CacheRec.Cursor); p < v.w(s + Span.RunEnd); p += size) if (v.bit(s, Span.AllocBits, (p - v.w(s + Span.Start)) / size)) fail(`slot ${hex(p)}`);
  })],
  ['slots of the run have no pointer bits', perCache((v, rec, s, fail) => {
    const { heap } = v.gc;
    const size = v.w(s + Span.ElemSize);
    if ((v.w(s + Span.Class) & 1) !== 0 || size > heap.word.headerAbove) return;
    const bitmap = heap.bitmapOf(s);
    const start = v.w(s + Span.Start);
    for (let p = v.w(rec + CacheRec.Cursor); p < v.w(s + Span.RunEnd); p += heap.word.size) {
      const k = (p - start) / heap.word.size;
      if ((heap.mem.u8[bitmap + (k >> 3)]! & (1 << (k & 7))) !== 0) fail(`word ${hex(p)}`);
    }
  })],
  ['the limit is the end of the run, or nothing', perCache((v, rec, s, fail) => {
    const l = v.w(rec + CacheRec.Limit);
    if (l !== 0 && l !== v.w(s + Span.RunEnd)) fail(`limit ${hex(l)}`);
    if (l !== 0 && v.marking) fail('compiled code may allocate while marking is on');
  })],
  // ---- lists
  ['a heap span is cached or on one list', (v, fail) => {
    const n = new Map<number, number>();
    for (const l of v.lists) for (const s of l.members) n.set(s, (n.get(s) ?? 0) + 1);
    for (const s of v.heapSpans) {
      const k = (n.get(s) ?? 0) + (v.w(s + Span.InCache) !== 0 ? 1 : 0);
      if (k !== 1) fail(`span ${hex(s)} is in ${k} places`);
    }
  }],
  ['lists hold heap spans of their class', (v, fail) => {
    for (const l of v.lists) for (const s of l.members) if (v.w(s + Span.State) !== SpanState.Heap || v.w(s + Span.Class) !== l.spc) fail(`span ${hex(s)} on the list of class ${l.spc}`);
  }],
  ['swept lists tell full spans from those with room', (v, fail) => {
    for (const l of v.lists) for (const s of l.members) if (l.swept && (v.w(s + Span.AllocCount) === v.w(s + Span.NElems) ? 1 : 0) !== l.full) fail(`span ${hex(s)} with ${v.w(s + Span.AllocCount)} of ${v.w(s + Span.NElems)}`);
  }],
  ['swept lists hold swept spans', (v, fail) => {
    for (const l of v.lists) for (const s of l.members) if (l.swept && v.w(s + Span.SweepGen) !== v.sweepGen) fail(`span ${hex(s)}`);
  }],
  ['unswept lists are empty when sweeping is done', (v, fail) => {
    if (v.gc.heap.get(Root.SweepDone) !== 0) for (const l of v.lists) if (!l.swept && l.members.length > 0) fail(`class ${l.spc}`);
  }],
  // ---- specials
  ['a special is on the span of its object', perHeapSpan((v, s, fail) => {
    for (let sp = v.w(s + Span.Specials); sp !== 0; sp = v.w(sp + Special.Next)) if (v.gc.heap.spanOf(v.w(sp + Special.Obj)) !== s) fail(`special of ${hex(v.w(sp + Special.Obj))}`);
  })],
  ['spans with specials are listed', (v, fail) => {
    const on = new Set<number>();
    for (let s = v.gc.heap.get(Root.SpecSpans), prev = v.gc.heap.base + Root.SpecSpans; s !== 0 && !on.has(s); s = v.w(s + Span.SpecNext)) {
      on.add(s);
      if (v.w(s + Span.SpecPrev) !== prev) fail(`span ${hex(s)} does not point back`);
      prev = s + Span.SpecNext;
    }
    for (const s of v.heapSpans) if (v.w(s + Span.Specials) !== 0 && !on.has(s)) fail(`span ${hex(s)} is not`);
  }],
  ['the queue of finalizers ends at its tail', (v, fail) => {
    const { heap } = v.gc;
    let last = 0;
    for (let sp = heap.get(Root.FinQueue); sp !== 0; sp = v.w(sp + Special.Next)) last = sp;
    if (last !== heap.get(Root.FinTail)) fail(`${hex(last)}, not ${hex(heap.get(Root.FinTail))}`);
  }],
  // ---- marking, counters, goroutines
  ['the grey queue is empty while marking is off', (v, fail) => {
    const { heap } = v.gc;
    if (!v.marking && (heap.get(Root.GreyCount) !== 0 || heap.get(Root.GreyPage) !== 0 || heap.get(Root.GreyLost) !== 0)) fail(`${heap.get(Root.GreyCount)} entries`);
  }],
  ['bytes allocated and not freed are in spans', (v, fail) => {
    const t = v.gc.heap.totals();
    const n = sum(v.heapSpans, (s) => v.w(s + Span.AllocCount) * v.w(s + Span.ElemSize));
    if (t.totalAlloc - t.totalFree !== n) fail(`${t.totalAlloc - t.totalFree} counted, ${n} in spans`);
  }],
  ['the stack of a goroutine is in a stack span', (v, fail) => {
    const { gs, heap } = v.gc;
    gs.forEach((g) => {
      const lo = gs.get(g, 'lo');
      if (lo === 0) return;
      const s = heap.spanOf(lo);
      if (s === 0 || v.w(s + Span.State) !== SpanState.Stack || gs.get(g, 'hi') > v.w(s + Span.Start) + v.w(s + Span.NPages) * pageSize) fail(`goroutine ${gs.get64(g, 'goid')}`);
    });
  }],
  ['the innermost frame is in the stack', (v, fail) => {
    const { gs } = v.gc;
    gs.forEach((g) => {
      const st = gs.status(g);
      if ((st === GStatus.Waiting || st === GStatus.Runnable) && (gs.get(g, 'fp') < gs.get(g, 'lo') || gs.get(g, 'fp') >= gs.get(g, 'hi'))) fail(`goroutine ${gs.get64(g, 'goid')}`);
    });
  }],
  ['queued goroutines are runnable', (v, fail) => {
    const { gs, heap } = v.gc;
    let n = 0;
    for (let g = heap.get(Root.RunqHead); g !== 0 && n <= heap.get(Root.AllgsLen); g = gs.link(g), n++) if (gs.status(g) !== GStatus.Runnable) fail(`goroutine ${gs.get64(g, 'goid')}`);
    if (n !== heap.get(Root.RunqSize)) fail(`${n} in the queue, ${heap.get(Root.RunqSize)} counted`);
  }],
];

function view(gc: Collector): View {
  const { heap } = gc;
  heap.settle();
  const w = (at: number): number => heap.mem.u32[at >>> 2]!;
  const spans = new Map<number, number>();
  const known = new Set<number>();
  for (let i = heap.arenaStart >>> pageShift; i < heap.get(Root.HighPage); i++) {
    const s = w(heap.pageTable + 4 * i);
    if (s <= 4 || known.has(s)) continue;
    known.add(s);
    spans.set(i, s);
  }
  const sweepGen = heap.get(Root.SweepGen);
  const lists: View['lists'] = [];
  for (const full of [0, 1]) {
    for (const parity of [0, 1]) {
      for (let spc = 0; spc < numSpanClasses; spc++) {
        const first = heap.get(Root.Central + 4 * ((full * 2 + parity) * numSpanClasses + spc));
        if (first === 0) continue;
        const members: number[] = [];
        const seen = new Set<number>();
        for (let s = first; s !== 0 && !seen.has(s); s = w(s + Span.Next)) {
          seen.add(s);
          members.push(s);
        }
        lists.push({ spc, full, swept: ((sweepGen >>> 1) & 1) === parity, members });
      }
    }
  }
  const caches: View['caches'] = [];
  heap.forEachProc((p) => {
    for (let spc = 0; spc < numSpanClasses; spc++) {
      const rec = p + Proc.Cache + CacheRec.Size * spc;
      const span = w(rec + CacheRec.Span);
      if (span !== 0) caches.push({ rec, spc, span });
    }
  });
  return {
    gc, w, spans, lists, caches, sweepGen,
    heapSpans: [...spans.values()].filter((s) => w(s + Span.State) === SpanState.Heap),
    marking: w(Ctl.GcPhase) !== 0,
    bit: (s, bits, i) => (heap.mem.u8[s + bits + (i >> 3)]! & (1 << (i & 7))) !== 0,
  };
}

/** Names of the broken invariants, each with the first thing that breaks it. */
export function checkHeap(gc: Collector): Map<string, string> {
  const v = view(gc);
  const out = new Map<string, string>();
  for (const [name, check] of heapInvariants) {
    check(v, (what) => {
      if (!out.has(name)) out.set(name, what);
    });
  }
  return out;
}

/** For debugging runs: the first broken invariant ends the run. */
export function assertHeap(gc: Collector): void {
  for (const [name, what] of checkHeap(gc)) throw new InternalError(`heap: ${name}: ${what}`);
}
