// testing: T, M, the flags and the running of tests. Absent: profiles, fuzzing beyond the seed corpus.

package testing

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"internal/race"
	"math/rand"
	"os"
	"reflect"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	_ "unsafe"
)

var (
	initDone        bool
	short           *bool
	failFast        *bool
	count           *uint
	matchList       *string
	match           *string
	skip            *string
	timeout         *time.Duration
	cpuListText     *string
	parallel        *int
	shuffle         *string
	fullPath        *bool
	panicOnExit     *bool
	matchBenchmarks *string
	benchMemory     *bool
	matchFuzz       *string
	verbose         chattyFlag
	benchTime       = benchTimeFlag{d: time.Second}

	cpuList       []int
	numFailed     atomic.Uint32
	parallelStart atomic.Int64
	parallelStop  atomic.Int64
	testBinary    bool
)

type chattyFlag struct {
	on, json bool
}

func (*chattyFlag) IsBoolFlag() bool { return true }

func (f *chattyFlag) Set(arg string) error {
	switch arg {
	case "true", "test2json":
		f.on = true
		f.json = arg == "test2json"
	case "false":
		f.on, f.json = false, false
	default:
		return fmt.Errorf("invalid flag -test.v=%s", arg)
	}
	return nil
}

func (f *chattyFlag) String() string {
	if f.json {
		return "test2json"
	}
	return strconv.FormatBool(f.on)
}

func (f *chattyFlag) Get() any {
	if f.json {
		return "test2json"
	}
	return f.on
}

func (f chattyFlag) prefix() string {
	if f.json {
		return string(marker)
	}
	return ""
}

// Init registers the flags of testing.
func Init() {
	if initDone {
		return
	}
	initDone = true
	short = flag.Bool("test.short", false, "run smaller test suite to save time")
	failFast = flag.Bool("test.failfast", false, "do not start new tests after the first test failure")
	flag.String("test.outputdir", "", "write profiles to `dir`")
	flag.Bool("test.artifacts", false, "store test artifacts in test.,outputdir")
	flag.Var(&verbose, "test.v", "verbose: print additional output")
	count = flag.Uint("test.count", 1, "run tests and benchmarks `n` times")
	for _, name := range []string{"coverprofile", "cpuprofile", "blockprofile", "memprofile"} {
		flag.String("test."+name, "", "write a profile to `file`")
	}
	flag.String("test.gocoverdir", "", "write coverage intermediate files to this directory")
	flag.Int("test.memprofilerate", 0, "set memory allocation profiling `rate` (see runtime.MemProfileRate)")
	flag.Int("test.blockprofilerate", 1, "set blocking profile `rate` (see runtime.SetBlockProfileRate)")
	flag.String("test.mutexprofile", "", "write a mutex contention profile to the named file after execution")
	flag.Int("test.mutexprofilefraction", 1, "if >= 0, calls runtime.SetMutexProfileFraction()")
	panicOnExit = flag.Bool("test.paniconexit0", false, "panic on call to os.Exit(0)")
	flag.String("test.trace", "", "write an execution trace to `file`")
	flag.String("test.testlogfile", "", "write test action log to `file` (for use only by cmd/go)")
	matchList = flag.String("test.list", "", "list tests, examples, and benchmarks matching `regexp` then exit")
	match = flag.String("test.run", "", "run only tests and examples matching `regexp`")
	skip = flag.String("test.skip", "", "do not list or run tests matching `regexp`")
	timeout = flag.Duration("test.timeout", 0, "panic test binary after duration `d` (default 0, timeout disabled)")
	cpuListText = flag.String("test.cpu", "", "comma-separated `list` of cpu counts to run each test with")
	parallel = flag.Int("test.parallel", runtime.GOMAXPROCS(0), "run at most `n` tests in parallel")
	shuffle = flag.String("test.shuffle", "off", "randomize the execution order of tests and benchmarks")
	fullPath = flag.Bool("test.fullpath", false, "show full file names in error messages")
	matchBenchmarks = flag.String("test.bench", "", "run only benchmarks matching `regexp`")
	benchMemory = flag.Bool("test.benchmem", false, "print memory allocations for benchmarks")
	flag.Var(&benchTime, "test.benchtime", "run each benchmark for duration `d` or N times if `d` is of the form Nx")
	matchFuzz = flag.String("test.fuzz", "", "run the fuzz test matching `regexp`")
	flag.String("test.fuzzcachedir", "", "directory where interesting fuzzing inputs are stored (for use only by cmd/go)")
}

