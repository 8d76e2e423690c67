// run

package main

import (
	"fmt"
	"runtime"
	"sync"
	"time"
)

// Of the size and kind of the runtime's timer, on either word size.
type like64 struct {
	p *int
	a [10]int
}

type like32 struct {
	p *int
	a [12]int32
}

// Goroutines end that have slept, their timers are collected, and others take their places: what lies there now stays as it is.
func main() {
	one := 1
	bad := 0
	for range 5 {
		sleepers()
		runtime.GC()
		runtime.GC()
		var x []*like64
		var y []*like32
		for range 2000 {
			x = append(x, &like64{p: &one})
			y = append(y, &like32{p: &one})
		}
		sleepers()
		for i := range x {
			if *x[i] != (like64{p: &one}) || *y[i] != (like32{p: &one}) {
				bad++
			}
		}
	}
	fmt.Println(bad)
}

func sleepers() {
	var wg sync.WaitGroup
	for range 500 {
		wg.Go(func() { time.Sleep(time.Microsecond) })
	}
	wg.Wait()
}

// Output:
// 0
