// run

package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	var rw sync.RWMutex
	var mu sync.Mutex
	readers, late := 0, 0
	var wg sync.WaitGroup
	rw.Lock()
	for range 3 {
		wg.Go(func() {
			rw.RLock()
			mu.Lock()
			readers++
			mu.Unlock()
			time.Sleep(5 * time.Millisecond)
			rw.RUnlock()
		})
	}
	time.Sleep(20 * time.Millisecond)
	wg.Go(func() {
		rw.Lock()
		late = readers
		rw.Unlock()
	})
	time.Sleep(20 * time.Millisecond)
	rw.Unlock()
	wg.Wait()
	fmt.Println("the second writer came after", late, "readers")
}

// Output:
// the second writer came after 3 readers
