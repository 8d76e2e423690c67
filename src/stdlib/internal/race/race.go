// Package race marks what the race detector (gosim run -race) has to know beyond the accesses themselves: the synchronisation that sync, the
// runtime and iter bring about, and accesses that stand for misuse. The machine has the bodies; in a run without -race both engines leave the
// calls out, and to the inliner they cost nothing, as in Go, where they stand behind a constant condition.
//
// The functions without a g are about the goroutine that calls them.

package race

import "unsafe"

// Enabled is what packages of a Go installation ask (docs/GOROOT.md): to them this is a build without the race detector.
const Enabled = false

func ReadRange(addr unsafe.Pointer, len int)                     {}
func WriteRange(addr unsafe.Pointer, len int)                    {}
func ReadObjectPC(t, addr unsafe.Pointer, callerpc, pc uintptr)  {}
func WriteObjectPC(t, addr unsafe.Pointer, callerpc, pc uintptr) {}

// Acquire: what happened before the Releases of addr so far has happened before what follows.
//
//go:noescape
func Acquire(addr unsafe.Pointer)

// Release makes what happened so far the history of addr.
//
//go:noescape
func Release(addr unsafe.Pointer)

// ReleaseMerge adds what happened so far to the history of addr.
//
//go:noescape
func ReleaseMerge(addr unsafe.Pointer)

// ReleaseAcquire exchanges histories: the goroutine gets that of addr, addr the goroutine's.
//
//go:noescape
func ReleaseAcquire(addr unsafe.Pointer)

// AcquireAny and ReleaseMergeAny synchronise on what x points to as a thing that is handed on (sync.Pool), apart from what lies there.
//
//go:noescape
func AcquireAny(x any)

//go:noescape
func ReleaseMergeAny(x any)

// Forget lets a goroutine of the runtime's own forget what others have done, before it acts for another one.
func Forget()

//go:noescape
func AcquireG(gp, addr unsafe.Pointer)

// ChanSlot: a value goes into or out of slot i of the channel's buffer.
//
//go:noescape
func ChanSlot(c unsafe.Pointer, i uint)

// ChanHandover: the goroutine meets that of a waiting sudog at the channel; if there is a buffer, through slot i.
//
//go:noescape
func ChanHandover(c, sg unsafe.Pointer, i uint)

// Disable lets synchronisation of this goroutine count for nothing until Enable; both nest.
func Disable()
func Enable()

// Read and Write are accesses that the detector shall see.
//
//go:noescape
func Read(addr unsafe.Pointer)

//go:noescape
func Write(addr unsafe.Pointer)

// Errors returns the number of races reported so far.
func Errors() int
