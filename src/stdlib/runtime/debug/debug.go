// runtime/debug: the collector's settings and statistics, Stack, PrintStack, BuildInfo (of no module: buildinfo.go). Absent: SetCrashOutput's
// effect.

package debug

import (
	"errors"
	"os"
	"runtime"
	"slices"
	"time"
)

func setGCPercent(in int32) int32
func setMemoryLimit(in int64) int64
func setMaxStack(in int) int
func setMaxThreads(in int) int
func setPanicOnFault(b bool) bool
func freeOSMemory()
func readGCStats(pauses *[]uint64)

// GCStats tells about recent collections.
type GCStats struct {
	LastGC         time.Time
	NumGC          int64
	PauseTotal     time.Duration
	Pause          []time.Duration
	PauseEnd       []time.Time
	PauseQuantiles []time.Duration
}

func ReadGCStats(stats *GCStats) {
	const maxPause = 256
	raw := make([]uint64, 0, 2*maxPause+3)
	readGCStats(&raw)
	n := len(raw) - 3
	stats.LastGC = time.Unix(0, int64(raw[n]))
	stats.NumGC = int64(raw[n+1])
	stats.PauseTotal = time.Duration(raw[n+2])
	n /= 2
	stats.Pause = stats.Pause[:0]
	stats.PauseEnd = stats.PauseEnd[:0]
	for i := range n {
		stats.Pause = append(stats.Pause, time.Duration(raw[i]))
		stats.PauseEnd = append(stats.PauseEnd, time.Unix(0, int64(raw[n+i])))
	}
	if len(stats.PauseQuantiles) == 0 {
		return
	}
	if n == 0 {
		clear(stats.PauseQuantiles)
		return
	}
	sorted := slices.Sorted(slices.Values(stats.Pause))
	last := len(stats.PauseQuantiles) - 1
	for i := range last {
		stats.PauseQuantiles[i] = sorted[len(sorted)*i/last]
	}
	stats.PauseQuantiles[last] = sorted[len(sorted)-1]
}

// SetGCPercent sets GOGC and gives the old value; below 0 is off.
func SetGCPercent(percent int) int { return int(setGCPercent(int32(percent))) }

func SetMemoryLimit(limit int64) int64 { return setMemoryLimit(limit) }

func SetMaxStack(bytes int) int { return setMaxStack(bytes) }

func SetMaxThreads(threads int) int { return setMaxThreads(threads) }

func SetPanicOnFault(enabled bool) bool { return setPanicOnFault(enabled) }

func FreeOSMemory() { freeOSMemory() }

func SetTraceback(level string) {}

// WriteHeapDump writes nothing here.
func WriteHeapDump(fd uintptr) {}

// CrashOptions is empty so far.
type CrashOptions struct{}

func SetCrashOutput(f *os.File, opts CrashOptions) error {
	if f == nil {
		return nil
	}
	return errors.New("SetCrashOutput is not supported")
}

func PrintStack() { os.Stderr.Write(Stack()) }

// Stack gives the trace of the goroutine that calls it.
func Stack() []byte {
	buf := make([]byte, 1024)
	for {
		n := runtime.Stack(buf, false)
		if n < len(buf) {
			return buf[:n]
		}
		buf = make([]byte, 2*len(buf))
	}
}
