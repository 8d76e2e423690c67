// Forms of entries in logs of optimisations: loops whose variables are new in each iteration, recursion, wrappers, instances.
package main

type T struct {
	a int
	p *int
}

type Adder interface{ add(p *int) int }

func (t T) add(p *int) int { return t.a + *p }

type outer struct{ *T }

func id[E any](x E) E { return x }

func ping(n int) int {
	if n == 0 {
		return 0
	}
	return pong(n - 1)
}

func pong(n int) int { return ping(n - 1) }

func keep(fs *[]func() int) {
	for i, j := 0, 9; i < j; i, j = i+1, j-1 {
		*fs = append(*fs, func() int { return i + j })
	}
	for i, v := range []int{1, 2} {
		p := &v
		for range 3 {
			*p += i
		}
	}
	for i := range 3 {
		for j := 0; j < 3; j++ {
			*fs = append(*fs, func() int {
				return i * j
			})
		}
	}
}

func leak(t *T, q **int) *int {
	*q = t.p
	return id(t).p
}

func recovering(f func()) {
	defer func() { _ = recover() }()
	go f()
}

func main() {
	var fs []func() int
	keep(&fs)
	t := &T{1, new(int)}
	var a Adder = outer{t}
	println(a.add(t.p), ping(5), len(fs), *leak(t, &t.p), string("é"[:1])+"<&>", id("x"))
	recovering(func() { println(len(make([]int, len(fs)))) })
}
