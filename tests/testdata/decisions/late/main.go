package main

import (
	"maps"
	"slices"
	"sort"

	"example.com/late/generic"
	"example.com/late/lib"
)

type own []string

// Known only from the inlined body: nothing is known of what it does with its argument.
func late() { s := []int{1, 2}; lib.Ints(s) }

// The same of a method; its receiver goes to the heap.
func method() { lib.Keys() }

// Reading the type of h reads all methods of Box[int].
func read() { var h lib.Holder; h.Look() }

// This package has the instance itself.
func known() { s := []string{"a"}; lib.Strings(s) }

func direct() { generic.Walk([]string{"b"}) }

// What has the instance's dictionary has not the instance: here it is Walk[[]shape].
func dictionary() { generic.Each([]byte("c")) }

func bytes() { s := []byte{1}; lib.Bytes(s) }

// Inlined on the 32-bit machine alone, where slices.Sort is not.
func library() {
	s := []int{3, 1, 2}
	sort.Ints(s)
	println(len(slices.Sorted(maps.Keys(map[int]int{3: 1}))))
}

// The parameter of a function that hands it on.
func handsOn(s []int) { lib.Ints(s) }

// Appends that could stay on the stack, were it not for the call.
func appends(n int) {
	var s []int
	for i := range n {
		s = append(s, i)
	}
	lib.Ints(s)
}

func main() {
	late()
	method()
	read()
	known()
	direct()
	dictionary()
	bytes()
	library()
	handsOn(nil)
	appends(3)
	println(len(own{}))
}
