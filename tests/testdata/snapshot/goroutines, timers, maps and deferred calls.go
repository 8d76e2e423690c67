// run

// Everything a goroutine can be in the middle of.
package main

import (
	"errors"
	"fmt"
	"sort"
	"strings"
	"sync"
	"time"
)

type account struct {
	mu      sync.Mutex
	balance map[string]int
}

func (a *account) add(who string, n int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.balance[who] += n
}

func deep(n int, f func(int) int) int {
	if n == 0 {
		return f(0)
	}
	var pad [16]int
	pad[n%16] = n
	defer func() { pad[0]++ }()
	return deep(n-1, func(x int) int { return f(x) + pad[n%16] })
}

func guarded(i int) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("guarded %d: %v", i, r)
		}
	}()
	if i%3 == 0 {
		panic(errors.New("third"))
	}
	var m map[string]int
	if i%3 == 1 {
		m["x"] = i
	}
	return nil
}

func stage(in <-chan int, f func(int) int) <-chan int {
	out := make(chan int, 3)
	go func() {
		defer close(out)
		for x := range in {
			out <- f(x)
		}
	}()
	return out
}

func main() {
	a := &account{balance: map[string]int{}}
	var wg sync.WaitGroup
	for g := range 7 {
		wg.Go(func() {
			for i := range 60 {
				a.add(strings.Repeat("k", i%23), g+i)
				if i%20 == 0 {
					time.Sleep(time.Duration(g) * time.Millisecond)
				}
			}
		})
	}
	src := make(chan int)
	go func() {
		defer close(src)
		for i := range 40 {
			src <- i
		}
	}()
	sum := 0
	tick := time.NewTicker(3 * time.Millisecond)
	defer tick.Stop()
	ticks := 0
	out := stage(stage(src, func(x int) int { return x * x }), func(x int) int { time.Sleep(time.Millisecond); return x + 1 })
loop:
	for {
		select {
		case x, ok := <-out:
			if !ok {
				break loop
			}
			sum += x
		case <-tick.C:
			ticks++
		}
	}
	wg.Wait()
	fmt.Println("sum", sum, "ticked", ticks > 3)
	keys := make([]string, 0)
	for k, v := range a.balance {
		keys = append(keys, fmt.Sprint(len(k), "=", v))
	}
	sort.Strings(keys)
	fmt.Println(keys)
	fmt.Println("deep", deep(300, func(x int) int { return x + 1 }))
	for i := range 4 {
		fmt.Println(guarded(i))
	}
}
