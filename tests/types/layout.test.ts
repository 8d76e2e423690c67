/** Sizes on both word sizes (unsafe.Sizeof, Alignof, Offsetof behind a byte; go run and GOARCH=386 go run) and reflect's type strings, for checked source. */
import { expect, test } from 'vitest';
import type { File, Stmt } from '../../src/ast/nodes.js';
import { fromByteString, toByteString } from '../../src/base/bytes.js';
import { DiagnosticBag } from '../../src/base/diagnostic.js';
import { addFile, newFileSet } from '../../src/base/source.js';
import { parseFile } from '../../src/parser/index.js';
import { checkFiles } from '../../src/types/index.js';
import { linkString, shortString } from '../../src/types/link-string.js';
import { identical } from '../../src/types/predicates.js';
import { alignof, offsetof, sizeof, sizeProblem } from '../../src/types/sizes.js';
import type { Package, Type } from '../../src/types/types.js';
import { under } from '../../src/types/under.js';
import { unsafePkg } from '../../src/types/universe.js';

function check(path: string, src: string, imports: Map<string, Package>, files: File[] = []): Package {
  const fset = newFileSet();
  const bag = new DiagnosticBag();
  const file = parseFile(addFile(fset, 'x.go', 'x.go', src), bag, { std: true });
  files.push(file);
  const res = checkFiles(path, [file], {
    wordSize: 8,
    importPackage: (p: string) => imports.get(p) ?? { error: `no ${p}` },
    goVersion: 'go1.26',
    bag,
    fset,
    checkBranches: true, // the type checker alone, which does not judge sizes
  });
  expect(bag.items.map((d) => d.msg)).toEqual([]);
  return res.pkg;
}

const atomicSource = `package atomic
type noCopy struct{}
type align64 struct{}
type Int64 struct { _ noCopy; _ align64; v int64 }
type Uint32 struct { _ noCopy; v uint32 }
`;

const sizes: [string, number[], number[]][] = [
  ['bool', [1, 1, 1], [1, 1, 1]],
  ['int', [8, 8, 8], [4, 4, 4]],
  ['uintptr', [8, 8, 8], [4, 4, 4]],
  ['string', [16, 8, 8], [8, 4, 4]],
  ['[]int', [24, 8, 8], [12, 4, 4]],
  ['map[string]int', [8, 8, 8], [4, 4, 4]],
  ['chan int', [8, 8, 8], [4, 4, 4]],
  ['func()', [8, 8, 8], [4, 4, 4]],
  ['interface{}', [16, 8, 8], [8, 4, 4]],
  ['error', [16, 8, 8], [8, 4, 4]],
  ['*int', [8, 8, 8], [4, 4, 4]],
  ['unsafe.Pointer', [8, 8, 8], [4, 4, 4]],
  ['complex64', [8, 4, 4], [8, 4, 4]],
  ['complex128', [16, 8, 8], [16, 4, 4]],
  ['float64', [8, 8, 8], [8, 4, 4]],
  ['int64', [8, 8, 8], [8, 4, 4]],
  ['[0]int64', [0, 8, 8], [0, 4, 4]],
  ['[3]int16', [6, 2, 2], [6, 2, 2]],
  ['[5]struct{}', [0, 1, 1], [0, 1, 1]],
  ['struct{}', [0, 1, 1], [0, 1, 1]],
  ['struct{ a byte; b int64 }', [16, 8, 8], [12, 4, 4]],
  ['struct{ a int64; b byte }', [16, 8, 8], [12, 4, 4]],
  ['struct{ a byte; b uint16; c byte; d uint32; e byte }', [16, 4, 4], [16, 4, 4]],
  ['struct{ a int32; b struct{} }', [8, 4, 4], [8, 4, 4]],
  ['struct{ a struct{}; b int32 }', [4, 4, 4], [4, 4, 4]],
  ['struct{ a byte; b complex128 }', [24, 8, 8], [20, 4, 4]],
  ['struct{ a byte; b complex64 }', [12, 4, 4], [12, 4, 4]],
  ['struct{ a byte; b [0]int64 }', [16, 8, 8], [8, 4, 4]],
  ['struct{ a []byte; b string; c any }', [56, 8, 8], [28, 4, 4]],
  ['[3]struct{ a byte; b int64 }', [48, 8, 8], [36, 4, 4]],
  ['struct{ a [3]byte; b struct{ c int16; d [0]func() } }', [24, 8, 8], [12, 4, 4]],
  ['struct{ x, y, z bool; f func(); s struct{ a byte; b float64; c byte } }', [40, 8, 8], [24, 4, 4]],
  ['[1 << 20]struct{ a int64; b byte }', [16777216, 8, 8], [12582912, 4, 4]],
  ['struct{ a struct{}; b struct{} }', [0, 1, 1], [0, 1, 1]],
  ['struct{ a byte; b atomic.Int64 }', [16, 8, 8], [16, 8, 8]],
  ['struct{ a byte; b atomic.Uint32; c atomic.Int64 }', [16, 8, 8], [16, 8, 8]],
  ['[2]atomic.Int64', [16, 8, 8], [16, 8, 8]],
];

