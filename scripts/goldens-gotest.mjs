// Re-derives tests/testdata/gotest/goldens.json: what the real `go test` prints for each of cases.json (the test takes times out). Run it where Go 1.26 is installed: node scripts/goldens-gotest.mjs
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const dirs = { m: '../tests/testdata/gotest/m', example: '../examples/005-testing', benchmarks: '../examples/006-benchmarks' };
const file = (path) => fileURLToPath(new URL(path, import.meta.url));
const out = JSON.parse(readFileSync(file('../tests/testdata/gotest/cases.json'), 'utf8')).map((c) => {
  const env = { ...process.env, GOARCH: c.arch ?? 'amd64', CGO_ENABLED: '0', GOFLAGS: '-count=1', END: c.env ?? '' };
  if (c.args.some((a) => a.startsWith('-count'))) env.GOFLAGS = '';
  const r = spawnSync('go', ['test', '-vet=off', ...c.args], { cwd: file(dirs[c.dir ?? 'm']), env, encoding: 'utf8' });
  // Names of directories and addresses are this machine's; the frames of a trace are tested elsewhere.
  const portable = (s) => s.replaceAll(file(dirs[c.dir ?? 'm']), '$DIR').replace(/ pc=0x[0-9a-f]+/g, ' pc=0').replace(/^goroutine \d+ \[[^]*?(?=^FAIL\t|^exit status)/gm, 'TRACE\n').replace(/^cpu: .*$/gm, 'cpu: gosim');
  const doc = [c.dir ?? '', c.arch ?? '', c.env ?? '', c.args.join(' ') || 'no arguments'].filter((x) => x !== '').join(' ');
  return { doc, ...c, stdout: portable(r.stdout), stderr: portable(r.stderr), status: r.status };
});
writeFileSync(file('../tests/testdata/gotest/goldens.json'), `${JSON.stringify(out, null, 1)}\n`);
