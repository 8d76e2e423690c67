// dangling: make([]int, 4)

package main

//go:noinline
func f() []int {
	return make([]int, 4) // decl
}

func main() {
	println(f()[1]) // use
}
