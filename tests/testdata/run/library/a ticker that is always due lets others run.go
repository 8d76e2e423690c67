// run

package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// Tickers of a nanosecond are due whenever anybody looks: who has work, receives, collects or sleeps gets on all the same.
func main() {
	one()
	many()
}

func one() {
	var stop atomic.Bool
	go func() {
		for !stop.Load() {
			runtime.GC()
			time.Sleep(time.Nanosecond)
		}
	}()
	ticker := time.NewTicker(1)
	for range 100 {
		<-ticker.C
	}
	ticker.Stop()
	stop.Store(true)
}

func many() {
	var stop atomic.Bool
	var slept atomic.Int64
	var wg sync.WaitGroup
	wg.Go(func() {
		for !stop.Load() {
			time.Sleep(time.Nanosecond)
			slept.Add(1)
		}
	})
	var tickers []*time.Ticker
	for range 20 {
		tickers = append(tickers, time.NewTicker(1))
	}
	sum := 0
	for i := range 3_000_000 {
		sum += i & 1
	}
	for i := range 100 {
		<-tickers[i%len(tickers)].C
	}
	var fired atomic.Int64
	for range 50 {
		time.AfterFunc(0, func() { fired.Add(1) })
	}
	for fired.Load() < 50 {
		time.Sleep(time.Nanosecond)
	}
	for _, t := range tickers {
		t.Stop()
	}
	stop.Store(true)
	wg.Wait()
	fmt.Println(sum, fired.Load(), slept.Load() > 0)
}

// Output:
// 1500000 50 true
