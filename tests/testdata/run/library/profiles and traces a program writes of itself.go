// run

package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/pprof"
	"runtime/trace"
	"strings"
	"sync"
)

var keep [][]byte

//go:noinline
func allocate() {
	for range 10 {
		keep = append(keep, make([]byte, 1000))
	}
}

//go:noinline
func spin(n int) (s int) {
	for i := range n {
		s += i * i
	}
	return s
}

// names tells which of the words are in a profile.
func names(b []byte, words ...string) (out []string) {
	r, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return []string{err.Error()}
	}
	text, _ := io.ReadAll(r)
	for _, w := range words {
		if bytes.Contains(text, []byte(w)) {
			out = append(out, w)
		}
	}
	return out
}

func main() {
	runtime.MemProfileRate = 1
	allocate()

	// The heap, to a file as tutorials do.
	f, err := os.Create("heap.prof")
	fmt.Println(err)
	runtime.GC()
	fmt.Println(pprof.WriteHeapProfile(f), f.Close())
	b, _ := os.ReadFile("heap.prof")
	fmt.Println(names(b, "main.allocate", "inuse_space", "main.spin"))
	var text strings.Builder
	pprof.Lookup("heap").WriteTo(&text, 1)
	fmt.Println(strings.HasPrefix(text.String(), "heap profile: "), strings.Contains(text.String(), "main.allocate+0x"))

	// Fuel.
	var cpu bytes.Buffer
	fmt.Println(pprof.StartCPUProfile(&cpu), pprof.StartCPUProfile(&cpu))
	spin(1_000_000)
	pprof.StopCPUProfile()
	pprof.StopCPUProfile()
	fmt.Println(names(cpu.Bytes(), "main.spin", "nanoseconds", "main.allocate"))

	// Goroutines.
	var wg sync.WaitGroup
	stop := make(chan bool)
	for range 3 {
		wg.Go(func() { <-stop })
	}
	runtime.Gosched()
	text.Reset()
	pprof.Lookup("goroutine").WriteTo(&text, 1)
	fmt.Println(text.String()[:strings.Index(text.String(), "\n")], pprof.Lookup("goroutine").Count())
	text.Reset()
	pprof.Lookup("goroutine").WriteTo(&text, 2)
	fmt.Println(strings.Count(text.String(), "[chan receive]:"), strings.HasPrefix(text.String(), "goroutine 1 [running]:\n"))
	close(stop)
	wg.Wait()
	for _, p := range pprof.Profiles() {
		fmt.Print(p.Name(), " ")
	}
	fmt.Println(pprof.Lookup("none") == nil)

	// A profile of the program's own.
	p := pprof.NewProfile("open things")
	p.Add("a", 0)
	p.Add("b", 0)
	p.Remove("a")
	text.Reset()
	p.WriteTo(&text, 1)
	fmt.Println(p.Count(), text.String()[:strings.Index(text.String(), "\n")], strings.Contains(text.String(), "main.main+0x"))
	func() {
		defer func() { fmt.Println(recover()) }()
		p.Add("b", 0)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		pprof.NewProfile("heap")
	}()

	// Labels.
	pprof.Do(context.Background(), pprof.Labels("k", "v", "a", "b"), func(ctx context.Context) {
		pprof.ForLabels(ctx, func(k, v string) bool { fmt.Print(k, "=", v, " "); return true })
		v, ok := pprof.Label(pprof.WithLabels(ctx, pprof.Labels("k", "w")), "k")
		fmt.Println(v, ok)
	})

	// A trace.
	var tr bytes.Buffer
	fmt.Println(trace.IsEnabled(), trace.Start(&tr), trace.Start(&tr), trace.IsEnabled())
	ctx, task := trace.NewTask(context.Background(), "a task")
	trace.WithRegion(ctx, "a region", func() {
		trace.Logf(ctx, "kind", "message %d", 1)
		done := make(chan bool)
		go func() { done <- true }()
		<-done
	})
	task.End()
	trace.Stop()
	has := func(s string) bool { return bytes.Contains(tr.Bytes(), []byte(s)) }
	fmt.Println(strings.HasPrefix(tr.String(), "go 1.26 trace"), has("a task"), has("a region"), has("message 1"), has("main.main.func"))
}

// Output:
// <nil>
// <nil> <nil>
// [main.allocate inuse_space]
// true true
// <nil> cpu profiling already in use
// [main.spin nanoseconds]
// goroutine profile: total 4 4
// 3 true
// allocs block goroutine heap mutex threadcreate true
// 1 open things profile: total 1 true
// pprof: Profile.Add of duplicate value
// pprof: NewProfile name already in use: heap
// a=b k=v w true
// false <nil> execution tracer already enabled true
// true true true true true
