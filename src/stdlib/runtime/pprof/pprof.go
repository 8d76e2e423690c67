// Package runtime/pprof: the whole API is present; nothing is absent.

// Package pprof writes profiles of the running program that go tool pprof reads. Memory, blocking and mutexes are sampled by the program's
// rates as in Go (runtime.MemProfileRate, SetBlockProfileRate, SetMutexProfileFraction); in the cpu profile a unit of fuel, the machine's
// time, stands for a nanosecond.
package pprof

import (
	"errors"
	"fmt"
	"internal/hostservice"
	"io"
	"net/url"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// A Profile is a collection of stacks that led to some event. Those named allocs, block, goroutine, heap, mutex and threadcreate are kept by the
// runtime, others by the program.
type Profile struct {
	name string
	// count is how many records the runtime has, of a profile that it keeps.
	count func() int
	mu    sync.Mutex
	// m holds the stack of every value that was added and not removed.
	m map[any][]uintptr
}

var profiles struct {
	mu sync.Mutex
	m  map[string]*Profile
}

// locked gives the map, filled with the runtime's own profiles.
func locked() map[string]*Profile {
	profiles.mu.Lock()
	if profiles.m == nil {
		profiles.m = make(map[string]*Profile)
		for _, p := range []*Profile{
			{name: "allocs", count: countHeap},
			{name: "block", count: countBlock},
			{name: "goroutine", count: runtime.NumGoroutine},
			{name: "heap", count: countHeap},
			{name: "mutex", count: countMutex},
			{name: "threadcreate", count: countThreadCreate},
		} {
			profiles.m[p.name] = p
		}
	}
	return profiles.m
}

// Programs that have runtime.MemProfile are sampled; it must not be inlined.
var memProfile = runtime.MemProfile

func countHeap() int         { n, _ := memProfile(nil, true); return n }
func countBlock() int        { n, _ := runtime.BlockProfile(nil); return n }
func countMutex() int        { n, _ := runtime.MutexProfile(nil); return n }
func countThreadCreate() int { n, _ := runtime.ThreadCreateProfile(nil); return n }

// NewProfile makes a profile that the program keeps; its name must be new.
func NewProfile(name string) *Profile {
	m := locked()
	defer profiles.mu.Unlock()
	if name == "" {
		panic("pprof: NewProfile with empty name")
	}
	if m[name] != nil {
		panic("pprof: NewProfile name already in use: " + name)
	}
	p := &Profile{name: name, m: map[any][]uintptr{}}
	m[name] = p
	return p
}

// Lookup returns the profile of that name, or nil.
func Lookup(name string) *Profile {
	m := locked()
	defer profiles.mu.Unlock()
	return m[name]
}

// Profiles returns all profiles, sorted by name.
func Profiles() []*Profile {
	m := locked()
	defer profiles.mu.Unlock()
	all := make([]*Profile, 0, len(m))
	for _, p := range m {
		all = append(all, p)
	}
	slices.SortFunc(all, func(a, b *Profile) int { return strings.Compare(a.name, b.name) })
	return all
}

// Name returns the profile's name, which Lookup finds it by.
func (p *Profile) Name() string { return p.name }

// Count returns the number of stacks in the profile.
func (p *Profile) Count() int {
	if p.count != nil {
		return p.count()
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.m)
}

// Add adds the current stack, without its innermost skip functions (0: it begins with the caller of Add), as that of value.
func (p *Profile) Add(value any, skip int) {
	if p.name == "" {
		panic("pprof: use of uninitialized Profile")
	}
	if p.count != nil {
		panic("pprof: Add called on built-in Profile " + p.name)
	}
	stk := make([]uintptr, 32)
	n := runtime.Callers(skip+1, stk)
	stk = stk[:n]
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.m[value] != nil {
		panic("pprof: Profile.Add of duplicate value")
	}
	p.m[value] = stk
}

// Remove takes the stack of value out of the profile, if it is there.
func (p *Profile) Remove(value any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.m, value)
}

// WriteTo writes the profile to w: with debug 0 for go tool pprof, with 1 as text. The goroutine profile has debug 2: all stacks as a panic
// prints them.
func (p *Profile) WriteTo(w io.Writer, debug int) error {
	if p.name == "" {
		panic("pprof: use of zero Profile")
	}
	if p.count != nil {
		if p.name == "goroutine" && debug >= 2 {
			return writeStacks(w)
		}
		return answer(w, fmt.Sprintf("profile %s %d", p.name, debug))
	}
	return answer(w, fmt.Sprintf("custom %s %d\n%s", url.PathEscape(p.name), debug, p.stacks()))
}

// stacks lists each different stack with the number of its values, the most frequent first.
func (p *Profile) stacks() string {
	p.mu.Lock()
	counts := map[string]int{}
	for _, stk := range p.m {
		counts[strings.Trim(fmt.Sprint(stk), "[]")]++
	}
	p.mu.Unlock()
	keys := make([]string, 0, len(counts))
	for k := range counts {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b string) int {
		if counts[a] != counts[b] {
			return counts[b] - counts[a]
		}
		return strings.Compare(a, b)
	})
	var b strings.Builder
	for _, k := range keys {
		fmt.Fprintf(&b, "%d %s\n", counts[k], k)
	}
	return b.String()
}

func writeStacks(w io.Writer) error {
	buf := make([]byte, 1<<20)
	for {
		n := runtime.Stack(buf, true)
		if n < len(buf) || len(buf) >= 64<<20 {
			_, err := w.Write(buf[:n])
			return err
		}
		buf = make([]byte, 2*len(buf))
	}
}

func answer(w io.Writer, request string) error {
	b, err := hostservice.Call(request)
	if err != nil {
		return err
	}
	_, err = w.Write(b)
	return err
}

// WriteHeapProfile is Lookup("heap").WriteTo(w, 0).
func WriteHeapProfile(w io.Writer) error { return Lookup("heap").WriteTo(w, 0) }

// hostRate is Go's rate, which the machine takes for its own.
const hostRate = 100

func runtime_cpuProfileRate() int

var cpu struct {
	mu sync.Mutex
	w  io.Writer
}

// StartCPUProfile begins the cpu profile, which StopCPUProfile writes to w. Only one can be under way.
func StartCPUProfile(w io.Writer) error {
	cpu.mu.Lock()
	defer cpu.mu.Unlock()
	if cpu.w != nil {
		return errors.New("cpu profiling already in use")
	}
	runtime.SetCPUProfileRate(hostRate)
	if _, err := hostservice.Call(fmt.Sprintf("cpu start %d", runtime_cpuProfileRate())); err != nil {
		runtime.SetCPUProfileRate(0)
		return err
	}
	cpu.w = w
	return nil
}

// StopCPUProfile ends the cpu profile, if one is under way, and writes it.
func StopCPUProfile() {
	cpu.mu.Lock()
	defer cpu.mu.Unlock()
	if cpu.w == nil {
		return
	}
	runtime.SetCPUProfileRate(0)
	answer(cpu.w, "cpu stop")
	cpu.w = nil
}
