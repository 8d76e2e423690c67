// dangling: x

package main

//go:noinline
func f(p *int) *int { return p }

//go:noinline
func g() *int {
	x := 1 // decl
	return f(&x)
}

func main() {
	println(*g()) // use
}
