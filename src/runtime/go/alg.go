// Hashing and equality by walking type descriptors (Go: runtime/alg.go). There are no generated functions.

package runtime

import (
	"internal/abi"
	"unsafe"
)

// typeEqual reports whether the values of type t at p and q are equal; panics for values that cannot be compared.
func typeEqual(t *_type, p, q unsafe.Pointer) bool {
	if t.TFlag&abi.TFlagRegularMemory != 0 {
		return memequal(p, q, t.Size_)
	}
	switch t.Kind_ {
	case abi.Float32:
		return f32equal(p, q)
	case abi.Float64:
		return f64equal(p, q)
	case abi.Complex64:
		return c64equal(p, q)
	case abi.Complex128:
		return c128equal(p, q)
	case abi.String:
		return strequal(p, q)
	case abi.Interface:
		if len((*interfacetype)(unsafe.Pointer(t)).Methods) == 0 {
			return nilinterequal(p, q)
		}
		return interequal(p, q)
	case abi.Array:
		a := (*arraytype)(unsafe.Pointer(t))
		for i := uintptr(0); i < a.Len; i++ {
			if !typeEqual(a.Elem, add(p, i*a.Elem.Size_), add(q, i*a.Elem.Size_)) {
				return false
			}
		}
		return true
	case abi.Struct:
		s := (*structtype)(unsafe.Pointer(t))
		// In order: a comparison that may panic must not happen when one before it has decided.
		for i := range s.Fields {
			f := &s.Fields[i]
			if f.Name != "_" && !typeEqual(f.Typ, add(p, f.Offset), add(q, f.Offset)) {
				return false
			}
		}
		return true
	case abi.Func, abi.Map, abi.Slice:
		panic(errorString("comparing uncomparable type " + t.Str))
	}
	return memequal(p, q, t.Size_)
}

// typehash hashes the value of type t at p.
func typehash(t *_type, p unsafe.Pointer, h uintptr) uintptr {
	if t.TFlag&abi.TFlagRegularMemory != 0 {
		switch t.Size_ {
		case 4:
			return memhash32(p, h)
		case 8:
			return memhash64(p, h)
		}
		return memhash(p, h, t.Size_)
	}
	switch t.Kind_ {
	case abi.Float32:
		return f32hash(p, h)
	case abi.Float64:
		return f64hash(p, h)
	case abi.Complex64:
		return c64hash(p, h)
	case abi.Complex128:
		return c128hash(p, h)
	case abi.String:
		return strhash(p, h)
	case abi.Interface:
		if len((*interfacetype)(unsafe.Pointer(t)).Methods) == 0 {
			return nilinterhash(p, h)
		}
		return interhash(p, h)
	case abi.Array:
		a := (*arraytype)(unsafe.Pointer(t))
		for i := uintptr(0); i < a.Len; i++ {
			h = typehash(a.Elem, add(p, i*a.Elem.Size_), h)
		}
		return h
	case abi.Struct:
		s := (*structtype)(unsafe.Pointer(t))
		for i := range s.Fields {
			f := &s.Fields[i]
			if f.Name == "_" {
				continue
			}
			h = typehash(f.Typ, add(p, f.Offset), h)
		}
		return h
	case abi.Func, abi.Map, abi.Slice:
		panic(errorString("hash of unhashable type " + t.Str))
	}
	return memhash(p, h, t.Size_)
}

func memequal0(p, q unsafe.Pointer) bool   { return true }
func memequal8(p, q unsafe.Pointer) bool   { return *(*int8)(p) == *(*int8)(q) }
func memequal16(p, q unsafe.Pointer) bool  { return *(*int16)(p) == *(*int16)(q) }
func memequal32(p, q unsafe.Pointer) bool  { return *(*int32)(p) == *(*int32)(q) }
func memequal64(p, q unsafe.Pointer) bool  { return *(*int64)(p) == *(*int64)(q) }
func memequal128(p, q unsafe.Pointer) bool { return *(*[2]int64)(p) == *(*[2]int64)(q) }
func f32equal(p, q unsafe.Pointer) bool    { return *(*float32)(p) == *(*float32)(q) }
func f64equal(p, q unsafe.Pointer) bool    { return *(*float64)(p) == *(*float64)(q) }
func c64equal(p, q unsafe.Pointer) bool    { return *(*complex64)(p) == *(*complex64)(q) }
func c128equal(p, q unsafe.Pointer) bool   { return *(*complex128)(p) == *(*complex128)(q) }
func strequal(p, q unsafe.Pointer) bool    { return *(*string)(p) == *(*string)(q) }

func interequal(p, q unsafe.Pointer) bool {
	x := (*iface)(p)
	y := (*iface)(q)
	return x.tab == y.tab && ifaceeq(x.tab, x.data, y.data)
}

func nilinterequal(p, q unsafe.Pointer) bool {
	x := (*eface)(p)
	y := (*eface)(q)
	return x._type == y._type && efaceeq(x._type, x.data, y.data)
}

