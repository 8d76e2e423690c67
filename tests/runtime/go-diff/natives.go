// Natives of the machine in real Go, for testing package runtime's Go part without the machine.
package rt

import (
	"bytes"
	"hash/maphash"
	mrand "math/rand/v2"
	"os"
	"unicode/utf8"
	"unsafe"
)

var theg g

func getg() *g                              { return &theg }
func getcallersp() uintptr                  { return 0 }
func bs(p unsafe.Pointer, n uintptr) []byte { return unsafe.Slice((*byte)(p), n) }
func memmove(to, from unsafe.Pointer, n uintptr) {
	if n != 0 {
		copy(bs(to, n), bs(from, n))
	}
}
func memclrNoHeapPointers(p unsafe.Pointer, n uintptr) {
	if n != 0 {
		clear(bs(p, n))
	}
}
func memclrHasPointers(p unsafe.Pointer, n uintptr) {
	if n != 0 {
		clear(bs(p, n))
	}
}
func memequal(a, b unsafe.Pointer, n uintptr) bool { return n == 0 || bytes.Equal(bs(a, n), bs(b, n)) }

var seed = maphash.MakeSeed()

func memhash(p unsafe.Pointer, h, n uintptr) uintptr {
	var m maphash.Hash
	m.SetSeed(seed)
	m.Write(bs(unsafe.Pointer(&h), 8))
	if n != 0 {
		m.Write(bs(p, n))
	}
	return uintptr(m.Sum64())
}
func memhash32(p unsafe.Pointer, h uintptr) uintptr { return memhash(p, h, 4) }
func memhash64(p unsafe.Pointer, h uintptr) uintptr { return memhash(p, h, 8) }
func strhash(p unsafe.Pointer, h uintptr) uintptr {
	s := *(*string)(p)
	return memhash(unsafe.Pointer(unsafe.StringData(s)), h, uintptr(len(s)))
}
func cmpstring(a, b string) int {
	if a < b {
		return -1
	}
	if a > b {
		return 1
	}
	return 0
}
func countrunes(s string) int                                     { return utf8.RuneCountInString(s) }
func typedmemmove(t *_type, dst, src unsafe.Pointer)              { memmove(dst, src, t.Size_) }
func typedmemclr(t *_type, p unsafe.Pointer)                      { memclrNoHeapPointers(p, t.Size_) }
func typedslicemove(t *_type, dst, src unsafe.Pointer, n uintptr) { memmove(dst, src, n*t.Size_) }

var Mallocs int

func mallocgc(size uintptr, typ *_type, z bool) unsafe.Pointer {
	Mallocs++
	if size == 0 {
		return unsafe.Pointer(&zerobase)
	}
	b := make([]unsafe.Pointer, (size+7)/8)
	return unsafe.Pointer(&b[0])
}
func zeropiece(ptr unsafe.Pointer, n uintptr) { memclrNoHeapPointers(ptr, n) }

func mallocnow(size uintptr, typ *_type, z bool) unsafe.Pointer { return mallocgc(size, typ, z) }
func newobject(t *_type) unsafe.Pointer                         { return mallocgc(t.Size_, t, true) }

var sizes = []uintptr{8, 16, 24, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256, 288, 320, 352, 384, 416, 448, 480, 512, 576, 640, 704, 768, 896, 1024, 1152, 1280, 1408, 1536, 1792, 2048, 2304, 2688, 3072, 3200, 3456, 4096, 4864, 5376, 6144, 6528, 6784, 6912, 8192, 9472, 9728, 10240, 10880, 12288, 13568, 14336, 16384, 18432, 19072, 20480, 21760, 24576, 27264, 28672, 32768}

