// run

// A page of the grey queue that is emptied and filled again in one piece of marking.
package main

import (
	"fmt"
	"runtime"
)

type node struct {
	left, right *node
	n           int
}

func tree(depth, n int) *node {
	if depth == 0 {
		return &node{n: n}
	}
	return &node{tree(depth-1, 2*n), tree(depth-1, 2*n+1), n}
}

func (t *node) check(n int) int {
	if t == nil {
		return 0
	}
	if t.n != n {
		panic(fmt.Sprintf("node %d is %d", n, t.n))
	}
	return 1 + t.left.check(2*n) + t.right.check(2*n+1)
}

func main() {
	all := make([]*node, 20000)
	for i := range all {
		all[i] = tree(3, 1)
	}
	runtime.GC()
	runtime.GC()
	// What the collector has taken for garbage is used again.
	var other []*node
	for i := 0; i < 300000; i++ {
		other = append(other, &node{n: -1})
	}
	sum := 0
	for _, t := range all {
		sum += t.check(1)
	}
	fmt.Println(sum, len(other))
}

// Output:
// 300000 300000
