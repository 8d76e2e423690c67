// testing: what T, B and F share: failing, logging, cleanups, temporary directories. Complete.

package testing

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode"
	"unicode/utf8"
)

const (
	indent     = "    "
	marker     = byte(0x16) // begins each line about a test in the output that test2json reads
	stackDepth = 50
)

// TB is what T, B and F have in common.
type TB interface {
	ArtifactDir() string
	Attr(key, value string)
	Cleanup(func())
	Error(args ...any)
	Errorf(format string, args ...any)
	Fail()
	FailNow()
	Failed() bool
	Fatal(args ...any)
	Fatalf(format string, args ...any)
	Helper()
	Log(args ...any)
	Logf(format string, args ...any)
	Name() string
	Setenv(key, value string)
	Chdir(dir string)
	Skip(args ...any)
	SkipNow()
	Skipf(format string, args ...any)
	Skipped() bool
	TempDir() string
	Context() context.Context
	Output() io.Writer

	// Only this package can implement it.
	private()
}

// common is a test, a benchmark or a fuzz test while it runs.
type common struct {
	mu       sync.RWMutex
	output   []byte // what is said so far, indented
	partial  []byte // the line that Output has not finished
	w        io.Writer
	ran      bool
	failed   bool
	skipped  bool
	done     bool // it and its subtests have ended
	finished bool // its function has ended
	bench    bool
	inFuzz   bool
	synctest bool // f of synctest.Test: no subtest of its own
	raceSaid bool
	races    int // seen by the race detector until the end of what was reported
	hasSub   atomic.Bool
	helpers  map[string]bool

	cleanups    []func()
	cleaning    atomic.Bool
	cleanupName string    // the function that runs a cleanup
	cleanupPc   []uintptr // where the cleanup was registered

	chatty  *printer
	runner  string // the function that runs the test
	parent  *common
	level   int
	creator []uintptr // where Run was called
	name    string

	start    time.Time
	duration time.Duration
	barrier  chan bool // closed when parallel subtests may start
	signal   chan bool
	sub      []*T
	parallel bool

	tempMu  sync.Mutex
	tempDir string
	tempErr error
	tempSeq int

	artifactOnce sync.Once
	artifactDir  string

	ctx    context.Context
	cancel context.CancelFunc
}

// A printer writes what -v shows while tests run.
type printer struct {
	w    io.Writer
	mu   sync.Mutex
	last string // whose lines are being written
	json bool
}

func (p *printer) prefix() string {
	if p != nil && p.json {
		return string(marker)
	}
	return ""
}

func (p *printer) update(name, format string, args ...any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.last = name
	fmt.Fprintf(p.w, p.prefix()+format, args...)
}

func (p *printer) line(name, format string, args ...any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.last != "" && p.last != name {
		fmt.Fprintf(p.w, "%s=== NAME  %s\n", p.prefix(), name)
	}
	p.last = name
	fmt.Fprintf(p.w, format, args...)
}

// An indenter adds to its test's output.
type indenter struct{ c *common }

func (w indenter) Write(b []byte) (int, error) {
	for line := range bytes.Lines(b) {
		if line[0] == marker {
			w.c.output = append(w.c.output, marker)
			line = line[1:]
		}
		w.c.output = append(w.c.output, indent...)
		w.c.output = append(w.c.output, line...)
	}
	return len(b), nil
}

// flushToParent writes a line about the test and its output to the parent's writer.
func (c *common) flushToParent(format string, args ...any) {
	p := c.parent
	p.mu.Lock()
	defer p.mu.Unlock()
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.output) > 0 {
		format += "%s"
		args = append(args[:len(args):len(args)], c.output)
		c.output = c.output[:0]
	}
	if c.chatty != nil && (p.w == c.chatty.w || c.chatty.json) {
		c.chatty.update(c.name, format, args...)
	} else {
		fmt.Fprintf(p.w, c.chatty.prefix()+format, args...)
	}
}

func (c *common) private() {}

func (c *common) Name() string { return c.name }

