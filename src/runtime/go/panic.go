// Panics, deferred calls, recover and Goexit (Go: runtime/panic.go).
//
// A deferred call is a record in the list of its g, innermost first. A frame is named by the address where it ends, because that is what
// a function called by it finds as its own frame. gopanic takes records off the list and calls them above itself; when
// one has recovered, unwindto drops every frame above the deferring one, which goes on at its recover point: there it
// calls deferreturn for what is left and returns.
//
// INVARIANT: a stack may move at any call and at any loop arrival, and only the records in the lists of the g are corrected then. So an
// address of a frame is never kept in a local across either: it is stored into a record in the list at once, and read back from it.
//
// DEPARTURE: there are no open-coded defers in the machine; records of frames are always linked.

package runtime

import "unsafe"

var deferpool *_defer

func newdefer() *_defer {
	d := deferpool
	if d != nil {
		deferpool = d.link
		d.link = nil
	} else {
		d = new(_defer)
	}
	d.heap = true
	return d
}

// deferproc records a deferred call of the caller's frame.
//
//go:noinline
func deferproc(fn func()) {
	gp := getg()
	d := newdefer()
	d.fn = fn
	d.link = gp._defer
	gp._defer = d
	d.sp = getcallersp()
}

// deferprocStack does the same with a record in the caller's frame, which is zero.
//
//go:noinline
func deferprocStack(d *_defer, fn func()) {
	gp := getg()
	d.heap = false
	d.rangefunc = false
	d.sp = getcallersp()
	d.pc = 0
	d.fn = fn
	*(*uintptr)(unsafe.Pointer(&d.link)) = uintptr(unsafe.Pointer(gp._defer))
	*(*uintptr)(unsafe.Pointer(&d.head)) = 0
	*(*uintptr)(unsafe.Pointer(&gp._defer)) = uintptr(unsafe.Pointer(d))
}

// deferHead is what deferrangefunc hands out: the list that deferprocat adds to.
type deferHead struct {
	list   *_defer
	closed bool
}

// deferrangefunc prepares the caller's frame for defer statements in the bodies of its range-over-func loops.
//
//go:noinline
func deferrangefunc() any {
	gp := getg()
	d := newdefer()
	d.rangefunc = true
	h := new(deferHead)
	d.head = (*_defer)(unsafe.Pointer(h))
	d.link = gp._defer
	gp._defer = d
	d.sp = getcallersp()
	return h
}

// deferprocat is deferproc for the frame that frame, a result of deferrangefunc, stands for.
func deferprocat(fn func(), frame any) {
	h := frame.(*deferHead)
	if h.closed {
		throw("defer after range func returned")
	}
	d := newdefer()
	d.fn = fn
	d.link = h.list
	h.list = d
}

// deferconvert puts the list of a range-over-func record in its place.
func deferconvert(gp *g, d *_defer) {
	h := (*deferHead)(unsafe.Pointer(d.head))
	list := h.list
	h.list = nil
	h.closed = true
	if list != nil {
		last := list
		for last.link != nil {
			last = last.link
		}
		last.link = d.link
		d.link = list
		for r := list; ; r = r.link {
			r.sp = d.sp
			if r == last {
				break
			}
		}
	}
	popdefer(gp)
}

// popdefer takes the innermost record off the list.
func popdefer(gp *g) {
	d := gp._defer
	*(*uintptr)(unsafe.Pointer(&gp._defer)) = uintptr(unsafe.Pointer(d.link))
	if !d.heap {
		*(*uintptr)(unsafe.Pointer(&d.fn)) = 0
		*(*uintptr)(unsafe.Pointer(&d.link)) = 0
		return
	}
	d.fn = nil
	d.head = nil
	d.rangefunc = false
	d.sp = 0
	d.link = deferpool
	deferpool = d
}

// nextdefer takes the next deferred call of any frame, which p then names.
func nextdefer(gp *g, p *_panic) (fn func(), ok bool) {
	for {
		d := gp._defer
		if d == nil {
			return nil, false
		}
		if d.rangefunc {
			deferconvert(gp, d)
			continue
		}
		p.deferSP = d.sp
		fn = d.fn
		popdefer(gp)
		return fn, true
	}
}

