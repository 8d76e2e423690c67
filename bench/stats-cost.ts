/**
 * What statistics cost: the programs of bench/programs with -stats=off, summary and full, each run in a process of its own, as users run
 * them: in one process the machines of earlier runs (their memories, V8's inline caches) would be measured with the later ones. Measured is
 * the CPU time (user and system) from the machine's creation to the last line of statistics, so the compilation of bytecode to
 * WebAssembly counts and that of Go does not. The forms take turns, and the least of the repetitions counts.
 */
import { spawnSync } from 'node:child_process';
import { Writable } from 'node:stream';
import { execute } from '../src/driver/execute.js';
import { diskFiles, withFile } from '../src/driver/files.js';
import { defaultOptions } from '../src/driver/options.js';
import { build, type RunRequest } from '../src/driver/run.js';
import { buildWatched, runWatchedProgram } from '../src/driver/watched-run.js';
import { formatStats, type StatsForm } from '../src/report/stats.js';
import { BufferHost } from '../src/runtime/index.js';

const forms = ['off', 'summary', 'full'] as const;

interface Cost {
  ms: number;
  fuel: number;
}

/** In the process of its own: runs the program and prints a Cost. */
export async function printCost(name: string, text: string, form: StatsForm): Promise<void> {
  const file = `/${name}.go`;
  const errors: string[] = [];
  const req: RunRequest & { host: BufferHost } = { targets: [file], cwd: '/', fs: withFile(diskFiles('/'), file, text), options: { ...defaultOptions(), seed: 1, stats: form }, args: [], host: new BufferHost(), write: (_fd, data) => void errors.push(Buffer.from(data).toString()) };
  const built = form === 'full' ? buildWatched(req) : { ...build(req, true), stays: [] };
  const { program } = built;
  if (program === null) throw new Error(`${name}: ${errors.join('')}`);
  const sink = new Writable({ write: (_chunk, _encoding, done) => done() });
  const before = process.cpuUsage();
  const r = form === 'full' ? await runWatchedProgram(built, program, req) : { result: await execute(program, req), lines: null };
  sink.write(formatStats(r.result!.counters, form, 0, r.lines));
  const spent = process.cpuUsage(before);
  const cost: Cost = { ms: (spent.user + spent.system) / 1000, fuel: r.result!.counters.fuel };
  console.log(JSON.stringify(cost));
}

/** Milliseconds of each form. `command` runs printCost. */
function costOf(name: string, repetitions: number, command: (name: string, form: StatsForm) => string[]): number[] {
  const least = forms.map(() => Infinity);
  let fuel = -1;
  for (let n = 0; n < repetitions; n++) {
    for (const [k, form] of forms.entries()) {
      const [exe, ...args] = command(name, form);
      const r = spawnSync(exe!, args, { encoding: 'utf8' });
      if (r.status !== 0) throw new Error(`${name} with -stats=${form}: ${r.stderr}`);
      const cost = JSON.parse(r.stdout) as Cost;
      least[k] = Math.min(least[k]!, cost.ms);
      if (fuel < 0) fuel = cost.fuel;
      if (cost.fuel !== fuel) throw new Error(`${name}: -stats=${form} spends ${cost.fuel} fuel, -stats=off ${fuel}`);
    }
  }
  return least;
}

export function statsCost(programs: readonly string[], repetitions: number, command: (name: string, form: StatsForm) => string[]): void {
  const geomean = (xs: readonly number[]): number => Math.exp(xs.reduce((sum, x) => sum + Math.log(x), 0) / xs.length);
  const percent = (ratio: number): string => `${ratio >= 1 ? '+' : ''}${(100 * (ratio - 1)).toFixed(1)} %`;
  const ratios: number[][] = [[], []];
  console.log(`CPU ms, least of ${repetitions}\n${'program'.padEnd(12)}${forms.map((f) => f.padStart(10)).join('')}   summary      full`);
  for (const p of programs) {
    const ms = costOf(p, repetitions, command);
    const rs = [ms[1]! / ms[0]!, ms[2]! / ms[0]!];
    rs.forEach((r, k) => ratios[k]!.push(r));
    console.log(`${p.padEnd(12)}${ms.map((x) => x.toFixed(0).padStart(10)).join('')}${rs.map((r) => percent(r).padStart(10)).join('')}`);
  }
  console.log(`${'mean'.padEnd(12)}${' '.repeat(30)}${ratios.map((r) => percent(geomean(r)).padStart(10)).join('')}`);
}
