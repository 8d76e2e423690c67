// run

package main

//go:noinline
func g(f func(int)) { f(1) }

func main() {
	f := func(n int) { panic("closure") }
	g(f)
}
