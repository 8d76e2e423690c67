/**
 * Hostile sources (tests/hostile/cases.ts) end as they should: in Go's error where gc has one, or a named limit. Times are not asserted
 * (dist/hostile.mjs prints them); a case that grew without bound would meet its job's limit.
 */
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { Pool } from '../harness/pool.js';
import { hostileSources, main, rep } from '../hostile/cases.js';
import { gosim } from './gosim.js';

const worker = fileURLToPath(new URL('../../dist/worker.mjs', import.meta.url));
const pool = new Pool(worker, 1);
afterAll(() => pool.close());

const main = (body: string, decls = ''): string => `package main\n${decls}\nfunc main() {\n${body}\n}\n`;
const rep = (s: string, n: number): string => s.repeat(n);
const list = (n: number, f: (i: number) => string): string => Array.from({ length: n }, (_, i) => f(i)).join('\n');
const tooDeep = /exceeded max nesting depth/;

/** Name, source (UTF-8 as bytes), what standard error must match; null: it compiles. */
const cases: [string, string, RegExp | null][] = [
  ['a shift count of a billion', main('const c = 1 << 1000000000\n\tprintln(c > 0)'), /4:16: invalid operation: invalid shift count 1000000000 \(untyped int constant\)/],
  ['more than 512 bits', main('const c = 1 << 512\n\tprintln(c > 0)'), /4:13: constant shift overflow/],
  ['squaring 40 times', main(`const a0 = 1e1000\n${list(40, (i) => `\tconst a${i + 1} = a${i} * a${i}`)}\n\tprintln(a40 > 0)`), /constant result is not representable/],
  ['an exponent of a billion', main('println(1e1000000000 > 0)'), /4:9: malformed constant: 1e1000000000/],
  ['an exponent of 100 million', main('println(1e100000000 > 0)'), null],
  ['doubling a string 22 times', main(`const s0 = "${rep('x', 1024)}"\n${list(22, (i) => `\tconst s${i + 1} = s${i} + s${i}`)}\n\tprintln(len(s22))`), /constant string too long/],
  ['100,000 parentheses', main(`println(${rep('(', 100_000)}1${rep(')', 100_000)})`), tooDeep],
  ['20,000 blocks', main(rep('{', 20_000) + rep('}', 20_000)), tooDeep],
  ['5,000 ifs in ifs', main(`x := 1\n${rep('if x > 0 {\n', 5000)}${rep('}\n', 5000)}`), tooDeep],
  ['slices of slices', main('', `var x ${rep('[]', 100_000)}int`), tooDeep],
  ['pointers to pointers', main('', `var x ${rep('*', 100_000)}int`), tooDeep],
  ['maps of maps', main(`var m ${rep('map[int]', 3000)}int\n\t_ = m`), tooDeep],
  ['calls in calls', main(`println(${rep('f(', 3000)}1${rep(')', 3000)})`, 'func f(x int) int { return x }'), tooDeep],
  ['functions in functions', main(`x := ${rep('func() int { return ', 1000)}1${rep(' }()', 1000)}\n\tprintln(x)`), tooDeep],
  ['closures called in closures, 24 deep', main(`x := 0\n${rep('func() {\n', 24)}x++\n${rep('}()\n', 24)}\n\tprintln(x)`), null],
  ['literals in literals', main(`x := ${rep('[]any{', 2000)}1${rep('}', 2000)}\n\t_ = x`), tooDeep],
  ['structs in structs', main('', `type T struct{ ${rep('x struct{ ', 2000)} y int ${rep('}', 2000)} }`), tooDeep],
  ['growing instances of a type', main('var x Nest[int]\n\t_ = x', 'type Box[T any] struct{ x T }\ntype Nest[A any] struct{ n *Nest[Box[Box[A]]] }'), /3:11: instantiation cycle:\n\t.*3:34: A instantiated as Box\[Box\[A\]\]/],
  ['growing instances of a function', main('f[int]()', 'type Box[T any] struct{ x T }\nfunc f[A any]() { f[Box[A]]() }'), /3:8: instantiation cycle/],
  ['an interface of instances of itself', main('', 'type I[T any] interface{ M() interface{ I[*T] } }\nvar _ I[int]'), /instantiation cycle/],
  ['20,000 fields', main('var t T\n\t_ = t', `type T struct {\n${list(20_000, (i) => `\tf${i} int`)}\n}`), null],
  ['a variable of 8 TB', main('a[0] = 1', 'var a [1 << 40]int'), /main\.a: symbol too large \(8796093022208 bytes > 2000000000 bytes\)/],
  ['a type beyond the address space', main('', 'var a [1 << 50]int'), /2:5: type \[1125899906842624\]int larger than address space/],
  ['an array length of 71 bits', main('', 'var a [1 << 70]int'), /2:8: invalid array length 1 << 70 \(untyped int constant 1180591620717411303424\)/],
  ['a slice literal of 8 GB', main('s := []byte{1 << 33: 1}\n\tprintln(len(s))'), /stack frame too large \(>1GB\)/],
  ['a slice literal of a billion slices', main('s := [][]int{1e9: {}}\n\tprintln(len(s))'), /stack frame too large \(>1GB\)/],
  ['a static literal of 8 GB', main('println(len(s))', 'var s = []byte{1 << 33: 1}'), /symbol too large \(8589934593 bytes/],
  ['channel elements of 64 KB', main('c := make(chan [1 << 16]byte)\n\t_ = c'), /channel element type too large \(>64kB\)/],
  ['20,000 errors', main(list(20_000, (i) => `\ta${i} := 1`)), /a9\n.*: too many errors\n$/],
  ['a NUL byte', 'package main\n\nfunc main() {\n\tprintln("a\0b")\n}\n', /4:12: invalid NUL character|4:11: invalid NUL character/],
  ['bad UTF-8', 'package main\n\nfunc main() {\n\tprintln("\xff")\n}\n', /4:11: invalid UTF-8 encoding/],
  ['a BOM inside', 'package main\n\nfunc main() {\n\tprintln("\xef\xbb\xbf")\n}\n', /4:11: invalid BOM in the middle of the file/],
  ['a BOM in front', '\xef\xbb\xbfpackage main\n\nfunc main() {}\n', null],
  ['a string without end', 'package main\n\nfunc main() {\n\tprintln(`abc\n}\n', /4:10: string not terminated/],
  ['a comment without end', 'package main\n\n/* never closed\nfunc main() {}\n', /3:1: comment not terminated/],
  ['a comment of 5 MB', main(`/*${rep('x', 5 << 20)}*/`), null],
  ['a name of 1 MB', main(`${rep('x', 1 << 20)} := 1\n\t_ = ${rep('x', 1 << 20)}`), null],
  ['names of JavaScript', main('__proto__ := 1\n\tconstructor := T{1}\nhasOwnProperty:\n\tfor {\n\t\tbreak hasOwnProperty\n\t}\n\t_ = map[string]int{"__proto__": __proto__, "constructor": constructor.valueOf()}', 'type T struct{ toString int }\nfunc (t T) valueOf() int { return t.toString }'), null],
  ['a type of its own length', main('', 'type T [len(x)]int\nvar x T'), /invalid recursive type T/],
  ['structs of each other', main('', 'type A struct{ b B }\ntype B struct{ a A }'), /invalid recursive type A\n\t.*A refers to B\n\t.*B refers to A/],
  ['interfaces of each other', main('', 'type I interface{ J }\ntype J interface{ I }'), /invalid recursive type I/],
  ['constants of each other', main('', 'const a = b\nconst b = a'), /initialization cycle/],
  ['an alias of itself', main('', 'type T = []T'), /invalid recursive type/],
];

describe('hostile sources', () => {
  for (const [name, text, want] of hostileSources) {
    test(name, async () => {
      const r = await pool.run({ targets: ['/h/p.go'], cwd: '/h', flags: [], args: [], mode: 'build', overlay: new Map([['/h/p.go', text]]), timeout: 60_000 });
      expect(r.crash).toBeUndefined();
      if (want === null) expect(r.stderr).toBe('');
      else expect(r.stderr).toMatch(want);
      expect(r.status).toBe(want === null ? 0 : 1);
    });
  }

  // These need more of JavaScript's stack than a process has from the start.
  test('an expression of 20,000 operators', async () => {
    const r = await gosim(['run', '-stats=off', 'p.go'], { files: { 'p.go': main(`y := 1\n\tprintln(${rep('y + ', 20_000)}1)`) } });
    expect(r).toEqual({ status: 0, stdout: '', stderr: '20001\n' });
  }, 60_000);

  test('a program from standard input', async () => {
    const r = await gosim(['run', '-stats=off', '-'], { input: main('\tprintln("from stdin", x)') });
    expect(r).toEqual({ status: 1, stdout: '', stderr: '# command-line-arguments\n./prog.go:4:24: undefined: x\n' });
    const ok = await gosim(['run', '-stats=off', '-'], { input: main('\tprintln("from stdin")') });
    expect(ok).toEqual({ status: 0, stdout: '', stderr: 'from stdin\n' });
  });
});
