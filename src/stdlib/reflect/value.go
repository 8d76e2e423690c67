// reflect: Value, its representation, and reading and writing basic values. See the other files for composites, calls and conversions.

package reflect

import (
	"internal/abi"
	"strconv"
	"unsafe"
)

// A Value holds any Go value. The zero Value holds nothing.
type Value struct {
	typ_ *abi.Type
	// The value itself if it is pointer-shaped and flagIndir is not set, else its address.
	ptr unsafe.Pointer
	flag
}

// flag says how the value was obtained:
//
//	bits 0-4   kind
//	bit 5, 6   from an unexported field (7: embedded)
//	bit 7      ptr points to the data
//	bit 8      addressable
//	bit 9      a method value; its number is in the upper bits
type flag uintptr

const (
	flagKindWidth        = 5
	flagKindMask    flag = 1<<flagKindWidth - 1
	flagStickyRO    flag = 1 << 5
	flagEmbedRO     flag = 1 << 6
	flagIndir       flag = 1 << 7
	flagAddr        flag = 1 << 8
	flagMethod      flag = 1 << 9
	flagMethodShift      = 10
	flagRO          flag = flagStickyRO | flagEmbedRO
)

func (f flag) kind() Kind { return Kind(f & flagKindMask) }

func (f flag) ro() flag {
	if f&flagRO != 0 {
		return flagStickyRO
	}
	return 0
}

// A ValueError says that a method was called on a Value that does not support it.
type ValueError struct {
	Method string
	Kind   Kind
}

func (e *ValueError) Error() string {
	if e.Kind == 0 {
		return "reflect: call of " + e.Method + " on zero Value"
	}
	return "reflect: call of " + e.Method + " on " + e.Kind.String() + " Value"
}

func (f flag) mustBe(want Kind, method string) {
	if f.kind() != want {
		panic(&ValueError{"reflect.Value." + method, f.kind()})
	}
}

func (f flag) mustBeExported(method string) {
	if f == 0 {
		panic(&ValueError{"reflect.Value." + method, Invalid})
	}
	if f&flagRO != 0 {
		panic("reflect: reflect.Value." + method + " using value obtained using unexported field")
	}
}

func (f flag) mustBeAssignable(method string) {
	if f&flagRO != 0 || f&flagAddr == 0 {
		if f == 0 {
			panic(&ValueError{"reflect.Value." + method, Invalid})
		}
		if f&flagRO != 0 {
			panic("reflect: reflect.Value." + method + " using value obtained using unexported field")
		}
		panic("reflect: reflect.Value." + method + " using unaddressable value")
	}
}

func isDirect(t *abi.Type) bool { return t.TFlag&abi.TFlagDirectIface != 0 }

// pointer gives the pointer that a pointer-shaped value is.
func (v Value) pointer() unsafe.Pointer {
	if v.flag&flagIndir != 0 {
		return *(*unsafe.Pointer)(v.ptr)
	}
	return v.ptr
}

// ValueOf gives a Value that holds what i holds.
func ValueOf(i any) Value {
	if i == nil {
		return Value{}
	}
	e := (*abi.EmptyInterface)(unsafe.Pointer(&i))
	f := flag(e.Type.Kind_)
	if !isDirect(e.Type) {
		f |= flagIndir
	}
	return Value{e.Type, e.Data, f}
}

// packEface makes an interface of v, copying what could be changed behind its back.
func packEface(v Value) any {
	t := v.typ_
	var i any
	e := (*abi.EmptyInterface)(unsafe.Pointer(&i))
	switch {
	case !isDirect(t):
		ptr := v.ptr
		if v.flag&flagAddr != 0 {
			c := unsafe_New(t)
			typedmemmove(t, c, ptr)
			ptr = c
		}
		e.Data = ptr
	case v.flag&flagIndir != 0:
		e.Data = *(*unsafe.Pointer)(v.ptr)
	default:
		e.Data = v.ptr
	}
	e.Type = t
	return i
}

