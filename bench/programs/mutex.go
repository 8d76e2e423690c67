// A counter behind a mutex, shared by goroutines that wait for each other.
package main

import "sync"

// The benchmark runs a copy with more rounds.
const rounds = 1

func main() {
	var mu sync.Mutex
	var wg sync.WaitGroup
	counter := 0
	for w := 0; w < 8; w++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := 0; i < 20000*rounds; i++ {
				mu.Lock()
				counter++
				mu.Unlock()
			}
		}()
	}
	wg.Wait()
	println(counter)
}
