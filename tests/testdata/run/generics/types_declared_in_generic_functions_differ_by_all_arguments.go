// run

package main

import "fmt"

type U[T any] struct{ x T }

func F[A any](a A) (any, any) {
	type L struct {
		a    A
		next *L
	}
	type G[B any] struct {
		a A
		b B
		p *G[B]
	}
	type Pair[X, Y any] struct {
		g G[X]
		y U[Y]
		l L
	}
	var g any = G[string]{a: a, b: "b", p: &G[string]{a: a}}
	switch x := g.(type) {
	case G[int]:
		fmt.Println("G[int]")
	case G[string]:
		fmt.Println("G[string]", x.p.a, x.b)
	}
	fmt.Printf("%T %T %T %T\n", L{}, g, Pair[bool, A]{}, []map[A2]G[A]{})
	return g, L{a: a}
}

type A2 int

func main() {
	g1, l1 := F(1)
	g2, l2 := F("s")
	g3, l3 := F(2)
	fmt.Printf("%T %T %T\n", g1, g2, l2)
	fmt.Println(fmt.Sprintf("%T", g1) == fmt.Sprintf("%T", g3), fmt.Sprintf("%T", l1) == fmt.Sprintf("%T", l3))
	F(U[int]{})
}

// Output:
// G[string] 1 b
// main.L[int] main.G[int;string] main.Pair[int;bool,int] []map[main.A2]main.G[int;int]
// G[string] s b
// main.L[string] main.G[string;string] main.Pair[string;bool,string] []map[main.A2]main.G[string;string]
// G[string] 2 b
// main.L[int] main.G[int;string] main.Pair[int;bool,int] []map[main.A2]main.G[int;int]
// main.G[int;string] main.G[string;string] main.L[string]
// true true
// G[string] {0} b
// main.L[main.U[int]] main.G[main.U[int];string] main.Pair[main.U[int];bool,main.U[int]] []map[main.A2]main.G[main.U[int];main.U[int]]
