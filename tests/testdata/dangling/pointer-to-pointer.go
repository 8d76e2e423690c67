// dangling: p

package main

//go:noinline
func f() **int {
	x := 1
	p := &x // decl
	return &p
}

func main() {
	println(**f()) // use
}
