package p

type S struct{ a, b int }

func assign(a, b int) (int, int)  { a, b = b, a; return a, b }
func ops(x int, p *int)           { x += 2; x <<= 1; *p &^= x; x++; *p--; _ = x }
func blank()                      { _ = two0() }
func two0() int                   { return 2 }
func vars() int                   { var x, y int; var z = 3; x = y; return x + z }
func mapassign(m map[string]int)  { m["a"] = 1; m["b"] += 2 }
func commaok(m map[string]int) int {
	if v, ok := m["x"]; ok {
		return v
	}
	return 0
}
func ifs(a int) int {
	if a > 1 {
		return 1
	} else if a < 0 {
		return 2
	} else {
		a = 3
	}
	return a
}
func ifinit(f func() int) int {
	if x := f(); x > 1 {
		return x
	}
	return 0
}
func static() int {
	const debug = false
	if debug {
		println("x")
	}
	if !debug {
		return 1
	}
	return 2
}
func deadcode() int {
	return 1
	println("dead")
	return 2
}
func loops(n int) (s int) {
	for i := 0; i < n; i++ {
		s += i
	}
	for range n {
		s++
	}
	for {
		break
	}
	return
}
func labels(n int) int {
outer:
	for i := 0; ; i++ {
		for {
			if i > n {
				break outer
			}
			continue outer
		}
	}
	return n
}
func gotos(n int) int {
top:
	n--
	if n > 0 {
		goto top
	}
	return n
}
func switches(n int) int {
	switch {
	case n > 1:
		return 1
	case n < 0:
		fallthrough
	default:
		return 2
	}
}
func switchconst() int {
	switch 3 {
	case 1:
		return 1
	case 3:
		return 3
	}
	return 0
}
func typeswitch(x any) int {
	switch y := x.(type) {
	case int:
		return y
	case nil, string:
		return 2
	}
	return 3
}
func never() int {
	for false {
		println("never")
	}
	return 1
}
func results() (a, _ int, s string) { a = 1; return }
func params(int, _ string, x ...any) int { return len(x) }
func block(x int) int {
	{
		x := 2
		_ = x
	}
	return x
}
func nested(x int) func() func() int {
	return func() func() int {
		return func() int { return x }
	}
}
func local() any {
	type T struct{ a int }
	return T{1}
}
func anon() struct{ A, b int } { return struct{ A, b int }{1, 2} }
func funcs(f func(int, ...string) (int, error), g func()) { g(); f(1, "a") }
func ptrs(p **S) int { (*p).a = 1; return (**p).b + (*p).a }

var global = func() int { return 7 }()
var initfn = func() (int, string) { return 1, "x" }
var ga, gb = initfn()

func init() { global = ga }
func init() { _ = gb }
