// Natives of the machine. Rows and effects: src/abi/natives.ts. A native marked "stops" is carried out by the scheduler loop while the
// goroutine stands still.

package runtime

import "unsafe"

// Intrinsics.

// getg returns the current goroutine.
func getg() *g

// getcallersp returns the frame of the function that calls it, which is where its caller's frame ends.
func getcallersp() uintptr

// Memory.

//go:noescape
func memmove(to, from unsafe.Pointer, n uintptr)

//go:noescape
func memclrNoHeapPointers(ptr unsafe.Pointer, n uintptr)

//go:noescape
func memclrHasPointers(ptr unsafe.Pointer, n uintptr)

//go:noescape
func memequal(a, b unsafe.Pointer, size uintptr) bool

//go:noescape
func memhash(p unsafe.Pointer, h, size uintptr) uintptr

//go:noescape
func memhash32(p unsafe.Pointer, h uintptr) uintptr

//go:noescape
func memhash64(p unsafe.Pointer, h uintptr) uintptr

//go:noescape
func strhash(p unsafe.Pointer, h uintptr) uintptr

//go:noescape
func cmpstring(a, b string) int

//go:noescape
func countrunes(s string) int

//go:noescape
func typedmemmove(typ *_type, dst, src unsafe.Pointer)

//go:noescape
func typedmemclr(typ *_type, ptr unsafe.Pointer)

// typedslicemove copies n elements with barriers.
//
//go:noescape
func typedslicemove(typ *_type, dst, src unsafe.Pointer, n uintptr)

// quarantine takes a slot of the goroutine's quarantine stack for the caller's frame; it dies at quarantineend.
func quarantine(typ *_type, site, depth int32) unsafe.Pointer

// quarantineend ends the caller's slots in loops of the depth and deeper; 0 ends all.
func quarantineend(depth int32)

// zeropiece zeroes a piece of a large object, unless its memory is fresh.
func zeropiece(ptr unsafe.Pointer, n uintptr)

// mallocgc continues in gcmalloc when a collection is due, and in zerolarge.
func mallocgc(size uintptr, typ *_type, needzero bool) unsafe.Pointer

// mallocnow allocates without a collection; nil when memory is exhausted.
func mallocnow(size uintptr, typ *_type, needzero bool) unsafe.Pointer

// newobject continues in gcnewobject when a collection is due.
func newobject(typ *_type) unsafe.Pointer

func roundupsize(size uintptr, noscan bool) uintptr

// inheap reports whether p points into the heap.
func inheap(p unsafe.Pointer) bool

// findobject returns the base and size of the heap object that holds p, or nil.
func findobject(p unsafe.Pointer) (unsafe.Pointer, uintptr)

// Random numbers, seeded.

func rand() uint64
func rand32() uint32
func cheaprand() uint32

// Goroutines.

// newproc starts a goroutine; stops.
func newproc(fn func())

// newsysproc starts a goroutine of the runtime's own; stops.
func newsysproc(fn func()) *g

// gopark stops this goroutine until goready, and sets its locks to 0.
func gopark(reason waitReason)

// goready makes gp runnable, next in line.
func goready(gp *g)

// goreturn is goready of a goroutine whose function that has called gopark returns now; result is its first one, if it has any.
func goreturn(gp *g, result bool)

// goyield puts this goroutine at the end of the global queue; stops.
func goyield()

// interpretonly makes the machine interpret the program from here on; stops (package reflect).
func interpretonly()

// goexit1 ends this goroutine; stops.
func goexit1()

// unwindto drops frames: to the frame that ends at sp, continued at its recover point, or (self) to the frame at sp; stops.
func unwindto(sp uintptr, self bool)

// canrecover reports whether there is exactly one frame, wrappers apart, between gorecover and the frame at sp; stops.
func canrecover(sp uintptr) bool

// switchto runs gp at once on this P, this goroutine waits; stops.
func switchto(gp *g)

// switchexit is switchto from a goroutine that ends; stops.
func switchexit(gp *g)

func gcount() int
func setmaxprocs(n int) int
func ncpu() int
func curprocs() int

// Failures.

