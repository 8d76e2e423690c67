/**
 * --alloc=stack. tests/testdata/dangling: each program uses one dangling pointer; its first line names what -m=2 calls the variable
 * or expression, `// decl` marks the line that makes it, `// use` the line of the use (the same line where only one is marked). And 200
 * programs, made here, whose variables all stay on the stack: nothing is reported.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { gosim } from '../cli/gosim.js';
import { Pool } from '../harness/pool.js';

const root = fileURLToPath(new URL('../testdata/dangling/', import.meta.url));
const worker = fileURLToPath(new URL('../../dist/worker.mjs', import.meta.url));
const names = readdirSync(root).filter((f) => f.endsWith('.go'));

const pool = new Pool(worker);
afterAll(() => pool.close());

test('there are enough of them', () => {
  expect(names.length).toBeGreaterThanOrEqual(60);
});

describe.each(['64', '32'])('dangling pointers, %s bit', (arch) => {
  for (const name of names) {
    test.concurrent(name, async () => {
      const src = readFileSync(join(root, name), 'latin1').split('\n');
      const what = /^\/\/ dangling: (.*)$/.exec(src[0]!)![1]!;
      const marked = (word: string): number => src.findIndex((l, i) => i > 0 && new RegExp(`// .*\\b${word}\\b`).test(l)) + 1;
      const decl = marked('decl');
      const r = await pool.run({ targets: [join(root, name)], cwd: root, flags: ['-stats=off', '-alloc=stack', `-arch=${arch}`], args: [], mode: 'run', timeout: 60_000 });
      expect(r.crash).toBeUndefined();
      const lines = r.stderr.split('\n');
      const at = lines.findIndex((l) => l.includes(': dangling pointer: '));
      expect(lines[at] ?? r.stderr).toContain(`${name}:${marked('use')}: dangling pointer: ${what} is used`);
      expect(lines[at + 1]).toMatch(new RegExp(`^\t${name}:${decl}:\\d+: `));
      expect(lines[at + 1]).toContain(`: ${what} was `);
      expect(lines[at + 2]).toContain(`: ${what} escapes to heap in `);
      expect(lines[at + 3]).toMatch(/: {3}flow: .* \xe2\x86\x90 /);
      expect(r.status).toBe(123);
    });
  }
});

test('the report of one', async () => {
  const r = await gosim(['run', '--alloc=stack', '-stats=off', 'p.go'], { files: { 'p.go': 'package main\n\n//go:noinline\nfunc f() *int {\n\tx := 1\n\treturn &x\n}\n\nfunc main() {\n\tp := f()\n\tprintln("before")\n\tprintln(*p)\n}\n' } });
  expect(r).toEqual({
    status: 123,
    stdout: '',
    stderr: `before
p.go:12: dangling pointer: x is used when its function had returned (goroutine 1)
	p.go:5:2: x was declared in f; under --alloc=stack it dies with its frame, and gc moves it to the heap:
	./p.go:5:2: x escapes to heap in f:
	./p.go:5:2:   flow: ~r0 ← &x:
	./p.go:5:2:     from &x (address-of) at ./p.go:6:9
	./p.go:5:2:     from return &x (return) at ./p.go:6:2

goroutine 1 uses it at:
main.main
	p.go:12
`,
  });
});

/** Variables and what points to them. */
const kinds = [
  'x := i\n\tp := &x',
  't := T{i, 2}\n\tp := &t.b',
  'a := [4]int{i}\n\tp := &a[i&3]',
  's := []int{i, 2}\n\tp := &s[1]',
  's := make([]int, 4)\n\tp := &s[i&3]',
  'p := new(int)',
  't := &T{i, 2}\n\tp := &t.a',
  'n := i\n\tfunc() { n++ }()\n\tp := &n',
  'm := map[int]int{i: 3}\n\ty := m[i]\n\tp := &y',
  'var e any = T{i, 1}\n\ty := e.(T)\n\tp := &y.a',
];