test('sizes', () => {
  const imports = new Map([['unsafe', unsafePkg]]);
  imports.set('sync/atomic', check('sync/atomic', atomicSource, imports));
  const decls = sizes.map(([t], i) => `type T${i} struct { p byte; v ${t} }`).join('\n');
  const pkg = check('main', `package main\nimport ("unsafe"; "sync/atomic")\nvar _ atomic.Int64\nvar _ unsafe.Pointer\n${decls}\nfunc main() {}`, imports);
  sizes.forEach(([t, ...want], i) => {
    const T = pkg.scope.elems.get(`T${i}`)!.type!;
    const u = under(T);
    const v = u.kind === 'Struct' ? u.fields[1]!.type! : T;
    const got = ([8, 4] as const).map((ws) => [sizeof(ws, v), alignof(ws, v), offsetof(ws, T, [1])]);
    expect([t, ...got]).toEqual([t, ...want]);
  });
});

test('hostile types', () => {
  let src = 'package main\ntype S0 struct{ a, b byte }\n';
  for (let i = 1; i <= 60; i++) src += `type S${i} struct{ a, b S${i - 1} }\n`;
  const start = performance.now();
  const pkg = check('main', `${src}type Big [1 << 40]int\nfunc main() {}`, new Map());
  expect(sizeof(8, pkg.scope.elems.get('S40')!.type!)).toBe(2 ** 41);
  expect(sizeof(8, pkg.scope.elems.get('S60')!.type!)).toBe(-1);
  expect(sizeof(8, pkg.scope.elems.get('Big')!.type!)).toBe(2 ** 43);
  expect(performance.now() - start).toBeLessThan(1000);
});

const subSource = `package sub
type U struct{ X int; y string }
type G[T any] struct{ V T }
type i interface{ m() }
type I = interface{ i; Exp(); low() int }
`;

