// internal/reflectlite: the little of reflection that packages below reflect need. Complete for them.

package reflectlite

import (
	"internal/abi"
	"unsafe"
)

type Kind = abi.Kind

const (
	Ptr       = abi.Pointer
	Interface = abi.Interface
	Slice     = abi.Slice
	String    = abi.String
	Struct    = abi.Struct
)

//go:linkname unsafe_New reflect.unsafe_New
func unsafe_New(t *abi.Type) unsafe.Pointer

//go:linkname typedmemmove reflect.typedmemmove
func typedmemmove(t *abi.Type, dst, src unsafe.Pointer)
func ifaceE2I(t *abi.Type, src any, dst unsafe.Pointer)

// Type is a type descriptor.
type Type struct {
	t *abi.Type
}

func TypeOf(i any) Type { return Type{(*abi.EmptyInterface)(unsafe.Pointer(&i)).Type} }

func (t Type) Comparable() bool { return t.t.TFlag&abi.TFlagComparable != 0 }
func (t Type) Kind() Kind       { return t.t.Kind_ }
func (t Type) String() string   { return t.t.Str }

func (t Type) Elem() Type {
	switch t.t.Kind_ {
	case abi.Pointer:
		return Type{(*abi.PtrType)(unsafe.Pointer(t.t)).Elem}
	case abi.Slice:
		return Type{(*abi.SliceType)(unsafe.Pointer(t.t)).Elem}
	}
	panic("reflect: Elem of invalid type " + t.t.Str)
}

func (t Type) Implements(u Type) bool { return implements(u.t, t.t) }

// AssignableTo holds for identical types and implemented interfaces; errors.As needs no more.
func (t Type) AssignableTo(u Type) bool {
	return t.t == u.t || u.t.Kind_ == abi.Interface && implements(u.t, t.t)
}

// implements reports whether V, not an interface, has all methods of the interface type T; both lists are sorted.
func implements(T, V *abi.Type) bool {
	want := (*abi.InterfaceType)(unsafe.Pointer(T)).Methods
	if len(want) == 0 {
		return true
	}
	i := 0
	if V.Kind_ == abi.Interface {
		have := (*abi.InterfaceType)(unsafe.Pointer(V)).Methods
		for j := 0; j < len(have) && i < len(want); j++ {
			if have[j].Name == want[i].Name && have[j].PkgPath == want[i].PkgPath && have[j].Typ == want[i].Typ {
				i++
			}
		}
		return i == len(want)
	}
	if V.Uncommon == nil {
		return false
	}
	for j := 0; j < len(V.Uncommon.Methods) && i < len(want); j++ {
		m := &V.Uncommon.Methods[j]
		if m.Name == want[i].Name && m.PkgPath == want[i].PkgPath && m.Mtyp == want[i].Typ {
			i++
		}
	}
	return i == len(want)
}

// Value is a value as an interface holds it, or (addr) what a pointer points to.
type Value struct {
	t    *abi.Type
	ptr  unsafe.Pointer
	addr bool
}

func ValueOf(i any) Value {
	e := (*abi.EmptyInterface)(unsafe.Pointer(&i))
	return Value{t: e.Type, ptr: e.Data}
}

func (v Value) Type() Type { return Type{v.t} }

func (v Value) Kind() Kind { return v.t.Kind_ }

func (v Value) IsNil() bool {
	if v.t.TFlag&abi.TFlagDirectIface != 0 && !v.addr {
		return v.ptr == nil
	}
	return *(*unsafe.Pointer)(v.ptr) == nil
}

func (v Value) Elem() Value { return Value{(*abi.PtrType)(unsafe.Pointer(v.t)).Elem, v.ptr, true} }

func (v Value) Len() int {
	if v.t.Kind_ != abi.Slice {
		panic(&ValueError{"reflect.Value.Len", v.t.Kind_})
	}
	return (*[3]int)(v.ptr)[1]
}

