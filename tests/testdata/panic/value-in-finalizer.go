package main

import (
	"runtime"
	"time"
)

type object struct{ a [8]int }

func main() {
	runtime.SetFinalizer(&object{}, func(*object) { panic("in a finalizer") })
	for {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
}
