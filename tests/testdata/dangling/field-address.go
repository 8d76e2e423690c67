// dangling: t

package main

type T struct{ a, b int }

//go:noinline
func f() *int {
	t := T{1, 2} // decl
	return &t.b
}

func main() {
	println(*f()) // use
}
