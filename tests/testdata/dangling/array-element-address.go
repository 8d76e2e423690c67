// dangling: a

package main

//go:noinline
func f() *int {
	var a [8]int // decl
	return &a[3]
}

func main() {
	println(*f()) // use
}
