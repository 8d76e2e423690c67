/**
 * What is done while the world stands still does not grow with the heap: every access to memory in the two stops is counted, with a small
 * heap and with one fifty times larger, and so are the collector's own steps.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { Root } from '../../src/abi/layout.js';
import type { Machine } from '../../src/runtime/machine.js';
import { build, oneNode, run, typeSym } from './assembled.js';

type View = 'u8' | 'u32' | 'i32' | 'f64';

/** Accesses to linear memory while f runs. Fills and copies count as one for each element. */
function accesses(m: Machine, f: () => void): number {
  const { mem } = m.rt;
  const own = mem as unknown as Record<View, Uint32Array>;
  let n = 0;
  const saved: [View, Uint32Array][] = [];
  for (const name of ['u8', 'u32', 'i32', 'f64'] as const) {
    const real = own[name];
    saved.push([name, real]);
    own[name] = new Proxy(real, {
      get(t, k) {
        const v = Reflect.get(t, k, t) as unknown;
        if (typeof v !== 'function') {
          n++;
          return v;
        }
        return (...args: number[]) => {
          if (k === 'fill') n += Math.max(0, (args[2] ?? t.length) - (args[1] ?? 0));
          return (v as (...a: number[]) => unknown).apply(t, args);
        };
      },
      set(t, k, v) {
        n++;
        t[Number(k)] = v as number;
        return true;
      },
    });
  }
  f();
  for (const [name, real] of saved) own[name] = real;
  return n;
}

/** Stops of a cycle over a list of n nodes. */
async function stops(n: number): Promise<{ start: number; finish: number; steps: number; marked: number }> {
  const program = build(oneNode, typeSym('type:node', 16, [1, 0], 8));
  const { machine: m } = await run(program, { gcPercent: -1 });
  const { heap, gc } = m.rt;
  const typ = program.symbols.get('type:node')!;
  const first = heap.malloc(16, typ, true, false);
  for (let i = 1, last = first; i < n; i++) {
    const p = heap.malloc(16, typ, true, false);
    m.rt.gs.storePtr(last, p);
    last = p;
  }
  // The list hangs on a finalizer's argument, which is a root.
  gc.specials.add(m.rt.mem.u32[heap.get(Root.AllgsPtr) >>> 2]!, 2, 0, first, 0, 1);
  gc.sweepAll();
  const start = accesses(m, () => gc.start(true));
  gc.mark.run(Infinity);
  const finish = accesses(m, () => gc.finish(1));
  return { start, finish, steps: heap.getF(Root.StwStepsMax), marked: heap.getF(Root.HeapMarked) };
}

test('the rehearsal of the stops leaves no trace in memory', async () => {
  const program = build(oneNode, typeSym('type:node', 16, [1, 0], 8));
  const { machine: m } = await run(program, { gcPercent: 100 });
  for (let i = 1; i < 100; i++) m.rt.heap.malloc(i % 2 === 0 ? i : 16, i % 2 === 0 ? 0 : program.symbols.get('type:node')!, true, false);
  const before = m.rt.mem.u8.slice();
  m.rt.gc.rehearse();
  expect(Buffer.compare(before, m.rt.mem.u8.slice())).toBe(0);
});

describe('stops of the world', () => {
  let small: Awaited<ReturnType<typeof stops>>;
  let large: Awaited<ReturnType<typeof stops>>;
  beforeAll(async () => {
    small = await stops(2000);
    large = await stops(100_000);
  });
  test('the heaps differ', () => {
    expect(small.marked).toBeGreaterThanOrEqual(2000 * 16);
    expect(large.marked).toBeGreaterThanOrEqual(100_000 * 16);
  });
  test('sweep termination', () => {
    expect(large.start).toBe(small.start);
  });
  test('mark termination', () => {
    expect(Math.abs(large.finish - small.finish)).toBeLessThan(100);
    expect(large.finish).toBeLessThan(20_000);
  });
  test('steps: one for each size class of each P', () => {
    expect([small.steps, large.steps]).toEqual([4 * 136, 4 * 136]);
  });
});
