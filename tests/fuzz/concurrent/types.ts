/**
 * Random types. Each type T has two functions in the program: `mkN(r *rng, d int) T` makes a value, d levels of pointers, slices, maps, closures and
 * channels deep, and `sumN(*T) uint64` sums up all that the value holds. What is in a channel is not looked at (that would take it out), and maps are
 * summed in any order.
 */
import type { Rand } from './rand.js';

export interface Typ {
  /** As it is written in Go. */
  go: string;
  id: number;
  /** Keys of maps can have it; their sums are those of equal values. */
  comparable: boolean;
  /** A named struct: it, or a pointer to it, has a method sum. */
  named: boolean;
}

const integers = ['int', 'int8', 'uint16', 'int32', 'uint64', 'int64', 'uintptr', 'byte'];

export class Types {
  readonly list: Typ[] = [];
  /** Declarations of types and their methods. */
  readonly declarations: string[] = [];
  /** The functions mkN and sumN. */
  readonly functions: string[] = [];
  private readonly byName = new Map<string, Typ>();
  private readonly basics: number;

  constructor(
    private readonly r: Rand,
    count: number,
  ) {
    for (const name of integers) this.add(name, `\tx = ${name}(r.next())`, '\th = uint64(*p)', true);
    this.add('float64', '\tx = float64(int32(r.next()))', '\th = math.Float64bits(*p)', true);
    this.add('string', '\tx = r.str()', '\th = sumString(*p)', true);
    this.add('bool', '\tx = r.n(2) == 0', '\tif *p {\n\t\th = 1\n\t}', true);
    this.add('struct{}', '', '');
    this.add('complex64', '\tx = complex(float32(r.n(1000)), float32(r.n(77)))', '\th = uint64(real(*p)) + uint64(imag(*p))*3', true);
    this.basics = this.list.length;
    // A first one, so that there always is one that is not basic.
    this.struct();
    for (let i = 1; i < count; i++) {
      if (r.chance(0.4)) this.struct();
      else this.composite();
    }
  }

  basic(name: string): Typ {
    return this.byName.get(name)!;
  }

  comparableOne(): Typ {
    return this.r.pick(this.list.filter((t) => t.comparable));
  }

  /** Not a basic type. */
  payload(): Typ {
    return this.list[this.basics + this.r.below(this.list.length - this.basics)]!;
  }

  private add(go: string, make: string, sum: string, comparable = false, named = false): Typ {
    const old = this.byName.get(go);
    if (old !== undefined) return old;
    const t: Typ = { go, id: this.list.length, comparable, named };
    this.list.push(t);
    this.byName.set(go, t);
    const inlined = (): string => (this.r.chance(0.3) ? '//go:noinline\n' : '');
    this.functions.push(`${inlined()}func mk${t.id}(r *rng, d int) (x ${go}) {\n${make}\n\treturn\n}\n\n${inlined()}func sum${t.id}(p *${go}) (h uint64) {\n${sum}\n\treturn\n}`);
    return t;
  }

  /** Any, the latest more often. */
  private any(): Typ {
    const { r, list } = this;
    return r.chance(0.6) ? list[list.length - 1 - r.below(Math.min(list.length, 12))]! : r.pick(list);
  }

