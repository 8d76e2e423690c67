// Memory statistics and the collector's public interface (Go: runtime/mstats.go, runtime/mgc.go, runtime/debug).

package runtime

import _ "unsafe"

// A MemStats records statistics about the memory allocator. The machine fills it in: layout as in Go.
type MemStats struct {
	Alloc         uint64
	TotalAlloc    uint64
	Sys           uint64
	Lookups       uint64
	Mallocs       uint64
	Frees         uint64
	HeapAlloc     uint64
	HeapSys       uint64
	HeapIdle      uint64
	HeapInuse     uint64
	HeapReleased  uint64
	HeapObjects   uint64
	StackInuse    uint64
	StackSys      uint64
	MSpanInuse    uint64
	MSpanSys      uint64
	MCacheInuse   uint64
	MCacheSys     uint64
	BuckHashSys   uint64
	GCSys         uint64
	OtherSys      uint64
	NextGC        uint64
	LastGC        uint64
	PauseTotalNs  uint64
	PauseNs       [256]uint64
	PauseEnd      [256]uint64
	NumGC         uint32
	NumForcedGC   uint32
	GCCPUFraction float64
	EnableGC      bool
	DebugGC       bool
	BySize        [61]struct {
		Size    uint32
		Mallocs uint64
		Frees   uint64
	}
}

// ReadMemStats populates m with memory allocator statistics.
//
//go:noinline
func ReadMemStats(m *MemStats) { readmemstats(m) }

// GC runs a garbage collection and blocks until it is complete.
func GC() {
	// The cycle in progress, if any, began too early: what became unreachable since then may still be marked.
	n := gccycles()
	gcwaitmark(n)
	// What the last cycle has left unswept keeps nobody waiting but this goroutine.
	for gcsweep(gcSweepBatch) {
		Gosched()
	}
	runpoolcleanup()
	gcstart(true)
	n++
	gcwaitmark(n)
	for gccycles() == n && gcsweep(gcSweepBatch) {
		Gosched()
	}
	profileswept()
	// Finalizers that the sweep has queued have their turn.
	Gosched()
}

// gcSweepBatch is the number of spans that GC sweeps before it yields.
const gcSweepBatch = 64

// runpoolcleanup empties the pools of package sync.
// Go does it with the world stopped, which waits for who is in the middle of using a pool: so nobody else runs until it is done, and an allocation with
// locks, as those of the pool itself, leaves it to the next cycle. Otherwise pools that come into use meanwhile would be on no list.
func runpoolcleanup() {
	gp := getg()
	if poolcleanup != nil && gp.locks == 0 {
		gp.locks++
		poolcleanup()
		gp.locks--
	}
}

//go:linkname setGCPercent runtime/debug.setGCPercent
func setGCPercent(in int32) int32 { return setgcpercent(in) }

//go:linkname setMemoryLimit runtime/debug.setMemoryLimit
func setMemoryLimit(in int64) int64 { return setmemorylimit(in) }

//go:linkname setMaxStack runtime/debug.setMaxStack
func setMaxStack(in int) int { return setmaxstack(in) }

//go:linkname setMaxThreads runtime/debug.setMaxThreads
func setMaxThreads(in int) int {
	out := maxthreads
	maxthreads = in
	return out
}

var maxthreads = 10000

//go:linkname setPanicOnFault runtime/debug.setPanicOnFault
func setPanicOnFault(b bool) bool {
	gp := getg()
	old := gp.panicfault
	gp.panicfault = b
	return old
}

//go:linkname freeOSMemory runtime/debug.freeOSMemory
func freeOSMemory() {
	GC()
	freeosmemory()
}

//go:linkname readGCStats runtime/debug.readGCStats
func readGCStats(pauses *[]uint64) {
	var m MemStats
	readmemstats(&m)
	p := (*pauses)[:0]
	n := int(m.NumGC)
	if n > 256 {
		n = 256
	}
	for i := 0; i < n; i++ {
		p = append(p, m.PauseNs[(int(m.NumGC)-1-i+256)%256])
	}
	for i := 0; i < n; i++ {
		p = append(p, m.PauseEnd[(int(m.NumGC)-1-i+256)%256])
	}
	p = append(p, m.LastGC, uint64(m.NumGC), m.PauseTotalNs)
	*pauses = p
}
