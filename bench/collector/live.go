// One collection of a heap of as many MB as the argument says, all of it small linked objects, while a goroutine looks how long others
// keep it from running.

package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"time"
)

// node is a small object; lists of them fill the heap.
type node struct {
	next *node
	v    int
}

var lists [1024]*node

func main() {
	mb := 1024
	if len(os.Args) > 1 {
		mb, _ = strconv.Atoi(os.Args[1])
	}
	n := mb << 20 / 16
	for i := 0; i < n; i++ {
		l := &lists[i&1023]
		*l = &node{*l, i}
	}
	done := make(chan time.Duration)
	stop := false
	go func() {
		var worst time.Duration
		last := time.Now()
		for !stop {
			runtime.Gosched()
			now := time.Now()
			worst = max(worst, now.Sub(last))
			last = now
		}
		done <- worst
	}()
	start := time.Now()
	go func() {
		runtime.GC()
		stop = true
	}()
	worst := <-done
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Printf("%d MB live: cycle %v, pause %v, longest gap %v\n", m.HeapAlloc>>20, time.Since(start).Round(time.Millisecond), time.Duration(m.PauseNs[(m.NumGC+255)%256]), worst)
}
