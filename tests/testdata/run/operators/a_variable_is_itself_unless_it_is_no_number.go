// run

// x == x is decided when compiling only for types without NaNs, and never for interfaces, which may panic.
package main

import (
	"cmp"
	"fmt"
	"math"
)

type pair struct {
	s string
	n int
}

type measured struct {
	f float64
	n int
}

func self[T comparable](x T) (bool, bool) { return x == x, x != x }

func less[T cmp.Ordered](x, y T) (bool, int) { return cmp.Less(x, y), cmp.Compare(x, y) }

func panics(f func()) (s any) {
	defer func() { s = recover() }()
	f()
	return nil
}

func main() {
	nan := math.NaN()
	fmt.Println(nan == nan, nan != nan)
	c := complex(nan, 1)
	fmt.Println(c == c, c != c)
	m := measured{nan, 1}
	fmt.Println(m == m, m != m)
	a := [2]float32{0, float32(nan)}
	fmt.Println(a == a, a != a)
	p := pair{"a", 1}
	fmt.Println(p == p, p != p)
	n, s := 3, "x"
	fmt.Println(n == n, n != n, n <= n, n < n, s == s, s != s)
	q := &n
	fmt.Println(*q == n, q == q)

	fmt.Println(self(1))
	fmt.Println(self("s"))
	fmt.Println(self(nan))
	fmt.Println(self(p))
	fmt.Println(self[any](nan))
	fmt.Println(less(1, 2))
	fmt.Println(less(nan, 2))
	fmt.Println(less(2, nan))
	fmt.Println(less("b", "a"))

	var i any = []int{1}
	fmt.Println(panics(func() { _ = i == i }))
	var e struct{ x any }
	e.x = func() {}
	fmt.Println(panics(func() { _ = e != e }))
}

// Output:
// false true
// false true
// false true
// false true
// true false
// true false true false true false
// true true
// true false
// true false
// false true
// true false
// false true
// true -1
// true -1
// false 1
// false 1
// runtime error: comparing uncomparable type []int
// runtime error: comparing uncomparable type func()
