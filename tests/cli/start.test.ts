/** What V8 is asked to do around a run (scripts/start.cjs). */
import { expect, test } from 'vitest';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../dist/gosim.cjs', import.meta.url));

// Of other versions of Node nobody has measured what pays.
test.runIf(process.versions.node.startsWith('20.'))("V8 collects for the machine's memory once, before anything else is there, and its old generation never again", () => {
  const dir = mkdtempSync(join(tmpdir(), 'gosim-'));
  try {
    writeFileSync(join(dir, 'h.go'), 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("hi") }\n');
    for (const run of ['first', 'cached']) {
      const r = spawnSync(process.execPath, ['--trace-gc', bin, 'run', '-stats=off', 'h.go'], { cwd: dir, encoding: 'utf8', env: { ...process.env, GOSIM_CACHE: join(dir, '.cache') } });
      expect(r.status, r.stderr).toBe(0);
      const collections = r.stdout.split('\n').filter((l) => / ms: /.test(l));
      const due = collections.map((l) => /Mark-Compact|external memory/.test(l));
      expect(due.indexOf(true), run).toBe(0);
      expect(due.lastIndexOf(true), `${run}: ${collections.join('\n')}`).toBe(0);
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});

test('V8 takes both code caches: they were made under the flags that they are read with', () => {
  const dir = mkdtempSync(join(tmpdir(), 'gosim-'));
  try {
    writeFileSync(join(dir, 'h.go'), 'package main\n\nfunc main() {}\n');
    const r = spawnSync(process.execPath, [bin, 'run', '-stats=off', '-cache=false', 'h.go'], { cwd: dir, encoding: 'utf8', env: { ...process.env, GOSIM_CODE_CACHE: 'check' } });
    expect(r.stderr).toBe('');
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});
