// run

package main

type I interface{ m() }

type T struct{ n int }

//go:noinline
func (t *T) m() { panic("method") }

func main() {
	var i I = &T{1}
	i.m()
}
