// run

package main

import (
	"runtime"
)

func main() {
	go func() { select {} }()
	runtime.Gosched()
	runtime.Goexit()
}
