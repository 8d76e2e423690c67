// Errors of the runtime and the printing of panic values (Go: runtime/error.go).

package runtime

import (
	"internal/abi"
	"unsafe"
)

// Error identifies a run time error.
type Error interface {
	error
	RuntimeError()
}

// A TypeAssertionError explains a failed type assertion.
type TypeAssertionError struct {
	_interface    *_type
	concrete      *_type
	asserted      *_type
	missingMethod string // one method needed by the interface, missing from concrete
}

func (*TypeAssertionError) RuntimeError() {}

func (e *TypeAssertionError) Error() string {
	inter := "interface"
	if e._interface != nil {
		inter = e._interface.Str
	}
	as := e.asserted.Str
	if e.concrete == nil {
		return "interface conversion: " + inter + " is nil, not " + as
	}
	cs := e.concrete.Str
	if e.missingMethod == "" {
		msg := "interface conversion: " + inter + " is " + cs + ", not " + as
		if cs == as {
			if typePkgPath(e.concrete) != typePkgPath(e.asserted) {
				msg += " (types from different packages)"
			} else {
				msg += " (types from different scopes)"
			}
		}
		return msg
	}
	return "interface conversion: " + cs + " is not " + as + ": missing method " + e.missingMethod
}

// typePkgPath is the package of a named type or of what a composite type declares.
func typePkgPath(t *_type) string {
	if t.Uncommon != nil {
		return t.Uncommon.PkgPath
	}
	switch t.Kind_ {
	case abi.Struct:
		return (*structtype)(unsafe.Pointer(t)).PkgPath
	case abi.Interface:
		return (*interfacetype)(unsafe.Pointer(t)).PkgPath
	}
	return ""
}

// A PanicNilError happens when code calls panic(nil).
type PanicNilError struct {
	_ [0]*PanicNilError
}

func (*PanicNilError) Error() string { return "panic called with nil argument" }
func (*PanicNilError) RuntimeError() {}

// An errorString is a runtime error described by a string.
type errorString string

func (e errorString) RuntimeError() {}
func (e errorString) Error() string { return "runtime error: " + string(e) }

type errorAddressString struct {
	msg  string
	addr uintptr
}

func (e errorAddressString) RuntimeError() {}
func (e errorAddressString) Error() string { return "runtime error: " + e.msg }
func (e errorAddressString) Addr() uintptr { return e.addr }

// plainError is one without the prefix.
type plainError string

func (e plainError) RuntimeError() {}
func (e plainError) Error() string { return string(e) }

// unhashableTypeError is the panic value of reading a nil or empty map with an unhashable key.
type unhashableTypeError struct{ typ *_type }

func (unhashableTypeError) RuntimeError() {}
func (e unhashableTypeError) Error() string {
	return "hash of unhashable type: " + e.typ.Str
}

// Codes of failed bounds checks.
const (
	boundsIndex = iota
	boundsSliceAlen
	boundsSliceAcap
	boundsSliceB
	boundsSlice3Alen
	boundsSlice3Acap
	boundsSlice3B
	boundsSlice3C
	boundsConvert
)

// boundsError is a failed index or slice operation.
type boundsError struct {
	x      int64
	y      int
	signed bool // how x is meant
	code   uint8
}

func (e boundsError) RuntimeError() {}

func (e boundsError) Error() string {
	x := int64text(e.x, e.signed)
	y := int64text(int64(e.y), true)
	b := "runtime error: "
	if e.signed && e.x < 0 {
		switch e.code {
		case boundsIndex:
			return b + "index out of range [" + x + "]"
		case boundsSliceAlen, boundsSliceAcap:
			return b + "slice bounds out of range [:" + x + "]"
		case boundsSliceB:
			return b + "slice bounds out of range [" + x + ":]"
		case boundsSlice3Alen, boundsSlice3Acap:
			return b + "slice bounds out of range [::" + x + "]"
		case boundsSlice3B:
			return b + "slice bounds out of range [:" + x + ":]"
		case boundsSlice3C:
			return b + "slice bounds out of range [" + x + "::]"
		}
	}
	switch e.code {
	case boundsIndex:
		return b + "index out of range [" + x + "] with length " + y
	case boundsSliceAlen:
		return b + "slice bounds out of range [:" + x + "] with length " + y
	case boundsSliceAcap:
		return b + "slice bounds out of range [:" + x + "] with capacity " + y
	case boundsSliceB:
		return b + "slice bounds out of range [" + x + ":" + y + "]"
	case boundsSlice3Alen:
		return b + "slice bounds out of range [::" + x + "] with length " + y
	case boundsSlice3Acap:
		return b + "slice bounds out of range [::" + x + "] with capacity " + y
	case boundsSlice3B:
		return b + "slice bounds out of range [:" + x + ":" + y + "]"
	case boundsSlice3C:
		return b + "slice bounds out of range [" + x + ":" + y + ":]"
	}
	return b + "cannot convert slice with length " + y + " to array or pointer to array with length " + x
}

