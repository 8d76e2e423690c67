/**
 * gosim compare tells the story of a seed program: which lines allocate under one policy and not under the other. Goldens are renewed with
 * `npx vitest run tests/report/compare.test.ts -u` (with GOSIM_ALL=1 also the one of 100 million appends); what is compared are the lines of the program, since fuel and the library's own objects follow our code.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { gosim } from '../cli/gosim.js';
import { htmlFaults } from '../harness/html.js';

const seed = (name: string): string => readFileSync(new URL(`../testdata/seeds/${name}`, import.meta.url), 'utf8');
const run = (args: string[], names: string[]): ReturnType<typeof gosim> => gosim(['compare', ...args, ...names], { files: Object.fromEntries(names.map((n) => [n, seed(n)])) });
const golden = (name: string): string => new URL(`./testdata/compare/${name}.txt`, import.meta.url).pathname;

/** Appends 100 million times; here, unless all is asked for, a thousandth of that. */
const memstats = '002-layout-and-memstats.go';
const seeds = readdirSync(new URL('../testdata/seeds/', import.meta.url)).filter((f) => f.endsWith('.go') && f !== memstats);

const stories: [string, string[], string[]][] = [
  ...seeds.map((f): [string, string[], string[]] => [f.slice(0, -3), [], [f]]),
  ['excessive-both', ['-arch=both'], ['001-excessive.go']],
  ['growth-preallocated', [], ['001-slice-growth.go', '001-slice-preallocated.go']],
  ['points', [], ['001-point-values.go', '001-point-pointers.go']],
];

for (const [name, args, files] of stories) {
  test(name, async () => expectStory(name, await run(args, files)));
}

async function expectStory(name: string, r: Awaited<ReturnType<typeof gosim>>): Promise<void> {
  expect(r.stderr).toBe('');
  expect(r.status).toBe(0);
  const at = r.stdout.search(/\n(lines that make the difference|no line of the program)/);
  expect(r.stdout.slice(0, at)).toMatch(/^heap objects +\S.*\n/);
  // One screen.
  expect(r.stdout.split('\n').length).toBeLessThan(70);
  await expect(r.stdout.slice(at + 1)).toMatchFileSnapshot(golden(name));
}

test('000-addtwo', async () => {
  const files = Object.fromEntries(['go.mod', 'main.go', 'hello/hello.go'].map((f) => [f, seed(`000-addtwo/${f}`)]));
  await expectStory('000-addtwo', await gosim(['compare', '.'], { files }));
});

test('004-library is no program, but a program of its function is', async () => {
  const files = { 'go.mod': seed('004-library/go.mod'), 'foo.go': seed('004-library/foo.go'), 'cmd/main.go': 'package main\n\nimport "example.com/escapeanalysis"\n\nfunc main() {\n\tprintln(*escapeanalysis.Foo())\n}\n' };
  expect(await gosim(['compare', '.'], { files })).toMatchObject({ status: 1, stdout: '', stderr: 'package example.com/escapeanalysis is not a main package\n' });
  await expectStory('004-library', await gosim(['compare', '-gcflags=all=-l', './cmd'], { files }));
});

test('002-layout-and-memstats', async () => {
  const all = process.env['GOSIM_ALL'] === '1';
  const text = seed(memstats);
  await expectStory(all ? '002-layout-and-memstats-whole' : '002-layout-and-memstats', await gosim(['compare', 'p.go'], { files: { 'p.go': all ? text : text.replace('100000000', '100000') } }));
}, 900_000);

const big = 'type Big struct {\n\tid   int\n\tdata [30]int\n}\n';
const values = `package main\n\n${big}\n//go:noinline\nfunc f(b Big) int { return b.id + b.data[3] }\n\nfunc main() {\n\tbs := make([]Big, 100)\n\tsum := 0\n\tfor i := range bs {\n\t\tsum += f(bs[i])\n\t}\n\tprintln(sum)\n}\n`;
const pointers = `package main\n\n${big}\n//go:noinline\nfunc f(b *Big) int { return b.id + b.data[3] }\n\nfunc main() {\n\tbs := make([]*Big, 100)\n\tfor i := range bs {\n\t\tbs[i] = new(Big)\n\t}\n\tsum := 0\n\tfor i := range bs {\n\t\tsum += f(bs[i])\n\t}\n\tprintln(sum)\n}\n`;

