// dangling: x

package main

//go:noinline
func f() *int {
	x := 1 // decl
	return &x
}

func main() {
	p := f()
	*p = 2 // use
}
