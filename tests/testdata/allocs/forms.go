// Differences of Mallocs and TotalAlloc over 100 calls of small functions, one per form of allocation: one warm-up call, one P, no
// collections. forms64.golden and forms32.golden are what the real Go prints (node scripts/goldens-allocs.mjs).
package main

import (
	"bufio"
	"bytes"
	"container/list"
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"iter"
	"maps"
	"math/bits"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"runtime"
	"runtime/debug"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode/utf8"
	"unsafe"
)

type pt struct{ a, b int }
type p3 struct {
	a, b int
	c    *int
}
type node struct {
	v    int
	next *node
}
type num int

func (n num) String() string           { return "num" }
func (n *num) inc()                    { *n++ }
func (n *num) signal(done chan<- bool) { *n++; done <- true }

type stringer interface{ String() string }

var (
	sink, sink2, vany, vany2 any = nil, nil, 7, 7
	sinks                    []any
	cnt                      int
	s0, vs3                  string
	bs, sb                   []byte
	rs                       []rune
	si                       []int
	sst                      []string
	sst3                     = make([]string, 5)
	spn                      []*node
	snd                      []node
	sss                      [][]int
	sbb                      [][]byte
	spt                      []pt
	sb3                      [][3]byte
	ses                      []struct{}
	fn, fn2                  func()
	fns                      []func()
	fs                       func() string
	fe                       func(*num)
	str                      stringer
	str1                     stringer = num(3)
	hold                     struct{ f func() }
	ps                       [3]*int
	pb1, pb2                 *byte
	pbs                      [16]*byte
	vn                       *node
	vl                       *list.List
	rt                       reflect.Type
	rv                       reflect.Value
	apn                      atomic.Pointer[node]
	av                       atomic.Value
	done                     = make(chan bool)

	vi1, vi2                                   = 7, 1 << 20
	vi8                                 int8   = 5
	vu8                                 uint8  = 5
	vu8b                                uint8  = 200
	vi16                                int16  = 5
	vi16b                               int16  = 5000
	vu16                                uint16 = 255
	vu16b                               uint16 = 256
	vi32                                int32  = 5
	vi32b                               int32  = 50000
	vi64                                int64  = 5
	vi64b                               int64  = 1 << 40
	vu64                                uint64 = 1 << 60
	vup                                 uintptr
	vt, vf                              = true, false
	vf32z                               float32
	vf32                                float32 = 1.5
	vf64z                               float64
	vf64                                           = 1.5
	vc64                                complex64  = 1
	vc128                               complex128 = 2
	vse                                            = ""
	vs                                             = strings.Repeat("hello", 1)
	vs2                                            = strings.Repeat("other", 50)
	vsln                                []int
	vsle                                = []int{}
	vsl                                 = []int{3, 1, 2, 5, 4}
	vsl2                                = make([]int, 0, 5)
	vsl3                                = make([]int, 5)
	vx                                  int
	vp, vp0                             = &vx, &vx
	vm                                  = map[int]int{}
	vmi                                 map[int]int
	vfn                                 = top
	ve                                  struct{}
	vb1                                 = struct{ b byte }{200}
	vb1z                                struct{ b byte }
	vsp                                 struct{ p *int } = struct{ p *int }{&vx}
	vp2                                                  = pt{1, 2}
	vp3                                                  = p3{1, 2, &vx}
	va1                                                  = [1]int{5000}
	vap                                                  = [1]*int{&vx}
	va0                                 [0]int
	va4                                 = [4]int{1, 2, 3, 4}
	va16                                [128 / unsafe.Sizeof(0)]int
	va25                                [200 / unsafe.Sizeof(0)]int
	va100                               [100]byte
	va3                                 [3]byte
	va9                                 = [9]byte{1}
	verr                                error
	verr0                                    = errors.New("base")
	vnum                                num  = 5000
	vnump                                    = new(num)
	vr                                  rune = 0x20ac
	vrs                                      = []rune("hello")
	vmany                                    = map[string]any{"k": 1}
	vms                                      = map[string]int{strings.Repeat("x", 33): 1, "a": 1}
	vmss                                map[string]string
	vms2                                map[string]int
	vmp                                 map[pt]pt
	vml                                 map[int][200]byte
	vml2                                map[int][128]byte
	vml3                                map[int][129]byte
	vmk                                 map[[200]byte]int
	vmse                                map[int]struct{}
	vma                                 map[any]int
	vm32                                map[int32]int32
	vmb                                 map[byte]bool
	mpn                                 map[string]*node
	vmfix                               = map[int]int{1: 1, 2: 2, 3: 3, 4: 4}
	vmsl                                = map[string][]int{"a": make([]int, 0, 4)}
	vch                                 chan int
	vchp                                chan *node
	vchp2                               = make(chan *node, 1)
	vche                                chan struct{}
	vcha                                chan any
	vcha2                               = make(chan any, 1)
	vchb                                chan byte
	vn0, vn1, vn4, vn5, vn8, vn32, vn33 = 0, 1, 4, 5, 8, 32, 33
	keys                                = func() (k []string) {
		for i := range 100 {
			k = append(k, "key"+strconv.Itoa(i))
		}
		return
	}()
	st = map[int]string{}
	by = map[int][]byte{}
)

//go:noinline
func top() { cnt++ }

//go:noinline
func top0(done chan<- bool) { done <- true }

//go:noinline
func add(a, b int, done chan<- bool) { cnt += a + b; done <- true }

//go:noinline
func addi(i int) { cnt += i }

//go:noinline
func keep(x any) { sink = x }

//go:noinline
func drop(x any) { cnt++ }

//go:noinline
func keeps(x ...any) { sinks = x }

//go:noinline
func drops(x ...any) { cnt += len(x) }

//go:noinline
func ret(x int) any { return x }

//go:noinline
func sum(b []byte) (n int) {
	for _, x := range b {
		n += int(x)
	}
	return
}

//go:noinline
func call(f func()) { f() }

//go:noinline
func keepf(f func()) { fn = f }

//go:noinline
func mk(x int) { fn = func() { cnt += x } }

//go:noinline
func mkf(x int) func() { return func() { x++ } }

//go:noinline
func addr(x int) { vp = &x }

//go:noinline
func build(n int) []int {
	var s []int
	for i := range n {
		s = append(s, i)
	}
	return s
}

func gclos[T any](x T) func() { return func() { sink = x } }

//go:noinline
func gmax[T int | string](a, b T) T {
	if a > b {
		return a
	}
	return b
}

//go:noinline
func gbox[T any](x T) any { return x }

func gmap[T any](s []T, f func(T) T) []T {
	out := make([]T, 0, len(s))
	for _, x := range s {
		out = append(out, f(x))
	}
	return out
}

//go:noinline
func total(xs ...int) (n int) {
	for _, x := range xs {
		n += x
	}
	return
}

//go:noinline
func keepInts(xs ...int) { si = xs }

func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

//go:noinline
func area(p pt) int { return p.a * p.b }

//go:noinline
func first(a [4]int) int { return a[0] }

//go:noinline
func two() (int, string) { return 1, "x" }

func deep(n int) int {
	var a [64]int
	a[n%64] = n
	if n == 0 {
		return 0
	}
	return deep(n-1) + a[n%64]
}

