/**
 * Decisions about instances that a package gets to know only with the bodies that it inlines (compiler/escape/late.ts), on both machines: lines of `-m=2` in the
 * program's file, in order. The goldens are the real Go's:
 *
 *     GOSIM_GOLDENS=1 npx vitest run tests/decisions/late-instances.test.ts        derives them again (needs Go)
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const dir = fileURLToPath(new URL('../testdata/decisions/late/', import.meta.url));
const gosim = fileURLToPath(new URL('../../dist/gosim.cjs', import.meta.url));

const own = (text: string): string => text.split('\n').filter((l) => l.startsWith('./main.go')).join('\n');

test.each(['amd64', '386'])('what comes only with inlined bodies has no tags, as in gc: %s', { timeout: 600_000 }, (arch) => {
  const golden = `${dir}${arch}.golden`;
  if (process.env['GOSIM_GOLDENS'] === '1') {
    const r = spawnSync('go', ['build', '-o', '/dev/null', '-gcflags=-m=2', '.'], { cwd: dir, encoding: 'latin1', env: { ...process.env, CGO_ENABLED: '0', GOARCH: arch, GOFLAGS: '' } });
    writeFileSync(golden, `${own(r.stderr)}\n`, 'latin1');
  }
  const r = spawnSync(process.execPath, [gosim, 'build', `-arch=${arch}`, '-gcflags=-m=2', '.'], { cwd: dir, encoding: 'latin1' });
  expect(r.status).toBe(0);
  expect(`${own(r.stderr)}\n`).toBe(readFileSync(golden, 'latin1'));
});
