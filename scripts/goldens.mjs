// Re-derives goldens from the real Go: standard output, standard error and status of every seed program on both
// word sizes, as tests/testdata/seeds/goldens.json. Run it where Go 1.26 is installed: node scripts/goldens.mjs
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = new URL('../tests/testdata/seeds/', import.meta.url).pathname;
const slow = new Set(['002-layout-and-memstats.go']);
const out = {};
for (const name of readdirSync(root).sort()) {
  if (name.endsWith('.json') || name === '004-library') continue;
  const path = join(root, name);
  const isDir = statSync(path).isDirectory();
  if (!isDir && !name.endsWith('.go')) continue;
  for (const arch of ['amd64', '386']) {
    const tmp = mkdtempSync(join(tmpdir(), 'golden-'));
    const bin = join(tmp, 'prog');
    const env = { ...process.env, GOARCH: arch, CGO_ENABLED: '0' };
    const build = spawnSync('go', isDir ? ['build', '-o', bin, '.'] : ['build', '-o', bin, path], { cwd: isDir ? path : root, env, encoding: 'utf8' });
    const key = `${name} ${arch}`;
    if (build.status !== 0) out[key] = { stdout: '', stderr: build.stderr, status: 1 };
    else {
      const run = spawnSync(bin, [], { encoding: 'utf8', env, timeout: 60000 });
      out[key] = { stdout: run.stdout, stderr: run.stderr, status: run.status };
      if (slow.has(name)) out[key].slow = true;
    }
    rmSync(tmp, { recursive: true });
  }
}
writeFileSync(join(root, 'goldens.json'), `${JSON.stringify(out, null, 1)}\n`);