// Short reports whether -test.short is set.
func Short() bool {
	if short == nil {
		panic("testing: Short called before Init")
	}
	if !flag.Parsed() {
		panic("testing: Short called before Parse")
	}
	return *short
}

// Testing reports whether this is a test binary.
func Testing() bool { return testBinary }

// Verbose reports whether -test.v is set.
func Verbose() bool {
	if !flag.Parsed() {
		panic("testing: Verbose called before Parse")
	}
	return verbose.on
}

type coverCounter interface {
	CoverMode() string
	Covered() string
	Coverage() (covered, total int)
}

// coverDeps counts coverage; nil without -cover.
var coverDeps coverCounter

// CoverMode is how statements are counted, "" without -cover.
func CoverMode() string {
	if coverDeps == nil {
		return ""
	}
	return coverDeps.CoverMode()
}

// Coverage is the share of statements that have run.
func Coverage() float64 {
	if coverDeps == nil {
		return 0
	}
	return coverShare()
}

//go:noinline
func coverShare() float64 {
	covered, total := coverDeps.Coverage()
	return float64(covered) / float64(max(total, 1))
}

// CoverBlock and Cover belong to coverage, which is counted elsewhere.
type CoverBlock struct {
	Line0, Line1 uint32
	Col0, Col1   uint16
	Stmts        uint16
}

type Cover struct {
	Mode            string
	Counters        map[string][]uint32
	Blocks          map[string][]CoverBlock
	CoveredPackages string
}

func RegisterCover(c Cover) {}

// A T is a test while it runs.
type T struct {
	common
	noParallel bool
	state      *testState
}

// testState is what all tests of a run share.
type testState struct {
	match    *matcher
	deadline time.Time

	mu      sync.Mutex
	start   chan bool
	running int
	waiting int
	limit   int
}

func newTestState(limit int, m *matcher) *testState {
	return &testState{match: m, start: make(chan bool), limit: limit, running: 1}
}

func (s *testState) wait() {
	s.mu.Lock()
	if s.running < s.limit {
		s.running++
		s.mu.Unlock()
		return
	}
	s.waiting++
	s.mu.Unlock()
	<-s.start
}

func (s *testState) release() {
	s.mu.Lock()
	if s.waiting == 0 {
		s.running--
		s.mu.Unlock()
		return
	}
	s.waiting--
	s.mu.Unlock()
	s.start <- true
}

var runningTests struct {
	mu sync.Mutex
	m  map[string]time.Time
}

func setRunning(name string, on bool) {
	runningTests.mu.Lock()
	defer runningTests.mu.Unlock()
	if runningTests.m == nil {
		runningTests.m = map[string]time.Time{}
	}
	if on {
		runningTests.m[name] = time.Now()
	} else {
		delete(runningTests.m, name)
	}
}

const parallelConflict = `testing: test using t.Setenv, t.Chdir, or cryptotest.SetGlobalRandom can not use t.Parallel`

func (t *T) Parallel() {
	t.notInBubble("Parallel")
	if t.parallel {
		panic("testing: t.Parallel called multiple times")
	}
	if t.noParallel {
		panic(parallelConflict)
	}
	if t.parent.barrier == nil {
		return
	}
	t.parallel = true
	t.duration += time.Since(t.start)
	t.parent.sub = append(t.parent.sub, t)
	if t.chatty != nil {
		t.chatty.update(t.name, "=== PAUSE %s\n", t.name)
	}
	setRunning(t.name, false)
	t.signal <- true
	<-t.parent.barrier
	t.state.wait()
	parallelStart.Add(1)
	if t.chatty != nil {
		t.chatty.update(t.name, "=== CONT  %s\n", t.name)
	}
	setRunning(t.name, true)
	t.start = time.Now()
}

func (t *T) checkParallel() {
	for c := &t.common; c != nil; c = c.parent {
		if c.parallel {
			panic(parallelConflict)
		}
	}
	t.noParallel = true
}

func (t *T) Setenv(key, value string) {
	t.checkParallel()
	t.common.Setenv(key, value)
}

func (t *T) Chdir(dir string) {
	t.checkParallel()
	t.common.Chdir(dir)
}

// Deadline gives the time at which -test.timeout ends the run.
func (t *T) Deadline() (deadline time.Time, ok bool) {
	t.notInBubble("Deadline")
	d := t.state.deadline
	return d, !d.IsZero()
}

