// dangling: t

package main

type T struct{ a, b int }

//go:noinline
func f() *T {
	t := T{1, 2} // decl
	return &t
}

func main() {
	println(f().b) // use
}
