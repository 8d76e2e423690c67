/**
 * `node dist/bench.mjs -library [-n=REPETITIONS] [group or function...]`: hot functions of the library under gosim and native Go.
 *
 * One program (library/main.go) calls each function until the engine has compiled it and then times runs of some milliseconds, of which the
 * least counts: what a call costs in a program that goes on, without start-up and warm-up. The least over several runs of the program is
 * hardly disturbed by a busy machine.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { geomean } from './measure.js';

/** Nanoseconds a call by function, the least of some runs of a command. */
function leastOf(command: readonly string[], runs: number): Map<string, number> {
  const out = new Map<string, number>();
  for (let n = 0; n < runs; n++) {
    const r = spawnSync(command[0]!, command.slice(1), { encoding: 'latin1' });
    if (r.status !== 0) throw new Error(`${command.join(' ')}: status ${r.status}\n${r.stderr}`);
    for (const line of r.stdout.trim().split('\n')) {
      const [name, ns] = line.split(/ (?=[\d.]+$)/);
      out.set(name!, Math.min(Number(ns), out.get(name!) ?? Infinity));
    }
  }
  return out;
}

/** Prints the table; chosen names groups or functions, none: all. */
export function libraryTable(root: string, gosim: string, engine: string, runs: number, chosen: readonly string[]): void {
  const dir = mkdtempSync(join(tmpdir(), 'gosim-bench-'));
  try {
    const source = join(root, 'bench', 'library', 'main.go');
    const native = join(dir, 'native');
    const built = spawnSync('go', ['build', '-o', native, source], { encoding: 'latin1' });
    if (built.status !== 0) throw new Error(`go build: ${built.stderr}`);
    const go = leastOf([native, ...chosen], runs);
    const own = leastOf([process.execPath, gosim, 'run', '-stats=off', `-engine=${engine}`, source, ...chosen], runs);
    const groups = new Map<string, number[]>();
    console.log(`${'function'.padEnd(22)} ${'native ns'.padStart(12)} ${'gosim ns'.padStart(12)}  times`);
    for (const [name, ns] of go) {
      const ratio = own.get(name)! / ns;
      const group = name.split('.')[0]!;
      groups.set(group, [...(groups.get(group) ?? []), ratio]);
      console.log(`${name.padEnd(22)} ${ns.toFixed(1).padStart(12)} ${own.get(name)!.toFixed(1).padStart(12)}  ${ratio.toFixed(2)}`);
    }
    console.log(`geometric means, times native Go: ${[...groups].map(([g, r]) => `${g} ${geomean(r).toFixed(2)}`).join(', ')}; all ${geomean([...groups.values()].flat()).toFixed(2)}`);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
