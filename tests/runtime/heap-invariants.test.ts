/** Every invariant of the heap walker (src/runtime/heapcheck.ts) is broken once, by a change of a word or two, and must be named. */
import { beforeAll, describe, expect, it } from 'vitest';
import { Ctl } from '../../src/abi/frame.js';
import { CacheRec, Root, Span, SpanState, Special, SpecialKind, numSpanClasses, pageShift, pageSize } from '../../src/abi/layout.js';
import { checkHeap, heapInvariants } from '../../src/runtime/heapcheck.js';
import type { Machine } from '../../src/runtime/machine.js';
import { build, run, typeSym } from './assembled.js';

/** A list of 3000 nodes of which it keeps the last 1000, with a big object dropped beside each. */
const text = `
func churn(l)l slots=lpp
  loop 1 !live 24
    new type:big !live 24
    drop
    new type:node !live 24
    local.set 2
    local.get 2
    local.get 1
    store.p 0
    local.get 2
    local.set 1
    local.get 0
    i64.const 1
    i64.sub
    local.tee 0
    i64.eqz
    i32.eqz
    br_if 0
  end
  i64.const 0
  return
end
func runtime.main() slots=l
  i64.const 2000
  call churn (l)l
  drop
  i64.const 20000
  call churn (l)l
  drop
  i32.const 0
  call runtime.exit (i)
  unreachable
end
`;

let m: Machine;
let undo: [number, number][] = [];

const w = (at: number): number => m.rt.mem.u32[at >>> 2]!;
function poke(at: number, v: number): void {
  undo.push([at >>> 2, w(at)]);
  m.rt.mem.u32[at >>> 2] = v;
}
const root = (f: Root): number => m.rt.heap.base + f;
function pokeF(f: Root, d: number): void {
  const at = root(f);
  undo.push([at >>> 2, w(at)], [(at + 4) >>> 2, w(at + 4)]);
  m.rt.mem.f64[at >>> 3]! += d;
}

function spans(state: SpanState): number[] {
  const { heap } = m.rt;
  const out = new Set<number>();
  for (let i = heap.arenaStart >>> pageShift; i < heap.get(Root.HighPage); i++) {
    const s = w(heap.pageTable + 4 * i);
    if (s > 4 && w(s + Span.State) === state) out.add(s);
  }
  return [...out];
}
const heapSpans = (): number[] => spans(SpanState.Heap);
const listed = (): number => heapSpans().find((s) => w(s + Span.InCache) === 0 && w(s + Span.AllocCount) > 1 && w(s + Span.AllocCount) === w(s + Span.NElems))!;
/** A cache record with a span and room in its run. */
function cache(): { rec: number; s: number } {
  const s = heapSpans().find((x) => w(x + Span.InCache) !== 0 && w(w(x + Span.InCache) + CacheRec.Cursor) < w(x + Span.RunEnd))!;
  return { rec: w(s + Span.InCache), s };
}
const entry = (s: number, page = 0): number => m.rt.heap.pageTable + 4 * ((w(s + Span.Start) >>> pageShift) + page);
function centralOf(s: number): number {
  for (let i = 0; i < 4 * numSpanClasses; i++) {
    const at = root(Root.Central) + 4 * i;
    if (w(at) === s) return at;
  }
  return 0;
}
const firstListed = (): { at: number; s: number } => {
  for (let i = 0; i < 4 * numSpanClasses; i++) {
    const at = root(Root.Central) + 4 * i;
    if (w(at) !== 0 && w(w(at) + Span.Class) >>> 1 !== 0) return { at, s: w(at) };
  }
  throw new Error('no span on a list');
};
const someG = (): number => w(m.rt.heap.get(Root.AllgsPtr));
const field = (name: string): number => someG() + m.rt.gs.g[name]!;

