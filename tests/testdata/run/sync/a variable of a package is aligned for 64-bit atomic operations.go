// run

// On a 386 a 64-bit word is aligned to four bytes within structs; the first word of a variable can still be relied upon (sync/atomic, Bugs).

package main

import (
	"fmt"
	"sync/atomic"
	"unsafe"
)

var (
	small byte
	n     int64
	pair  struct{ n, m uint64 }
	other uint16
	mixed struct {
		n    int64
		flag bool
	}
	text  string
	three [3]int32
	set   int64 = 1
	bytes [33]byte
)

func at(p unsafe.Pointer, align uintptr) bool { return uintptr(p)%align == 0 }

func main() {
	fmt.Println(atomic.AddInt64(&n, 2), atomic.AddUint64(&pair.n, 3), atomic.AddUint64(&pair.m, 4), atomic.AddInt64(&mixed.n, 5), atomic.AddInt64(&set, 6))
	fmt.Println(at(unsafe.Pointer(&pair), 16), at(unsafe.Pointer(&mixed), 8), at(unsafe.Pointer(&text), 8), at(unsafe.Pointer(&three), 8), at(unsafe.Pointer(&bytes), 32))
	small, other = 1, 2
	fmt.Println(small, other)
}

// Output:
// 2 3 4 5 7
// true true true true true
// 1 2
