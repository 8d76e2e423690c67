// Pinning, profiles and other public functions of package runtime that have little to do on this machine.

package runtime

import "unsafe"

// A Pinner is a set of objects pinned to a fixed location: objects never move here, pinning keeps them alive.
type Pinner struct {
	refs []unsafe.Pointer
}

// Pin pins a pointer.
func (p *Pinner) Pin(pointer any) {
	e := efaceOf(&pointer)
	if e._type == nil {
		panic(errorString("runtime.Pinner: argument is nil"))
	}
	p.refs = append(p.refs, e.data)
}

// Unpin unpins all pinned objects.
func (p *Pinner) Unpin() { p.refs = nil }

// MemProfile returns a profile of memory allocated: empty, profiles are the machine's.
func MemProfile(p []MemProfileRecord, inuseZero bool) (n int, ok bool) { return 0, true }

// A BlockProfileRecord describes blocking events.
type BlockProfileRecord struct {
	Count  int64
	Cycles int64
	StackRecord
}

// BlockProfile returns no records.
func BlockProfile(p []BlockProfileRecord) (n int, ok bool) { return 0, true }

// MutexProfile returns no records.
func MutexProfile(p []BlockProfileRecord) (n int, ok bool) { return 0, true }

// ThreadCreateProfile returns no records.
func ThreadCreateProfile(p []StackRecord) (n int, ok bool) { return 0, true }

// GoroutineProfile returns the number of goroutines and the stack of the calling one.
func GoroutineProfile(p []StackRecord) (n int, ok bool) {
	n = NumGoroutine()
	if len(p) < n {
		return n, false
	}
	if n > 0 {
		Callers(1, p[0].Stack0[:])
	}
	return n, true
}

// SetBlockProfileRate does nothing.
func SetBlockProfileRate(rate int) {}

// SetMutexProfileFraction does nothing and returns 0.
func SetMutexProfileFraction(rate int) int { return 0 }

// SetCPUProfileRate does nothing.
func SetCPUProfileRate(hz int) {}

// CPUProfile is obsolete.
//
// Deprecated: as in Go.
func CPUProfile() []byte { panic("CPUProfile no longer available") }
