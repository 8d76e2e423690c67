// run

package main

import "fmt"

func local[T any](x T) any {
	type L struct {
		v T
		n int
	}
	return L{x, 1}
}

func iter[T any]() (any, any) {
	type A struct{}
	{
		type A struct{ t T }
		return A{}, func() any { type A int; return A(3) }()
	}
}

func main() {
	a, b, c := local(1), local("s"), local(1)
	fmt.Println(a == c, a == b, a, b)
	x, y := iter[int]()
	z, _ := iter[string]()
	fmt.Println(x == z, y)
	fmt.Printf("%T %T\n", x, y)
}

// Output:
// true false {1 1} {s 1}
// false 3
// main.A[int] main.A[int]
