/** gosim build -gcflags: which packages it prints, in what order; every text is go build's (1.26.8). */
import { expect, test } from 'vitest';
import { gosim } from './gosim.js';

const files = {
  'go.mod': 'module x.com/m\n\ngo 1.26\n',
  'a/a.go': 'package a\n\nfunc A() *int { x := 1; return &x }\n',
  'b/b.go': 'package main\n\nimport "x.com/m/a"\n\nfunc main() { println(a.A()) }\n',
  'c/c.go': 'package main\n\nfunc main() { println(1) }\n',
};
const a = '# x.com/m/a\na/a.go:3:6: can inline A\na/a.go:3:17: moved to heap: x\n';
const b = '# x.com/m/b\nb/b.go:5:6: can inline main\nb/b.go:5:26: inlining call to a.A\n';
const c = '# x.com/m/c\nc/c.go:3:6: can inline main\n';

const cases: [string[], string][] = [
  [['-gcflags=-m', './...'], a + b + c],
  [['-gcflags=-m', './b'], b],
  [['-gcflags=-m', 'x.com/m/a'], a],
  [['-gcflags=-m', 'x.com/...'], a + b + c],
  [['-gcflags=all=-m', './b'], a + b],
  [['-gcflags=-m', '-gcflags=x.com/m/b=-l', './b'], ''],
  [['-gcflags=-m', 'y.com/...'], 'go: warning: "y.com/..." matched no packages\n'],
];

test.each(cases)('build %j', async (args, want) => {
  const r = await gosim(['build', ...args], { files });
  expect(r.stderr).toBe(want);
  expect(r.status).toBe(0);
});

const root = {
  'root/src/runtime/runtime.go': 'package runtime\n',
  'root/src/p/p.go': 'package p\n\nimport "vendored"\n\nfunc Leak(p *int)\n\n//go:noescape\nfunc Keep(p *int)\n\nfunc F(p *int) *int { return vendored.Same(p) }\n',
  'root/src/p/p_windows.go': 'package p\n\nfunc Leak() {}\n',
  'root/src/vendor/vendored/v.go': 'package vendored\n\nfunc Same(p *int) *int { return p }\n',
  'x.go': 'package main\n\nimport "p"\n\nfunc main() {\n\tx, y, z := 1, 2, 3\n\tp.Leak(&x)\n\tp.Keep(&y)\n\tprintln(p.F(&z))\n}\n',
};

test('a library from sources: assembly, directives, constraints and vendored packages are gc’s', async () => {
  const r = await gosim(['build', '-goroot', 'root', '-gcflags=-m', 'x.go'], { files: root });
  expect(r.stderr).toBe('# command-line-arguments\n./x.go:9:13: inlining call to p.F\n./x.go:9:13: inlining call to vendored.Same\n./x.go:6:2: moved to heap: x\n');
});

test('packages of the installation can be named', async () => {
  const r = await gosim(['build', '-goroot', 'root', '-gcflags=-m', 'p'], { files: root });
  const want = ['10:6: can inline F', '10:43: inlining call to vendored.Same', '5:11: leaking param: p', '8:11: p does not escape', '10:8: leaking param: p to result ~r0 level=0'];
  expect(r.stderr).toBe(`# p\n${want.map((l) => `root/src/p/p.go:${l}\n`).join('')}`);
});

test('what is no installation is refused', async () => {
  const r = await gosim(['build', '-goroot', 'nowhere', 'x.go'], { files: root });
  expect([r.status, r.stderr]).toEqual([2, 'gosim: nowhere is no Go installation: it has no src/runtime\n']);
});

test('tags choose files', async () => {
  const tagged = {
    'go.mod': 'module x.com/m\n\ngo 1.26\n',
    'main.go': 'package main\n\nfunc main() { println(name) }\n',
    'a.go': '//go:build !extra\n\npackage main\n\nconst name = "plain"\n',
    'b.go': '//go:build extra && more\n\npackage main\n\nconst name = "extra"\n',
    'race.go': '//go:build race\n\npackage main\n\nfunc init() { println("race") }\n',
  };
  const said = async (...flags: string[]): Promise<string> => (await gosim(['run', '-stats=off', ...flags, '.'], { files: tagged })).stderr;
  expect(await said()).toBe('plain\n');
  expect(await said('-tags=extra,more')).toBe('extra\n');
  expect(await said('-tags', 'extra more')).toBe('extra\n');
  expect(await said('-race')).toBe('race\nplain\n');
  expect(await said('-tags=extra')).toContain('undefined: name');
});

test('an external test package may import what is internal to its package', async () => {
  const files = {
    'go.mod': 'module x.com/m\n\ngo 1.26\n',
    'm.go': 'package m\n',
    'internal/in/in.go': 'package in\n\nconst N = 3\n',
    'm_test.go': 'package m_test\n\nimport (\n\t"testing"\n\n\t"x.com/m/internal/in"\n)\n\nfunc TestN(t *testing.T) {\n\tif in.N != 3 {\n\t\tt.Fatal(in.N)\n\t}\n}\n',
  };
  const r = await gosim(['test'], { files });
  expect(r.stderr).toBe('');
  expect(r.stdout).toMatch(/^ok\s+x\.com\/m\s/m);
});
