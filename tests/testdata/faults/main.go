// Each case dereferences a nil pointer; the argument is its name. See tests/run/fault-address.test.ts.
package main

import (
	"os"
)

type In struct{ a, b int32 }
type T struct {
	a    int
	s    string
	b    []int
	i    In
	e    any
	arr  [4]int64
	m    map[string]int
	f    float64
	p    *T
	big  [1000]int
	last byte
}

//go:noinline
func use(x ...any) {}

//go:noinline
func sink(p *int) {}

var g int
var gs string
var gb []int
var ge any
var gp *T
var gt T
var gi In

func (t *T) get() int { return t.i0() }
func (t *T) i0() int  { return int(t.i.b) }
func (t T) val() int  { return t.a }

type Iface interface{ get() int }

var cases = []struct {
	name string
	f    func(p *T, k int)
}{
	{"load word", func(p *T, k int) { g = p.a }},
	{"load string", func(p *T, k int) { gs = p.s }},
	{"len string", func(p *T, k int) { g = len(p.s) }},
	{"load slice", func(p *T, k int) { gb = p.b }},
	{"len slice", func(p *T, k int) { g = len(p.b) }},
	{"cap slice", func(p *T, k int) { g = cap(p.b) }},
	{"nested field", func(p *T, k int) { g = int(p.i.b) }},
	{"iface", func(p *T, k int) { ge = p.e }},
	{"arr const", func(p *T, k int) { g = int(p.arr[2]) }},
	{"arr var", func(p *T, k int) { g = int(p.arr[k&3]) }},
	{"map field", func(p *T, k int) { g = p.m["x"] }},
	{"float", func(p *T, k int) { g = int(p.f) }},
	{"ptr ptr", func(p *T, k int) { g = p.p.a }},
	{"store word", func(p *T, k int) { p.a = k }},
	{"store b", func(p *T, k int) { p.i.b = int32(k) }},
	{"store string", func(p *T, k int) { p.s = gs }},
	{"store string const", func(p *T, k int) { p.s = "x" }},
	{"store ptr", func(p *T, k int) { p.p = gp }},
	{"store slice", func(p *T, k int) { p.b = gb }},
	{"store iface", func(p *T, k int) { p.e = ge }},
	{"add assign", func(p *T, k int) { p.i.b += 3 }},
	{"last", func(p *T, k int) { g = int(p.last) }},
	{"store last", func(p *T, k int) { p.last = 1 }},
	{"addr", func(p *T, k int) { sink(&p.arr2()[1]) }},
	{"addr of field", func(p *T, k int) { gi2 = &p.i }},
	{"two fields", func(p *T, k int) { g = int(p.i.b) + p.a }},
	{"method", func(p *T, k int) { g = p.get() }},
	{"value method", func(p *T, k int) { g = p.val() }},
	{"copy all", func(p *T, k int) { gt = *p }},
	{"store all", func(p *T, k int) { *p = gt }},
	{"slice arr", func(p *T, k int) { gb2 = p.arr[:] }},
	{"range arr", func(p *T, k int) {
		for _, x := range p.arr {
			g += int(x)
		}
	}},
	{"iface method", func(p *T, k int) {
		var i Iface
		if k == 1000 {
			i = p
		}
		g = i.get()
	}},
	{"func", func(p *T, k int) {
		var f func()
		if k == 1000 {
			f = func() {}
		}
		f()
	}},
	{"index b", func(p *T, k int) { g = p.b[k] }},
	{"index s", func(p *T, k int) { g = int(p.s[k]) }},
	{"compare s", func(p *T, k int) {
		if p.s == gs {
			g++
		}
	}},
	{"compare s const", func(p *T, k int) {
		if p.s == "abc" {
			g++
		}
	}},
	{"if field", func(p *T, k int) {
		if p.f > 1 {
			g = p.a
		}
	}},
	{"deref int", func(p *T, k int) {
		var q *int
		if k == 1000 {
			q = &g
		}
		g = *q
	}},
	{"zero big", func(p *T, k int) { p.arr = [4]int64{} }},
	{"literal", func(p *T, k int) { *p = T{a: k} }},
	{"return both", func(p *T, k int) { x, y := both(p); g = x + int(y) }},
	{"call arg", func(p *T, k int) { use(p.i.b) }},
	{"type assert", func(p *T, k int) { g = p.e.(int) }},
	{"copy local", func(p *T, k int) { x := *p; use(x.a) }},
	{"incr", func(p *T, k int) { p.arr[3]++ }},
}
var gi2 *In
var gb2 []int64

//go:noinline
func (p *T) arr2() *[4]int { return (*[4]int)(nil) }

//go:noinline
func both(p *T) (int, int32) { return p.a, p.i.b }

func main() {
	if len(os.Args) > 1 {
		for _, c := range cases {
			if c.name == os.Args[1] {
				c.f(nil, len(os.Args))
				return
			}
		}
	}
}
