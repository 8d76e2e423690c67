// dangling: t

package main

type T struct{ a, b, c int }

//go:noinline
func f() *T {
	var t T // decl
	return &t
}

func main() {
	println(*f() == T{}) // use
}
