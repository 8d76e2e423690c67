// dangling: &node{...}

package main

type node struct {
	next *node
	v    int
}

//go:noinline
func push(head *node, v int) *node {
	return &node{head, v} // decl
}

func main() {
	var head *node
	head = push(head, 1)
	head = push(head, 2)
	for n := head; n != nil; n = n.next {
		println(n.v) // use
	}
}
