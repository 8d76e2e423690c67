// Many goroutines start, block on a channel and end, as many times as the second argument says.

package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"sync"
)

func main() {
	n, _ := strconv.Atoi(os.Args[1])
	rounds, _ := strconv.Atoi(os.Args[2])
	var stacks uint64
	for r := 0; r < rounds; r++ {
		c := make(chan int)
		var started, ended sync.WaitGroup
		started.Add(n)
		ended.Add(n)
		for i := 0; i < n; i++ {
			go func() {
				started.Done()
				<-c
				ended.Done()
			}()
		}
		started.Wait()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		stacks = max(stacks, m.StackInuse)
		close(c)
		ended.Wait()
	}
	fmt.Println("StackInuse", stacks)
}
