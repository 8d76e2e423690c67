/**
 * Allocations of small functions: a file of package main without main function; every function without parameters and results is
 * called once to warm up and then 100 times, on one P without collections. What MemStats says of these 100 calls is the measure.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Measure {
  name: string;
  mallocs: number;
  bytes: number;
}

/** Names of the functions that are measured, in order. */
export function measuredFuncs(src: string): string[] {
  return [...src.matchAll(/^func (\w+)\(\) \{/gm)].map((m) => m[1]!).filter((n) => n !== 'main' && n !== 'init');
}

/** A main function for the file's functions. */
export function harness(src: string): string {
  const rows = measuredFuncs(src).map((n) => `\tmeasure("${n}", ${n})\n`);
  return `package main

import (
	"runtime"
	"runtime/debug"
)

var measureFrom, measureTo runtime.MemStats

func measure(name string, f func()) {
	f()
	runtime.ReadMemStats(&measureFrom)
	for i := 0; i < 100; i++ {
		f()
	}
	runtime.ReadMemStats(&measureTo)
	println(name, measureTo.Mallocs-measureFrom.Mallocs, measureTo.TotalAlloc-measureFrom.TotalAlloc)
}

func main() {
	runtime.GOMAXPROCS(1)
	debug.SetGCPercent(-1)
${rows.join('')}}
`;
}

/** What the harness printed. */
export function parseMeasures(text: string): Measure[] {
  return [...text.matchAll(/^(\w+) (\d+) (\d+)$/gm)].map((m) => ({ name: m[1]!, mallocs: Number(m[2]), bytes: Number(m[3]) }));
}

function measured(file: string, run: (files: string[], cwd: string) => { status: number | null; stderr: string }): Measure[] {
  const dir = mkdtempSync(join(tmpdir(), 'allocs-'));
  try {
    const src = readFileSync(file, 'utf8');
    writeFileSync(join(dir, basename(file)), src);
    writeFileSync(join(dir, 'harness_main.go'), harness(src));
    const r = run([basename(file), 'harness_main.go'], dir);
    if (r.status !== 0) throw new Error(`${file}: ${r.stderr.slice(0, 2000)}`);
    return parseMeasures(r.stderr);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

const goArch = (wordSize: 4 | 8): string => (wordSize === 8 ? 'amd64' : '386');

export function measureGo(file: string, wordSize: 4 | 8): Measure[] {
  return measured(file, (files, cwd) => spawnSync('go', ['run', ...files], { cwd, encoding: 'utf8', env: { ...process.env, CGO_ENABLED: '0', GOARCH: goArch(wordSize) } }));
}

export function measureGosim(file: string, wordSize: 4 | 8): Measure[] {
  const gosim = fileURLToPath(new URL('../dist/gosim.cjs', import.meta.url));
  return measured(file, (files, cwd) => spawnSync(process.execPath, [gosim, 'run', '-stats=off', '-cache=false', `-arch=${wordSize * 8}`, ...files], { cwd, encoding: 'utf8' }));
}
