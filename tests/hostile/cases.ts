/**
 * Hostile sources: each stands for a class of compile-time bombs (constants, nesting, sizes, instances, text, names, order), which ends in Go's error,
 * in a named limit, or compiles, in at most two seconds of CPU time. `node dist/hostile.mjs` prints the times; tests/cli/hostile.test.ts
 * holds the outcomes.
 */

export const main = (body: string, decls = ''): string => `package main\n${decls}\nfunc main() {\n${body}\n}\n`;
export const rep = (s: string, n: number): string => s.repeat(n);
const list = (n: number, f: (i: number) => string): string => Array.from({ length: n }, (_, i) => f(i)).join('\n');
/** Of sources that nest deeper than a worker of the tests can follow. */
export const tooDeep = /exceeded max nesting depth/;

/** Name, source (UTF-8 as bytes), what standard error must match; null: it compiles. */
export const hostileSources: readonly [string, string, RegExp | null][] = [
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
  ['closures called in closures, 24 deep', main(`x := 0\n${rep('func() {\n', 24)}x++\n${rep('}()\n', 24)}\n\tprintln(x)`), null],
  ['functions in functions', main(`x := ${rep('func() int { return ', 1000)}1${rep(' }()', 1000)}\n\tprintln(x)`), tooDeep],
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
  // ---- constants
  ['quotients of floats with large exponents', main('const a = 1e100000000 / 3e-100000000 / 7\n\tprintln(a > 0)'), null],
  ['a sum of floats far apart', main('const a = 1e100000000 + 1e-100000000\n\tprintln(a > 0)'), null],
  ['an integer from a float of 100 million digits', main('const a = int(1e100000000)\n\tprintln(a)'), /cannot convert 1e100000000 \(untyped float constant 1e\+100000000\) to type int/],
  ['a literal of a million digits', main(`println(${rep('9', 1_000_000)} > 0)`), /excessively long constant/],
  ['shifts of shifts', main(list(40, (i) => `\tconst a${i} = ${i === 0 ? '1 << 500' : `a${i - 1} << 511 >> 511`}`) + '\n\tprintln(a39 > 0)'), /constant shift overflow/],
  ['a block of 50,000 constants', main('println(c49999)', `const (\n\tc0 = iota\n${list(49_999, (i) => `\tc${i + 1}`)}\n)`), null],
  ['20,000 strings in one constant', main(`const s = ${rep('"0123456789" + ', 20_000)}""\n\tprintln(len(s))`), null],
  // ---- nesting
  ['100,000 minus signs', main(`x := 1\n\tprintln(${rep('- ', 100_000)}x)`), tooDeep],
  ['100,000 receives', main('', `var c chan int\nvar x = ${rep('<-', 100_000)}c`), tooDeep],
  ['parameters of function type 5,000 deep', main('', `var f ${rep('func(', 5000)}${rep(')', 5000)}`), tooDeep],
  // ---- types
  ['40 structs, each two of the one before', main('var t T39\n\t_ = t', `type T0 struct{ a int }\n${list(39, (i) => `type T${i + 1} struct{ a, b T${i} }`)}`), null],
  ['24 structs, each two of the one before, compared', main('println(x == y)', `type T0 struct{ a int }\n${list(15, (i) => `type T${i + 1} struct{ a, b T${i} }`)}\nvar x, y T15`), null],
  ['40 interfaces, each embeds the one before twice', main('var t T39\n\t_ = t', `type T0 interface{ m() }\n${list(39, (i) => `type T${i + 1} interface {\n\tT${i}\n\tinterface{ T${i} }\n}`)}`), null],
  ['30 unions, each two of the one before', main('f(1)', `type T0 interface{ int | string }\n${list(29, (i) => `type T${i + 1} interface{ T${i} | T${i} }`)}\nfunc f[P T29](p P) {}`), null],
  ['a chain of 20,000 aliases', main('var x A19999\n\t_ = x', `type A0 = int\n${list(19_999, (i) => `type A${i + 1} = A${i}`)}`), null],
  ['20 levels of structs that embed two', main('var x A20\n\t_ = x.f', `type A0 struct{ f int }\ntype B0 struct{ g int }\n${list(20, (i) => `type A${i + 1} struct{ A${i}; B${i} }\ntype B${i + 1} struct{ *A${i}; *B${i} }`)}`), /ambiguous selector x\.f/],
  ['arrays of arrays, 1 << 16 each', main('', 'var a [1 << 16][1 << 16][1 << 16][1 << 16]int'), /larger than address space|too large/],
  ['a struct of two huge arrays', main('var t T\n\t_ = t', 'type T struct{ a, b [1 << 46]int }'), /too large|larger than address space/],
  ['5,000 methods', main('var t T\n\tt.m4999()\n\tprintln(any(t) != nil)', `type T int\n${list(5000, (i) => `func (T) m${i}() {}`)}`), null],
  // ---- instances
  ['30 calls of generic functions, each of two', main('f0[int]()', `type P[A, B any] struct{ a A; b B }\n${list(30, (i) => `func f${i}[T any]() { f${i + 1}[P[T, int]](); f${i + 1}[P[int, T]]() }`)}\nfunc f30[T any]() {}`), /the package needs more than 10000 instances of functions, f\d+ among them \(limit of gosim; -max-instances raises it\)/],
  ['25 generic types, each of two of the one before', main('var x T24[int]\n\t_ = x', `type T0[A any] struct{ a *A }\n${list(24, (i) => `type T${i + 1}[A any] struct{ a *T${i}[[1]A]; b *T${i}[[2]A] }`)}`), /the package needs more than 10000 instances of types, T\d+ among them \(limit of gosim; -max-instances raises it\)/],
  ['40 calls of generic functions, the argument twice as large each time', main('f0[int]()', `type P[A, B any] struct{ a A; b B }\n${list(40, (i) => `func f${i}[T any]() { f${i + 1}[P[T, T]]() }`)}\nfunc f40[T any]() {}`), /the type arguments of an instance of \w+ are too large \(limit of gosim\)/],
  ['40 generic types, the argument twice as large each time', main('var x T40[int]\n\t_ = x', `type P[A, B any] struct{ a *A; b *B }\ntype T0[A any] struct{ a *A }\n${list(40, (i) => `type T${i + 1}[A any] struct{ a *T${i}[P[A, A]] }`)}`), /the type arguments of an instance of \w+ are too large \(limit of gosim\)/],
  ['an instance 1,000 deep', main('', `type B[T any] struct{ x *T }\nvar v ${rep('B[', 1000)}int${rep(']', 1000)}`), tooDeep],
  ['1,000 type parameters', main('', `func f[${Array.from({ length: 1000 }, (_, i) => `T${i}`).join(', ')} any]() {}`), null],
  // ---- functions and data
  ['1,000 small functions that call each other', main('f0(1)', list(1000, (i) => `func f${i}(x int) int { if x > 1000 { return x }; return f${(i + 1) % 1000}(x+1) + f${(i * 31 + 7) % 1000}(x+2) }`)), null],
  ['50,000 pairs in a map', main('println(len(m))', `var m = map[int]int{\n${list(50_000, (i) => `\t${i}: ${i},`)}\n}`), null],
  ['100,000 elements in a slice', main('println(len(m))', `var m = []int{\n${list(100_000, (i) => `\t${i},`)}\n}`), null],
  ['5,000 functions that refer to each other in a cycle of variables', main('', `var x = f0()\n${list(5000, (i) => `func f${i}() int { return ${i === 4999 ? 'x' : `f${i + 1}()`} }`)}`), /initialization cycle/],
  ['20,000 statements in one function', main(list(20_000, (i) => `\tx = x*${i} + 1`), 'var x int'), null],
  ['5,000 local variables', main(`${list(5000, (i) => `\tv${i} := f()`)}\n\tprintln(${Array.from({ length: 5000 }, (_, i) => `v${i}`).join(', ')})`, 'func f() int'), /missing function body/],
  ['2,000 parameters', main('', `func f(${Array.from({ length: 2000 }, (_, i) => `p${i} int`).join(', ')}) int { return p0 + p1999 }`), null],
  ['a select with 2,000 cases', main(`select {\n${list(2000, (i) => `\tcase <-c: println(${i})`)}\n\t}`, 'var c chan int'), null],
  ['a type switch with 2,000 cases', main(`switch x.(type) {\n${list(2000, (i) => `\tcase [${i}]int: println(${i})`)}\n\t}`, 'var x any'), null],
  ['10,000 function literals', main(list(10_000, (i) => `\tfs = append(fs, func() int { return ${i} })`), 'var fs []func() int'), null],
  // ---- directives and files
  ['an embedded absolute path', `package main\n\nimport _ "embed"\n\n//go:embed /etc/passwd\nvar s string\n\nfunc main() { println(s) }\n`, /5:12: pattern \/etc\/passwd: invalid pattern syntax/],
  ['an embedded parent directory', `package main\n\nimport _ "embed"\n\n//go:embed ../x\nvar s string\n\nfunc main() { println(s) }\n`, /5:12: pattern \.\.\/x: invalid pattern syntax/],
  ['an error under a foreign name', 'package main\n\n//line /etc/passwd:1\nfunc main() { x }\n', /\/etc\/passwd:1(:15)?: (undefined: x|x .*)/],
  ['a file that is not to be built', '//go:build ignore\n\npackage main\n\nfunc main() {}\n', null],
  ['results and parameters of 4 TB', main('println(f(nil)[5])', 'type T [1 << 42]byte\nfunc f(p *T) T { return *p }'), /3:6: stack frame too large \(>1GB\)/],
  ['pointers to objects of 8 TB', main('println(f(nil, nil))', 'type T struct{ a, b [1 << 42]byte }\nfunc f(p, q *T) bool { p.b[1<<40+5] = 1; *p = *q; return *p == *q && &p.b != nil }'), null],
  ['4,000 pointers, each out of the last', main(`p0 := &T{}\n${list(4000, (i) => `\tp${i + 1} := p${i}.m()`)}\n\tprintln(p4000.n)`, 'type T struct{ n int }\nfunc (t *T) m() *T { t.n++; return t }'), null],
  ['a link name without unsafe', 'package main\n\n//go:linkname f runtime.f\nfunc f()\n\nfunc main() { f() }\n', /go:linkname only allowed in Go files that import "unsafe"/],
];

