// run

package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	runtime.GOMAXPROCS(1) // each processor has a place of its own
	var p sync.Pool
	p.Put("a")
	fmt.Println(p.Get(), p.Get())
	p.Put("b")
	runtime.GC()
	fmt.Println(p.Get(), p.Get())
	p.Put("c")
	runtime.GC()
	runtime.GC()
	fmt.Println(p.Get(), p.Get())
	p.New = func() any { return "new" }
	fmt.Println(p.Get())
	p.Put(nil)
	fmt.Println(p.Get())
}

// Output:
// a <nil>
// b <nil>
// <nil> <nil>
// new
// new