// efaceeq compares the data words of two interfaces of dynamic type t.
func efaceeq(t *_type, x, y unsafe.Pointer) bool {
	if t == nil {
		return true
	}
	if t.TFlag&abi.TFlagComparable == 0 {
		panic(errorString("comparing uncomparable type " + t.Str))
	}
	if t.TFlag&abi.TFlagDirectIface != 0 {
		return x == y
	}
	if x == y && t.TFlag&abi.TFlagRegularMemory != 0 {
		return true
	}
	return typeEqual(t, x, y)
}

func ifaceeq(tab *itab, x, y unsafe.Pointer) bool {
	if tab == nil {
		return true
	}
	return efaceeq(tab.Type, x, y)
}

//go:linkname maphash_typehash hash/maphash.typehash
func maphash_typehash(t *_type, p unsafe.Pointer, h uintptr) uintptr { return typehash(t, p, h) }

//go:linkname sync_typehash internal/sync.typehash
func sync_typehash(t *_type, p unsafe.Pointer, h uintptr) uintptr { return typehash(t, p, h) }

//go:linkname sync_typeEqual internal/sync.typeEqual
func sync_typeEqual(t *_type, p, q unsafe.Pointer) bool { return typeEqual(t, p, q) }

//go:linkname reflect_typeEqual reflect.typeEqual
func reflect_typeEqual(t *_type, p, q unsafe.Pointer) bool { return typeEqual(t, p, q) }

func memhash0(p unsafe.Pointer, h uintptr) uintptr   { return h }
func memhash8(p unsafe.Pointer, h uintptr) uintptr   { return memhash(p, h, 1) }
func memhash16(p unsafe.Pointer, h uintptr) uintptr  { return memhash(p, h, 2) }
func memhash128(p unsafe.Pointer, h uintptr) uintptr { return memhash(p, h, 16) }

// Zeros of both signs hash alike, NaNs at random.

func f32hash(p unsafe.Pointer, h uintptr) uintptr {
	f := *(*float32)(p)
	if f == 0 {
		return h*31 + 0x5bd1
	}
	if f != f {
		return h ^ uintptr(rand())
	}
	return memhash32(p, h)
}

func f64hash(p unsafe.Pointer, h uintptr) uintptr {
	f := *(*float64)(p)
	if f == 0 {
		return h*31 + 0x5bd1
	}
	if f != f {
		return h ^ uintptr(rand())
	}
	return memhash64(p, h)
}

func c64hash(p unsafe.Pointer, h uintptr) uintptr  { return f32hash(add(p, 4), f32hash(p, h)) }
func c128hash(p unsafe.Pointer, h uintptr) uintptr { return f64hash(add(p, 8), f64hash(p, h)) }

func interhash(p unsafe.Pointer, h uintptr) uintptr {
	a := (*iface)(p)
	if a.tab == nil {
		return h
	}
	return datahash(a.tab.Type, &a.data, h)
}

func nilinterhash(p unsafe.Pointer, h uintptr) uintptr {
	a := (*eface)(p)
	if a._type == nil {
		return h
	}
	return datahash(a._type, &a.data, h)
}

func datahash(t *_type, data *unsafe.Pointer, h uintptr) uintptr {
	if t.TFlag&abi.TFlagComparable == 0 {
		panic(errorString("hash of unhashable type " + t.Str))
	}
	if t.TFlag&abi.TFlagDirectIface != 0 {
		return memhash(unsafe.Pointer(data), h, ptrSize)
	}
	return typehash(t, *data, h)
}

// mapKeyError is the panic value for a lookup with the key at p, or nil.
func mapKeyError(t *maptype, p unsafe.Pointer) error {
	if t.Flags&abi.MapHashMightPanic == 0 {
		return nil
	}
	return mapKeyError2(t.Key, p)
}

func mapKeyError2(t *_type, p unsafe.Pointer) error {
	if t.TFlag&abi.TFlagRegularMemory != 0 {
		return nil
	}
	switch t.Kind_ {
	case abi.Interface:
		var dyn *_type
		var data *unsafe.Pointer
		if len((*interfacetype)(unsafe.Pointer(t)).Methods) == 0 {
			a := (*eface)(p)
			dyn = a._type
			data = &a.data
		} else {
			a := (*iface)(p)
			if a.tab != nil {
				dyn = a.tab.Type
			}
			data = &a.data
		}
		if dyn == nil {
			return nil
		}
		if dyn.TFlag&abi.TFlagComparable == 0 {
			return unhashableTypeError{dyn}
		}
		if dyn.TFlag&abi.TFlagDirectIface != 0 {
			return mapKeyError2(dyn, unsafe.Pointer(data))
		}
		return mapKeyError2(dyn, *data)
	case abi.Array:
		a := (*arraytype)(unsafe.Pointer(t))
		for i := uintptr(0); i < a.Len; i++ {
			if err := mapKeyError2(a.Elem, add(p, i*a.Elem.Size_)); err != nil {
				return err
			}
		}
	case abi.Struct:
		s := (*structtype)(unsafe.Pointer(t))
		for i := range s.Fields {
			f := &s.Fields[i]
			if f.Name == "_" {
				continue
			}
			if err := mapKeyError2(f.Typ, add(p, f.Offset)); err != nil {
				return err
			}
		}
	case abi.Func, abi.Map, abi.Slice:
		return unhashableTypeError{t}
	}
	return nil
}
