// run

package main

import (
	"fmt"
	"sort"
)

func count[K comparable](xs ...K) map[K]int {
	m := make(map[K]int)
	for _, x := range xs {
		m[x]++
	}
	delete(m, *new(K))
	return m
}

func pipe[T any](xs []T) (out []T) {
	c := make(chan T, 2)
	go func() {
		defer close(c)
		for _, x := range xs {
			c <- x
		}
	}()
	for x := range c {
		out = append(out, x)
	}
	y, ok := <-c
	fmt.Printf("%v %v %T\n", y, ok, c)
	return
}

func keys[M ~map[K]V, K int | string, V any](m M) []K {
	r := make([]K, 0, len(m))
	for k := range m {
		r = append(r, k)
	}
	sort.Slice(r, func(i, j int) bool { return r[i] < r[j] })
	return r
}

type P struct{ a, b int }
type Set map[string]bool

func cp[S ~[]E, E any](s S) S {
	d := make(S, len(s), cap(s)+1)
	copy(d, s)
	clear(s)
	return d[:len(d):len(d)]
}

type Strs []string

func main() {
	fmt.Println(count(1, 2, 1, 0), count("a", "b", "a", ""), count(P{1, 2}, P{1, 2}, P{}))
	fmt.Println(count[any](1, "1", 1, nil, 2.5, 2.5))
	fmt.Println(pipe([]string{"x", "y", "z"}), pipe([]P{{1, 2}}))
	fmt.Println(keys(Set{"b": true, "a": false}), keys(map[int]P{3: {}, 1: {}}))
	s := Strs{"q", "r"}
	fmt.Printf("%T %v %q\n", cp(s), cp(Strs{"1"}), s)
	func() {
		defer func() { fmt.Println(recover()) }()
		count[any]([]int{})
	}()
}

// Output:
// map[1:2 2:1] map[a:2 b:1] map[{1 2}:2]
// map[1:1 1:2 2.5:2]
//  false chan string
// {0 0} false chan main.P
// [x y z] [{1 2}]
// [a b] [1 3]
// main.Strs [1] ["" ""]
// runtime error: hash of unhashable type []int
