/**
 * Cycles, live heap and heap goal of patterns of allocation are real Go's (tests/testdata/gc/patterns.json, GODEBUG=gctrace=1) within 5 %, a
 * cycle, or the megabyte that gctrace rounds to. Some of the forty here; all: node scripts/gc-goldens.mjs -compare.
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

test('patterns of allocation have the cycles, live heaps and goals of real Go', async () => {
  const some = ['garbage-256', 'closures', 'gogc-50', 'nodes-tree', 'limit', 'channel', 'grow-list', 'grow-tree', 'append-pointers'];
  const out = await new Promise<string>((done) => {
    execFile(process.execPath, ['scripts/gc-goldens.mjs', '-compare', '-n=1', ...some], { cwd: root }, (_e, stdout, stderr) => done(stdout + stderr));
  });
  expect(out).toContain('9 of 9 alike');
});
