/**
 * The hostile sources and what each costs: `node dist/hostile.mjs [RE]`. Runs `gosim build` on every case whose name matches and prints the CPU time
 * (user, start of the process included; a compiler that begins again with a larger stack counts twice), the outcome, and whether it is the one that
 * cases.ts wants. Exit status 1 if an outcome differs. What takes more than two seconds is compiled by Go, too, where it is present, and marked if
 * it takes more than twice Go's time (at most 20 seconds of it are waited for): Go's compiler is the measure of a slow machine.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deepSources, hostileSources, tooDeep } from './cases.js';

/** Seconds of CPU time that a source should not exceed. */
const limit = 2;
/** Seconds of time of day after which a compilation is given up. */
const patience = 300;

const gosim = fileURLToPath(new URL('./gosim.cjs', import.meta.url));

/** The shell's `times` tells the user and system time of its children on the last line. */
function timed(dir: string, command: readonly string[], patience: number): { seconds: number; stderr: string; status: number | null } {
  const r = spawnSync('sh', ['-c', '"$0" "$@"; s=$?; times; exit $s', ...command], { cwd: dir, encoding: 'latin1', timeout: patience * 1000, maxBuffer: 1 << 28 });
  const m = /(\d+)m([\d.]+)s \S+\s*$/.exec(r.stdout);
  return { seconds: m === null ? Number.NaN : Number(m[1]) * 60 + Number(m[2]), stderr: r.stderr, status: r.status };
}

/** Seconds that Go takes for p.go; infinity if it is given up, NaN if there is no Go. */
function goSeconds(dir: string): number {
  if (spawnSync('go', ['version']).status !== 0) return Number.NaN;
  const { seconds, status } = timed(dir, ['timeout', '20', 'go', 'build', '-o', 'p.exe', 'p.go'], patience);
  return status === 124 ? Number.POSITIVE_INFINITY : seconds;
}

function main(filter: RegExp): number {
  const dir = mkdtempSync(join(tmpdir(), 'gosim-'));
  let bad = 0;
  let slow = 0;
  let n = 0;
  for (const [name, text, want] of [...hostileSources, ...deepSources]) {
    if (!filter.test(name)) continue;
    n++;
    writeFileSync(join(dir, 'p.go'), Buffer.from(text, 'latin1'));
    const { seconds, stderr, status } = timed(dir, [process.execPath, gosim, 'build', 'p.go'], patience);
    const first = stderr.split('\n').find((l) => l !== '' && !l.startsWith('#')) ?? 'compiles';
    const compiles = stderr === '' && status === 0;
    // How deep is too deep depends on the stack, of which the command has more than a test's worker.
    const ok = want === null ? compiles : (want === tooDeep && compiles) || (want.test(stderr) && status === 1);
    const native = seconds <= limit ? null : goSeconds(dir);
    const isSlow = native !== null && !(seconds <= 2 * native);
    if (!ok) bad++;
    else if (isSlow) slow++;
    const note = native === null ? '' : ` (Go: ${native.toFixed(1)} s)`;
    console.log(`${seconds.toFixed(2).padStart(6)} s  ${ok ? (isSlow ? 'SLOW' : 'ok  ') : 'BAD '}  ${name.padEnd(62)} ${first.slice(0, 110)}${note}`);
  }
  rmSync(dir, { recursive: true });
  console.log(`${n} sources: ${bad} end otherwise than they should, ${slow} take more than ${limit} s of CPU time and twice Go's`);
  return bad > 0 ? 1 : 0;
}

process.exit(main(new RegExp(process.argv[2] ?? '')));
