// run

package main

import (
	"runtime"
)

func main() {
	go func() {
		defer func() { panic("in goexit") }()
		runtime.Goexit()
	}()
	select {}
}
