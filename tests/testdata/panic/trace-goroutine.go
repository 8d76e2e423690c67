// run

package main

//go:noinline
func a(c chan int) {
	go b(c)
	<-c
}

//go:noinline
func b(c chan int) { panic("b") }

func main() {
	c := make(chan int)
	go a(c)
	<-c
}
