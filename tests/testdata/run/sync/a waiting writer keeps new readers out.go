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
	var order []string
	say := func(s string) {
		mu.Lock()
		order = append(order, s)
		mu.Unlock()
	}
	var wg sync.WaitGroup
	rw.RLock()
	wg.Go(func() {
		rw.Lock()
		say("writer")
		rw.Unlock()
	})
	time.Sleep(20 * time.Millisecond)
	fmt.Println("TryRLock while a writer waits:", rw.TryRLock())
	wg.Go(func() {
		rw.RLock()
		say("reader")
		rw.RUnlock()
	})
	time.Sleep(20 * time.Millisecond)
	fmt.Println("before the first reader lets go:", order)
	rw.RUnlock()
	wg.Wait()
	fmt.Println(order)
}

// Output:
// TryRLock while a writer waits: false
// before the first reader lets go: []
// [writer reader]
