// dangling: x

package main

func main() {
	var last *int
	for i := 0; i < 3; i++ {
		x := i // decl
		last = &x
	}
	println(*last) // use
}
