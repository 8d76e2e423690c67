// run

// What a call of one return statement gives is worked out by the compiler; conversions, concatenations, order and identity stay.

package main

import (
	"errors"
	"fmt"
)

type T struct {
	n    int8
	u    uint16
	s    string
	next *T
}

func narrow(n int) *T            { return &T{n: int8(n), u: uint16(n)} }
func join(a, b string) string    { return "<" + a + "-" + b + ">" }
func twice(s string) [2]string   { return [2]string{s, s} }
func pair(t *T) [2]*T            { return [2]*T{t, t} }
func link(t *T, s string) *T     { return &T{s: s, next: t} }
func field(t T) string           { return t.s }
func iface(x int) any            { return x }
func add(a, b int) int           { return a + b }
func unused(a int, _ string) int { return a }
func closure(n int) func() int   { return func() int { return n } }
func slice(a ...int) []int       { return a }
func negative(x uint32) int32    { return int32(x) }
func wide(x int32) uint64        { return uint64(x) }

var (
	err1 = errors.New("one")
	err2 = errors.New("one")
	n300 = narrow(300)
	n_1  = narrow(-1)
	j    = join("a", "b"+"c")
	tw   = twice("x")
	p    = pair(&T{s: "shared"})
	l    = link(n300, "linked")
	f    = field(T{s: "field"})
	i    = iface(7)
	sum  = add(40, 2)
	un   = unused(5, "no")
	c    = closure(9)
	sl   = slice(1, 2, 3)
	neg  = negative(4294967295)
	w    = wide(-1)

	changed = func() int { early = 3; return 1 }()
	early   = add(1, 1)
	late    = early
)

func main() {
	fmt.Println(err1, err2, err1 == err2, err1 == err1)
	fmt.Println(n300.n, n300.u, n_1.n, n_1.u)
	fmt.Println(j, tw, p[0] == p[1], p[0].s, l.s, l.next == n300, f, i, sum, un, c(), sl, neg, w)
	fmt.Println(changed, early, late)
	err1 = nil
	sl[0] = 9
	fmt.Println(err1, err2, sl)
}

// Output:
// one one false true
// 44 300 -1 65535
// <a-bc> [x x] true shared linked true field 7 42 5 9 [1 2 3] -1 18446744073709551615
// 1 3 3
// <nil> one [9 2 3]
