// dangling: &T{...}

package main

type T struct{ a, b int }

//go:noinline
func f() *T {
	return &T{1, 2} // decl
}

func main() {
	println(f().a) // use
}
