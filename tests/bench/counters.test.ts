/**
 * What the benchmark programs count is a matter of the compiler and the runtime alone, not of the machine or the engine: fuel,
 * allocations, bytes and collections are those of bench/baseline.json, exactly. After a change that is meant to change them:
 * `node dist/bench.mjs -counters`, and say in the commit why.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { Pool } from '../harness/pool.js';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const baseline = JSON.parse(readFileSync(at('bench/baseline.json'), 'utf8')) as Record<string, Record<string, number>>;

const pool = new Pool(at('dist/worker.mjs'));
afterAll(() => pool.close());

describe('counters of the benchmark programs', () => {
  for (const [name, want] of Object.entries(baseline)) {
    test.concurrent(name, async () => {
      const r = await pool.run({ targets: [at(`bench/programs/${name}.go`)], cwd: at('bench/programs'), flags: ['-stats=json'], args: [], mode: 'run', timeout: 60_000 });
      expect(r.status).toBe(0);
      const stats = JSON.parse(r.stderr.trim().split('\n').at(-1)!) as Record<string, number>;
      expect(Object.fromEntries(Object.keys(want).map((k) => [k, stats[k]]))).toEqual(want);
    });
  }
});
