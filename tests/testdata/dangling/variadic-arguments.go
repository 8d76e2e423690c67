// dangling: ... argument

package main

var last []int

//go:noinline
func keep(xs ...int) { last = xs }

//go:noinline
func call() {
	keep(1, 2, 3) // decl
}

func main() {
	call()
	println(last[2]) // use
}
