// dangling: &list[go.shape.int]{...}

package main

type list[T any] struct {
	next *list[T]
	v    T
}

//go:noinline
func cons[T any](v T, l *list[T]) *list[T] {
	return &list[T]{l, v} // decl
}

func main() {
	l := cons(1, cons(2, nil))
	println(l.v) // use
}
