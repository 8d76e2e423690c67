/**
 * Random programs (generate.ts) print what they print under real Go, under every engine and on both word sizes; small ones here, from seeds that found
 * something or have the most in them. `node dist/fuzz.mjs` compares any number of them where Go is installed.
 *
 *     GOSIM_GOLDENS=1 npx vitest run tests/fuzz        derives the goldens again (needs Go)
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { Pool } from '../harness/pool.js';
import { runnableProgram } from './generate.js';

const goldens = fileURLToPath(new URL('../testdata/fuzz/', import.meta.url));
const worker = fileURLToPath(new URL('../../dist/worker.mjs', import.meta.url));
const functions = 12;
const seeds = [1, 2];
const variants = [
  ['amd64', 'wasm'],
  ['amd64', 'mixed'],
  ['386', 'wasm'],
  ['386', 'interp'],
] as const;
const golden = (seed: number, arch: string): string => join(goldens, `${seed}.${arch}.txt`);
const dir = mkdtempSync(join(tmpdir(), 'fuzz-'));
const source = (seed: number): string => `f${seed}.go`;
// Before any test: what is written again while another worker reads it is empty for a moment.
for (const seed of seeds) writeFileSync(join(dir, source(seed)), runnableProgram(seed, functions));

if (process.env['GOSIM_GOLDENS'] === '1') {
  test('goldens', { timeout: 600_000 }, () => {
    mkdirSync(goldens, { recursive: true });
    for (const seed of seeds) {
      for (const arch of ['amd64', '386']) {
        const r = spawnSync('sh', ['-c', `go run ${source(seed)} 2>&1; echo status $?`], { cwd: dir, env: { ...process.env, GOARCH: arch, CGO_ENABLED: '0', GOFLAGS: '' }, encoding: 'latin1' });
        writeFileSync(golden(seed, arch), r.stdout, 'latin1');
      }
    }
    rmSync(dir, { recursive: true });
  });
} else {
  const pool = new Pool(worker);
  afterAll(() => {
    pool.close();
    rmSync(dir, { recursive: true });
  });
  describe('random programs do what they do under Go', () => {
    for (const seed of seeds) {
      for (const [arch, engine] of variants) {
        test.concurrent(`seed ${seed}, ${arch}, ${engine}`, async () => {
          const flags = ['-stats=off', `-arch=${arch === '386' ? 32 : 64}`, `-engine=${engine}`];
          const r = await pool.run({ targets: [source(seed)], cwd: dir, flags, args: [], mode: 'run', timeout: 120_000 });
          expect(r.crash).toBeUndefined();
          expect(`${r.output ?? r.stdout + r.stderr}status ${r.status}\n`).toBe(readFileSync(golden(seed, arch), 'latin1'));
        }, 240_000);
      }
    }
  });
}
