/**
 * What statistics cost: the programs of bench/programs with -stats=off, summary and full, in this process, each compiled once. Measured is
 * the CPU time (user and system) from the machine's creation to the last line of statistics, so the compilation of bytecode to
 * WebAssembly counts and that of Go does not. The forms take turns, and the least of the repetitions counts.
 */
import { Writable } from 'node:stream';
import { execute } from '../src/driver/execute.js';
import { diskFiles, withFile } from '../src/driver/files.js';
import { defaultOptions } from '../src/driver/options.js';
import { build, type RunRequest } from '../src/driver/run.js';
import { buildWatched, runWatchedProgram } from '../src/driver/watched-run.js';
import { formatStats, type StatsForm } from '../src/report/stats.js';
import { BufferHost, type CounterRecord } from '../src/runtime/index.js';

export interface CostProgram {
  name: string;
  text: string;
}

const forms = ['off', 'summary', 'full'] as const;

async function costOf(p: CostProgram, repetitions: number): Promise<number[]> {
  const file = `/${p.name}.go`;
  const fs = withFile(diskFiles('/'), file, p.text);
  const errors: string[] = [];
  const request = (stats: StatsForm): RunRequest & { host: BufferHost } => ({ targets: [file], cwd: '/', fs, options: { ...defaultOptions(), seed: 1, stats }, args: [], host: new BufferHost(), write: (_fd, data) => void errors.push(Buffer.from(data).toString()) });
  const plain = build(request('off'), true).program;
  const watched = buildWatched(request('full'));
  if (plain === null || watched.program === null) throw new Error(`${p.name}: ${errors.join('')}`);
  const sink = new Writable({ write: (_chunk, _encoding, done) => done() });
  const least = forms.map(() => Infinity);
  let want: CounterRecord | null = null;
  for (let n = 0; n < repetitions; n++) {
    for (const [k, form] of forms.entries()) {
      const req = request(form);
      const before = process.cpuUsage();
      const r = form === 'full' ? await runWatchedProgram(watched, watched.program, req) : { result: await execute(plain, req), lines: null };
      sink.write(formatStats(r.result!.counters, form, 0, r.lines));
      const spent = process.cpuUsage(before);
      least[k] = Math.min(least[k]!, (spent.user + spent.system) / 1000);
      want ??= r.result!.counters;
      if (r.result!.counters.fuel !== want.fuel) throw new Error(`${p.name}: -stats=${form} spends ${r.result!.counters.fuel} fuel, -stats=off ${want.fuel}`);
    }
  }
  return least;
}

export async function statsCost(programs: readonly CostProgram[], repetitions: number): Promise<void> {
  const geomean = (xs: readonly number[]): number => Math.exp(xs.reduce((sum, x) => sum + Math.log(x), 0) / xs.length);
  const percent = (ratio: number): string => `${ratio >= 1 ? '+' : ''}${(100 * (ratio - 1)).toFixed(1)} %`;
  const ratios: number[][] = [[], []];
  console.log(`CPU ms, least of ${repetitions}\n${'program'.padEnd(12)}${forms.map((f) => f.padStart(10)).join('')}   summary      full`);
  for (const p of programs) {
    const ms = await costOf(p, repetitions);
    const rs = [ms[1]! / ms[0]!, ms[2]! / ms[0]!];
    rs.forEach((r, k) => ratios[k]!.push(r));
    console.log(`${p.name.padEnd(12)}${ms.map((x) => x.toFixed(0).padStart(10)).join('')}${rs.map((r) => percent(r).padStart(10)).join('')}`);
  }
  console.log(`${'mean'.padEnd(12)}${' '.repeat(30)}${ratios.map((r) => percent(geomean(r)).padStart(10)).join('')}`);
}
