/**
 * The address that a nil dereference reports: each case of tests/testdata/faults/main.go, on both word sizes, against the real Go's
 * (amd64.txt, 386.txt: `case addr=0x8` a line).
 *
 *     GOSIM_GOLDENS=1 npx vitest run tests/run/fault-address.test.ts        derives them again (needs Go)
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { Pool } from '../harness/pool.js';

const dir = fileURLToPath(new URL('../testdata/faults/', import.meta.url));
const names = [...readFileSync(join(dir, 'main.go'), 'utf8').matchAll(/^\t\{"([^"]+)", func/gm)].map((m) => m[1]!);

const lineOf = (name: string, stderr: string): string => `${name} ${/addr=0x[0-9a-f]+/.exec(stderr)?.[0] ?? stderr}\n`;

if (process.env['GOSIM_GOLDENS'] === '1') {
  test('goldens', { timeout: 600_000 }, () => {
    const tmp = mkdtempSync(join(tmpdir(), 'golden-'));
    for (const arch of ['amd64', '386']) {
      const bin = join(tmp, arch);
      const env = { ...process.env, GOARCH: arch, CGO_ENABLED: '0' };
      const built = spawnSync('go', ['build', '-o', bin, join(dir, 'main.go')], { env, encoding: 'latin1' });
      if (built.status !== 0) throw new Error(built.stderr);
      writeFileSync(join(dir, `${arch}.txt`), names.map((n) => lineOf(n, spawnSync(bin, [n], { encoding: 'latin1' }).stderr)).join(''));
    }
    rmSync(tmp, { recursive: true });
  });
} else {
  const pool = new Pool(fileURLToPath(new URL('../../dist/worker.mjs', import.meta.url)), 1);
  afterAll(() => pool.close());
  describe('nil dereferences report the address of what was accessed', () => {
    for (const [arch, bits] of [
      ['amd64', '64'],
      ['386', '32'],
    ]) {
      test(`${bits} bit`, { timeout: 120_000 }, async () => {
        const r = await pool.run({ targets: [join(dir, 'main.go')], cwd: dir, flags: ['-stats=off', `-arch=${bits}`], args: names, mode: 'each', timeout: 60_000 });
        expect(r.crash).toBeUndefined();
        const got = r.each!.map(({ stderr }, i) => lineOf(names[i]!, stderr)).join('');
        expect(got).toBe(readFileSync(join(dir, `${arch}.txt`), 'utf8'));
      });
    }
  });
}
