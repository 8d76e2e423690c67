// Package race stands in for Go's internal/race where packages of a Go installation import it (docs/GOROOT.md): as in a build without the race
// detector, nothing is told to it.
package race

import "unsafe"

const Enabled = false

func Acquire(addr unsafe.Pointer)                                {}
func Release(addr unsafe.Pointer)                                {}
func ReleaseMerge(addr unsafe.Pointer)                           {}
func Disable()                                                   {}
func Enable()                                                    {}
func Read(addr unsafe.Pointer)                                   {}
func Write(addr unsafe.Pointer)                                  {}
func ReadRange(addr unsafe.Pointer, len int)                     {}
func WriteRange(addr unsafe.Pointer, len int)                    {}
func Errors() int                                                { return 0 }
func ReadObjectPC(t, addr unsafe.Pointer, callerpc, pc uintptr)  {}
func WriteObjectPC(t, addr unsafe.Pointer, callerpc, pc uintptr) {}