/** These need more of JavaScript's stack than a process has from the start: the command begins again with a larger one. */
export const deepSources: readonly [string, string, RegExp | null][] = [
  ['10,000 else ifs', main(`x := 1\n\tif x == 0 {\n${list(10_000, (i) => `\t} else if x == ${i + 1} {\n\t\tprintln(${i})`)}\n\t}`), null],
  ['a chain of 20,000 selectors', main('', `type T struct{ x *T }\nvar t T\nvar y = t${rep('.x', 20_000)}`), null],
  ['a chain of 20,000 calls', main('', `type T struct{}\nfunc (t T) f() T { return t }\nvar y = T{}${rep('.f()', 20_000)}`), null],
  ['20,000 index expressions', main('', `type T []T\nvar t T\nvar y = t${rep('[0]', 20_000)}`), null],
  ['20,000 labels', main(list(20_000, (i) => `L${i}:\n\tif x > ${i} {\n\t\tgoto L${(i * 7919) % 20_000}\n\t}`), 'var x int'), null],
  ['a chain of 10,000 type names', main('var x A9999\n\t_ = x', `type A0 int\n${list(9999, (i) => `type A${i + 1} A${i}`)}`), null],
  ['a chain of 2,000 embedded structs', main('var x A1999\n\t_ = x.f', `type A0 struct{ f int }\n${list(1999, (i) => `type A${i + 1} struct{ A${i} }`)}`), null],
  ['20,000 variables that depend on the next', main('println(v0)', `${list(19_999, (i) => `var v${i} = v${i + 1} + 1`)}\nvar v19999 = f()\nfunc f() int { return 1 }`), null],
  ['a switch over 5,000 strings', main(`switch x {\n${list(5000, (i) => `\tcase "s${i}": println(${i})`)}\n\t}`, 'var x string'), null],
  ['an expression of 20,000 operators', main(`y := 1\n\tprintln(${rep('y + ', 20_000)}1)`), null],
];
