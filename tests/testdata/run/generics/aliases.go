// run

package main

import "fmt"

type Pair[A, B any] struct {
	a A
	b B
}

func (p Pair[A, B]) Swap() Pair[B, A] { return Pair[B, A]{p.b, p.a} }

type IntPair = Pair[int, int]
type With[T any] = Pair[T, string]
type Vec[T any] = []T
type M[K comparable] = map[K]Vec[K]

func first[T any](v Vec[T]) T { return v[0] }

func mk[T any](x T) With[T] { return With[T]{x, "s"} }

func main() {
	p := IntPair{1, 2}
	fmt.Printf("%v %T\n", p.Swap(), p)
	w := mk(2.5)
	fmt.Printf("%v %T %T\n", w.Swap(), w, mk(w))
	fmt.Println(first(Vec[string]{"z"}), M[int]{1: {2}})
	var x any = With[int]{1, "a"}
	_, ok := x.(Pair[int, string])
	fmt.Println(ok)
}

// Output:
// {2 1} main.Pair[int,int]
// {s 2.5} main.Pair[float64,string] main.Pair[main.Pair[float64,string],string]
// z map[1:[2]]
// true
