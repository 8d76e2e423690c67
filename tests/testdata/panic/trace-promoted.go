// run

package main

type I interface{ m() }

type T struct{ n int }

//go:noinline
func (t T) m() { panic("promoted") }

type S struct {
	T
	k int
}

func main() {
	var i I = S{T{1}, 2}
	i.m()
}
