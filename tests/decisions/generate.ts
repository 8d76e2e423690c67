/**
 * Random Go programs for comparing decisions: functions over pointers, structs, slices, maps, interfaces, closures, channels and generics,
 * correct by construction (every expression is made for a wanted type from what is in scope). The same seed gives the same program.
 *
 * They are compiled, never run: values do not matter, where they flow does.
 */

/** Types of values, by their Go text. */
const types = ['int', 'string', '*int', '**int', '[]int', '[]*int', '[]byte', '[]string', '[3]int', '[2]*int', 'map[string]int', 'map[int]*int', 'T', '*T', '[]T', 'any', 'I', 'E', 'func() int', 'func(*int) *int', 'chan *int', 'error', 'Pair[*int]', 'Box[int]', 'rune', 'bool', 'float64'] as const;
type GoType = (typeof types)[number];

const prelude = `type T struct {
	a int
	p *int
	s []int
	next *T
	f func() int
	arr [2]*int
	e any
}

func (t T) Get() *int { return t.p }
func (t T) Val() int { return t.a }
func (t *T) Set(p *int) *T { t.p = p; return t }
func (t *T) Link(u *T) { t.next = u }
func (t *T) Sum(xs ...int) (n int) {
	for _, x := range xs {
		n += x
	}
	return n + t.a
}
func (t *T) M(p *int) *int { t.p = p; return p }

type E struct {
	*T
	n int
}

type N int

func (n N) M(p *int) *int { return p }
func (n N) Error() string { return "n" }

type I interface{ M(p *int) *int }

type Pair[A any] struct {
	first, second A
}

func (p Pair[A]) Swap() Pair[A] { return Pair[A]{p.second, p.first} }
func (p *Pair[A]) Put(a A) { p.first = a }

type Box[A any] struct{ v *A }

func (b Box[A]) Load() *A { return b.v }
func MakeBox[A any](v A) Box[A] { return Box[A]{&v} }
func id[A any](x A) A { return x }
func first[A any](xs ...A) A { return xs[0] }
func each[A any](xs []A, f func(A)) {
	for _, x := range xs {
		f(x)
	}
}
func mapped[A, B any](xs []A, f func(A) B) (out []B) {
	for _, x := range xs {
		out = append(out, f(x))
	}
	return
}
func seq(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n; i++ {
			if !yield(i) {
				return
			}
		}
	}
}

var (
	gInt int
	gPtr *int
	gT *T
	gAny any
	gI I
	gSlice []*int
	gMap = map[int]*int{}
	gFn func() int
	gErr error
	gStr string
	gFloat float64
	gBytes []byte
	gChan = make(chan *int, 1)
	gStrs []string
)

func take(x any)
func keepPtr(p *int)
`;

interface Fn {
  name: string;
  params: GoType[];
  results: GoType[];
}

interface Variable {
  name: string;
  type: GoType;
}

/** A generator of 32-bit numbers (xorshift). */
export function random(seed: number): (n: number) => number {
  let x = (seed * 2654435761 + 88172645) >>> 0 || 1;
  return (n) => {
    x ^= x << 13;
    x >>>= 0;
    x ^= x >>> 17;
    x ^= x << 5;
    x >>>= 0;
    return x % n;
  };
}

class Program {
  private readonly out: string[] = [];
  private readonly fns: Fn[] = [];
  private vars: Variable[] = [];
  private indent = 1;
  private names = 0;
  private results: readonly GoType[] = [];
  private resultNames: string[] = [];
  private loops = 0;
  private budget = 0;

  constructor(private readonly rnd: (n: number) => number) {}

  private pick<A>(l: readonly A[]): A {
    return l[this.rnd(l.length)]!;
  }

  private chance(percent: number): boolean {
    return this.rnd(100) < percent;
  }

  private line(s: string): void {
    this.out.push('\t'.repeat(this.indent) + s);
  }

  private fresh(): string {
    return `v${this.names++}`;
  }

  text(functions: number): string {
    for (let i = 0; i < functions; i++) {
      const params = Array.from({ length: this.rnd(4) }, () => this.pick(types));
      const results = Array.from({ length: this.rnd(3) }, () => this.pick(types));
      this.fns.push({ name: `f${i}`, params, results });
    }
    for (const f of this.fns) this.func(f);
    return `package p\n\n${prelude}\n${this.out.join('\n')}\n`;
  }

