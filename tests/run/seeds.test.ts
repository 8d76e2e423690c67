/** The seed programs print what they print under the real Go, on both word sizes (goldens: scripts/goldens.mjs). */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { gosim } from '../cli/gosim.js';
import { Pool } from '../harness/pool.js';

const root = fileURLToPath(new URL('../testdata/seeds/', import.meta.url));
const worker = fileURLToPath(new URL('../../dist/worker.mjs', import.meta.url));
const goldens = JSON.parse(readFileSync(join(root, 'goldens.json'), 'utf8')) as Record<string, { stdout: string; stderr: string; status: number; slow?: boolean }>;

const pool = new Pool(worker);
afterAll(() => pool.close());

/** Ways to run: the plain one, and under stress. */
const modes: [string, string[]][] = [
  ['plain', []],
  ['gc stress', ['-stress-gc']],
  ['stack stress', ['-stress-stack']],
];

describe.each(modes)('seeds, %s', (_name, extra) => {
  for (const [key, want] of Object.entries(goldens)) {
    // 100 million appends are left to the fast engine.
    if (want.slow) continue;
    const [name, arch] = key.split(' ') as [string, string];
    test.concurrent(key, async () => {
      const path = join(root, name);
      expect(existsSync(path)).toBe(true);
      const isDir = statSync(path).isDirectory();
      const r = await pool.run({
        targets: [isDir ? '.' : path],
        cwd: isDir ? path : root,
        flags: ['-stats=off', `-arch=${arch}`, '-max-memory=1GB', ...extra],
        args: [],
        mode: 'run',
        timeout: 60_000,
      });
      expect(r.crash).toBeUndefined();
      expect({ stdout: r.stdout, stderr: r.stderr, status: r.status }).toEqual({ stdout: want.stdout, stderr: want.stderr, status: want.status });
    });
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
