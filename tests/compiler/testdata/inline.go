package p

type shape interface{ area() int }

type square struct{ side int }

func (s square) area() int { return s.side * s.side }

type named struct{ square }

func add(a, b int) int { return a + b }

func twice(f func(int) int, x int) int { return f(f(x)) }

func loop(n int) (sum int) {
	for i := 0; i < n; i++ {
		sum = add(sum, i)
	}
	return
}

func kind(x any) int {
	switch v := x.(type) {
	case int:
		return v
	case string:
		return len(v)
	default:
		return -1
	}
}

//go:noinline
func never() {}

func deferred() { defer never() }

func recovered() { _ = recover() }

func recursive(n int) int {
	if n == 0 {
		return 0
	}
	return recursive(n-1) + 1
}

func even(n int) bool { return n == 0 || odd(n-1) }
func odd(n int) bool  { return n != 0 && even(n-1) }

func panics(s []int, i int) int {
	if i >= len(s) {
		panic("index")
	}
	return s[i]
}

func closures(x int) int {
	inc := func(y int) int { return x + y }
	dec := func(y int) int { x--; return x - y }
	return inc(1) + dec(2) + func() int { return 3 }()
}

func known() int {
	var s shape = square{2}
	return s.area()
}

func promoted() int {
	var s shape = &named{square{3}}
	return s.area()
}

func makeShape() shape { return square{4} }

func throughCall() int { return makeShape().area() }

func throughVar(b bool) int {
	s := makeShape()
	if b {
		s = square{5}
	}
	return s.area()
}

func unknown(s shape) int { return s.area() }

func generic[T ~int | ~string](a, b T) T {
	if a < b {
		return b
	}
	return a
}

func useGeneric() (int, string) { return generic(1, 2), generic("a", "b") }

func multi() (int, int)  { return 1, 2 }
func useMulti() (a, b int) { a, b = multi(); return }

func counter() func() int {
	n := 0
	return func() int { n++; return n }
}

func useCounter() int {
	c := counter()
	return c() + c() + twice(func(x int) int { return x * 2 }, 3)
}

func labels(n int) int {
outer:
	for {
		switch {
		case n > 10:
			break outer
		default:
			n++
			continue outer
		}
	}
	return n
}

func useLabels() int { return labels(1) + labels(2) }

var fixed = add(1, 2)
var table = map[string]int{"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7, "h": 8}
