/** The seed programs print what they print under the real Go, on both word sizes (goldens: scripts/goldens.mjs). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { gosim } from '../cli/gosim.js';
import { ownJob, ownPrograms } from '../harness/own-programs.js';
import { Pool } from '../harness/pool.js';

const root = fileURLToPath(new URL('../testdata/seeds/', import.meta.url));
const worker = fileURLToPath(new URL('../../dist/worker.mjs', import.meta.url));
const goldens = JSON.parse(readFileSync(join(root, 'goldens.json'), 'utf8')) as Record<string, { stdout: string }>;

const pool = new Pool(worker);
afterAll(() => pool.close());

/** Ways to run: the plain one, and under stress. */
const modes: [string, string[]][] = [
  ['plain', []],
  ['gc stress', ['-stress-gc']],
  ['stack stress', ['-stress-stack']],
];

describe.each(modes)('seeds, %s', (_name, extra) => {
  for (const arch of ['amd64', '386'] as const) {
    // 100 million appends are left to the fast engine.
    for (const p of ownPrograms(arch, ['seeds']).filter((x) => !x.isLarge)) {
      test.concurrent(`${p.path} ${arch}`, async () => {
        const r = await pool.run(ownJob(p, arch, extra));
        expect(r.crash).toBeUndefined();
        expect(p.seen(r)).toEqual(p.wanted);
      });
    }
  }
});

/** Numbers of a printed memory line: what is allocated, and how many collections there were. */
const memory = (stdout: string): { total: number; gcs: number } => {
  const m = /TotalAlloc = (\d+) MiB.*NumGC = (\d+)/.exec(stdout);
  return { total: Number(m?.[1]), gcs: Number(m?.[2]) };
};

// Alloc and Sys are what the end of the run found: they vary from run to run with Go, too. Needs 1.7 GB; with GOSIM_ALL=1 on both word sizes.
describe('100 million appends', () => {
  for (const arch of process.env['GOSIM_ALL'] === '1' ? ['amd64', '386'] : ['amd64']) {
    test(`${arch}: TotalAlloc within 1 % of Go's, NumGC within 20 %`, async () => {
      const name = '002-layout-and-memstats.go';
      const want = goldens[`${name} ${arch}`]!.stdout;
      const r = await gosim(['run', '-stats=off', `-arch=${arch}`, join(root, name)]);
      expect({ status: r.status, stderr: r.stderr }).toEqual({ status: 0, stderr: '' });
      expect(r.stdout.split('\n').slice(0, 4)).toEqual(want.split('\n').slice(0, 4));
      const [got, go] = [memory(r.stdout), memory(want)];
      expect(Math.abs(got.total / go.total - 1)).toBeLessThanOrEqual(0.01);
      expect(Math.abs(got.gcs / go.gcs - 1)).toBeLessThanOrEqual(0.2);
    });
  }
});
