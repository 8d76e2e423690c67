// dangling: func literal

package main

import "sync"

func main() {
	var wg sync.WaitGroup
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go func() { // decl use
			println(i)
			wg.Done()
		}()
	}
	wg.Wait()
}
