// dangling: r

package main

var keep *int

//go:noinline
func f() (r int) { // decl
	keep = &r
	return 4
}

func main() {
	println(f())
	println(*keep) // use
}
