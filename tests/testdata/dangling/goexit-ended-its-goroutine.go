// dangling: x

package main

import "runtime"

var keep *int

func main() {
	done := make(chan bool)
	go func() {
		defer close(done)
		x := 6 // decl
		keep = &x
		runtime.Goexit()
	}()
	<-done
	runtime.Gosched()
	println(*keep) // use
}
