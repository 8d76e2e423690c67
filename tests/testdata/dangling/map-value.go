// dangling: x

package main

//go:noinline
func fill(m map[string]*int) {
	x := 1 // decl
	m["a"] = &x
}

func main() {
	m := map[string]*int{}
	fill(m)
	println(*m["a"]) // use
}
