// run

package main

import (
	"fmt"
	"runtime"
)

//go:noinline
func noinl() { show() }
func small() { noinl() }
func show() {
	var pcs [8]uintptr
	n := runtime.Callers(1, pcs[:])
	fr := runtime.CallersFrames(pcs[:n])
	for {
		f, more := fr.Next()
		fmt.Println(f.Function, f.Func != nil, f.Entry != 0)
		if f.Func != nil {
			fmt.Println("  ", f.Func.Name(), f.Func.Entry() == f.Entry)
		}
		if !more {
			break
		}
	}
}
func main() {
	small()
	func() { small() }()
}

// Output:
// main.show true true
//    main.show true
// main.noinl true true
//    main.noinl true
// main.small false true
// main.main true true
//    main.main true
// runtime.main true true
//    runtime.main true
// runtime.goexit true true
//    runtime.goexit true
// main.show true true
//    main.show true
// main.noinl true true
//    main.noinl true
// main.small false true
// main.main.func1 false true
// main.main true true
//    main.main true
// runtime.main true true
//    runtime.main true
// runtime.goexit true true
//    runtime.goexit true