// Set stores x, whose type is assignable to v's.
func (v Value) Set(x Value) {
	if v.t.Kind_ == abi.Interface {
		var i any
		e := (*abi.EmptyInterface)(unsafe.Pointer(&i))
		e.Type, e.Data = x.t, x.ptr
		if len((*abi.InterfaceType)(unsafe.Pointer(v.t)).Methods) == 0 {
			*(*any)(v.ptr) = i
		} else {
			ifaceE2I(v.t, i, v.ptr)
		}
		return
	}
	if x.t.TFlag&abi.TFlagDirectIface != 0 {
		*(*unsafe.Pointer)(v.ptr) = x.ptr
		return
	}
	typedmemmove(v.t, v.ptr, x.ptr)
}

// A ValueError says that a method was called on a Value that does not support it.
type ValueError struct {
	Method string
	Kind   Kind
}

func (e *ValueError) Error() string {
	return "reflect: call of " + e.Method + " on " + kindName(e.Kind) + " Value"
}

var kindNames = [...]string{
	"zero", "bool", "int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32", "uint64", "uintptr",
	"float32", "float64", "complex64", "complex128", "array", "chan", "func", "interface", "map", "ptr", "slice", "string",
	"struct", "unsafe.Pointer",
}

func kindName(k Kind) string { return kindNames[k] }

// Swapper gives a function that swaps elements of a slice.
func Swapper(slice any) func(i, j int) {
	e := (*abi.EmptyInterface)(unsafe.Pointer(&slice))
	if e.Type == nil || e.Type.Kind_ != abi.Slice {
		k := Kind(0)
		if e.Type != nil {
			k = e.Type.Kind_
		}
		panic(&ValueError{Method: "Swapper", Kind: k})
	}
	t := (*abi.SliceType)(unsafe.Pointer(e.Type)).Elem
	h := (*struct {
		data unsafe.Pointer
		len  int
		cap  int
	})(e.Data)
	size := t.Size_
	switch h.len {
	case 0:
		return func(i, j int) { panic("reflect: slice index out of range") }
	case 1:
		return func(i, j int) {
			if i != 0 || j != 0 {
				panic("reflect: slice index out of range")
			}
		}
	}
	if f := smallSwap(t, e.Data); f != nil {
		return f
	}
	tmp := unsafe_New(t)
	return func(i, j int) {
		if uint(i) >= uint(h.len) || uint(j) >= uint(h.len) {
			panic("reflect: slice index out of range")
		}
		a, b := unsafe.Add(h.data, uintptr(i)*size), unsafe.Add(h.data, uintptr(j)*size)
		typedmemmove(t, tmp, a)
		typedmemmove(t, a, b)
		typedmemmove(t, b, tmp)
	}
}

// smallSwap gives the function for elements that need no scratch space, or nil. Each closure captures a slice and nothing else, as in
// Go: a generic one would capture its dictionary too.
func smallSwap(t *abi.Type, slice unsafe.Pointer) func(i, j int) {
	switch {
	case t.PtrBytes != 0 && t.Size_ == unsafe.Sizeof(slice):
		s := *(*[]unsafe.Pointer)(slice)
		return func(i, j int) { s[i], s[j] = s[j], s[i] }
	case t.Kind_ == abi.String:
		s := *(*[]string)(slice)
		return func(i, j int) { s[i], s[j] = s[j], s[i] }
	case t.PtrBytes != 0:
		return nil
	case t.Size_ == 8:
		s := *(*[]int64)(slice)
		return func(i, j int) { s[i], s[j] = s[j], s[i] }
	case t.Size_ == 4:
		s := *(*[]int32)(slice)
		return func(i, j int) { s[i], s[j] = s[j], s[i] }
	case t.Size_ == 2:
		s := *(*[]int16)(slice)
		return func(i, j int) { s[i], s[j] = s[j], s[i] }
	case t.Size_ == 1:
		s := *(*[]int8)(slice)
		return func(i, j int) { s[i], s[j] = s[j], s[i] }
	}
	return nil
}
