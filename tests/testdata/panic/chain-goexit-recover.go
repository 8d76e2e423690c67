// run

package main

import (
	"runtime"
)

func main() {
	done := make(chan bool)
	go func() {
		defer close(done)
		defer func() { println(recover() == nil) }()
		runtime.Goexit()
	}()
	<-done
	panic("end")
}
