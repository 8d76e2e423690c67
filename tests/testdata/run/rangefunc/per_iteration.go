// run

package main

import (
	"fmt"
	"iter"
	"maps"
	"slices"
)

type List[T any] struct {
	v    T
	next *List[T]
}

func (l *List[T]) All() iter.Seq[T] {
	return func(yield func(T) bool) {
		for ; l != nil; l = l.next {
			if !yield(l.v) {
				return
			}
		}
	}
}

func filter[T any](s iter.Seq[T], keep func(T) bool) iter.Seq[T] {
	return func(yield func(T) bool) {
		for x := range s {
			if keep(x) && !yield(x) {
				return
			}
		}
	}
}

func main() {
	l := &List[int]{1, &List[int]{2, &List[int]{3, nil}}}
	var fs []func() int
	for x := range filter(l.All(), func(n int) bool { return n != 2 }) {
		fs = append(fs, func() int { x++; return x })
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println(slices.Sorted(maps.Keys(map[string]int{"b": 1, "a": 2})))
	next, stop := iter.Pull(l.All())
	a, ok := next()
	b, _ := next()
	stop()
	c, ok2 := next()
	fmt.Println(a, ok, b, c, ok2)
}

// Output:
// 2 3 4 5 [a b]
// 1 true 2 0 false
