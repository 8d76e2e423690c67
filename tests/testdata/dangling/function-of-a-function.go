// dangling: func literal

package main

func compose(f, g func(int) int) func(int) int {
	return func(x int) int { return f(g(x)) } // decl
}

//go:noinline
func make2() func(int) int {
	return compose(func(x int) int { return x + 1 }, func(x int) int { return 2 * x })
}

func main() {
	println(make2()(3)) // use
}
