// run

package main

import "fmt"

func seq(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		defer fmt.Print("[end ", n, "]")
		for i := 0; i < n; i++ {
			if !yield(i) {
				fmt.Print("[stopped ", i, "]")
				return
			}
		}
	}
}

func seq2(n int) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		for i := 0; i < n && yield(i, fmt.Sprint("s", i)); i++ {
		}
	}
}

func ret() (r int, err error) {
	defer func() { fmt.Print("<ret ", r, ">"); r *= 10 }()
	for i := range seq(5) {
		defer fmt.Print("<d", i, ">")
		for j := range seq(5) {
			defer func() { fmt.Print("<dd", i, j, ">") }()
			if i+j == 3 {
				return i*10 + j, nil
			}
		}
	}
	return -1, nil
}

func labels() {
outer:
	for i := range seq(4) {
	inner:
		for j := range seq(4) {
			switch {
			case j == 1:
				continue inner
			case i == 1:
				continue outer
			case i == 2 && j == 2:
				break outer
			case j == 3:
				break inner
			}
			fmt.Print(i, j, " ")
		}
		fmt.Print("; ")
	}
	fmt.Println()
}

func gotos() {
	n := 0
again:
	for i := range seq(3) {
		n++
		if i == 1 && n < 5 {
			goto again
		}
		for j := range seq(2) {
			if n == 6 {
				goto out
			}
			_ = j
		}
	}
	fmt.Println("not out", n)
out:
	fmt.Println("out", n)
}

func panics() {
	defer func() { fmt.Println("recovered", recover()) }()
	for i := range seq(3) {
		defer func() {
			if e := recover(); e != nil {
				fmt.Print("{", e, "}")
				panic(fmt.Sprint("again ", i))
			}
		}()
		if i == 1 {
			panic("in body")
		}
	}
}

func bad(yield func(int) bool) {
	yield(1)
	yield(2)
}

func badly(what string, f func()) {
	defer func() { fmt.Println(what, recover()) }()
	f()
}

type Tree[T any] struct {
	l, r *Tree[T]
	v    T
}

func (t *Tree[T]) All(yield func(T) bool) { t.push(yield) }
func (t *Tree[T]) push(yield func(T) bool) bool {
	return t == nil || t.l.push(yield) && yield(t.v) && t.r.push(yield)
}

func closures() {
	var fs []func() int
	for i := range seq(3) {
		fs = append(fs, func() int { i += 10; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()
}

func nested() (s string) {
	for i, a := range seq2(3) {
		for range seq(2) {
			for k := range 2 {
				s += fmt.Sprint(i, a, k, " ")
				if k == 1 && i == 1 {
					return s + "!"
				}
			}
		}
	}
	return
}

func main() {
	fmt.Println(ret())
	labels()
	gotos()
	panics()
	badly("after break", func() {
		for range bad {
			break
		}
	})
	badly("saved", func() {
		var saved func(int) bool
		for range func(y func(int) bool) { saved = y; y(1) } {
		}
		saved(2)
	})
	badly("nil", func() {
		var f func(func(int) bool)
		for range f {
		}
	})
	badly("swallow", func() {
		for range func(y func(int) bool) {
			defer func() { fmt.Print("swallowed ", recover(), " ") }()
			y(1)
		} {
			panic("p")
		}
		fmt.Print("on ")
	})
	t := &Tree[string]{&Tree[string]{nil, nil, "a"}, &Tree[string]{nil, nil, "c"}, "b"}
	for s := range t.All {
		fmt.Print(s, " ")
		if s == "b" {
			break
		}
	}
	fmt.Println()
	closures()
	fmt.Println(nested())
	for range seq(2) {
		func() {
			defer fmt.Print("(inner)")
			for range seq(1) {
				defer fmt.Print("(body)")
			}
			fmt.Print("(after)")
		}()
	}
	fmt.Println()
}

// Output:
// [stopped 3][end 5][stopped 0][end 5]<dd0 3><dd0 2><dd0 1><dd0 0><d0><ret 3>30 <nil>
// 0 0 0 2 [stopped 3][end 4]; [stopped 0][end 4]2 0 [stopped 2][end 4][stopped 2][end 4]
// [end 2][stopped 1][end 3][end 2][stopped 1][end 3][end 2][stopped 0][end 2][stopped 1][end 3]out 6
// [end 3]{in body}{again 1}recovered again 0
// after break runtime error: range function continued iteration after function for loop body returned false
// saved runtime error: range function continued iteration after whole loop exit
// nil runtime error: invalid memory address or nil pointer dereference
// swallowed p swallow runtime error: range function recovered a loop body panic and did not resume panicking
// a b
// [end 3]10 20 11 21 12 22
// [end 2][stopped 0][end 2]0s00 0s01 0s00 0s01 1s10 1s11 !
// [end 1](after)(body)(inner)[end 1](after)(body)(inner)[end 2]