  private composite(): void {
    const { r } = this;
    const e = this.any();
    const make = `mk${e.id}(r, d-1)`;
    switch (r.below(10)) {
      case 0:
      case 1:
        this.add(`*${e.go}`, `\tif d > 0 {\n\t\tv := ${make}\n\t\tx = &v\n\t}`, `\tif *p != nil {\n\t\th = mix(3, sum${e.id}(*p))\n\t}`);
        break;
      case 2:
      case 3:
        this.add(`[]${e.go}`, `\tfor range r.n(${1 + r.below(9)}) * min(d, 1) {\n\t\tx = append(x, ${make})\n\t}`, this.sumOfElements(e));
        break;
      case 4:
        // Arrays of big arrays would fill stacks.
        if (!/\d{2}\]/.test(e.go)) this.add(`[${r.pick([1, 2, 3, 7, 20])}]${e.go}`, `\tfor i := range x {\n\t\tx[i] = ${make}\n\t}`, this.sumOfElements(e), e.comparable);
        break;
      case 5: {
        const k = this.comparableOne();
        const map = `map[${k.go}]${e.go}`;
        this.add(map, `\tif d > 0 {\n\t\tx = ${map}{}\n\t\tfor range r.n(${r.pick([3, 10, 30])}) {\n\t\t\tx[mk${k.id}(r, d-1)] = mk${e.id}(r, d-2)\n\t\t}\n\t}`, `\tfor k, v := range *p {\n\t\th += mix(sum${k.id}(&k), sum${e.id}(&v))\n\t}`);
        break;
      }
      case 6: {
        const body = r.chance(0.5) ? 'return v' : 'w := v; return w';
        this.add(`func() ${e.go}`, `\tif d > 0 {\n\t\tv := ${make}\n\t\tx = func() ${e.go} { ${body} }\n\t}`, `\tif *p != nil {\n\t\tv := (*p)()\n\t\th = mix(5, sum${e.id}(&v))\n\t}`);
        break;
      }
      case 7:
        this.add(`chan ${e.go}`, `\tif d > 0 {\n\t\tx = make(chan ${e.go}, 4)\n\t\tfor range r.n(5) {\n\t\t\tx <- ${make}\n\t\t}\n\t}`, '\th = uint64(len(*p)*7 + cap(*p))');
        break;
      case 8: {
        const held = [this.any(), this.any(), e, this.namedOne() ?? e];
        const distinct = [...new Set(held)];
        this.add(
          this.declare('A', 'any'),
          `\tswitch r.n(5) {\n${held.map((t, i) => `\tcase ${i}:\n\t\tx = mk${t.id}(r, d-1)`).join('\n')}\n\t}`,
          `\tswitch y := (*p).(type) {\n${distinct.map((t) => `\tcase ${t.go}:\n\t\th = mix(${t.id}, sum${t.id}(&y))`).join('\n')}\n\t}`,
        );
        break;
      }
      default: {
        const held = [this.namedOne(), this.namedOne()].filter((t) => t !== null);
        this.add(this.declare('I', 'summer'), `\tswitch r.n(3) {\n${held.map((t, i) => `\tcase ${i}:\n\t\tv := mk${t.id}(r, d-1)\n\t\tx = &v`).join('\n')}\n\t}`, '\tif *p != nil {\n\t\th = (*p).sum()\n\t}');
      }
    }
  }

  private struct(): void {
    const { r } = this;
    const fields = Array.from({ length: 1 + r.below(6) }, (_, i) => {
      const t = this.any();
      return { t, name: `f${i}`, blank: r.chance(0.07) };
    });
    const set = fields.filter((f) => !f.blank);
    const self = r.chance(0.3);
    const name = `T${this.list.length}`;
    this.declarations.push(`type ${name} struct {\n${fields.map((f) => `\t${f.blank ? '_' : f.name} ${f.t.go}`).join('\n')}${self ? `\n\tself *${name}` : ''}\n}`);
    const make = set.map((f) => `\tx.${f.name} = mk${f.t.id}(r, d-1)`);
    const sum = set.map((f) => `\th = mix(h, sum${f.t.id}(&p.${f.name}))`);
    if (self) {
      make.push('\tif d > 0 && r.n(2) == 0 {\n\t\ty := x\n\t\tx.self = &y\n\t}');
      sum.push('\tif p.self != nil {\n\t\th = mix(h, p.self.sum())\n\t}');
    }
    const t = this.add(name, make.join('\n'), sum.join('\n'), fields.every((f) => f.t.comparable) && !self, true);
    this.declarations.push(self || r.chance(0.5) ? `func (x *${name}) sum() uint64 { return sum${t.id}(x) }` : `func (x ${name}) sum() uint64 { return sum${t.id}(&x) }`);
  }

  private sumOfElements(e: Typ): string {
    return `\tfor i := range *p {\n\t\th = mix(h, sum${e.id}(&(*p)[i]))\n\t}`;
  }

  private namedOne(): Typ | null {
    const named = this.list.filter((t) => t.named);
    return named.length === 0 ? null : this.r.pick(named);
  }

  /** A name of its own for an interface type, so that what can be in it is known. */
  private declare(letter: string, underlying: string): string {
    const name = `${letter}${this.list.length}`;
    this.declarations.push(`type ${name} ${underlying}`);
    return name;
  }
}
