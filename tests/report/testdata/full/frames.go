// Everything that --alloc=heap puts on the heap, without operations whose allocations depend on values.
package main

type T struct{ a, b int }

type stack struct{ items [8]T }

func (s *stack) top(n int) (t T, ok bool) {
	if n < 0 {
		return
	}
	p := &s.items[n&7]
	return *p, true
}

//go:noinline
func sum(t T, more ...int) (n int) {
	for _, m := range more {
		n += m
	}
	n += t.a
	return
}

func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

//go:noinline
func each(n int, f func(int)) {
	for i := 0; i < n; i++ {
		f(i)
	}
}

func main() {
	var s stack
	total := 0
	for i := range 10 {
		t, ok := s.top(i - 1)
		if ok {
			q := &T{i, 2}
			total += q.a + t.b
		} else {
			total++
		}
		total += sum(T{i, i}, i, 2, 3)
	}
	each(20, func(k int) {
		square := k * k
		total += square
	})
	func() {
		defer func() { total++ }()
		x := new(int)
		*x = fib(10)
		total += *x
	}()
	buf := make([]int, 16)
	for i, v := range buf {
		w := v + i
		total += w
	}
	switch y := total; {
	case y > 100:
		big := [3]int{1, 2, 3}
		total += len(big) + big[1]
	default:
		small := &total
		*small = 1
	}
	println(total)
}
