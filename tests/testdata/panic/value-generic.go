// run

package main

type G[T any] struct{ v T }

func main() {
	panic(G[int]{1})
}
