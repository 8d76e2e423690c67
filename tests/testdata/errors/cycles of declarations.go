package main

var a = b
var b = c
var c = f()

func f() int { return g() }
func g() int { return a }

var x = func() int { return y }()
var y = x

type T struct{ t T }
type U [2]U
type V interface{ V }
type W = W
type P *P
type Q []Q
type F func(F) F
type A1 struct{ b B1 }
type B1 struct{ c [1]C1 }
type C1 struct{ a A1 }

const k = l
const l = k + 1

type Arr [len(arr)]int

var arr Arr

type M1 struct{}

func (m M1) f() int { return z }

var z = M1.f(M1{})
var z2 = M1{}.f()

type G[T any] struct{ g *G[G[T]] }
type H[T H[T]] struct{}
type I interface{ m(I) J }
type J interface{ n() I }

func main() {}

// Errors:
// # command-line-arguments
// ./p.go:3:5: initialization cycle for a
// 	./p.go:3:5: a refers to b
// 	./p.go:4:5: b refers to c
// 	./p.go:5:5: c refers to f
// 	./p.go:7:6: f refers to g
// 	./p.go:8:6: g refers to a
// ./p.go:10:5: initialization cycle for x
// 	./p.go:10:5: x refers to y
// 	./p.go:11:5: y refers to x
// ./p.go:13:6: invalid recursive type: T refers to itself
// ./p.go:14:6: invalid recursive type: U refers to itself
// ./p.go:15:6: invalid recursive type: V refers to itself
// ./p.go:16:6: invalid recursive type: W refers to itself
// ./p.go:20:6: invalid recursive type A1
// 	./p.go:20:6: A1 refers to B1
// 	./p.go:21:6: B1 refers to C1
// 	./p.go:22:6: C1 refers to A1
// ./p.go:24:7: initialization cycle for k
// 	./p.go:24:7: k refers to l
// 	./p.go:25:7: l refers to k
// ./p.go:27:6: invalid recursive type Arr
// 	./p.go:27:6: Arr refers to arr
// 	./p.go:29:5: arr refers to Arr
// ./p.go:35:5: initialization cycle for z
// 	./p.go:35:5: z refers to f
// 	./p.go:33:13: f refers to z