  private func(f: Fn): void {
    this.vars = f.params.map((type, i) => ({ name: `a${i}`, type }));
    this.names = 0;
    this.results = f.results;
    this.loops = 0;
    this.budget = 3 + this.rnd(14);
    const named = f.results.length > 0 && this.chance(25);
    this.resultNames = named ? f.results.map((_, i) => `r${i}`) : [];
    const results = named ? f.results.map((t, i) => `r${i} ${t}`) : f.results;
    if (named) this.vars.push(...f.results.map((type, i) => ({ name: `r${i}`, type })));
    if (this.chance(6)) this.out.push('//go:noinline');
    const tail = results.length === 0 ? '' : results.length === 1 && !named ? ` ${results[0]}` : ` (${results.join(', ')})`;
    this.out.push(`func ${f.name}(${f.params.map((t, i) => `a${i} ${t}`).join(', ')})${tail} {`);
    const n = this.chance(35) ? this.rnd(2) : 1 + this.rnd(6);
    for (let i = 0; i < n; i++) this.stmt();
    this.finish();
    this.out.push('}', '');
  }

  private finish(): void {
    if (this.results.length === 0) return;
    if (this.resultNames.length > 0 && this.chance(40)) this.line('return');
    else this.line(`return ${this.results.map((t) => this.expr(t, 2)).join(', ')}`);
  }

  /** Statements in a block of their own. */
  private block(n: number): void {
    const { vars } = this;
    this.vars = vars.slice();
    this.indent++;
    for (let i = 0; i < n; i++) this.stmt();
    this.indent--;
    this.vars = vars;
  }

  private declare(type: GoType, value: string): void {
    const name = this.fresh();
    this.line(this.chance(30) ? `var ${name} ${type} = ${value}` : `${name} := ${this.typed(type, value)}`);
    this.line(`_ = ${name}`);
    this.vars.push({ name, type });
  }