func unpackInterface(v Value) any {
	if len((*abi.InterfaceType)(unsafe.Pointer(v.typ_)).Methods) == 0 {
		return *(*any)(v.ptr)
	}
	x := (*abi.NonEmptyInterface)(v.ptr)
	if x.ITab == nil {
		return nil
	}
	e := abi.EmptyInterface{Type: x.ITab.Type, Data: x.Data}
	return *(*any)(unsafe.Pointer(&e))
}

func valueInterface(v Value) any {
	if v.flag&flagMethod != 0 {
		v = makeMethodValue("Interface", v)
	}
	if v.kind() == Interface {
		return unpackInterface(v)
	}
	return packEface(v)
}

func (v Value) Interface() (i any) {
	if v.flag == 0 {
		panic(&ValueError{"reflect.Value.Interface", Invalid})
	}
	if v.flag&flagRO != 0 {
		panic("reflect.Value.Interface: cannot return value obtained from unexported field or method")
	}
	return valueInterface(v)
}

func (v Value) CanInterface() bool {
	if v.flag == 0 {
		panic(&ValueError{"reflect.Value.CanInterface", Invalid})
	}
	return v.flag&flagRO == 0
}

// TypeAssert is v.Interface().(T) without the detour.
func TypeAssert[T any](v Value) (T, bool) {
	if v.flag == 0 {
		panic(&ValueError{"reflect.TypeAssert", Invalid})
	}
	if v.flag&flagRO != 0 {
		panic("reflect.TypeAssert: cannot return value obtained from unexported field or method")
	}
	if v.flag&flagMethod != 0 {
		v = makeMethodValue("TypeAssert", v)
	}
	t := TypeFor[T]().common()
	var none T
	switch {
	case v.kind() == Interface:
		x, ok := unpackInterface(v).(T)
		return x, ok
	case t.Kind_ == abi.Interface:
		// Only what is returned is copied.
		if !implements(t, v.typ_) {
			return none, false
		}
		x, ok := packEface(v).(T)
		return x, ok
	case t != v.typ_:
		return none, false
	case v.flag&flagIndir != 0:
		return *(*T)(v.ptr), true
	}
	return *(*T)(unsafe.Pointer(&v.ptr)), true
}

func (v Value) IsValid() bool { return v.flag != 0 }
func (v Value) Kind() Kind    { return v.kind() }
func (v Value) CanAddr() bool { return v.flag&flagAddr != 0 }
func (v Value) CanSet() bool  { return v.flag&(flagAddr|flagRO) == flagAddr }

// typ is the type for those who keep it: types are never on a stack, what else v holds may be.
func (v Value) typ() *abi.Type { return (*abi.Type)(abi.NoEscape(unsafe.Pointer(v.typ_))) }

func (v Value) Type() Type {
	if v.flag == 0 {
		panic(&ValueError{"reflect.Value.Type", Invalid})
	}
	if v.flag&flagMethod != 0 {
		return methodTypeOf(v)
	}
	return toType(v.typ())
}

func (v Value) String() string {
	if v.kind() == String {
		return *(*string)(v.ptr)
	}
	if v.kind() == Invalid {
		return "<invalid Value>"
	}
	return "<" + v.Type().String() + " Value>"
}

func (v Value) Addr() Value {
	if v.flag&flagAddr == 0 {
		panic("reflect.Value.Addr of unaddressable value")
	}
	return Value{ptrTo(v.typ()), v.ptr, v.flag&flagRO | flag(Pointer)}
}

func (v Value) UnsafeAddr() uintptr {
	if v.typ_ == nil {
		panic(&ValueError{"reflect.Value.UnsafeAddr", Invalid})
	}
	if v.flag&flagAddr == 0 {
		panic("reflect.Value.UnsafeAddr of unaddressable value")
	}
	return uintptr(v.ptr)
}

// ---------------------------------------------------------------- basic values

func (v Value) Bool() bool {
	v.mustBe(Bool, "Bool")
	return *(*bool)(v.ptr)
}

func (v Value) CanInt() bool {
	k := v.kind()
	return Int <= k && k <= Int64
}

func (v Value) CanUint() bool {
	k := v.kind()
	return Uint <= k && k <= Uintptr
}

func (v Value) CanFloat() bool {
	k := v.kind()
	return k == Float32 || k == Float64
}

