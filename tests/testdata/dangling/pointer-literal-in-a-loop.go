// dangling: &node{...}

package main

type node struct {
	next *node
	v    int
}

func main() {
	var head *node
	for i := 0; i < 3; i++ {
		head = &node{head, i} // decl
	}
	println(head.v) // use
}
