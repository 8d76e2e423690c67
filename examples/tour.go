// A tour of gosim: where values live, how slices and stacks grow, and what the collector did.
//
//	gosim run examples/tour.go
//	gosim build -gcflags=-m examples/tour.go
package main

import (
	"fmt"
	"runtime"
	"unsafe"
)

// point is 16 bytes; padded is 24, because its fields are in a poor order.
type point struct{ x, y float64 }

type padded struct {
	a bool
	n int64
	b bool
}

// onStack returns a copy: nothing escapes.
func onStack() point {
	p := point{1, 2}
	return p
}

// onHeap returns a pointer to its variable, so gc moves p to the heap.
func onHeap() *point {
	p := point{3, 4}
	return &p
}

// mallocs counts the heap objects that f allocates.
func mallocs(f func()) uint64 {
	var before, after runtime.MemStats
	f() // warm up
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.Mallocs - before.Mallocs
}

var sinkValue point
var sinkPointer *point

// depth recurses with a frame of its own; the goroutine's 2 KB stack is copied to larger ones on the way.
func depth(n int) int {
	var pad [16]int
	pad[n%16] = n
	if n == 0 {
		return 0
	}
	return 1 + depth(n-1) + pad[n%16] - n
}

func main() {
	fmt.Println("sizes:", unsafe.Sizeof(point{}), unsafe.Sizeof(padded{}))

	fmt.Println("objects for a value:  ", mallocs(func() { sinkValue = onStack() }))
	fmt.Println("objects for a pointer:", mallocs(func() { sinkPointer = onHeap() }))

	fmt.Print("append grows:")
	var s []int
	for i, last := 0, -1; i < 2000; i++ {
		s = append(s, i)
		if cap(s) != last {
			last = cap(s)
			fmt.Print(" ", last)
		}
	}
	fmt.Println()

	done := make(chan int)
	go func() { done <- depth(10000) }()
	fmt.Println("depth reached:", <-done)

	for range 3 {
		go func() { done <- 1 }()
	}
	sum := 0
	for range 3 {
		sum += <-done
	}
	fmt.Println("goroutines finished:", sum)
}