test('values are copied, pointers are checked for nil and touch fewer cache lines', async () => {
  const files = { 'v.go': values, 'p.go': pointers };
  const json = async (...flags: string[]): Promise<{ stats: Record<string, number>; timeMs: number }[]> => {
    const r = await gosim(['compare', '-json', ...flags, 'v.go', 'p.go'], { files });
    expect(r.stderr).toBe('');
    return (JSON.parse(r.stdout) as { variants: { stats: Record<string, number>; timeMs: number }[] }).variants;
  };
  const [v, p] = await json('-cache');
  // 100 values of 248 bytes as arguments, 100 pointers of 8; the results, 8 bytes each; the argument of println is the machine's affair.
  expect([v!.stats['bytesCopied'], p!.stats['bytesCopied']]).toEqual([100 * (248 + 8), 100 * (8 + 8)]);
  expect([v!.stats['nilChecks'], p!.stats['nilChecks']]).toEqual([0, 100]);
  expect(v!.stats['cacheLines']).toBeGreaterThanOrEqual((100 * 248) / 64);
  expect(p!.stats['cacheLines']).toBeLessThan(v!.stats['cacheLines']! / 1.5);
  expect(v!.stats['cacheMisses']).toBeGreaterThanOrEqual(v!.stats['cacheLines']!);
  expect(v!.timeMs).toBeGreaterThan(0);
  // Under the fast engine as under the interpreter.
  const fast = await json();
  expect(fast.map((x) => [x.stats['bytesCopied'], x.stats['nilChecks'], x.stats['cacheLines']])).toEqual([v, p].map((x) => [x!.stats['bytesCopied'], x!.stats['nilChecks'], undefined]));
});

test('json has every variant with its lines, which add up to the totals; twice the same', async () => {
  const r = await run(['-json', '-arch=both'], ['001-slice-growth.go']);
  // The host's time aside.
  const timeless = (s: string): string => s.replace(/"timeMs": .*|"PauseTotalNs": .*/g, '');
  expect(timeless((await run(['-json', '-arch=both'], ['001-slice-growth.go'])).stdout)).toBe(timeless(r.stdout));
  const d = JSON.parse(r.stdout) as { variants: { goarch: string; alloc: string; stats: { Mallocs: number; TotalAlloc: number }; lines: { count: number; bytes: number }[] }[]; outputDiffers: unknown[] };
  expect(d.variants.map((v) => `${v.alloc} ${v.goarch}`)).toEqual(['gc amd64', 'heap amd64', 'stack amd64', 'gc 386', 'heap 386', 'stack 386']);
  expect(d.outputDiffers).toEqual([]);
  for (const v of d.variants) {
    expect(v.lines.reduce((n, l) => n + l.count, 0)).toBe(v.stats.Mallocs);
    expect(v.lines.reduce((n, l) => n + l.bytes, 0)).toBe(v.stats.TotalAlloc);
  }
});

test('a program that fails is compared up to there, and one that does not compile is not', async () => {
  const bad = await gosim(['compare', 'p.go'], { files: { 'p.go': 'package main\n\nfunc main() {\n\tx := new(int)\n\tprintln(*x)\n\tpanic("no")\n}\n' } });
  expect(bad.status).toBe(0);
  expect(bad.stderr).toMatch(/^0\npanic: no\n/);
  expect(bad.stdout).toMatch(/^heap objects /);
  const no = await gosim(['compare', 'p.go'], { files: { 'p.go': 'package main\n\nfunc main() { x := 1 }\n' } });
  expect(no).toMatchObject({ status: 1, stdout: '', stderr: '# command-line-arguments\n./p.go:3:15: declared and not used: x\n' });
});