func (t *T) notInBubble(method string) {
	if t.synctest {
		panic("testing: t." + method + " called inside synctest bubble")
	}
}

// testingSynctestTest runs f as t's test in the bubble of the calling goroutine; reports go to t.
//
//go:linkname testingSynctestTest testing/synctest.testingSynctestTest
func testingSynctestTest(t *T, f func(*T)) bool {
	if t.cleaning.Load() {
		panic("testing: synctest.Run called during t.Cleanup")
	}
	var pc [stackDepth]uintptr
	n := runtime.Callers(2, pc[:])
	ctx, cancel := context.WithCancel(context.Background())
	sub := &T{
		common: common{
			barrier:  make(chan bool),
			signal:   make(chan bool, 1),
			name:     t.name,
			parent:   &t.common,
			level:    t.level + 1,
			creator:  append([]uintptr(nil), pc[:n]...),
			chatty:   t.chatty,
			ctx:      ctx,
			cancel:   cancel,
			synctest: true,
		},
		state: t.state,
	}
	sub.w = indenter{&sub.common}
	go tRunner(sub, f)
	if !<-sub.signal {
		runtime.Goexit()
	}
	return !sub.Failed()
}

// InternalTest is what the generated main function knows of a test.
type InternalTest struct {
	Name string
	F    func(*T)
}

var errNilPanicOrGoexit = errors.New("test executed panic(nil) or runtime.Goexit")