func (c *common) Fail() {
	if c.parent != nil {
		c.parent.Fail()
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.done {
		panic("Fail in goroutine after " + c.name + " has completed")
	}
	c.failed = true
}

func (c *common) Failed() bool {
	c.checkRaces()
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.failed
}

func (c *common) FailNow() {
	c.notInFuzz("FailNow")
	c.Fail()
	c.mu.Lock()
	c.finished = true
	c.mu.Unlock()
	runtime.Goexit()
}

func (c *common) notInFuzz(name string) {
	if c.inFuzz {
		panic(fmt.Sprintf("testing: f.%s was called inside the fuzz target, use t.%s instead", name, name))
	}
}

// destination is the test that may still be written to: c, or the first ancestor that is not done.
func (c *common) destination() *common {
	for p := c; p != nil; p = p.parent {
		p.mu.RLock()
		done := p.done
		p.mu.RUnlock()
		if !done && !p.synctest {
			return p
		}
	}
	return nil
}

// log writes a message with the position of the caller's caller.
func (c *common) log(s string) {
	s = strings.ReplaceAll(strings.TrimSuffix(s, "\n"), "\n", "\n"+indent) + "\n"
	n := c.destination()
	if n == nil {
		panic("Log in goroutine after " + c.name + " has completed: " + s)
	}
	s = n.site() + s
	n.flushPartial()
	n.write([]byte(s))
}

func (c *common) flushPartial() {
	if c.nowhere() {
		return
	}
	c.mu.Lock()
	open := len(c.partial) > 0
	c.mu.Unlock()
	if open {
		c.write([]byte("\n"))
	}
}

// nowhere reports whether c is the root of the tests: what somebody says there whose own test has ended is not shown.
func (c *common) nowhere() bool { return c.parent == nil && c.name == "" }

func (c *common) write(p []byte) {
	if c.nowhere() {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.partial = append(c.partial, p...)
	for {
		i := bytes.IndexByte(c.partial, '\n')
		if i < 0 {
			return
		}
		line := c.partial[:i+1]
		switch {
		case c.done || c.chatty == nil:
			c.output = append(c.output, indent...)
			c.output = append(c.output, line...)
		case c.bench:
			fmt.Printf("%s%s", indent, line)
		default:
			c.chatty.line(c.name, "%s%s", indent, line)
		}
		c.partial = append(c.partial[:0], c.partial[i+1:]...)
	}
}

type outputWriter struct{ c *common }

func (o outputWriter) Write(p []byte) (int, error) {
	if o.c.destination() == nil {
		panic("Write called after " + o.c.name + " has completed")
	}
	o.c.write(p)
	return len(p), nil
}

func (c *common) Output() io.Writer {
	c.notInFuzz("Output")
	n := c.destination()
	if n == nil {
		panic("Output called after " + c.name + " has completed")
	}
	return outputWriter{n}
}

// site gives file:line of the first caller that is no helper, followed up to where the test was started.
func (c *common) site() string {
	c.mu.Lock()
	frame := c.findFrame(5)
	c.mu.Unlock()
	file, line := frame.File, frame.Line
	if file == "" {
		file = "???"
	} else if fullPath == nil || !*fullPath {
		file = filepath.Base(file)
	}
	return fmt.Sprintf("%s:%d: ", file, max(line, 1))
}

func (c *common) findFrame(skip int) runtime.Frame {
	var pc [stackDepth]uintptr
	n := runtime.Callers(skip, pc[:])
	frames := runtime.CallersFrames(pc[:n])
	var first, prev runtime.Frame
	for more := n > 0; more; {
		var frame runtime.Frame
		frame, more = frames.Next()
		switch {
		case frame.Function == "runtime.gopanic":
			continue
		case c.cleanupName != "" && frame.Function == c.cleanupName:
			frames, more = runtime.CallersFrames(c.cleanupPc), len(c.cleanupPc) > 0
			continue
		}
		if first.PC == 0 {
			first = frame
		}
		if frame.Function == c.runner {
			if c.level <= 1 {
				return prev
			}
			frames, more = runtime.CallersFrames(c.creator), len(c.creator) > 0
			c = c.parent
			continue
		}
		if !c.helpers[frame.Function] {
			return frame
		}
		prev = frame
	}
	return first
}

func funcName(skip int) string {
	var pc [1]uintptr
	if runtime.Callers(skip+2, pc[:]) == 0 {
		return ""
	}
	f, _ := runtime.CallersFrames(pc[:]).Next()
	return f.Function
}

// Helper marks the calling function as one whose lines do not matter.
func (c *common) Helper() { c.markHelper(funcName(1)) }

func (c *common) markHelper(name string) {
	if c.synctest {
		c = c.parent
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.helpers == nil {
		c.helpers = map[string]bool{}
	}
	c.helpers[name] = true
}

func (c *common) Log(args ...any)                 { c.log(fmt.Sprintln(args...)) }
func (c *common) Logf(format string, args ...any) { c.log(fmt.Sprintf(format, args...)) }

func (c *common) Error(args ...any) {
	c.log(fmt.Sprintln(args...))
	c.Fail()
}

func (c *common) Errorf(format string, args ...any) {
	c.log(fmt.Sprintf(format, args...))
	c.Fail()
}

func (c *common) Fatal(args ...any) {
	c.notInFuzz("Fatal")
	c.log(fmt.Sprintln(args...))
	c.FailNow()
}

func (c *common) Fatalf(format string, args ...any) {
	c.notInFuzz("Fatalf")
	c.log(fmt.Sprintf(format, args...))
	c.FailNow()
}

func (c *common) Skip(args ...any) {
	c.notInFuzz("Skip")
	c.log(fmt.Sprintln(args...))
	c.SkipNow()
}

func (c *common) Skipf(format string, args ...any) {
	c.notInFuzz("Skipf")
	c.log(fmt.Sprintf(format, args...))
	c.SkipNow()
}

func (c *common) SkipNow() {
	c.notInFuzz("SkipNow")
	c.mu.Lock()
	c.skipped = true
	c.finished = true
	c.mu.Unlock()
	runtime.Goexit()
}

func (c *common) Skipped() bool {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.skipped
}

func (c *common) Cleanup(f func()) {
	c.notInFuzz("Cleanup")
	var pc [stackDepth]uintptr
	n := runtime.Callers(2, pc[:])
	where := append([]uintptr(nil), pc[:n]...)
	fn := func() {
		c.mu.Lock()
		c.cleanupName, c.cleanupPc = funcName(0), where
		c.mu.Unlock()
		defer func() {
			c.mu.Lock()
			c.cleanupName, c.cleanupPc = "", nil
			c.mu.Unlock()
		}()
		f()
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.cleanups = append(c.cleanups, fn)
}

// runCleanup calls the cleanups, last first; with catch it gives back the value of a panic.
func (c *common) runCleanup(catch bool) (panicked any) {
	c.cleaning.Store(true)
	defer c.cleaning.Store(false)
	if catch {
		defer func() { panicked = recover() }()
	}
	// A cleanup that panics or exits does not keep the others from running.
	defer func() {
		c.mu.Lock()
		more := len(c.cleanups) > 0
		c.mu.Unlock()
		if more {
			c.runCleanup(false)
		}
	}()
	if c.cancel != nil {
		c.cancel()
	}
	for {
		var f func()
		c.mu.Lock()
		if n := len(c.cleanups); n > 0 {
			f = c.cleanups[n-1]
			c.cleanups = c.cleanups[:n-1]
		}
		c.mu.Unlock()
		if f == nil {
			return nil
		}
		f()
	}
}

func (c *common) TempDir() string {
	c.notInFuzz("TempDir")
	c.tempMu.Lock()
	defer c.tempMu.Unlock()
	missing := c.tempDir == ""
	if !missing {
		// A cleanup may have taken it away already.
		_, err := os.Stat(c.tempDir)
		missing = os.IsNotExist(err)
	}
	if missing {
		name := strings.Map(func(r rune) rune {
			if r < utf8.RuneSelf {
				if strings.ContainsRune("-_", r) || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' {
					return r
				}
				return -1
			}
			if unicode.IsLetter(r) || unicode.IsNumber(r) {
				return r
			}
			return -1
		}, c.name)
		if len(name) > 64 {
			name = name[:64]
		}
		c.tempDir, c.tempErr = os.MkdirTemp(os.Getenv("GOTMPDIR"), name)
		if c.tempErr == nil {
			c.Cleanup(func() {
				if err := os.RemoveAll(c.tempDir); err != nil {
					c.Errorf("TempDir RemoveAll cleanup: %v", err)
				}
			})
		}
	}
	if c.tempErr != nil {
		c.Fatalf("TempDir: %v", c.tempErr)
	}
	c.tempSeq++
	dir := fmt.Sprintf("%s%c%03d", c.tempDir, os.PathSeparator, c.tempSeq)
	if err := os.Mkdir(dir, 0o777); err != nil {
		c.Fatalf("TempDir: %v", err)
	}
	return dir
}

func (c *common) ArtifactDir() string {
	c.notInFuzz("ArtifactDir")
	c.artifactOnce.Do(func() { c.artifactDir = c.TempDir() })
	return c.artifactDir
}

func (c *common) Setenv(key, value string) {
	c.notInFuzz("Setenv")
	old, ok := os.LookupEnv(key)
	if err := os.Setenv(key, value); err != nil {
		c.Fatalf("cannot set environment variable: %v", err)
	}
	c.Cleanup(func() {
		if ok {
			os.Setenv(key, old)
		} else {
			os.Unsetenv(key)
		}
	})
}

func (c *common) Chdir(dir string) {
	c.notInFuzz("Chdir")
	old, err := os.Getwd()
	if err != nil {
		c.Fatal(err)
	}
	if err := os.Chdir(dir); err != nil {
		c.Fatal(err)
	}
	c.Cleanup(func() {
		if err := os.Chdir(old); err != nil {
			panic("testing.Chdir: " + err.Error())
		}
	})
	if !filepath.IsAbs(dir) {
		dir, err = os.Getwd()
		if err != nil {
			c.Fatal(err)
		}
	}
	c.Setenv("PWD", dir)
}

func (c *common) Context() context.Context {
	c.notInFuzz("Context")
	return c.ctx
}

func (c *common) Attr(key, value string) {
	if strings.ContainsFunc(key, unicode.IsSpace) {
		c.Errorf("disallowed whitespace in attribute key %q", key)
		return
	}
	if strings.ContainsAny(value, "\r\n") {
		c.Errorf("disallowed newline in attribute value %q", value)
		return
	}
	if c.chatty != nil {
		c.chatty.update(c.name, "=== ATTR  %s %v %v\n", c.name, key, value)
	}
}

func (c *common) setRan() {
	for ; c != nil; c = c.parent {
		c.mu.Lock()
		c.ran = true
		c.mu.Unlock()
	}
}
