// Re-derives tests/testdata/allocs/*.golden from the real Go: what the calls and forms there allocate. Run it where Go 1.26 is installed.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const dir = new URL('../tests/testdata/allocs/', import.meta.url).pathname;
const run = (file, arch) => execFileSync('go', ['run', file], { cwd: dir, encoding: 'utf8', env: { ...process.env, GOARCH: arch, CGO_ENABLED: '0' } });

/** The least of several runs, per row: Go's own threads allocate now and then. */
function least(file, arch) {
  const runs = [1, 2, 3, 4, 5].map(() => run(file, arch).trimEnd().split('\n').map((l) => l.split('\t')));
  return runs[0].map(([name], i) => [name, ...[1, 2].map((k) => Math.min(...runs.map((r) => Number(r[i][k]))))].join('\t')).join('\n');
}

writeFileSync(`${dir}calls.golden`, run('calls.go', 'amd64'));
for (const [arch, bits] of [['amd64', 64], ['386', 32]]) writeFileSync(`${dir}forms${bits}.golden`, `${least('forms.go', arch)}\n`);

/** A program that calls functions of package runtime by linkname: needs a file of assembly and a linker that does not mind. */
function runLinked(file, arch) {
  const work = mkdtempSync(join(tmpdir(), 'golden-'));
  try {
    copyFileSync(`${dir}${file}`, join(work, file));
    writeFileSync(join(work, 'go.mod'), 'module golden\n\ngo 1.26\n');
    writeFileSync(join(work, 'empty.s'), '');
    const env = { ...process.env, GOARCH: arch, CGO_ENABLED: '0' };
    return execFileSync('go', ['run', '-ldflags=-checklinkname=0', '.'], { cwd: work, encoding: 'utf8', env });
  } finally {
    rmSync(work, { recursive: true });
  }
}

for (const [arch, bits] of [['amd64', 64], ['386', 32]]) writeFileSync(`${dir}appendcap${bits}.golden`, runLinked('appendcap.go', arch));
