/** The compiled slow path of allocation does what the runtime's does: the same objects, the same bytes in memory, over heaps with holes of all kinds. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { CacheRec, Proc, Root, pageSize } from '../../src/abi/layout.js';
import { type Machine, sizeToClass } from '../../src/runtime/index.js';
import { newRefill } from '../../src/vm/wasm/refill.js';
import { build, oneNode, run, typeSym } from '../runtime/assembled.js';

type WordSize = 4 | 8;

function* random(seed: number): Generator<number> {
  let x = seed | 1;
  for (;;) {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    yield x >>> 0;
  }
}

/** Sizes in words, with pointers (bits in the span, a header) and without. */
const shapes: readonly { words: number; mask: number[] }[] = [
  { words: 2, mask: [1, 0] },
  { words: 3, mask: [0, 0, 1] },
  { words: 26, mask: [1, 1, 1, 0, 0, 0, 1, 0, 1] },
  { words: 64, mask: Array.from({ length: 64 }, () => 1) },
  { words: 80, mask: [1, 1] },
  { words: 1500, mask: [1] },
  { words: 1, mask: [] },
  { words: 6, mask: [] },
  { words: 130, mask: [] },
  { words: 2600, mask: [] },
];

/** Allocates with holes between, twice around a collection. `refill`: asked where compiled code would ask. */
async function heapOf(wordSize: WordSize, seed: number, compiled: boolean): Promise<{ m: Machine; done: number; asked: number; states: string[] }> {
  const data = shapes.flatMap((s, i) => typeSym(`type:shape${i}`, s.words * wordSize, s.mask, wordSize));
  const named = shapes.map((_, i) => `  sym.addr "type:shape${i}"\n  drop\n`).join('');
  const program = build(oneNode.replace('  new type:node', `${named}  new type:node`), [...typeSym('type:node', 2 * wordSize, [1, 0], wordSize), ...data], wordSize);
  const { machine: m } = await run(program, {});
  const { heap, gc, mem, word } = m.rt;
  const refill = newRefill(program, mem);
  const next = random(seed);
  const draw = (n: number): number => next.next().value! % n;
  const states: string[] = [];
  let done = 0;
  let asked = 0;
  const alloc = (i: number): number => {
    const { words, mask } = shapes[i]!;
    const size = words * wordSize;
    const hasHeader = mask.length > 0 && size > word.headerAbove;
    const c = sizeToClass[(size + (hasHeader ? 8 : 0) + 7) >> 3]!;
    const spc = (c << 1) | (mask.length > 0 ? 0 : 1);
    const rec = heap.get(Root.CurP) + Proc.Cache + CacheRec.Size * spc;
    // What is tiny comes of blocks.
    if (compiled && (mask.length > 0 || size >= 16) && mem.u32[(rec + CacheRec.Cursor) >>> 2] === mem.u32[(rec + CacheRec.Limit) >>> 2]) {
      asked++;
      done += refill(spc);
    }
    return heap.malloc(size, program.symbols.get(`type:shape${i}`)!, true, false);
  };
  // Lists and counters apart, the roots hold times.
  const roots = [Root.SearchPage, Root.SpanFree].map((f) => (): number => heap.get(f));
  const floats = [Root.HeapLive, Root.HeapScan, Root.HeapInuse, Root.FreePages, Root.HeapReleased, Root.SpansInuse, Root.PagesInUse].map((f) => (): number => heap.getF(f));
  const state = (): string => {
    const h = createHash('sha1');
    for (const [from, to] of [[Root.SmallAlloc, Root.PauseNs], [Root.Central, Root.End]] as const) h.update(mem.u8.subarray(heap.base + from, heap.base + to));
    h.update(mem.u8.subarray(heap.pageTable, heap.get(Root.HighPage) * pageSize));
    return [h.digest('hex'), ...[...roots, ...floats].map((f) => f())].join(' ');
  };
  for (let round = 0; round < 3; round++) {
    const kept: number[] = [];
    for (let k = 0; k < 6000; k++) {
      const i = draw(60) === 0 ? draw(shapes.length) : [0, 1, 2, 6, 7, 8][draw(6)]!;
      const p = alloc(i);
      if (p <= 0) throw new Error(`allocation ${k} of ${round}: ${p}`);
      if (draw(7) === 0) kept.push(p);
      if (k % 2000 === 1999) states.push(state());
    }
    // Arguments of cleanups are roots; in some pages everything is, in some nothing.
    for (const [n, p] of kept.entries()) if ((p >>> 15) % 3 !== 0) gc.specials.add(mem.u32[heap.get(Root.AllgsPtr) >>> 2]!, 2, 0, p, 0, n + 1);
    gc.collectNow(true, 0);
    states.push(state());
  }
  return { m, done, asked, states };
}

describe.each([8, 4] as const)('%i bytes a word', (wordSize) => {
  test.each([1, 2])('seed %i', async (seed) => {
    const [a, b] = [await heapOf(wordSize, seed, false), await heapOf(wordSize, seed, true)];
    expect(b.states).toEqual(a.states);
    // Runs of spans in use, spans with room, free pages; and what is left to the runtime.
    expect(b.done).toBeGreaterThan(1000);
    expect(b.asked).toBeGreaterThan(b.done);
    expect(b.m.rt.heap.totals()).toEqual(a.m.rt.heap.totals());
  });
});
