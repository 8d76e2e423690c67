// run

// A goroutine that parks leaves to the one it has woken: with callers above it and below, new ones, ones that panic, end, lock and yield.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

type node struct {
	in, out chan int
	depth   int
}

// deep receives at the bottom of some calls and sends at the top: both ends are resumed frame by frame.
//
//go:noinline
func (n *node) deep(k int) (v int, ok bool) {
	if k == 0 {
		v, ok = <-n.in
		return
	}
	v, ok = n.deep(k - 1)
	return v + k, ok
}

func (n *node) run(wg *sync.WaitGroup) {
	defer wg.Done()
	defer close(n.out)
	for {
		v, ok := n.deep(n.depth)
		if !ok {
			return
		}
		n.out <- v
	}
}

func ring(nodes, rounds int) int {
	var wg sync.WaitGroup
	first := make(chan int)
	last := first
	for i := range nodes {
		n := &node{last, make(chan int, i%2), i % 5}
		last = n.out
		wg.Add(1)
		go n.run(&wg)
	}
	sum := 0
	for i := range rounds {
		first <- i
		sum += <-last
	}
	close(first)
	_, ok := <-last
	wg.Wait()
	if ok {
		sum = -1
	}
	return sum
}

// caught panics right after it was woken.
func caught(c chan string, n int) {
	defer func() {
		r := recover()
		c <- fmt.Sprint(r)
	}()
	s := <-c
	var a []int
	_ = a[len(s)+n]
}

func counters() (total int) {
	var mu sync.Mutex
	var wg sync.WaitGroup
	cond := sync.NewCond(&mu)
	turn := 0
	for id := range 4 {
		wg.Go(func() {
			for range 200 {
				mu.Lock()
				for turn%4 != id {
					cond.Wait()
				}
				turn++
				total += id
				cond.Broadcast()
				mu.Unlock()
				if id == 2 {
					runtime.Gosched()
				}
			}
		})
	}
	wg.Wait()
	return total
}

// A producer that computes between two messages: slices and turns end anywhere.
func slices() (hash uint32) {
	c, back := make(chan uint32), make(chan bool)
	go func() {
		x := uint32(1)
		for i := range 60 {
			for range 3000 * (i % 7) {
				x = x*1664525 + 1013904223
			}
			c <- x
			<-back
		}
		close(c)
	}()
	for x := range c {
		for range x % 4096 {
			hash = hash*16777619 ^ x
		}
		back <- true
	}
	return hash
}

func main() {
	fmt.Println(ring(1, 1000), ring(2, 500), ring(9, 300))
	for i := range 3 {
		c := make(chan string)
		go caught(c, i)
		c <- "four"
		fmt.Println(<-c)
	}
	fmt.Println(counters(), slices())
	done := make(chan int)
	for i := range 5 {
		go func() {
			go func() { done <- i * i }()
			runtime.Gosched()
		}()
	}
	sum := 0
	for range 5 {
		sum += <-done
	}
	fmt.Println(sum)
}

// Output:
// 499500 125250 53850
// runtime error: index out of range [4] with length 0
// runtime error: index out of range [5] with length 0
// runtime error: index out of range [6] with length 0
// 1200 801742268
// 30
