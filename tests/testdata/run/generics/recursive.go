// run

package main

import (
	"cmp"
	"fmt"
)

type Tree[K cmp.Ordered, V any] struct {
	l, r *Tree[K, V]
	k    K
	v    V
}

func (t *Tree[K, V]) Put(k K, v V) *Tree[K, V] {
	if t == nil {
		return &Tree[K, V]{k: k, v: v}
	}
	switch c := cmp.Compare(k, t.k); {
	case c < 0:
		t.l = t.l.Put(k, v)
	case c > 0:
		t.r = t.r.Put(k, v)
	default:
		t.v = v
	}
	return t
}

func (t *Tree[K, V]) Walk(f func(K, V) bool) bool {
	return t == nil || t.l.Walk(f) && f(t.k, t.v) && t.r.Walk(f)
}

func even[T any](n int, x T) string {
	if n == 0 {
		return fmt.Sprintf("even %v", x)
	}
	return odd(n-1, x)
}

func odd[T any](n int, x T) string {
	if n == 0 {
		return fmt.Sprintf("odd %v", x)
	}
	return even(n-1, x)
}

type Node[T interface{ Less(T) bool }] struct{ v T }

func Max[T interface{ Less(T) bool }](xs ...T) T {
	m := xs[0]
	for _, x := range xs[1:] {
		if m.Less(x) {
			m = x
		}
	}
	return m
}

type Age int

func (a Age) Less(b Age) bool { return a < b }

type ptr struct{ n int }

func (p *ptr) Less(q *ptr) bool { return p.n < q.n }

func main() {
	var t *Tree[string, int]
	for i, k := range []string{"m", "c", "x", "a", "m"} {
		t = t.Put(k, i)
	}
	t.Walk(func(k string, v int) bool { fmt.Print(k, "=", v, " "); return k != "m" })
	fmt.Println()
	fmt.Println(even(3, "a"), even(4, 1.5), Max(Age(1), 3, 2), Max(&ptr{1}, &ptr{5}, &ptr{3}).n, Node[Age]{4})
}

// Output:
// a=3 c=1 m=4 
// odd a even 1.5 3 5 {4}
