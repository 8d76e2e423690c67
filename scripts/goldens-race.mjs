// What Go's race detector says of the situations in tests/testdata/race: node scripts/goldens-race.mjs writes goldens.json there. A situation is
// run several times, because Go's detector forgets accesses; all the races that it ever reported count.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const dir = new URL('../tests/testdata/race/', import.meta.url).pathname;
const runs = Number(process.argv[2] ?? 3);
const tmp = mkdtempSync(join(tmpdir(), 'race-'));
const exe = join(tmp, 'race');
execFileSync('go', ['build', '-race', '-o', exe, '.'], { cwd: dir, stdio: 'inherit' });

/** The pairs of accesses in reports: kind and the innermost line of the situations' files. */
function racesOf(text) {
  const out = new Set();
  for (const report of text.split('WARNING: DATA RACE\n').slice(1)) {
    const sides = report.split(/\n\n/).slice(0, 2).map((s) => {
      const kind = /(read|write) at /i.exec(s)?.[1].toLowerCase();
      const place = /\/(free|racy)\.go:(\d+)/.exec(s);
      return `${kind} ${place === null ? '?' : `${place[1]}.go:${place[2]}`}`;
    });
    out.add(sides.sort().join(', '));
  }
  return [...out].sort();
}

const names = ['racy.go', 'free.go'].flatMap((f) => [...readFileSync(join(dir, f), 'utf8').matchAll(/add\("([^"]+)"/g)].map((m) => m[1]));
const goldens = {};
for (const name of names) {
  const all = new Set();
  for (let i = 0; i < runs; i++) {
    const r = spawnSync(exe, [name], { encoding: 'utf8', env: { ...process.env, GORACE: 'atexit_sleep_ms=50' }, timeout: 60_000 });
    for (const x of racesOf(r.stderr)) all.add(x);
    if (r.status !== 0 && r.status !== 66) console.error(`${name}: status ${r.status}\n${r.stderr}`);
  }
  goldens[name] = [...all].sort();
}
rmSync(tmp, { recursive: true });
writeFileSync(join(dir, 'goldens.json'), `${JSON.stringify(goldens, null, 1)}\n`);
console.log(`${names.length} situations, ${Object.values(goldens).filter((x) => x.length > 0).length} with races`);
for (const [name, races] of Object.entries(goldens)) if ((races.length > 0) !== name.startsWith('racy')) console.log(`unlike its name: ${name}: ${races.join('; ')}`);
