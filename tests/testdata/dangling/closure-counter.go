// dangling: func literal

package main

//go:noinline
func counter() func() int {
	n := 0
	return func() int { // decl
		n++
		return n
	}
}

func main() {
	next := counter()
	println(next()) // use
}
