/**
 * Random Go programs that run: functions over all basic types, arrays, slices, maps, structs, pointers, closures, interfaces, generics, defer and
 * every kind of loop and switch, each of which prints what it computed. The same seed gives the same program; it means the same under every Go
 * (no unspecified order of maps, no conversion of floats out of range), and it ends: loops count, functions call only earlier ones.
 * Run-time panics are recovered and printed.
 *
 * An expression is made for a wanted type from what is in scope. Constant ones are told apart, since constant arithmetic that overflows is
 * an error of the compiler.
 */

interface Expr {
  text: string;
  /** gc would fold it. */
  constant: boolean;
}

interface Var {
  name: string;
  type: string;
  /** Loop counters stay as they are. */
  fixed: boolean;
}

interface Func {
  name: string;
  params: string[];
  result: string;
}

const ints = ['int', 'int8', 'int16', 'int32', 'int64', 'uint', 'uint8', 'uint16', 'uint32', 'uint64', 'uintptr', 'Num'] as const;
const floats = ['float64', 'float32'];
const basics: readonly string[] = [...ints, ...ints, ...floats, 'string', 'string', 'bool', 'complex128'];
const compounds: readonly string[] = ['[]int', '[]uint8', '[]string', '[4]int32', '[3]string', '[2][3]int8', '[2]S', 'map[string]int', 'map[int8]uint16', 'map[[2]int8]string', 'S', '*S', 'W', 'any', 'Shape', 'func(int) int', 'func() string', 'Pair[int, string]', 'Pair[uint8, float64]', 'Stack[int16]', 'chan int'];
const all = [...basics, ...basics, ...compounds];

const bits: Record<string, number> = { int: 32, int8: 8, int16: 16, int32: 32, int64: 64, uint: 32, uint8: 8, uint16: 16, uint32: 32, uint64: 64, uintptr: 32, Num: 32 };
const isUnsigned = (t: string): boolean => t.startsWith('u');
const isInt = (t: string): boolean => (ints as readonly string[]).includes(t);

const prelude = `package main

import (
	"errors"
	"fmt"
	"sort"
	"strings"
)

type Num int32

func (n Num) Area() int   { return int(n) * 3 }
func (n *Num) Grow(k Num) { *n += k }
func (n Num) String() string { return fmt.Sprintf("Num<%d>", int32(n)) }

type S struct {
	a int
	b uint8
	s string
	f float64
	n Num
	xs [3]int16
}

func (s S) Area() int       { return s.a + int(s.b) }
func (s *S) Inc(k int) int  { s.a += k; s.b++; s.xs[s.b%3] += int16(k); return s.a }
func (s S) With(t string) S { s.s = clip(s.s + t); return s }

type W struct {
	S
	*Num
	inner struct {
		x, y int64
	}
}

func (w W) Area() int { return w.S.Area() + int(w.inner.x) }

type Shape interface{ Area() int }

type Pair[A comparable, B any] struct {
	first  A
	second B
}

func (p Pair[A, B]) Swap() Pair[A, B] { q := p; return q }
func (p *Pair[A, B]) Put(a A, b B) bool {
	old := p.first
	p.first, p.second = a, b
	return old == a
}

type Stack[T int8 | int16 | string] struct{ xs []T }

func (s *Stack[T]) Push(x T) int { s.xs = append(s.xs, x); return len(s.xs) }
func (s *Stack[T]) Pop() (x T) {
	if len(s.xs) > 0 {
		x, s.xs = s.xs[len(s.xs)-1], s.xs[:len(s.xs)-1]
	}
	return
}
func (s Stack[T]) Each(yield func(int, T) bool) {
	for i, x := range s.xs {
		if !yield(i, x) {
			return
		}
	}
}

func k[T any](x T) T { return x }
func pick[T any](c bool, x, y T) T {
	if c {
		return x
	}
	return y
}
func fold[T, R any](xs []T, r R, f func(R, T) R) R {
	for _, x := range xs {
		r = f(r, x)
	}
	return r
}
func upTo(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i); i++ {
		}
	}
}
func clip(s string) string { return s[:min(len(s), 24)] }
func at[T any](xs []T, i int) (x T) {
	if len(xs) > 0 {
		x = xs[uint(i)%uint(len(xs))]
	}
	return
}
func toInt[F float32 | float64](f F) int64 {
	if f > -1e6 && f < 1e6 {
		return int64(f)
	}
	return 7
}
func div[T int | int8 | int16 | int32 | int64 | uint | uint8 | uint16 | uint32 | uint64 | uintptr | Num](x, y T) T {
	if y == 0 {
		return x
	}
	return x / y
}
func keys[K comparable, V any](m map[K]V) string {
	var l []string
	for k, v := range m {
		l = append(l, fmt.Sprint(k, v))
	}
	sort.Strings(l)
	return strings.Join(l, ";")
}
func measure(s Shape) int {
	switch v := s.(type) {
	case nil:
		return -1
	case Num:
		return int(v)
	case *S:
		if v == nil {
			return -2
		}
		return v.a
	default:
		return v.Area() % 1000
	}
}
func kind(x any) string {
	switch v := x.(type) {
	case nil:
		return "nil"
	case int, uint8:
		return fmt.Sprintf("%T=%v", v, v)
	case string:
		return "string " + clip(v)
	case fmt.Stringer:
		return v.String()
	case error:
		return "error " + v.Error()
	case S:
		return "S " + v.s
	case func(int) int:
		return "func"
	}
	return fmt.Sprintf("%T", x)
}

func run(name string, f func() string) {
	defer func() {
		if e := recover(); e != nil {
			if err, ok := e.(error); ok {
				fmt.Println(name, "panics:", err)
				return
			}
			fmt.Println(name, "panics with", e)
		}
	}()
	fmt.Println(name, f())
}
`;

