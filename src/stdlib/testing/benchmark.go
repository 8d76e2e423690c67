// testing: B, PB, Benchmark and BenchmarkResult. Complete.

package testing

import (
	"context"
	"fmt"
	"io"
	"math"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode"
)

type benchTimeFlag struct {
	d time.Duration
	n int
}

func (f *benchTimeFlag) String() string {
	if f.n > 0 {
		return fmt.Sprintf("%dx", f.n)
	}
	return f.d.String()
}

func (f *benchTimeFlag) Set(s string) error {
	if digits, ok := strings.CutSuffix(s, "x"); ok {
		n, err := strconv.ParseInt(digits, 10, 0)
		if err != nil || n < 0 {
			return fmt.Errorf("invalid count")
		}
		*f = benchTimeFlag{n: int(n)}
		return nil
	}
	d, err := time.ParseDuration(s)
	if err != nil || d < 0 {
		return fmt.Errorf("invalid duration")
	}
	*f = benchTimeFlag{d: d}
	return nil
}

// One benchmark runs at a time.
var benchLock sync.Mutex

// InternalBenchmark is what the generated main function knows of a benchmark.
type InternalBenchmark struct {
	Name string
	F    func(b *B)
}

// A B is a benchmark while it runs.
type B struct {
	common
	importPath  string
	state       *benchState
	N           int
	prevN       int
	prevTime    time.Duration
	fn          func(b *B)
	benchTime   benchTimeFlag
	timerOn     bool
	showAllocs  bool
	result      BenchmarkResult
	parallelism int

	startAllocs, startBytes uint64
	netAllocs, netBytes     uint64
	bytes                   int64
	extra                   map[string]float64

	loopN, loopI uint64
	loopDone     bool
}

type benchState struct {
	match          *matcher
	maxLen, extLen int
}

func (b *B) StartTimer() {
	if !b.timerOn {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		b.startAllocs, b.startBytes = m.Mallocs, m.TotalAlloc
		b.start = time.Now()
		b.timerOn = true
	}
}

func (b *B) StopTimer() {
	if b.timerOn {
		b.duration += time.Since(b.start)
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		b.netAllocs += m.Mallocs - b.startAllocs
		b.netBytes += m.TotalAlloc - b.startBytes
		b.timerOn = false
	}
}

func (b *B) ResetTimer() {
	if b.extra == nil {
		b.extra = make(map[string]float64, 16)
	} else {
		clear(b.extra)
	}
	if b.timerOn {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		b.startAllocs, b.startBytes = m.Mallocs, m.TotalAlloc
		b.start = time.Now()
	}
	b.duration = 0
	b.netAllocs, b.netBytes = 0, 0
}

func (b *B) SetBytes(n int64) { b.bytes = n }

func (b *B) ReportAllocs() { b.showAllocs = true }

func (b *B) Elapsed() time.Duration {
	d := b.duration
	if b.timerOn {
		d += time.Since(b.start)
	}
	return d
}

func (b *B) ReportMetric(n float64, unit string) {
	if unit == "" {
		panic("metric unit must not be empty")
	}
	if strings.IndexFunc(unit, unicode.IsSpace) >= 0 {
		panic("metric unit must not contain whitespace")
	}
	b.extra[unit] = n
}

func (b *B) runN(n int) {
	benchLock.Lock()
	defer benchLock.Unlock()
	b.ctx, b.cancel = context.WithCancel(context.Background())
	defer b.runCleanup(false)
	runtime.GC()
	b.N = n
	b.loopN, b.loopI, b.loopDone = 0, 0, false
	b.parallelism = 1
	b.runner = funcName(0)
	b.ResetTimer()
	b.StartTimer()
	b.fn(b)
	b.StopTimer()
	b.prevN, b.prevTime = n, b.duration
	if b.loopN > 0 && !b.loopDone && !b.failed {
		b.Error("benchmark function returned without B.Loop() == false (break or return in loop?)")
	}
}