// deferreturn runs what is left of the deferred calls of the caller's frame.
//
//go:noinline
func deferreturn() {
	for {
		gp := getg()
		d := gp._defer
		if d == nil || d.sp != getcallersp() {
			return
		}
		if d.rangefunc {
			deferconvert(gp, d)
			continue
		}
		fn := d.fn
		popdefer(gp)
		fn()
	}
}

// gopanic implements panic.
//
//go:noinline
func gopanic(e any) {
	if e == nil && godebugsetting("panicnil") != "1" {
		e = new(PanicNilError)
	}
	gp := getg()
	if gp.locks != 0 {
		gp.locks = 0
		print("panic: ")
		printpanicval(e)
		print("\n")
		throw("panic holding locks")
	}
	var p _panic
	p.arg = e
	startpanic(gp, (*_panic)(noescape(unsafe.Pointer(&p))))
	p.sp = getcallersp()
	for {
		if p.recovered {
			recovery(gp)
		}
		fn, ok := nextdefer(gp, (*_panic)(noescape(unsafe.Pointer(&p))))
		if !ok {
			break
		}
		fn()
	}
	preprintpanics((*_panic)(noescape(unsafe.Pointer(&p))))
	fatalpanic((*_panic)(noescape(unsafe.Pointer(&p))))
}

func startpanic(gp *g, p *_panic) {
	p.link = gp._panic
	gp._panic = p
}

// Goexit terminates the goroutine that calls it, after running its deferred calls.
//
//go:noinline
func Goexit() {
	gp := getg()
	var p _panic
	p.goexit = true
	startpanic(gp, (*_panic)(noescape(unsafe.Pointer(&p))))
	p.sp = getcallersp()
	for {
		fn, ok := nextdefer(gp, (*_panic)(noescape(unsafe.Pointer(&p))))
		if !ok {
			break
		}
		fn()
	}
	gp._panic = nil
	goexit1()
}

// recovery drops the frames above the one whose deferred call has recovered. A Goexit between them goes on instead.
func recovery(gp *g) {
	p := gp._panic
	top := p
	for p != nil && p.sp >= top.deferSP {
		if p.goexit {
			gp._panic = p
			unwindto(p.sp, true)
		}
		p = p.link
	}
	gp._panic = p
	if p == nil {
		gp.sig = 0
	}
	unwindto(top.deferSP, false)
}

// gorecover implements recover.
//
//go:noinline
func gorecover() any {
	p := getg()._panic
	if p == nil || p.goexit || p.recovered {
		return nil
	}
	if !canrecover(p.sp) {
		return nil
	}
	p = getg()._panic // the stack may have moved
	p.recovered = true
	return p.arg
}

// preprintpanics calls Error and String methods while user code can still run.
func preprintpanics(p *_panic) {
	defer func() {
		text := "panic while printing panic value"
		switch r := recover().(type) {
		case nil:
		case string:
			throw(text + ": " + r)
		default:
			throw(text + ": type " + efaceOf(&r)._type.Str)
		}
	}()
	for p != nil {
		if p.link != nil && sameEface(efaceOf(&p.link.arg), efaceOf(&p.arg)) {
			p.link.repanicked = true
			p = p.link
			continue
		}
		switch v := p.arg.(type) {
		case error:
			p.arg = v.Error()
		case stringer:
			p.arg = v.String()
		}
		p = p.link
	}
}

func sameEface(a, b *eface) bool { return a._type == b._type && a.data == b.data }

// printpanics prints the chain, outermost first.
func printpanics(p *_panic) {
	if p.link != nil {
		printpanics(p.link)
		if p.link.repanicked {
			return
		}
		if !p.link.goexit {
			print("\t")
		}
	}
	if p.goexit {
		return
	}
	print("panic: ")
	printpanicval(p.arg)
	if p.recovered && p.repanicked {
		print(" [recovered, repanicked]")
	} else if p.recovered {
		print(" [recovered]")
	}
	print("\n")
}

