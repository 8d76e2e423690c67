// run

package main

type AnyInt[X any] int

func zero[T any]() (_ T) { return }

func (AnyInt[X]) M() bool {
	var have any = zero[X]()
	var want any = zero[MyInt]()
	return have == want
}

type MyInt int
type U = AnyInt[MyInt]
type I interface{ M() bool }

func main() {
	x := U(0)
	var i I = x
	println(x.M(), U.M(x), (*U).M(&x), i.M(), I.M(x), AnyInt[int](0).M())
}

// Output:
// true true true true true false
