/**
 * Callers of every exported function of some packages of the library (callers.ts): what `-m=2` says about them is gc's. The committed digests are of all
 * packages; `npm run decisions -- --calls --goldens=compare -m=2` compares them all, `--goldens=derive` asks the real Go again.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** Those whose facts or bodies were wrong once. GOSIM_ALL=1: all. */
const packages = process.env['GOSIM_ALL'] === '1' ? [] : ['bytes', 'cmp', 'encoding/hex', 'io', 'log', 'maps', 'math/bits', 'os', 'regexp', 'runtime', 'slices', 'sort', 'strings', 'testing', 'unicode/utf8'];

test('what is decided about calls of library functions is what gc decides', { timeout: 120_000 }, () => {
  const tool = fileURLToPath(new URL('../../dist/decisions.mjs', import.meta.url));
  const r = spawnSync(process.execPath, ['--stack-size=4000', tool, '--calls', '--goldens=compare', '-m=2', ...packages], { encoding: 'utf8' });
  expect(r.stderr).toBe('');
  const lines = r.stdout.trim().split('\n');
  const [, all, equal] = /^(\d+) functions, (\d+) equal$/.exec(lines.pop() ?? '')!;
  expect(lines).toEqual([]);
  expect(Number(all)).toBeGreaterThan(500);
  expect(equal).toBe(all);
});
