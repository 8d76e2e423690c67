/** The collector works in pieces, so that others run in between (docs/DECISIONS.md 50). Pieces are counted in spans and fuel, not in time. */
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { Root } from '../../src/abi/layout.js';
import type { GcTurns } from '../../src/runtime/gcturns.js';
import type { Machine } from '../../src/runtime/machine.js';
import { Pool } from '../harness/pool.js';
import { build, oneNode, run, typeSym } from './assembled.js';

const turnsOf = (m: Machine): GcTurns => (m as unknown as { gc: GcTurns }).gc;

/** A machine with n dead nodes after a cycle, nothing of it swept, and the next cycle due. */
async function unswept(n: number): Promise<Machine> {
  const program = build(oneNode, typeSym('type:node', 16, [1, 0], 8));
  const { machine: m } = await run(program, { gcPercent: -1 });
  const { heap, gc } = m.rt;
  const typ = program.symbols.get('type:node')!;
  for (let i = 0; i < n; i++) heap.malloc(16, typ, true, false);
  gc.start(true);
  gc.mark.run(Infinity);
  gc.finish(1);
  heap.setF(Root.Trigger, 0);
  turnsOf(m).takeOwed();
  return m;
}

test('who wants to start a cycle sweeps 64 spans of the last one, and goes on', async () => {
  const m = await unswept(100_000);
  const { heap, gc, mem } = m.rt;
  const g = mem.u32[heap.get(Root.AllgsPtr) >>> 2]!;
  const all = heap.getF(Root.PagesInUse);
  expect(all).toBeGreaterThan(190);
  const pieces: { pages: number; fuel: number }[] = [];
  while (!gc.marking()) {
    const before = heap.getF(Root.PagesSwept);
    expect(m.gcHelp(g)).toBe(false);
    pieces.push({ pages: heap.getF(Root.PagesSwept) - before, fuel: turnsOf(m).takeOwed() });
  }
  const full = Math.floor(all / 64);
  expect(pieces.slice(0, full)).toEqual(Array.from({ length: full }, () => ({ pages: 64, fuel: 6400 })));
  expect(pieces.length).toBe(full + 1);
  expect(pieces.reduce((n, p) => n + p.pages, 0)).toBe(all);
});

const pool = new Pool(fileURLToPath(new URL('../../dist/worker.mjs', import.meta.url)));
afterAll(() => pool.close());

test('others run while a huge slice is zeroed', async () => {
  const cwd = fileURLToPath(new URL('../testdata/gc/', import.meta.url));
  for (const flags of [[], ['-engine=interp'], ['-arch=32']]) {
    const r = await pool.run({ targets: [`${cwd}others run while a huge slice is zeroed.go`], cwd, args: [], mode: 'run', timeout: 60_000, flags });
    expect([r.crash, r.stderr, r.status]).toEqual([undefined, '', 0]);
    const rows = r.stdout.trim().split('\n').map((l) => l.split(' ').map(Number));
    expect(rows.map(([length, sum]) => [length, sum])).toEqual([[64 << 20, 0], [(64 << 20) - 12345, 0]]);
    // 256 pieces, a dozen in a turn.
    for (const [, , ran] of rows) expect(ran).toBeGreaterThan(20);
  }
});
