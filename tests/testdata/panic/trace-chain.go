// run

package main

//go:noinline
func a(n int) { b(n, "x") }

//go:noinline
func b(n int, s string) { c([]int{n}) }

//go:noinline
func c(s []int) { panic("deep") }

func main() {
	a(3)
}