// printsignal prints the fault that the panic in progress comes from.
func printsignal() {
	gp := getg()
	if gp.sig != 0 {
		print("[signal SIGSEGV: segmentation violation code=0x1 addr=")
		printhex(uint64(gp.sigcode1))
		print(" pc=")
		printhex(uint64(gp.sigpc))
		print("]\n")
	}
}

func fatalpanic(p *_panic) {
	getg().locks++ // nobody else's text in between
	printpanics(p)
	printsignal()
	var bubble unsafe.Pointer
	if e, ok := p.arg.(synctestDeadlockError); ok {
		bubble = unsafe.Pointer(e.bubble)
	}
	crash(bubble)
}

// throw ends the program because of the runtime's own state.
//
//go:noinline
func throw(s string) {
	getg().locks++ // nobody else's text in between
	print("fatal error: ")
	printindented(s)
	print("\n")
	printsignal()
	crash(nil)
}

// fatal ends the program because of a mistake in it.
//
//go:noinline
func fatal(s string) {
	getg().locks++ // nobody else's text in between
	if p := getg()._panic; p != nil {
		for x := p; x != nil; x = x.link {
			if x.link != nil && sameEface(efaceOf(&x.link.arg), efaceOf(&x.arg)) {
				x.link.repanicked = true
			}
		}
		printpanics(p)
		print("\t")
	}
	print("fatal error: ")
	printindented(s)
	print("\n")
	crash(nil)
}

//go:linkname sync_throw sync.throw
func sync_throw(s string) { throw(s) }

//go:linkname sync_fatal sync.fatal
func sync_fatal(s string) { fatal(s) }

//go:linkname internal_sync_throw internal/sync.throw
func internal_sync_throw(s string) { throw(s) }

//go:linkname rand_fatal crypto/rand.fatal
func rand_fatal(s string) { fatal(s) }

//go:linkname internal_sync_fatal internal/sync.fatal
func internal_sync_fatal(s string) { fatal(s) }

//go:linkname maps_fatal maps.fatal
func maps_fatal(s string) { fatal(s) }

// Panics of operations. The machine calls the first five on a trap.

var memoryError = error(errorString("invalid memory address or nil pointer dereference"))
var divideError = error(errorString("integer divide by zero"))
var shiftError = error(errorString("negative shift amount"))
var overflowError = error(errorString("integer overflow"))

func panicmem() { panic(memoryError) }

// panicmemAddr is for an address that is in no region: deliberate use of unsafe.
func panicmemAddr(addr uintptr) {
	if addr < 4096 || getg().panicfault {
		panic(errorAddressString{msg: "invalid memory address or nil pointer dereference", addr: addr})
	}
	// amd64 does not tell which address it was if that is not a canonical one.
	if high := uint64(addr) >> 47; high != 0 && high != 1<<17-1 {
		addr = 0
	}
	print("unexpected fault address ")
	printhex(uint64(addr))
	print("\n")
	throw("fault")
}

func panicBounds(x int64, signed bool, y int, code uint8) {
	panic(boundsError{x: x, signed: signed, y: y, code: code})
}

func panicdivide()   { panic(divideError) }
func panicshift()    { panic(shiftError) }
func panicoverflow() { panic(overflowError) }

