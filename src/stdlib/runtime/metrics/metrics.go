// runtime/metrics: numbers of the heap, the collector and the scheduler by Go's names. The machine has the values
// (src/runtime/memstats.ts); this package has names, kinds, texts and the bounds of histograms. Absent: /sync/mutex and /godebug.

package metrics

import (
	"math"
	"unsafe"
)

//go:linkname metric runtime.metric
func metric(name string) uint64

//go:linkname metricHistogram runtime.metrichistogram
func metricHistogram(name string, counts *uint64, n int)

// ValueKind is a tag for a metric Value which indicates its type.
type ValueKind int

const (
	KindBad ValueKind = iota
	KindUint64
	KindFloat64
	KindFloat64Histogram
)

// Value represents a metric value returned by the runtime.
type Value struct {
	kind    ValueKind
	scalar  uint64
	pointer unsafe.Pointer
}

// Kind returns the tag representing the kind of value this is.
func (v Value) Kind() ValueKind { return v.kind }

// Uint64 returns the internal uint64 value for the metric.
func (v Value) Uint64() uint64 {
	if v.kind != KindUint64 {
		panic("called Uint64 on non-uint64 metric value")
	}
	return v.scalar
}

// Float64 returns the internal float64 value for the metric.
func (v Value) Float64() float64 {
	if v.kind != KindFloat64 {
		panic("called Float64 on non-float64 metric value")
	}
	return math.Float64frombits(v.scalar)
}

// Float64Histogram returns the internal *Float64Histogram value for the metric.
func (v Value) Float64Histogram() *Float64Histogram {
	if v.kind != KindFloat64Histogram {
		panic("called Float64Histogram on non-Float64Histogram metric value")
	}
	return (*Float64Histogram)(v.pointer)
}

// Float64Histogram represents a distribution of float64 values: Counts[n] is the weight of [Buckets[n], Buckets[n+1]).
type Float64Histogram struct {
	Counts  []uint64
	Buckets []float64
}

// Sample captures a single metric sample.
type Sample struct {
	Name  string
	Value Value
}

// Description describes a runtime metric.
type Description struct {
	Name        string
	Description string
	Kind        ValueKind
	Cumulative  bool
}

// All returns a slice of containing metric descriptions for all supported metrics.
func All() []Description { return all }

// Read populates each Value field in the given slice of metric samples.
func Read(m []Sample) {
	metric("begin")
	defer metric("end")
	for i := range m {
		s := &m[i]
		d := find(s.Name)
		if d == nil {
			s.Value = Value{}
			continue
		}
		switch d.Kind {
		case KindUint64:
			s.Value = Value{kind: KindUint64, scalar: metric(d.Name)}
		case KindFloat64:
			s.Value = Value{kind: KindFloat64, scalar: math.Float64bits(float64(metric(d.Name)) / 1e9)}
		case KindFloat64Histogram:
			h := (*Float64Histogram)(nil)
			bounds := boundsOf(d.Name)
			// The caller's memory is used again.
			if s.Value.kind == KindFloat64Histogram {
				h = (*Float64Histogram)(s.Value.pointer)
			} else {
				h = new(Float64Histogram)
			}
			if len(h.Counts) != len(bounds)-1 {
				h.Counts = make([]uint64, len(bounds)-1)
			}
			h.Buckets = bounds
			metricHistogram(d.Name, &h.Counts[0], len(h.Counts))
			s.Value = Value{kind: KindFloat64Histogram, pointer: unsafe.Pointer(h)}
		}
	}
}

func find(name string) *Description {
	lo, hi := 0, len(all)
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		if all[m].Name < name {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo < len(all) && all[lo].Name == name {
		return &all[lo]
	}
	return nil
}

var timeBounds, sizeBounds []float64

func boundsOf(name string) []float64 {
	if name == "/gc/heap/allocs-by-size:bytes" || name == "/gc/heap/frees-by-size:bytes" {
		if sizeBounds == nil {
			sizeBounds = makeSizeBounds()
		}
		return sizeBounds
	}
	if timeBounds == nil {
		timeBounds = makeTimeBounds()
	}
	return timeBounds
}

// Sizes of the size classes: bounds are one byte above, since they are inclusive below.
var classes = [...]uint16{
	8, 16, 24, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256, 288, 320, 352, 384, 416, 448, 480, 512, 576, 640, 704, 768,
	896, 1024, 1152, 1280, 1408, 1536, 1792, 2048, 2304, 2688, 3072, 3200, 3456, 4096, 4864, 5376, 6144, 6528, 6784, 6912, 8192, 9472, 9728,
	10240, 10880, 12288, 13568, 14336, 16384, 18432, 19072, 20480, 21760, 24576, 27264, 28672, 32768,
}

func makeSizeBounds() []float64 {
	b := []float64{1}
	for _, size := range classes {
		b = append(b, float64(size)+1)
	}
	return append(b, math.Inf(1))
}

// makeTimeBounds: powers of two from 2^8 to 2^47 nanoseconds, in quarters (Go: timeHistogramMetricsBuckets).
func makeTimeBounds() []float64 {
	b := []float64{math.Inf(-1)}
	for j := 0; j < 4; j++ {
		b = append(b, float64(j<<6)/1e9)
	}
	for i := 8; i < 47; i++ {
		for j := 0; j < 4; j++ {
			b = append(b, float64(uint64(1)<<i+uint64(j)<<(i-2))/1e9)
		}
	}
	return append(b, float64(uint64(1)<<47)/1e9, math.Inf(1))
}
