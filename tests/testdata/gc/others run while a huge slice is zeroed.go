// For each of two slices in memory that was used before: its length, the sum of some elements, and how often another goroutine ran while it was made
// (tests/runtime/gc-pieces.test.ts).

package main

import (
	"fmt"
	"runtime"
	"sync/atomic"
)

const size = 64 << 20

func dirty() {
	b := make([]byte, size)
	for i := 0; i < len(b); i += 1000 {
		b[i] = 0xff
	}
	runtime.KeepAlive(b)
}

func main() {
	var n atomic.Int64
	go func() {
		for {
			n.Add(1)
			runtime.Gosched()
		}
	}()
	for n.Load() == 0 {
		runtime.Gosched()
	}
	for _, ask := range []int{size, size - 12345} {
		dirty()
		runtime.GC()
		runtime.GC()
		before := n.Load()
		b := make([]byte, ask)
		ran := n.Load() - before
		ones := 0
		for i := 0; i < len(b); i += 1000 {
			ones += int(b[i])
		}
		fmt.Println(len(b), ones, ran)
	}
}
