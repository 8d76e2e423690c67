// run

package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
	fmt.Print("no panic: ")
}

func main() {
	try(func() { new(sync.WaitGroup).Done() })
	try(func() {
		var wg sync.WaitGroup
		wg.Add(1)
		wg.Add(-2)
	})
	try(func() {
		c := sync.NewCond(new(sync.Mutex))
		c.Signal()
		d := *c
		d.Signal()
	})
	try(func() { new(atomic.Value).Store(nil) })
	try(func() {
		var v atomic.Value
		v.Store(1)
		v.Store("a")
	})
	try(func() { new(atomic.Value).Swap(nil) })
	try(func() {
		var v atomic.Value
		v.Store(1)
		v.Swap("a")
	})
	try(func() { new(atomic.Value).CompareAndSwap(1, nil) })
	try(func() { new(atomic.Value).CompareAndSwap(1, "a") })
	try(func() {
		var v atomic.Value
		v.Store(1)
		v.CompareAndSwap("a", "b")
	})
	try(func() {
		var v atomic.Value
		v.Store([]int{1})
		v.CompareAndSwap([]int{1}, []int{2})
	})
	try(func() {
		var o sync.Once
		defer func() {
			fmt.Println(recover())
			o.Do(func() { fmt.Println("again") })
		}()
		o.Do(func() { panic("in once") })
	})
	try(func() {
		f := sync.OnceFunc(func() { panic("in OnceFunc") })
		try(f)
		f()
	})
	try(func() { var c chan int; close(c) })
	try(func() { c := make(chan int); close(c); close(c) })
	try(func() { c := make(chan int); close(c); c <- 1 })
	try(func() {
		c := make(chan int)
		close(c)
		select {
		case c <- 1:
		default:
		}
	})
	try(func() {
		c := make(chan int, 1)
		c <- 1
		close(c)
		v, ok := <-c
		w, more := <-c
		fmt.Println(v, ok, w, more)
	})
}

// Output:
// sync: negative WaitGroup counter
// sync: negative WaitGroup counter
// sync.Cond is copied
// sync/atomic: store of nil value into Value
// sync/atomic: store of inconsistently typed value into Value
// sync/atomic: swap of nil value into Value
// sync/atomic: swap of inconsistently typed value into Value
// sync/atomic: compare and swap of nil value into Value
// sync/atomic: compare and swap of inconsistently typed values
// sync/atomic: compare and swap of inconsistently typed value into Value
// runtime error: comparing uncomparable type []int
// in once
// no panic: <nil>
// in OnceFunc
// in OnceFunc
// close of nil channel
// close of closed channel
// send on closed channel
// send on closed channel
// 1 true 0 false
// no panic: <nil>
