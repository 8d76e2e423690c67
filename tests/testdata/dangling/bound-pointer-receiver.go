// dangling: t

package main

type T struct{ v int }

func (t *T) get() int { return t.v } // use

//go:noinline
func f(out *func() int) {
	var t T // decl
	t.v = 5
	g := t.get
	keep = &t
	*out = nil
	_ = g
}

var keep *T

func main() {
	var g func() int
	f(&g)
	println(keep.get())
}
