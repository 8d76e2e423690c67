// What package runtime/metrics reads; the machine has the values (src/runtime/memstats.ts).

package runtime

// metric is a scalar by its name; times are in nanoseconds.
func metric(name string) uint64

// metrichistogram fills the counts of a histogram.
func metrichistogram(name string, counts *uint64, n int)
