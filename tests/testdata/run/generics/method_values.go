// run

package main

import "fmt"

type Box[T any] struct{ v T }

func (b Box[T]) Get() T                 { return b.v }
func (b *Box[T]) Set(v T)               { b.v = v }
func (b Box[T]) Map(f func(T) T) Box[T] { return Box[T]{f(b.v)} }

func getter[T any](b *Box[T]) (func() T, func(T), func(Box[T]) T) {
	return b.Get, b.Set, Box[T].Get
}

type Getter[T any] interface{ Get() T }

func viaIface[T any](g Getter[T]) func() T { return g.Get }

func main() {
	b := &Box[string]{"a"}
	get, set, expr := getter(b)
	set("b")
	fmt.Println(get(), b.Get(), expr(*b))
	f := (*Box[int]).Set
	n := Box[int]{}
	f(&n, 5)
	fmt.Println(n.Map(func(i int) int { return i * i }).Get(), viaIface[int](n)(), viaIface[string](b)())
	fmt.Printf("%T %T\n", f, Box[float64].Get)
	fmt.Println(Getter[int].Get(n), Getter[string].Get(b))
}

// Output:
// a b b
// 25 5 b
// func(*main.Box[int], int) func(main.Box[float64]) float64
// 5 b
