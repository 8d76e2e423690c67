/** The compiled loop of marking does what the one in TypeScript does: same fuel for each piece, same bytes in memory afterwards. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { Root, pageSize } from '../../src/abi/layout.js';
import type { Machine } from '../../src/runtime/index.js';
import { newDrain } from '../../src/vm/wasm/marker.js';
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

/** Sizes in words: small ones with bits in the span, one with its type in front, a large one, which is scanned in pieces. */
const shapes: readonly { words: number; mask: number[] }[] = [
  { words: 2, mask: [1, 0] },
  { words: 2, mask: [1, 1] },
  { words: 3, mask: [0, 0, 1] },
  { words: 8, mask: [1, 0, 1, 1, 0, 1, 1, 1] },
  { words: 26, mask: [1, 1, 1, 0, 0, 0, 1, 0, 1] },
  { words: 32, mask: Array.from({ length: 32 }, () => 1) },
  { words: 64, mask: Array.from({ length: 64 }, () => 1) },
  { words: 80, mask: [1, 1] },
  { words: 6, mask: [] },
  { words: 50_000, mask: [1, 0, 1] },
];

/** A machine whose collector is about to mark objects that point to each other at random, into their middles too. */
async function machine(wordSize: WordSize, seed: number, compiled: boolean): Promise<Machine> {
  const data = shapes.flatMap((s, i) => typeSym(`type:shape${i}`, s.words * wordSize, s.mask, wordSize));
  const named = shapes.map((_, i) => `  sym.addr "type:shape${i}"\n  drop\n`).join('');
  const program = build(oneNode.replace('  new type:node', `${named}  new type:node`), [...typeSym('type:node', 2 * wordSize, [1, 0], wordSize), ...data], wordSize);
  const { machine: m } = await run(program, { gcPercent: -1 });
  const { heap, gc, gs, mem } = m.rt;
  const next = random(seed);
  const draw = (n: number): number => next.next().value! % n;
  const objects: { p: number; shape: (typeof shapes)[number] }[] = [];
  for (let k = 0; k < 20_000; k++) {
    const i = k % 5000 === 0 ? shapes.length - 1 : draw(shapes.length - 1);
    const shape = shapes[i]!;
    objects.push({ p: heap.malloc(shape.words * wordSize, program.symbols.get(`type:shape${i}`)!, true, false), shape });
  }
  for (const { p, shape } of objects) {
    shape.mask.forEach((bit, w) => {
      if (bit === 0 || draw(8) === 0) return;
      const to = objects[draw(objects.length)]!;
      gs.storePtr(p + w * wordSize, draw(50) === 0 ? heap.get(Root.AllgsPtr) : to.p + draw(Math.min(to.shape.words, 4)) * wordSize);
    });
  }
  // Arguments of cleanups are roots.
  for (let k = 1; k <= 20; k++) gc.specials.add(mem.u32[heap.get(Root.AllgsPtr) >>> 2]!, 2, 0, objects[k]!.p, 0, k);
  gc.sweepAll();
  gc.start(true);
  gc.mark.compiled = compiled ? newDrain(wordSize, mem) : null;
  return m;
}

/** What marking has done: spans, the queue's pages and objects, and its variables (others hold times). */
function state(m: Machine): unknown {
  const { heap, mem } = m.rt;
  const bytes = mem.u8.subarray(heap.pageTable, heap.get(Root.HighPage) * pageSize);
  const words = [Root.GreyPage, Root.GreyCount, Root.GreySpare, Root.GreyLost, Root.MarkJob, Root.MarkPos].map((f) => heap.get(f));
  return [createHash('sha1').update(bytes).digest('hex'), words, heap.getF(Root.HeapScanWork), heap.getF(Root.BytesMarked)];
}

describe.each([8, 4] as const)('%i bytes a word', (wordSize) => {
  test.each([1, 2])('graph %i', async (seed) => {
    const [a, b] = [await machine(wordSize, seed, false), await machine(wordSize, seed, true)];
    const next = random(seed + 100);
    for (let piece = 0; !a.rt.gc.mark.done(); piece++) {
      const budget = [1, 50, 1000, 30_000, 200_000][next.next().value! % 5]!;
      expect(b.rt.gc.mark.run(budget)).toBe(a.rt.gc.mark.run(budget));
      if (piece % 16 === 0) expect(state(b)).toEqual(state(a));
    }
    expect(b.rt.gc.mark.done()).toBe(true);
    expect(state(b)).toEqual(state(a));
    // Not only what is large.
    expect(a.rt.heap.getF(Root.BytesMarked)).toBeGreaterThan(1_000_000);
  });
});