// run1 runs it once, to find subbenchmarks and mistakes, and reports whether it is to be measured.
func (b *B) run1() bool {
	if s := b.state; s != nil {
		if n := len(b.name) + s.extLen + 1; n > s.maxLen {
			s.maxLen = n + 8
		}
	}
	go func() {
		defer func() { b.signal <- true }()
		b.runN(1)
	}()
	<-b.signal
	if b.failed {
		fmt.Fprintf(b.w, "%s--- FAIL: %s\n%s", b.chatty.prefix(), b.name, b.output)
		return false
	}
	b.mu.RLock()
	finished := b.finished
	b.mu.RUnlock()
	if b.hasSub.Load() || finished {
		tag := "BENCH"
		if b.skipped {
			tag = "SKIP"
		}
		if b.chatty != nil && (len(b.output) > 0 || finished) {
			b.trimOutput()
			fmt.Fprintf(b.w, "%s--- %s: %s\n%s", b.chatty.prefix(), tag, b.name, b.output)
		}
		return false
	}
	return true
}

// trimOutput keeps the first ten lines.
func (b *B) trimOutput() {
	const limit = 10
	lines := 0
	for i, c := range b.output {
		if c == '\n' {
			if lines++; lines >= limit {
				b.output = append(b.output[:i], "\n\t... [output truncated]\n"...)
				return
			}
		}
	}
}

var labels sync.Once

func printLabels(w io.Writer, importPath string) {
	labels.Do(func() {
		fmt.Fprintf(w, "goos: %s\ngoarch: %s\n", runtime.GOOS, runtime.GOARCH)
		if importPath != "" {
			fmt.Fprintf(w, "pkg: %s\n", importPath)
		}
		fmt.Fprintln(w, "cpu: gosim")
	})
}

func (b *B) run() {
	printLabels(b.w, b.importPath)
	if b.state != nil {
		b.state.process(b)
	} else {
		b.measure()
	}
}

func (b *B) measure() BenchmarkResult {
	go b.launch()
	<-b.signal
	return b.result
}

// launch raises N until the benchmark has run long enough; one that uses Loop has done so itself.
func (b *B) launch() {
	defer func() { b.signal <- true }()
	if b.loopN == 0 {
		if b.benchTime.n > 0 {
			if b.benchTime.n > 1 {
				b.runN(b.benchTime.n)
			}
		} else {
			d := b.benchTime.d
			for n := int64(1); !b.failed && b.duration < d && n < 1e9; {
				n = predict(d.Nanoseconds(), int64(b.N), b.duration.Nanoseconds(), n)
				b.runN(int(n))
			}
		}
	}
	b.result = BenchmarkResult{b.N, b.duration, b.bytes, b.netAllocs, b.netBytes, b.extra}
}

// predict guesses how many iterations take goal nanoseconds: a fifth more than it seems, at most a hundred times the last.
func predict(goal, iters, ns, last int64) int64 {
	n := goal * iters / max(ns, 1)
	n += n / 5
	return min(max(min(n, 100*last), last+1), 1e9)
}

// Loop reports whether the benchmark should go on.
func (b *B) Loop() bool {
	if b.loopI < b.loopN {
		b.loopI++
		return true
	}
	return b.loopSlow()
}

func (b *B) loopSlow() bool {
	if !b.timerOn {
		b.Fatal("B.Loop called with timer stopped")
	}
	switch {
	case b.loopN == 0:
		b.loopN = uint64(max(b.benchTime.n, 1))
		b.N = 0
		b.ResetTimer()
	case b.benchTime.n > 0 || b.Elapsed() >= b.benchTime.d:
		b.StopTimer()
		b.N = int(b.loopN)
		b.loopDone = true
		return false
	default:
		prev := int64(b.loopN)
		b.loopN = uint64(predict(b.benchTime.d.Nanoseconds(), prev, b.Elapsed().Nanoseconds(), prev))
	}
	b.loopI++
	return true
}

func benchName(name string, procs int) string {
	if procs != 1 {
		return fmt.Sprintf("%s-%d", name, procs)
	}
	return name
}

func RunBenchmarks(matchString func(pat, str string) (bool, error), benchmarks []InternalBenchmark) {
	Init()
	if cpuList == nil {
		parseCPUs()
	}
	runBenchmarks("", matchString, benchmarks)
}

