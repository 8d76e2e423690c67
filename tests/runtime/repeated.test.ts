/** A machine that begins again runs as a fresh one with that seed does: output, status, fuel and every counter (runtime/repeated.ts). */
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { Pool } from '../harness/pool.js';

const pool = new Pool(fileURLToPath(new URL('../../dist/worker.mjs', import.meta.url)));
afterAll(() => pool.close());

const testdata = fileURLToPath(new URL('../testdata/snapshot/', import.meta.url));

test('a machine that begins again runs as a fresh one', async () => {
  const job = {
    targets: [`${testdata}goroutines, timers, maps and deferred calls.go`], cwd: testdata, mode: 'repeat' as const, timeout: 60_000,
    flags: ['-faketime', '-sched=random', '-gogc=20', '-warmup=0', '-max-memory=256MB'],
  };
  const one = async (seeds: number[]) => {
    const r = await pool.run({ ...job, flags: [...job.flags, `-seed=${seeds[0]}`], args: seeds.map(String) });
    expect(r.crash).toBeUndefined();
    return r.each!;
  };
  const all = await one([3, 1, 2, 3]);
  expect(all).toEqual([...(await one([3])), ...(await one([1])), ...(await one([2])), ...(await one([3]))]);
  // Seeds are different schedules.
  expect(new Set(all.map((x) => x.stderr)).size).toBe(3);
});
