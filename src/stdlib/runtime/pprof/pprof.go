// Package runtime/pprof: the whole API is present; nothing is absent.

// Package pprof writes profiles of the running program that go tool pprof reads. They count everything from the start of the run: nothing is
// sampled but the cpu profile, in which a unit of fuel, the machine's time, stands for a nanosecond.
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
	name    string
	builtin bool
	mu      sync.Mutex
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
		for _, name := range []string{"allocs", "block", "goroutine", "heap", "mutex", "threadcreate"} {
			profiles.m[name] = &Profile{name: name, builtin: true}
		}
	}
	return profiles.m
}

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
	if p.builtin {
		b, err := hostservice.Call("count " + p.name)
		if err != nil {
			return 0
		}
		n := 0
		for _, c := range b {
			n = n*10 + int(c-'0')
		}
		return n
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
	if p.builtin {
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
	if p.builtin {
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
	if _, err := hostservice.Call("cpu start"); err != nil {
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
	answer(cpu.w, "cpu stop")
	cpu.w = nil
}
