/**
 * `npm run bench`: the programs of bench/programs under gosim, native Go and, as far as they are there or wanted, other ways to run Go.
 *
 * Measured is CPU time (user and system) of the whole process minus that of an empty program under the same engine: compilation,
 * warm-up and collection count, start-up does not; the means are given of whole processes as well. Every program is run as a copy with more rounds (`rounds` below), for
 * which native Go takes about a second; its output has to be native Go's. Rounds of measurements go through all engines in turn, and
 * the median counts, so that a busy machine disturbs all alike.
 *
 *     node dist/bench.mjs [-n=REPETITIONS] [-engine=wasm] [-with=interp,yaegi,js] [-part=F] [-slow=F] [program...]
 *         -part=0.1: a tenth of the rounds; -slow=0.1: for interpreters (interp, yaegi), which are compared with native Go doing the same
 *     node dist/bench.mjs -counters        writes bench/baseline.json
 *     node dist/bench.mjs -stats [-n=REPETITIONS] [program...]        what statistics cost (stats-cost.ts)
 *     node dist/bench.mjs -fuel [-n=REPETITIONS] [program...]         what counting fuel costs the kernels (fuel-cost.ts)
 *     node dist/bench.mjs -library [-n=REPETITIONS] [function...]     hot functions of the library (library.ts)
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tuneV8 } from '../src/driver/v8.js';
import { type CostProgram, fuelCost } from './fuel-cost.js';
import type { StatsForm } from '../src/report/stats.js';
import { libraryTable } from './library.js';
import { geomean, measure, median, type Sample } from './measure.js';
import { printCost, statsCost } from './stats-cost.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const gosim = join(root, 'dist', 'gosim.cjs');

/** kernel: computes; library: lives in the library and the runtime; switch: goroutines that wait for each other. */
type Kind = 'kernel' | 'library' | 'switch';

/** Programs and the rounds they run when they are measured. */
const programs: readonly (readonly [name: string, rounds: number, kind: Kind])[] = [
  ['fib', 118, 'kernel'],
  ['sieve', 144, 'kernel'],
  ['nbody', 170, 'kernel'],
  ['matmul', 140, 'kernel'],
  ['fannkuch', 670, 'kernel'],
  ['spectral', 2500, 'kernel'],
  ['mandelbrot', 1210, 'kernel'],
  ['trees', 13, 'kernel'],
  ['hash', 133, 'kernel'],
  ['closures', 1750, 'kernel'],
  ['generic', 555, 'kernel'],
  ['wordcount', 17000, 'library'],
  ['intmap', 680, 'library'],
  ['sortints', 340, 'library'],
  ['sortstructs', 1060, 'library'],
  ['builder', 6200, 'library'],
  ['deferloop', 2440, 'library'],
  ['mutex', 140, 'library'],
  ['pipeline', 340, 'library'],
  ['pingpong', 34, 'switch'],
];

/** What a run with given input always counts. */
const counterNames = ['fuel', 'Mallocs', 'TotalAlloc', 'collections'] as const;

interface Contestant {
  name: string;
  command: (file: string) => string[];
  empty: number;
  /** Of others: they need not be able to run every program. */
  peer?: true;
  /** Runs the small copies (-slow). */
  small?: true;
}

/** What directories of small copies end in, and what native Go is called that runs them. */
const ofSlow = '-slow';
const nativeSlow = 'native*';

function findYaegi(): string | null {
  const onPath = spawnSync('sh', ['-c', 'command -v yaegi'], { encoding: 'latin1' }).stdout.trim();
  if (onPath !== '') return onPath;
  const gopath = spawnSync('go', ['env', 'GOPATH'], { encoding: 'latin1' }).stdout.trim();
  const file = join(gopath, 'bin', 'yaegi');
  return existsSync(file) ? file : null;
}

/** A program that runs so many rounds. */
function sourceOf(name: string, rounds: number): string {
  const text = readFileSync(join(root, 'bench', 'programs', `${name}.go`), 'latin1');
  const line = /^const rounds = 1$/m;
  if (!line.test(text)) throw new Error(`${name}.go has no rounds`);
  return text.replace(line, `const rounds = ${rounds}`);
}

