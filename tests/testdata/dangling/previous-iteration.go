// dangling: x

package main

func main() {
	var last *int
	for i := 0; i < 3; i++ {
		if last != nil {
			println(*last) // use
		}
		x := i // decl
		last = &x
	}
}
