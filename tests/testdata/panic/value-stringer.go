// run

package main

type T struct{ n int }

func (t T) String() string { return "stringer\nT" }

func main() {
	panic(T{3})
}
