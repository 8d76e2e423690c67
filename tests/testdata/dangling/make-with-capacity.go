// dangling: make([]int, 1, 4)

package main

//go:noinline
func f() []int {
	return make([]int, 1, 4) // decl
}

func main() {
	s := append(f(), 2) // use
	println(len(s))
}