/** Copies of the programs with their measuring size, and an empty program, in a directory of their own. */
function prepare(dir: string, names: readonly (readonly [string, number, Kind])[], js: boolean): void {
  for (const [name, rounds] of names) {
    mkdirSync(join(dir, name));
    writeFileSync(join(dir, name, 'main.go'), sourceOf(name.replace(ofSlow, ''), rounds), 'latin1');
  }
  mkdirSync(join(dir, 'empty'));
  writeFileSync(join(dir, 'empty', 'main.go'), 'package main\n\nfunc main() {\n}\n');
  for (const name of ['empty', ...names.map((n) => n[0])]) {
    for (const [out, env] of [['native', {}], ...(js ? [['main.wasm', { GOOS: 'js', GOARCH: 'wasm' }] as const] : [])] as const) {
      const r = spawnSync('go', ['build', '-o', join(dir, name, out), join(dir, name, 'main.go')], { encoding: 'latin1', env: { ...process.env, ...env } });
      if (r.status !== 0) throw new Error(`go build ${name}: ${r.stderr}${r.error ?? ''}`);
    }
  }
}

/** One run; null if a peer can't. */
function attempt(c: Contestant, name: string, want: string | undefined): Sample | null {
  try {
    const s = measure(c.command(name));
    if (want !== undefined && s.text !== want) throw new Error(`${name} under ${c.name} prints ${JSON.stringify(s.text)}, native Go ${JSON.stringify(want)}`);
    return s;
  } catch (e) {
    if (c.peer !== true) throw e;
    console.log(`${c.name}: ${(e as Error).message.trim().split('\n').at(-1)}`);
    return null;
  }
}

