// dangling: b

package main

type node struct{ peer *node }

//go:noinline
func pair() *node {
	var a node
	var b node // decl
	a.peer = &b
	b.peer = &a
	return &b
}

func main() {
	n := pair()
	println(n.peer == nil) // use
}
