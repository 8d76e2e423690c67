// run

package main

import "fmt"

type inner struct{ n int }

func (i *inner) Inc()     { i.n++ }
func (i *inner) Get() int { return i.n }

type A struct{ *inner }
type B struct {
	_ struct{}
	*inner
}
type C struct {
	_ [3]struct{}
	*inner
}
type D [1]B
type E struct {
	*inner
	_ struct{}
}

func (d D) Get() int { return d[0].Get() }

type I interface{ Get() int }

func main() {
	n := &inner{}
	for _, i := range []I{A{n}, B{inner: n}, C{inner: n}, D{{inner: n}}, E{inner: n}, &B{inner: n}} {
		n.Inc()
		switch x := i.(type) {
		case A:
			fmt.Println("A", x.Get(), x.inner == n)
		case B:
			fmt.Println("B", x.Get(), x.inner == n)
		case C:
			fmt.Println("C", x.Get(), x.inner == n)
		case D:
			fmt.Println("D", x.Get(), x[0].inner == n)
		case E:
			fmt.Println("E", x.Get(), x.inner == n)
		default:
			fmt.Println(i.Get())
		}
	}
	var a any = C{inner: n}
	c, ok := a.(C)
	fmt.Println(ok, c.inner == n, a == any(C{inner: n}), a == any(C{}))
	_, ok = a.(B)
	fmt.Println(ok)
	m := map[any]int{B{inner: n}: 1, C{inner: n}: 2, B{}: 3}
	fmt.Println(m[B{inner: n}], m[C{inner: n}], m[B{}], m[C{}])
}

// Output:
// A 1 true
// B 2 true
// C 3 true
// D 4 true
// E 5 true
// 6
// true true true false
// false
// 1 2 3 0
