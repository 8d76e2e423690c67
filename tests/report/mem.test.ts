/** gosim mem: regions, spans, stacks and variables, at a line and at the end. */
import { expect, test } from 'vitest';
import { gosim } from '../cli/gosim.js';

const program = `package main

type node struct {
	next *node
	v    int
}

var total = 7
var head *node

func push(n int) int {
	x := []int{n, 2}
	head = &node{head, n}
	return n + x[1]
}

func main() {
	for i := 0; i < 5; i++ {
		total += push(i)
	}
	println(total)
}
`;

interface Map {
  wordSize: number;
  regions: { name: string; start: number; end: number }[];
  globals: { name: string; addr: number; region: string }[];
  spans: { start: number; class: number; size: number; slots: string }[];
  stacks: { goid: number; lo: number; hi: number; used: number; frames: { func: string; at: string; start: number; size: number; vars: { name: string; type: string; where: string; addr: number; value: string }[] }[] }[];
}

const mem = (...args: string[]): ReturnType<typeof gosim> => gosim(['mem', ...args, 'p.go'], { files: { 'p.go': program } });

test.each([['64', 8], ['32', 4]])('at a line, %s bits', async (arch, wordSize) => {
  const r = await mem(`-arch=${arch}`, '-gcflags=-l', '-json', '-at=p.go:14');
  expect(r.stderr).toBe('');
  const m = JSON.parse(r.stdout) as Map;
  expect(m.wordSize).toBe(wordSize);
  for (let i = 1; i < m.regions.length; i++) expect(m.regions[i]!.start).toBeGreaterThanOrEqual(m.regions[i - 1]!.end);
  expect(m.globals.map((g) => `${g.region} ${g.name}`)).toEqual(['data main.total', 'bss main.head']);
  const [stack] = m.stacks as [Map['stacks'][0]];
  expect(stack.frames.map((f) => [f.func, f.at])).toEqual([
    ['main.push', 'p.go:14'],
    ['main.main', 'p.go:19'],
  ]);
  for (const f of stack.frames) for (const v of f.vars) expect(v.where !== 'heap' && (v.addr < stack.lo || v.addr >= stack.lo + stack.used)).toBe(false);
  const vars = stack.frames[0]!.vars;
  expect(vars.find((v) => v.name === 'n')).toMatchObject({ type: 'int', where: 'slot', value: '0' });
  expect(vars.find((v) => v.name === 'x')!.value).toMatch(/^len 2 cap 2 at 0x[0-9a-f]+ \(stack\)$/);
  // The node is the one object of its class.
  expect(m.spans.filter((s) => s.size === 2 * wordSize).map((s) => s.slots.replace(/\.+$/, ''))).toEqual(['#']);
});

interface Pointer {
  from: string;
  at: number;
  to: number;
  where: string;
}

test('-at may stand behind the program; behind -- it is the program’s', async () => {
  const stacks = async (...args: string[]): Promise<string> => (await gosim(['mem', ...args], { files: { 'p.go': program } })).stdout.split('\nstacks\n')[1]!;
  const there = await stacks('-at', 'p.go:13', 'p.go');
  expect(await stacks('p.go', '--at', 'p.go:13')).toBe(there);
  expect(await stacks('p.go', '-at=p.go:13')).toBe(there);
  const atEnd = await stacks('p.go');
  expect(atEnd).not.toBe(there);
  expect(await stacks('p.go', '--', '-at', 'p.go:13')).toBe(atEnd);
});

test('who points where, from the variables on', async () => {
  const r = await mem('-json', '-gcflags=-l', '-at=p.go:21');
  const m = JSON.parse(r.stdout) as Map & { pointers: Pointer[] };
  const head = m.pointers.find((p) => p.from === 'main.head')!;
  expect(head.at).toBe(m.globals.find((g) => g.name === 'main.head')!.addr);
  // Five nodes: the variable points to one, each node to the one before.
  let n = 0;
  for (let p: Pointer | undefined = head; p !== undefined; n++) {
    expect(p.where).toMatch(/^heap object 0x[0-9a-f]+ of 16 bytes$/);
    const from = `heap object 0x${p.to.toString(16).padStart(8, '0')}`;
    p = m.pointers.find((q: Pointer): boolean => q.from === from);
  }
  expect(n).toBe(5);
  const x = await mem('-json', '-gcflags=-l', '-at=p.go:14');
  expect((JSON.parse(x.stdout) as { pointers: Pointer[] }).pointers).toContainEqual(expect.objectContaining({ from: 'x in main.push', where: 'stack' }));
  expect((await mem('-gcflags=-l', '-at=p.go:21')).stdout).toMatch(/\nwho points where\n {2}0x[0-9a-f]+ {2}main\.head -> 0x[0-9a-f]+ \(heap object 0x[0-9a-f]+ of 16 bytes\)\n/);
});

test('forced heap puts the variables there', async () => {
  const r = await mem('-alloc=heap', '-gcflags=-l', '-at=p.go:13');
  expect(r.stdout).toMatch(/heap +n int = 0\n/);
  expect(r.stdout).toMatch(/heap +x \[\]int = len 2 cap 2 at 0x[0-9a-f]+ \(heap\)\n/);
  expect(r.stdout).toMatch(/main\.main {2}p\.go:19/);
});

test('at the end, and places that there are not', async () => {
  const end = await mem();
  expect(end.stderr).toBe('27\n');
  expect(end.stdout).toMatch(/^memory \(amd64\)\n {2}0x00000000 {2}null page/);
  expect(end.stdout).toMatch(/class 2 +16 B +5 of \d+ +has pointers {2}#####\./);
  expect(await mem('-at=p.go:7')).toMatchObject({ status: 1, stdout: '', stderr: 'gosim mem: no code at p.go:7\n' });
  expect(await mem('-at=q.go:7')).toMatchObject({ status: 1, stderr: 'gosim mem: the program has no file q.go\n' });
  expect((await mem('-at=7')).stderr).toBe('gosim mem: want a place such as main.go:12, not 7\n');
});
