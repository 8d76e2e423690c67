// dangling: t.get

package main

type T struct{ v [4]int }

func (t T) get() int { return t.v[1] }

//go:noinline
func f() func() int {
	t := T{}
	t.v[1] = 5
	return t.get // decl
}

func main() {
	println(f()()) // use
}