func goPanicIndex(x int, y int)       { panicBounds(int64(x), true, y, boundsIndex) }
func goPanicIndexU(x uint, y int)     { panicBounds(int64(x), false, y, boundsIndex) }
func goPanicSliceAlen(x int, y int)   { panicBounds(int64(x), true, y, boundsSliceAlen) }
func goPanicSliceAlenU(x uint, y int) { panicBounds(int64(x), false, y, boundsSliceAlen) }
func goPanicSliceAcap(x int, y int)   { panicBounds(int64(x), true, y, boundsSliceAcap) }
func goPanicSliceAcapU(x uint, y int) { panicBounds(int64(x), false, y, boundsSliceAcap) }
func goPanicSliceB(x int, y int)      { panicBounds(int64(x), true, y, boundsSliceB) }
func goPanicSliceBU(x uint, y int)    { panicBounds(int64(x), false, y, boundsSliceB) }
func goPanicSlice3Alen(x int, y int)  { panicBounds(int64(x), true, y, boundsSlice3Alen) }
func goPanicSlice3AlenU(x uint, y int) {
	panicBounds(int64(x), false, y, boundsSlice3Alen)
}
func goPanicSlice3Acap(x int, y int) { panicBounds(int64(x), true, y, boundsSlice3Acap) }
func goPanicSlice3AcapU(x uint, y int) {
	panicBounds(int64(x), false, y, boundsSlice3Acap)
}
func goPanicSlice3B(x int, y int)      { panicBounds(int64(x), true, y, boundsSlice3B) }
func goPanicSlice3BU(x uint, y int)    { panicBounds(int64(x), false, y, boundsSlice3B) }
func goPanicSlice3C(x int, y int)      { panicBounds(int64(x), true, y, boundsSlice3C) }
func goPanicSlice3CU(x uint, y int)    { panicBounds(int64(x), false, y, boundsSlice3C) }
func goPanicSliceConvert(x int, y int) { panicBounds(int64(x), true, y, boundsConvert) }

func panicunsafeslicelen()     { panic(errorString("unsafe.Slice: len out of range")) }
func panicunsafeslicenilptr()  { panic(errorString("unsafe.Slice: ptr is nil and len is not zero")) }
func panicunsafestringlen()    { panic(errorString("unsafe.String: len out of range")) }
func panicunsafestringnilptr() { panic(errorString("unsafe.String: ptr is nil and len is not zero")) }

func unsafeslicecheckptr(et *_type, ptr unsafe.Pointer, len64 int64) {
	unsafeslice64(et, ptr, len64)
}

//go:linkname reflect_unsafeslice reflect.unsafeslice
func reflect_unsafeslice(et *_type, ptr unsafe.Pointer, n int) { unsafeslice64(et, ptr, int64(n)) }

func unsafeslice64(et *_type, ptr unsafe.Pointer, len64 int64) {
	n := int(len64)
	if int64(n) != len64 || n < 0 {
		panicunsafeslicelen()
	}
	if et.Size_ == 0 {
		if ptr == nil && n > 0 {
			panicunsafeslicenilptr()
		}
	}
	mem, overflow := mulUintptr(et.Size_, uintptr(n))
	if overflow || mem > -uintptr(ptr) {
		if ptr == nil {
			panicunsafeslicenilptr()
		}
		panicunsafeslicelen()
	}
}

func unsafestringcheckptr(ptr unsafe.Pointer, len64 int64) {
	n := int(len64)
	if int64(n) != len64 || n < 0 {
		panicunsafestringlen()
	}
	if uintptr(n) > -uintptr(ptr) {
		if ptr == nil {
			panicunsafestringnilptr()
		}
		panicunsafestringlen()
	}
}

// Failures of range-over-func loops.

var rangePanicError = error(errorString("range function continued iteration after loop body panic"))
var rangeDoneError = error(errorString("range function continued iteration after function for loop body returned false"))
var rangeExhaustedError = error(errorString("range function continued iteration after whole loop exit"))
var rangeMissingPanicError = error(errorString("range function recovered a loop body panic and did not resume panicking"))

//go:noinline
func panicrangestate(state int) {
	switch state { // DONE, PANIC, EXHAUSTED, MISSING_PANIC of the rewriter
	case 0:
		panic(rangeDoneError)
	case 2:
		panic(rangePanicError)
	case 3:
		panic(rangeExhaustedError)
	case 4:
		panic(rangeMissingPanicError)
	}
	throw("unexpected state set by the compiler")
}

// throwinit is called when package initialisation recurses; unreachable.
func throwinit() { throw("recursive call during initialization - linker skew") }

// goschedguarded is for loops of the scheduler; there are none.
func goschedguarded() { goyield() }
