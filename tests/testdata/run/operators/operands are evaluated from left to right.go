// run

package main

import "fmt"

var log []string

func v[T any](name string, x T) T { log = append(log, name); return x }
func flush(what string)           { fmt.Println(what, log); log = nil }

type T struct{ a, b int }

func (t T) m(x int) int   { log = append(log, fmt.Sprint("m", t.a, x)); return x }
func (t *T) p(x int) *T   { log = append(log, fmt.Sprint("p", x)); t.a += x; return t }
func two(a, b int) (int, int) { log = append(log, "two"); return b, a }

func try(f func()) {
	defer func() {
		if e := recover(); e != nil {
			flush(fmt.Sprint("panic ", e))
		}
	}()
	f()
}

func main() {
	a := []int{1, 2, 3}
	m := map[string]int{}
	v("s", a)[v("i", 1)] = v("x", 5)
	flush("index")
	v("m", m)[v("k", "a")] += v("x", 5)
	flush("map op")
	v("a", a)[v("i", 0)], v("m", m)[v("k", "b")], *v("p", &a[2]) = v("x", 1), v("y", 2), v("z", 3)
	flush("tuple")
	x, y := v("f", 1)+v("g", 2)*v("h", 3), v("b", true) && v("c", false) || v("d", true)
	flush(fmt.Sprint(x, y))
	i := 0
	i, a[i] = 1, 9
	fmt.Println(i, a)
	a[0], a[i], i = a[i], a[0], 2
	fmt.Println(i, a)
	a[0], a[0] = 1, 2
	fmt.Println(a)
	t := T{v("b", 1), v("a", 2)}
	t = T{b: v("b", 1), a: v("a", 2)}
	flush("literal")
	_ = []int{2: v("1", 1), 0: v("0", 7)}[0]
	flush("slice literal")
	_ = map[int]int{v("k1", 1): v("v1", 1), v("k2", 2): v("v2", 2)}
	flush("map literal")
	t.p(v("1", 1)).p(v("2", 2)).m(v("3", 3))
	flush("chain")
	f := func(xs ...int) int { log = append(log, "f"); return len(xs) }
	v("f", f)(v("a", 1), v("g", f)(v("b", 2), v("c", 3)), v("d", 4))
	flush("calls")
	var fn func(int)
	try(func() { fn(v("arg", 1)) })
	var pt *T
	try(func() { pt.a = v("x", 1) })
	try(func() { pt.m(v("x", 1)) })
	try(func() { a[v("i", 9)] = v("x", 1) })
	try(func() { a[v("i", 9)], a[0] = v("x", 1), v("y", 2) })
	var nm map[string]int
	try(func() { nm[v("k", "a")] = v("x", 1) })
	try(func() { _ = a[v("i", 9)] + v("x", 1)/v("z", 0) })
	try(func() { _ = v("x", 1)/v("z", 0) + a[v("i", 9)] })
	c := make(chan int, 3)
	v("c", c) <- v("x", 1)
	flush("send")
	select {
	case v("c1", c) <- v("s1", 2):
	case v("c2", (chan int)(nil)) <- v("s2", 3):
	case a[v("not", 0)] = <-v("c3", (chan int)(nil)):
	}
	flush("select")
	for v("arr", a)[v("i", 0)] = range v("range", []int{7, 8}) {
	}
	flush("range")
	for i, a[i] = range []int{0, 1, 2} {
	}
	fmt.Println(i, a)
	switch v("tag", 2) {
	case v("1", 1), v("2", 2), v("3", 3):
	case v("4", 4):
	}
	flush("switch")
	defer func() { flush("deferred") }()
	defer v("df", func(int) { log = append(log, "run") })(v("da", 1))
	flush("defer")
	x, y2 := two(v("a", 1), v("b", 2))
	fmt.Println(x, y2)
	flush("two")
	var arr [3]int
	for i, e := range arr {
		arr[2] = 10
		if i == 2 {
			fmt.Println(e)
		}
	}
	for i, e := range &arr {
		arr[2] = 20
		if i == 2 {
			fmt.Println(e)
		}
	}
	sl := arr[:]
	for i := range sl {
		sl = append(sl, i)
	}
	fmt.Println(len(sl), sl)
	z := 1
	g := func() int { z++; return z }
	w := z + g() + z
	fmt.Println(w, z)
	var ip = &z
	*ip, z = 5, 6
	fmt.Println(z, *ip)
	k := []*int{&z, nil}
	k[0], k = nil, []*int{nil, nil}
	fmt.Println(k)
	s := "héllo"
	for i, r := range s {
		s = "xx"
		fmt.Print(i, string(r), " ")
	}
	fmt.Println(s)
	n := 3
	for i := range n {
		n = 10
		i *= 2
		fmt.Print(i, " ")
	}
	fmt.Println(n)
}

// Output:
// index [s i x]
// map op [m k x]
// tuple [a i m k p x y z]
// 7 true [f g h b c d]
// 1 [9 5 3]
// 2 [5 9 3]
// [2 9 3]
// literal [b a b a]
// slice literal [1 0]
// map literal [k1 v1 k2 v2]
// chain [1 p1 2 p2 3 m5 3]
// calls [f a g b c f d f]
// panic runtime error: invalid memory address or nil pointer dereference [arg]
// panic runtime error: invalid memory address or nil pointer dereference [x]
// panic runtime error: invalid memory address or nil pointer dereference [x]
// panic runtime error: index out of range [9] with length 3 [i x]
// panic runtime error: index out of range [9] with length 3 [i x y]
// panic assignment to entry in nil map [k x]
// panic runtime error: index out of range [9] with length 3 [i x z]
// panic runtime error: integer divide by zero [x z i]
// send [c x]
// select [c1 s1 c2 s2 c3]
// range [range arr i arr i]
// 2 [1 2 0]
// switch [tag 1 2]
// defer [df da]
// 2 1
// two [a b two]
// 0
// 20
// 6 [0 0 20 0 1 2]
// 6 2
// 6 6
// [<nil> <nil>]
// 0h 1é 3l 4l 5o xx
// 0 2 4 10
// deferred [run]
