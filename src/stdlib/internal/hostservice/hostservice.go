// Package hostservice asks the host that runs the simulated machine for what the machine cannot do itself: profiles and traces as files,
// HTTP servers. The protocol is described in src/driver/service.ts.
package hostservice

import (
	"errors"
	"sync"
	"unsafe"
)

// control is the descriptor of requests and their answers.
const control = 3

// state is what the driver knows this package by: programs without it get no services.
var state sync.Mutex

// ErrNone says that this host has no services (it is not the command line's).
var ErrNone = errors.New("this host has no services for the program")

//go:noescape
func runtime_write(fd uintptr, p unsafe.Pointer, n int32) int32

//go:noescape
func runtime_read(fd uintptr, p unsafe.Pointer, n int32) int32

// Call makes a request and returns its answer.
func Call(request string) ([]byte, error) {
	state.Lock()
	defer state.Unlock()
	if runtime_write(control, unsafe.Pointer(unsafe.StringData(request)), int32(len(request))) < 0 {
		return nil, ErrNone
	}
	b, ok := Read(control)
	if !ok {
		return nil, ErrNone
	}
	if len(b) > 0 && b[0] == '!' {
		return nil, errors.New(string(b[1:]))
	}
	return b, nil
}

// Read waits for the next message of a descriptor; false at its end.
func Read(fd uintptr) ([]byte, bool) {
	var head [10]byte
	if !readFull(fd, head[:]) {
		return nil, false
	}
	n := 0
	for _, c := range head {
		n = n*10 + int(c-'0')
	}
	b := make([]byte, n)
	return b, readFull(fd, b)
}

func readFull(fd uintptr, b []byte) bool {
	for len(b) > 0 {
		n := runtime_read(fd, unsafe.Pointer(&b[0]), int32(len(b)))
		if n <= 0 {
			return false
		}
		b = b[n:]
	}
	return true
}
