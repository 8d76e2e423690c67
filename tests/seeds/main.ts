/**
 * Go's tests of concurrency under many random schedules:
 *
 *     node dist/seeds.mjs [-seeds=1000] [-first=1] [-only=REGEXP] [-part=1/2] [-again]
 *
 * The programs of GOROOT/test/chan (of those that print a program, what they print), and the tests of GOROOT/src/sync, sync/atomic and context,
 * with -test.short. Each is compiled once and run by one machine, which is set back to its beginning for every seed (runtime/repeated.ts). Time is
 * virtual. Prints a line for each, and what failed under which seed. What is run with less is in `less` and `rare`.
 *
 * What a run has found is kept next to the bundle, for this build: an interrupted run goes on where it was, and -part=1/2 and -part=2/2, in two processes, share
 * the seeds. A last run without -part then prints everything. -again forgets.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Program } from '../../src/bytecode/program.js';
import { machineOptions } from '../../src/driver/execute.js';
import { defaultOptions } from '../../src/driver/options.js';
import { build, runTargets } from '../../src/driver/run.js';
import { type Host, RepeatedMachine } from '../../src/runtime/index.js';
import { newTieredEngine } from '../../src/vm/wasm/tiered.js';
import { Journal } from '../conformance/journal.js';
import { stdlibHost, stdlibOutcomes, type StdlibProgram, stdlibPrograms } from '../conformance/stdlib.js';
import { capturingHost, requestOf } from '../harness/worker.js';

const flag = (name: string, dflt: string): string => process.argv.find((a) => a.startsWith(`-${name}=`))?.slice(name.length + 2) ?? dflt;
const count = Number(flag('seeds', '1000'));
const first = Number(flag('first', '1'));
const [share, shares] = flag('part', '1/1').split('/').map(Number) as [number, number];
const seeds = Array.from({ length: count }, (_, i) => first + i).filter((s) => s % shares === share - 1);
const only = new RegExp(flag('only', ''));
const goroot = execFileSync('go', ['env', 'GOROOT'], { encoding: 'utf8' }).trim();
const goVersion = execFileSync('go', ['env', 'GOVERSION'], { encoding: 'utf8' }).trim();

/** What was wrong with a run ('' for nothing), and its processor time. */
interface Found {
  why: string;
  ms: number;
}
const journal = new Journal<Found>('seeds-journal', goVersion, !process.argv.includes('-again'));

/** Arguments that make a program do the same less often: it has the flag for that. */
const less: ReadonlyMap<string, string[]> = new Map([['doubleselect.go', ['-n=10000']]]);
/** Tests that take ten times as long as all others of their package together: under every tenth seed. */
const rare: ReadonlySet<string> = new Set(['TestValueCompareAndSwapConcurrent']);

/** Seconds of a run, of the host's. */
const seconds = 600;

/** A program that can be run, and what is said about a run of it. */
interface Case {
  name: string;
  program: Program | null;
  host: Host;
  /** What was printed since it was asked last. */
  take: () => string;
  judge: (status: number, output: string) => string;
  seeds: readonly number[];
}

function goProgram(file: string, name: string): Case {
  const job = { targets: [file], cwd: join(file, '..'), flags: [], args: [], mode: 'run' as const, timeout: 0 };
  const { request, output } = requestOf(job);
  const built = build(request, true);
  if (built.program === null) console.log(output[1].join(''));
  const args = less.get(basename(file)) ?? [];
  const golden = file.replace(/\.go$/, '.out');
  const want = existsSync(golden) ? readFileSync(golden, 'latin1') : null;
  let text = '';
  return {
    name: [name, ...args].join(' '),
    program: built.program,
    seeds,
    host: capturingHost(args, (_, data) => (text += Buffer.from(data).toString('latin1'))),
    take: () => {
      const t = text;
      text = '';
      return t;
    },
    judge: (status, t) => (status === 0 && (want === null || t === want) ? '' : `status ${status} ${t.split('\n').find((l) => l !== '') ?? ''}`),
  };
}

/** The program that a generator prints, in a file. */
async function printedBy(file: string): Promise<string> {
  const { request, output } = requestOf({ targets: [file], cwd: join(file, '..'), flags: ['-stats=off'], args: [], mode: 'run', timeout: 0 });
  await runTargets(request);
  const out = join(mkdtempSync(join(tmpdir(), 'gosim-seeds-')), basename(file));
  writeFileSync(out, output[0].join(''), 'latin1');
  return out;
}

