// dangling: m

package main

type message struct{ text string }

//go:noinline
func produce(c chan *message) {
	m := message{"hello"} // decl
	c <- &m
}

func main() {
	c := make(chan *message, 1)
	go produce(c)
	m := <-c
	for range 10 {
		yield()
	}
	println(m.text) // use
}

func yield() {
	c := make(chan bool)
	go func() { c <- true }()
	<-c
}
