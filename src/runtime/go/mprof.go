// Profiles that a program asks for (Go: runtime/mprof.go). The machine keeps the records (runtime/mprof.ts).

package runtime

import "unsafe"

// MemProfileRate controls the fraction of memory allocations that are recorded in the memory profile: on average one sample per
// MemProfileRate bytes allocated. 1 records every allocated block, 0 none.
var MemProfileRate int = 512 * 1024

// A StackRecord describes a single execution stack.
type StackRecord struct {
	Stack0 [32]uintptr // the first 0 ends it
}

// Stack returns the stack trace associated with the record.
func (r *StackRecord) Stack() []uintptr {
	for i, v := range r.Stack0 {
		if v == 0 {
			return r.Stack0[0:i]
		}
	}
	return r.Stack0[0:]
}

// A MemProfileRecord describes the objects of one size that a call sequence has allocated.
type MemProfileRecord struct {
	AllocBytes, FreeBytes     int64
	AllocObjects, FreeObjects int64
	Stack0                    [32]uintptr
}

// InUseBytes returns the number of bytes in use.
func (r *MemProfileRecord) InUseBytes() int64 { return r.AllocBytes - r.FreeBytes }

// InUseObjects returns the number of objects in use.
func (r *MemProfileRecord) InUseObjects() int64 { return r.AllocObjects - r.FreeObjects }

// Stack returns the stack trace associated with the record.
func (r *MemProfileRecord) Stack() []uintptr {
	for i, v := range r.Stack0 {
		if v == 0 {
			return r.Stack0[0:i]
		}
	}
	return r.Stack0[0:]
}

// A BlockProfileRecord describes the waiting at one call sequence.
type BlockProfileRecord struct {
	Count  int64
	Cycles int64 // nanoseconds
	StackRecord
}

// Numbers of the profiles, known to the machine.
const (
	memProfile       = 1
	blockProfile     = 2
	mutexProfile     = 3
	goroutineProfile = 4
)

// readprofile returns the number of records of a profile, and writes them at p if there are at most n; stops.
func readprofile(kind int32, all bool, p unsafe.Pointer, n int) int

// mutexevent counts that this goroutine kept gp from a lock; stops.
func mutexevent(gp *g, rate int)

func setblockrate(rate int64)

// profileswept tells that runtime.GC has swept everything.
func profileswept()

// MemProfile returns a profile of memory allocated and freed per allocation site, as of the collection before the last one.
//
// DEPARTURE: stacks begin at the function that allocates, or at the one of package runtime that does it for an operation; Go's own
// begin at runtime.mallocgc.
func MemProfile(p []MemProfileRecord, inuseZero bool) (n int, ok bool) {
	n = readprofile(memProfile, inuseZero, unsafe.Pointer(unsafe.SliceData(p)), len(p))
	return n, n <= len(p)
}

// SetBlockProfileRate controls the fraction of goroutine blocking events that are reported: one per rate nanoseconds spent blocked.
func SetBlockProfileRate(rate int) { setblockrate(int64(max(rate, 0))) }

// BlockProfile returns the records of what goroutines waited for.
func BlockProfile(p []BlockProfileRecord) (n int, ok bool) {
	n = readprofile(blockProfile, true, unsafe.Pointer(unsafe.SliceData(p)), len(p))
	return n, n <= len(p)
}

var mutexprofilerate int

// SetMutexProfileFraction controls the fraction of mutex contention events that are reported: 1/rate. It returns the old rate; a negative
// one changes nothing.
func SetMutexProfileFraction(rate int) int {
	old := mutexprofilerate
	if rate >= 0 {
		mutexprofilerate = rate
	}
	return old
}

// MutexProfile returns the records of who kept others from locks.
//
// DEPARTURE: each waiter's whole wait counts where it was let go. Go also charges, at each release, those who go on waiting.
func MutexProfile(p []BlockProfileRecord) (n int, ok bool) {
	n = readprofile(mutexProfile, true, unsafe.Pointer(unsafe.SliceData(p)), len(p))
	return n, n <= len(p)
}

// ThreadCreateProfile returns a record for each processor of this machine, which are its threads; as in Go without cgo, nothing is known
// of what started them.
func ThreadCreateProfile(p []StackRecord) (n int, ok bool) {
	n = curprocs()
	if n > len(p) {
		return n, false
	}
	clear(p[:n])
	return n, true
}

// GoroutineProfile returns the stacks of all goroutines, the calling one first.
func GoroutineProfile(p []StackRecord) (n int, ok bool) {
	n = readprofile(goroutineProfile, true, unsafe.Pointer(unsafe.SliceData(p)), len(p))
	return n, n <= len(p)
}

// cpuprofilerate is the rate of the cpu profile that is under way, 0: none is.
var cpuprofilerate int

// SetCPUProfileRate begins a cpu profile with hz samples per second, or ends it. Package runtime/pprof reads it, and calls this with 100: a
// program that wants another rate calls it before StartCPUProfile, which then keeps that one, as in Go.
//
// DEPARTURE: who asks for no rate of his own has a sample every 10,007 nanoseconds instead of every ten milliseconds, since samples
// cost nothing here (runtime/profiler.ts).
func SetCPUProfileRate(hz int) {
	hz = min(max(hz, 0), 1000000)
	if hz > 0 && cpuprofilerate > 0 {
		print("runtime: cannot set cpu profile rate until previous profile has finished.\n")
		return
	}
	cpuprofilerate = hz
}

//go:linkname pprof_cpuProfileRate runtime/pprof.runtime_cpuProfileRate
func pprof_cpuProfileRate() int { return cpuprofilerate }

// Labels of goroutines: the machine reads what is behind the pointer (runtime/labels.ts), new goroutines inherit it.
//
//go:linkname pprof_setProfLabel runtime/pprof.runtime_setProfLabel
func pprof_setProfLabel(labels unsafe.Pointer) { getg().labels = labels }

// CPUProfile is obsolete.
//
// Deprecated: as in Go.
func CPUProfile() []byte { panic("CPUProfile no longer available") }
