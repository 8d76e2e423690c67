// dangling: []int{...}

package main

//go:noinline
func fill(m map[int][]int) {
	m[1] = []int{1, 2} // decl
}

func main() {
	m := map[int][]int{}
	fill(m)
	println(m[1][0]) // use
}
