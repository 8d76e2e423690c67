// run

package main

type E struct{}

func (E) Error() string { panic(5) }

func main() {
	panic(E{})
}
