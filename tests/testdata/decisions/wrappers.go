// Method expressions of interfaces and of methods promoted from them: nothing is known of what they call, and their wrappers are analysed
// in the order of types. Method values of shaped interfaces are converted.
package main

type I interface{ M(p *int) int }

type N int

func (n N) M(p *int) int { return 1 }

type E struct{ I }

type F struct{ *N }

type Getter[T any] interface{ Get() T }

type number struct{ v int }

func (n number) Get() int { return n.v }

type text struct{ v string }

func (t text) Get() string { return t.v }

func value[T any](g Getter[T]) func() T { return g.Get }

func f(x N, a *int) int  { return I.M(x, a) }
func g(x E, a *int) int  { return E.M(x, a) }
func h(x *E, a *int) int { return (*E).M(x, a) }

func main() {
	var x N = 3
	a, b, c, d, e := 1, 2, 3, 4, 5
	println(I.M(x, &a), N.M(x, &b), (*E).M(&E{x}, &c), E.M(E{x}, &d), F.M(F{&x}, &e))
	m := error.Error
	println(m(nil), value[int](number{1})(), value[string](text{"s"})())
}