export class Generator {
  private state: number;
  private readonly funcs: Func[] = [];
  private vars: Var[] = [];
  private loops = 0;
  private names = 0;
  private fuel = 0;
  private labels: string[] = [];
  private readonly usedLabels = new Set<string>();
  private result: { name: string; type: string } | null = null;
  private inClosure = 0;

  constructor(seed: number) {
    this.state = (seed * 2654435761 + 12345) >>> 0 || 1;
  }

  private next(): number {
    let x = this.state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.state = x >>> 0;
    return this.state;
  }
  private below(n: number): number {
    return this.next() % n;
  }
  private oneIn(n: number): boolean {
    return this.below(n) === 0;
  }
  private of<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }
  private name(prefix: string): string {
    return `${prefix}${this.names++}`;
  }

  program(functions: number): string {
    const out = [prelude];
    const globals: Var[] = [];
    for (const t of ['int', 'uint8', 'int64', 'string', '[]int', 'map[string]int', 'S', 'float64', 'Num', 'any']) {
      const name = this.name('g');
      // Nothing that panics: that would be the end of the program.
      this.fuel = 0;
      out.push(`var ${name} ${t} = ${this.typed(t, 1)}`);
      globals.push({ name, type: t, fixed: false });
    }
    const calls: string[] = [];
    for (let i = 0; i < functions; i++) {
      this.vars = [...globals];
      const f: Func = { name: `f${i}`, params: Array.from({ length: this.below(4) }, () => this.of(all)), result: this.of(all) };
      out.push(this.func(f));
      this.funcs.push(f);
      this.vars = [];
      this.fuel = 8;
      calls.push(`\trun("${f.name}", func() string { return ${this.show(`${f.name}(${f.params.map((p) => this.typed(p, 2)).join(', ')})`, f.result)} })`);
    }
    out.push(`func main() {\n${calls.join('\n')}\n\tfmt.Println(${globals.map((g) => this.show(g.name, g.type)).join(', ')})\n}`);
    return `${out.join('\n\n')}\n\nvar _ = errors.New\n`;
  }

  /** A string that shows a value whatever the type; maps in order, no addresses. */
  private show(x: string, t: string): string {
    if (t.startsWith('map')) return `keys(${x})`;
    if (t.startsWith('func(int)')) return `fmt.Sprint((${x})(3))`;
    if (t === 'func() string') return `(${x})()`;
    if (t === '*S') return `fmt.Sprintf("%+v", *(${x}))`;
    if (t === 'any') return `kind(${x})`;
    if (t === 'Shape') return `fmt.Sprint(measure(${x}))`;
    if (t === 'W') return `fmt.Sprint((${x}).S, (${x}).inner)`;
    if (t === 'chan int') return `fmt.Sprint(len(${x}), cap(${x}))`;
    if (t === 'string') return `fmt.Sprintf("%q", ${x})`;
    return `fmt.Sprintf("%v", ${x})`;
  }

  private func(f: Func): string {
    const params = f.params.map((type) => ({ name: this.name('p'), type, fixed: false }));
    this.vars.push(...params);
    this.fuel = 40 + this.below(60);
    const named = this.oneIn(3);
    this.result = named ? { name: 'ret', type: f.result } : null;
    if (named) this.vars.push({ name: 'ret', type: f.result, fixed: false });
    const body = [...(named ? [`\tret = ${this.typed(f.result, 1)}`] : []), ...this.block(1, 3 + this.below(6)), `\treturn ${this.typed(f.result, 2)}`];
    this.result = null;
    return `func ${f.name}(${params.map((p) => `${p.name} ${p.type}`).join(', ')}) ${named ? `(ret ${f.result})` : f.result} {\n${body.join('\n')}\n}`;
  }

  // ---------------------------------------------------------------- statements

  private block(depth: number, n: number): string[] {
    const outer = this.vars;
    this.vars = [...outer];
    const lines: string[] = [];
    for (let i = 0; i < n && this.fuel > 0; i++) lines.push(...this.stmt(depth));
    if (depth > 1) this.vars = outer;
    return lines;
  }

  private declare(type: string, init: string, depth: number): string[] {
    const name = this.name('v');
    const tab = '\t'.repeat(depth);
    const form = this.below(3);
    const text = form === 0 ? `var ${name} ${type} = ${init}` : `${name} := ${this.isTyped(type) ? `${type}(${init})` : `k[${type}](${init})`}`;
    this.vars.push({ name, type, fixed: false });
    return [tab + text, `${tab}_ = ${name}`];
  }

  private isTyped(t: string): boolean {
    return isInt(t) || floats.includes(t);
  }

  private stmt(depth: number): string[] {
    this.fuel--;
    const tab = '\t'.repeat(depth);
    const deep = depth > 4;
    const body = (n: number): string[] => this.block(depth + 1, 1 + this.below(n));
    switch (this.below(deep ? 9 : 36)) {
      case 0:
      case 1:
      case 2: {
        const t = this.of(all);
        return this.declare(t, this.typed(t, 3), depth);
      }
      case 3:
      case 4:
      case 5: {
        const p = this.place();
        if (p === null) return this.declare('int', this.typed('int', 2), depth);
        if (isInt(p.type) && this.oneIn(3)) return [`${tab}${p.name} ${this.of(['+=', '-=', '*=', '|=', '&=', '^=', '&^='])} ${this.nonConst(p.type, 2)}`];
        if (isInt(p.type) && this.oneIn(5)) return [`${tab}${p.name}${this.of(['++', '--'])}`];
        if (isInt(p.type) && this.oneIn(4)) return [`${tab}${p.name} ${this.of(['<<=', '>>='])} ${this.count()}`];
        if (p.type === 'string' && this.oneIn(3)) return [`${tab}${p.name} += ${this.typed('string', 1)}`, `${tab}${p.name} = clip(${p.name})`];
        return [`${tab}${p.name} = ${this.typed(p.type, 3)}`];
      }
      case 6: {
        const s = this.variable('[]int', false);
        return s === null ? this.declare('[]int', this.typed('[]int', 2), depth) : [`${tab}${s} = append(${s}${s.startsWith('g') ? `[:min(len(${s}), 8)]` : ''}, ${this.typed('int', 2)}, ${this.typed('int', 1)})`];
      }
      case 7: {
        const m = this.variable('map[string]int', false);
        if (m === null) return this.declare('map[string]int', this.typed('map[string]int', 2), depth);
        return [this.oneIn(3) ? `${tab}delete(${m}, ${this.typed('string', 1)})` : `${tab}if ${m} != nil {\n${tab}\t${m}[${this.typed('string', 1)}] ${this.of(['=', '+=', '^='])} ${this.typed('int', 2)}\n${tab}}`];
      }
      case 8: {
        const [a, b] = [this.place(), this.place()];
        if (a === null || b === null || a.name === b.name) return this.declare('string', this.typed('string', 2), depth);
        return [`${tab}${a.name}, ${b.name} = ${this.typed(a.type, 2)}, ${this.typed(b.type, 2)}`];
      }
      case 9:
      case 10:
      case 11: {
        const lines = [`${tab}if ${this.typed('bool', 3)} {`, ...body(4)];
        if (this.oneIn(2)) lines.push(`${tab}} else {`, ...body(3));
        return [...lines, `${tab}}`];
      }
      case 12:
      case 13:
      case 14:
      case 15:
        return this.loop(depth);
      case 16:
      case 17: {
        const t = this.of([...ints, 'string']);
        const lines = [`${tab}switch ${t === 'string' ? `x := ${this.nonConst(t, 2)}; x` : this.nonConst(t, 2)} {`];
        const seen = new Set<string>();
        for (let i = 0; i < 2 + this.below(4); i++) {
          const l = t === 'string' ? this.of(['"a"', '"bc"', '""', '"xyz"', '"q"']) : String(this.below(100));
          if (seen.has(l)) continue;
          seen.add(l);
          lines.push(`${tab}case ${l}:`, ...body(2));
          if (this.oneIn(5)) lines.push(`${tab}\tfallthrough`);
        }
        return [...lines, `${tab}default:`, ...body(2), `${tab}}`];
      }
      case 18: {
        const lines = [`${tab}switch {`];
        for (let i = 0; i < 1 + this.below(3); i++) lines.push(`${tab}case ${this.typed('bool', 2)}:`, ...body(2));
        return [...lines, `${tab}}`];
      }
      case 19: {
        const name = this.name('t');
        const lines = [`${tab}switch ${name} := any(${this.typed(this.of(['any', 'int', 'S', 'string', '*S', 'Num']), 2)}).(type) {`];
        for (const t of ['int', 'S', 'string']) {
          lines.push(`${tab}case ${t}:`, `${tab}\t_ = ${name}`);
          this.vars.push({ name, type: t, fixed: false });
          lines.push(...body(2));
          this.vars.pop();
        }
        return [...lines, `${tab}default:`, `${tab}\t_ = ${name}`, ...body(1), `${tab}}`];
      }
      case 20: {
        if (this.result === null || this.inClosure > 0) return this.declare('int', this.typed('int', 2), depth);
        const { name, type } = this.result;
        const recovers = this.oneIn(3) ? [`${tab}\tif e := recover(); e != nil {`, `${tab}\t\t${name} = ${this.typed(type, 1)}`, `${tab}\t}`] : [];
        return [`${tab}defer func() {`, ...recovers, `${tab}\t${name} = ${this.typed(type, 2)}`, `${tab}}()`];
      }
      case 21: {
        const name = this.name('c');
        this.fuel -= 2;
        const lines = [`${tab}${name} := func(n int) int {`, ...this.closureBody('n', depth), `${tab}}`, `${tab}_ = ${name}`];
        this.vars.push({ name, type: 'func(int) int', fixed: false });
        return lines;
      }
      case 22: {
        // A goroutine that is waited for.
        const name = this.name('ch');
        const x = this.name('x');
        return [`${tab}${name} := make(chan int, ${this.below(3)})`, `${tab}go func(x int) { defer close(${name}); ${name} <- x; ${name} <- x * 3 }(${this.typed('int', 2)})`, `${tab}for ${x} := range ${name} {`, ...this.withVar(x, 'int', depth + 1), `${tab}}`];
      }
      case 23: {
        if (this.loops === 0 || this.inClosure > 0) return this.declare('float64', this.typed('float64', 2), depth);
        const label = this.oneIn(3) ? this.of(this.labels) : '';
        if (label !== '') this.usedLabels.add(label);
        return [`${tab}if ${this.typed('bool', 2)} {`, `${tab}\t${this.of(['break', 'continue'])}${label !== '' ? ` ${label}` : ''}`, `${tab}}`];
      }
      case 24:
        if (this.oneIn(3)) return [`${tab}if ${this.typed('bool', 2)} {`, `${tab}\tpanic(${this.of(['errors.New("made")', 'fmt.Sprint("value ", 7)', '42'])})`, `${tab}}`];
        return [`${tab}func() {`, `${tab}\tdefer func() { _ = recover() }()`, ...this.apart(() => body(2)), `${tab}}()`];
      case 25: {
        const [a, b] = [this.of(all), this.of(all)];
        const [x, y] = [this.name('v'), this.name('v')];
        const lines = [`${tab}${x}, ${y} := func() (${a}, ${b}) { return ${this.typed(a, 2)}, ${this.typed(b, 2)} }()`, `${tab}_, _ = ${x}, ${y}`];
        this.vars.push({ name: x, type: a, fixed: false }, { name: y, type: b, fixed: false });
        return lines;
      }
      case 26: {
        const [x, ok] = [this.name('v'), this.name('ok')];
        const [t, from] = this.of([['int', () => `(${this.typed('map[string]int', 2)})[${this.typed('string', 2)}]`], ['uint16', () => `(${this.typed('map[int8]uint16', 2)})[${this.typed('int8', 1)}]`], ['string', () => `any(${this.nonConst('any', 2)}).(string)`], ['Num', () => `any(${this.nonConst('any', 2)}).(Num)`], ['S', () => `Shape(${this.nonConst('Shape', 2)}).(S)`]] as const);
        const lines = [`${tab}${x}, ${ok} := ${from()}`, `${tab}_, _ = ${x}, ${ok}`];
        this.vars.push({ name: x, type: t, fixed: false }, { name: ok, type: 'bool', fixed: false });
        return lines;
      }
      case 27: {
        // Nobody else has the channel.
        const ch = this.variable('chan int');
        if (ch === null) return this.declare('chan int', this.typed('chan int', 2), depth);
        const x = this.name('x');
        return [`${tab}select {`, `${tab}case ${ch} <- ${this.typed('int', 2)}:`, ...body(2), `${tab}default:`, `${tab}\tselect {`, `${tab}\tcase ${x} := <-${ch}:`, ...this.withVar(x, 'int', depth + 2), `${tab}\tdefault:`, `${tab}\t}`, `${tab}}`];
      }
      case 28: {
        if (this.inClosure > 0) return this.declare('uint8', this.typed('uint8', 2), depth);
        const [i, label] = [this.name('i'), this.name('L')];
        return [`${tab}{`, `${tab}\t${i} := 0`, `${tab}${label}:`, `${tab}\t${i}++`, `${tab}\t{`, ...this.withVar(i, 'int', depth + 2), `${tab}\t}`, `${tab}\tif ${i} < ${2 + this.below(3)} {`, `${tab}\t\tgoto ${label}`, `${tab}\t}`, `${tab}}`];
      }
      case 29: {
        const a = this.variable('[2][3]int8', false);
        if (a === null) return this.declare('[2][3]int8', this.typed('[2][3]int8', 2), depth);
        return this.oneIn(2) ? [`${tab}${a}[${this.index(2)}][${this.index(3)}] ${this.of(['=', '+=', '^='])} ${this.nonConst('int8', 2)}`] : [`${tab}${a}[${this.index(2)}], ${a}[${this.index(2)}] = ${a}[${this.index(2)}], [3]int8{${this.typed('int8', 1)}}`];
      }
      case 30: {
        const s = this.variable('[]int', false);
        if (s === null) return this.declare('[]int', this.typed('[]int', 2), depth);
        return this.of([() => [`${tab}copy(${s}, ${this.typed('[]int', 2)})`], () => [`${tab}clear(${s}[len(${s})/2:])`], () => [`${tab}${s} = ${s}[: len(${s})/2 : len(${s})]`], () => [`${tab}for i := range ${s} {`, `${tab}\t${s}[i], ${s}[len(${s})-1-i] = ${s}[len(${s})-1-i], ${s}[i]+${this.typed('int', 1)}`, `${tab}}`]])();
      }
      case 31: {
        // Closures that share variables, called later.
        const [fs, i] = [this.name('fs'), this.name('i')];
        const captured = this.place();
        const set = captured === null ? [] : [`${tab}\t\t${captured.name} = ${this.typed(captured.type, 1)}`];
        return [`${tab}var ${fs} []func() int`, `${tab}for ${i} := 0; ${i} < 3; ${i}++ {`, `${tab}\t${fs} = append(${fs}, func() int {`, ...set, `${tab}\t\t${i} += 10`, `${tab}\t\treturn ${i}`, `${tab}\t})`, `${tab}\tif ${i} == 1 {`, `${tab}\t\t${i} = ${fs}[1]() - 10`, `${tab}\t}`, `${tab}}`, ...this.declare('int', `${fs}[0]()*${fs}[1]() + ${fs}[len(${fs})-1]()`, depth)];
      }
      case 32: {
        // Deferred calls in a loop, of a function of their own.
        const s = this.name('s');
        const lines = [`${tab}${s} := func() (list string) {`, `${tab}\tfor i := range 3 {`, `${tab}\t\tdefer func(n int) { list += fmt.Sprint(n, i, ";") }(i * ${this.typed('int', 1)})`, `${tab}\t\tif i == 1 && ${this.typed('bool', 2)} {`, `${tab}\t\t\treturn "early"`, `${tab}\t\t}`, `${tab}\t}`, `${tab}\treturn "late"`, `${tab}}()`, `${tab}_ = ${s}`];
        this.vars.push({ name: s, type: 'string', fixed: false });
        return lines;
      }
      case 33:
      case 34:
        return this.longLoop(depth);
      default: {
        const s = this.variable('S', false);
        if (s === null) return this.declare('S', this.typed('S', 2), depth);
        return [this.oneIn(2) ? `${tab}${s}.Inc(${this.typed('int', 2)})` : `${tab}${s}.xs[${this.index(3)}] ${this.of(['+=', '=', '-='])} ${this.nonConst('int16', 2)}`];
      }
    }
  }

  /** Loops over slices and matrices that run long enough for the engine to compile them apart. */
  private longLoop(depth: number): string[] {
    const tab = '\t'.repeat(depth);
    const t = this.of(['int', 'uint8', 'int64', 'float64', 'int32', 'uint16', 'Num']);
    const [xs, i, sum] = [this.name('xs'), this.name('i'), this.name('sum')];
    const n = 16 + this.below(50);
    const [a, b] = [this.nonConst(t, 1), this.nonConst(t, 1)];
    const op = (): string => this.of(t === 'float64' ? ['+', '-', '*'] : ['+', '-', '*', '^', '|', '&']);
    const bound = this.of([`len(${xs})`, `len(${xs})`, String(n), `len(${xs})-${this.below(3)}`, `min(len(${xs}), ${this.nonConst('int', 1)})`, ...(this.oneIn(8) ? [String(n + 1)] : [])]);
    const from = this.of(['0', '0', '1', '2']);
    const step = this.of([`${i}++`, `${i}++`, `${i} += 2`, `${i} += 3`]);
    const at = this.of([i, i, i, `${i}-${from}`, ...(this.oneIn(8) ? [`${i}-1`, `${i}+1`] : [])]);
    const inner = this.of([
      () => [`${sum} = ${sum} ${op()} ${xs}[${at}]`],
      () => [`${xs}[${i}] = ${xs}[${at}] ${op()} ${b}`],
      () => [`${sum} ${op()}= ${xs}[${at}] ${op()} ${a}`, `if ${xs}[${i}] > ${b} {`, `\t${this.of(['break', 'continue', `${sum}++`])}`, '}'],
      () => [`${xs}[${at}], ${xs}[len(${xs})-1-${i}] = ${xs}[len(${xs})-1-${i}], ${xs}[${at}]`],
      () => [`y := ${xs}[${at}]`, `for j := 0; j < len(${xs}); j++ {`, `\t${sum} ${op()}= y ${op()} ${xs}[j]`, '}'],
    ])();
    const lines = [
      `${xs} := make([]${t}, ${n})`,
      `for ${i} := range ${xs} {`,
      `\t${xs}[${i}] = ${t}(${i}) ${op()} ${a}`,
      '}',
      `var ${sum} ${t}`,
      this.oneIn(6) ? `for ${i} := len(${xs}) - 1; ${i} >= ${from}; ${i}-- {` : this.oneIn(4) ? `for ${i} := range ${bound} {` : `for ${i} := ${from}; ${i} < ${bound}; ${step} {`,
      ...inner.map((l) => `\t${l}`),
      '}',
      `_ = ${sum}`,
    ];
    this.vars.push({ name: sum, type: t, fixed: false });
    if (t === 'int') this.vars.push({ name: xs, type: '[]int', fixed: false });
    return lines.map((l) => tab + l);
  }

  private withVar(name: string, type: string, depth: number): string[] {
    this.vars.push({ name, type, fixed: true });
    const lines = [`${'\t'.repeat(depth)}_ = ${name}`, ...this.block(depth, 1 + this.below(3))];
    this.vars.splice(this.vars.findIndex((v) => v.name === name), 1);
    return lines;
  }

  /** Inside of a function literal, where loops around it can't be left. */
  private apart<T>(make: () => T): T {
    const [loops, labels] = [this.loops, this.labels];
    this.inClosure++;
    this.loops = 0;
    this.labels = [];
    const made = make();
    this.loops = loops;
    this.labels = labels;
    this.inClosure--;
    return made;
  }

  private closureBody(param: string, depth: number): string[] {
    this.vars.push({ name: param, type: 'int', fixed: false });
    const lines = this.apart(() => [...this.block(depth + 1, this.below(3)), `${'\t'.repeat(depth + 1)}return ${this.typed('int', 2)}`]);
    this.vars.splice(this.vars.findIndex((v) => v.name === param), 1);
    return lines;
  }

  private loop(depth: number): string[] {
    const tab = '\t'.repeat(depth);
    const label = this.name('L');
    const i = this.name('i');
    this.loops++;
    this.labels.push(label);
    let lines: string[];
    const n = 2 + this.below(5);
    switch (this.below(9)) {
      case 0:
      case 1: {
        const t = this.of(['int', 'uint8', 'int64']);
        lines = [`${tab}for ${i} := ${t}(0); ${i} < ${n}; ${i}++ {`, ...this.withVar(i, t, depth + 1), `${tab}}`];
        break;
      }
      case 2:
        lines = [`${tab}for ${i} := range ${n} {`, ...this.withVar(i, 'int', depth + 1), `${tab}}`];
        break;
      case 3:
      case 4:
      case 5:
      case 6: {
        const [over, element] = this.of([['[]int', 'int'], ['[4]int32', 'int32'], ['string', 'int32'], ['Stack[int16]', 'int16'], ['[]string', 'string']] as const);
        const ranged = this.typed(over, 2);
        const x = this.name('x');
        this.vars.push({ name: x, type: element, fixed: false });
        lines = [`${tab}for ${i}, ${x} := range (${ranged})${over.startsWith('Stack') ? '.Each' : ''} {`, `${tab}\t_ = ${x}`, ...this.withVar(i, 'int', depth + 1), `${tab}}`];
        this.vars.splice(this.vars.findIndex((v) => v.name === x), 1);
        break;
      }
      case 7:
        lines = [`${tab}for ${i} := range upTo(${n}) {`, ...this.withVar(i, 'int', depth + 1), `${tab}}`];
        break;
      default: {
        const sum = this.name('w');
        lines = [`${tab}${sum} := 0`, `${tab}for ${i}, x := range ${this.typed('map[int8]uint16', 2)} {`, `${tab}\t${sum} += int(${i}) * int(x)`, `${tab}}`, `${tab}_ = ${sum}`];
        this.vars.push({ name: sum, type: 'int', fixed: false });
      }
    }
    this.labels.pop();
    this.loops--;
    if (!this.usedLabels.has(label)) return lines;
    const at = lines.findIndex((l) => l.trim().startsWith('for '));
    lines.splice(at, 0, `${tab}${label}:`);
    return lines;
  }

  // ---------------------------------------------------------------- expressions

  private variable(type: string, mayBeFixed = true): string | null {
    const fit = this.vars.filter((v) => v.type === type && (mayBeFixed || !v.fixed));
    return fit.length === 0 ? null : this.of(fit).name;
  }

  /** Something that can be assigned to. */
  private place(): { name: string; type: string } | null {
    const fit = this.vars.filter((v) => !v.fixed && !v.type.startsWith('chan'));
    if (fit.length === 0) return null;
    const v = this.of(fit);
    switch (v.type) {
      case 'S':
        return this.of([v, { name: `${v.name}.a`, type: 'int' }, { name: `${v.name}.b`, type: 'uint8' }, { name: `${v.name}.s`, type: 'string' }, { name: `${v.name}.n`, type: 'Num' }]);
      case 'W':
        return this.of([v, { name: `${v.name}.a`, type: 'int' }, { name: `${v.name}.inner.x`, type: 'int64' }]);
      case '[4]int32':
        return this.of([v, { name: `${v.name}[${this.index(4)}]`, type: 'int32' }]);
      case '[2]S':
        return this.of([v, { name: `${v.name}[${this.index(2)}].f`, type: 'float64' }]);
      case '[]uint8':
        return this.oneIn(6) ? { name: `${v.name}[${this.typed('int', 1)}&3]`, type: 'uint8' } : v;
      case 'Pair[int, string]':
        return this.of([v, { name: `${v.name}.first`, type: 'int' }, { name: `${v.name}.second`, type: 'string' }]);
      default:
        return v;
    }
  }

  private index(n: number): string {
    return this.oneIn(3) ? String(this.below(n)) : `uint(${this.nonConst('int', 1)})%${n}`;
  }

  private count(): string {
    return this.oneIn(2) ? String(this.below(70)) : `(${this.nonConst(this.of(['uint', 'uint8', 'uint64']), 1)} & 127)`;
  }

  private nonConst(t: string, d: number): string {
    const e = this.expr(t, d);
    return e.constant ? `k[${t}](${e.text})` : e.text;
  }

  /** An expression of type t, which a variable of t can be initialised with. */
  private typed(t: string, d: number): string {
    return this.expr(t, d).text;
  }

  private expr(t: string, d: number): Expr {
    if (d <= 0 || this.fuel <= 0) return this.leaf(t);
    const v = this.oneIn(4) ? this.variable(t) : null;
    if (v !== null) return { text: v, constant: false };
    if (this.oneIn(7)) {
      const fit = this.funcs.filter((f) => f.result === t);
      if (fit.length > 0 && this.fuel > 3 && this.loops === 0) {
        const f = this.of(fit);
        this.fuel -= 3;
        return { text: `${f.name}(${f.params.map((p) => this.typed(p, 1)).join(', ')})`, constant: false };
      }
    }
    if (this.oneIn(9)) return { text: `pick(${this.typed('bool', d - 1)}, ${this.nonConst(t, d - 1)}, ${this.nonConst(t, d - 1)})`, constant: false };
    if (this.oneIn(20)) return { text: `func() ${t} { return ${this.typed(t, d - 1)} }()`, constant: false };
    if (isInt(t)) return this.int(t, d);
    const no = (text: string): Expr => ({ text, constant: false });
    switch (t) {
      case 'float64':
      case 'float32':
        switch (this.below(5)) {
          case 0:
          case 1:
            return no(`(${this.nonConst(t, d - 1)} ${this.of(['+', '-', '*', '/'])} ${this.nonConst(t, d - 1)})`);
          case 2:
            return no(`${t}(${this.nonConst(this.of([...ints]), d - 1)})`);
          case 3:
            return no(`${t}(${this.nonConst(t === 'float64' ? 'float32' : 'float64', d - 1)})`);
          default:
            return t === 'float64' && this.oneIn(2) ? no(`${this.of(['real', 'imag'])}(${this.nonConst('complex128', d - 1)})`) : no(`${this.of(['min', 'max'])}(${this.nonConst(t, d - 1)}, ${this.nonConst(t, d - 1)})`);
        }
      case 'complex128':
        return this.oneIn(2) ? no(`(${this.nonConst(t, d - 1)} ${this.of(['+', '-', '*'])} ${this.nonConst(t, d - 1)})`) : no(`complex(${this.nonConst('float64', d - 1)}, ${this.nonConst('float64', d - 1)})`);
      case 'bool':
        return this.bool(d);
      case 'string':
        return this.string(d);
      default:
        return no(this.compound(t, d));
    }
  }

  private int(t: string, d: number): Expr {
    const no = (text: string): Expr => ({ text, constant: false });
    switch (this.below(14)) {
      case 0:
      case 1:
      case 2:
      case 3:
        return no(`(${this.nonConst(t, d - 1)} ${this.of(['+', '-', '*', '&', '|', '^', '&^'])} ${this.nonConst(t, d - 1)})`);
      case 4: {
        const op = this.of(['/', '%']);
        if (this.oneIn(25)) return no(`(${this.nonConst(t, d - 1)} ${op} ${this.nonConst(t, d - 1)})`);
        if (this.oneIn(2)) return no(`(${this.nonConst(t, d - 1)} ${op} ${this.of(['3', '7', '10', '16', '1', '100', ...(isUnsigned(t) ? ['200'] : ['-1', '-3', '-16'])])})`);
        return no(op === '/' ? `div(${this.nonConst(t, d - 1)}, ${this.nonConst(t, d - 1)})` : `(${this.nonConst(t, d - 1)} % (${this.nonConst(t, d - 1)} | 1))`);
      }
      case 5:
        return no(`(${this.nonConst(t, d - 1)} ${this.of(['<<', '>>'])} ${this.count()})`);
      case 6:
      case 7:
        return no(`${t}(${this.nonConst(this.of(ints), d - 1)})`);
      case 8:
        return no(this.oneIn(2) ? `${t}(toInt(${this.nonConst(this.of(floats), d - 1)}))` : `${this.of(['-', '^'])}(${this.nonConst(t, d - 1)})`);
      case 9:
        return no(`${this.of(['min', 'max'])}(${this.nonConst(t, d - 1)}, ${this.nonConst(t, d - 1)})`);
      case 10:
        if (t === 'int') return no(this.of([() => `len(${this.nonConst('string', d - 1)})`, () => `len(${this.typed('[]int', d - 1)})`, () => `len(${this.typed('map[string]int', d - 1)})`, () => `at(${this.typed('[]int', d - 1)}, ${this.typed('int', d - 1)})`, () => `measure(${this.typed('Shape', d - 1)})`, () => `(${this.typed('S', d - 1)}).Area()`, () => `S.Area(${this.typed('S', d - 1)})`, () => `(*S).Inc(${this.typed('*S', d - 1)}, ${this.typed('int', d - 1)})`, () => `func(xs ...int) int { return len(xs) + xs[len(xs)-1] }(${this.typed('int', d - 1)}, ${this.typed('int', d - 1)})`, () => `(${this.typed('func(int) int', d - 1)})(${this.typed('int', d - 1)})`, () => `fold(${this.typed('[]string', d - 1)}, ${this.nonConst('int', d - 1)}, func(r int, s string) int { return r*3 + len(s) })`, () => `(${this.typed('map[string]int', d - 1)})[${this.typed('string', d - 1)}]`])());
        if (t === 'uint8') return no(this.of([() => `(${this.typed('S', d - 1)}).b`, () => `at(${this.typed('[]uint8', d - 1)}, ${this.typed('int', d - 1)})`, () => `(${this.typed('string', d - 1)} + "z")[0]`])());
        if (t === 'int8') return no(`(${this.typed('[2][3]int8', d - 1)})[${this.index(2)}][${this.index(3)}]`);
        if (t === 'int32') return no(`(${this.typed('[4]int32', d - 1)})[${this.index(4)}]`);
        if (t === 'int64') return no(`(${this.typed('W', d - 1)}).inner.x`);
        if (t === 'uint16') return no(`(${this.typed('map[int8]uint16', d - 1)})[${this.typed('int8', d - 1)}]`);
        return no(`${t}(${this.nonConst('int', d - 1)})`);
      default:
        return this.leaf(t);
    }
  }

  private bool(d: number): Expr {
    const no = (text: string): Expr => ({ text, constant: false });
    switch (this.below(7)) {
      case 0:
      case 1:
      case 2: {
        const t = this.of([...ints, ...floats, 'string']);
        return no(`(${this.nonConst(t, d - 1)} ${this.of(['<', '<=', '>', '>=', '==', '!='])} ${this.nonConst(t, d - 1)})`);
      }
      case 3:
        return no(`(${this.nonConst('bool', d - 1)} ${this.of(['&&', '||'])} ${this.nonConst('bool', d - 1)})`);
      case 4:
        return no(`!${this.nonConst('bool', d - 1)}`);
      case 5: {
        const t = this.of(['S', '[4]int32', '[2][3]int8', '[3]string', 'Pair[int, string]', 'complex128', 'bool', '*S']);
        return no(`(k(${this.typed(t, d - 1)}) ${this.of(['==', '!='])} k(${this.typed(t, d - 1)}))`);
      }
      default:
        return no(`(any(${this.nonConst('any', d - 1)}) == any(${this.nonConst(this.of(['int', 'string', 'Num', 'S']), d - 1)}))`);
    }
  }

  private string(d: number): Expr {
    const no = (text: string): Expr => ({ text, constant: false });
    switch (this.below(10)) {
      case 0:
      case 1:
      case 2:
        return no(`clip(${this.nonConst('string', d - 1)} + ${this.nonConst('string', d - 1)})`);
      case 3:
        return no(`fmt.Sprint(${this.nonConst(this.of([...basics]), d - 1)})`);
      case 4:
        return no(`clip(string(${this.typed('[]uint8', d - 1)}))`);
      case 5:
        return no(`string(rune(${this.nonConst('uint16', d - 1)}))`);
      case 6:
        return no(`(${this.typed('S', d - 1)}).With(${this.typed('string', d - 1)}).s`);
      case 7:
        return no(`kind(${this.typed('any', d - 1)})`);
      case 8:
        return no(this.oneIn(12) ? `(${this.nonConst('string', d - 1)})[${this.below(3)}:]` : `keys(${this.typed(this.of(['map[string]int', 'map[int8]uint16']), d - 1)})`);
      default:
        return no(`at(${this.typed('[]string', d - 1)}, ${this.typed('int', d - 1)})`);
    }
  }

  private compound(t: string, d: number): string {
    const x = (u: string): string => this.typed(u, d - 1);
    switch (t) {
      case '[]int':
        return this.of([() => `[]int{${x('int')}, ${x('int')}, ${x('int')}}`, () => `append([]int(nil), ${x('[]int')}...)`, () => `append(${x('[]int')}[:0:0], ${x('int')})`, () => `make([]int, ${this.below(5)}, ${5 + this.below(5)})`, () => (this.oneIn(4) ? `(${x('[]int')})[${this.below(2)}:]` : `[]int{5: ${x('int')}, 1: ${x('int')}}`)])();
      case '[]uint8':
        return this.of([() => `[]uint8(${this.nonConst('string', d - 1)})`, () => `[]uint8{${x('uint8')}, 2: ${x('uint8')}}`, () => `append([]uint8{${x('uint8')}}, ${x('string')}...)`])();
      case '[]string':
        return this.of([() => `[]string{${x('string')}, ${x('string')}}`, () => `strings.Split(${x('string')}, "a")`, () => `strings.Fields(${x('string')})`])();
      case '[4]int32':
        return `[4]int32{${x('int32')}, 2: ${x('int32')}}`;
      case '[2][3]int8':
        return `[2][3]int8{{${x('int8')}, ${x('int8')}}, 1: {2: ${x('int8')}}}`;
      case '[3]string':
        return `[3]string{${x('string')}, ${x('string')}}`;
      case '[2]S':
        return `[2]S{${x('S')}, ${x('S')}}`;
      case 'map[string]int':
        return `map[string]int{"a": ${x('int')}, "bc": ${x('int')}${this.oneIn(2) ? `, fmt.Sprint(${this.nonConst('int', d - 1)}, "!"): ${x('int')}` : ''}}`;
      case 'map[int8]uint16':
        return `map[int8]uint16{1: ${x('uint16')}, -5: ${x('uint16')}}`;
      case 'map[[2]int8]string':
        return `map[[2]int8]string{{1, 2}: ${x('string')}, {${x('int8')}, 3}: ${x('string')}}`;
      case 'S':
        return this.of([() => `S{a: ${x('int')}, b: ${x('uint8')}, s: ${x('string')}}`, () => `S{f: ${x('float64')}, n: ${x('Num')}, xs: [3]int16{${x('int16')}}}`, () => `(${x('S')}).With(${x('string')})`, () => `(${x('W')}).S`, () => `*(${x('*S')})`, () => `(${x('[2]S')})[${this.index(2)}]`])();
      case '*S':
        return this.oneIn(40) ? '(*S)(nil)' : this.oneIn(2) ? `&S{a: ${x('int')}, s: ${x('string')}}` : `new(${x('S')})`;
      case 'W':
        return this.oneIn(2) ? `W{S: ${x('S')}}` : `W{S: ${x('S')}, Num: new(${x('Num')})}`;
      case 'any':
        return `any(${this.nonConst(this.of([...basics, 'S', '*S', 'any', 'Shape', 'func(int) int', 'Pair[int, string]', '[4]int32']), d - 1)})`;
      case 'Shape':
        return this.of([() => `Shape(${this.nonConst('Num', d - 1)})`, () => `Shape(${x('S')})`, () => `Shape(${x('*S')})`, () => `Shape(${x('W')})`, () => 'Shape(nil)'])();
      case 'func(int) int': {
        const n = this.name('n');
        return this.of([() => `func(${n} int) int { return ${n} * ${x('int')} }`, () => `func(${n} int) int { return ${n} ^ ${x('int')} }`, () => `(&S{a: ${x('int')}}).Inc`])();
      }
      case 'func() string':
        return this.of([() => `func() string { return ${x('string')} }`, () => `k[Num](${x('Num')}).String`])();
      case 'Pair[int, string]':
        return this.oneIn(2) ? `Pair[int, string]{${x('int')}, ${x('string')}}` : `(${x('Pair[int, string]')}).Swap()`;
      case 'Pair[uint8, float64]':
        return `Pair[uint8, float64]{${x('uint8')}, ${x('float64')}}`;
      case 'Stack[int16]':
        return `Stack[int16]{[]int16{${x('int16')}, ${x('int16')}}}`;
      case 'chan int':
        return `make(chan int, ${this.below(4)})`;
      default:
        throw new Error(`no expression of type ${t}`);
    }
  }

  private leaf(t: string): Expr {
    const v = this.oneIn(3) ? null : this.variable(t);
    if (v !== null) return { text: v, constant: false };
    const is = (text: string): Expr => ({ text, constant: true });
    const no = (text: string): Expr => ({ text, constant: false });
    if (isInt(t)) {
      const b = bits[t]!;
      const top = isUnsigned(t) ? 2n ** BigInt(b) - 1n : 2n ** BigInt(b - 1) - 1n;
      const value = this.of([0n, 1n, 2n, 3n, 7n, 10n, 100n, top, top - 1n, ...(isUnsigned(t) ? [] : [-1n, -2n, -top - 1n])]);
      return is(`${t}(${value})`);
    }
    switch (t) {
      case 'float64':
      case 'float32':
        return is(`${t}(${this.of(['0', '1', '0.5', '-2.25', '1e10', '3.0', '1e-3'])})`);
      case 'complex128':
        return is(`complex(${this.of(['1', '0', '-2.5'])}, ${this.of(['1', '0', '3'])})`);
      case 'bool':
        return is(this.of(['true', 'false']));
      case 'string':
        return is(this.of(['""', '"a"', '"bc"', '"xyz"', '"hé\\x00llo"', '"日本"', '"a b  c"']));
      case '[]int':
        return no(this.of(['[]int{1, 2, 3}', '[]int(nil)', '[]int{}']));
      case '[]uint8':
        return no(this.of(['[]uint8("abc")', '[]uint8{9, 250, 0}']));
      case '[]string':
        return no(this.of(['[]string{"p", "q"}', '[]string(nil)']));
      case '[4]int32':
        return no('[4]int32{1, -2, 1 << 30}');
      case '[2][3]int8':
        return no('[2][3]int8{{1, 2, 3}, {-4}}');
      case '[3]string':
        return no('[3]string{1: "m"}');
      case '[2]S':
        return no('[2]S{{a: 1}, {s: "two"}}');
      case 'map[string]int':
        return no(this.of(['map[string]int{"a": 1, "q": -1}', 'map[string]int{}']));
      case 'map[int8]uint16':
        return no('map[int8]uint16{-1: 65535, 2: 3}');
      case 'map[[2]int8]string':
        return no('map[[2]int8]string{{1, 2}: "k"}');
      case 'S':
        return no(this.of(['S{}', 'S{a: 4, b: 255, s: "s", f: 1.5}']));
      case '*S':
        return no('&S{a: 9, xs: [3]int16{1, 2, 3}}');
      case 'W':
        return no('W{}');
      case 'any':
        return no(this.of(['any(nil)', 'any(3)', 'any("in")']));
      case 'Shape':
        return no(this.of(['Shape(Num(4))', 'Shape(nil)', 'Shape(S{a: 2})']));
      case 'func(int) int':
        return no('func(n int) int { return n + 1 }');
      case 'func() string':
        return no('func() string { return "fn" }');
      case 'Pair[int, string]':
        return no('Pair[int, string]{1, "one"}');
      case 'Pair[uint8, float64]':
        return no('Pair[uint8, float64]{}');
      case 'Stack[int16]':
        return no('Stack[int16]{[]int16{5, -6}}');
      default:
        return no(`make(chan int, ${this.below(3)})`);
    }
  }
}

export function runnableProgram(seed: number, functions: number): string {
  return new Generator(seed).program(functions);
}
