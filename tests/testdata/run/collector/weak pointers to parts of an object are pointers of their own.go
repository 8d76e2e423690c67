// run

package main

import (
	"fmt"
	"runtime"
	"weak"
)

// No tiny object on any machine: those share their block.
type pair struct {
	x, y int
	_    [4]int
}

type node struct {
	p    pair
	next *node
}

func main() {
	a := &pair{x: 1, y: 2}
	wx, wy := weak.Make(&a.x), weak.Make(&a.y)
	fmt.Println(wx == wy, *wx.Value(), *wy.Value(), wx.Value() == &a.x, wy.Value() == &a.y)
	wa := weak.Make(a)
	fmt.Println(wa.Value() == a)
	n := &node{p: pair{x: 3, y: 4}}
	wn, wp, wy2 := weak.Make(n), weak.Make(&n.p), weak.Make(&n.p.y)
	fmt.Println(wn.Value() == n, wp.Value() == &n.p, *wy2.Value())
	s := make([]int, 10)
	for i := range s {
		s[i] = i
	}
	var ws []weak.Pointer[int]
	for i := range s {
		ws = append(ws, weak.Make(&s[i]))
	}
	for i, w := range ws {
		fmt.Print(*w.Value(), w == weak.Make(&s[i]), " ")
	}
	fmt.Println()
	// Objects without pointers of a few bytes may share a block.
	var small []*int16
	var wsmall []weak.Pointer[int16]
	for i := range 20 {
		p := new(int16)
		*p = int16(i)
		small = append(small, p)
		wsmall = append(wsmall, weak.Make(p))
	}
	for i, w := range wsmall {
		fmt.Print(w.Value() == small[i], *w.Value(), " ")
	}
	fmt.Println()
	runtime.KeepAlive(small)
	runtime.KeepAlive(a)
	runtime.KeepAlive(n)
	runtime.KeepAlive(s)
	a, n, s, small = nil, nil, nil, nil
	runtime.GC()
	runtime.GC()
	fmt.Println(wx.Value(), wy.Value(), wa.Value(), wn.Value(), wp.Value(), wy2.Value(), ws[3].Value())
	var z struct{}
	wz := weak.Make(&z)
	fmt.Println(wz.Value() == &z)
	g := weak.Make(&global)
	fmt.Println(g.Value() == &global, weak.Make(&global) == g, weak.Make(&global.y).Value() == &global.y)
	x := [3]*int{new(int), new(int), new(int)}
	wsl := weak.Make(&x[1])
	*x[1] = 5
	fmt.Println(**wsl.Value())
	runtime.KeepAlive(&x)
}

var global pair

// Output:
// false 1 2 true true
// true
// true true 4
// 0 true 1 true 2 true 3 true 4 true 5 true 6 true 7 true 8 true 9 true
// true 0 true 1 true 2 true 3 true 4 true 5 true 6 true 7 true 8 true 9 true 10 true 11 true 12 true 13 true 14 true 15 true 16 true 17 true 18 true 19
// <nil> <nil> <nil> <nil> <nil> <nil> <nil>
// true
// true true true
// 5
