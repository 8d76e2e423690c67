// dangling: r

package main

type shape interface{ area() int }

type rect struct{ w, h int }

func (r rect) area() int { return r.w * r.h }

//go:noinline
func newShape(w int) shape {
	r := rect{w, 3}
	return r // decl
}

func main() {
	s := newShape(2)
	println(s.(rect).h) // use
}
