// The Go part of the runtime against real Go: maps, growth, strings, texts, channels, complex division.
package rt

import (
	"fmt"
	"math"
	mrand "math/rand/v2"
	"reflect"
	"runtime/debug"
	"testing"
	"unsafe"

	"rt/abi"
)

func init() { debug.SetGCPercent(-1) }

var descs = map[reflect.Type]*_type{}

func hasPtr(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Struct:
		for i := range t.NumField() {
			if hasPtr(t.Field(i).Type) {
				return true
			}
		}
		return false
	case reflect.Array:
		return t.Len() > 0 && hasPtr(t.Elem())
	case reflect.String, reflect.Slice, reflect.Interface, reflect.Pointer, reflect.Map, reflect.Chan, reflect.Func, reflect.UnsafePointer:
		return true
	}
	return false
}
func regular(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Struct:
		off := uintptr(0)
		for i := range t.NumField() {
			f := t.Field(i)
			if f.Name == "_" || f.Offset != off || !regular(f.Type) {
				return false
			}
			off += f.Type.Size()
		}
		return off == t.Size()
	case reflect.Array:
		return regular(t.Elem())
	case reflect.String, reflect.Slice, reflect.Interface, reflect.Map, reflect.Func, reflect.Float32, reflect.Float64, reflect.Complex64, reflect.Complex128:
		return false
	}
	return true
}
func fill(d *_type, t reflect.Type) {
	d.Size_ = t.Size()
	if hasPtr(t) {
		d.PtrBytes = t.Size()
	}
	d.Kind_ = abi.Kind(t.Kind())
	d.Str = t.String()
	if t.Comparable() {
		d.TFlag |= abi.TFlagComparable
	}
	if regular(t) {
		d.TFlag |= abi.TFlagRegularMemory
	}
	if t.Kind() == reflect.Pointer {
		d.TFlag |= abi.TFlagDirectIface
	}
}
func desc(t reflect.Type) *_type {
	if d := descs[t]; d != nil {
		return d
	}
	switch t.Kind() {
	case reflect.Struct:
		d := &structtype{}
		fill(&d.Type, t)
		for i := range t.NumField() {
			f := t.Field(i)
			d.Fields = append(d.Fields, abi.StructField{Name: f.Name, Typ: desc(f.Type), Offset: f.Offset})
		}
		descs[t] = &d.Type
	case reflect.Array:
		d := &arraytype{Elem: desc(t.Elem()), Len: uintptr(t.Len())}
		fill(&d.Type, t)
		descs[t] = &d.Type
	case reflect.Interface:
		d := &interfacetype{}
		fill(&d.Type, t)
		descs[t] = &d.Type
	default:
		d := &_type{}
		fill(d, t)
		descs[t] = d
	}
	return descs[t]
}
func mapdesc(k, e reflect.Type) *maptype {
	m := &maptype{Key: desc(k), Elem: desc(e)}
	ks, es := k.Size(), e.Size()
	ka, ea := uintptr(k.Align()), uintptr(e.Align())
	if ks > 128 {
		m.Flags |= abi.MapIndirectKey
		ks, ka = 8, 8
	}
	if es > 128 {
		m.Flags |= abi.MapIndirectElem
		es, ea = 8, 8
	}
	up := func(n, a uintptr) uintptr { return (n + a - 1) &^ (a - 1) }
	m.ElemOff = up(ks, ea)
	m.SlotSize = up(m.ElemOff+es, max(ka, ea))
	m.GroupSize = 8 + 8*m.SlotSize
	m.Group = &_type{Size_: m.GroupSize, PtrBytes: 8, Kind_: abi.Struct}
	m.Flags |= abi.MapNeedKeyUpdate
	if k.Kind() == reflect.Interface {
		m.Flags |= abi.MapHashMightPanic
	}
	return m
}

func try(f func()) (msg any) {
	defer func() {
		if r := recover(); r != nil {
			msg = r
		}
	}()
	f()
	return nil
}

