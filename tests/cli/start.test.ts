/** What V8 is asked to do around a run (scripts/start.cjs). */
import { expect, test } from 'vitest';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../dist/gosim.cjs', import.meta.url));

// Of other versions of Node nobody has measured what pays.
test.runIf(process.versions.node.startsWith('20.'))("V8 collects for the machine's memory once, before anything else is there, and its old generation never again", () => {
  const dir = mkdtempSync(join(tmpdir(), 'gosim-'));
  try {
    writeFileSync(join(dir, 'h.go'), 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("hi") }\n');
    for (const run of ['first', 'cached']) {
      const r = spawnSync(process.execPath, ['--trace-gc', bin, 'run', '-stats=off', 'h.go'], { cwd: dir, encoding: 'utf8', env: { ...process.env, GOSIM_CACHE: join(dir, '.cache') } });
      expect(r.status, r.stderr).toBe(0);
      const collections = r.stdout.split('\n').filter((l) => / ms: /.test(l));
      const due = collections.map((l) => /Mark-Compact|external memory/.test(l));
      expect(due.indexOf(true), run).toBe(0);
      expect(due.lastIndexOf(true), `${run}: ${collections.join('\n')}`).toBe(0);
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});

test('V8 takes both code caches: they were made under the flags that they are read with', () => {
  const dir = mkdtempSync(join(tmpdir(), 'gosim-'));
  try {
    writeFileSync(join(dir, 'h.go'), 'package main\n\nfunc main() {}\n');
    const r = spawnSync(process.execPath, [bin, 'run', '-stats=off', '-cache=false', 'h.go'], { cwd: dir, encoding: 'utf8', env: { ...process.env, GOSIM_CODE_CACHE: 'check' } });
    expect(r.stderr).toBe('');
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});

const varied = `package main

import (
	"fmt"
	"sort"
	"strings"
)

type shape interface{ area() int }
type square int
type pair [2]int

func (s square) area() int { return int(s * s) }
func (p pair) area() int   { return p[0] * p[1] }

func main() {
	words := map[string]int{}
	for _, w := range strings.Fields("a b c a b a") {
		words[w]++
	}
	names := make([]string, 0, len(words))
	for w := range words {
		names = append(names, w)
	}
	sort.Slice(names, func(i, j int) bool { return words[names[i]] > words[names[j]] })
	done := make(chan int)
	for i, s := range []shape{square(3), pair{2, 5}} {
		go func() { done <- s.area() + i }()
	}
	defer func() { fmt.Println(recover(), names, <-done+<-done) }()
	var none []int
	_ = none[len(names)]
}
`;

test('a program that starts with the code and the module of its last run does what it did, and counts what it counted', () => {
  const dir = mkdtempSync(join(tmpdir(), 'gosim-'));
  try {
    writeFileSync(join(dir, 'p.go'), varied);
    const cache = join(dir, '.cache');
    const run = (...flags: string[]): string => {
      const r = spawnSync(process.execPath, [bin, 'run', '-stats=json', '-seed=1', '-faketime', ...flags, 'p.go'], { cwd: dir, encoding: 'utf8', env: { ...process.env, GOSIM_CACHE: cache } });
      return `${r.status} ${r.stdout}${r.stderr.replace(/"(wallMs|ms|seconds|time)\w*":\s*[\d.]+/gi, '')}`;
    };
    const first = run();
    expect(first).toContain('runtime error: index out of range [3] with length 0 [a b c] 20');
    const code = join(cache, readdirSync(cache).find((n) => n.endsWith('.gsc'))!);
    const size = readFileSync(code).length;
    expect(size).toBeGreaterThan(10_000);
    expect(run()).toBe(first);
    expect(run('-warmup=1')).toBe(first);
    // That one has left a module.
    const module = join(cache, readdirSync(cache).find((n) => n.endsWith('.gsw'))!);
    const compiled = readFileSync(module);
    expect(compiled.length).toBeGreaterThan(10_000);
    expect(run('-warmup=1')).toBe(first);
    expect(readFileSync(module).equals(compiled)).toBe(true);
    for (const file of [code, module]) writeFileSync(file, readFileSync(file).fill(1, size >> 1));
    expect(run()).toBe(first);
    expect(run('-warmup=1')).toBe(first);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});

test('what build compiles, run finds in the cache: a single command, not when decisions are printed, and no other packages', () => {
  const dir = mkdtempSync(join(tmpdir(), 'gosim-'));
  try {
    const cache = join(dir, '.cache');
    const gosim = (...args: string[]): { status: number | null; stdout: string; stderr: string } => spawnSync(process.execPath, [bin, ...args], { cwd: dir, encoding: 'utf8', env: { ...process.env, GOSIM_CACHE: cache } });
    const entries = (): number => (existsSync(cache) ? readdirSync(cache).filter((f) => f.endsWith('.gsp')).length : 0);
    writeFileSync(join(dir, 'h.go'), 'package main\n\nfunc main() { println("hi") }\n');
    writeFileSync(join(dir, 'l.go'), 'package l\n\nfunc F() int { return 1 }\n');
    writeFileSync(join(dir, 'n.go'), 'package main\n\nfunc f() {}\n');
    for (const args of [['-gcflags=-m', 'h.go'], ['l.go'], ['n.go']]) expect([args, gosim('build', ...args).status, entries()]).toEqual([args, 0, 0]);
    expect([gosim('build', 'h.go').status, entries()]).toEqual([0, 1]);
    const r = gosim('run', '-stats=off', 'h.go');
    expect([r.status, r.stdout, r.stderr, entries()]).toEqual([0, '', 'hi\n', 1]);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});