func (v Value) CanComplex() bool {
	k := v.kind()
	return k == Complex64 || k == Complex128
}

func (v Value) Int() int64 {
	switch v.kind() {
	case Int:
		return int64(*(*int)(v.ptr))
	case Int8:
		return int64(*(*int8)(v.ptr))
	case Int16:
		return int64(*(*int16)(v.ptr))
	case Int32:
		return int64(*(*int32)(v.ptr))
	case Int64:
		return *(*int64)(v.ptr)
	}
	panic(&ValueError{"reflect.Value.Int", v.kind()})
}

func (v Value) Uint() uint64 {
	switch v.kind() {
	case Uint:
		return uint64(*(*uint)(v.ptr))
	case Uint8:
		return uint64(*(*uint8)(v.ptr))
	case Uint16:
		return uint64(*(*uint16)(v.ptr))
	case Uint32:
		return uint64(*(*uint32)(v.ptr))
	case Uint64:
		return *(*uint64)(v.ptr)
	case Uintptr:
		return uint64(*(*uintptr)(v.ptr))
	}
	panic(&ValueError{"reflect.Value.Uint", v.kind()})
}

func (v Value) Float() float64 {
	switch v.kind() {
	case Float32:
		return float64(*(*float32)(v.ptr))
	case Float64:
		return *(*float64)(v.ptr)
	}
	panic(&ValueError{"reflect.Value.Float", v.kind()})
}

func (v Value) Complex() complex128 {
	switch v.kind() {
	case Complex64:
		return complex128(*(*complex64)(v.ptr))
	case Complex128:
		return *(*complex128)(v.ptr)
	}
	panic(&ValueError{"reflect.Value.Complex", v.kind()})
}

func (v Value) Set(x Value) {
	v.mustBeAssignable("Set")
	x.mustBeExported("Set")
	var target unsafe.Pointer
	if v.kind() == Interface {
		target = v.ptr
	}
	x = x.assignTo("reflect.Set", v.typ_, target)
	if x.flag&flagIndir != 0 {
		typedmemmove(v.typ_, v.ptr, x.ptr)
	} else {
		*(*unsafe.Pointer)(v.ptr) = x.ptr
	}
}

func (v Value) SetZero() {
	v.mustBeAssignable("SetZero")
	typedmemclr(v.typ(), v.ptr)
}

func (v Value) SetBool(x bool) {
	v.mustBeAssignable("SetBool")
	v.mustBe(Bool, "SetBool")
	*(*bool)(v.ptr) = x
}

func (v Value) SetInt(x int64) {
	v.mustBeAssignable("SetInt")
	switch v.kind() {
	case Int:
		*(*int)(v.ptr) = int(x)
	case Int8:
		*(*int8)(v.ptr) = int8(x)
	case Int16:
		*(*int16)(v.ptr) = int16(x)
	case Int32:
		*(*int32)(v.ptr) = int32(x)
	case Int64:
		*(*int64)(v.ptr) = x
	default:
		panic(&ValueError{"reflect.Value.SetInt", v.kind()})
	}
}

func (v Value) SetUint(x uint64) {
	v.mustBeAssignable("SetUint")
	switch v.kind() {
	case Uint:
		*(*uint)(v.ptr) = uint(x)
	case Uint8:
		*(*uint8)(v.ptr) = uint8(x)
	case Uint16:
		*(*uint16)(v.ptr) = uint16(x)
	case Uint32:
		*(*uint32)(v.ptr) = uint32(x)
	case Uint64:
		*(*uint64)(v.ptr) = x
	case Uintptr:
		*(*uintptr)(v.ptr) = uintptr(x)
	default:
		panic(&ValueError{"reflect.Value.SetUint", v.kind()})
	}
}

func (v Value) SetFloat(x float64) {
	v.mustBeAssignable("SetFloat")
	switch v.kind() {
	case Float32:
		*(*float32)(v.ptr) = float32(x)
	case Float64:
		*(*float64)(v.ptr) = x
	default:
		panic(&ValueError{"reflect.Value.SetFloat", v.kind()})
	}
}

