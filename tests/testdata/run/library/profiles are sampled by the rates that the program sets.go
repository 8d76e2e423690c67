// run

// The profiles of runtime/pprof are those of package runtime: sampled by the rates that the program sets, with the labels of goroutines.

package main

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"runtime"
	"runtime/pprof"
	"slices"
	"strings"
	"sync"
	"time"
)

var keep []*[1000]byte

//go:noinline
func hold(n int) {
	for i := range n {
		keep[i] = new([1000]byte)
	}
}

//go:noinline
func unseen(n int) {
	for range n {
		keep = append(keep, new([1000]byte))
	}
}

func text(name string, debug int) string {
	var b bytes.Buffer
	if err := pprof.Lookup(name).WriteTo(&b, debug); err != nil {
		panic(err)
	}
	return b.String()
}

// of returns the first line of the record whose innermost shown function is f.
func of(profile, f string) string {
	for _, r := range strings.Split(profile, "\n\n") {
		if i := strings.Index(r, "\n#\t"); i >= 0 {
			first, _, _ := strings.Cut(r[i+1:], "\n")
			if strings.Contains(first, "\t"+f+"+") {
				lines := strings.Split(r[:i], "\n")
				line, _, _ := strings.Cut(lines[len(lines)-1], " @")
				return line
			}
		}
	}
	return "none"
}

func contend(d time.Duration) {
	var mu sync.Mutex
	mu.Lock()
	done := make(chan bool)
	go func() {
		mu.Lock()
		mu.Unlock()
		close(done)
	}()
	time.Sleep(d)
	mu.Unlock()
	<-done
}

func main() {
	// Nothing is sampled at rate 0, everything at rate 1; the heap profile says twice the rate.
	runtime.MemProfileRate = 0
	unseen(100)
	runtime.MemProfileRate = 1
	hold(7)
	runtime.MemProfileRate = 0
	unseen(100)
	runtime.GC()
	runtime.MemProfileRate = 1
	heap := text("heap", 1)
	fmt.Println(regexp.MustCompile(`@ heap/\d+`).FindString(heap), of(heap, "main.hold"))
	runtime.MemProfileRate = 0
	keep = nil
	runtime.GC()
	runtime.GC()
	fmt.Println(of(text("heap", 1), "main.hold"))

	// Blocking and contention count once the program wants them.
	contend(time.Millisecond)
	fmt.Println(pprof.Lookup("block").Count(), pprof.Lookup("mutex").Count())
	runtime.SetBlockProfileRate(1)
	runtime.SetMutexProfileFraction(1)
	contend(20 * time.Millisecond)
	fmt.Println(pprof.Lookup("block").Count() > 0, pprof.Lookup("mutex").Count() > 0)
	fmt.Println(strings.Contains(text("block", 1), "main.contend"), strings.Contains(text("mutex", 1), "main.contend"))

	// Labels are inherited, and end with Do.
	block, started := make(chan bool), make(chan bool)
	pprof.Do(context.Background(), pprof.Labels("task", `of "two"`, "a", "b"), func(ctx context.Context) {
		go func() {
			go func() { started <- true; <-block }()
			started <- true
			<-block
		}()
		pprof.Do(ctx, pprof.Labels("a", "c"), func(context.Context) {
			go func() { started <- true; <-block }()
		})
	})
	go func() { started <- true; <-block }()
	for range 4 {
		<-started
	}
	time.Sleep(10 * time.Millisecond)
	lines := strings.Split(text("goroutine", 1), "\n")
	slices.Sort(lines)
	for _, l := range lines {
		if strings.HasPrefix(l, "# labels") {
			fmt.Println(l)
		}
	}
	close(block)

	// Rates of the cpu profile.
	runtime.SetCPUProfileRate(500)
	fmt.Println(pprof.StartCPUProfile(new(bytes.Buffer)), pprof.StartCPUProfile(new(bytes.Buffer)))
	pprof.StopCPUProfile()
	fmt.Println(pprof.StartCPUProfile(new(bytes.Buffer)))
	pprof.StopCPUProfile()
}

// Output:
// @ heap/2 7: 7168 [7: 7168]
// 0: 0 [7: 7168]
// 0 0
// true true
// true true
// # labels: {"a":"b", "task":"of \"two\""}
// # labels: {"a":"b", "task":"of \"two\""}
// # labels: {"a":"c", "task":"of \"two\""}
// <nil> cpu profiling already in use
// <nil>
// runtime: cannot set cpu profile rate until previous profile has finished.
