// Collections of a tree of two million small objects, as many as the argument says.

package main

import (
	"os"
	"runtime"
	"strconv"
)

type tree struct{ l, r *tree }

func build(d int) *tree {
	if d == 0 {
		return &tree{}
	}
	return &tree{build(d - 1), build(d - 1)}
}

var root *tree

func main() {
	rounds, _ := strconv.Atoi(os.Args[1])
	root = build(20)
	for i := 0; i < rounds; i++ {
		runtime.GC()
	}
	println(root.l != nil)
}
