/**
 * How programs die: texts, chains, traces, fatal errors and statuses of tests/testdata/panic, on both word sizes. NAME.err is standard
 * error (normalised) and the status under the real Go, NAME.386.err the same where GOARCH=386 differs, NAME.out standard output.
 *
 *     GOSIM_GOLDENS=1 npx vitest run tests/run/panic.test.ts        derives them again (needs Go)
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { type Arch, failureReport, ownJob, ownPrograms, panicRoot as root } from '../harness/own-programs.js';
import { Pool } from '../harness/pool.js';

const worker = fileURLToPath(new URL('../../dist/worker.mjs', import.meta.url));
const names = readdirSync(root)
  .filter((f) => f.endsWith('.go'))
  .map((f) => f.slice(0, -3));

function derive(name: string): void {
  const dir = mkdtempSync(join(tmpdir(), 'golden-'));
  const texts = ['amd64', '386'].map((arch) => {
    const env = { ...process.env, GOARCH: arch, CGO_ENABLED: '0', GOTRACEBACK: 'single' };
    const bin = join(dir, 'prog');
    const built = spawnSync('go', ['build', '-o', bin, join(root, `${name}.go`)], { env, encoding: 'latin1' });
    if (built.status !== 0) throw new Error(built.stderr);
    const r = spawnSync(bin, [], { env, encoding: 'latin1', timeout: 60_000 });
    if (arch === 'amd64' && r.stdout !== '') writeFileSync(join(root, `${name}.out`), r.stdout, 'latin1');
    return failureReport(r.stderr, r.status);
  });
  writeFileSync(join(root, `${name}.err`), texts[0]!, 'latin1');
  const other = join(root, `${name}.386.err`);
  if (texts[1] !== texts[0]) writeFileSync(other, texts[1]!, 'latin1');
  else rmSync(other, { force: true });
  rmSync(dir, { recursive: true });
}

if (process.env['GOSIM_GOLDENS'] === '1') {
  const only = new RegExp(process.env['GOSIM_ONLY'] ?? '');
  test('goldens', { timeout: 1_000_000 }, () => names.filter((n) => only.test(n)).forEach(derive));
} else {
  const pool = new Pool(worker);
  afterAll(() => pool.close());

  describe.each<Arch>(['amd64', '386'])('dies as under Go, %s', (arch) => {
    for (const p of ownPrograms(arch, ['panic'])) {
      test.concurrent(p.path, async () => {
        const r = await pool.run(ownJob(p, arch));
        expect(r.crash).toBeUndefined();
        expect(p.seen(r)).toEqual(p.wanted);
      });
    }
  });
}
