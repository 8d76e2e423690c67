// dangling: x

package main

func main() {
	c := make(chan *int, 3)
	for i := 0; i < 3; i++ {
		x := i // decl
		c <- &x
	}
	println(*<-c) // use
}
