// dangling: x

package main

var done = make(chan bool)

//go:noinline
func start() {
	x := 3 // decl
	go work(&x)
}

func work(p *int) {
	println(*p) // use
	done <- true
}

func main() {
	start()
	<-done
}
