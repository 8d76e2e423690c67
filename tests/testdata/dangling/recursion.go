// dangling: x

package main

//go:noinline
func deep(n int) *int {
	if n > 0 {
		return deep(n - 1)
	}
	x := 9 // decl
	return &x
}

func main() {
	println(*deep(20)) // use
}
