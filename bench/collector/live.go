// One collection of a heap of as many MB as the argument says, all of it small linked objects, while a goroutine looks how long others
// keep it from running. With a second argument nothing happens for as many milliseconds instead: what the host does to such a goroutine.

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

// gaps[i] counts gaps of i to i+1 microseconds, the last one all longer ones.
var gaps [100_001]int

// share is the gap that so much of all gaps do not exceed.
func share(n int, of float64) time.Duration {
	left := int(float64(n) * (1 - of))
	for i := len(gaps) - 1; i >= 0; i-- {
		if left -= gaps[i]; left < 0 {
			return time.Duration(i+1) * time.Microsecond
		}
	}
	return 0
}

func main() {
	mb := 1024
	if len(os.Args) > 1 {
		mb, _ = strconv.Atoi(os.Args[1])
	}
	idle := time.Duration(0)
	if len(os.Args) > 2 {
		ms, _ := strconv.Atoi(os.Args[2])
		idle = time.Duration(ms) * time.Millisecond
	}
	// Once before: an engine that compiles what runs is done with it then.
	look(0)
	clear(gaps[:])
	n := mb << 20 / 16
	for i := 0; i < n; i++ {
		l := &lists[i&1023]
		*l = &node{*l, i}
	}
	worst, count, cycle := look(idle)
	late := 0
	for _, k := range gaps[5000:] {
		late += k
	}
	report(worst, count, late, cycle)
}

// look watches a collection, or idle time: the longest gap, the number of gaps, and the time it took.
func look(idle time.Duration) (worst time.Duration, count int, cycle time.Duration) {
	done := make(chan bool)
	begun, stop := false, false
	go func() {
		last := time.Now()
		for !stop {
			runtime.Gosched()
			now := time.Now()
			gap := now.Sub(last)
			if !begun {
				last = now
				continue
			}
			worst = max(worst, gap)
			gaps[min(int(gap/time.Microsecond), len(gaps)-1)]++
			count++
			last = now
		}
		done <- true
	}()
	var start time.Time
	go func() {
		time.Sleep(300 * time.Millisecond)
		start = time.Now()
		begun = true
		if idle > 0 {
			time.Sleep(idle)
		} else {
			runtime.GC()
		}
		stop = true
	}()
	<-done
	return worst, count, time.Since(start).Round(time.Millisecond)
}

func report(worst time.Duration, count, late int, cycle time.Duration) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	// Pauses of the cycles before, while the heap grew, are told, too: the median of all.
	var pauses []time.Duration
	for i := uint32(0); i < min(m.NumGC, 256); i++ {
		p := time.Duration(m.PauseNs[i])
		at := len(pauses)
		for at > 0 && pauses[at-1] > p {
			at--
		}
		pauses = append(pauses[:at], append([]time.Duration{p}, pauses[at:]...)...)
	}
	fmt.Printf("%d MB live: cycle %v; pauses: last %v, median %v, longest %v of %d; gaps: median %v, 99 %% %v, 99.9 %% %v, longest %v, above 5 ms %d of %d\n",
		m.HeapAlloc>>20, cycle, time.Duration(m.PauseNs[(m.NumGC+255)%256]), pauses[len(pauses)/2], pauses[len(pauses)-1], len(pauses),
		share(count, 0.5), share(count, 0.99), share(count, 0.999), worst, late, count)
}
