// dangling: x

package main

var ring [2]*int

//go:noinline
func put(i, v int) {
	x := v // decl
	ring[i%2] = &x
}

func main() {
	for i := 0; i < 5; i++ {
		put(i, i)
	}
	println(*ring[0]) // use
}
