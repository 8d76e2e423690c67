/** gosim run -disk DIR: a directory of the host is the program's working directory; what is written there arrives, however the run ends. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { decodeProfile } from '../../src/report/pprof.js';

const dir = mkdtempSync(join(tmpdir(), 'disk-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function run(source: string, ...flags: string[]): { status: number | null; stdout: string; stderr: string } {
  writeFileSync(join(dir, 'p.go'), source);
  return spawnSync(process.execPath, [resolve('dist/gosim.cjs'), 'run', '-stats=off', ...flags, 'p.go'], { cwd: dir, encoding: 'utf8' });
}

const program = `package main

import (
	"fmt"
	"io"
	"os"
)

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func main() {
	b, err := os.ReadFile("in/a.txt")
	check(err)
	wd, _ := os.Getwd()
	fmt.Printf("%q %v\\n", b, len(wd) > 1)
	check(os.WriteFile("out.txt", []byte("one\\n"), 0644))
	check(os.WriteFile("/tmp/elsewhere", []byte("two\\n"), 0644))
	check(os.Rename("/tmp/elsewhere", "moved.txt"))
	check(os.MkdirAll("new/deep", 0755))
	check(os.Rename("new", "newer"))
	f, err := os.Create("newer/deep/f")
	check(err)
	for i := range 3 {
		fmt.Fprintln(f, i)
	}
	f.Seek(2, io.SeekStart)
	f.Write([]byte("x"))
	check(f.Truncate(5))
	g, err := os.OpenFile("in/a.txt", os.O_APPEND|os.O_WRONLY, 0)
	check(err)
	fmt.Fprint(g, "more")
	check(os.Remove("in/gone"))
	check(os.WriteFile("é", nil, 0644))
	panic("end")
}
`;

test('what the program changes in its directory the host has, also after a panic', () => {
  const disk = join(dir, 'd');
  mkdirSync(join(disk, 'in'), { recursive: true });
  writeFileSync(join(disk, 'in/a.txt'), 'given\n');
  writeFileSync(join(disk, 'in/gone'), '');
  const r = run(program, '-disk=d');
  expect(r.stderr).toMatch(/^panic: end\n/);
  expect([r.status, r.stdout]).toEqual([2, '"given\\n" true\n']);
  const text = (f: string): string => readFileSync(join(disk, f), 'utf8');
  expect([text('out.txt'), text('moved.txt'), text('newer/deep/f'), text('in/a.txt')]).toEqual(['one\n', 'two\n', '0\nx\n2', 'given\nmore']);
  expect(readdirSync(disk).sort()).toEqual(['in', 'moved.txt', 'newer', 'out.txt', 'é']);
  expect(existsSync('/tmp/elsewhere')).toBe(false);
  // Without the flag nothing gets out, and nothing in.
  expect(run(program)).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('open in/a.txt: no such file or directory') as string });
});

test('a profile that the program writes to a file', () => {
  const source = `package main

import (
	"os"
	"runtime"
	"runtime/pprof"
)

var keep []*[1 << 16]byte

func main() {
	runtime.MemProfileRate = 1
	f, _ := os.Create("cpu.prof")
	pprof.StartCPUProfile(f)
	for range 20 {
		keep = append(keep, new([1 << 16]byte))
	}
	pprof.StopCPUProfile()
	g, _ := os.Create("mem.prof")
	runtime.GC()
	pprof.WriteHeapProfile(g)
}
`;
  expect(run(source, '-disk=.')).toEqual(expect.objectContaining({ status: 0, stdout: '', stderr: '' }));
  const of = (f: string): ReturnType<typeof decodeProfile> => decodeProfile(readFileSync(join(dir, f)));
  expect(of('cpu.prof').sampleTypes[1]).toEqual({ type: 'cpu', unit: 'nanoseconds' });
  const main = of('mem.prof').samples.find((s) => s.values[1] === 20 << 16)!;
  expect([main.values, main.labels, main.frames[0]!.lines[0]!.name]).toEqual([[20, 20 << 16, 20, 20 << 16], [{ key: 'bytes', num: 1 << 16, unit: 'bytes' }], 'main.main']);
});

test('a directory that is none', () => {
  writeFileSync(join(dir, 'file'), '');
  expect(run('package main\n\nfunc main() {}\n', '-disk=none')).toMatchObject({ status: 2, stderr: 'gosim: -disk: none: no such directory\n' });
  expect(run('package main\n\nfunc main() {}\n', '-disk=file')).toMatchObject({ status: 2, stderr: 'gosim: -disk: file: not a directory\n' });
});
