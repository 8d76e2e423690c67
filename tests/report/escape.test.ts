/** gosim escape: verdicts are gc's (go build -gcflags=-m of the same program), paths in plain words, costs from the run. */
import { expect, test } from 'vitest';
import { gosim } from '../cli/gosim.js';
import { htmlFaults } from '../harness/html.js';

const program = `package main

func keep() *int {
	x := 1
	p := &x
	return p
}

type T struct{ a, b int }

var g *T

func set() {
	t := &T{1, 2}
	u := &T{3, 4}
	t.a = u.b
	g = t
}

func count(n int) func() int { return func() int { n++; return n } }

func main() {
	for range 10 {
		println(*keep())
	}
	set()
	println(count(1)())
}
`;

interface Fact {
  line: number;
  verdict: string;
  message: string;
  why: string;
  path: { dst: string; src: string; steps: { reason: string; line: number }[] }[];
}

test('facts, paths, costs', async () => {
  const r = await gosim(['escape', '-cost', '-json', '-gcflags=-l', 'p.go'], { files: { 'p.go': program } });
  expect(r.status).toBe(0);
  const j = JSON.parse(r.stdout) as { facts: Fact[]; costs: { line: number; count: number; bytes: number }[] };
  const facts = j.facts.map((f) => [f.line, f.verdict, f.message, f.why]);
  expect(facts).toEqual([
    [4, 'heap', 'moved to heap: x', '&x is stored in p at line 5, p is returned at line 6'],
    [14, 'heap', '&T{...} escapes to heap', '&T{...} is stored in t at line 14, t is stored by g = t at line 17, which outlives the function'],
    [15, 'stack', '&T{...} does not escape', ''],
    [20, 'heap', 'moved to heap: n', '&n is captured by a closure at line 20'],
    [20, 'heap', 'func literal escapes to heap', 'func literal is returned at line 20'],
  ]);
  expect(j.facts[0]!.path.map((f) => `${f.dst} <- ${f.src}`)).toEqual(['p <- &x', '~r0 <- p']);
  expect(j.costs.find((c) => c.line === 4)).toMatchObject({ count: 10, bytes: 80 });
});

test('annotated source, and a page that needs nothing else', async () => {
  const text = await gosim(['escape', 'p.go'], { files: { 'p.go': program } });
  expect(text.stdout).toContain('    4      x := 1\n       | heap   moved to heap: x: &x is stored in p at line 5, p is returned at line 6\n');
  expect(text.stdout).toMatch(/\d+ on the heap, \d+ on the stack, \d+ parameters that leak\n$/);
  const page = await gosim(['escape', '-html', 'p.go'], { files: { 'p.go': program } });
  expect(htmlFaults(page.stdout)).toEqual([]);
  expect(page.stdout).not.toMatch(/(src|href)=/);
});

const inlining = `package main

func must(n int) int {
	if n < 0 {
		panic("negative")
	}
	return n
}

//go:noinline
func f(n int) *int {
	n = must(n)
	return &n
}

func main() { println(*f(2)) }
`;

test('inlining, and escape without noise about panics of inlined bodies', async () => {
  const facts = async (...flags: string[]): Promise<unknown[]> => {
    const r = await gosim(['escape', '-json', ...flags, 'p.go'], { files: { 'p.go': inlining } });
    return (JSON.parse(r.stdout) as { facts: (Fact & { advice: string })[] }).facts.map((f) => [f.line, f.verdict, f.message, f.why, f.advice !== '']);
  };
  const inl = [
    [3, 'inline', 'can inline must', 'its body costs 9', false],
    [11, 'call', 'cannot inline f', 'marked go:noinline', false],
    [12, 'inlined', 'inlining call to must', '', false],
    [16, 'inline', 'can inline main', 'its body costs 62', false],
  ];
  const esc = [
    [5, 'heap', '"negative" escapes to heap', '"negative" is passed to panic("negative") at line 5', true],
    [11, 'heap', 'moved to heap: n', '&n is returned at line 13', true],
    [12, 'heap', '"negative" escapes to heap', 'only when the inlined function panics', false],
  ];
  expect(await facts()).toEqual(esc);
  expect(await facts('-show=inline')).toEqual(inl);
  const all = await facts('-show=all');
  expect([...all].sort()).toEqual([...inl, ...esc].sort());
  const text = await gosim(['escape', '-show=all', 'p.go'], { files: { 'p.go': inlining } });
  expect(text.stdout).toMatch(/3 on the heap, 0 on the stack, 0 parameters that leak\n2 functions can be inlined, 1 cannot, 1 calls are\n$/);
});

test('a program with errors', async () => {
  const r = await gosim(['escape', 'p.go'], { files: { 'p.go': 'package main\n\nfunc main() { x := 1 }\n' } });
  expect([r.status, r.stderr]).toEqual([1, '# command-line-arguments\n./p.go:3:15: declared and not used: x\n']);
});
