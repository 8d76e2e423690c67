// dangling: new(int)

package main

//go:noinline
func f() *int {
	return new(int) // decl
}

func main() {
	*f() = 1 // use
}