func (v Value) SetComplex(x complex128) {
	v.mustBeAssignable("SetComplex")
	switch v.kind() {
	case Complex64:
		*(*complex64)(v.ptr) = complex64(x)
	case Complex128:
		*(*complex128)(v.ptr) = x
	default:
		panic(&ValueError{"reflect.Value.SetComplex", v.kind()})
	}
}

func (v Value) SetString(x string) {
	v.mustBeAssignable("SetString")
	v.mustBe(String, "SetString")
	*(*string)(v.ptr) = x
}

func (v Value) SetPointer(x unsafe.Pointer) {
	v.mustBeAssignable("SetPointer")
	v.mustBe(UnsafePointer, "SetPointer")
	*(*unsafe.Pointer)(v.ptr) = x
}

func (v Value) overflowCheck(method string, lo, hi Kind) {
	if k := v.kind(); k < lo || k > hi {
		panic(&ValueError{"reflect.Value." + method, k})
	}
}

func (v Value) OverflowInt(x int64) bool {
	v.overflowCheck("OverflowInt", Int, Int64)
	return toRType(v.typ_).OverflowInt(x)
}

func (v Value) OverflowUint(x uint64) bool {
	v.overflowCheck("OverflowUint", Uint, Uintptr)
	return toRType(v.typ_).OverflowUint(x)
}

func (v Value) OverflowFloat(x float64) bool {
	v.overflowCheck("OverflowFloat", Float32, Float64)
	return toRType(v.typ_).OverflowFloat(x)
}

func (v Value) OverflowComplex(x complex128) bool {
	v.overflowCheck("OverflowComplex", Complex64, Complex128)
	return toRType(v.typ_).OverflowComplex(x)
}

// ---------------------------------------------------------------- pointers and nil

func (v Value) IsNil() bool {
	switch v.kind() {
	case Chan, Func, Map, Pointer, UnsafePointer:
		if v.flag&flagMethod != 0 {
			return false
		}
		return v.pointer() == nil
	case Interface, Slice:
		return *(*unsafe.Pointer)(v.ptr) == nil
	}
	panic(&ValueError{"reflect.Value.IsNil", v.kind()})
}

func (v Value) IsZero() bool {
	switch v.kind() {
	case Bool:
		return !v.Bool()
	case Int, Int8, Int16, Int32, Int64:
		return v.Int() == 0
	case Uint, Uint8, Uint16, Uint32, Uint64, Uintptr:
		return v.Uint() == 0
	case Float32, Float64:
		return v.Float() == 0
	case Complex64, Complex128:
		return v.Complex() == 0
	case Array:
		for i := range v.Len() {
			if !v.Index(i).IsZero() {
				return false
			}
		}
		return true
	case Chan, Func, Interface, Map, Pointer, Slice, UnsafePointer:
		return v.IsNil()
	case String:
		return v.Len() == 0
	case Struct:
		for i := range v.NumField() {
			if !v.Field(i).IsZero() && toRType(v.typ_).Field(i).Name != "_" {
				return false
			}
		}
		return true
	}
	panic(&ValueError{"reflect.Value.IsZero", v.Kind()})
}

func (v Value) Pointer() uintptr {
	switch v.kind() {
	case Pointer, Chan, Map, UnsafePointer:
		return uintptr(v.pointer())
	case Func:
		if v.flag&flagMethod != 0 {
			return methodValueCode()
		}
		p := v.pointer()
		if p != nil {
			p = *(*unsafe.Pointer)(p)
		}
		return uintptr(p)
	case Slice, String:
		return uintptr(*(*unsafe.Pointer)(v.ptr))
	}
	panic(&ValueError{"reflect.Value.Pointer", v.kind()})
}

func (v Value) UnsafePointer() unsafe.Pointer {
	switch v.kind() {
	case Pointer, Chan, Map, UnsafePointer:
		return v.pointer()
	case Func:
		return unsafe.Pointer(v.Pointer())
	case Slice, String:
		return *(*unsafe.Pointer)(v.ptr)
	}
	panic(&ValueError{"reflect.Value.UnsafePointer", v.kind()})
}

