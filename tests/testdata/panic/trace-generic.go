// run

package main

//go:noinline
func g[T any](v T) { (&G[T]{v}).m() }

type G[T any] struct{ v T }

//go:noinline
func (g *G[T]) m() { panic("generic") }

func main() {
	g[string]("x")
}
