/**
 * What the clock of fuel costs compiled code: the kernels with all charges, without those at function entries, without the polls of innermost
 * loops (the most that strip-mining them could win back), and without both. Joins of unequal paths are not charged (docs/DECISIONS.md 9), so
 * there is nothing to win back there. In this process, each program compiled once; the forms take turns, and the least CPU time
 * of the repetitions counts.
 */
import { diskFiles, withFile } from '../src/driver/files.js';
import { defaultOptions } from '../src/driver/options.js';
import { build, type RunRequest } from '../src/driver/run.js';
import { BufferHost, Machine } from '../src/runtime/index.js';
import { newTieredEngine } from '../src/vm/wasm/tiered.js';

export interface CostProgram {
  name: string;
  text: string;
}

const forms = [
  ['all', {}],
  ['no entries', { entries: true }],
  ['no innermost', { innermost: true }],
  ['neither', { entries: true, innermost: true }],
] as const;

async function costOf(p: CostProgram, repetitions: number): Promise<number[]> {
  const file = `/${p.name}.go`;
  const errors: string[] = [];
  const req: RunRequest = { targets: [file], cwd: '/', fs: withFile(diskFiles('/'), file, p.text), options: defaultOptions(), args: [], host: new BufferHost(), write: (_fd, data) => void errors.push(Buffer.from(data).toString()) };
  const { program } = build(req, true);
  if (program === null) throw new Error(`${p.name}: ${errors.join('')}`);
  const least = forms.map(() => Infinity);
  for (let n = 0; n < repetitions; n++) {
    for (const [k, [, unmetered]] of forms.entries()) {
      const before = process.cpuUsage();
      await new Machine(program, { seed: 1 }, new BufferHost(), newTieredEngine({ unmetered })).run();
      const spent = process.cpuUsage(before);
      least[k] = Math.min(least[k]!, (spent.user + spent.system) / 1000);
    }
  }
  return least;
}

export async function fuelCost(programs: readonly CostProgram[], repetitions: number): Promise<void> {
  const ratios = forms.map((): number[] => []);
  console.log(`CPU ms, least of ${repetitions}; in brackets, times "all"\n${'program'.padEnd(12)}${forms.map(([name]) => name.padStart(18)).join('')}`);
  for (const p of programs) {
    const ms = await costOf(p, repetitions);
    ms.forEach((x, k) => ratios[k]!.push(x / ms[0]!));
    console.log(`${p.name.padEnd(12)}${ms.map((x) => `${x.toFixed(0)} (${(x / ms[0]!).toFixed(2)})`.padStart(18)).join('')}`);
  }
  console.log(`${'mean'.padEnd(12)}${ratios.map((xs) => `(${Math.exp(xs.reduce((sum, x) => sum + Math.log(x), 0) / xs.length).toFixed(2)})`.padStart(18)).join('')}`);
}