func tRunner(t *T, fn func(t *T)) {
	t.runner = funcName(0)
	// Reports the test, runs parallel subtests and passes panics on. Traces show it and what is in it by the names that Go's have.
	defer func() {
		t.checkRaces()
		if t.Failed() {
			numFailed.Add(1)
		}
		err := recover()
		signal := true
		t.mu.RLock()
		finished := t.finished
		t.mu.RUnlock()
		if !finished && err == nil {
			err = errNilPanicOrGoexit
			for p := t.parent; p != nil; p = p.parent {
				p.mu.RLock()
				finished = p.finished
				p.mu.RUnlock()
				if finished {
					if !t.parallel {
						t.Errorf("%v: subtest may have called FailNow on a parent test", err)
						err = nil
					}
					signal = false
					break
				}
			}
		}
		panicked := false
		defer func() {
			if panicked {
				return
			}
			if err != nil {
				panic(err)
			}
			setRunning(t.name, false)
			if t.parallel {
				parallelStop.Add(1)
			}
			t.signal <- signal
		}()
		fail := func(err any) {
			t.Fail()
			if r := t.runCleanup(true); r != nil {
				t.Logf("cleanup panicked with %v", r)
			}
			for c := &t.common; !c.synctest && c.parent != nil; c = c.parent {
				c.mu.Lock()
				c.duration += time.Since(c.start)
				d := c.duration
				c.mu.Unlock()
				c.flushPartial()
				c.flushToParent("--- FAIL: %s (%s)\n", c.name, seconds(d))
				if r := c.parent.runCleanup(true); r != nil {
					fmt.Fprintf(c.parent.w, "cleanup panicked with %v", r)
				}
			}
			panicked = true
			panic(err)
		}
		if err != nil {
			fail(err)
		}
		t.duration += time.Since(t.start)
		if len(t.sub) > 0 {
			t.state.release()
			setRunning(t.name, false)
			close(t.barrier)
			for _, s := range t.sub {
				<-s.signal
			}
			begin := time.Now()
			r := t.runCleanup(true)
			t.duration += time.Since(begin)
			if r != nil {
				fail(r)
			}
			if !t.parallel {
				t.state.wait()
			}
		} else if t.parallel {
			t.state.release()
		}
		for c := &t.common; c.parent != nil; c = c.parent {
			c.flushPartial()
		}
		t.report()
		t.mu.Lock()
		t.done = true
		t.mu.Unlock()
		if t.parent != nil && !t.hasSub.Load() {
			t.setRan()
		}
	}()
	defer func() {
		if len(t.sub) == 0 {
			t.runCleanup(false)
		}
	}()
	t.start = time.Now()
	t.mu.Lock()
	t.races = race.Errors()
	t.mu.Unlock()
	fn(t)
	t.mu.Lock()
	t.finished = true
	t.mu.Unlock()
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.2fs", d.Seconds()) }

func (t *T) report() {
	if t.parent == nil || t.synctest {
		return
	}
	verdict := "PASS"
	switch {
	case t.Failed():
		verdict = "FAIL"
	case t.chatty == nil:
		return
	case t.Skipped():
		verdict = "SKIP"
	}
	t.flushToParent("--- %s: %s (%s)\n", verdict, t.name, seconds(t.duration))
}

// Run runs f as a subtest and reports whether it passed, or was put off until later because it is parallel.
func (t *T) Run(name string, f func(t *T)) bool {
	t.notInBubble("Run")
	if t.cleaning.Load() {
		panic("testing: t.Run called during t.Cleanup")
	}
	t.hasSub.Store(true)
	full, ok, _ := t.state.match.fullName(&t.common, name)
	if !ok || failFast != nil && *failFast && numFailed.Load() > 0 {
		return true
	}
	var pc [stackDepth]uintptr
	n := runtime.Callers(2, pc[:])
	ctx, cancel := context.WithCancel(context.Background())
	sub := &T{
		common: common{
			barrier: make(chan bool),
			signal:  make(chan bool, 1),
			name:    full,
			parent:  &t.common,
			level:   t.level + 1,
			creator: append([]uintptr(nil), pc[:n]...),
			chatty:  t.chatty,
			ctx:     ctx,
			cancel:  cancel,
		},
		state: t.state,
	}
	sub.w = indenter{&sub.common}
	if sub.chatty != nil {
		sub.chatty.update(sub.name, "=== RUN   %s\n", sub.name)
	}
	setRunning(sub.name, true)
	go tRunner(sub, f)
	if !<-sub.signal {
		// FailNow was called on an ancestor.
		runtime.Goexit()
	}
	if sub.chatty != nil && sub.chatty.json {
		sub.chatty.update(t.name, "=== NAME  %s\n", t.name)
	}
	return !sub.Failed()
}

func runTests(matchString func(pat, str string) (bool, error), tests []InternalTest, fuzz []InternalFuzzTarget, deadline time.Time) (ran, ok bool) {
	ok = true
	for _, procs := range cpuList {
		runtime.GOMAXPROCS(procs)
		for i := uint(0); i < *count; i++ {
			if *failFast && numFailed.Load() > 0 || i > 0 && !ran {
				break
			}
			ctx, cancel := context.WithCancel(context.Background())
			t := &T{
				common: common{signal: make(chan bool, 1), barrier: make(chan bool), w: os.Stdout, ctx: ctx, cancel: cancel},
				state:  newTestState(*parallel, newMatcher(matchString, *match, "-test.run", *skip)),
			}
			t.state.deadline = deadline
			if verbose.on {
				t.chatty = &printer{w: t.w, json: verbose.json}
			}
			tRunner(t, func(t *T) {
				for _, test := range tests {
					t.Run(test.Name, test.F)
				}
				for _, f := range fuzz {
					t.Run(f.Name, func(t *T) {
						t.setRan()
						runFuzz(t, f.Fn)
					})
				}
			})
			<-t.signal
			ok = ok && !t.Failed()
			ran = ran || t.ran
		}
	}
	return ran, ok
}

type testDeps interface {
	ImportPath() string
	MatchString(pat, str string) (bool, error)
}

// An M runs all of a package's tests.
type M struct {
	deps       testDeps
	tests      []InternalTest
	benchmarks []InternalBenchmark
	fuzz       []InternalFuzzTarget
	examples   []InternalExample
	timer      *time.Timer

	// The generated main function reads it by reflection.
	exitCode int
}

// MainStart is called by the generated main function.
func MainStart(deps testDeps, tests []InternalTest, benchmarks []InternalBenchmark, fuzzTargets []InternalFuzzTarget, examples []InternalExample) *M {
	Init()
	testBinary = true
	if c, ok := deps.(coverCounter); ok && c.CoverMode() != "" {
		coverDeps = c
	}
	return &M{deps: deps, tests: tests, benchmarks: benchmarks, fuzz: fuzzTargets, examples: examples}
}

type onlyMatch func(pat, str string) (bool, error)

func (f onlyMatch) MatchString(pat, str string) (bool, error) { return f(pat, str) }
func (f onlyMatch) ImportPath() string                        { return "" }

// Main is what generated main functions called long ago.
func Main(matchString func(pat, str string) (bool, error), tests []InternalTest, benchmarks []InternalBenchmark, examples []InternalExample) {
	os.Exit(MainStart(onlyMatch(matchString), tests, benchmarks, nil, examples).Run())
}

func RunTests(matchString func(pat, str string) (bool, error), tests []InternalTest) (ok bool) {
	Init()
	if cpuList == nil {
		parseCPUs()
	}
	ran, ok := runTests(matchString, tests, nil, time.Time{})
	if !ran && len(*matchBenchmarks) == 0 {
		fmt.Fprintln(os.Stderr, "testing: warning: no tests to run")
	}
	return ok
}

// Run runs the tests, examples and benchmarks, and gives the exit code.
func (m *M) Run() (code int) {
	defer func() { m.exitCode = code }()
	if !flag.Parsed() {
		flag.Parse()
	}
	if *parallel < 1 {
		fmt.Fprintln(os.Stderr, "testing: -parallel can only be given a positive integer")
		flag.Usage()
		return 2
	}
	if *matchList != "" {
		m.list()
		return 0
	}
	if *panicOnExit {
		setPanicOnExit0(true)
		defer setPanicOnExit0(false)
	}
	if *shuffle != "off" {
		n := time.Now().UnixNano()
		if *shuffle != "on" {
			var err error
			if n, err = strconv.ParseInt(*shuffle, 10, 64); err != nil {
				fmt.Fprintln(os.Stderr, `testing: -shuffle should be "off", "on", or a valid integer:`, err)
				return 2
			}
		}
		fmt.Println("-test.shuffle", n)
		rng := rand.New(rand.NewSource(n))
		rng.Shuffle(len(m.tests), func(i, j int) { m.tests[i], m.tests[j] = m.tests[j], m.tests[i] })
		rng.Shuffle(len(m.benchmarks), func(i, j int) { m.benchmarks[i], m.benchmarks[j] = m.benchmarks[j], m.benchmarks[i] })
	}
	parseCPUs()
	deadline := m.startAlarm()
	testRan, testOk := runTests(m.deps.MatchString, m.tests, nil, deadline)
	if len(m.fuzz) > 0 {
		ran, ok := runTests(m.deps.MatchString, nil, m.fuzz, deadline)
		testRan, testOk = testRan || ran, testOk && ok
	}
	exampleRan, exampleOk := runExamples(m.deps.MatchString, m.examples)
	if m.timer != nil {
		m.timer.Stop()
	}
	if !testRan && !exampleRan && *matchBenchmarks == "" && *matchFuzz == "" {
		fmt.Fprintln(os.Stderr, "testing: warning: no tests to run")
	}
	if !testOk || !exampleOk || !runBenchmarks(m.deps.ImportPath(), m.deps.MatchString, m.benchmarks) {
		fmt.Print(verbose.prefix(), "FAIL\n")
		coverReport()
		return 1
	}
	fmt.Print(verbose.prefix(), "PASS\n")
	coverReport()
	return 0
}

func coverReport() {
	if coverDeps == nil {
		return
	}
	if _, total := coverDeps.Coverage(); total == 0 {
		fmt.Println("coverage: [no statements]")
		return
	}
	fmt.Printf("coverage: %.1f%% of statements%s\n", 100*Coverage(), coverDeps.Covered())
}

// setPanicOnExit0 makes os.Exit(0) panic: a test that ends the program must not pass.
//
//go:linkname setPanicOnExit0 os.setPanicOnExit0
func setPanicOnExit0(on bool)

func (m *M) list() {
	show := func(name string) {
		if ok, err := m.deps.MatchString(*matchList, name); err != nil {
			fmt.Fprintf(os.Stderr, "testing: invalid regexp in -test.list (%q): %s\n", *matchList, err)
			os.Exit(1)
		} else if ok {
			fmt.Println(name)
		}
	}
	for _, t := range m.tests {
		show(t.Name)
	}
	for _, b := range m.benchmarks {
		show(b.Name)
	}
	for _, f := range m.fuzz {
		show(f.Name)
	}
	for _, e := range m.examples {
		show(e.Name)
	}
}

func (m *M) startAlarm() time.Time {
	if *timeout <= 0 {
		return time.Time{}
	}
	deadline := time.Now().Add(*timeout)
	m.timer = time.AfterFunc(*timeout, func() {
		var b strings.Builder
		runningTests.mu.Lock()
		names := make([]string, 0, len(runningTests.m))
		for n := range runningTests.m {
			names = append(names, n)
		}
		slices.Sort(names)
		for i, n := range names {
			if i == 0 {
				b.WriteString("\nrunning tests:")
			}
			fmt.Fprintf(&b, "\n\t%s (%v)", n, time.Since(runningTests.m[n]).Round(time.Second))
		}
		runningTests.mu.Unlock()
		panic(fmt.Sprintf("test timed out after %v%s", *timeout, b.String()))
	})
	return deadline
}

func parseCPUs() {
	cpuList = nil
	for _, s := range strings.Split(*cpuListText, ",") {
		s = strings.TrimSpace(s)
		if s == "" {
			continue
		}
		n, err := strconv.Atoi(s)
		if err != nil || n <= 0 {
			fmt.Fprintf(os.Stderr, "testing: invalid value %q for -test.cpu\n", s)
			os.Exit(1)
		}
		cpuList = append(cpuList, n)
	}
	if cpuList == nil {
		cpuList = []int{runtime.GOMAXPROCS(-1)}
	}
}

// AllocsPerRun gives the average number of allocations of f, rounded down, after a first call to warm up.
func AllocsPerRun(runs int, f func()) (avg float64) {
	if parallelStart.Load() != parallelStop.Load() {
		panic("testing: AllocsPerRun called during parallel test")
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	f()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	before := stats.Mallocs
	for i := 0; i < runs; i++ {
		f()
	}
	runtime.ReadMemStats(&stats)
	return float64((stats.Mallocs - before) / uint64(runs))
}

// InternalFuzzTarget is what the generated main function knows of a fuzz test.
type InternalFuzzTarget struct {
	Name string
	Fn   func(f *F)
}

// An F is a fuzz test; here its target runs with the seed corpus.
type F struct {
	*common
	t      *T
	seeds  []seed
	called bool
}

func runFuzz(t *T, fn func(*F)) {
	f := &F{common: &t.common, t: t}
	fn(f)
	if !f.called && !f.Failed() && !f.Skipped() {
		f.Errorf("returned without calling F.Fuzz, F.Fail, or F.Skip")
	}
}

func (f *F) Fail()         { f.common.Fail() }
func (f *F) Helper()       { f.common.markHelper(funcName(1)) }
func (f *F) Skipped() bool { return f.common.Skipped() }

func fuzzable(t reflect.Type) bool {
	switch t {
	case reflect.TypeFor[[]byte](), reflect.TypeFor[string](), reflect.TypeFor[bool](), reflect.TypeFor[float32](), reflect.TypeFor[float64](),
		reflect.TypeFor[int](), reflect.TypeFor[int8](), reflect.TypeFor[int16](), reflect.TypeFor[int32](), reflect.TypeFor[int64](),
		reflect.TypeFor[uint](), reflect.TypeFor[uint8](), reflect.TypeFor[uint16](), reflect.TypeFor[uint32](), reflect.TypeFor[uint64]():
		return true
	}
	return false
}

// Add adds a seed.
func (f *F) Add(args ...any) {
	for _, a := range args {
		if t := reflect.TypeOf(a); !fuzzable(t) {
			panic(fmt.Sprintf("testing: unsupported type to Add %v", t))
		}
	}
	f.seeds = append(f.seeds, seed{fmt.Sprintf("seed#%d", len(f.seeds)), args})
}

// Fuzz runs the target with every seed.
func (f *F) Fuzz(ff any) {
	if f.called {
		panic("testing: F.Fuzz called more than once")
	}
	f.called = true
	if f.Failed() {
		return
	}
	f.Helper()
	fn := reflect.ValueOf(ff)
	t := fn.Type()
	if t.Kind() != reflect.Func {
		panic("testing: F.Fuzz must receive a function")
	}
	if t.NumIn() < 2 || t.In(0) != reflect.TypeFor[*T]() {
		panic("testing: fuzz target must receive at least two arguments, where the first argument is a *T")
	}
	if t.NumOut() != 0 {
		panic("testing: fuzz target must not return a value")
	}
	var types []reflect.Type
	for i := 1; i < t.NumIn(); i++ {
		if !fuzzable(t.In(i)) {
			panic(fmt.Sprintf("testing: unsupported type for fuzzing %v", t.In(i)))
		}
		types = append(types, t.In(i))
	}
	for _, s := range f.seeds {
		if err := checkSeed(s.args, types); err != nil {
			f.Fatal(err)
		}
	}
	kept, err := readCorpus(f.name, types)
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range append(f.seeds, kept...) {
		args := make([]reflect.Value, 1, 1+len(s.args))
		for _, a := range s.args {
			args = append(args, reflect.ValueOf(a))
		}
		f.t.Run(s.name, func(t *T) {
			args[0] = reflect.ValueOf(t)
			f.inFuzz = true
			defer func() { f.inFuzz = false }()
			fn.Call(args)
		})
	}
}
