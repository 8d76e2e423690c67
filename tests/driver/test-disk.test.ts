/** Which files of the host a test program finds on its disk. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { diskFiles } from '../../src/driver/files.js';
import { testDisk } from '../../src/driver/test/disk.js';

const root = mkdtempSync(join(tmpdir(), 'disk-'));
afterAll(() => rmSync(root, { recursive: true }));
for (const name of ['go.mod', 'p/p_test.go', 'p/testdata/deep/a', 'p/fixtures/b', '_golden/c', 'q/q.go', '.git/HEAD', 'node_modules/x/y']) {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), name);
}
const dir = join(root, 'p');
const names = (top?: string): string[] => testDisk(diskFiles(dir), dir, top).map((f) => f.path.slice(root.length + 1));

test('those of the package, then those of its module', () => {
  expect(names()).toEqual(['p/p_test.go', 'p/testdata/deep/a']);
  expect(names(root).slice(0, 2)).toEqual(['p/p_test.go', 'p/testdata/deep/a']);
  expect(names(root).sort()).toEqual(['_golden/c', 'go.mod', 'p/fixtures/b', 'p/p_test.go', 'p/testdata/deep/a', 'q/q.go']);
});
