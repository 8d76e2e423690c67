/**
 * Programs whose k-th allocation and all after it fail: each ends with Go's out-of-memory text, or, if it needs fewer, as it does without.
 *
 *     node dist/fail-alloc.mjs [-k=LIST|MAX] [-step=N] [-programs=N] [-arch=64|32] [file ...]
 *
 * Without files: the programs of tests/testdata/run, evenly chosen. `-k=1,5,20` are those, `-k=5000` all up to it in steps of `-step`. Prints
 * a line per failure and one at the end; status 1 if there was any.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { diskFiles } from '../../src/driver/files.js';
import { defaultOptions } from '../../src/driver/options.js';
import { build } from '../../src/driver/run.js';
import type { Program } from '../../src/bytecode/program.js';
import { Root } from '../../src/abi/layout.js';
import { BufferHost, Machine } from '../../src/runtime/index.js';
import { newInterp } from '../../src/vm/interp/engine.js';

const text = /^runtime: out of memory: cannot allocate \d+-byte block \(\d+ in use\)\nfatal error: out of memory\n/gm;
const maxFuel = 500e6;

interface Outcome {
  stdout: string;
  stderr: string;
  status: number;
  crash: string;
  /** Allocations that the run asked for. */
  asked: number;
}

async function runWith(program: Program, failAlloc: number): Promise<Outcome> {
  const host = new BufferHost();
  const onTurn = (): void => {
    if (m.rt.fuelClock() > maxFuel) m.rt.heap.set(Root.ExitCode, 124);
  };
  const m: Machine = new Machine(program, { seed: 1, maxMemory: 512 << 20, fakeTime: true, onTurn, maxOutput: 16 << 20, stress: { failAlloc } }, host, newInterp);
  try {
    const { exitCode } = await m.run();
    return { stdout: host.stdout, stderr: host.stderr, status: exitCode, crash: '', asked: m.rt.heap.getF(Root.FailSeq) };
  } catch (e) {
    return { stdout: host.stdout, stderr: host.stderr, status: 70, crash: (e as Error).message, asked: 0 };
  }
}

/** What is wrong with a run whose k-th allocation failed; '' if nothing is. */
function problem(r: Outcome, whole: Outcome, k: number): string {
  if (r.crash !== '') return `internal error: ${r.crash}`;
  if (k > whole.asked) return r.status === whole.status && r.stdout === whole.stdout ? '' : 'differs from the run without';
  const times = [...r.stderr.matchAll(text)].length;
  if (times !== 1 || r.status !== 2) return `status ${r.status}, the text ${times} times: ${JSON.stringify(r.stderr.slice(0, 200))}`;
  return '';
}

function compile(file: string, wordSize: 4 | 8): Program | null {
  const options = defaultOptions();
  options.wordSize = wordSize;
  const cwd = dirname(file);
  return build({ targets: [basename(file)], cwd, fs: diskFiles(cwd), options, write: () => undefined }, true).program;
}

async function main(argv: string[]): Promise<number> {
  const flag = (name: string, other: string): string => argv.find((a) => a.startsWith(`-${name}=`))?.slice(name.length + 2) ?? other;
  const k = flag('k', '5000');
  const step = Number(flag('step', '1'));
  const count = Number(flag('programs', '100'));
  const wordSize = flag('arch', '64') === '32' ? 4 : 8;
  let files = argv.filter((a) => !a.startsWith('-')).map((a) => resolve(a));
  if (files.length === 0) {
    const dir = 'tests/testdata/run';
    const all = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.go')).map((f) => resolve(join(dir, f))).filter((f) => readFileSync(f, 'latin1').startsWith('// run\n')).sort();
    files = Array.from({ length: Math.min(count, all.length) }, (_, i) => all[Math.floor((i * all.length) / Math.min(count, all.length))]!);
  }
  let runs = 0;
  let bad = 0;
  for (const file of files) {
    const program = compile(file, wordSize);
    if (program === null) {
      console.log(`${file}: does not compile`);
      bad++;
      continue;
    }
    const whole = await runWith(program, 2 ** 50);
    const ks = k.includes(',') ? k.split(',').map(Number) : Array.from({ length: Math.ceil(Math.min(Number(k), whole.asked + 1) / step) }, (_, i) => 1 + i * step);
    for (const n of ks) {
      runs++;
      const what = problem(await runWith(program, n), whole, n);
      if (what === '') continue;
      bad++;
      console.log(`${file}, k=${n}: ${what}`);
    }
  }
  console.log(`${files.length} programs, ${runs} runs, ${bad} wrong`);
  return bad === 0 ? 0 : 1;
}

process.exit(await main(process.argv.slice(2)));
