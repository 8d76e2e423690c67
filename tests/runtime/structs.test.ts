/** TABLE 4 against the Go declarations: gc's own layout of package runtime's structures, on both word sizes. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type StructName, layoutOf, structTable } from '../../src/abi/structs.js';

const root = new URL('../..', import.meta.url).pathname;

function hasGo(): boolean {
  try {
    execFileSync('go', ['version']);
    return true;
  } catch {
    return false;
  }
}

/** Rows whose fields flatten a Go struct: name in Go. */
const goNames: Partial<Record<StructName, string>> = {
  g: 'g',
  sudog: 'sudog',
  defer: '_defer',
  panic: '_panic',
  hchan: 'hchan',
  bubble: 'synctestBubble',
  map: 'hmap',
  table: 'table',
  type: 'abi.Type',
  arrayType: 'abi.ArrayType',
  structType: 'abi.StructType',
  structField: 'abi.StructField',
  itab: 'abi.ITab',
  memstats: 'MemStats',
};

describe.skipIf(!hasGo())('structures', () => {
  it('have gc’s layout', () => {
    const dir = mkdtempSync(join(tmpdir(), 'structs-'));
    try {
      const out = execFileSync('go', ['run', join(root, 'tests/runtime/testdata/layout.go'), join(root, 'src/stdlib/internal/abi'), join(root, 'src/runtime/go')], { encoding: 'utf8', cwd: dir });
      const lines = new Map(out.trim().split('\n').map((l) => [l.slice(0, l.indexOf(':')), l.slice(l.indexOf(':') + 1).trim()]));
      for (const [row, go] of Object.entries(goNames)) {
        for (const w of [8, 4] as const) {
          const l = layoutOf(row as StructName, w);
          const mine = [...l.off.values()];
          const theirs = (lines.get(`${go}/${w}`) ?? '').split(' ').map(Number);
          // MemStats goes on with BySize; the itab's method table is open.
          const n = Math.min(mine.length, theirs.length - 1);
          expect(`${row}/${w} ${mine.slice(0, n).join(' ')}`).toBe(`${row}/${w} ${theirs.slice(0, n).join(' ')}`);
          if (row !== 'memstats') expect(`${row}/${w} ${l.size}`).toBe(`${row}/${w} ${theirs[theirs.length - 1]}`);
        }
      }
      expect(Object.keys(structTable).length).toBeGreaterThan(10);
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });
});
