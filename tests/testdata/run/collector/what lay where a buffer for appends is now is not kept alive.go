// run

package main

import (
	"fmt"
	"runtime"
	"weak"
)

type object struct{ a, b *int }

//go:noinline
func dirty() weak.Pointer[object] {
	p := &object{}
	var a [60]*object
	for i := range a {
		a[i] = p
	}
	return weak.Make(a[len(a)/2])
}

//go:noinline
func get(i int) *object { return &object{a: new(int)} }

// The buffer of list's elements lies in the frame; what was there before is none of its elements.
//
//go:noinline
func collect(n int, w weak.Pointer[object]) ([]*object, bool) {
	runtime.GC()
	kept := w.Value() != nil
	list := []*object{get(n)}
	for i := range n {
		list = append(list, get(i))
	}
	return list, kept
}

func main() {
	for n := range 4 {
		w := dirty()
		list, kept := collect(n, w)
		fmt.Println(len(list), kept)
	}
}

// Output:
// 1 false
// 2 false
// 3 false
// 4 false
