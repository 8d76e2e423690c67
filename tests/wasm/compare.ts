/**
 * Runs programs under all engines and reports every difference in output, status, fuel and counters.
 *
 *     compare [--arch 64|32] [--stress] [--slice N] [--engines wasm,mixed] [--filter RE] [--verbose] [--goroot] [FILE ...]
 *
 * --goroot takes the import-free `// run` programs of Go's test folder. --stress moves stacks at every stop and collects often.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { diskFiles } from '../../src/driver/files.js';
import { defaultOptions } from '../../src/driver/options.js';
import { build } from '../../src/driver/run.js';
import type { Program } from '../../src/bytecode/program.js';
import type { MachineOptions } from '../../src/runtime/index.js';
import { differences, type EngineName, observe } from '../../src/vm/differential.js';

export interface CompareOptions {
  arch: 8 | 4;
  engines: EngineName[];
  machine: MachineOptions;
  maxFuel: number;
}

/** Differences of one program; null if it does not compile. */
export async function compareProgram(file: string, o: CompareOptions): Promise<string[] | null> {
  const cwd = dirname(file);
  const options = defaultOptions();
  options.wordSize = o.arch;
  let errors = '';
  let program: Program | null = null;
  try {
    program = build({ targets: [file], cwd, fs: diskFiles(cwd), options, write: (_fd, data) => void (errors += Buffer.from(data).toString('latin1')) }, true).program;
  } catch {
    // A bug of the compiler is not this tool's business.
  }
  if (program === null) return null;
  const seen = [];
  for (const engine of ['interp', ...o.engines] as EngineName[]) {
    try {
      seen.push(await observe(program, engine, o.machine, '', o.maxFuel));
    } catch (e) {
      return [`${engine}: ${(e as Error).message.split('\n').slice(0, 4).join(' | ')} ${(e as Error).stack?.split('\n').find((l) => l.includes(' at '))?.trim() ?? ''}`];
    }
  }
  return differences(seen);
}

function gorootPrograms(filter: RegExp | null): string[] {
  const root = join(execFileSync('go', ['env', 'GOROOT'], { encoding: 'utf8' }).trim(), 'test');
  const out: string[] = [];
  const visit = (dir: string): void => {
    for (const e of readdirSync(dir, { withFileTypes: true })) {
      const path = join(dir, e.name);
      if (e.isDirectory()) {
        if (!e.name.endsWith('.dir')) visit(path);
      } else if (e.name.endsWith('.go') && (filter === null || filter.test(path))) {
        const text = readFileSync(path, 'latin1');
        if (/^\/\/ run\s*$/m.test(text.slice(0, 2000)) && !/^\s*import\s|^import\(/m.test(text)) out.push(path);
      }
    }
  };
  visit(root);
  return out.sort();
}

async function main(argv: string[]): Promise<number> {
  const o: CompareOptions = { arch: 8, engines: ['wasm', 'mixed'], machine: { maxMemory: 1 << 30 }, maxFuel: 300e6 };
  let files: string[] = [];
  let verbose = false;
  let filter: RegExp | null = null;
  let goroot = false;
  for (let i = 0; i < argv.length; i++) {
    const a = argv[i]!;
    if (a === '--arch') o.arch = argv[++i] === '32' ? 4 : 8;
    else if (a === '--engines') o.engines = argv[++i]!.split(',') as EngineName[];
    else if (a === '--stress') o.machine.stress = { moveStacks: true, collectFirst: 500, collectRate: 100, poison: true };
    else if (a === '--slice') {
      o.machine.turnFuel = Number(argv[++i]);
      o.machine.sliceFuel = o.machine.turnFuel * 3;
    } else if (a === '--fuel') o.maxFuel = Number(argv[++i]);
    else if (a === '--verbose') verbose = true;
    else if (a === '--filter') filter = new RegExp(argv[++i]!);
    else if (a === '--goroot') goroot = true;
    else files.push(resolve(a));
  }
  if (goroot) files = files.concat(gorootPrograms(filter));
  let bad = 0;
  let skipped = 0;
  for (const file of files) {
    const t = performance.now();
    const d = await compareProgram(file, o);
    if (d === null) skipped++;
    else if (d.length > 0) {
      bad++;
      console.log(`DIFF ${file}\n  ${d.slice(0, 8).join('\n  ')}`);
    }
    if (verbose) console.log(`${d === null ? 'skip' : d.length > 0 ? 'DIFF' : 'ok  '} ${file} ${(performance.now() - t).toFixed(0)} ms`);
  }
  console.log(`${files.length} programs, ${skipped} not compiled, ${bad} differ`);
  return bad === 0 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit(await main(process.argv.slice(2)));