function contest(repetitions: number, engine: string, peers: string[]): void {
  const dir = mkdtempSync(join(tmpdir(), 'gosim-bench-'));
  const part = Number(option('part', '1'));
  const slow = Number(option('slow', String(part)));
  const sized = (by: number) => programs.filter(([name]) => isWanted(name)).map(([name, rounds, kind]) => [name, Math.max(1, Math.round(rounds * by)), kind] as const);
  const chosen = sized(part);
  const interpreters = slow !== part && (peers.includes('interp') || peers.includes('yaegi'));
  const gosimAs = (e: string): Contestant => ({ name: e, command: (name) => [process.execPath, gosim, 'run', '-stats=off', `-engine=${e}`, join(dir, name, 'main.go')], empty: 0 });
  try {
    prepare(dir, [...chosen, ...(interpreters ? sized(slow).map(([name, ...rest]) => [`${name}${ofSlow}`, ...rest] as const) : [])], peers.includes('js'));
    const native: Contestant = { name: 'native', command: (name) => [join(dir, name, 'native')], empty: 0 };
    const contestants: Contestant[] = [native, gosimAs(engine)];
    /** Interpreters, and native Go doing what they do. */
    const small = (c: Contestant): Contestant => (interpreters ? { ...c, small: true } : c);
    if (interpreters) contestants.push(small({ ...native, name: nativeSlow }));
    if (peers.includes('interp')) contestants.push(small(gosimAs('interp')));
    if (peers.includes('js')) {
      const goroot = spawnSync('go', ['env', 'GOROOT'], { encoding: 'latin1' }).stdout.trim();
      contestants.push({ name: 'js/wasm', command: (name) => [process.execPath, join(goroot, 'lib/wasm/wasm_exec_node.js'), join(dir, name, 'main.wasm')], empty: 0, peer: true });
    }
    const yaegi = peers.includes('yaegi') ? findYaegi() : null;
    if (yaegi !== null) contestants.push(small({ name: 'yaegi', command: (name) => [yaegi, 'run', join(dir, name, 'main.go')], empty: 0, peer: true }));
    else if (peers.includes('yaegi')) console.log('yaegi is not installed: go install github.com/traefik/yaegi/cmd/yaegi@latest');
    for (const c of contestants) c.empty = median([0, 1, 2].map(() => measure(c.command('empty')).cpu));
    const others = contestants.slice(1);
    /** What a contestant's time is compared with. */
    const baseOf = (c: Contestant): number => (c.small === true ? contestants.findIndex((x) => x.name === nativeSlow) : 0);
    /** Times native, NaN for what a peer can't run. */
    const ratios = others.map((): { kind: Kind; ratio: number; whole: number }[] => []);
    console.log(`CPU ms without start-up (${contestants.map((c) => `${c.name} ${c.empty.toFixed(0)}`).join(', ')}), times native in brackets`);
    console.log(['program'.padEnd(10), ...contestants.map((c) => c.name.padStart(9) + (c.name === 'native' ? '' : ' '.repeat(9)))].join(' '));
    for (const [name, , kind] of chosen) {
      const times = contestants.map((): number[] => []);
      const want: (string | undefined)[] = contestants.map(() => undefined);
      // Go compiled before it was measured, too.
      const placeOf = (c: Contestant): string => (c.small === true ? `${name}${ofSlow}` : name);
      for (const c of others) if (c.command(name)[1] === gosim) spawnSync(process.execPath, [gosim, 'build', join(dir, placeOf(c), 'main.go')]);
      for (let n = 0; n < repetitions; n++) {
        for (const [i, c] of contestants.entries()) {
          if (times[i]!.includes(Number.NaN)) continue;
          const s = attempt(c, placeOf(c), want[baseOf(c)]);
          if (baseOf(c) === i) want[i] = s?.text;
          times[i]!.push(s === null ? Number.NaN : s.cpu - c.empty);
        }
      }
      const ms = times.map(median);
      const cells = others.map((_, k) => {
        const c = others[k]!;
        const base = baseOf(c);
        const ratio = ms[k + 1]! / ms[base]!;
        ratios[k]!.push({ kind, ratio, whole: (ms[k + 1]! + c.empty) / (ms[base]! + contestants[base]!.empty) });
        return Number.isNaN(ratio) ? `${'fails'.padStart(9)} ${''.padEnd(8)}` : `${ms[k + 1]!.toFixed(0).padStart(9)} ${`(${ratio.toFixed(1)})`.padEnd(8)}`;
      });
      console.log([name.padEnd(10), ms[0]!.toFixed(0).padStart(9), ...cells].join(' '));
    }
    for (const [k, c] of others.entries()) {
      if (c.name === nativeSlow) continue;
      const ran = ratios[k]!.filter((r) => !Number.isNaN(r.ratio));
      const means = (what: 'ratio' | 'whole'): string => {
        const mean = (of: (kind: Kind) => boolean): string => {
          const xs = ran.filter((r) => of(r.kind)).map((r) => r[what]);
          return xs.length === 0 ? '-' : geomean(xs).toFixed(2);
        };
        return `kernels ${mean((x) => x === 'kernel')}, library ${mean((x) => x === 'library')}, all ${mean(() => true)}`;
      };
      console.log(`geometric means ${c.name}, times native Go: ${means('ratio')}; whole processes: ${means('whole')}`);
      const ahead = ratios[k]!.map((r, i) => r.ratio / ratios[0]![i]!.ratio).filter((x) => !Number.isNaN(x));
      if (k > 0) console.log(`${c.name} takes ${geomean(ahead).toFixed(2)} times as long as ${others[0]!.name} (geometric mean of the ${ahead.length} programs that it runs)`);
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** The counters of the programs as they stand, one round each. */
function counters(): void {
  const all: Record<string, Record<string, number>> = {};
  for (const [name] of programs) {
    const r = spawnSync(process.execPath, [gosim, 'run', '-stats=json', join(root, 'bench', 'programs', `${name}.go`)], { encoding: 'latin1', env: {} });
    const line = r.stderr.trim().split('\n').at(-1) ?? '';
    if (r.status !== 0 || !line.startsWith('{')) throw new Error(`${name}: status ${r.status}\n${r.stderr}`);
    const stats = JSON.parse(line) as Record<string, number>;
    all[name] = Object.fromEntries(counterNames.map((c) => [c, stats[c] ?? Number.NaN]));
  }
  writeFileSync(join(root, 'bench', 'baseline.json'), `${JSON.stringify(all, null, 2)}\n`);
}

const args = process.argv.slice(2);
const option = (name: string, standard: string): string => args.find((a) => a.startsWith(`-${name}=`))?.slice(name.length + 2) ?? standard;
const only = args.filter((a) => !a.startsWith('-'));
function isWanted(name: string): boolean {
  return only.length === 0 || only.includes(name);
}
const kernels = (): CostProgram[] => programs.filter(([name, , kind]) => isWanted(name) && kind === 'kernel').map(([name, rounds]) => ({ name, text: sourceOf(name, rounds) }));
if (args.includes('-fuel') || option('stats-form', '') !== '') tuneV8();
if (args.includes('-counters')) counters();
else if (args.includes('-library')) libraryTable(root, gosim, option('engine', 'wasm'), Number(option('n', '3')), only);
else if (args.includes('-stats')) statsCost(programs.map(([name]) => name).filter(isWanted), Number(option('n', '3')), (name, form) => [process.execPath, process.argv[1]!, `-stats-form=${form}`, name]);
else if (option('stats-form', '') !== '') {
  const [name, rounds] = programs.find((p) => p[0] === only[0])!;
  await printCost(name, sourceOf(name, rounds), option('stats-form', '') as StatsForm);
}
else if (args.includes('-fuel')) await fuelCost(kernels(), Number(option('n', '3')));
else contest(Number(option('n', '3')), option('engine', 'wasm'), option('with', '').split(',').filter((p) => p !== ''));
