// run

package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

// Pools that come into use while a collection empties the others are emptied by the next ones, like all.
func main() {
	pools := make([]sync.Pool, 30000)
	for i := range 10000 {
		pools[i].Put(new(int))
	}
	var stop atomic.Bool
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() {
			for !stop.Load() {
				runtime.GC()
			}
		})
	}
	wg.Go(func() {
		for i := 10000; i < len(pools); i++ {
			pools[i].Put(new(int))
			pools[i%10000].Put(new(int))
			if i%100 == 0 {
				runtime.Gosched()
			}
		}
		stop.Store(true)
	})
	wg.Wait()
	runtime.GC()
	runtime.GC()
	n := 0
	for i := range pools {
		if pools[i].Get() != nil {
			n++
		}
	}
	fmt.Println(n)
}

// Output:
// 0
