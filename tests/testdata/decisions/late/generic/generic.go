package generic

// Not inlined, for the deferred call in a loop.
func Walk[S ~[]E, E any](s S) {
	for i := range s {
		defer func() { println(i) }()
	}
}

func Each[E any](s []E) {
	for range s {
		defer Walk(s)
	}
}

type Box[T any] struct{ a, b T }

func (x *Box[T]) Look() {
	for i := range 2 {
		defer func() { println(i) }()
	}
}
