// dangling: n

package main

//go:noinline
func f(n int) *int { // decl
	return &n
}

func main() {
	println(*f(3)) // use
}
