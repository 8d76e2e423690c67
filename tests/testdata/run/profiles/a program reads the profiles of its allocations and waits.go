// run

package main

import (
	"fmt"
	"runtime"
	"strings"
	"sync"
	"time"
)

var keep []*[1000]byte
var drop *[2000]byte
var tiny [64]*int32

//go:noinline
func alloc(n int) {
	for i := 0; i < n; i++ {
		keep = append(keep, new([1000]byte))
		drop = new([2000]byte)
	}
}

// stack names the functions of a stack, without package runtime's own; the program's with their lines.
func stack(pcs []uintptr) string {
	var names []string
	for fr := runtime.CallersFrames(pcs); ; {
		f, more := fr.Next()
		if strings.HasPrefix(f.Function, "main.") {
			names = append(names, fmt.Sprint(f.Function, ":", f.Line))
		} else if !strings.HasPrefix(f.Function, "runtime.") {
			names = append(names, f.Function)
		}
		if !more {
			return strings.Join(names, " ")
		}
	}
}

func memory(what string, inuseZero bool) {
	n, _ := runtime.MemProfile(nil, true)
	p := make([]runtime.MemProfileRecord, n+50)
	n, ok := runtime.MemProfile(p, inuseZero)
	fmt.Println(what, ok)
	for _, r := range p[:n] {
		if s := stack(r.Stack()); strings.HasPrefix(s, "main.alloc:") && r.AllocBytes >= 10000 {
			fmt.Println(r.AllocObjects, r.AllocBytes, r.FreeObjects, r.FreeBytes, r.InUseObjects(), r.InUseBytes(), s)
		}
	}
}

func receive(c chan int) { <-c }

func waits(what string, read func([]runtime.BlockProfileRecord) (int, bool)) {
	p := make([]runtime.BlockProfileRecord, 50)
	n, ok := read(p)
	fmt.Println(what, ok)
	for _, r := range p[:n] {
		if r.Cycles > 1000000 {
			fmt.Println(r.Count, stack(r.Stack()))
		}
	}
	_, ok = read(nil)
	fmt.Println(ok)
}

func main() {
	runtime.MemProfileRate = 1
	keep = make([]*[1000]byte, 0, 100)
	alloc(10)
	memory("before a collection", true)
	runtime.GC()
	memory("after one", true)
	drop = nil
	runtime.GC()
	memory("after another", true)
	keep = nil
	runtime.GC()
	memory("what is in use", false)
	runtime.MemProfileRate = 0
	alloc(10)

	runtime.SetBlockProfileRate(1)
	fmt.Println(runtime.SetMutexProfileFraction(1), runtime.SetMutexProfileFraction(-1))
	c := make(chan int)
	go func() {
		time.Sleep(20 * time.Millisecond)
		c <- 1
	}()
	receive(c)
	var mu sync.Mutex
	done := make(chan bool, 1)
	mu.Lock()
	go func() {
		mu.Lock()
		mu.Unlock()
		done <- true
	}()
	time.Sleep(20 * time.Millisecond)
	mu.Unlock()
	time.Sleep(time.Millisecond)
	<-done
	select {
	case <-c:
	case <-time.After(20 * time.Millisecond):
	}
	waits("block", runtime.BlockProfile)
	waits("mutex", runtime.MutexProfile)
	runtime.SetBlockProfileRate(0)
	runtime.SetMutexProfileFraction(0)

	go receive(c)
	time.Sleep(time.Millisecond)
	g := make([]runtime.StackRecord, 10)
	n, ok := runtime.GoroutineProfile(g)
	fmt.Println("goroutines", n, ok)
	for _, r := range g[:n] {
		fmt.Println(stack(r.Stack()))
	}
	n, ok = runtime.GoroutineProfile(nil)
	fmt.Println(n, ok)
}

// Output:
// before a collection true
// 10 20480 0 0 10 20480 main.alloc:21 main.main:71
// 10 10240 0 0 10 10240 main.alloc:20 main.main:71
// after one true
// 10 20480 9 18432 1 2048 main.alloc:21 main.main:71
// 10 10240 0 0 10 10240 main.alloc:20 main.main:71
// after another true
// 10 20480 10 20480 0 0 main.alloc:21 main.main:71
// 10 10240 0 0 10 10240 main.alloc:20 main.main:71
// what is in use true
// 0 1
// block true
// 1 main.main:104
// 1 sync.(*Mutex).Lock main.main.func2:96
// 1 main.receive:53 main.main:91
// false
// mutex true
// 1 sync.(*Mutex).Unlock main.main:101
// false
// goroutines 2 true
// main.main:116
// main.receive:53
// 2 false
