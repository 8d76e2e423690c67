// dangling: []int{...}

package main

//go:noinline
func f() []int {
	return []int{1, 2, 3} // decl
}

func main() {
	println(f()[1]) // use
}