func testMap[K comparable, V comparable](t *testing.T, gen func(i uint64) K, val func(i uint64) V, n int) {
	d := mapdesc(reflect.TypeFor[K](), reflect.TypeFor[V]())
	for _, hint := range []int{0, 5, 20, 3000} {
		m := makemap(d, hint, nil)
		ref := map[K]V{}
		for step := 0; step < n; step++ {
			k := gen(mrand.Uint64N(uint64(n / 3)))
			switch op := mrand.IntN(100); {
			case op < 55:
				v := val(mrand.Uint64())
				*(*V)(mapassign(d, m, unsafe.Pointer(&k))) = v
				ref[k] = v
			case op < 80:
				mapdelete(d, m, unsafe.Pointer(&k))
				delete(ref, k)
			case op < 99:
				p, ok := mapaccess2(d, m, unsafe.Pointer(&k))
				v, rok := ref[k]
				if ok != rok || ok && *(*V)(p) != v {
					t.Fatalf("access %v: %v %v", k, ok, rok)
				}
			default:
				if mrand.IntN(20) == 0 {
					mapclear(d, m)
					clear(ref)
				}
			}
			if int(m.used) != len(ref) {
				t.Fatalf("used %d want %d", m.used, len(ref))
			}
			if step%(n/7) == 0 || step < 30 {
				// iteration with mutation
				seen := map[K]bool{}
				start := map[K]bool{}
				for k := range ref {
					start[k] = true
				}
				deleted := map[K]bool{}
				var it mapIter
				cnt := 0
				mapIterStart(d, m, &it)
				for it.key != nil {
					k := *(*K)(it.key)
					v := *(*V)(it.elem)
					if seen[k] {
						t.Fatalf("twice %v", k)
					}
					seen[k] = true
					if rv, ok := ref[k]; !ok || rv != v {
						t.Fatalf("iter %v: %v %v", k, ok, rv == v)
					}
					cnt++
					if cnt < 50 {
						x := gen(mrand.Uint64N(uint64(n)))
						if mrand.IntN(2) == 0 {
							w := val(mrand.Uint64())
							*(*V)(mapassign(d, m, unsafe.Pointer(&x))) = w
							ref[x] = w
						} else {
							mapdelete(d, m, unsafe.Pointer(&x))
							delete(ref, x)
							deleted[x] = true
						}
					}
					mapIterNext(&it)
				}
				for k := range start {
					if _, ok := ref[k]; ok && !deleted[k] && !seen[k] {
						t.Fatalf("missed %v", k)
					}
				}
			}
		}
		c := mapclone2(d, m)
		if c.used != m.used {
			t.Fatal("clone")
		}
		for k, v := range ref {
			if p, ok := mapaccess2(d, c, unsafe.Pointer(&k)); !ok || *(*V)(p) != v {
				t.Fatal("clone content")
			}
		}
	}
}

type big struct{ a [20]uint64 }
type st struct {
	a int8
	s string
	_ int
	f float64
}

func TestMaps(t *testing.T) {
	id := func(i uint64) uint64 { return i }
	testMap(t, func(i uint64) int { return int(i) }, id, 12000)
	testMap(t, func(i uint64) string { return fmt.Sprint("k", i) }, func(i uint64) string { return fmt.Sprint(i) }, 4000)
	_ = big{}
	testMap(t, func(i uint64) big { return big{[20]uint64{3: i}} }, func(i uint64) big { return big{[20]uint64{5: i}} }, 2000)
	testMap(t, func(i uint64) st { return st{a: int8(i), s: fmt.Sprint(i), f: float64(i)} }, func(i uint64) byte { return byte(i) }, 2000)
	testMap(t, func(i uint64) [3]string { return [3]string{1: fmt.Sprint(i)} }, func(i uint64) struct{} { return struct{}{} }, 2000)
	testMap(t, func(i uint64) float64 { return float64(i) }, id, 2000)
}

func TestFast(t *testing.T) {
	d64 := mapdesc(reflect.TypeFor[uint64](), reflect.TypeFor[int]())
	d32 := mapdesc(reflect.TypeFor[uint32](), reflect.TypeFor[int]())
	dstr := mapdesc(reflect.TypeFor[string](), reflect.TypeFor[int]())
	for _, d := range []*maptype{d64, d32} {
		d.Flags &^= abi.MapNeedKeyUpdate
	}
	m64, m32, mstr := makemap(d64, 0, nil), makemap(d32, 0, nil), makemap(dstr, 0, nil)
	ref := map[uint64]int{}
	for i := range 20000 {
		k := mrand.Uint64N(uint64(i/3 + 1))
		s := fmt.Sprint(k)
		switch mrand.IntN(4) {
		case 0:
			mapdelete_fast64(d64, m64, k)
			mapdelete_fast32(d32, m32, uint32(k))
			mapdelete_faststr(dstr, mstr, s)
			delete(ref, k)
		default:
			*(*int)(mapassign_fast64(d64, m64, k)) = i
			*(*int)(mapassign_fast32(d32, m32, uint32(k))) = i
			*(*int)(mapassign_faststr(dstr, mstr, s)) = i
			ref[k] = i
		}
		k = mrand.Uint64N(uint64(i + 1))
		v, ok := ref[k]
		p1, ok1 := mapaccess2_fast64(d64, m64, k)
		p2, ok2 := mapaccess2_fast32(d32, m32, uint32(k))
		p3, ok3 := mapaccess2_faststr(dstr, mstr, fmt.Sprint(k))
		if ok1 != ok || ok2 != ok || ok3 != ok || *(*int)(p1) != v || *(*int)(p2) != v || *(*int)(p3) != v {
			t.Fatal(k)
		}
		if int(m64.used) != len(ref) || int(m32.used) != len(ref) || int(mstr.used) != len(ref) {
			t.Fatal("used")
		}
	}
}

