// Calls that are not static: closures, methods through interfaces.
package main

// The benchmark runs a copy with more rounds.
const rounds = 1

type shape interface{ area() int }

type square struct{ side int }
type rect struct{ w, h int }

func (s square) area() int { return s.side * s.side }
func (r *rect) area() int  { return r.w * r.h }

func adder(by int) func(int) int { return func(x int) int { return x + by } }

//go:noinline
func apply(f func(int) int, x int) int { return f(x) }

func main() {
	shapes := []shape{square{2}, &rect{2, 3}, square{4}, &rect{5, 1}}
	fs := []func(int) int{adder(1), adder(2), adder(3)}
	sum := 0
	for i := 0; i < 200000*rounds; i++ {
		sum += shapes[i&3].area()
		sum = apply(fs[i%3], sum)
	}
	println(sum)
}
