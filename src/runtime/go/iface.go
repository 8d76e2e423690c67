// Interface conversions and assertions (Go: runtime/iface.go). Itabs for pairs that the linker did not see are made at run time,
// outside the heap, and kept in a hash table of pointers; the linker's own are entered first, so that one pair has one itab.

package runtime

import "unsafe"

// persistentalloc allocates zeroed memory outside the heap, for ever.
func persistentalloc(size uintptr) unsafe.Pointer

// staticitab returns the i-th itab that the linker made, or nil.
func staticitab(i int) *itab

type itabTable struct {
	size    uintptr // power of two
	count   uintptr
	entries unsafe.Pointer
}

var itabs itabTable

func itabHash(inter *interfacetype, typ *_type) uintptr {
	return uintptr(inter.Type.Hash ^ typ.Hash*31)
}

func (t *itabTable) slot(h, i uintptr) **itab {
	return (**itab)(add(t.entries, ((h+i*(i+1)/2)&(t.size-1))*ptrSize))
}

func (t *itabTable) find(inter *interfacetype, typ *_type) *itab {
	h := itabHash(inter, typ)
	for i := uintptr(0); ; i++ {
		m := *t.slot(h, i)
		if m == nil {
			return nil
		}
		if m.Inter == inter && m.Type == typ {
			return m
		}
	}
}

func (t *itabTable) put(m *itab) {
	if t.size == 0 || t.count*4 >= t.size*3 {
		old := *t
		t.size = old.size * 2
		if t.size == 0 {
			t.size = 512
		}
		t.entries = persistentalloc(t.size * ptrSize)
		t.count = 0
		for i := uintptr(0); i < old.size; i++ {
			if m := *(**itab)(add(old.entries, i*ptrSize)); m != nil {
				t.put(m)
			}
		}
	}
	h := itabHash(m.Inter, m.Type)
	for i := uintptr(0); ; i++ {
		p := t.slot(h, i)
		if *p == nil {
			*(*uintptr)(unsafe.Pointer(p)) = uintptr(unsafe.Pointer(m))
			t.count++
			return
		}
	}
}

// getitab returns the itab of the pair. An itab without methods (Fun[0] == 0) says that typ does not implement inter.
func getitab(inter *interfacetype, typ *_type, canfail bool) *itab {
	if typ.Uncommon == nil {
		if canfail {
			return nil
		}
		panic(&TypeAssertionError{nil, typ, &inter.Type, inter.Methods[0].Name})
	}
	gp := getg()
	gp.locks++
	if itabs.size == 0 {
		for i := 0; ; i++ {
			m := staticitab(i)
			if m == nil {
				break
			}
			itabs.put(m)
		}
		if itabs.size == 0 {
			itabs.size = 512
			itabs.entries = persistentalloc(512 * ptrSize)
		}
	}
	m := itabs.find(inter, typ)
	if m == nil {
		n := uintptr(len(inter.Methods))
		m = (*itab)(persistentalloc(unsafe.Sizeof(itab{}) + (n-1)*ptrSize))
		*(*uintptr)(unsafe.Pointer(&m.Inter)) = uintptr(unsafe.Pointer(inter))
		*(*uintptr)(unsafe.Pointer(&m.Type)) = uintptr(unsafe.Pointer(typ))
		m.Hash = typ.Hash
		itabInit(m, true)
		itabs.put(m)
	}
	gp.locks--
	if m.Fun[0] != 0 {
		return m
	}
	if canfail {
		return nil
	}
	panic(&TypeAssertionError{nil, typ, &inter.Type, itabInit(m, false)})
}

// itabInit fills m.Fun, if fill is true, and returns "", or the name of a missing method. Both method lists are sorted alike. Who only asks for the
// name writes nothing: others look at the itab meanwhile (issue 31419 of Go).
func itabInit(m *itab, fill bool) string {
	inter := m.Inter
	x := m.Type.Uncommon
	j := 0
	for k := range inter.Methods {
		im := &inter.Methods[k]
		ipkg := im.PkgPath
		found := false
		for ; j < len(x.Methods); j++ {
			t := &x.Methods[j]
			if t.Name == im.Name && t.Mtyp == im.Typ && (t.PkgPath == ipkg || isExported(im.Name)) {
				if fill {
					*(*uintptr)(add(unsafe.Pointer(&m.Fun), uintptr(k)*ptrSize)) = t.Ifn
				}
				found = true
				j++
				break
			}
		}
		if !found {
			if fill {
				m.Fun[0] = 0
			}
			return im.Name
		}
	}
	return ""
}

func isExported(name string) bool {
	c := name[0]
	if c < 0x80 {
		return 'A' <= c && c <= 'Z'
	}
	return true // the names of unexported methods carry a package path that differs anyway
}