/** Functions around them; KIND stands for one of `kinds`. */
const contexts = [
  'i := 1\n\tKIND\n\tsum += *p',
  'for i := range 3 {\n\tKIND\n\tsum += *p\n\t}',
  'for i := 0; i < 3; i++ {\n\tfor range 2 {\n\tKIND\n\t*p += 1\n\tsum += *p\n\t}\n\t}',
  'for i := 0; ; i++ {\n\tKIND\n\tsum += *p\n\tif i == 2 {\n\tbreak\n\t}\n\t}',
  'for i := 0; i < 4; i++ {\n\tKIND\n\tif *p > 1 {\n\tcontinue\n\t}\n\tsum += *p\n\t}',
  'switch i := sum; {\n\tcase i == 0:\n\tKIND\n\tsum += *p\n\tdefault:\n\tKIND\n\tsum -= *p\n\t}',
  'i := 0\nagain:\n\t{\n\tKIND\n\tsum += *p\n\t}\n\tif i++; i < 3 {\n\tgoto again\n\t}',
  'func(i int) {\n\tKIND\n\tsum += *p\n\t}(2)',
  'defer func() {\n\ti := 1\n\tKIND\n\tsum += *p\n\t}()',
  'i := 2\n\tKIND\n\tadd(&sum, p)',
  'i := 2\n\tKIND\n\tsum += holder{p, i}.get()',
  'i := 2\n\tKIND\n\tps := [2]*int{p, p}\n\tsum += *ps[0] + *ps[1]',
  'i := 2\n\tKIND\n\tpp := &p\n\t**pp = 5\n\tsum += *p',
  'outer:\n\tfor i := range 3 {\n\tfor range 3 {\n\tKIND\n\tsum += *p\n\tcontinue outer\n\t}\n\t}',
  'for i := 0; i < 2; i++ {\n\tif i == 0 {\n\tKIND\n\tsum += *p\n\t} else {\n\tKIND\n\tsum += 2 * *p\n\t}\n\t}',
  'func() {\n\tdefer func() { recover() }()\n\ti := 1\n\tKIND\n\tsum += *p\n\tvar none []int\n\tsum += none[i]\n\t}()',
  'for i := range three {\n\tKIND\n\tsum += *p\n\t}',
  'i := 3\n\tKIND\n\tsum += down(3, p)',
  'i := 1\n\tKIND\n\tq := p\n\tfor range 3 {\n\t*q += 1\n\tadd(&sum, q)\n\t}',
  'i := 1\n\tKIND\n\tf := func(k int) int { return *p + k }\n\tsum += f(1) + f(2)',
];

const prelude = `package main

type T struct{ a, b int }

type holder struct {
	p *int
	n int
}

func (h holder) get() int { return *h.p + h.n }

//go:noinline
func add(to, p *int) { *to += *p }

func down(n int, p *int) int {
	if n == 0 {
		return *p
	}
	x := *p + n
	return down(n-1, &x)
}

func three(yield func(int) bool) {
	for i := 0; i < 3; i++ {
		if !yield(i) {
			return
		}
	}
}
`;

test('200 programs whose variables all stay', async () => {
  let text = prelude;
  let main = '';
  let n = 0;
  for (const c of contexts) {
    for (const k of kinds) {
      text += `\n//go:noinline\nfunc program${n}() (sum int) {\n\t${c.replaceAll('KIND', () => `_ = i\n\t${k}`)}\n\treturn\n}\n`;
      main += `\tprintln(${n}, program${n}())\n`;
      n++;
    }
  }
  text += `\nfunc main() {\n${main}}\n`;
  expect(n).toBe(200);
  const files = { files: { 'p.go': text } };
  const m = await gosim(['build', '-gcflags=-m', 'p.go'], files);
  expect([m.status, m.stderr.slice(0, 300)]).toEqual([0, expect.stringContaining('# command-line-arguments')]);
  expect(m.stderr.split('\n').filter((l) => /moved to heap|escapes to heap/.test(l))).toEqual([]);
  const gc = await gosim(['run', '-stats=off', 'p.go'], files);
  expect(gc.stderr.split('\n').length).toBe(201);
  for (const arch of ['64', '32']) expect(await gosim(['run', '-stats=off', '-alloc=stack', `-arch=${arch}`, 'p.go'], files)).toEqual(gc);
});

test('what escapes and is used while it lives is no dangling pointer; collections see it', async () => {
  const src = `package main

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
)

type node struct {
	next *node
	text string
}

func walk(n *node) (s string) {
	for ; n != nil; n = n.next {
		s += n.text
	}
	return
}

func build(depth int, tail *node) string {
	if depth == 0 {
		runtime.GC()
		return walk(tail)
	}
	n := node{tail, strings.Repeat("x", depth)}
	return build(depth-1, &n)
}

func fail() error { return errors.New("from the library") }

var registry = &node{text: strings.ToUpper("initial")}

func main() {
	fmt.Println(build(4, nil), fail(), registry.text)
	c := make(chan *int)
	x := 3
	go func() { x++; c <- &x }()
	fmt.Println(*<-c)
	var ptrs []*int
	for i := range 60 {
		p := new(int)
		*p = i
		ptrs = append(ptrs[:0], p)
		if i%20 == 0 {
			runtime.GC()
		}
		if *ptrs[0] != i {
			panic(i)
		}
	}
	defer func() { fmt.Println("recovered", recover()) }()
	panic(fmt.Sprint("value ", len(ptrs)))
}
`;
  const files = { files: { 'p.go': src } };
  const want = { status: 0, stdout: 'xxxxxxxxxx from the library INITIAL\n4\nrecovered value 1\n', stderr: '' };
  expect(await gosim(['run', '-stats=off', 'p.go'], files)).toEqual(want);
  for (const extra of [[], ['-arch=32'], ['-stress-gc'], ['-stress-stack']]) expect(await gosim(['run', '-stats=off', '-alloc=stack', ...extra, 'p.go'], files)).toEqual(want);
});
