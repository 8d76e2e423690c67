// reflect: assignment to another type and conversion. Complete.

package reflect

import (
	"internal/abi"
	"strconv"
	"unsafe"
)

// assignTo gives v as a value of type dst; target, if not nil, is where an interface may be built.
func (v Value) assignTo(context string, dst *abi.Type, target unsafe.Pointer) Value {
	if v.flag&flagMethod != 0 {
		v = makeMethodValue(context, v)
	}
	switch {
	case directlyAssignable(dst, v.typ_):
		return Value{dst, v.ptr, v.flag&(flagAddr|flagIndir) | v.flag.ro() | flag(dst.Kind_)}
	case Kind(dst.Kind_) == Interface && implements(dst, v.typ_):
		if v.Kind() == Interface && v.IsNil() {
			return Value{dst, unsafe_New(dst), flagIndir | flag(Interface)}
		}
		x := valueInterface(v)
		if target == nil {
			target = unsafe_New(dst)
		}
		if toRType(dst).NumMethod() == 0 {
			*(*any)(target) = x
		} else {
			ifaceE2I(dst, x, target)
		}
		return Value{dst, target, flagIndir | flag(Interface)}
	}
	panic(context + ": value of type " + v.typ_.Str + " is not assignable to type " + dst.Str)
}

func isSigned(k Kind) bool   { return Int <= k && k <= Int64 }
func isUnsigned(k Kind) bool { return Uint <= k && k <= Uintptr }
func isFloat(k Kind) bool    { return k == Float32 || k == Float64 }

// convertOp gives the conversion from src to dst, nil if there is none.
func convertOp(dst, src *abi.Type) func(Value, Type) Value {
	sk, dk := Kind(src.Kind_), Kind(dst.Kind_)
	switch {
	case isSigned(sk):
		switch {
		case isSigned(dk) || isUnsigned(dk):
			return func(v Value, t Type) Value { return makeInt(v.flag.ro(), uint64(v.Int()), t) }
		case isFloat(dk):
			return func(v Value, t Type) Value { return makeFloat(v.flag.ro(), float64(v.Int()), t) }
		case dk == String:
			return func(v Value, t Type) Value {
				s := "\uFFFD"
				if x := v.Int(); int64(rune(x)) == x {
					s = string(rune(x))
				}
				return makeString(v.flag.ro(), s, t)
			}
		}
	case isUnsigned(sk):
		switch {
		case isSigned(dk) || isUnsigned(dk):
			return func(v Value, t Type) Value { return makeInt(v.flag.ro(), v.Uint(), t) }
		case isFloat(dk):
			return func(v Value, t Type) Value { return makeFloat(v.flag.ro(), float64(v.Uint()), t) }
		case dk == String:
			return func(v Value, t Type) Value {
				s := "\uFFFD"
				if x := v.Uint(); uint64(rune(x)) == x {
					s = string(rune(x))
				}
				return makeString(v.flag.ro(), s, t)
			}
		}
	case isFloat(sk):
		switch {
		case isSigned(dk):
			return func(v Value, t Type) Value { return makeInt(v.flag.ro(), uint64(int64(v.Float())), t) }
		case isUnsigned(dk):
			return func(v Value, t Type) Value { return makeInt(v.flag.ro(), uint64(v.Float()), t) }
		case sk == Float32 && dk == Float32:
			return func(v Value, t Type) Value {
				p := unsafe_New(t.common())
				*(*float32)(p) = *(*float32)(v.ptr)
				return Value{t.common(), p, v.flag.ro() | flagIndir | flag(Float32)}
			}
		case isFloat(dk):
			return func(v Value, t Type) Value { return makeFloat(v.flag.ro(), v.Float(), t) }
		}
	case sk == Complex64 || sk == Complex128:
		if dk == Complex64 || dk == Complex128 {
			return func(v Value, t Type) Value {
				p := unsafe_New(t.common())
				if t.Size() == 8 {
					*(*complex64)(p) = complex64(v.Complex())
				} else {
					*(*complex128)(p) = v.Complex()
				}
				return Value{t.common(), p, v.flag.ro() | flagIndir | flag(t.Kind())}
			}
		}
	case sk == String:
		if dk == Slice && toRType(elemOf(dst)).PkgPath() == "" {
			switch Kind(elemOf(dst).Kind_) {
			case Uint8:
				return func(v Value, t Type) Value {
					b := []byte(v.String())
					return Value{t.common(), unsafe.Pointer(&b), v.flag.ro() | flagIndir | flag(Slice)}
				}
			case Int32:
				return func(v Value, t Type) Value {
					r := []rune(v.String())
					return Value{t.common(), unsafe.Pointer(&r), v.flag.ro() | flagIndir | flag(Slice)}
				}
			}
		}
	case sk == Slice:
		if dk == String && toRType(elemOf(src)).PkgPath() == "" {
			switch Kind(elemOf(src).Kind_) {
			case Uint8:
				return func(v Value, t Type) Value { return makeString(v.flag.ro(), string(*(*[]byte)(v.ptr)), t) }
			case Int32:
				return func(v Value, t Type) Value { return makeString(v.flag.ro(), string(*(*[]rune)(v.ptr)), t) }
			}
		}
		if dk == Pointer && Kind(elemOf(dst).Kind_) == Array && elemOf(src) == elemOf(elemOf(dst)) {
			return sliceToArrayPtr
		}
		if dk == Array && elemOf(src) == elemOf(dst) {
			return func(v Value, t Type) Value {
				n := t.Len()
				if n > v.Len() {
					panic("reflect: cannot convert slice with length " + strconv.Itoa(v.Len()) + " to array with length " + strconv.Itoa(n))
				}
				p := unsafe_New(t.common())
				typedmemmove(t.common(), p, (*sliceHeader)(v.ptr).Data)
				return Value{t.common(), p, v.flag.ro() | flagIndir | flag(Array)}
			}
		}
	case sk == Chan:
		if dk == Chan && specialChannelAssignability(dst, src) {
			return convertDirect
		}
	}
	if haveIdenticalUnderlyingType(dst, src, false) {
		return convertDirect
	}
	if dk == Pointer && toRType(dst).Name() == "" && sk == Pointer && toRType(src).Name() == "" &&
		haveIdenticalUnderlyingType(elemOf(dst), elemOf(src), false) {
		return convertDirect
	}
	if dk == Interface && implements(dst, src) {
		return func(v Value, t Type) Value {
			if v.Kind() == Interface && v.IsNil() {
				r := Zero(t)
				r.flag |= v.flag.ro()
				return r
			}
			r := v.assignTo("reflect.Value.Convert", t.common(), nil)
			r.flag |= v.flag.ro()
			return r
		}
	}
	return nil
}

