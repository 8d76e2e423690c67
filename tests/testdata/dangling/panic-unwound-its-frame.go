// dangling: x

package main

var keep *int

//go:noinline
func fail() {
	x := 6 // decl
	keep = &x
	panic("no")
}

//go:noinline
func try() {
	defer func() { recover() }()
	fail()
}

func main() {
	try()
	println(*keep) // use
}