func TestNaN(t *testing.T) {
	d := mapdesc(reflect.TypeFor[float64](), reflect.TypeFor[int]())
	m := makemap(d, 0, nil)
	k := math.NaN()
	for i := range 100 {
		*(*int)(mapassign(d, m, unsafe.Pointer(&k))) = i
	}
	var it mapIter
	n := 0
	mapIterStart(d, m, &it)
	for it.key != nil {
		n++
		if n < 10 {
			for i := range 1000 {
				f := float64(i)
				mapassign(d, m, unsafe.Pointer(&f))
			}
		}
		mapIterNext(&it)
	}
	if n < 100 || m.used != 1100 {
		t.Fatal(n, m.used)
	}
}

func TestUnhashable(t *testing.T) {
	// kinds in eface come from real descriptors, so only nil maps are checked through errors of our own types
	d := mapdesc(reflect.TypeFor[int](), reflect.TypeFor[int]())
	var m *hmap
	k := 1
	if r := try(func() { mapassign(d, m, unsafe.Pointer(&k)) }); fmt.Sprint(r) != "assignment to entry in nil map" {
		t.Fatal(r)
	}
}

func TestGrow(t *testing.T) {
	check := func(et reflect.Type) {
		d := desc(et)
		for range 3000 {
			oldcap := mrand.IntN(1 << mrand.IntN(14))
			l := 0
			if oldcap > 0 {
				l = mrand.IntN(oldcap + 1)
			}
			add := oldcap - l + 1 + mrand.IntN(1<<mrand.IntN(12))
			s := reflect.MakeSlice(reflect.SliceOf(et), l, oldcap)
			x := reflect.AppendSlice(s, reflect.MakeSlice(reflect.SliceOf(et), add, add))
			p := s.UnsafePointer()
			g := growslice(p, l+add, oldcap, add, d)
			if g.len != x.Len() || g.cap != x.Cap() {
				t.Fatalf("%v len %d cap %d add %d: %d want %d", et, l, oldcap, add, g.cap, x.Cap())
			}
		}
	}
	for _, v := range []any{byte(0), int16(0), int32(0), int64(0), "", new(int), st{}, big{}, [3]byte{}, [5]string{}, [40]*int{}, [130]byte{}, complex(1, 1)} {
		check(reflect.TypeOf(v))
	}
}

func TestStrings(t *testing.T) {
	for range 20000 {
		n := mrand.IntN(12)
		b := make([]byte, n)
		for i := range b {
			b[i] = byte(mrand.Uint32())
			if mrand.IntN(3) == 0 {
				b[i] = "\xe2\x82\xac\xf0\x9f\x98\x80a\xed\xa0\x80\xc3\xa9"[mrand.IntN(13)]
			}
		}
		s := string(b)
		want := []rune(s)
		got := stringtoslicerune(nil, s)
		if string(want) != string(got) {
			t.Fatal(b)
		}
		for i := 0; i < len(s); {
			r, w := rune(s[i]), i+1
			if r >= 0x80 {
				r, w = decoderune(s, i)
			}
			var fr rune
			nx := len(s)
			first := true
			for j, x := range s[i:] {
				if first {
					fr = x
					first = false
				} else {
					nx = i + j
					break
				}
			}
			if r != fr || w != nx {
				t.Fatalf("%x at %d: %x %d want %x %d", b, i, r, w, fr, nx)
			}
			i = w
		}
		if slicerunetostring(nil, want) != string(want) {
			t.Fatal("runes")
		}
		v := int64(mrand.Uint64()) >> mrand.IntN(64)
		if intstring(nil, v) != string(rune(v)) && v == int64(rune(v)) {
			t.Fatal("intstring")
		}
		if concatstrings(nil, []string{s, "", "x", s}) != s+"x"+s {
			t.Fatal("concat")
		}
		if concatstring2(nil, s, "yz") != s+"yz" {
			t.Fatal("concat2")
		}
	}
}

