/**
 * Decisions about calls of the generic functions of the library, whose bodies are gosim's own, and about some forms that programs have and Go's tests
 * have not: lines of `-m=2` in the program's file, in order. The golden is the real Go's:
 *
 *     GOSIM_GOLDENS=1 npx vitest run tests/decisions/library-calls.test.ts        derives it again (needs Go)
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { Pool } from '../harness/pool.js';

const dir = fileURLToPath(new URL('../testdata/decisions/', import.meta.url));
const golden = `${dir}library-calls.txt`;

/** Places inside of the library are where its bodies have them. */
const own = (text: string): string =>
  text.split('\n').filter((l) => l.startsWith('./library-calls.go')).map((l) => l.replace(/ at (-|\S*\/src\/\S+)$/, ' at the library')).join('\n');

if (process.env['GOSIM_GOLDENS'] === '1') {
  test('goldens', { timeout: 600_000 }, () => {
    const built = spawnSync('go', ['run', '-gcflags=-m=2', './library-calls.go'], { cwd: dir, encoding: 'latin1', env: { ...process.env, CGO_ENABLED: '0' } });
    writeFileSync(golden, `${own(built.stderr)}\n`, 'latin1');
  });
} else {
  const pool = new Pool(fileURLToPath(new URL('../../dist/worker.mjs', import.meta.url)), 1);
  afterAll(() => pool.close());
  test('decisions about calls of the library are those of gc', { timeout: 60_000 }, async () => {
    const r = await pool.run({ targets: ['library-calls.go'], cwd: dir, flags: ['-gcflags=-m=2'], args: [], mode: 'build', timeout: 60_000 });
    expect(r.crash).toBeUndefined();
    expect(`${own(r.stderr ?? '')}\n`).toBe(readFileSync(golden, 'latin1'));
  });
  const goroot = spawnSync('go', ['env', 'GOROOT'], { encoding: 'utf8' }).stdout?.trim() ?? '';
  test.skipIf(goroot === '')("a program's own lines are the same with the library of a Go installation", { timeout: 180_000 }, async () => {
    for (const name of ['library-calls.go']) {
      const lines = async (...flags: string[]): Promise<string[]> => {
        const r = await pool.run({ targets: [name], cwd: dir, flags: ['-gcflags=-m', ...flags], args: [], mode: 'build', timeout: 90_000 });
        expect(r.crash).toBeUndefined();
        return (r.stderr ?? '').split('\n').filter((l) => l.startsWith(`./${name}`));
      };
      expect(await lines(`-goroot=${goroot}`)).toEqual(await lines());
    }
  });
}
