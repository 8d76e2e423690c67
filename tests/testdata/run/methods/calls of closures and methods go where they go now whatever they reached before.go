// run

// The place of a call meets one function for a long time, then others, one after the other, in turns, and nil.
package main

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
)

type shape interface{ area(k int) int }

type a struct{ n int }
type b struct{ n, m int }
type c struct{ s string }
type d func(int) int
type e []int
type f struct{ shape }

func (x a) area(k int) int   { return x.n*k + 1 }
func (x *b) area(k int) int  { return x.n*x.m - k }
func (x c) area(k int) int   { return len(x.s) + k%3 }
func (x d) area(k int) int   { return x(k) }
func (x e) area(k int) int   { return x[k%len(x)] }
func (x *f) area(k int) int  { return x.shape.area(k) ^ 5 }
func (x *f) other(k int) int { return k }

//go:noinline
func sum(shapes []shape, n int) (total int) {
	for i := 0; i < n; i++ {
		total = total*3&0xffffff + shapes[i%len(shapes)].area(i)
	}
	return
}

//go:noinline
func apply(f func(int) int, n int) (total int) {
	for i := 0; i < n; i++ {
		total += f(i)
	}
	return
}

// Several results, of all kinds.
//
//go:noinline
func mixed(f func(float64, string, any) (string, float64, error, int32), n int) string {
	s, x := "", 0.0
	for i := 0; i < n; i++ {
		t, y, err, k := f(float64(i), s, i)
		if err != nil {
			return err.Error()
		}
		s, x = t[max(0, len(t)-4):], x+y+float64(k)
	}
	return fmt.Sprint(s, x)
}

func adder(by int) func(int) int { return func(x int) int { return x + by } }

// A closure that calls itself through its variable, deeper than a stack that has not grown.
func deep(n int) int {
	var g func(int, [4]int) int
	g = func(k int, pad [4]int) int {
		if k == 0 {
			return pad[0]
		}
		pad[k&3] = (pad[k&3] + k) & 0xffff
		return g(k-1, pad) + pad[3]&1
	}
	return g(n, [4]int{})
}

type tree struct {
	left, right *tree
	key         int
}

func (t *tree) walk(visit func(int)) {
	if t == nil {
		return
	}
	t.left.walk(visit)
	visit(t.key)
	t.right.walk(visit)
}

func (t *tree) put(key int, less func(a, b int) bool) *tree {
	if t == nil {
		return &tree{key: key}
	}
	if less(key, t.key) {
		t.left = t.left.put(key, less)
	} else {
		t.right = t.right.put(key, less)
	}
	return t
}

func order(n int, less func(a, b int) bool) (text string) {
	var root *tree
	x := uint32(1)
	for i := 0; i < n; i++ {
		x = x*1664525 + 1013904223
		root = root.put(int(x>>20), less)
	}
	k := 0
	root.walk(func(key int) {
		if k%(n/5) == 0 {
			text += fmt.Sprint(key, " ")
		}
		k++
	})
	return
}

func try(f func()) {
	defer func() {
		r := recover()
		if err, ok := r.(runtime.Error); ok {
			r = "runtime: " + err.Error()
		}
		fmt.Println(r)
	}()
	f()
}

// The call stops in the middle: the goroutine waits for another one, which makes the same call.
func pump(n int, stages ...func(int) int) int {
	in := make(chan int)
	at := (<-chan int)(in)
	for _, stage := range stages {
		out := make(chan int)
		go func(in <-chan int) {
			for x := range in {
				out <- stage(x)
			}
			close(out)
		}(at)
		at = out
	}
	go func() {
		for i := range n {
			in <- i
		}
		close(in)
	}()
	total := 0
	for x := range at {
		total += x
	}
	return total
}

func main() {
	one := []shape{a{2}}
	fmt.Println(sum(one, 300000))
	two := []shape{a{3}, &b{4, 5}}
	fmt.Println(sum(two, 300000))
	all := []shape{a{1}, &b{2, 3}, c{"four"}, d(adder(7)), e{5, 6, 7}, &f{a{8}}}
	for n := 1; n <= len(all); n++ {
		fmt.Println(n, sum(all[:n], 100000), sum(all[n-1:], 100000))
	}
	try(func() { sum([]shape{a{1}, nil}, 10) })
	try(func() { sum([]shape{(*b)(nil)}, 10) })
	try(func() { sum([]shape{e{}}, 10) })
	try(func() { sum([]shape{d(nil)}, 10) })

	for by := range 8 {
		fmt.Print(apply(adder(by), 50000), " ")
	}
	fmt.Println(apply(func(x int) int { return x & 7 }, 100000), apply(a{3}.area, 1000), apply((&f{c{"abc"}}).other, 1000))
	calls := 0
	fmt.Println(apply(func(x int) int { calls = (calls + x) & 0xffff; return calls & 15 }, 100000), calls)
	try(func() { apply(nil, 1) })
	try(func() { apply(func(x int) int { return 100 / (1000 - x) }, 5000) })

	for range 3 {
		fmt.Println(mixed(func(x float64, s string, v any) (string, float64, error, int32) { return s + "x", x / 2, nil, 1 }, 20000))
		fmt.Println(mixed(func(x float64, s string, v any) (string, float64, error, int32) {
			if v.(int) > 9000 {
				return "", 0, errors.New("enough of " + s), 0
			}
			return strings.ToUpper(s) + fmt.Sprint(v), -x, nil, int32(len(s))
		}, 20000))
	}
	fmt.Println(deep(10), deep(200000), deep(30))
	fmt.Println(order(5000, func(a, b int) bool { return a < b }))
	fmt.Println(order(5000, func(a, b int) bool { return b < a }))
	fmt.Println(order(5000, func(a, b int) bool { return a&15 < b&15 || a&15 == b&15 && a < b }))
	fmt.Println(pump(3000, adder(1), func(x int) int { return x * 2 }, adder(-3), a{2}.area))
}

// Output:
// 1342880
// 4628640
// 1 6902032 7910006
// 2 5629408 11643567
// 3 5215158 13199792
// 4 3266859 6531263
// 5 6629314 12103448
// 6 7910006 3123072
// runtime: runtime error: invalid memory address or nil pointer dereference
// runtime: runtime error: invalid memory address or nil pointer dereference
// runtime: runtime error: integer divide by zero
// runtime: runtime error: invalid memory address or nil pointer dereference
// 1249975000 1250025000 1250075000 1250125000 1250175000 1250225000 1250275000 1250325000 350000 1499500 499500
// 750000 11952
// runtime: runtime error: invalid memory address or nil pointer dereference
// runtime: runtime error: integer divide by zero
// xxxx1.00015e+08
// enough of 9000
// xxxx1.00015e+08
// enough of 9000
// xxxx1.00015e+08
// enough of 9000
// 16 130880 127
// 0 801 1610 2468 3260
// 4095 3260 2467 1610 800
// 0 979 1734 2649 3596
// 17991000
