// reflect: functions made at run time: MakeFunc, and method values as ordinary functions. Complete.
//
// A made function is a stubContext, which begins with a code word as every func value does. The code is one stub a machine signature,
// made by the linker and found in the function type's descriptor; it calls callReflect with the context and its frame.

package reflect

import (
	"internal/abi"
	"unsafe"
)

// stubContext is the closure of a made function. The runtime knows code and ptrs.
type stubContext struct {
	code   uintptr
	ptrs   []int32 // offsets from the stub's frame of the pointers among its memory arguments, ascending
	typ    *abi.Type
	fn     func([]Value) []Value // nil: a method value
	rcvr   Value                 // with flagMethod
	method string
}

//go:linkname memmove runtime.memmove
func memmove(dst, src unsafe.Pointer, n uintptr)

// anyFunc has a stub that takes and returns whatever reflection passes: for function types that no code of the program names.
type anyFunc func(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19, a20, a21, a22, a23 uint64) (r0, r1, r2, r3, r4, r5, r6, r7, r8, r9, r10, r11, r12, r13, r14, r15, r16, r17, r18, r19, r20, r21, r22, r23 uint64)

func stubOf(ft *abi.FuncType) uintptr {
	if ft.Stub != 0 {
		return ft.Stub
	}
	return (*abi.FuncType)(unsafe.Pointer(TypeOf(anyFunc(nil)).common())).Stub
}

func newStubContext(t *abi.Type) *stubContext {
	ft := (*abi.FuncType)(unsafe.Pointer(t))
	return &stubContext{code: stubOf(ft), typ: t, ptrs: layoutOf(t, false).ptrs}
}

// appendPointers lists the offsets of the pointers in a value at off.
func appendPointers(list []int32, t *abi.Type, off int32) []int32 {
	if t.PtrBytes == 0 {
		return list
	}
	switch t.Kind_ {
	case abi.Array:
		e := elemOf(t)
		for i := range (*abi.ArrayType)(unsafe.Pointer(t)).Len {
			list = appendPointers(list, e, off+int32(i*e.Size_))
		}
	case abi.Struct:
		for _, f := range (*abi.StructType)(unsafe.Pointer(t)).Fields {
			list = appendPointers(list, f.Typ, off+int32(f.Offset))
		}
	case abi.Interface:
		list = append(list, off, off+int32(ptrSize))
	default:
		list = append(list, off)
	}
	return list
}

// MakeFunc gives a function of the type that calls fn with its arguments.
func MakeFunc(typ Type, fn func(args []Value) (results []Value)) Value {
	if typ.Kind() != Func {
		panic("reflect: call of MakeFunc with non-Func type")
	}
	c := newStubContext(typ.common())
	c.fn = fn
	return Value{typ.common(), unsafe.Pointer(c), flag(Func)}
}

// makeMethodValue gives the function that a method value is.
func makeMethodValue(op string, v Value) Value {
	if v.flag&flagMethod == 0 {
		panic("reflect: internal error: invalid use of makeMethodValue")
	}
	t, _, _ := methodReceiver(op, v)
	c := newStubContext(t)
	c.rcvr = v
	return Value{t, unsafe.Pointer(c), v.flag.ro() | flag(Func)}
}

func methodValueCode() uintptr { return stubOf((*abi.FuncType)(unsafe.Pointer(TypeOf((func())(nil)).common()))) }

// callReflect is what stubs call: frame is the stub's, args and results are its scalars. It returns with the results stored; nothing runs
// before the stub has returned them, so that they need not be live.
//
//go:wrapper
func callReflect(c *stubContext, frame, args, results unsafe.Pointer) {
	l := layoutOf(c.typ, false)
	in, out := l.in, l.out
	base := -int(l.size)
	given := make([]unsafe.Pointer, len(in))
	for i := range in {
		p := &in[i]
		given[i] = unsafe_New(p.typ)
		if p.slot < 0 {
			typedmemmove(p.typ, given[i], unsafe.Add(frame, base+int(p.mem)))
			continue
		}
		for k, x := range p.parts {
			x.store(given[i], *(*uint64)(unsafe.Add(args, 8*(p.slot+k))))
		}
	}
	made := make([]unsafe.Pointer, len(out))
	if c.fn == nil {
		for i := range out {
			made[i] = unsafe_New(out[i].typ)
		}
		t, code, rcvr := methodReceiver("call", c.rcvr)
		vals := make([]Value, len(given))
		for i := range in {
			vals[i] = valueAt(in[i].typ, given[i])
		}
		call(unsafe.Pointer(&code), t, rcvr, true, vals, made)
	} else {
		callMade(c, given, made)
	}
	for i := range out {
		p := &out[i]
		if p.slot < 0 {
			memmove(unsafe.Add(frame, base+int(p.mem)), made[i], p.typ.Size_)
			continue
		}
		for k, x := range p.parts {
			*(*uint64)(unsafe.Add(results, 8*(p.slot+k))) = x.load(made[i])
		}
	}
	keepAlive(unsafe.SliceData(made))
}

//go:wrapper
func callMade(c *stubContext, given, made []unsafe.Pointer) {
	ft := (*abi.FuncType)(unsafe.Pointer(c.typ))
	in := make([]Value, len(given))
	for i, t := range ft.In {
		in[i] = valueAt(t, given[i])
	}
	ret := c.fn(in)
	if len(ret) != len(made) {
		panic("reflect: wrong return count from function created by MakeFunc")
	}
	for i, t := range ft.Out {
		v := ret[i]
		if v.typ_ == nil {
			panic("reflect: function created by MakeFunc using " + funcName(c.fn) + " returned zero Value")
		}
		if v.flag&flagRO != 0 {
			panic("reflect: function created by MakeFunc using " + funcName(c.fn) + " returned value obtained from unexported field")
		}
		v = v.assignTo("reflect.MakeFunc", t, nil)
		if v.flag&flagIndir != 0 {
			made[i] = v.ptr
			continue
		}
		p := new(unsafe.Pointer)
		*p = v.ptr
		made[i] = unsafe.Pointer(p)
	}
}

// valueAt is the Value of a t at p, which nobody else holds.
func valueAt(t *abi.Type, p unsafe.Pointer) Value {
	if isDirect(t) {
		return Value{t, *(*unsafe.Pointer)(p), flag(t.Kind_)}
	}
	return Value{t, p, flagIndir | flag(t.Kind_)}
}

//go:linkname pcframe runtime.pcframe
func pcframe(pc uintptr, i int) (name, file string, line, startLine int, more bool)

func funcName(f func([]Value) []Value) string {
	name, _, _, _, _ := pcframe(**(**uintptr)(unsafe.Pointer(&f)), 0)
	if name == "" {
		return "closure"
	}
	return name
}