func runBenchmarks(importPath string, matchString func(pat, str string) (bool, error), benchmarks []InternalBenchmark) bool {
	if *matchBenchmarks == "" {
		return true
	}
	most := max(1, slices.Max(cpuList))
	state := &benchState{
		match:  newMatcher(matchString, *matchBenchmarks, "-test.bench", *skip),
		extLen: len(benchName("", most)),
	}
	var list []InternalBenchmark
	for _, x := range benchmarks {
		if _, ok, _ := state.match.fullName(nil, x.Name); ok {
			list = append(list, x)
			state.maxLen = max(state.maxLen, len(benchName(x.Name, most))+state.extLen+1)
		}
	}
	main := &B{
		common:     common{name: "Main", w: os.Stdout, bench: true},
		importPath: importPath,
		fn: func(b *B) {
			for _, x := range list {
				b.Run(x.Name, x.F)
			}
		},
		benchTime: benchTime,
		state:     state,
	}
	if verbose.on {
		main.chatty = &printer{w: main.w, json: verbose.json}
	}
	main.runN(1)
	return !main.failed
}

// process measures a benchmark for every number of processors and prints a line each.
func (s *benchState) process(b *B) {
	for i, procs := range cpuList {
		for j := uint(0); j < *count; j++ {
			runtime.GOMAXPROCS(procs)
			name := benchName(b.name, procs)
			if b.chatty == nil {
				fmt.Fprintf(b.w, "%-*s\t", s.maxLen, name)
			}
			if i > 0 || j > 0 {
				b = &B{
					common:    common{signal: make(chan bool), name: b.name, w: b.w, chatty: b.chatty, bench: true},
					fn:        b.fn,
					benchTime: b.benchTime,
				}
				b.run1()
			}
			r := b.measure()
			if b.failed {
				fmt.Fprintf(b.w, "%s--- FAIL: %s\n%s", b.chatty.prefix(), name, b.output)
				continue
			}
			line := r.String()
			if b.chatty != nil {
				fmt.Fprintf(b.w, "%-*s\t", s.maxLen, name)
			}
			if *benchMemory || b.showAllocs {
				line += "\t" + r.MemString()
			}
			fmt.Fprintln(b.w, line)
			if len(b.output) > 0 {
				b.trimOutput()
				fmt.Fprintf(b.w, "%s--- BENCH: %s\n%s", b.chatty.prefix(), name, b.output)
			}
			if p := runtime.GOMAXPROCS(-1); p != procs {
				fmt.Fprintf(os.Stderr, "testing: %s left GOMAXPROCS set to %d\n", name, p)
			}
		}
	}
}

// Run runs f as a subbenchmark; the benchmark itself is then not measured.
func (b *B) Run(name string, f func(b *B)) bool {
	b.hasSub.Store(true)
	benchLock.Unlock()
	defer benchLock.Lock()
	full, ok, partial := b.name, true, false
	if b.state != nil {
		full, ok, partial = b.state.match.fullName(&b.common, name)
	}
	if !ok {
		return true
	}
	var pc [stackDepth]uintptr
	n := runtime.Callers(2, pc[:])
	sub := &B{
		common: common{
			signal: make(chan bool), name: full, parent: &b.common, level: b.level + 1,
			creator: append([]uintptr(nil), pc[:n]...), w: b.w, chatty: b.chatty, bench: true,
		},
		importPath: b.importPath,
		fn:         f,
		benchTime:  b.benchTime,
		state:      b.state,
	}
	if partial {
		// Only its subbenchmarks are wanted.
		sub.hasSub.Store(true)
	}
	if b.chatty != nil {
		printLabels(os.Stdout, b.importPath)
		if b.chatty.json {
			b.chatty.update(full, "=== RUN   %s\n", full)
		}
		fmt.Println(full)
	}
	if sub.run1() {
		sub.run()
	}
	b.add(sub.result)
	return !sub.failed
}

// add makes the result of a benchmark of its subbenchmarks.
func (b *B) add(o BenchmarkResult) {
	r := &b.result
	r.N = 1
	r.T += time.Duration(o.NsPerOp())
	if o.Bytes == 0 {
		b.bytes = 0
		r.Bytes = 0
	}
	if b.bytes >= 0 {
		r.Bytes += o.Bytes
	}
	r.MemAllocs += uint64(o.AllocsPerOp())
	r.MemBytes += uint64(o.AllocedBytesPerOp())
}

// A PB is used by the goroutines of RunParallel.
type PB struct {
	global      *atomic.Uint64
	grain, have uint64
	n           uint64
}

func (pb *PB) Next() bool {
	if pb.have == 0 {
		n := pb.global.Add(pb.grain)
		switch {
		case n <= pb.n:
			pb.have = pb.grain
		case n < pb.n+pb.grain:
			pb.have = pb.n + pb.grain - n
		default:
			return false
		}
	}
	pb.have--
	return true
}

