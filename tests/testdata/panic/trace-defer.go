// run

package main

//go:noinline
func f() { panic("second") }

func main() {
	defer f()
	panic("first")
}
