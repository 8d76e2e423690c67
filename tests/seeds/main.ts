/**
 * Go's tests of concurrency under many random schedules: `node dist/seeds.mjs [-seeds=1000] [-first=1] [-only=REGEXP] [-library=false]`. Programs of GOROOT/test/chan, and
 * the tests of GOROOT/src/sync, sync/atomic and context. Each is compiled once. Prints a line for each, and what failed under which seed.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, execute } from '../../src/driver/run.js';
import { stdlibOutcomes } from '../conformance/stdlib.js';
import { requestOf } from '../harness/worker.js';

const flag = (name: string, dflt: string): string => process.argv.find((a) => a.startsWith(`-${name}=`))?.slice(name.length + 2) ?? dflt;
const seeds = Array.from({ length: Number(flag('seeds', '1000')) }, (_, i) => Number(flag('first', '1')) + i);
const only = new RegExp(flag('only', ''));
const goroot = execFileSync('go', ['env', 'GOROOT'], { encoding: 'utf8' }).trim();

let failed = 0;

function say(name: string, wrong: readonly string[], started: number): void {
  failed += wrong.length;
  console.log(`${wrong.length === 0 ? 'ok  ' : 'FAIL'} ${name}: ${seeds.length} seeds, ${((performance.now() - started) / 1000).toFixed(1)} s`);
  for (const w of wrong.slice(0, 10)) console.log(`     ${w}`);
}

async function program(file: string): Promise<void> {
  const job = { targets: [file], cwd: join(file, '..'), flags: ['-stats=off', '-sched=random', '-faketime', '-timeout=60s', '-max-memory=256MB'], args: [], mode: 'run' as const, timeout: 0 };
  const first = requestOf(job);
  const started = performance.now();
  const built = build(first.request, true);
  const wrong: string[] = [];
  if (built.program === null) wrong.push(first.output[1].join('').split('\n')[0]!);
  const golden = file.replace(/\.go$/, '.out');
  const want = existsSync(golden) ? readFileSync(golden, 'latin1') : null;
  for (const seed of built.program === null ? [] : seeds) {
    const one = requestOf(job);
    one.request.options.seed = seed;
    const { exitCode } = await execute(built.program!, one.request);
    if (exitCode !== 0 || (want !== null && one.all.join('') !== want)) wrong.push(`seed ${seed}: status ${exitCode} ${one.output[1].join('').split('\n')[0]}`);
  }
  say(file.slice(goroot.length + 1), wrong, started);
}

for (const name of readdirSync(join(goroot, 'test/chan')).sort()) {
  const file = join(goroot, 'test/chan', name);
  if (name.endsWith('.go') && only.test(name) && readFileSync(file, 'latin1').startsWith('// run')) await program(file);
}
if (flag('library', 'true') === 'true') {
  for (const pkg of ['sync', 'sync/atomic', 'context']) {
    if (!only.test(pkg)) continue;
    const started = performance.now();
    const known = new Set((await stdlibOutcomes(goroot, pkg, 8)).filter((o) => o.status === 'failed').map((o) => o.name));
    const outcomes = await stdlibOutcomes(goroot, pkg, 8, seeds);
    const wrong = new Map<string, number>();
    for (const o of outcomes) if (o.status === 'failed' && !known.has(o.name)) wrong.set(`${o.name}: ${o.why}`, (wrong.get(`${o.name}: ${o.why}`) ?? 0) + 1);
    say(`src/${pkg}${known.size > 0 ? ` (without ${[...known].join(', ')}, which fail under Go's schedule)` : ''}`, [...wrong].map(([w, n]) => `${n} seeds: ${w}`), started);
  }
}
process.exitCode = failed > 0 ? 1 : 0;
