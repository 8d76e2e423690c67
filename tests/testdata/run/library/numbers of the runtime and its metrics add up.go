// run

// Names and kinds of runtime/metrics, and sums that hold between the numbers of metrics, MemStats and GCStats.

package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"strings"
	"time"
)

var sink [][]byte

func value(name string) uint64 {
	s := []metrics.Sample{{Name: name}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}

func total(h *metrics.Float64Histogram) (n uint64) {
	for _, c := range h.Counts {
		n += c
	}
	return n
}

func check(what string, ok bool) {
	if !ok {
		fmt.Println("wrong:", what)
	}
}

func main() {
	for _, d := range metrics.All() {
		if !strings.HasPrefix(d.Name, "/godebug/") && !strings.HasPrefix(d.Name, "/sync/") {
			s := []metrics.Sample{{Name: d.Name}}
			metrics.Read(s)
			check(d.Name, s[0].Value.Kind() == d.Kind && d.Description != "")
			if d.Kind == metrics.KindFloat64Histogram {
				h := s[0].Value.Float64Histogram()
				fmt.Println(d.Name, d.Cumulative, len(h.Counts), h.Buckets[1], h.Buckets[17], h.Buckets[len(h.Buckets)-2])
			} else {
				fmt.Println(d.Name, d.Kind, d.Cumulative)
			}
		}
	}
	s := []metrics.Sample{{Name: "/no/such:metric"}}
	metrics.Read(s)
	fmt.Println(s[0].Value.Kind() == metrics.KindBad)

	old := debug.SetGCPercent(50)
	fmt.Println(old, value("/gc/gogc:percent"), debug.SetGCPercent(old))
	limit := debug.SetMemoryLimit(1 << 30)
	fmt.Println(limit, value("/gc/gomemlimit:bytes"), debug.SetMemoryLimit(limit))

	for i := 0; i < 200; i++ {
		sink = append(sink, make([]byte, 100_000))
	}
	before := value("/memory/classes/heap/objects:bytes")
	sink = nil
	cycles := value("/gc/cycles/forced:gc-cycles")
	runtime.GC()
	runtime.GC()
	check("freed", before-value("/memory/classes/heap/objects:bytes") > 19_000_000)
	check("forced", value("/gc/cycles/forced:gc-cycles") == cycles+2)

	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	check("Sys", m.Sys == m.HeapSys+m.StackSys+m.MSpanSys+m.MCacheSys+m.BuckHashSys+m.GCSys+m.OtherSys)
	check("HeapSys", m.HeapSys == m.HeapInuse+m.HeapIdle)
	check("HeapReleased", m.HeapReleased <= m.HeapIdle)
	check("HeapInuse", m.HeapInuse >= m.HeapAlloc)
	check("parts", m.MSpanInuse > 0 && m.MSpanSys >= m.MSpanInuse && m.MCacheInuse > 0 && m.MCacheSys >= m.MCacheInuse && m.GCSys > 0 && m.OtherSys > 0 && m.StackInuse > 0)
	check("fraction", m.GCCPUFraction > 0 && m.GCCPUFraction < 1)
	check("NumForcedGC", uint64(m.NumForcedGC) == value("/gc/cycles/forced:gc-cycles"))
	check("LastGC", time.Since(time.Unix(0, int64(m.LastGC))) < time.Minute && m.LastGC == m.PauseEnd[(m.NumGC+255)%256])
	check("stacks", value("/memory/classes/heap/stacks:bytes") == m.StackInuse)
	// At one moment: the samples themselves are on the heap.
	classes := []metrics.Sample{{Name: "/memory/classes/total:bytes"}}
	for _, d := range metrics.All() {
		if strings.HasPrefix(d.Name, "/memory/classes/") && d.Name != classes[0].Name {
			classes = append(classes, metrics.Sample{Name: d.Name})
		}
	}
	metrics.Read(classes)
	sum := uint64(0)
	for _, c := range classes[1:] {
		sum += c.Value.Uint64()
	}
	check("total", sum == classes[0].Value.Uint64() && len(classes) == 14)

	h := []metrics.Sample{{Name: "/gc/pauses:seconds"}, {Name: "/gc/heap/frees-by-size:bytes"}, {Name: "/cpu/classes/total:cpu-seconds"}, {Name: "/cpu/classes/gc/total:cpu-seconds"}}
	metrics.Read(h)
	check("pauses", total(h[0].Value.Float64Histogram()) > 0)
	frees := h[1].Value.Float64Histogram()
	check("large frees", frees.Counts[len(frees.Counts)-1] >= 199)
	check("times", h[2].Value.Float64() >= h[3].Value.Float64() && h[3].Value.Float64() > 0)

	var stats debug.GCStats
	stats.PauseQuantiles = make([]time.Duration, 5)
	debug.ReadGCStats(&stats)
	check("NumGC", stats.NumGC == int64(m.NumGC) && len(stats.Pause) == min(int(m.NumGC), 256))
	check("quantiles", stats.PauseQuantiles[0] <= stats.PauseQuantiles[2] && stats.PauseQuantiles[2] <= stats.PauseQuantiles[4])

	debug.FreeOSMemory()
	runtime.ReadMemStats(&m)
	check("FreeOSMemory", m.HeapIdle-m.HeapReleased < 1<<20)
}

// Output:
// /cgo/go-to-c-calls:calls 1 true
// /cpu/classes/gc/mark/assist:cpu-seconds 2 true
// /cpu/classes/gc/mark/dedicated:cpu-seconds 2 true
// /cpu/classes/gc/mark/idle:cpu-seconds 2 true
// /cpu/classes/gc/pause:cpu-seconds 2 true
// /cpu/classes/gc/total:cpu-seconds 2 true
// /cpu/classes/idle:cpu-seconds 2 true
// /cpu/classes/scavenge/assist:cpu-seconds 2 true
// /cpu/classes/scavenge/background:cpu-seconds 2 true
// /cpu/classes/scavenge/total:cpu-seconds 2 true
// /cpu/classes/total:cpu-seconds 2 true
// /cpu/classes/user:cpu-seconds 2 true
// /gc/cleanups/executed:cleanups 1 true
// /gc/cleanups/queued:cleanups 1 true
// /gc/cycles/automatic:gc-cycles 1 true
// /gc/cycles/forced:gc-cycles 1 true
// /gc/cycles/total:gc-cycles 1 true
// /gc/finalizers/executed:finalizers 1 true
// /gc/finalizers/queued:finalizers 1 true
// /gc/gogc:percent 1 false
// /gc/gomemlimit:bytes 1 false
// /gc/heap/allocs-by-size:bytes true 68 9 241 32769
// /gc/heap/allocs:bytes 1 true
// /gc/heap/allocs:objects 1 true
// /gc/heap/frees-by-size:bytes true 68 9 241 32769
// /gc/heap/frees:bytes 1 true
// /gc/heap/frees:objects 1 true
// /gc/heap/goal:bytes 1 false
// /gc/heap/live:bytes 1 false
// /gc/heap/objects:objects 1 false
// /gc/heap/tiny/allocs:objects 1 true
// /gc/limiter/last-enabled:gc-cycle 1 false
// /gc/pauses:seconds true 162 0 2.048e-06 140737.488355328
// /gc/scan/globals:bytes 1 false
// /gc/scan/heap:bytes 1 false
// /gc/scan/stack:bytes 1 false
// /gc/scan/total:bytes 1 false
// /gc/stack/starting-size:bytes 1 false
// /memory/classes/heap/free:bytes 1 false
// /memory/classes/heap/objects:bytes 1 false
// /memory/classes/heap/released:bytes 1 false
// /memory/classes/heap/stacks:bytes 1 false
// /memory/classes/heap/unused:bytes 1 false
// /memory/classes/metadata/mcache/free:bytes 1 false
// /memory/classes/metadata/mcache/inuse:bytes 1 false
// /memory/classes/metadata/mspan/free:bytes 1 false
// /memory/classes/metadata/mspan/inuse:bytes 1 false
// /memory/classes/metadata/other:bytes 1 false
// /memory/classes/os-stacks:bytes 1 false
// /memory/classes/other:bytes 1 false
// /memory/classes/profiling/buckets:bytes 1 false
// /memory/classes/total:bytes 1 false
// /sched/gomaxprocs:threads 1 false
// /sched/goroutines-created:goroutines 1 true
// /sched/goroutines/not-in-go:goroutines 1 false
// /sched/goroutines/runnable:goroutines 1 false
// /sched/goroutines/running:goroutines 1 false
// /sched/goroutines/waiting:goroutines 1 false
// /sched/goroutines:goroutines 1 false
// /sched/latencies:seconds true 162 0 2.048e-06 140737.488355328
// /sched/pauses/stopping/gc:seconds true 162 0 2.048e-06 140737.488355328
// /sched/pauses/stopping/other:seconds true 162 0 2.048e-06 140737.488355328
// /sched/pauses/total/gc:seconds true 162 0 2.048e-06 140737.488355328
// /sched/pauses/total/other:seconds true 162 0 2.048e-06 140737.488355328
// /sched/threads/total:threads 1 false
// true
// 100 50 50
// 9223372036854775807 1073741824 1073741824
