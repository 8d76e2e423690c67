/** The seed programs print what they print under the real Go, on both word sizes (goldens: scripts/goldens.mjs). */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
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
