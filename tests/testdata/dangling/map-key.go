// dangling: x

package main

//go:noinline
func fill(m map[*int]bool) {
	x := 1 // decl
	m[&x] = true
}

func main() {
	m := map[*int]bool{}
	fill(m)
	for p := range m {
		println(*p) // use
	}
}