func sliceToArrayPtr(v Value, t Type) Value {
	n := t.Elem().Len()
	if n > v.Len() {
		panic("reflect: cannot convert slice with length " + strconv.Itoa(v.Len()) + " to pointer to array with length " + strconv.Itoa(n))
	}
	return Value{t.common(), (*sliceHeader)(v.ptr).Data, v.flag&^(flagIndir|flagAddr|flagKindMask) | flag(Pointer)}
}

func convertDirect(v Value, typ Type) Value {
	t := typ.common()
	ptr := v.ptr
	f := v.flag
	if f&flagAddr != 0 {
		c := unsafe_New(t)
		typedmemmove(t, c, ptr)
		ptr = c
		f &^= flagAddr
	}
	return Value{t, ptr, f.ro() | f&flagIndir | flag(t.Kind_)}
}

func makeInt(f flag, bits uint64, typ Type) Value {
	t := typ.common()
	p := unsafe_New(t)
	switch t.Size_ {
	case 1:
		*(*uint8)(p) = uint8(bits)
	case 2:
		*(*uint16)(p) = uint16(bits)
	case 4:
		*(*uint32)(p) = uint32(bits)
	case 8:
		*(*uint64)(p) = bits
	}
	return Value{t, p, f | flagIndir | flag(t.Kind_)}
}

func makeFloat(f flag, x float64, typ Type) Value {
	t := typ.common()
	p := unsafe_New(t)
	if t.Size_ == 4 {
		*(*float32)(p) = float32(x)
	} else {
		*(*float64)(p) = x
	}
	return Value{t, p, f | flagIndir | flag(t.Kind_)}
}

func makeString(f flag, s string, typ Type) Value {
	p := unsafe_New(typ.common())
	*(*string)(p) = s
	return Value{typ.common(), p, f | flagIndir | flag(String)}
}

func (v Value) Convert(t Type) Value {
	if v.flag&flagMethod != 0 {
		v = makeMethodValue("Convert", v)
	}
	op := convertOp(t.common(), v.typ_)
	if op == nil {
		panic("reflect.Value.Convert: value of type " + v.typ_.Str + " cannot be converted to type " + t.String())
	}
	return op(v, t)
}

func (v Value) CanConvert(t Type) bool {
	if !v.Type().ConvertibleTo(t) {
		return false
	}
	switch {
	case v.Kind() == Slice && t.Kind() == Array:
		return t.Len() <= v.Len()
	case v.Kind() == Slice && t.Kind() == Pointer && t.Elem().Kind() == Array:
		return t.Elem().Len() <= v.Len()
	}
	return true
}
