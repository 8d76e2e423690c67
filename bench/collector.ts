/**
 * The runtime against native Go: throughput of the collector, pauses and delays with a large heap, many goroutines.
 *
 *     node dist/collector.mjs [-n=REPETITIONS] [-mb=1024] [trees] [goroutines] [live]
 *
 * trees       CPU time of a collection of two million small objects on one P: the difference of runs with many collections and with none
 * goroutines  CPU time of starting, blocking and ending 100,000 goroutines, the difference of ten rounds and one, and StackInuse
 * live        pauses, and how long others keep a goroutine from running, in a heap of 1 GiB of 16-byte objects: wall times, which only an idle machine
 *             can tell (the host's delays of a native program that does nothing for as long show what they are worth), and CPU times, with the pieces that they are made of (pieces.ts)
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Root } from '../src/abi/layout.js';
import { measure, median } from './measure.js';
import { formatPieces, measurePieces } from './pieces.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = (name: string): string => join(root, 'bench', 'collector', `${name}.go`);
const gosim = (name: string, flags: string[], args: string[]): string[] => [process.execPath, join(root, 'dist/gosim.cjs'), 'run', '-stats=off', ...flags, source(name), ...args];

/** CPU milliseconds that the larger input takes beyond the smaller one, for each unit of their difference. */
function marginal(n: number, command: (x: number) => string[], from: number, to: number): number {
  const times = Array.from({ length: n }, () => (measure(command(to)).cpu - measure(command(from)).cpu) / (to - from));
  return median(times);
}

async function main(argv: string[]): Promise<void> {
  const n = Number(argv.find((a) => a.startsWith('-n='))?.slice(3) ?? 3);
  const mb = argv.find((a) => a.startsWith('-mb='))?.slice(4) ?? '1024';
  const chosen = argv.filter((a) => !a.startsWith('-'));
  const wants = (name: string): boolean => chosen.length === 0 || chosen.includes(name);
  const dir = mkdtempSync(join(tmpdir(), 'gosim-collector-'));
  const native = (name: string): string => {
    const exe = join(dir, name);
    const r = spawnSync('go', ['build', '-o', exe, source(name)], { encoding: 'latin1' });
    if (r.status !== 0) throw new Error(`go build ${name}: ${r.stderr}`);
    return exe;
  };
  const line = (what: string, go: number, own: number): void => console.log(`${what.padEnd(44)} native ${go.toFixed(1).padStart(8)} ms   gosim ${own.toFixed(1).padStart(8)} ms   ${(own / go).toFixed(2)} times`);
  try {
    if (wants('trees')) {
      const exe = native('trees');
      const go = marginal(n, (x) => ['env', 'GOMAXPROCS=1', exe, String(x)], 0, 40);
      const own = marginal(n, (x) => gosim('trees', ['-procs=1'], [String(x)]), 0, 40);
      line('a collection of 2,097,151 objects', go, own);
    }
    if (wants('goroutines')) {
      const exe = native('goroutines');
      const go = marginal(n, (x) => [exe, '100000', String(x)], 1, 11);
      const own = marginal(n, (x) => gosim('goroutines', [], ['100000', String(x)]), 1, 11);
      line('100,000 goroutines start, block and end', go, own);
      const stacks = (command: string[]): number => Number(/StackInuse (\d+)/.exec(spawnSync(command[0]!, command.slice(1), { encoding: 'latin1' }).stdout)![1]);
      const [a, b] = [stacks([exe, '100000', '1']), stacks(gosim('goroutines', [], ['100000', '1']))];
      console.log(`StackInuse with 100,000 goroutines            native ${(a / 2 ** 20).toFixed(1).padStart(8)} MB   gosim ${(b / 2 ** 20).toFixed(1).padStart(8)} MB   ${(b / a).toFixed(2)} times`);
    }
    if (wants('live')) {
      const exe = native('live');
      const say = (who: string, command: readonly string[]): string => {
        const r = spawnSync(command[0]!, command.slice(1), { encoding: 'latin1' });
        const text = (r.stdout + r.stderr).trim();
        console.log(`${who.padEnd(7)} ${text}`);
        return text;
      };
      say('native', [exe, mb]);
      const cycle = /cycle ([\d.]+)(m?s)/.exec(say('gosim', gosim('live', [], [mb])));
      // Native Go again, for as long as gosim's collection took, with nothing to collect: how often the host takes the processor away.
      if (cycle !== null) say('host', [exe, '1', String(Math.round(Number(cycle[1]) * (cycle[2] === 's' ? 1000 : 1)))]);
      console.log('gosim, in CPU time:');
      // While main waits for the others.
      const pieces = await measurePieces(source('live'), [mb], (m) => m.rt.heap.get(Root.NGor) > 1 && m.rt.heap.get(Root.NumForced) > 0);
      console.log(formatPieces(pieces));
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

await main(process.argv.slice(2));