/** Types in a function, in order, and what reflect prints for them. */
const reflectTable: [string, string][] = [
  ["T", "main.T"],
  ["[]int", "[]int"],
  ["map[string]*sub.U", "map[string]*sub.U"],
  ["struct{X int `json:\"x\"`; y, Z string; T; *sub.U; _ int; error}", "struct { X int \"json:\\\"x\\\"\"; y string; Z string; main.T; *sub.U; _ int; error }"],
  ["struct{}", "struct {}"],
  ["interface{}", "interface {}"],
  ["interface{M(int, ...string) error; m()}", "interface { M(int, ...string) error; main.m() }"],
  ["func(a int, b ...string) (x int, err error)", "func(int, ...string) (int, error)"],
  ["func() (r int)", "func() int"],
  ["G[int]", "main.G[int]"],
  ["G[sub.U]", "main.G[example.com/rs/sub.U]"],
  ["H[sub.G[T], []any]", "main.H[example.com/rs/sub.G[main.T],[]interface {}]"],
  ["G[struct{x int; Y *T \"tag\"}]", "main.G[struct { main.x int; Y *main.T \"tag\" }]"],
  ["G[func(int) (string, error)]", "main.G[func(int) (string, error)]"],
  ["G[interface{ m(); N() }]", "main.G[interface { N(); main.m() }]"],
  ["T", "main.T"],
  ["G[T]", "main.G[main.T\u00b72]"],
  ["[]T", "[]main.T"],
  ["G[T]", "main.G[main.T\u00b73]"],
  ["chan<- int", "chan<- int"],
  ["<-chan int", "<-chan int"],
  ["chan (<-chan int)", "chan (<-chan int)"],
  ["chan<- (chan int)", "chan<- chan int"],
  ["chan<- func()", "chan<- func()"],
  ["<-chan (<-chan int)", "<-chan <-chan int"],
  ["chan<- (<-chan int)", "chan<- <-chan int"],
  ["chan func()", "chan func()"],
  ["unsafe.Pointer", "unsafe.Pointer"],
  ["byte", "uint8"],
  ["[3]rune", "[3]int32"],
  ["error", "error"],
  ["sub.I", "interface { Exp(); sub.low() int; sub.m() }"],
  ["E", "main.E"],
  ["any", "interface {}"],
  ["struct{ E }", "struct { main.E }"],
  ["G[sub.I]", "main.G[interface { Exp(); example.com/rs/sub.low() int; example.com/rs/sub.m() }]"],
  ["struct{ G[int] }", "struct { main.G[int] }"],
  ["G[G[sub.U]]", "main.G[main.G[example.com/rs/sub.U]]"],
  ["G[map[string]chan<- int]", "main.G[map[string]chan<- int]"],
  ["interface{ A(); a() }", "interface { A(); main.a() }"],
  ["func(...any)", "func(...interface {})"],
  ["func(func() int) func()", "func(func() int) func()"],
  ["G[struct{T}]", "main.G[struct { T = main.T\u00b72 }]"],
  ["G[struct{*sub.U}]", "main.G[struct { *example.com/rs/sub.U }]"],
  ["struct{byte; A rune}", "struct { uint8; A int32 }"],
  ["struct{ a, b int; c string \"x\\ty\" }", "struct { a int; b int; c string \"x\\ty\" }"],
  ["G[[2]error]", "main.G[[2]error]"],
  ["G[any]", "main.G[interface {}]"],
  ["G[unsafe.Pointer]", "main.G[unsafe.Pointer]"],
  ["G[struct{_ int}]", "main.G[struct { main._ int }]"],
  ["G[struct{}]", "main.G[struct {}]"],
  ["G[interface{}]", "main.G[interface {}]"],
  ["G[interface{M()}]", "main.G[interface { M() }]"],
  ["G[*byte]", "main.G[*uint8]"],
];

/** Types of the variables that the statements declare, in order. */
function varTypes(list: Stmt[]): Type[] {
  return list.flatMap((s) => {
    if (s.kind === 'BlockStmt') return varTypes(s.list);
    if (s.kind !== 'DeclStmt') return [];
    return s.decls.flatMap((d) => (d.kind === 'VarDecl' ? [d.names[0]!.obj!.type!] : []));
  });
}

test('strings of types as reflect prints them', () => {
  const imports = new Map([['unsafe', unsafePkg]]);
  imports.set('example.com/rs/sub', check('example.com/rs/sub', subSource, imports));
  const stmts = reflectTable.map(([t], i) => {
    const v = `var v${i} ${t}; _ = v${i}`;
    // The second T is local, the third in a block.
    if (i === 15) return `type T struct{ a int }\n${v}`;
    return i === 18 ? `{ type T int; ${v} }` : v;
  });
  const src = `package main
import ("example.com/rs/sub"; "unsafe")
type T struct{}
type G[A any] struct{ V A }
type H[A, B any] map[string]A
type E interface{ error; comparableish() }
var _ unsafe.Pointer
func gen[Q any]() { type L struct{ q Q }; var _ L }
func main() {
${stmts.join('\n')}
}`;
  const files: File[] = [];
  check('main', toByteString(src), imports, files);
  const main = files[0]!.decls.find((d) => d.kind === 'FuncDecl' && d.name.value === 'main');
  const types = main?.kind === 'FuncDecl' ? varTypes(main.body!.list) : [];
  expect(types.map((t) => fromByteString(shortString(t)))).toEqual(reflectTable.map((r) => r[1]));
  // Link strings are equal iff the types are identical.
  for (const a of types) for (const b of types) expect([linkString(a) === linkString(b), linkString(a), linkString(b)]).toEqual([identical(a, b), linkString(a), linkString(b)]);
});

test('types too large', () => {
  const pkg = check('main', 'package main\ntype V [1 << 50]byte\ntype W [1 << 49]byte\ntype C chan [1 << 16]byte\ntype D chan [1 << 15]byte\nfunc main() {}', new Map());
  const problem = (name: string): string | null => sizeProblem(8, pkg.scope.elems.get(name)!.type!, () => '');
  expect(problem('V')).toBe('type [1125899906842624]byte larger than address space');
  expect(problem('W')).toBe(null);
  expect(problem('C')).toBe('channel element type too large (>64kB)');
  expect(problem('D')).toBe(null);
});