func (b *B) SetParallelism(p int) {
	if p >= 1 {
		b.parallelism = p
	}
}

func (b *B) RunParallel(body func(*PB)) {
	if b.N == 0 {
		return
	}
	// A grain takes about 100 microseconds.
	grain := uint64(1)
	if b.prevN > 0 && b.prevTime > 0 {
		grain = 1e5 * uint64(b.prevN) / uint64(b.prevTime)
	}
	grain = min(max(grain, 1), 1e4)
	var n atomic.Uint64
	var wg sync.WaitGroup
	for range b.parallelism * runtime.GOMAXPROCS(0) {
		wg.Add(1)
		go func() {
			defer wg.Done()
			body(&PB{global: &n, grain: grain, n: uint64(b.N)})
		}()
	}
	wg.Wait()
	if n.Load() <= uint64(b.N) && !b.Failed() {
		b.Fatal("RunParallel: body exited without pb.Next() == false")
	}
}

// A BenchmarkResult is what was measured.
type BenchmarkResult struct {
	N         int
	T         time.Duration
	Bytes     int64
	MemAllocs uint64
	MemBytes  uint64
	Extra     map[string]float64
}

func (r BenchmarkResult) NsPerOp() int64 {
	if v, ok := r.Extra["ns/op"]; ok {
		return int64(v)
	}
	if r.N <= 0 {
		return 0
	}
	return r.T.Nanoseconds() / int64(r.N)
}

func (r BenchmarkResult) mbPerSec() float64 {
	if v, ok := r.Extra["MB/s"]; ok {
		return v
	}
	if r.Bytes <= 0 || r.T <= 0 || r.N <= 0 {
		return 0
	}
	return float64(r.Bytes) * float64(r.N) / 1e6 / r.T.Seconds()
}

func (r BenchmarkResult) AllocsPerOp() int64 {
	if v, ok := r.Extra["allocs/op"]; ok {
		return int64(v)
	}
	if r.N <= 0 {
		return 0
	}
	return int64(r.MemAllocs) / int64(r.N)
}

func (r BenchmarkResult) AllocedBytesPerOp() int64 {
	if v, ok := r.Extra["B/op"]; ok {
		return int64(v)
	}
	if r.N <= 0 {
		return 0
	}
	return int64(r.MemBytes) / int64(r.N)
}

func (r BenchmarkResult) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%8d", r.N)
	ns, ok := r.Extra["ns/op"]
	if !ok {
		ns = float64(r.T.Nanoseconds()) / float64(r.N)
	}
	if ns != 0 {
		b.WriteByte('\t')
		metric(&b, ns, "ns/op")
	}
	if mbs := r.mbPerSec(); mbs != 0 {
		fmt.Fprintf(&b, "\t%7.2f MB/s", mbs)
	}
	var keys []string
	for k := range r.Extra {
		switch k {
		case "ns/op", "MB/s", "B/op", "allocs/op":
		default:
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	for _, k := range keys {
		b.WriteByte('\t')
		metric(&b, r.Extra[k], k)
	}
	return b.String()
}

// metric writes a number with four digits that count, its point in the same column whatever its size.
func metric(w io.Writer, x float64, unit string) {
	y := math.Abs(x)
	if y == 0 || y >= 999.95 {
		fmt.Fprintf(w, "%10.0f %s", x, unit)
		return
	}
	prec, limit := 1, 99.995
	for prec < 7 && y < limit {
		prec++
		limit = [...]float64{9.9995, 0.99995, 0.099995, 0.0099995, 0.00099995, 0}[prec-2]
	}
	fmt.Fprintf(w, "%*.*f %s", 11+prec, prec, x, unit)
}

func (r BenchmarkResult) MemString() string {
	return fmt.Sprintf("%8d B/op\t%8d allocs/op", r.AllocedBytesPerOp(), r.AllocsPerOp())
}

type discard struct{}

func (discard) Write(b []byte) (int, error) { return len(b), nil }

// Benchmark measures one function.
func Benchmark(f func(b *B)) BenchmarkResult {
	b := &B{common: common{signal: make(chan bool), w: discard{}}, fn: f, benchTime: benchTime}
	if b.run1() {
		b.run()
	}
	return b.result
}
