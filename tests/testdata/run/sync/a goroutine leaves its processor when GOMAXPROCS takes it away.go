// run

// Whoever calls GOMAXPROCS may run on a processor that is there no longer afterwards: what counts by processors, as sync.Pool does, must not see it.

package main

import (
	"fmt"
	"runtime"
	"sync"
)

func spin(n int) int {
	x := 1
	for i := 0; i < n; i++ {
		x = x*31 + i
	}
	return x
}

func round(k int) {
	runtime.GOMAXPROCS(8)
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			spin(300_000)
			if i == k {
				runtime.GOMAXPROCS(1)
				var pool sync.Pool
				pool.Put(new(int))
				pool.Get()
			}
		})
	}
	wg.Wait()
}

func main() {
	for k := range 8 {
		round(k)
	}
	fmt.Println("ok", runtime.GOMAXPROCS(4))
}

// Output:
// ok 1