func roundupsize(size uintptr, noscan bool) uintptr {
	if size <= 32760 {
		req := size
		if !noscan && size > 512 {
			req += 8
		}
		for _, c := range sizes {
			if c >= req {
				return c - (req - size)
			}
		}
	}
	return (size + 8191) &^ 8191
}
func inheap(p unsafe.Pointer) bool                              { return true }
func findobject(p unsafe.Pointer) (unsafe.Pointer, uintptr)     { return p, 16 }
func heapinuse() uintptr                                        { return 0 }
func persistentalloc(n uintptr) unsafe.Pointer                  { return mallocgc(n, nil, true) }
func staticitab(i int) *itab                                    { return nil }
func rand() uint64                                              { return mrand.Uint64() }
func rand32() uint32                                            { return mrand.Uint32() }
func cheaprand() uint32                                         { return mrand.Uint32() }
func selectdraw(n int) int                                      { return mrand.IntN(n) }
func newproc(fn func())                                         { panic("stub") }
func newsysproc(fn func()) *g                                   { panic("stub") }
func newwaiting(fn func()) *g                                   { panic("stub") }
func gopark(r waitReason)                                       { panic("parked") }
func goready(gp *g)                                             { gp.status = _Grunnable }
func goreturn(gp *g, result bool)                               { gp.status = _Grunnable }
func goyield()                                                  {}
func goyieldnext()                                              {}
func goexit1()                                                  { panic("goexit") }
func unwindto(sp uintptr, self bool)                            { panic("stub") }
func canrecover(sp uintptr) bool                                { return true }
func switchto(gp *g)                                            {}
func switchexit(gp *g)                                          {}
func gcount() int                                               { return 1 }
func setmaxprocs(n int) int                                     { return 1 }
func ncpu() int                                                 { return 1 }
func curprocs() int                                             { return 1 }
func curproc() int                                              { return 0 }
func crash(bubble unsafe.Pointer)                               { panic("crash") }
func exit(code int32)                                           { os.Exit(int(code)) }
func nanotime() int64                                           { return 1 }
func walltime() (sec int64, nsec int32)                         { return 1, 1 }
func setwake(when int64)                                        {}
func settimerproc(gp *g)                                        {}
func setfinproc(gp *g)                                          {}
func hostwrite(fd uintptr, p unsafe.Pointer, n int32) int32     { return n }
func hostread(fd uintptr, n int32) int32                        { return 0 }
func hosttake(p unsafe.Pointer, n int32)                        {}
func hostargc() int                                             { return 0 }
func hostarg(i int) string                                      { return "" }
func hostenvc() int                                             { return 0 }
func hostenv(i int) string                                      { return "" }
func callers(skip int, pcs *uintptr, n int) int                 { return 0 }
func pcframe(pc uintptr, i int) (a, b string, c, d int, e bool) { return }
func pcentry(pc uintptr) uintptr                                { return 0 }
func stacktrace(p *byte, n int, all bool) int                   { return 0 }
func gcdue() bool                                               { return false }
func gchelp() bool                                              { return false }
func gcstart(forced bool)                                       {}
func gcwaitmark(cycle uint32)                                   {}
func gcexhausted()                                              {}
func gccycles() uint32                                          { return 0 }
func gcsweep(n int32) bool                                      { return false }
func readmemstats(m *MemStats)                                  {}
func setgcpercent(n int32) int32                                { return 0 }
func setmemorylimit(n int64) int64                              { return 0 }
func setmaxstack(n int) int                                     { return 0 }
func freeosmemory()                                             {}
func addspecial(p unsafe.Pointer, kind uint8, fn, arg unsafe.Pointer, typ *_type, id uint64) bool {
	return true
}
func removespecial(p unsafe.Pointer, kind uint8, id uint64) bool         { return true }
func takespecial() (kind uint8, obj, fn, arg unsafe.Pointer, typ *_type) { return }
func weakhandle(p unsafe.Pointer) unsafe.Pointer                         { return p }
func weakget(p unsafe.Pointer) unsafe.Pointer                            { return p }
func nextinit() uintptr                                                  { return 0 }
func symaddr(n string) unsafe.Pointer                                    { return nil }
func printstring(s string)                                               { print(s) }
func printbool(v bool)                                                   { print(v) }
func printint(v int64)                                                   { print(v) }
func printuint(v uint64)                                                 { print(v) }
func printhex(v uint64)                                                  { print(v) }
func printfloat64(v float64)                                             { print(v) }
func printfloat32(v float32)                                             { print(v) }
func printpointer(v unsafe.Pointer)                                      { print(v) }
func printuintptr(v uintptr)                                             { print(v) }
func callprepared(fn unsafe.Pointer, args *uint64, nargs int, mem unsafe.Pointer, memsize uintptr) (r0, r1, r2, r3, r4, r5, r6, r7, r8, r9, r10, r11, r12, r13, r14, r15, r16, r17, r18, r19, r20, r21, r22, r23 uint64) {
	return
}
func takemem(p unsafe.Pointer, n uintptr) {}

func quarantine(typ *_type, site, depth int32) unsafe.Pointer       { return nil }
func quarantineend(depth int32)                                     {}
func hostgodebug(which int) string                                  { return "" }
func hostdir() string                                               { return "" }
func hostfilec() int                                                { return 0 }
func hostfile(i int) string                                         { return "" }
func hostfiledata(i int) string                                     { return "" }
func readprofile(kind int32, all bool, p unsafe.Pointer, n int) int { return 0 }
func mutexevent(gp *g, rate int)                                    {}
func setblockrate(rate int64)                                       {}
func profileswept()                                                 {}