  /** The value with its type where := would find another. */
  private typed(type: GoType, value: string): string {
    return /^(func|chan|\*|\[|map|Pair|Box|T$)/.test(type) && value !== 'nil' ? value : type.startsWith('*') || type.startsWith('chan') || type.startsWith('func') ? `(${type})(${value})` : `${type}(${value})`;
  }

  private of(type: GoType): string[] {
    return this.vars.filter((v) => v.type === type).map((v) => v.name);
  }

  private stmt(): void {
    if (this.budget-- <= 0) return;
    const t = this.pick(types);
    switch (this.rnd(26)) {
      case 0: case 1: case 2: case 3:
        this.declare(t, this.expr(t, 2));
        return;
      case 4: case 5: {
        const v = this.vars.length > 0 ? this.pick(this.vars) : null;
        if (v !== null) this.line(`${v.name} = ${this.expr(v.type, 2)}`);
        return;
      }
      case 6:
        this.line(this.store());
        return;
      case 7:
        this.line(`if ${this.expr('bool', 1)} {`);
        this.block(1 + this.rnd(2));
        if (this.chance(40)) {
          this.line('} else {');
          this.block(1);
        }
        this.line('}');
        return;
      case 8: {
        const i = this.fresh();
        this.line(`for ${i} := 0; ${i} < ${this.expr('int', 1)}; ${i}++ {`);
        this.loop([{ name: i, type: 'int' }]);
        return;
      }
      case 9:
        this.range();
        return;
      case 10: {
        const x = this.fresh();
        this.line(`switch ${x} := ${this.expr('any', 1)}.(type) {`);
        for (const c of ['*int', 'T', 'string', 'I', 'func() int'] as const) {
          if (this.chance(50)) continue;
          this.line(`case ${c}:`);
          const { vars } = this;
          this.vars = [...vars, { name: x, type: c }];
          this.indent++;
          this.line(`_ = ${x}`);
          this.stmt();
          this.indent--;
          this.vars = vars;
        }
        this.line('default:');
        this.line(`\t_ = ${x}`);
        this.line('}');
        return;
      }
      case 11:
        this.line(`defer ${this.call()}`);
        return;
      case 12:
        this.line(`go ${this.call()}`);
        return;
      case 13:
        this.line(`${this.expr('chan *int', 1)} <- ${this.expr('*int', 1)}`);
        return;
      case 14:
        this.line('select {');
        this.line(`case p := <-${this.expr('chan *int', 1)}:`);
        this.line('\t_ = p');
        this.line(`case ${this.expr('chan *int', 1)} <- ${this.expr('*int', 1)}:`);
        if (this.chance(50)) this.line('default:');
        this.line('}');
        return;
      case 15: case 16: {
        const s = this.pick(['[]int', '[]*int', '[]byte', '[]string', '[]T'] as const);
        const to = this.of(s);
        const elem = s.slice(2);
        const value = elem === 'byte' ? this.pick(["'a'", 'byte(gInt)']) : this.expr(elem as GoType, 1);
        const more = this.chance(25) ? `${this.expr(s, 1)}...` : value;
        if (to.length > 0) {
          const v = this.pick(to);
          this.line(`${v} = append(${v}, ${more})`);
        } else this.declare(s, `append(${this.expr(s, 1)}, ${more})`);
        return;
      }
      case 17: {
        const f = this.pick(this.fns);
        if (f.results.length < 2) {
          this.line(this.callOf(f));
          return;
        }
        const names = f.results.map(() => this.fresh());
        this.line(`${names.join(', ')} := ${this.callOf(f)}`);
        this.line(`${names.map(() => '_').join(', ')} = ${names.join(', ')}`);
        names.forEach((name, i) => this.vars.push({ name, type: f.results[i]! }));
        return;
      }
      case 18: {
        const [v, ok] = [this.fresh(), this.fresh()];
        const [e, type] = this.pick([[`gMap[${this.expr('int', 1)}]`, '*int'], [`${this.expr('any', 1)}.(*T)`, '*T'], [`<-${this.expr('chan *int', 1)}`, '*int'], [`${this.expr('any', 1)}.(string)`, 'string']] as const);
        this.line(`${v}, ${ok} := ${e}`);
        this.line(`_, _ = ${v}, ${ok}`);
        this.vars.push({ name: v, type }, { name: ok, type: 'bool' });
        return;
      }
      case 19:
        this.line(`take(${this.expr(t, 2)})`);
        return;
      case 20:
        this.line(`keepPtr(${this.expr('*int', 2)})`);
        return;
      case 21:
        this.line(`println(${this.expr('int', 1)}, ${this.expr('string', 1)})`);
        return;
      case 22:
        if (this.loops > 0) this.line(`if ${this.expr('bool', 1)} {\n${'\t'.repeat(this.indent + 1)}${this.pick(['break', 'continue'])}\n${'\t'.repeat(this.indent)}}`);
        else if (this.chance(30)) this.line(`panic(${this.expr('any', 1)})`.replace(/^panic/, `if ${this.expr('bool', 1)} { panic`).concat(' }'));
        return;
      case 23:
        this.line(`for ${this.fresh()} := range seq(${this.expr('int', 1)}) {`.replace(/for (v\d+) :=/, 'for $1 :='));
        this.loop([{ name: `v${this.names - 1}`, type: 'int' }]);
        return;
      case 24: {
        const types2 = this.pick([['*int', '*int'], ['int', 'int'], ['any', 'any'], ['[]int', '[]int']] as const);
        const l = this.of(types2[0]);
        if (l.length >= 2) this.line(`${l[0]}, ${l[1]} = ${l[1]}, ${l[0]}`);
        return;
      }
      default:
        this.line(`${this.call()}`);
    }
  }

  private loop(vars: Variable[]): void {
    const saved = this.vars;
    this.vars = [...saved, ...vars];
    this.loops++;
    this.indent++;
    for (const v of vars) this.line(`_ = ${v.name}`);
    this.indent--;
    this.block(1 + this.rnd(3));
    this.loops--;
    this.vars = saved;
    this.line('}');
  }

  private range(): void {
    const [over, key, value] = this.pick([['[]int', 'int', 'int'], ['[]*int', 'int', '*int'], ['[2]*int', 'int', '*int'], ['map[int]*int', 'int', '*int'], ['[]T', 'int', 'T'], ['string', 'int', 'rune'], ['int', 'int', null], ['map[string]int', 'string', 'int']] as const);
    const k = this.fresh();
    if (value === null) {
      this.line(`for ${k} := range ${this.expr(over, 1)} {`);
      this.loop([{ name: k, type: key }]);
      return;
    }
    const v = this.fresh();
    this.line(`for ${k}, ${v} := range ${this.expr(over, 1)} {`);
    this.loop([{ name: k, type: key }, { name: v, type: value }]);
  }

  /** A store to something that outlives the function, or into something at hand. */
  private store(): string {
    const e = (t: GoType): string => this.expr(t, 2);
    const choices: (() => string)[] = [
      () => `gPtr = ${e('*int')}`, () => `gT = ${e('*T')}`, () => `gAny = ${e(this.pick(types))}`, () => `gI = ${e('I')}`, () => `gSlice = ${e('[]*int')}`, () => `gFn = ${e('func() int')}`,
      () => `gErr = ${e('error')}`, () => `gStr = ${e('string')}`, () => `gBytes = ${e('[]byte')}`, () => `gMap[${e('int')}] = ${e('*int')}`, () => `${e('*T')}.p = ${e('*int')}`,
      () => `${e('*T')}.next = ${e('*T')}`, () => `*${e('*int')} = ${e('int')}`, () => `*${e('**int')} = ${e('*int')}`, () => `${e('*T')}.e = ${e('any')}`, () => `${e('*T')}.f = ${e('func() int')}`,
      () => `${e('[]*int')}[0] = ${e('*int')}`, () => `${e('map[int]*int')}[1] = ${e('*int')}`, () => `gStrs = append(gStrs, ${e('string')})`, () => `*${e('*T')} = ${e('T')}`,
    ];
    return this.pick(choices)();
  }

  private callOf(f: Fn): string {
    return `${f.name}(${f.params.map((t) => this.expr(t, 1)).join(', ')})`;
  }

  /** A call as a statement. */
  private call(): string {
    const e = (t: GoType): string => this.expr(t, 1);
    const choices: (() => string)[] = [
      () => this.callOf(this.pick(this.fns)), () => `${e('*T')}.Set(${e('*int')})`, () => `${e('*T')}.Link(${e('*T')})`, () => `${e('func() int')}()`, () => `${e('I')}.M(${e('*int')})`,
      () => `func() {\n${this.literal([], [])}${'\t'.repeat(this.indent)}}()`, () => `func(p *int) {\n${this.literal([{ name: 'p', type: '*int' }], [])}${'\t'.repeat(this.indent)}}(${e('*int')})`,
      () => `each(${e('[]int')}, func(x int) {\n${this.literal([{ name: 'x', type: 'int' }], [])}${'\t'.repeat(this.indent)}})`, () => `${e('*T')}.Sum(${e('int')}, ${e('int')})`,
    ];
    return this.pick(choices)();
  }

  /** The body of a function literal: statements that see what is in scope. */
  private literal(params: Variable[], results: readonly GoType[]): string {
    const saved = { vars: this.vars, results: this.results, resultNames: this.resultNames, loops: this.loops, out: this.out.length };
    this.vars = [...this.vars, ...params];
    this.results = results;
    this.resultNames = [];
    this.loops = 0;
    this.indent++;
    for (const p of params) this.line(`_ = ${p.name}`);
    const n = this.rnd(3);
    for (let i = 0; i < n; i++) this.stmt();
    if (results.length > 0) this.line(`return ${results.map((t) => this.expr(t, 1)).join(', ')}`);
    this.indent--;
    const body = this.out.splice(saved.out);
    this.vars = saved.vars;
    this.results = saved.results;
    this.resultNames = saved.resultNames;
    this.loops = saved.loops;
    return body.map((l) => `${l}\n`).join('');
  }

  private func0(): string {
    return `func() int {\n${this.literal([], ['int'])}${'\t'.repeat(this.indent)}}`;
  }

  private func1(): string {
    return `func(q *int) *int {\n${this.literal([{ name: 'q', type: '*int' }], ['*int'])}${'\t'.repeat(this.indent)}}`;
  }

  /** An expression of the type; `depth` bounds how deep it nests. */
  expr(t: GoType, depth: number): string {
    const vars = this.of(t);
    if (vars.length > 0 && (depth <= 0 || this.chance(45))) return this.pick(vars);
    if (depth > 0 && this.chance(15)) {
      const f = this.fns.filter((x) => x.results.length === 1 && x.results[0] === t);
      if (f.length > 0) {
        const g = this.pick(f);
        return `${g.name}(${g.params.map((p) => this.expr(p, depth - 1)).join(', ')})`;
      }
    }
    if (depth > 0 && this.chance(8) && t !== 'bool') return `id(${this.typed(t, this.expr(t, depth - 1))})`;
    const l = depth <= 0 ? leaves[t] : [...leaves[t], ...this.inner(t, depth - 1)];
    const c = this.pick(l);
    const text = typeof c === 'string' ? c : c();
    return /^\w+(\.\w+)*$/.test(text) ? text : `(${text})`;
  }

  private inner(t: GoType, d: number): (string | (() => string))[] {
    const e = (x: GoType): string => this.expr(x, d);
    /** Something whose address can be taken. */
    const addr = (x: GoType): string | null => {
      const l = this.of(x);
      return l.length > 0 ? this.pick(l) : null;
    };
    const addressOf = (x: GoType, otherwise: string): string => {
      const a = addr(x);
      return a === null ? otherwise : `&${a}`;
    };
    switch (t) {
      case 'int':
        return [() => `${e('int')} + ${e('int')}`, () => `len(${e('string')})`, () => `*${e('*int')}`, () => `${e('[]int')}[0]`, () => `${e('T')}.a`, () => `${e('*T')}.Val()`, () => `${e('func() int')}()`, () => `cap(${e('[]int')})`, () => `${e('map[string]int')}["k"]`, () => `int(${e('float64')})`, () => `max(${e('int')}, 3)`, () => `copy(${e('[]int')}, ${e('[]int')})`, () => `len(${e('[]byte')})`, () => `first(${e('int')}, 2)`];
      case 'string':
        return [() => `${e('string')} + ${e('string')}`, () => `string(${e('[]byte')})`, () => `string(${e('rune')})`, () => 'gStr[1:]', () => `${e('[]string')}[0]`, () => `${e('error')}.Error()`, () => `"a" + ${e('string')} + "b"`];
      case '*int':
        return [() => addressOf('int', 'new(int)'), () => `${e('*T')}.p`, () => `&${e('*T')}.a`, () => `${e('T')}.Get()`, () => `*${e('**int')}`, () => `${e('[]*int')}[0]`, () => `${e('func(*int) *int')}(${e('*int')})`, () => `${e('I')}.M(${e('*int')})`, () => `<-${e('chan *int')}`, () => `${e('map[int]*int')}[0]`, () => `&${e('[]int')}[0]`, () => `${e('any')}.(*int)`, () => `${e('Pair[*int]')}.first`, () => `${e('Box[int]')}.Load()`, () => `${e('E')}.p`, () => `new(${e('int')})`, () => `(*T).Get(${e('*T')})`];
      case '**int':
        return [() => addressOf('*int', 'new(*int)'), () => `&${e('*T')}.p`, () => `&${e('[]*int')}[0]`, () => `&${e('*T')}.arr[1]`];
      case '[]int':
        return [() => `[]int{${e('int')}, ${e('int')}}`, () => `${e('[]int')}[1:]`, () => `append(${e('[]int')}, ${e('int')})`, () => `make([]int, ${this.pick(['3', '10', '10000', 'gInt', e('int')])})`, () => `${e('*T')}.s`, () => (addr('[3]int') === null ? '[]int{1}' : `${addr('[3]int')}[:]`), () => `make([]int, 0, ${e('int')})`];
      case '[]*int':
        return [() => `[]*int{${e('*int')}, nil}`, () => `append(${e('[]*int')}, ${e('*int')})`, () => `${e('[]*int')}[:1]`, () => `make([]*int, 4)`, () => (addr('[2]*int') === null ? '[]*int(nil)' : `${addr('[2]*int')}[:]`), () => `mapped(${e('[]int')}, func(x int) *int { return &x })`];
      case '[]byte':
        return [() => `[]byte(${e('string')})`, () => `append(${e('[]byte')}, 'x')`, () => `append(${e('[]byte')}, ${e('string')}...)`, () => `${e('[]byte')}[:2]`, () => 'make([]byte, 40)'];
      case '[]string':
        return [() => `[]string{${e('string')}, "z"}`, () => `append(${e('[]string')}, ${e('string')})`, () => `mapped(${e('[]int')}, func(x int) string { return string(rune(x)) })`];
      case '[3]int':
        return [() => `[3]int{${e('int')}}`, () => `[3]int(${e('[]int')})`];
      case '[2]*int':
        return [() => `[2]*int{${e('*int')}}`, () => `${e('*T')}.arr`];
      case 'map[string]int':
        return [() => `map[string]int{${e('string')}: ${e('int')}}`, () => 'make(map[string]int)', () => 'make(map[string]int, 100)'];
      case 'map[int]*int':
        return [() => `map[int]*int{1: ${e('*int')}}`, () => 'make(map[int]*int)'];
      case 'T':
        return [() => `T{a: ${e('int')}, p: ${e('*int')}}`, () => `*${e('*T')}`, () => `T{s: ${e('[]int')}, e: ${e('any')}}`, () => `${e('[]T')}[0]`, () => `T{f: ${e('func() int')}}`];
      case '*T':
        return [() => `&T{p: ${e('*int')}}`, () => addressOf('T', '&T{}'), () => `${e('*T')}.next`, () => `${e('*T')}.Set(${e('*int')})`, () => `&T{next: ${e('*T')}, a: 1}`, () => `${e('any')}.(*T)`, () => `${e('E')}.T`, () => `&${e('[]T')}[0]`, () => 'new(T)'];
      case '[]T':
        return [() => `[]T{{a: 1}, {p: ${e('*int')}}}`, () => `append(${e('[]T')}, ${e('T')})`, () => 'make([]T, 2)'];
      case 'any':
        return [() => `any(${e(this.pick(types))})`, () => `${e('*T')}.e`, () => `any(${e('I')})`, () => `first[any](${e('int')}, ${e('string')})`];
      case 'I':
        return [() => `I(${e('*T')})`, () => `N(${e('int')})`, () => `${e('any')}.(I)`, () => `I(${e('E')})`];
      case 'E':
        return [() => `E{${e('*T')}, ${e('int')}}`, () => `E{T: &T{}}`];
      case 'func() int':
        return [() => this.func0(), () => `${e('*T')}.f`, () => `${e('T')}.Val`, () => `${e('E')}.Val`];
      case 'func(*int) *int':
        return [() => this.func1(), () => `${e('I')}.M`, () => `${e('*T')}.M`, () => 'N(1).M', () => 'id[*int]'];
      case 'chan *int':
        return [() => `make(chan *int, ${e('int')})`];
      case 'error':
        return [() => `error(N(${e('int')}))`, () => `${e('any')}.(error)`];
      case 'Pair[*int]':
        return [() => `Pair[*int]{${e('*int')}, ${e('*int')}}`, () => `${e('Pair[*int]')}.Swap()`];
      case 'Box[int]':
        return [() => `MakeBox(${e('int')})`, () => `Box[int]{${e('*int')}}`];
      case 'rune':
        return [() => `rune(${e('int')})`];
      case 'bool':
        return [() => `${e('int')} < ${e('int')}`, () => `${e('string')} == ${e('string')}`, () => `${e('*int')} != nil`, () => `${e('bool')} && ${e('bool')}`, () => `${e('any')} == ${e('any')}`];
      case 'float64':
        return [() => `float64(${e('int')})`];
      default:
        return [];
    }
  }
}

const leaves: Record<GoType, readonly string[]> = {
  int: ['1', '7', 'gInt'], string: ['"s"', 'gStr', '""'], '*int': ['gPtr', 'new(int)'], '**int': ['&gPtr', 'new(*int)'], '[]int': ['[]int{1, 2}', 'gT.s'], '[]*int': ['gSlice', '[]*int{gPtr}'],
  '[]byte': ['gBytes', '[]byte("lit")'], '[]string': ['gStrs', '[]string{"q"}'], '[3]int': ['[3]int{1, 2, 3}'], '[2]*int': ['[2]*int{}', 'gT.arr'], 'map[string]int': ['map[string]int{}', 'map[string]int{"x": 1}'], 'map[int]*int': ['gMap', 'map[int]*int{}'],
  T: ['T{}', '*gT', 'T{a: 1}'], '*T': ['gT', '&T{}'], '[]T': ['[]T{}', '[]T{{}}'], any: ['gAny', 'any(1)', 'any("c")'], I: ['gI', 'I(gT)', 'I(N(3))'], E: ['E{}', 'E{gT, 1}'], 'func() int': ['gFn', 'gT.f'], 'func(*int) *int': ['gI.M', 'id[*int]'],
  'chan *int': ['gChan', 'make(chan *int)'], error: ['gErr', 'error(N(2))'], 'Pair[*int]': ['Pair[*int]{}', 'Pair[*int]{gPtr, nil}'], 'Box[int]': ['Box[int]{}', 'MakeBox(3)'], rune: ["'r'", 'rune(gInt)'], bool: ['true', 'gInt > 2'], float64: ['gFloat', 'float64(gInt)'],
};

/** A program of package p with so many functions. */
export function randomProgram(seed: number, functions: number): string {
  return new Program(random(seed)).text(functions);
}
