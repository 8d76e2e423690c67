// dangling: t

package main

type T struct{ a [10]int }

//go:noinline
func f() *T {
	var t T // decl
	return &t
}

func main() {
	u := *f() // use
	println(u.a[1])
}
