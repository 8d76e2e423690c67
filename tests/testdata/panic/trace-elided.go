// run

package main

//go:noinline
func f(n int) int {
	if n == 0 {
		panic("bottom")
	}
	return f(n-1) + 1
}

func main() {
	f(200)
}
