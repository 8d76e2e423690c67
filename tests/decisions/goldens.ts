/** Re-derives the goldens of tests/testdata/decisions from the real Go (run by scripts/goldens-decisions.mjs). */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { randomProgram } from './generate.js';
import { loggedPrograms, optLogLines, readOptLog } from './opt-log.js';

const goldens = 'tests/testdata/decisions';
for (const { seed, functions, m } of JSON.parse(readFileSync(`${goldens}/random.json`, 'utf8')) as { seed: number; functions: number; m: number }[]) {
  const dir = mkdtempSync(join(tmpdir(), 'random-'));
  writeFileSync(join(dir, 'r.go'), randomProgram(seed, functions));
  const r = spawnSync('go', ['tool', 'compile', '-p', 'p', '-lang=go1.26', '-o', '/dev/null', `-m=${m}`, 'r.go'], { cwd: dir, encoding: 'utf8', maxBuffer: 1 << 28 });
  const lines = `${r.stdout}${r.stderr}`.split('\n').map((l) => l.replaceAll(`${dir}/`, './')).filter((l) => l.startsWith('./'));
  writeFileSync(`${goldens}/random-${seed}.m${m}`, `${lines.join('\n')}\n`);
  rmSync(dir, { recursive: true });
}

const logs: string[] = [];
for (const file of loggedPrograms()) {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'log-')));
  const r = spawnSync('go', ['build', '-o', '/dev/null', `-gcflags=-json=0,${dir}`, basename(file)], { cwd: dirname(file), encoding: 'utf8', env: { ...process.env, CGO_ENABLED: '0', GOARCH: 'amd64' } });
  if (r.status !== 0) throw new Error(r.stderr);
  logs.push(`== ${file}`, ...optLogLines(readOptLog(dir), join(process.cwd(), dirname(file))));
  rmSync(dir, { recursive: true });
}
writeFileSync(`${goldens}/opt-log.txt`, `${logs.join('\n')}\n`);
