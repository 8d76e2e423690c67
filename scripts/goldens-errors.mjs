// Derives the block `// Errors:` of every program in tests/testdata/errors from the Go that is installed: what `go build -gcflags=-e` prints.
// Run it where Go 1.26 is installed: node scripts/goldens-errors.mjs; an argument chooses files whose names contain it
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = new URL('../tests/testdata/errors/', import.meta.url).pathname;
const only = process.argv[2];
const dir = mkdtempSync(join(tmpdir(), 'gosim-'));
writeFileSync(join(dir, 'go.mod'), 'module p\n\ngo 1.26\n');
for (const name of readdirSync(root)) {
  if (only !== undefined && !name.includes(only)) continue;
  const file = join(root, name);
  const source = readFileSync(file, 'latin1').split('\n// Errors:\n')[0];
  writeFileSync(join(dir, 'p.go'), `${source}\n// Errors:\n`, 'latin1');
  const r = spawnSync('go', ['build', '-gcflags=-e', '-o', join(dir, 'p.exe'), 'p.go'], { cwd: dir, encoding: 'latin1' });
  if (r.status === 0 || r.error !== undefined) throw new Error(`${name} compiles`);
  const lines = r.stderr.trimEnd().split('\n');
  writeFileSync(file, `${source}\n// Errors:\n${lines.map((l) => `// ${l}`.trimEnd()).join('\n')}\n`, 'latin1');
}
rmSync(dir, { recursive: true });
