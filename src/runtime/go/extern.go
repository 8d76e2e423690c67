// Callers, functions and positions (Go: runtime/extern.go, runtime/symtab.go). A program counter is an address in the code
// region; the machine's tables say what it belongs to.

package runtime

import "unsafe"

// Frame is the information returned by Frames for each call frame.
type Frame struct {
	PC        uintptr
	Func      *Func // nil for inlined functions
	Function  string
	File      string
	Line      int
	startLine int
	Entry     uintptr
	funcInfo  [2]unsafe.Pointer // where Go keeps what it knows of the function
}

// Frames translates the program counters that Callers returned.
type Frames struct {
	callers []uintptr
	inl     int
	_       []Frame // Go has the next frames here, and room for two of them: it is as large, for who counts bytes
	_       [2]Frame
}

// A Func represents a Go function in the running program: its address is its entry.
type Func struct {
	opaque struct{}
}

// CallersFrames prepares to return information about the program counters.
func CallersFrames(callers []uintptr) *Frames { return &Frames{callers: callers} }

// Next returns the next frame, callees first.
func (ci *Frames) Next() (frame Frame, more bool) {
	for len(ci.callers) > 0 {
		pc := ci.callers[0]
		name, file, line, start, inner := pcframe(pc, ci.inl)
		if name == "" {
			ci.callers = ci.callers[1:]
			ci.inl = 0
			continue
		}
		frame = Frame{PC: pc, Function: name, File: file, Line: line, startLine: start, Entry: pcentry(pc | outermostDepth)}
		if inner {
			ci.inl++
		} else {
			if pcentry(pc) == frame.Entry {
				frame.Func = FuncForPC(pc)
			}
			ci.callers = ci.callers[1:]
			ci.inl = 0
		}
		return frame, len(ci.callers) > 0
	}
	return Frame{}, false
}

//go:linkname frameStartLine runtime/pprof.runtime_FrameStartLine
func frameStartLine(f *Frame) int { return f.startLine }

// The depth of inlining is in the upper bits of a program counter.
const (
	depthShift     = 26 + 14*(ptrSize/8)
	outermostDepth = 63 << depthShift
)

// funcInl stands for a function inlined into an inlined one, whose program counters are no addresses.
type funcInl struct {
	pc uintptr
}

// FuncForPC returns the function that contains pc, or nil.
func FuncForPC(pc uintptr) *Func {
	e := pcentry(pc)
	if e>>depthShift != 0 {
		return (*Func)(unsafe.Pointer(&funcInl{e}))
	}
	return (*Func)(unsafe.Pointer(e))
}

// Name returns the name of the function.
func (f *Func) Name() string {
	if f == nil {
		return ""
	}
	name, _, _, _ := outermost(f.Entry())
	return name
}

// Entry returns the entry address of the function.
func (f *Func) Entry() uintptr {
	if inheap(unsafe.Pointer(f)) {
		return (*funcInl)(unsafe.Pointer(f)).pc
	}
	return uintptr(unsafe.Pointer(f))
}

// FileLine returns the position of pc.
func (f *Func) FileLine(pc uintptr) (file string, line int) {
	_, file, line, _ = outermost(pc)
	return file, line
}

func outermost(pc uintptr) (name, file string, line, start int) {
	for i := 0; ; i++ {
		n, f, l, s, more := pcframe(pc, i)
		if !more {
			return n, f, l, s
		}
	}
}

// Caller reports the file and line of an invocation on the calling goroutine's stack.
//
//go:noinline
func Caller(skip int) (pc uintptr, file string, line int, ok bool) {
	rpc := make([]uintptr, 1)
	if callers(skip+1, &rpc[0], 1) < 1 {
		return
	}
	frames := CallersFrames(rpc)
	// Both are on the heap, as in Go, where the unwinder gets them.
	if callerSink.use {
		callerSink.frames = frames
	}
	frame, _ := frames.Next()
	return frame.PC, frame.File, frame.Line, frame.PC != 0
}

var callerSink struct {
	use    bool
	frames *Frames
}

// Callers fills pc with the return program counters of function invocations on the calling goroutine's stack.
//
//go:noinline
func Callers(skip int, pc []uintptr) int {
	if len(pc) == 0 {
		return 0
	}
	return callers(skip, &pc[0], len(pc))
}

// Stack formats a stack trace of the calling goroutine, or of all, into buf.
//
//go:noinline
func Stack(buf []byte, all bool) int {
	if len(buf) == 0 {
		return 0
	}
	return stacktrace(&buf[0], len(buf), all)
}

// GOROOT returns the root of the Go tree.
//
// Deprecated: as in Go.
func GOROOT() string { return "/usr/local/go" }

// Version returns the Go version that this machine follows.
func Version() string { return buildVersion }

var buildVersion = "go1.26.8"

// GOOS is the running program's operating system target.
const GOOS string = "linux"

// GOARCH is amd64 or 386.
const GOARCH string = goarch

// Compiler is the name of the compiler toolchain whose behaviour is reproduced.
const Compiler = "gc"

//go:linkname runtime_debug_WriteHeapDump runtime/debug.WriteHeapDump
func runtime_debug_WriteHeapDump(fd uintptr) {}