func assertE2I(inter *interfacetype, t *_type) *itab {
	if t == nil {
		panic(&TypeAssertionError{nil, nil, &inter.Type, ""})
	}
	return getitab(inter, t, false)
}

func assertE2I2(inter *interfacetype, t *_type) *itab {
	if t == nil {
		return nil
	}
	return getitab(inter, t, true)
}

// typeAssertDesc and interfaceSwitchDesc are read-only data that the compiler makes for x.(I) and for type switches with
// interface cases. The caches stay nil.
type typeAssertDesc struct {
	cache   unsafe.Pointer
	inter   *interfacetype
	canFail bool
}

type interfaceSwitchDesc struct {
	cache  unsafe.Pointer
	ncases int
	cases  [1]*interfacetype
}

func typeAssert(s *typeAssertDesc, t *_type) *itab {
	if t == nil {
		if !s.canFail {
			panic(&TypeAssertionError{nil, nil, &s.inter.Type, ""})
		}
		return nil
	}
	return getitab(s.inter, t, s.canFail)
}

// interfaceSwitch returns the first case that t implements, and the itab.
func interfaceSwitch(s *interfaceSwitchDesc, t *_type) (int, *itab) {
	for i := 0; i < s.ncases; i++ {
		inter := *(**interfacetype)(add(unsafe.Pointer(&s.cases), uintptr(i)*ptrSize))
		if tab := getitab(inter, t, true); tab != nil {
			return i, tab
		}
	}
	return s.ncases, nil
}

func panicdottypeE(have, want, iface *_type) {
	panic(&TypeAssertionError{iface, have, want, ""})
}

func panicdottypeI(have *itab, want, iface *_type) {
	var t *_type
	if have != nil {
		t = have.Type
	}
	panicdottypeE(t, want, iface)
}

func panicnildottype(want *_type) { panic(&TypeAssertionError{nil, nil, want, ""}) }

// Conversions to interfaces: the data word.

func convT(t *_type, v unsafe.Pointer) unsafe.Pointer {
	x := mallocgc(t.Size_, t, true)
	typedmemmove(t, x, v)
	return x
}

func convTnoptr(t *_type, v unsafe.Pointer) unsafe.Pointer {
	x := mallocgc(t.Size_, nil, false)
	memmove(x, v, t.Size_)
	return x
}

// staticuint64s holds the values of one byte; the compiler uses it as well.
var staticuint64s [256]uint64

func init() {
	for i := range staticuint64s {
		staticuint64s[i] = uint64(i)
	}
}

//go:linkname reflect_getStaticuint64s reflect.getStaticuint64s
func reflect_getStaticuint64s() *[256]uint64 { return &staticuint64s }

var zeroVal [1024]byte

func convT16(val uint16) unsafe.Pointer {
	if val < 256 {
		return unsafe.Pointer(&staticuint64s[val])
	}
	x := mallocgc(2, nil, false)
	*(*uint16)(x) = val
	return x
}

func convT32(val uint32) unsafe.Pointer {
	if val < 256 {
		return unsafe.Pointer(&staticuint64s[val])
	}
	x := mallocgc(4, nil, false)
	*(*uint32)(x) = val
	return x
}

func convT64(val uint64) unsafe.Pointer {
	if val < 256 {
		return unsafe.Pointer(&staticuint64s[val])
	}
	x := mallocgc(8, nil, false)
	*(*uint64)(x) = val
	return x
}

type convString struct{ s string }
type convSlice struct{ s []byte }

func convTstring(val string) unsafe.Pointer {
	if val == "" {
		return unsafe.Pointer(&zeroVal[0])
	}
	x := new(convString)
	x.s = val
	return unsafe.Pointer(x)
}

func convTslice(val []uint8) unsafe.Pointer {
	if (*slice)(unsafe.Pointer(&val)).array == nil {
		return unsafe.Pointer(&zeroVal[0])
	}
	x := new(convSlice)
	x.s = val
	return unsafe.Pointer(x)
}

//go:linkname reflect_ifaceE2I reflect.ifaceE2I
func reflect_ifaceE2I(inter *interfacetype, e eface, dst *iface) {
	t := e._type
	if t == nil {
		panic(&TypeAssertionError{nil, nil, &inter.Type, ""})
	}
	dst.tab = getitab(inter, t, false)
	dst.data = e.data
}

//go:linkname reflectlite_ifaceE2I internal/reflectlite.ifaceE2I
func reflectlite_ifaceE2I(inter *interfacetype, e eface, dst *iface) {
	reflect_ifaceE2I(inter, e, dst)
}
