/**
 * Every seeded fault of barrier, collector, sweeper, allocator and stack copier (src/runtime/faults.ts) is caught by the checks that
 * run under stress: the audit of reachability, the heap walker, the interpreter, or the program's own output.
 */
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { faultTable, type FaultName } from '../../src/runtime/faults.js';
import { Pool } from '../harness/pool.js';
import type { FaultJob } from './faults/worker.js';

const pool = new Pool<FaultJob>(fileURLToPath(new URL('../../dist/faults.mjs', import.meta.url)));
afterAll(() => pool.close());

const program = fileURLToPath(new URL('./faults/every-root.go', import.meta.url));
/** The parts of the program, as its main has them. */
const parts = ['wandering', 'giving', 'chains', 'slices', 'large', 'others', 'frames', 'starting', 'receiving', 'dying', 'queue'];

/** The part that meets the fault; all others are met by the first one that is tried. */
const where: Partial<Record<FaultName, string>> = {
  'barrier-no-insertion': 'giving',
  'barrier-slice-move': 'slices',
  'barrier-clear': 'slices',
  'mark-first-oblet': 'large',
  'mark-finalizer-queue': 'dying',
  'mark-specials': 'dying',
  'mark-stack-objects': 'others',
  'mark-defer-records': 'frames',
  'mark-grey-page': 'queue',
  'mark-interior': 'others',
  'mark-go-function': 'starting',
  'sweep-weak-handle': 'dying',
  'alloc-forget-zero': 'others',
  'alloc-heap-bits': 'others',
  'alloc-no-header': 'large',
  'alloc-tiny-overlap': 'others',
  'copy-live-slots': 'others',
  'copy-stack-objects': 'frames',
  'copy-closure-context': 'frames',
  'copy-defer-records': 'frames',
  'copy-panic-records': 'frames',
  'copy-too-little': 'frames',
  'copy-waiting-place': 'receiving',
};

const run = (faults: FaultName[], part: string | null, arch: 4 | 8, seed: number) =>
  pool.run({ program, arch, faults, part: part === null ? 0 : parts.indexOf(part) + 1, seed, timeout: 60_000 });

describe('without a fault', () => {
  for (const arch of [8, 4] as const) {
    test.concurrent(`nothing is found with words of ${arch} bytes`, async () => {
      const r = await run([], null, arch, 1);
      expect([r.crash, r.stderr, r.status]).toEqual([undefined, 'ok\n', 0]);
    });
  }
});

describe('is caught:', () => {
  for (const [name, what] of Object.entries(faultTable)) {
    test.concurrent(`${name}: ${what}`, async () => {
      // When collections fall is drawn; a fault may need more than one draw.
      for (let seed = 1; seed <= 4; seed++) {
        const r = await run([name as FaultName], where[name as FaultName] ?? 'wandering', 8, seed);
        // Killed for the time it took is not caught.
        expect(r.crash ?? '').not.toMatch(/no end within/);
        if (r.crash !== undefined || r.stderr !== 'ok\n' || r.status !== 0) return;
      }
      expect.fail('nobody noticed');
    });
  }
});
