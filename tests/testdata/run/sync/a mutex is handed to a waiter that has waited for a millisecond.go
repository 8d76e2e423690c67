// run

package main

import (
	"fmt"
	"sync"
	"time"
)

// One goroutine takes the lock again as soon as it lets go; without handing over, the other one would hardly ever get it.
func main() {
	var mu sync.Mutex
	done := make(chan bool)
	stop := false
	go func() {
		for {
			mu.Lock()
			if stop {
				mu.Unlock()
				break
			}
			time.Sleep(100 * time.Microsecond)
			mu.Unlock()
		}
		done <- true
	}()
	time.Sleep(time.Millisecond)
	for range 10 {
		mu.Lock()
		time.Sleep(100 * time.Microsecond)
		mu.Unlock()
	}
	mu.Lock()
	stop = true
	mu.Unlock()
	<-done
	fmt.Println("both had the lock")
}

// Output:
// both had the lock
