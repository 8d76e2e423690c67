// run

package main

import (
	"fmt"
	"sync/atomic"
	"unsafe"
)

type counters struct {
	a int32
	n int64 // at offset 4 on a 386
	m atomic.Int64
}

func try(f func()) (text any) {
	defer func() { text = recover() }()
	f()
	return nil
}

func main() {
	c := new(counters)
	var want any
	if unsafe.Sizeof(uintptr(0)) == 4 {
		want = "unaligned 64-bit atomic operation"
	}
	n, u := &c.n, (*uint64)(unsafe.Pointer(&c.n))
	fmt.Println(
		try(func() { atomic.AddInt64(n, 1) }) == want,
		try(func() { atomic.LoadInt64(n) }) == want,
		try(func() { atomic.StoreInt64(n, 1) }) == want,
		try(func() { atomic.SwapUint64(u, 1) }) == want,
		try(func() { atomic.CompareAndSwapUint64(u, 1, 2) }) == want,
		try(func() { atomic.OrUint64(u, 1) }), // which does not look
	)
	fmt.Println(try(func() { c.m.Add(1) }))
}

// Output:
// true true true true true <nil>
// <nil>
