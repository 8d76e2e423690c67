// run

package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strconv"
	"unsafe"
)

// read returns the panic that reading at the address is, and what it says of the address.
func read(addr uintptr) (err error, at uintptr) {
	defer func() {
		err = recover().(runtime.Error)
		if a, ok := err.(interface{ Addr() uintptr }); ok {
			at = a.Addr()
		}
	}()
	return nil, uintptr(*(*uint8)(unsafe.Pointer(addr)))
}

func main() {
	fmt.Println(debug.SetPanicOnFault(true), debug.SetPanicOnFault(false), debug.SetPanicOnFault(true))
	// All addresses of a 32-bit machine may be memory.
	if strconv.IntSize == 64 {
		const nowhere = 0x7eadbee8
		if err, at := read(nowhere); err == nil || at != nowhere {
			fmt.Println(err, at)
		}
	}
	fmt.Println(read(8))
	// It is each goroutine's own setting.
	done := make(chan bool)
	for range 3 {
		go func() { done <- debug.SetPanicOnFault(true) }()
		fmt.Println(<-done, debug.SetPanicOnFault(true))
	}
}

// Output:
// false true false
// runtime error: invalid memory address or nil pointer dereference 0
// false true
// false true
// false true
