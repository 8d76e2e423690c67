// run

package main

type T struct{ n int }

//go:noinline
func (t T) m() { panic("method value") }

//go:noinline
func g(f func()) { f() }

func main() {
	f := T{1}.m
	g(f)
}