func upto(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

var from, to runtime.MemStats
var tiny *[15]byte

func measure(name string, f func()) {
	f()
	// The block of tiny objects is in a known state.
	tiny = new([15]byte)
	tiny = new([15]byte)
	runtime.ReadMemStats(&from)
	for i := 0; i < 100; i++ {
		f()
	}
	runtime.ReadMemStats(&to)
	out = append(out, fmt.Sprintf("%s\t%d\t%d\n", name, to.Mallocs-from.Mallocs, to.TotalAlloc-from.TotalAlloc)...)
}

var out []byte

func main() {
	runtime.GOMAXPROCS(1)
	debug.SetGCPercent(-1)
	out = make([]byte, 0, 1<<16)
	for _, n := range []int{0, 1, 2, 16, 31, 32, 33, 64, 100, 1000} {
		st[n] = strings.Repeat("s", n)
		by[n] = []byte(strings.Repeat("b", n))
	}
	for _, f := range forms {
		measure(f.name, f.f)
	}
	os.Stdout.Write(out)
}

var _ = bits.Len
var _ = time.Now

var forms = []struct {
	name string
	f    func()
}{
	{"iface const int zero", func() { sink = 0 }},
	{"iface const int 1", func() { sink = 1 }},
	{"iface const int 255", func() { sink = 255 }},
	{"iface const int 256", func() { sink = 256 }},
	{"iface const int -1", func() { sink = -1 }},
	{"iface const int big const", func() { sink = 1 << 20 }},
	{"iface int small", func() { sink = vi1 }},
	{"iface int large", func() { sink = vi2 }},
	{"iface int8", func() { sink = vi8 }},
	{"iface uint8", func() { sink = vu8 }},
	{"iface uint8 200", func() { sink = vu8b }},
	{"iface int16 small", func() { sink = vi16 }},
	{"iface int16 large", func() { sink = vi16b }},
	{"iface uint16 255", func() { sink = vu16 }},
	{"iface uint16 256", func() { sink = vu16b }},
	{"iface int32 small", func() { sink = vi32 }},
	{"iface int32 large", func() { sink = vi32b }},
	{"iface int64 small", func() { sink = vi64 }},
	{"iface int64 large", func() { sink = vi64b }},
	{"iface uint64 large", func() { sink = vu64 }},
	{"iface uintptr", func() { sink = vup }},
	{"iface bool true", func() { sink = vt }},
	{"iface bool false", func() { sink = vf }},
	{"iface float32 zero", func() { sink = vf32z }},
	{"iface float32", func() { sink = vf32 }},
	{"iface float64 zero", func() { sink = vf64z }},
	{"iface float64", func() { sink = vf64 }},
	{"iface complex64", func() { sink = vc64 }},
	{"iface complex128", func() { sink = vc128 }},
	{"iface string empty", func() { sink = vse }},
	{"iface string", func() { sink = vs }},
	{"iface slice nil", func() { sink = vsln }},
	{"iface slice empty", func() { sink = vsle }},
	{"iface slice", func() { sink = vsl }},
	{"iface pointer", func() { sink = vp }},
	{"iface map", func() { sink = vm }},
	{"iface chan", func() { sink = vch }},
	{"iface func", func() { sink = vfn }},
	{"iface struct empty", func() { sink = ve }},
	{"iface struct one byte", func() { sink = vb1 }},
	{"iface struct one byte zero", func() { sink = vb1z }},
	{"iface struct of pointer", func() { sink = vsp }},
	{"iface struct two ints", func() { sink = vp2 }},
	{"iface struct three words", func() { sink = vp3 }},
	{"iface array one int", func() { sink = va1 }},
	{"iface array of pointer", func() { sink = vap }},
	{"iface array 0", func() { sink = va0 }},
	{"iface array 4 ints", func() { sink = va4 }},
	{"iface array 100 bytes", func() { sink = va100 }},
	{"iface array 3 bytes", func() { sink = va3 }},
	{"iface array 9 bytes", func() { sink = va9 }},
	{"iface interface", func() { sink = vany }},
	{"iface error", func() { sink = verr }},
	{"iface two in one", func() { sink, sink2 = vi2, vs }},
	{"iface to Stringer value", func() { str = vnum }},
	{"iface to Stringer pointer", func() { str = &vnum }},
	{"iface to Stringer from concrete then any", func() { str = vnum; sink = str }},
	{"iface compare with constant", func() {
		if sink == any(vi2) {
			cnt++
		}
	}},
	{"iface compare with string", func() {
		if sink == any(vs) {
			cnt++
		}
	}},
	{"iface local not escaping", func() {
		var x any = vi2
		if _, ok := x.(int); ok {
			cnt++
		}
	}},
	{"iface local big struct", func() {
		var x any = va100
		if _, ok := x.(int); ok {
			cnt++
		}
	}},
	{"iface in slice literal", func() { sinks = []any{vi1, vi2, vs} }},
	{"iface in slice literal constants", func() { sinks = []any{1, 300, "x", 1.5, true, nil} }},
	{"iface in map value", func() { vmany["k"] = vi2 }},
	{"iface argument kept", func() { keep(vi2) }},
	{"iface argument dropped", func() { drop(vi2) }},
	{"iface variadic kept", func() { keeps(vi2, vs) }},
	{"iface variadic dropped", func() { drops(vi2, vs) }},
	{"iface returned", func() { sink = ret(vi2) }},
	{"iface panic recovered", func() { func() { defer func() { sink = recover() }(); panic(vi2) }() }},
	{"bytes of string 0 kept", func() { bs = []byte(st[0]) }},
	{"string of bytes 0 kept", func() { s0 = string(by[0]) }},
	{"bytes of string 1 kept", func() { bs = []byte(st[1]) }},
	{"string of bytes 1 kept", func() { s0 = string(by[1]) }},
	{"bytes of string 2 kept", func() { bs = []byte(st[2]) }},
	{"string of bytes 2 kept", func() { s0 = string(by[2]) }},
	{"bytes of string 16 kept", func() { bs = []byte(st[16]) }},
	{"string of bytes 16 kept", func() { s0 = string(by[16]) }},
	{"bytes of string 31 kept", func() { bs = []byte(st[31]) }},
	{"string of bytes 31 kept", func() { s0 = string(by[31]) }},
	{"bytes of string 32 kept", func() { bs = []byte(st[32]) }},
	{"string of bytes 32 kept", func() { s0 = string(by[32]) }},
	{"bytes of string 33 kept", func() { bs = []byte(st[33]) }},
	{"string of bytes 33 kept", func() { s0 = string(by[33]) }},
	{"bytes of string 64 kept", func() { bs = []byte(st[64]) }},
	{"string of bytes 64 kept", func() { s0 = string(by[64]) }},
	{"bytes of string 100 kept", func() { bs = []byte(st[100]) }},
	{"string of bytes 100 kept", func() { s0 = string(by[100]) }},
	{"bytes of string 1000 kept", func() { bs = []byte(st[1000]) }},
	{"string of bytes 1000 kept", func() { s0 = string(by[1000]) }},
	{"bytes of string 1 local", func() { b := []byte(st[1]); b[0] = 1; cnt += int(b[1-1]) }},
	{"string of bytes 1 local", func() {
		s := string(by[1])
		cnt += len(s)
		if s == vs2 {
			cnt++
		}
	}},
	{"bytes of string 16 local", func() { b := []byte(st[16]); b[0] = 1; cnt += int(b[16-1]) }},
	{"string of bytes 16 local", func() {
		s := string(by[16])
		cnt += len(s)
		if s == vs2 {
			cnt++
		}
	}},
	{"bytes of string 32 local", func() { b := []byte(st[32]); b[0] = 1; cnt += int(b[32-1]) }},
	{"string of bytes 32 local", func() {
		s := string(by[32])
		cnt += len(s)
		if s == vs2 {
			cnt++
		}
	}},
	{"bytes of string 33 local", func() { b := []byte(st[33]); b[0] = 1; cnt += int(b[33-1]) }},
	{"string of bytes 33 local", func() {
		s := string(by[33])
		cnt += len(s)
		if s == vs2 {
			cnt++
		}
	}},
	{"bytes of string 64 local", func() { b := []byte(st[64]); b[0] = 1; cnt += int(b[64-1]) }},
	{"string of bytes 64 local", func() {
		s := string(by[64])
		cnt += len(s)
		if s == vs2 {
			cnt++
		}
	}},
	{"bytes of string 100 local", func() { b := []byte(st[100]); b[0] = 1; cnt += int(b[100-1]) }},
	{"string of bytes 100 local", func() {
		s := string(by[100])
		cnt += len(s)
		if s == vs2 {
			cnt++
		}
	}},
	{"string of one byte", func() { s0 = string([]byte{vu8}) }},
	{"string of rune ascii", func() { s0 = string(rune(vi1 + 64)) }},
	{"string of rune wide", func() { s0 = string(vr) }},
	{"string of rune local", func() {
		s := string(vr)
		if s == vs2 {
			cnt++
		}
	}},
	{"runes of string kept", func() { rs = []rune(vs) }},
	{"runes of string local", func() { r := []rune(vs); cnt += int(r[0]) }},
	{"runes of long string local", func() { r := []rune(st[100]); cnt += int(r[0]) }},
	{"string of runes kept", func() { s0 = string(vrs) }},
	{"string of runes local", func() {
		s := string(vrs)
		if s == vs2 {
			cnt++
		}
	}},
	{"range over bytes of string", func() {
		for _, b := range []byte(st[100]) {
			cnt += int(b)
		}
	}},
	{"map index by string of bytes", func() { cnt += vms[string(by[100])] }},
	{"map assign by string of bytes", func() { vms[string(by[33])] = 1 }},
	{"compare string of bytes", func() {
		if string(by[100]) == st[100] {
			cnt++
		}
	}},
	{"switch string of bytes", func() {
		switch string(by[33]) {
		case "a":
			cnt++
		case "b":
			cnt += 2
		}
	}},
	{"concat string of bytes", func() { s0 = "x" + string(by[33]) + "y" }},
	{"append string of bytes", func() { bs = append(bs[:0], string(by[33])...) }},
	{"len of string of bytes", func() { cnt += len(string(by[100])) }},
	{"bytes of constant kept", func() { bs = []byte("constant") }},
	{"bytes of constant local", func() { b := []byte("constant"); b[0] = 1; cnt += int(b[1]) }},
	{"bytes of long constant local", func() { b := []byte("constant constant constant constant constant"); b[0] = 1; cnt += int(b[1]) }},
	{"zero copy bytes", func() { cnt += sum([]byte(st[100])) }},
	{"strings.Builder String", func() { var b strings.Builder; b.WriteString(vs); s0 = b.String() }},
	{"concat 0+1 kept", func() { s0 = st[0] + st[1] }},
	{"concat 0+1 local", func() {
		s := st[0] + st[1]
		if s == vs2 {
			cnt++
		}
	}},
	{"concat 1+0 kept", func() { s0 = st[1] + st[0] }},
	{"concat 1+0 local", func() {
		s := st[1] + st[0]
		if s == vs2 {
			cnt++
		}
	}},
	{"concat 1+1 kept", func() { s0 = st[1] + st[1] }},
	{"concat 1+1 local", func() {
		s := st[1] + st[1]
		if s == vs2 {
			cnt++
		}
	}},
	{"concat 1+16 kept", func() { s0 = st[1] + st[16] }},
	{"concat 1+16 local", func() {
		s := st[1] + st[16]
		if s == vs2 {
			cnt++
		}
	}},
	{"concat 16+16 kept", func() { s0 = st[16] + st[16] }},
	{"concat 16+16 local", func() {
		s := st[16] + st[16]
		if s == vs2 {
			cnt++
		}
	}},
	{"concat 16+32 kept", func() { s0 = st[16] + st[32] }},
	{"concat 16+32 local", func() {
		s := st[16] + st[32]
		if s == vs2 {
			cnt++
		}
	}},
	{"concat 31+1 kept", func() { s0 = st[31] + st[1] }},
	{"concat 31+1 local", func() {
		s := st[31] + st[1]
		if s == vs2 {
			cnt++
		}
	}},
	{"concat 33+33 kept", func() { s0 = st[33] + st[33] }},
	{"concat 33+33 local", func() {
		s := st[33] + st[33]
		if s == vs2 {
			cnt++
		}
	}},
	{"concat 100+100 kept", func() { s0 = st[100] + st[100] }},
	{"concat 100+100 local", func() {
		s := st[100] + st[100]
		if s == vs2 {
			cnt++
		}
	}},
	{"concat three", func() { s0 = st[1] + st[2] + st[16] }},
	{"concat five", func() { s0 = st[1] + st[2] + st[16] + st[1] + st[2] }},
	{"concat six", func() { s0 = st[1] + st[2] + st[16] + st[1] + st[2] + st[31] }},
	{"concat const", func() { s0 = "a" + st[2] + "b" }},
	{"concat in loop", func() {
		s := ""
		for i := 0; i < 8; i++ {
			s += "x"
		}
		s0 = s
	}},
	{"concat +=", func() { s0 = st[2]; s0 += st[2] }},
	{"concat one not empty", func() { s0 = st[0] + st[2] + st[0] }},
	{"closure no capture kept", func() { fn = func() { cnt++ } }},
	{"closure capture int kept", func() { x := vi1; fn = func() { cnt += x } }},
	{"closure capture two kept", func() { x, y := vi1, vs; fn = func() { cnt += x + len(y) } }},
	{"closure capture by ref kept", func() { x := vi1; fn = func() { x++; cnt += x } }},
	{"closure capture by ref two closures", func() { x := vi1; fn = func() { x++ }; fn2 = func() { cnt += x } }},
	{"closure capture large value", func() { x := va4; fn = func() { cnt += x[1] } }},
	{"closure capture 128 bytes", func() { x := va16; fn = func() { cnt += x[1] } }},
	{"closure capture 200 bytes by ref", func() { x := va25; fn = func() { cnt += x[1] } }},
	{"closure called local", func() { x := vi1; f := func() { cnt += x }; f() }},
	{"closure passed down", func() { x := vi1; call(func() { cnt += x }) }},
	{"closure passed to kept", func() { x := vi1; keepf(func() { cnt += x }) }},
	{"closure of closure", func() { x := vi1; fn = func() { fn2 = func() { cnt += x } }; fn() }},
	{"closure in loop", func() {
		for i := 0; i < 3; i++ {
			fn = func() { cnt += i }
		}
	}},
	{"closure in loop by ref", func() {
		for i := 0; i < 3; i++ {
			fn = func() { i++ }
		}
	}},
	{"closure capture param", func() { mk(vi1) }},
	{"closure returned", func() { fn = mkf(vi1) }},
	{"closure struct field", func() { hold.f = func() { cnt++ } }},
	{"closure in slice", func() { x := vi1; fns = []func(){func() { cnt += x }, func() { cnt -= x }} }},
	{"method value kept", func() { fn = vnump.inc }},
	{"method value local", func() { f := vnump.inc; f() }},
	{"method value of value kept", func() { fs = vnum.String }},
	{"method value of interface kept", func() { fs = str1.String }},
	{"method value passed", func() { call(vnump.inc) }},
	{"method expression", func() { fe = (*num).inc }},
	{"function value", func() { fn = top }},
	{"generic closure", func() { fn = gclos(vi1) }},
	{"generic closure string", func() { fn = gclos(vs) }},
	{"new int8", func() { sink = new(int8) }},
	{"new int16", func() { sink = new(int16) }},
	{"new int32", func() { sink = new(int32) }},
	{"new int64", func() { sink = new(int64) }},
	{"new int", func() { sink = new(int) }},
	{"new string", func() { sink = new(string) }},
	{"new []int", func() { sink = new([]int) }},
	{"new any", func() { sink = new(any) }},
	{"new struct{}", func() { sink = new(struct{}) }},
	{"new [0]int", func() { sink = new([0]int) }},
	{"new [3]byte", func() { sink = new([3]byte) }},
	{"new [16]byte", func() { sink = new([16]byte) }},
	{"new [17]byte", func() { sink = new([17]byte) }},
	{"new [100]byte", func() { sink = new([100]byte) }},
	{"new [1000]byte", func() { sink = new([1000]byte) }},
	{"new [5000]byte", func() { sink = new([5000]byte) }},
	{"new [40000]byte", func() { sink = new([40000]byte) }},
	{"new pt", func() { sink = new(pt) }},
	{"new node", func() { sink = new(node) }},
	{"new *int", func() { sink = new(*int) }},
	{"new func()", func() { sink = new(func()) }},
	{"new map[int]int", func() { sink = new(map[int]int) }},
	{"new [33]*int", func() { sink = new([33]*int) }},
	{"new [3]any", func() { sink = new([3]any) }},
	{"new complex128", func() { sink = new(complex128) }},
	{"new float64", func() { sink = new(float64) }},
	{"new bool", func() { sink = new(bool) }},
	{"new local", func() { p := new(int); *p = 3; cnt += *p }},
	{"new in loop kept", func() {
		for i := 0; i < 3; i++ {
			p := new(int)
			ps[i] = p
		}
	}},
	{"new expr", func() { vp = new(vi2) }},
	{"address of local kept", func() { x := vi2; vp = &x }},
	{"address of struct field kept", func() { x := vp2; vp = &x.a }},
	{"address of array element kept", func() { x := va4; vp = &x[2] }},
	{"address of param", func() { addr(vi2) }},
	{"struct literal pointer kept", func() { vn = &node{v: 1} }},
	{"struct literal nested", func() { vn = &node{v: 1, next: &node{v: 2}} }},
	{"struct literal local", func() { n := &node{v: 1}; cnt += n.v }},
	{"list of three", func() {
		var l *node
		for i := 0; i < 3; i++ {
			l = &node{i, l}
		}
		vn = l
	}},
	{"list of three local", func() {
		var l *node
		for i := 0; i < 3; i++ {
			l = &node{i, l}
		}
		cnt += l.v
	}},
	{"struct copied to heap", func() { v := vp3; sink = &v }},
	{"slice literal kept", func() { si = []int{1, 2, 3} }},
	{"slice literal of vars", func() { si = []int{vi1, vi2} }},
	{"slice literal local", func() { s := []int{1, 2, 3}; s[0] = 2; cnt += s[vn1] }},
	{"slice literal empty", func() { si = []int{} }},
	{"slice literal strings", func() { sst = []string{"a", "b"} }},
	{"slice literal of pointers", func() { spn = []*node{{v: 1}, {v: 2}} }},
	{"slice literal of structs", func() { snd = []node{{v: 1}, {v: 2}} }},
	{"slice literal of slices", func() { sss = [][]int{{1}, {2, 3}, nil} }},
	{"slice literal large", func() { sb = []byte{1000: 1} }},
	{"array literal to interface", func() { sink = [3]int{1, 2, 3} }},
	{"array literal address", func() { sink = &[3]int{1, 2, 3} }},
	{"map literal empty", func() { vmi = map[int]int{} }},
	{"map literal small", func() { vmi = map[int]int{1: 1, 2: 2} }},
	{"map literal 8", func() { vmi = map[int]int{1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8} }},
	{"map literal 9", func() { vmi = map[int]int{1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8, 9: 9} }},
	{"map literal strings", func() { vmss = map[string]string{"a": "b", "c": "d"} }},
	{"map literal local", func() { m := map[int]int{1: 1}; cnt += m[vi1] }},
	{"map literal of pointers", func() { mpn = map[string]*node{"a": {v: 1}} }},
	{"make bytes 0 kept", func() { bs = make([]byte, 0) }},
	{"make bytes 1 kept", func() { bs = make([]byte, 1) }},
	{"make bytes 2 kept", func() { bs = make([]byte, 2) }},
	{"make bytes 3 kept", func() { bs = make([]byte, 3) }},
	{"make bytes 4 kept", func() { bs = make([]byte, 4) }},
	{"make bytes 5 kept", func() { bs = make([]byte, 5) }},
	{"make bytes 7 kept", func() { bs = make([]byte, 7) }},
	{"make bytes 8 kept", func() { bs = make([]byte, 8) }},
	{"make bytes 9 kept", func() { bs = make([]byte, 9) }},
	{"make bytes 16 kept", func() { bs = make([]byte, 16) }},
	{"make bytes 17 kept", func() { bs = make([]byte, 17) }},
	{"make bytes 32 kept", func() { bs = make([]byte, 32) }},
	{"make bytes 33 kept", func() { bs = make([]byte, 33) }},
	{"make bytes 64 kept", func() { bs = make([]byte, 64) }},
	{"make bytes 100 kept", func() { bs = make([]byte, 100) }},
	{"make bytes 1000 kept", func() { bs = make([]byte, 1000) }},
	{"make bytes 5000 kept", func() { bs = make([]byte, 5000) }},
	{"make bytes 100000 kept", func() { bs = make([]byte, 100000) }},
	{"make ints 1 local", func() { s := make([]int, 1); s[0] = 1; cnt += s[1-1] }},
	{"make ints 8 local", func() { s := make([]int, 8); s[0] = 1; cnt += s[8-1] }},
	{"make ints 9 local", func() { s := make([]int, 9); s[0] = 1; cnt += s[9-1] }},
	{"make ints 100 local", func() { s := make([]int, 100); s[0] = 1; cnt += s[100-1] }},
	{"make ints 8192 local", func() { s := make([]int, 8192); s[0] = 1; cnt += s[8192-1] }},
	{"make ints 8193 local", func() { s := make([]int, 8193); s[0] = 1; cnt += s[8193-1] }},
	{"make bytes var 0 local", func() {
		s := make([]byte, vn0)
		cnt += len(s)
		if len(s) > 0 {
			s[0] = 1
		}
	}},
	{"make bytes var 1 local", func() {
		s := make([]byte, vn1)
		cnt += len(s)
		if len(s) > 0 {
			s[0] = 1
		}
	}},
	{"make bytes var 4 local", func() {
		s := make([]byte, vn4)
		cnt += len(s)
		if len(s) > 0 {
			s[0] = 1
		}
	}},
	{"make bytes var 8 local", func() {
		s := make([]byte, vn8)
		cnt += len(s)
		if len(s) > 0 {
			s[0] = 1
		}
	}},
	{"make bytes var 32 local", func() {
		s := make([]byte, vn32)
		cnt += len(s)
		if len(s) > 0 {
			s[0] = 1
		}
	}},
	{"make bytes var 33 local", func() { s := make([]byte, vn33); s[0] = 1; cnt += len(s) }},
	{"make ints var 4 local", func() { s := make([]int, vn4); s[0] = 1; cnt += len(s) }},
	{"make ints var 5 local", func() { s := make([]int, vn5); s[0] = 1; cnt += len(s) }},
	{"make pointers 10", func() { spn = make([]*node, 10) }},
	{"make strings 3", func() { sst = make([]string, 3) }},
	{"make len cap", func() { si = make([]int, 2, 10) }},
	{"make empty structs", func() { ses = make([]struct{}, 10) }},
	{"make then copy", func() { s := make([]int, len(vsl)); copy(s, vsl); si = s }},
	{"make chan 0", func() { vch = make(chan int) }},
	{"make chan 10", func() { vch = make(chan int, 10) }},
	{"make chan of pointers 10", func() { vchp = make(chan *node, 10) }},
	{"make chan of struct 10", func() { vche = make(chan struct{}, 10) }},
	{"make chan of any 3", func() { vcha = make(chan any, 3) }},
	{"make chan of bytes 5", func() { vchb = make(chan byte, 5) }},
	{"make chan local", func() { c := make(chan int, 1); c <- 1; cnt += <-c }},
	{"chan send pointers", func() { vchp2 <- &node{}; vn = <-vchp2 }},
	{"chan of interfaces send", func() { vcha2 <- vi2; sink = <-vcha2 }},
	{"select two", func() {
		select {
		case vchp2 <- vn:
			vn = <-vchp2
		case x := <-vcha2:
			sink = x
		default:
		}
	}},
	{"make map 0 kept", func() { vmi = make(map[int]int, 0) }},
	{"make map 1 kept", func() { vmi = make(map[int]int, 1) }},
	{"make map 7 kept", func() { vmi = make(map[int]int, 7) }},
	{"make map 8 kept", func() { vmi = make(map[int]int, 8) }},
	{"make map 9 kept", func() { vmi = make(map[int]int, 9) }},
	{"make map 14 kept", func() { vmi = make(map[int]int, 14) }},
	{"make map 15 kept", func() { vmi = make(map[int]int, 15) }},
	{"make map 16 kept", func() { vmi = make(map[int]int, 16) }},
	{"make map 100 kept", func() { vmi = make(map[int]int, 100) }},
	{"make map 1000 kept", func() { vmi = make(map[int]int, 1000) }},
	{"make map 1 local", func() { m := make(map[int]int, 1); m[1] = 1; cnt += len(m) }},
	{"make map 8 local", func() { m := make(map[int]int, 8); m[1] = 1; cnt += len(m) }},
	{"make map 9 local", func() { m := make(map[int]int, 9); m[1] = 1; cnt += len(m) }},
	{"map grown to 1", func() {
		m := map[int]int{}
		for i := range 1 {
			m[i] = i
		}
		vmi = m
	}},
	{"map grown to 2", func() {
		m := map[int]int{}
		for i := range 2 {
			m[i] = i
		}
		vmi = m
	}},
	{"map grown to 7", func() {
		m := map[int]int{}
		for i := range 7 {
			m[i] = i
		}
		vmi = m
	}},
	{"map grown to 8", func() {
		m := map[int]int{}
		for i := range 8 {
			m[i] = i
		}
		vmi = m
	}},
	{"map grown to 9", func() {
		m := map[int]int{}
		for i := range 9 {
			m[i] = i
		}
		vmi = m
	}},
	{"map grown to 14", func() {
		m := map[int]int{}
		for i := range 14 {
			m[i] = i
		}
		vmi = m
	}},
	{"map grown to 15", func() {
		m := map[int]int{}
		for i := range 15 {
			m[i] = i
		}
		vmi = m
	}},
	{"map grown to 28", func() {
		m := map[int]int{}
		for i := range 28 {
			m[i] = i
		}
		vmi = m
	}},
	{"map grown to 29", func() {
		m := map[int]int{}
		for i := range 29 {
			m[i] = i
		}
		vmi = m
	}},
	{"map grown to 56", func() {
		m := map[int]int{}
		for i := range 56 {
			m[i] = i
		}
		vmi = m
	}},
	{"map grown to 57", func() {
		m := map[int]int{}
		for i := range 57 {
			m[i] = i
		}
		vmi = m
	}},
	{"map of strings grown to 20", func() {
		m := map[string]int{}
		for i := range 20 {
			m[keys[i]] = i
		}
		vms2 = m
	}},
	{"map of structs grown to 20", func() {
		m := map[pt]pt{}
		for i := range 20 {
			m[pt{i, i}] = pt{}
		}
		vmp = m
	}},
	{"map of large values", func() {
		m := map[int][200]byte{}
		for i := range 5 {
			m[i] = [200]byte{}
		}
		vml = m
	}},
	{"map of large keys", func() {
		m := map[[200]byte]int{}
		for i := range 3 {
			m[[200]byte{byte(i)}] = i
		}
		vmk = m
	}},
	{"map of 128 byte values", func() {
		m := map[int][128]byte{}
		for i := range 3 {
			m[i] = [128]byte{}
		}
		vml2 = m
	}},
	{"map of 129 byte values", func() {
		m := map[int][129]byte{}
		for i := range 3 {
			m[i] = [129]byte{}
		}
		vml3 = m
	}},
	{"map of empty structs", func() {
		m := map[int]struct{}{}
		for i := range 9 {
			m[i] = struct{}{}
		}
		vmse = m
	}},
	{"map of interfaces keys", func() { m := map[any]int{}; m[vi2] = 1; m[vs] = 2; vma = m }},
	{"map of int32 grown to 9", func() {
		m := map[int32]int32{}
		for i := range 9 {
			m[int32(i)] = 1
		}
		vm32 = m
	}},
	{"map of bytes grown to 9", func() {
		m := map[byte]bool{}
		for i := range 9 {
			m[byte(i)] = true
		}
		vmb = m
	}},
	{"map local grown to 8", func() {
		m := map[int]int{}
		for i := range 8 {
			m[i] = i
		}
		cnt += len(m)
	}},
	{"map local grown to 9", func() {
		m := map[int]int{}
		for i := range 9 {
			m[i] = i
		}
		cnt += len(m)
	}},
	{"map delete and insert", func() { delete(vmfix, 3); vmfix[3] = 3 }},
	{"map clear and refill", func() {
		clear(vmfix)
		for i := range 5 {
			vmfix[i] = i
		}
	}},
	{"map iterate", func() {
		for k, v := range vmfix {
			cnt += k + v
		}
	}},
	{"map append value", func() { vmsl["a"] = append(vmsl["a"][:0], 1, 2) }},
	{"map nil read", func() { var m map[string]int; cnt += m["a"] }},
	{"map op assign", func() { vms["a"] += 2 }},
	{"maps.Clone", func() { vmi = maps.Clone(vmfix) }},
	{"maps.Keys collected", func() { si = slices.Collect(maps.Keys(vmfix)) }},
	{"append ints to nil 1 times", func() {
		var s []int
		for i := range 1 {
			s = append(s, i)
		}
		si = s
	}},
	{"append ints to nil 2 times", func() {
		var s []int
		for i := range 2 {
			s = append(s, i)
		}
		si = s
	}},
	{"append ints to nil 3 times", func() {
		var s []int
		for i := range 3 {
			s = append(s, i)
		}
		si = s
	}},
	{"append ints to nil 4 times", func() {
		var s []int
		for i := range 4 {
			s = append(s, i)
		}
		si = s
	}},
	{"append ints to nil 5 times", func() {
		var s []int
		for i := range 5 {
			s = append(s, i)
		}
		si = s
	}},
	{"append ints to nil 8 times", func() {
		var s []int
		for i := range 8 {
			s = append(s, i)
		}
		si = s
	}},
	{"append ints to nil 9 times", func() {
		var s []int
		for i := range 9 {
			s = append(s, i)
		}
		si = s
	}},
	{"append ints to nil 16 times", func() {
		var s []int
		for i := range 16 {
			s = append(s, i)
		}
		si = s
	}},
	{"append ints to nil 17 times", func() {
		var s []int
		for i := range 17 {
			s = append(s, i)
		}
		si = s
	}},
	{"append ints to nil 33 times", func() {
		var s []int
		for i := range 33 {
			s = append(s, i)
		}
		si = s
	}},
	{"append bytes to nil 1 times", func() {
		var s []byte
		for i := range 1 {
			s = append(s, byte(i))
		}
		bs = s
	}},
	{"append bytes to nil 8 times", func() {
		var s []byte
		for i := range 8 {
			s = append(s, byte(i))
		}
		bs = s
	}},
	{"append bytes to nil 9 times", func() {
		var s []byte
		for i := range 9 {
			s = append(s, byte(i))
		}
		bs = s
	}},
	{"append bytes to nil 16 times", func() {
		var s []byte
		for i := range 16 {
			s = append(s, byte(i))
		}
		bs = s
	}},
	{"append bytes to nil 17 times", func() {
		var s []byte
		for i := range 17 {
			s = append(s, byte(i))
		}
		bs = s
	}},
	{"append bytes to nil 32 times", func() {
		var s []byte
		for i := range 32 {
			s = append(s, byte(i))
		}
		bs = s
	}},
	{"append bytes to nil 33 times", func() {
		var s []byte
		for i := range 33 {
			s = append(s, byte(i))
		}
		bs = s
	}},
	{"append bytes to nil 64 times", func() {
		var s []byte
		for i := range 64 {
			s = append(s, byte(i))
		}
		bs = s
	}},
	{"append bytes to nil 65 times", func() {
		var s []byte
		for i := range 65 {
			s = append(s, byte(i))
		}
		bs = s
	}},
	{"append strings to nil 1 times", func() {
		var s []string
		for i := range 1 {
			s = append(s, keys[i])
		}
		sst = s
	}},
	{"append ints local 1 times", func() {
		var s []int
		for i := range 1 {
			s = append(s, i)
		}
		cnt += len(s)
	}},
	{"append strings to nil 2 times", func() {
		var s []string
		for i := range 2 {
			s = append(s, keys[i])
		}
		sst = s
	}},
	{"append ints local 2 times", func() {
		var s []int
		for i := range 2 {
			s = append(s, i)
		}
		cnt += len(s)
	}},
	{"append strings to nil 3 times", func() {
		var s []string
		for i := range 3 {
			s = append(s, keys[i])
		}
		sst = s
	}},
	{"append ints local 3 times", func() {
		var s []int
		for i := range 3 {
			s = append(s, i)
		}
		cnt += len(s)
	}},
	{"append strings to nil 5 times", func() {
		var s []string
		for i := range 5 {
			s = append(s, keys[i])
		}
		sst = s
	}},
	{"append ints local 5 times", func() {
		var s []int
		for i := range 5 {
			s = append(s, i)
		}
		cnt += len(s)
	}},
	{"append strings to nil 9 times", func() {
		var s []string
		for i := range 9 {
			s = append(s, keys[i])
		}
		sst = s
	}},
	{"append ints local 9 times", func() {
		var s []int
		for i := range 9 {
			s = append(s, i)
		}
		cnt += len(s)
	}},
	{"append many at once", func() { si = append([]int(nil), 1, 2, 3, 4, 5, 6, 7) }},
	{"append slice to nil", func() { si = append([]int(nil), vsl...) }},
	{"append string to nil bytes", func() { bs = append([]byte(nil), st[100]...) }},
	{"append clone", func() { si = append(vsl[:0:0], vsl...) }},
	{"append make", func() { si = append(vsl[:1:1], make([]int, 10)...) }},
	{"append to full slice", func() { si = append(vsl[:2:2], 1) }},
	{"append in place", func() { vsl2 = append(vsl2[:0], 1, 2) }},
	{"append structs 5", func() {
		var s []pt
		for i := range 5 {
			s = append(s, pt{i, i})
		}
		spt = s
	}},
	{"append 3 byte structs 20", func() {
		var s [][3]byte
		for range 20 {
			s = append(s, [3]byte{})
		}
		sb3 = s
	}},
	{"append empty structs", func() {
		var s []struct{}
		for range 5 {
			s = append(s, struct{}{})
		}
		ses = s
	}},
	{"append any", func() { sinks = append([]any(nil), vi2, vs) }},
	{"append local then kept copy", func() {
		var s []int
		for i := range 3 {
			s = append(s, i)
		}
		si = append([]int(nil), s...)
	}},
	{"append local returned", func() { si = build(5) }},
	{"append bytes local 20", func() {
		var s []byte
		for i := range 20 {
			s = append(s, byte(i))
		}
		cnt += len(s)
	}},
	{"append bytes local 40", func() {
		var s []byte
		for i := range 40 {
			s = append(s, byte(i))
		}
		cnt += len(s)
	}},
	{"append large ints 1000", func() {
		var s []int
		for i := range 1000 {
			s = append(s, i)
		}
		si = s
	}},
	{"append functions 3", func() {
		var s []func()
		for range 3 {
			s = append(s, top)
		}
		fns = s
	}},
	{"go statement", func() { go top0(done); <-done }},
	{"go closure", func() { x := vi1; go func() { cnt += x; done <- true }(); <-done }},
	{"go closure two captures", func() { x, y := vi1, vs; go func() { cnt += x + len(y); done <- true }(); <-done }},
	{"go method", func() { go vnump.signal(done); <-done }},
	{"go with arguments", func() { go add(vi1, vi2, done); <-done }},
	{"defer", func() { defer top() }},
	{"defer closure", func() { x := vi1; defer func() { cnt += x }() }},
	{"defer in loop", func() {
		for i := 0; i < 3; i++ {
			defer addi(i)
		}
	}},
	{"defer closure in loop", func() {
		for i := 0; i < 3; i++ {
			defer func() { cnt += i }()
		}
	}},
	{"defer method", func() { defer vnump.inc() }},
	{"defer with interface argument", func() { defer drop(vi2) }},
	{"defer in branch", func() {
		if cnt >= 0 {
			defer top()
		}
		cnt++
	}},
	{"recover", func() { defer func() { recover() }(); panic("x") }},
	{"panic error", func() { defer func() { recover() }(); panic(verr) }},
	{"runtime error", func() { defer func() { recover() }(); cnt += vsl[vi2] }},
	{"nil dereference", func() { defer func() { recover() }(); var p *node; cnt += p.v }},
	{"division by zero", func() { defer func() { recover() }(); cnt += vi1 / (vi1 - vi1) }},
	{"failed assertion", func() { defer func() { recover() }(); s0 = vany.(string) }},
	{"sync.Mutex", func() { var mu sync.Mutex; mu.Lock(); mu.Unlock() }},
	{"sync.Once", func() { var o sync.Once; o.Do(top) }},
	{"sync.WaitGroup", func() { var wg sync.WaitGroup; wg.Add(1); go func() { wg.Done() }(); wg.Wait() }},
	{"sync.OnceFunc", func() { fn = sync.OnceFunc(top) }},
	{"atomic pointer", func() { apn.Store(&node{}) }},
	{"atomic value", func() { av.Store(vs) }},
	{"tiny two bytes", func() { pb1, pb2 = new(byte), new(byte) }},
	{"tiny 16 bytes", func() {
		for i := range 16 {
			pbs[i] = new(byte)
		}
	}},
	{"tiny mixed", func() { sink = new(int8); sink2 = new(int16) }},
	{"tiny int32s", func() {
		for range 4 {
			sink = new(int32)
		}
	}},
	{"tiny 8 bytes", func() {
		for range 2 {
			sink = new(int64)
		}
	}},
	{"tiny 12 bytes", func() { sink = new([12]byte) }},
	{"tiny strings", func() { s0 = string(by[2]); vs3 = string(by[1]) }},
	{"zero size new", func() { sink = new(struct{}); sink2 = new([0]string) }},
	{"zero size slice", func() { ses = make([]struct{}, 0); ses = append(ses, struct{}{}) }},
	{"zero size array literal", func() { sink = &[0]int{} }},
	{"errors.New", func() { verr = errors.New("x") }},
	{"errors.New local", func() {
		err := errors.New("x")
		if err == verr {
			cnt++
		}
	}},
	{"fmt.Errorf", func() { verr = fmt.Errorf("x %d", vi1) }},
	{"fmt.Errorf wrap", func() { verr = fmt.Errorf("x: %w", verr0) }},
	{"errors.Join", func() { verr = errors.Join(verr0, verr0) }},
	{"errors.Is", func() {
		if errors.Is(verr0, verr0) {
			cnt++
		}
	}},
	{"fmt.Sprint int", func() { s0 = fmt.Sprint(vi2) }},
	{"fmt.Sprint string", func() { s0 = fmt.Sprint(vs) }},
	{"fmt.Sprintf %d", func() { s0 = fmt.Sprintf("%d", vi2) }},
	{"fmt.Sprintf %d small", func() { s0 = fmt.Sprintf("%d", vi1) }},
	{"fmt.Sprintf %s", func() { s0 = fmt.Sprintf("%s", vs) }},
	{"fmt.Sprintf %v slice", func() { s0 = fmt.Sprintf("%v", vsl) }},
	{"fmt.Sprintf %v struct", func() { s0 = fmt.Sprintf("%v", vp2) }},
	{"fmt.Sprintf %x", func() { s0 = fmt.Sprintf("%x", by[16]) }},
	{"fmt.Sprintf %q", func() { s0 = fmt.Sprintf("%q", vs) }},
	{"fmt.Sprintf %T", func() { s0 = fmt.Sprintf("%T", vp2) }},
	{"fmt.Sprintf %8.3f", func() { s0 = fmt.Sprintf("%8.3f", vf64) }},
	{"fmt.Sprintln", func() { s0 = fmt.Sprintln(vi2, vs) }},
	{"fmt.Fprintf discard", func() { fmt.Fprintf(io.Discard, "%d %s", vi2, vs) }},
	{"fmt.Appendf", func() { bs = fmt.Appendf(bs[:0], "%d", vi2) }},
	{"strconv.Itoa small", func() { s0 = strconv.Itoa(vi1) }},
	{"strconv.Itoa", func() { s0 = strconv.Itoa(vi2) }},
	{"strconv.FormatFloat", func() { s0 = strconv.FormatFloat(vf64, 102, 2, 64) }},
	{"strconv.Quote", func() { s0 = strconv.Quote(vs) }},
	{"strconv.Atoi", func() { cnt, _ = strconv.Atoi("123") }},
	{"strconv.Atoi error", func() { _, verr = strconv.Atoi("x") }},
	{"strconv.AppendInt", func() { bs = strconv.AppendInt(bs[:0], 12345, 10) }},
	{"strings.Builder grow", func() { var b strings.Builder; b.Grow(50); b.WriteString(vs); s0 = b.String() }},
	{"strings.Builder bytes 20", func() {
		var b strings.Builder
		for range 20 {
			b.WriteByte(65)
		}
		s0 = b.String()
	}},
	{"strings.Builder local", func() { var b strings.Builder; b.WriteString(vs); cnt += b.Len() }},
	{"strings.Split", func() { sst = strings.Split("a,b,c", ",") }},
	{"strings.Fields", func() { sst = strings.Fields("a b  c") }},
	{"strings.Join", func() { s0 = strings.Join(keys[:3], ",") }},
	{"strings.Repeat", func() { s0 = strings.Repeat("ab", 5) }},
	{"strings.Replace", func() { s0 = strings.Replace("aXbX", "X", "yy", -1) }},
	{"strings.ReplaceAll none", func() { s0 = strings.ReplaceAll("abc", "X", "yy") }},
	{"strings.ToUpper", func() { s0 = strings.ToUpper("abc") }},
	{"strings.ToUpper same", func() { s0 = strings.ToUpper("ABC") }},
	{"strings.Map", func() { s0 = strings.Map(func(r rune) rune { return r + 1 }, "abc") }},
	{"strings.NewReader", func() { sink = strings.NewReader(vs) }},
	{"strings.TrimSpace", func() { s0 = strings.TrimSpace("  x ") }},
	{"strings.Clone", func() { s0 = strings.Clone(vs) }},
	{"strings.EqualFold", func() {
		if strings.EqualFold("aB", "Ab") {
			cnt++
		}
	}},
	{"strings.Cut", func() { s0, _, _ = strings.Cut("a=b", "=") }},
	{"strings.Title case", func() { s0 = strings.ToTitle("abc") }},
	{"bytes.Buffer", func() { var b bytes.Buffer; b.WriteString(vs); cnt += b.Len() }},
	{"bytes.Buffer String", func() { var b bytes.Buffer; b.WriteString(vs); s0 = b.String() }},
	{"bytes.Buffer 100", func() { var b bytes.Buffer; b.Write(by[100]); bs = b.Bytes() }},
	{"bytes.NewBuffer", func() { sink = bytes.NewBuffer(nil) }},
	{"bytes.Repeat", func() { bs = bytes.Repeat(by[2], 5) }},
	{"bytes.ToUpper", func() { bs = bytes.ToUpper(by[16]) }},
	{"bytes.Split", func() { sbb = bytes.Split(by[16], by[1]) }},
	{"bytes.Join", func() { bs = bytes.Join([][]byte{by[1], by[2]}, by[1]) }},
	{"bytes.Clone", func() { bs = bytes.Clone(by[16]) }},
	{"bytes.Equal", func() {
		if bytes.Equal(by[16], by[16]) {
			cnt++
		}
	}},
	{"sort.Ints", func() { copy(vsl3, vsl); sort.Ints(vsl3) }},
	{"sort.Slice", func() { copy(vsl3, vsl); sort.Slice(vsl3, func(i, j int) bool { return vsl3[i] < vsl3[j] }) }},
	{"sort.Sort", func() { copy(vsl3, vsl); sort.Sort(sort.IntSlice(vsl3)) }},
	{"sort.Strings", func() { copy(sst3, keys[:5]); sort.Strings(sst3) }},
	{"slices.Sort", func() { copy(vsl3, vsl); slices.Sort(vsl3) }},
	{"slices.SortFunc", func() { copy(vsl3, vsl); slices.SortFunc(vsl3, func(a, b int) int { return b - a }) }},
	{"slices.Clone", func() { si = slices.Clone(vsl) }},
	{"slices.Concat", func() { si = slices.Concat(vsl, vsl) }},
	{"slices.Insert", func() { si = slices.Insert(slices.Clone(vsl), 1, 5) }},
	{"slices.Grow", func() { si = slices.Grow([]int(nil), 5) }},
	{"slices.Repeat", func() { si = slices.Repeat(vsl, 2) }},
	{"slices.Contains", func() {
		if slices.Contains(vsl, 3) {
			cnt++
		}
	}},
	{"slices.Values range", func() {
		for v := range slices.Values(vsl) {
			cnt += v
		}
	}},
	{"slices.Collect", func() { si = slices.Collect(slices.Values(vsl)) }},
	{"slices.Sorted", func() { si = slices.Sorted(slices.Values(vsl)) }},
	{"slices.Chunk", func() {
		for c := range slices.Chunk(vsl, 2) {
			cnt += len(c)
		}
	}},
	{"iter.Pull", func() { next, stop := iter.Pull(slices.Values(vsl)); v, _ := next(); cnt += v; stop() }},
	{"range func", func() {
		for v := range upto(3) {
			cnt += v
		}
	}},
	{"bufio.NewWriter", func() { sink = bufio.NewWriter(io.Discard) }},
	{"bufio.Scanner", func() {
		sc := bufio.NewScanner(strings.NewReader("a\nb\n"))
		for sc.Scan() {
			cnt += len(sc.Bytes())
		}
	}},
	{"io.ReadAll", func() { bs, _ = io.ReadAll(strings.NewReader(vs)) }},
	{"container/list", func() { l := list.New(); l.PushBack(1); vl = l }},
	{"time.Duration String", func() { s0 = time.Duration(1500).String() }},
	{"unicode/utf8 AppendRune", func() { bs = utf8.AppendRune(bs[:0], 0x20ac) }},
	{"math/bits", func() { cnt += bits.Len(uint(vi2)) }},
	{"context.WithCancel", func() { _, cancel := context.WithCancel(context.Background()); cancel() }},
	{"reflect.TypeOf", func() { rt = reflect.TypeOf(vi2) }},
	{"reflect.ValueOf", func() { rv = reflect.ValueOf(vi2) }},
	{"reflect.ValueOf Interface", func() { sink = reflect.ValueOf(vs).Interface() }},
	{"reflect.New", func() { rv = reflect.New(reflect.TypeOf(0)) }},
	{"reflect.MakeSlice", func() { rv = reflect.MakeSlice(reflect.TypeOf(vsl), 3, 3) }},
	{"reflect.DeepEqual", func() {
		if reflect.DeepEqual(vsl, vsl3) {
			cnt++
		}
	}},
	{"reflect Len, Cap, IsZero, Bytes of a local", func() {
		v := reflect.ValueOf(make([]byte, 3))
		if !v.IsZero() {
			cnt += v.Len() + v.Cap() + len(v.Bytes())
		}
	}},
	{"reflect FieldByName of a local", func() {
		v := reflect.ValueOf(struct {
			A int
			B string
		}{vi1, vs})
		cnt += v.Field(1).Len() + v.NumField() + v.Type().NumMethod()
	}},
	{"reflect Type.Field", func() { cnt += reflect.TypeOf(vp2).Field(1).Index[0] }},
	{"reflect Elem of an interface", func() {
		var x any = vi2
		v := reflect.ValueOf(&x).Elem()
		cnt += int(v.Elem().Int()) + len(v.String())
	}},
	{"os.File.Write of a local", func() {
		var b [8]byte
		n, _ := os.Stdout.Write(b[:0])
		cnt += n
	}},
	{"os.File.WriteString of a conversion", func() {
		b := [40]byte{}
		n, _ := os.Stdout.WriteString(string(b[:0]))
		cnt += n
	}},
	{"sync.Pool of its own", func() {
		p := new(sync.Pool)
		p.Put(vp0)
		p.Put(vp0)
		sink = p.Get()
	}},
	{"maphash of a local", func() {
		var h maphash.Hash
		h.WriteString(vs)
		cnt += int(h.Sum64() & 1)
	}},
	{"path.Clean of a clean path", func() { s0 = path.Clean(vs) }},
	{"path.Clean", func() { s0 = path.Clean("a//b/../" + vs) }},
	{"filepath.Join", func() { s0 = filepath.Join(vs, "b") }},
	{"unsafe.String", func() { s0 = unsafe.String(&by[16][0], 16) }},
	{"unsafe.Slice", func() { bs = unsafe.Slice(unsafe.StringData(vs), 3) }},
	{"min max", func() { cnt += max(vi1, min(vi2, 3)) }},
	{"copy to array", func() { a := [3]int(vsl[:3]); cnt += a[0] }},
	{"slice to array pointer", func() { a := (*[3]int)(vsl); cnt += a[0] }},
	{"type switch", func() {
		switch x := vany.(type) {
		case int:
			cnt += x
		case string:
			cnt += len(x)
		}
	}},
	{"generic max", func() { cnt += gmax(vi1, vi2) }},
	{"generic box", func() { sink = gbox(vi2) }},
	{"generic box pointer", func() { sink = gbox(vp0) }},
	{"generic map", func() { si = gmap(vsl, func(x int) int { return x * 2 }) }},
	{"variadic ints", func() { cnt += total(vi1, vi2, 3) }},
	{"variadic ints kept", func() { keepInts(vi1, vi2, 3) }},
	{"recursion", func() { cnt += fib(8) }},
	{"struct by value", func() { cnt += area(vp2) }},
	{"array by value", func() { cnt += first(va4) }},
	{"multi result", func() { a, b := two(); cnt += a + len(b) }},
	{"string index", func() { cnt += int(vs[0]) + strings.Index(vs, "l") }},
	{"string slice", func() { s0 = vs[1:3] }},
	{"for range string", func() {
		for _, r := range vs {
			cnt += int(r)
		}
	}},
	{"complex struct compare", func() {
		if vp2 == (pt{1, 2}) {
			cnt++
		}
	}},
	{"any equal", func() {
		if vany == vany2 {
			cnt++
		}
	}},
	{"stack growth", func() { cnt += deep(200) }},
	{"variable with a constant struct", func() { r := lrec{"a", 1}; sink = r }},
	{"variable with a constant struct twice", func() { r := lrec{"a", 1}; sink = r; sink = r }},
	{"variable with a constant struct in a loop", func() {
		r := lrec{"a", 1}
		for range 2 {
			sink = r
		}
	}},
	{"variable with a constant struct passed", func() { r := lrec{"a", 1}; keepAny(r) }},
	{"variable with a constant struct, partly set", func() { r := lrec{n: 7}; sink = r }},
	{"variable with a constant struct, changed before", func() { r := lrec{"a", 1}; r.n = 2; sink = r }},
	{"variable with a constant struct, changed after", func() { r := lrec{"a", 1}; sink = r; r.n = 2 }},
	{"variable with a constant struct, address taken", func() { r := lrec{"a", 1}; p := &r; p.n = 3; sink = r }},
	{"variable with a struct of one field", func() { r := lone{5000}; sink = r }},
	{"variable with a constant array", func() { r := [3]int{1, 2, 3}; sink = r }},
	{"variable with a constant struct of structs", func() { r := lnest{lrec{"a", 1}, [3]int{1, 2, 3}}; sink = r }},
	{"variable with a zero struct", func() { var r lrec; sink = r }},
	{"variable with a zero literal", func() { r := lrec{}; sink = r }},
	{"variable with a struct, set later", func() { var r lrec; r = lrec{"b", 2}; sink = r }},
	{"variable with a struct from an inlined call", func() { r := lmake(); sink = r }},
	{"inlined call of a constant struct", func() { sink = lmake() }},
	{"variable with a struct with a variable", func() { r := lrec{vs, 1}; sink = r }},
	{"variable with a struct as another interface", func() { r := lrec{"a", 1}; vstr = r }},
	{"variable with a struct captured", func() { sink = lcaptured }},
	{"new timer", func() { time.NewTimer(time.Hour).Stop() }},
	{"new ticker", func() { time.NewTicker(time.Hour).Stop() }},
	{"after func", func() { time.AfterFunc(time.Hour, func() {}).Stop() }},
	{"context with timeout", func() { _, stop := context.WithTimeout(context.Background(), time.Hour); stop() }},
	{"runtime caller", func() { _, s0, _, _ = runtime.Caller(0) }},
	{"reflect call", func() { vfunc.Call(vargs) }},
	{"reflect call without results", func() { vproc.Call(vargs) }},
	{"reflect call variadic", func() { vvariadic.Call(vargs2) }},
	{"reflect map keys", func() { cnt += len(vmap.MapKeys()) }},
	{"reflect copy", func() { cnt += reflect.Copy(vslice, vslice) }},
	{"read all", func() { b, _ := io.ReadAll(bytes.NewReader(vlong)); cnt += len(b) }},
	{"sync map load", func() { _, ok := vsync.Load("a"); cnt += len(fmt.Sprint(ok)) }},
	{"sync map store", func() { vsync.Store("a", "b") }},
	{"sync map compare and swap", func() { vsync.CompareAndSwap("a", "b", "b") }},
}

var (
	vfunc     = reflect.ValueOf(func(n int) int { return n })
	vproc     = reflect.ValueOf(func(n int) {})
	vvariadic = reflect.ValueOf(func(s ...int) {})
	vargs     = []reflect.Value{reflect.ValueOf(1)}
	vargs2    = []reflect.Value{reflect.ValueOf(1), reflect.ValueOf(2)}
	vmap      = reflect.ValueOf(map[string]int{"a": 1, "b": 2})
	vslice    = reflect.ValueOf([]int{1, 2})
	vlong     = make([]byte, 2000)
	vsync     sync.Map
)

type lrec struct {
	s string
	n int
}

func (r lrec) String() string { return r.s }

type lone struct{ n int }

type lnest struct {
	r lrec
	a [3]int
}

func lmake() lrec { return lrec{"q", 9} }

//go:noinline
func keepAny(x any) { sink = x }

var (
	vstr      fmt.Stringer
	lcaptured = lrec{"c", 3}
)
