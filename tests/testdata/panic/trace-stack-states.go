// run

package main

import (
	"runtime"
	"sync"
)

func main() {
	var mu sync.Mutex
	mu.Lock()
	var wg sync.WaitGroup
	wg.Add(1)
	go mu.Lock()
	go wg.Wait()
	go func() { select {} }()
	runtime.Gosched()
	<-make(chan bool)
}
