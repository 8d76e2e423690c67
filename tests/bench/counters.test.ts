/**
 * What the benchmark programs count is a matter of the compiler and the runtime alone, not of the machine or the engine: fuel,
 * allocations, bytes and collections are those of bench/baseline.json, exactly. After a change that is meant to change them:
 * `node dist/bench.mjs -counters`, and say in the commit why. The environment is empty: package os copies it.
 */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const baseline = JSON.parse(readFileSync(at('bench/baseline.json'), 'utf8')) as Record<string, Record<string, number>>;
const run = promisify(execFile);

describe('counters of the benchmark programs', () => {
  for (const [name, want] of Object.entries(baseline)) {
    test(name, async () => {
      const { stderr } = await run(process.execPath, [at('dist/gosim.cjs'), 'run', '-stats=json', at(`bench/programs/${name}.go`)], { env: {} });
      const stats = JSON.parse(stderr.trim().split('\n').at(-1)!) as Record<string, number>;
      expect(Object.fromEntries(Object.keys(want).map((k) => [k, stats[k]]))).toEqual(want);
    });
  }
});
