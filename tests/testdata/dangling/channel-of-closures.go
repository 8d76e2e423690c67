// dangling: func literal

package main

func main() {
	c := make(chan func() int, 2)
	fill(c)
	println((<-c)()) // use
}

//go:noinline
func fill(c chan func() int) {
	n := 4
	c <- func() int { return n } // decl
}
