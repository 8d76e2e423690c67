// dangling: func literal

package main

var hook func() int

//go:noinline
func install(n int) {
	hook = func() int { return n } // decl
}

func main() {
	install(2)
	println(hook()) // use
}