func (v Value) Elem() Value {
	switch v.kind() {
	case Interface:
		x := ValueOf(unpackInterface(v))
		if x.flag != 0 {
			x.flag |= v.flag.ro()
		}
		return x
	case Pointer:
		p := v.pointer()
		if p == nil {
			return Value{}
		}
		t := elemOf(v.typ_)
		return Value{t, p, v.flag&flagRO | flagIndir | flagAddr | flag(t.Kind_)}
	}
	panic(&ValueError{"reflect.Value.Elem", v.kind()})
}

// Indirect gives what v points to, or v itself if it is no pointer.
func Indirect(v Value) Value {
	if v.Kind() != Pointer {
		return v
	}
	return v.Elem()
}

// Zero gives the zero value of a type; it is not addressable.
func Zero(typ Type) Value {
	if typ == nil {
		panic("reflect: Zero(nil)")
	}
	t := &typ.(*rtype).t
	f := flag(t.Kind_)
	switch {
	case isDirect(t):
		return Value{t, nil, f}
	case t.Size_ <= unsafe.Sizeof(zeroes):
		// Nobody can write through a Value that is not addressable.
		return Value{t, unsafe.Pointer(&zeroes), f | flagIndir}
	}
	return Value{t, unsafe_New(t), f | flagIndir}
}

var zeroes [1024 / unsafe.Sizeof(uintptr(0))]uintptr

// New gives a pointer to a new zero value.
func New(typ Type) Value {
	if typ == nil {
		panic("reflect: New(nil)")
	}
	t := typ.common()
	return Value{ptrTo(t), unsafe_New(t), flag(Pointer)}
}

// NewAt gives a pointer to a value of the type at p.
func NewAt(typ Type, p unsafe.Pointer) Value {
	return Value{ptrTo(typ.common()), p, flag(Pointer)}
}

// Comparable reports whether v.Equal(v) does not panic.
func (v Value) Comparable() bool {
	switch v.Kind() {
	case Invalid:
		return false
	case Interface:
		return v.IsNil() || v.Elem().Comparable()
	case Array:
		switch elemOf(v.typ_).Kind_ {
		case abi.Interface, abi.Array, abi.Struct:
			for i := range v.Len() {
				if !v.Index(i).Comparable() {
					return false
				}
			}
			return true
		}
	case Struct:
		for i := range v.NumField() {
			if !v.Field(i).Comparable() {
				return false
			}
		}
		return true
	}
	return toRType(v.typ_).Comparable()
}

// Equal is == of two values.
func (v Value) Equal(u Value) bool {
	if v.Kind() == Interface {
		v = v.Elem()
	}
	if u.Kind() == Interface {
		u = u.Elem()
	}
	if !v.IsValid() || !u.IsValid() {
		return v.IsValid() == u.IsValid()
	}
	if v.Kind() != u.Kind() || v.Type() != u.Type() {
		return false
	}
	switch k := v.Kind(); k {
	case Array:
		if v.Len() == 0 && !v.Type().Elem().Comparable() {
			break
		}
		for i := range v.Len() {
			if !v.Index(i).Equal(u.Index(i)) {
				return false
			}
		}
		return true
	case Struct:
		for i := range v.NumField() {
			if !v.Field(i).Equal(u.Field(i)) {
				return false
			}
		}
		return true
	case Func, Map, Slice:
	case Chan, Pointer, UnsafePointer:
		return v.pointer() == u.pointer()
	default:
		return equalBasic(k, v, u)
	}
	panic("reflect.Value.Equal: values of type " + v.Type().String() + " are not comparable")
}

// equalBasic is == of numbers, strings and booleans of one type.
func equalBasic(k Kind, v, u Value) bool {
	switch {
	case k == Bool:
		return v.Bool() == u.Bool()
	case k == String:
		return v.String() == u.String()
	case Int <= k && k <= Int64:
		return v.Int() == u.Int()
	case Uint <= k && k <= Uintptr:
		return v.Uint() == u.Uint()
	case k == Float32 || k == Float64:
		return v.Float() == u.Float()
	}
	return v.Complex() == u.Complex()
}

func index(i int) string { return strconv.Itoa(i) }