// int64text is the decimal text of v.
func int64text(v int64, signed bool) string {
	var buf [20]byte
	u := uint64(v)
	neg := signed && v < 0
	if neg {
		u = -u
	}
	i := len(buf)
	for {
		i--
		buf[i] = byte('0' + u%10)
		u /= 10
		if u == 0 {
			break
		}
	}
	if neg {
		i--
		buf[i] = '-'
	}
	return string(buf[i:])
}

type stringer interface {
	String() string
}

// printpanicval prints the argument of a panic; Error and String were called before.
func printpanicval(v any) {
	switch v := v.(type) {
	case nil:
		print("nil")
	case bool:
		print(v)
	case int:
		print(v)
	case int8:
		print(v)
	case int16:
		print(v)
	case int32:
		print(v)
	case int64:
		print(v)
	case uint:
		print(v)
	case uint8:
		print(v)
	case uint16:
		print(v)
	case uint32:
		print(v)
	case uint64:
		print(v)
	case uintptr:
		print(v)
	case float32:
		print(v)
	case float64:
		print(v)
	case complex64:
		print(v)
	case complex128:
		print(v)
	case string:
		printindented(v)
	default:
		printanycustomtype(v)
	}
}

// printanycustomtype prints values of other types by kind.
func printanycustomtype(i any) {
	e := efaceOf(&i)
	name := e._type.Str
	p := e.data
	if e._type.TFlag&abi.TFlagDirectIface != 0 && e._type.Kind_ != abi.Pointer {
		p = unsafe.Pointer(&e.data)
	}
	switch e._type.Kind_ {
	case abi.String:
		print(name, `("`)
		printindented(*(*string)(p))
		print(`")`)
	case abi.Bool:
		print(name, "(", *(*bool)(p), ")")
	case abi.Int:
		print(name, "(", *(*int)(p), ")")
	case abi.Int8:
		print(name, "(", *(*int8)(p), ")")
	case abi.Int16:
		print(name, "(", *(*int16)(p), ")")
	case abi.Int32:
		print(name, "(", *(*int32)(p), ")")
	case abi.Int64:
		print(name, "(", *(*int64)(p), ")")
	case abi.Uint:
		print(name, "(", *(*uint)(p), ")")
	case abi.Uint8:
		print(name, "(", *(*uint8)(p), ")")
	case abi.Uint16:
		print(name, "(", *(*uint16)(p), ")")
	case abi.Uint32:
		print(name, "(", *(*uint32)(p), ")")
	case abi.Uint64:
		print(name, "(", *(*uint64)(p), ")")
	case abi.Uintptr:
		print(name, "(", *(*uintptr)(p), ")")
	case abi.Float32:
		print(name, "(", *(*float32)(p), ")")
	case abi.Float64:
		print(name, "(", *(*float64)(p), ")")
	case abi.Complex64:
		print(name, *(*complex64)(p))
	case abi.Complex128:
		print(name, *(*complex128)(p))
	default:
		print("(", name, ") ", e.data)
	}
}

// printindented prints s with a tab after each newline.
func printindented(s string) {
	for {
		i := 0
		for i < len(s) && s[i] != '\n' {
			i++
		}
		if i == len(s) {
			break
		}
		print(s[:i+1])
		print("\t")
		s = s[i+1:]
	}
	print(s)
}

// panicwrap is called by wrappers of value methods whose receiver pointer is nil.
//
//go:noinline
func panicwrap() {
	var pc [1]uintptr
	name := ""
	if callers(-1, &pc[0], 1) == 1 { // wrappers count
		name, _, _, _, _ = pcframe(pc[0], 0)
	}
	// main.(*T).F
	i := indexByte(name, '(')
	j := indexByte(name, ')')
	if i < 1 || j < i+2 || j+2 > len(name) {
		panicmem()
	}
	pkg, typ, meth := name[:i-1], name[i+2:j], name[j+2:]
	panic(plainError("value method " + pkg + "." + typ + "." + meth + " called using nil *" + typ + " pointer"))
}

func indexByte(s string, c byte) int {
	for i := 0; i < len(s); i++ {
		if s[i] == c {
			return i
		}
	}
	return -1
}