func TestTexts(t *testing.T) {
	a := []int{1, 2, 3, 4, 5}
	s := "abc"
	x, y, neg := 9, 4, -1
	var u uint64 = 1 << 63
	pairs := []struct{ want, got func() }{
		{func() { _ = a[x] }, func() { goPanicIndex(x, 5) }},
		{func() { _ = a[neg] }, func() { goPanicIndex(neg, 5) }},
		{func() { _ = a[u] }, func() { goPanicIndexU(uint(u), 5) }},
		{func() { _ = a[:x] }, func() { goPanicSliceAcap(x, 5) }},
		{func() { _ = s[:x] }, func() { goPanicSliceAlen(x, 3) }},
		{func() { _ = a[y:2] }, func() { goPanicSliceB(y, 2) }},
		{func() { _ = a[neg:2] }, func() { goPanicSliceB(neg, 2) }},
		{func() { _ = a[:neg] }, func() { goPanicSliceAcap(neg, 5) }},
		{func() { _ = a[0:0:x] }, func() { goPanicSlice3Acap(x, 5) }},
		{func() { _ = a[0:y:2] }, func() { goPanicSlice3B(y, 2) }},
		{func() { _ = a[y:2:5][:] }, func() { goPanicSlice3C(y, 2) }},
		{func() { _ = [9]int(a) }, func() { goPanicSliceConvert(9, 5) }},
		{func() { _ = make([]int, neg) }, func() { makeslice(desc(reflect.TypeFor[int]()), neg, neg) }},
		{func() { _ = make(chan int, neg) }, func() { makechan(&chantype{Elem: desc(reflect.TypeFor[int]())}, neg) }},
		{func() { var c chan int; close(c) }, func() { closechan(nil) }},
	}
	for i, p := range pairs {
		w, g := try(p.want), try(p.got)
		if fmt.Sprint(w) != fmt.Sprint(g) {
			t.Errorf("%d: want %v got %v", i, w, g)
		}
	}
}

func TestChan(t *testing.T) {
	ct := &chantype{Elem: desc(reflect.TypeFor[string]())}
	c := makechan(ct, 3)
	for i := range 3 {
		s := fmt.Sprint(i)
		chansend1(c, unsafe.Pointer(&s))
	}
	s := "x"
	if selectnbsend(c, unsafe.Pointer(&s)) {
		t.Fatal("full")
	}
	for i := range 3 {
		var r string
		if !chanrecv2(c, unsafe.Pointer(&r)) || r != fmt.Sprint(i) {
			t.Fatal(r)
		}
	}
	var r string
	if sel, ok := selectnbrecv(unsafe.Pointer(&r), c); sel || ok {
		t.Fatal("empty")
	}
	closechan(c)
	r = "zz"
	if chanrecv2(c, unsafe.Pointer(&r)) || r != "" {
		t.Fatal("closed")
	}
	if m := try(func() { chansend1(c, unsafe.Pointer(&s)) }); fmt.Sprint(m) != "send on closed channel" {
		t.Fatal(m)
	}
	// a waiting receiver
	c = makechan(ct, 0)
	try(func() { chanrecv1(c, unsafe.Pointer(&r)) })
	if c.recvq.first == nil {
		t.Fatal("no waiter")
	}
	chansend1(c, unsafe.Pointer(&s))
	if r != "x" || c.recvq.first != nil {
		t.Fatal("direct", r)
	}
}

func TestComplex(t *testing.T) {
	vals := []float64{0, math.Copysign(0, -1), 1, -1, 2.5, math.Inf(1), math.Inf(-1), math.NaN(), 1e300, 1e-300}
	bits := math.Float64bits
	for _, a := range vals {
		for _, b := range vals {
			for _, c := range vals {
				for _, d := range vals {
					w := complex(a, b) / complex(c, d)
					g := complex128div(complex(a, b), complex(c, d))
					eq := func(x, y float64) bool { return bits(x) == bits(y) || x != x && y != y }
					if !eq(real(w), real(g)) || !eq(imag(w), imag(g)) {
						t.Fatalf("%v/%v = %v want %v", complex(a, b), complex(c, d), g, w)
					}
				}
			}
		}
	}
}
