// Package signals speaks with the host about signals, for syscall and os/signal: a request is a word and a number, written to a descriptor from which a
// byte can be read for each signal that came. The other side is src/runtime/signals.ts.
package signals

import (
	"strconv"
	"unsafe"
)

const descriptor = 5

//go:noescape
func runtime_write(fd uintptr, p unsafe.Pointer, n int32) int32

//go:noescape
func runtime_read(fd uintptr, p unsafe.Pointer, n int32) int32

// Ask makes a request about a signal, false if this host has no signals:
//
//	notify   it is to be read here from now on
//	ignore   it is to have no effect
//	default  it does what it does to a program that does not know of signals
//	raise    it is sent to the program
func Ask(request string, sig int) bool {
	request += " " + strconv.Itoa(sig)
	return runtime_write(descriptor, unsafe.Pointer(unsafe.StringData(request)), int32(len(request))) > 0
}

// Wait waits for the next signal; false: none will come.
func Wait() (sig int, ok bool) {
	var b [1]byte
	n := runtime_read(descriptor, unsafe.Pointer(&b[0]), 1)
	return int(b[0]), n == 1
}