// crash prints the trace of the goroutine, and of a bubble if there is one, and ends the program. Stops.
func crash(bubble unsafe.Pointer)

// exit ends the program.
func exit(code int32)

// Clock and host.

func nanotime() int64
func walltime() (sec int64, nsec int32)

// setwake tells the scheduler when the timer goroutine is needed next; 0: not.
func setwake(when int64)

// hostwrite writes to a file descriptor; the count, or -1.
//
//go:noescape
func hostwrite(fd uintptr, p unsafe.Pointer, n int32) int32

// hostread waits until input is there; stops. The bytes are taken with hosttake.
func hostread(fd uintptr, n int32) int32

//go:noescape
func hosttake(p unsafe.Pointer, n int32)

func hostargc() int
func hostarg(i int) string
func hostenvc() int
func hostenv(i int) string
func hostdir() string
func hostgodebug(which int) string
func hostfilec() int
func hostfile(i int) string
func hostfiledata(i int) string

// Traces.

// callers fills pcs with program counters, the function that calls it being frame 0. Wrappers are left out, unless skip is
// negative, which counts them and leaves out -skip frames; stops.
//
//go:noescape
func callers(skip int, pcs *uintptr, n int) int

// pcframe describes the i-th function, innermost first, that pc stands in; more tells whether another follows.
func pcframe(pc uintptr, i int) (name string, file string, line int, startLine int, more bool)

// pcentry returns the code address of the function that holds pc, or 0.
func pcentry(pc uintptr) uintptr

// stacktrace writes a trace of this goroutine or all into the buffer; stops.
func stacktrace(p *byte, n int, all bool) int

// Collector.

// gcdue reports whether the next allocation starts a cycle.
func gcdue() bool

// gchelp starts the cycle that is due, or pays a piece of this goroutine's debt, and reports whether it owes more; stops.
func gchelp() bool

// gcstart starts a cycle unless one runs; stops.
func gcstart(forced bool)

// gcwaitmark waits until the marking of the cycle has ended; stops.
func gcwaitmark(cycle uint32)

// gcexhausted runs a whole cycle at once; stops.
func gcexhausted()

// gccycles returns the number of cycles begun.
func gccycles() uint32

// gcsweep sweeps up to n spans and reports whether there were any.
func gcsweep(n int32) bool

//go:noescape
func readmemstats(m *MemStats)
func setgcpercent(n int32) int32
func setmemorylimit(n int64) int64
func setmaxstack(n int) int
func freeosmemory()

// addspecial hangs a finalizer or cleanup on the object at p.
func addspecial(p unsafe.Pointer, kind uint8, fn unsafe.Pointer, arg unsafe.Pointer, typ *_type, id uint64) bool

// removespecial takes it off again; id 0 means all of the kind.
func removespecial(p unsafe.Pointer, kind uint8, id uint64) bool

// takespecial returns the next special of an unreachable object, kind 0 if none.
func takespecial() (kind uint8, obj, fn, arg unsafe.Pointer, typ *_type)

// weakhandle returns the indirection object of p, weakget the pointer or nil.
func weakhandle(p unsafe.Pointer) unsafe.Pointer

// Program.

// nextinit returns the code address of the next package initialiser, then that of main.main, then 0.
func nextinit() uintptr

// symaddr finds a data symbol of the program, or returns nil.
func symaddr(name string) unsafe.Pointer

// Printing, to standard error.

func printstring(s string)
func printbool(v bool)
func printint(v int64)
func printuint(v uint64)
func printhex(v uint64)
func printfloat64(v float64)
func printfloat32(v float32)
func printpointer(p unsafe.Pointer)
func printuintptr(p uintptr)

// callprepared calls the func value fn with arguments given as bits; see reflectcall.go. Stops.
func callprepared(fn unsafe.Pointer, args *uint64, nargs int, mem unsafe.Pointer, memsize uintptr) (r0, r1, r2, r3, r4, r5, r6, r7, r8, r9, r10, r11, r12, r13, r14, r15, r16, r17, r18, r19, r20, r21, r22, r23 uint64)

// takemem copies the memory area of the call that just ended.
//
//go:noescape
func takemem(p unsafe.Pointer, n uintptr)
