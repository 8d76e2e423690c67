/**
 * Modules as `go build .` takes them: several packages, internal ones, language versions of go.mod and of //go:build lines, embedded files. A
 * directory of tests/testdata/modules is a case; its want.txt has the real Go's messages, or what the program prints (both streams).
 *
 *     GOSIM_GOLDENS=1 npx vitest run tests/run/modules.test.ts        derives them again (needs Go)
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { Pool } from '../harness/pool.js';

const root = fileURLToPath(new URL('../testdata/modules/', import.meta.url));
const worker = fileURLToPath(new URL('../../dist/worker.mjs', import.meta.url));
const names = readdirSync(root).sort();
const wanted = (name: string): string => join(root, name, 'want.txt');

/** Which Go runs is not compared, nor where the modules are. */
const normalise = (text: string): string => text.replace(/running go [\d.]+/, 'running go 1.26').replace(/toolchain is go[\d.]+/, 'toolchain is go1.26').replaceAll(root, '');

function derive(name: string): void {
  const tmp = mkdtempSync(join(tmpdir(), 'golden-'));
  const bin = join(tmp, 'prog');
  const env = { ...process.env, CGO_ENABLED: '0', GOTOOLCHAIN: 'local', GOFLAGS: '' };
  const built = spawnSync('go', ['build', '-o', bin, '.'], { cwd: join(root, name), env, encoding: 'latin1' });
  if (built.status !== 0) writeFileSync(wanted(name), `${normalise(built.stderr)}status 1\n`, 'latin1');
  else {
    const r = spawnSync('sh', ['-c', `exec ${bin} 2>&1`], { encoding: 'latin1' });
    writeFileSync(wanted(name), `${r.stdout}status ${r.status}\n`, 'latin1');
  }
  rmSync(tmp, { recursive: true });
}

if (process.env['GOSIM_GOLDENS'] === '1') {
  test('goldens', { timeout: 600_000 }, () => names.forEach(derive));
} else {
  const pool = new Pool(worker);
  afterAll(() => pool.close());
  describe('modules are built as by Go', () => {
    for (const name of names) {
      test.concurrent(name, async () => {
        const r = await pool.run({ targets: ['.'], cwd: join(root, name), flags: ['-stats=off'], args: [], mode: 'run', timeout: 60_000 });
        expect(r.crash).toBeUndefined();
        expect(`${normalise(r.output ?? '')}status ${r.status}\n`).toBe(readFileSync(wanted(name), 'latin1'));
      }, 120_000);
    }
  });
}