async function library(pkg: string): Promise<Case[]> {
  const failing = new Set((await stdlibOutcomes(goroot, pkg, 8)).filter((o) => o.status === 'failed').map((o) => o.name));
  return stdlibPrograms(goroot, pkg, 8).programs.flatMap((p) => {
    const seldom = p.names.filter((n) => rare.has(n));
    const often = libraryCase(`src/${pkg}`, p, p.names.filter((n) => !rare.has(n)), failing, seeds);
    return seldom.length === 0 ? [often] : [often, libraryCase(`src/${pkg}, ${seldom.join(', ')}`, p, seldom, failing, seeds.filter((s) => s % 10 === 0))];
  });
}

function libraryCase(title: string, { program, group }: StdlibProgram, names: readonly string[], failing: ReadonlySet<string>, seeds: readonly number[]): Case {
  const without = names.filter((n) => failing.has(n));
  const chosen = names.filter((n) => !failing.has(n));
  let text = '';
  return {
    name: `${title}, ${chosen.length} tests${without.length > 0 ? ` (without ${without.join(', ')}, failing under Go's schedule)` : ''}`,
    program,
    seeds,
    host: stdlibHost(group, [`-test.run=^(${chosen.join('|')})$`], (t) => (text += t)),
    take: () => {
      const t = text;
      text = '';
      return t;
    },
    judge: (status, t) => (status === 0 && /^PASS$/m.test(t) ? '' : `status ${status} ${t.split('\n').filter((l) => /^(\s*--- FAIL|panic:|fatal error:|gosim:|\s+\S+\.go:\d+: )/.test(l)).slice(0, 3).join(' ').trim()}`),
  };
}

let failed = 0;

async function perform(c: Case): Promise<void> {
  const wrong: string[] = [];
  if (c.program === null) wrong.push('does not compile');
  let machine: RepeatedMachine | null = null;
  let ms = 0;
  for (const seed of c.program === null ? [] : c.seeds) {
    const key = `${c.name} ${seed}`;
    let found = journal.get(key);
    if (found === undefined) {
      const options = { ...machineOptions(defaultOptions()), seed, fakeTime: true, randomSched: true, timeout: seconds * 1000, maxMemory: 256 << 20 };
      machine ??= new RepeatedMachine(c.program!, options, c.host, newTieredEngine());
      const begun = process.cpuUsage();
      let why: string;
      try {
        const { exitCode } = await machine.runWith(seed);
        why = c.judge(exitCode, c.take());
      } catch (e) {
        why = `internal error: ${(e as Error).message.split('\n')[0]}`;
        c.take();
        machine = null;
      }
      const { user, system } = process.cpuUsage(begun);
      found = { why, ms: Math.round((user + system) / 1000) };
      journal.add(key, found);
    }
    ms += found.ms;
    if (found.why !== '') wrong.push(`seed ${seed}: ${found.why}`);
  }
  failed += wrong.length;
  console.log(`${wrong.length === 0 ? 'ok  ' : 'FAIL'} ${c.name}: ${c.seeds.length} seeds, ${wrong.length} failed, ${(ms / 1000).toFixed(1)} s`);
  for (const w of wrong.slice(0, 10)) console.log(`     ${w}`);
}

for (const name of readdirSync(join(goroot, 'test/chan')).sort()) {
  const file = join(goroot, 'test/chan', name);
  const recipe = name.endsWith('.go') && only.test(`chan/${name}`) ? /^\/\/ (run|runoutput)$/m.exec(readFileSync(file, 'latin1').split('\n')[0]!)?.[1] : undefined;
  if (recipe === undefined) continue;
  const shown = `test/chan/${name}`;
  if (recipe === 'run') await perform(goProgram(file, shown));
  else await perform(goProgram(await printedBy(file), `${shown}, what it prints`));
}
for (const pkg of ['sync', 'sync/atomic', 'context']) if (only.test(`src/${pkg}`)) for (const c of await library(pkg)) await perform(c);
process.exitCode = failed > 0 ? 1 : 0;
