/**
 * Programs continue from the bytes of their memory alone, under every engine, on both word sizes: goroutines that are ready, wait or sleep,
 * deferred calls, closures, maps in growth, a collection half done, the finalizer queue (-stress-snapshot). Output, status and every counter
 * stay the same.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { Pool } from '../harness/pool.js';

const testdata = fileURLToPath(new URL('../testdata/', import.meta.url));
const pool = new Pool(fileURLToPath(new URL('../../dist/worker.mjs', import.meta.url)));
afterAll(() => pool.close());

const programs = [
  'snapshot/goroutines, timers, maps and deferred calls.go',
  'snapshot/objects with finalizers, weak pointers and cleanups.go',
  'run/rangefunc/panics.go',
  'run/rangefunc/return_and_defer.go',
  'seeds/004-stack-growth.go',
  'seeds/002-channel-of-pointers.go',
];

const short = programs.slice(0, 2);
const matrix = [
  { arch: '64', engine: 'wasm', names: programs },
  { arch: '64', engine: 'interp', names: short },
  { arch: '64', engine: 'mixed', names: short },
  { arch: '32', engine: 'wasm', names: short },
];

for (const { arch, engine, names } of matrix) {
  describe(`${arch} bit, ${engine}`, () => {
    test.concurrent.each(names)('%s', async (name) => {
      const run = async (...flags: string[]) => {
        const r = await pool.run({
          targets: [join(testdata, name)],
          cwd: testdata,
          flags: ['-stats=json', '-faketime', '-seed=1', '-gogc=20', '-warmup=0', `-arch=${arch}`, `-engine=${engine}`, '-turn=5003', ...flags],
          args: [],
          mode: 'run',
          timeout: 60_000,
        });
        expect(r.crash).toBeUndefined();
        return { stdout: r.stdout, stderr: r.stderr, status: r.status };
      };
      expect(await run('-stress-snapshot')).toEqual(await run());
    });
  });
}
