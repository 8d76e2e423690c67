// run

package main

import "fmt"

type S[T any] = []T
type M[V any, K comparable] = map[K]V
type P[T any] = *T
type F[A, B any] = func(A) B
type L[T any] = List[T]
type LS = List[string]
type Pair[A any] = struct{ x, y A }
type C[T any] = chan S[T]

type List[T any] struct {
	next P[List[T]]
	v    T
}

func (l *List[T]) Push(v T) *List[T] { return &List[T]{l, v} }
func (l *List[T]) Len() (n int) {
	for ; l != nil; l = l.next {
		n++
	}
	return
}

type Num interface{ ~int | ~float64 }
type Vec[T Num] []T

func (v Vec[T]) Sum() (s T) {
	for _, x := range v {
		s += x
	}
	return
}

func Map[T, U any](s S[T], f F[T, U]) S[U] {
	var out S[U]
	for _, x := range s {
		out = append(out, f(x))
	}
	return out
}

type Expr[T any] interface{ Eval() T }
type Add[T Num] struct{ a, b Expr[T] }
type Lit[T any] struct{ v T }

func (a Add[T]) Eval() T { return a.a.Eval() + a.b.Eval() }
func (l Lit[T]) Eval() T { return l.v }

type Ordered[T any] interface{ Less(T) bool }
type Age int

func (a Age) Less(b Age) bool { return a < b }
func Min[T Ordered[T]](a, b T) T {
	if b.Less(a) {
		return b
	}
	return a
}

type Node[T any, PT interface {
	*T
	Set(string)
}] struct{ v T }

func (n *Node[T, PT]) Fill(s string) { PT(&n.v).Set(s) }

type Str struct{ s string }

func (s *Str) Set(x string) { s.s = x }

type Rec[T any] struct{ kids []Rec[T] }
type Deep[T any] struct{ m map[string]*Deep[[]int] }

func count[T any](n int) string {
	if n == 0 {
		var t T
		return fmt.Sprintf("%T", t)
	}
	return count[T](n-1) + "."
}

func kind[T any](x T) string {
	switch any(x).(type) {
	case S[int]:
		return "S[int]"
	case M[int, string]:
		return "M"
	case interface{ Len() int }:
		return "Len"
	case P[int]:
		return "P"
	}
	return fmt.Sprintf("%T", x)
}

func main() {
	var l *L[int]
	l = l.Push(1).Push(2)
	var ls *LS
	fmt.Println(l.Len(), ls.Len(), ls.Push("a").v)
	fmt.Println(Map(S[int]{1, 2}, func(i int) string { return fmt.Sprint(i, "!") }))
	fmt.Printf("%T %T %T %T %T %T\n", S[M[int, string]]{}, P[S[int]](nil), LS{}, Pair[int]{}, C[int](nil), F[int, L[int]](nil))
	fmt.Println(Vec[float64]{1.5, 2}.Sum(), Add[int]{Lit[int]{1}, Add[int]{Lit[int]{2}, Lit[int]{3}}}.Eval())
	fmt.Println(Min(Age(3), Age(2)))
	var n Node[Str, *Str]
	n.Fill("x")
	fmt.Println(n.v.s, len(Rec[int]{}.kids), Deep[string]{}.m["a"])
	fmt.Println(count[S[int]](3), count[Pair[any]](1))
	fmt.Println(kind(S[int]{}), kind(M[int, string]{}), kind(l), kind(new(int)), kind(Pair[int]{}))
	f := Vec[int].Sum
	g := (*List[string]).Len
	fmt.Println(f(Vec[int]{1, 2}), g(ls))
	var e any = Pair[int]{1, 2}
	_, ok := e.(struct{ x, y int })
	fmt.Println(ok, any(S[int](nil)) == nil)
}

// Output:
// 2 0 a
// [1! 2!]
// []map[string]int *[]int main.List[string] struct { x int; y int } chan []int func(int) main.List[int]
// 3.5 6
// 2
// x 0 <nil>
// []int... struct { x interface {}; y interface {} }.
// S[int] M Len P struct { x int; y int }
// 3 0
// true false