const dangling = 'package main\n\n//go:noinline\nfunc f() *int {\n\tx := 1\n\treturn &x\n}\n\nfunc main() {\n\tprintln("<a & b>")\n\tp := f()\n\tprintln(*p)\n}\n';

test('a dangling pointer under stack only is part of the story, output that differs is told', async () => {
  const r = await gosim(['compare', 'p.go'], { files: { 'p.go': dangling } });
  expect(r.stdout).toMatch(/\nstack only ends here: p\.go:12: dangling pointer: x is used when its function had returned \(goroutine 1\)\n$/);
  const s = await gosim(['compare', 'p.go'], { files: { 'p.go': 'package main\n\nimport "runtime"\n\nfunc main() {\n\tvar m runtime.MemStats\n\tx := new([100]int)\n\truntime.ReadMemStats(&m)\n\tprintln(m.Mallocs, x[0])\n}\n' } });
  expect(s.stdout).toMatch(/\nnote: under -alloc=heap \(amd64\) p\.go prints line 1 as "\d+ 0" instead of "\d+ 0": it reads its own statistics \(runtime\.ReadMemStats, p\.go:8\)\n$/);
  expect(s.status).toBe(0);
  const t = await gosim(['compare', 'p.go'], { files: { 'p.go': 'package main\n\nfunc main() {\n\tprintln("a")\n\tx := new([100]int)\n\tprintln(x)\n}\n' } });
  expect(t.stdout).toMatch(/\nnote: under -alloc=heap \(amd64\) p\.go prints other addresses, first in line 2\n/);
  expect(t.status).toBe(0);
  // What nothing explains is an error.
  const u = await gosim(['compare', 'p.go'], { files: { 'p.go': 'package main\n\nimport "unsafe"\n\nfunc main() {\n\tx := new([100]int)\n\tprintln(uintptr(unsafe.Pointer(x)))\n}\n' } });
  expect(u.stdout).toMatch(/\nerror: under -alloc=heap \(amd64\) p\.go prints line 1 as "\d+" instead of "\d+": a defect of gosim, unless it computes with addresses\n/);
  expect(u.status).toBe(1);
});

test('html is one well-formed page with nothing to load', async () => {
  const r = await gosim(['compare', '--html', 'p.go'], { files: { 'p.go': dangling } });
  expect(r.stderr).toBe('');
  expect(htmlFaults(r.stdout)).toEqual([]);
  expect(r.stdout).toContain('<td>heap objects</td>');
  expect(r.stdout).toContain('dangling pointer: x is used');
  const two = await gosim(['compare', '--html', '-arch=both', '-cache', 'v.go', 'p.go'], { files: { 'v.go': values, 'p.go': pointers.replace('sum := 0', 'sum := 0 // <script src="http://x/">&"\'') } });
  expect(htmlFaults(two.stdout)).toEqual([]);
  expect(two.stdout).toContain('<td>cache misses</td>');
});

test('what reads pages sees what is wrong with them', () => {
  const page = (body: string, style = ''): string => `<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>t</title><style>${style}</style></head><body>${body}</body></html>\n`;
  expect(htmlFaults(page('<p class="a">x &amp; y<br>z</p>', 'p { x: y; }'))).toEqual([]);
  for (const [body, style] of [['<p>'], ['</p>'], ['<b><i></b></i>'], ['a & b'], ['a < b'], ['<p class=a></p>'], ['<p class="a" class="b"></p>'], ['<img src="x">'], ['<script></script>'], ['<p onclick="x"></p>'], ['<td></td>'], ['<table>x</table>'], ['<p id="a"></p><p id="a"></p>'], ['', 'p { background: url(x) }'], ['', 'p {'], ['<p style="background:url(x)"></p>']] as const) {
    expect([body, style, htmlFaults(page(body, style)).length > 0]).toEqual([body, style, true]);
  }
  expect(htmlFaults('<p>x</p>')).not.toEqual([]);
});
