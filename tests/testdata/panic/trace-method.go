// run

package main

type T struct{ n int }

//go:noinline
func (t T) m() { (&t).p() }

//go:noinline
func (t *T) p() { panic("method") }

func main() {
	T{1}.m()
}
