// dangling: x

package main

//go:noinline
func offer(c chan *int) {
	x := 1 // decl
	select {
	case c <- &x:
	default:
	}
}

func main() {
	c := make(chan *int, 1)
	offer(c)
	println(*<-c) // use
}
