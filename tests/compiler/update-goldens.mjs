// Writes what the real Go prints for the programs in testdata: node tests/compiler/update-goldens.mjs (needs go 1.26).
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const dir = join(import.meta.dirname, 'testdata');
const tmp = mkdtempSync(join(tmpdir(), 'goldens-'));
const recipes = { m: ['-m'], m2: ['-m=2'], ml: ['-m', '-l'], m386: ['-m'] };
for (const f of readdirSync(dir).filter((n) => n.endsWith('.go'))) {
  const golden = {};
  for (const [key, flags] of Object.entries(recipes)) {
    const env = { ...process.env, GOARCH: key === 'm386' ? '386' : 'amd64' };
    const r = spawnSync('go', ['tool', 'compile', '-p', 'p', '-complete=0', ...flags, '-symabis', '/dev/null', '-o', join(tmp, 'a.o'), `./${f}`], { cwd: dir, env, encoding: 'utf8' });
    const text = r.stdout + r.stderr;
    golden[key] = text.split('\n').map((l) => l.replaceAll(`${dir}/${f}`, './prog.go').replaceAll(`./${f}`, './prog.go')).filter((l) => l.startsWith('./prog.go'));
  }
  writeFileSync(join(dir, f.replace(/\.go$/, '.json')), `${JSON.stringify(golden, null, 1)}\n`);
}
rmSync(tmp, { recursive: true, force: true });