const breaks: Record<string, () => void> = {
  'page entries name span records': () => poke(entry(listed()), listed() + 2),
  'a span begins at its first page': () => poke(listed() + Span.Start, w(listed() + Span.Start) + pageSize),
  'all pages of a span name it': () => poke(listed() + Span.NPages, w(listed() + Span.NPages) + 1),
  'a span has a state': () => poke(listed() + Span.State, 9),
  'no page below the search start is free': () => poke(root(Root.SearchPage), m.rt.heap.get(Root.HighPage)),
  'free pages are counted': () => pokeF(Root.FreePages, 1),
  'no more pages are released than are free': () => pokeF(Root.HeapReleased, 2 ** 31),
  'pages in use are those of heap spans': () => pokeF(Root.PagesInUse, 1),
  'HeapInuse is the size of heap spans': () => pokeF(Root.HeapInuse, -8192),
  'StackInuse is the size of stack spans': () => pokeF(Root.StackInuse, 2048),
  'a heap span has a class': () => poke(listed() + Span.Class, 500),
  'elements have the size of the class': () => poke(listed() + Span.ElemSize, 40),
  'a span has the pages of its class': () => poke(listed() + Span.NPages, 30),
  'elements fill the span up to its bitmap and marks': () => poke(listed() + Span.NElems, w(listed() + Span.NElems) - 1),
  'the free index is in the span': () => poke(listed() + Span.FreeIndex, 5000),
  'the count of objects is that of allocated slots': () => poke(listed() + Span.AllocCount, w(listed() + Span.AllocCount) - 1),
  'no bits beyond the last element': () => {
    const s = heapSpans().find((x) => w(x + Span.NElems) % 32 !== 0)!;
    const i = w(s + Span.NElems);
    poke(s + Span.AllocBits + 4 * (i >>> 5), 1 << (i & 31));
  },
  'a swept span has no marks while marking is off': () => poke(m.rt.heap.spanOf(someG()) + Span.MarkBits, 1),
  'what is marked is allocated': () => {
    poke(Ctl.GcPhase, 1);
    const { rec, s } = cache();
    const i = (w(rec + CacheRec.Cursor) - w(s + Span.Start)) / w(s + Span.ElemSize);
    poke(s + Span.MarkBits + 4 * (i >>> 5), 1 << (i & 31));
  },
  'a span is of this sweep generation or the one before': () => poke(listed() + Span.SweepGen, 100),
  'a large span without pointers has no type': () => {
    const p = m.rt.heap.malloc(100_000, 0, true, false);
    poke(m.rt.heap.spanOf(p) + Span.LargeType, 64);
  },
  'span and cache name each other': () => poke(cache().s + Span.InCache, 4),
  'a cached span is swept': () => poke(cache().s + Span.SweepGen, m.rt.heap.get(Root.SweepGen) - 2),
  'a cache holds a span of its class': () => poke(cache().s + Span.Class, 3),
  'the cursor is at a slot of the run': () => {
    const { rec } = cache();
    for (const f of [CacheRec.Counted, CacheRec.Cursor]) poke(rec + f, w(rec + f) + 4);
  },
  'the run ends at the free index': () => poke(cache().s + Span.FreeIndex, w(cache().s + Span.FreeIndex) - 1),
  'slots of the run are free': () => {
    const { rec, s } = cache();
    const i = (w(rec + CacheRec.Cursor) - w(s + Span.Start)) / w(s + Span.ElemSize);
    poke(s + Span.AllocBits + 4 * (i >>> 5), 1 << (i & 31));
  },
  'slots of the run have no pointer bits': () => {
    const s = heapSpans().find((x) => w(x + Span.InCache) !== 0 && (w(x + Span.Class) & 1) === 0 && w(x + Span.ElemSize) <= 512 && w(w(x + Span.InCache) + CacheRec.Cursor) < w(x + Span.RunEnd))!;
    const k = (w(w(s + Span.InCache) + CacheRec.Cursor) - w(s + Span.Start)) / 8;
    const at = m.rt.heap.bitmapOf(s) + 4 * (k >>> 5);
    poke(at, w(at) | (1 << (k & 31)));
  },
  'the limit is the end of the run, or nothing': () => poke(cache().rec + CacheRec.Limit, w(cache().s + Span.RunEnd) + 16),
  'a heap span is cached or on one list': () => poke(firstListed().at, 0),
  'lists hold heap spans of their class': () => {
    const { at, s } = firstListed();
    poke(at, 0);
    poke(at + 8, s);
  },
  'swept lists tell full spans from those with room': () => {
    const s = heapSpans().find((x) => centralOf(x) !== 0 && w(x + Span.SweepGen) === m.rt.heap.get(Root.SweepGen))!;
    poke(s + Span.AllocCount, w(s + Span.AllocCount) === w(s + Span.NElems) ? 0 : w(s + Span.NElems));
  },
  'swept lists hold swept spans': () => {
    const s = heapSpans().find((x) => centralOf(x) !== 0)!;
    poke(s + Span.SweepGen, m.rt.heap.get(Root.SweepGen) - 2);
  },
  'unswept lists are empty when sweeping is done': () => poke(root(Root.SweepGen), m.rt.heap.get(Root.SweepGen) + 2),
  'a special is on the span of its object': () => poke(w(m.rt.heap.spanOf(someG()) + Span.Specials) + Special.Obj, w(listed() + Span.Start)),
  'spans with specials are listed': () => poke(root(Root.SpecSpans), 0),
  'the queue of finalizers ends at its tail': () => poke(root(Root.FinTail), 64),
  'the grey queue is empty while marking is off': () => poke(root(Root.GreyCount), 1),
  'bytes allocated and not freed are in spans': () => pokeF(Root.LargeAlloc, 8),
  'the stack of a goroutine is in a stack span': () => poke(field('lo'), someG()),
  'the innermost frame is in the stack': () => {
    poke(field('status'), 4);
    poke(field('fp'), 64);
  },
  'queued goroutines are runnable': () => {
    poke(root(Root.RunqHead), someG());
    poke(field('schedlink'), 0);
  },
};

describe('heap walker', () => {
  beforeAll(async () => {
    const program = build(text, [...typeSym('type:node', 16, [1, 0], 8), ...typeSym('type:big', 1024, [0, 1], 8)]);
    m = (await run(program, { gcStopTheWorld: true })).machine;
    m.rt.gc.sweepAll();
    expect(m.rt.heap.get(Root.GcCycle)).toBeGreaterThan(1);
    m.rt.gc.specials.add(someG(), SpecialKind.Cleanup, 0, 0, 0, 1);
  });

  it('has a break for every invariant', () => {
    expect(heapInvariants.length).toBeGreaterThanOrEqual(25);
    expect(Object.keys(breaks)).toEqual(heapInvariants.map(([name]) => name));
  });

  it('finds nothing in a sound heap', () => {
    expect([...checkHeap(m.rt.gc)]).toEqual([]);

  });

  for (const [name, breakIt] of Object.entries(breaks)) {
    it(`notices: ${name}`, () => {
      undo = [];
      breakIt();
      const found = checkHeap(m.rt.gc);
      for (const [at, v] of undo.reverse()) m.rt.mem.u32[at] = v;
      expect([...found.keys()]).toContain(name);
      expect([...checkHeap(m.rt.gc)]).toEqual([]);
    });
  }
});
