// reflect: methods of values, calls and select. Complete.

package reflect

import (
	"internal/abi"
	"iter"
	"unsafe"
)

func (v Value) NumMethod() int {
	if v.typ_ == nil {
		panic(&ValueError{"reflect.Value.NumMethod", Invalid})
	}
	if v.flag&flagMethod != 0 {
		return 0
	}
	return toRType(v.typ_).NumMethod()
}

func (v Value) Method(i int) Value {
	if v.typ_ == nil {
		panic(&ValueError{"reflect.Value.Method", Invalid})
	}
	if v.flag&flagMethod != 0 || uint(i) >= uint(toRType(v.typ_).NumMethod()) {
		panic("reflect: Method index out of range")
	}
	if v.typ_.Kind_ == abi.Interface && v.IsNil() {
		panic("reflect: Method on nil interface value")
	}
	return Value{v.typ_, v.ptr, v.flag.ro() | v.flag&flagIndir | flag(Func) | flag(i)<<flagMethodShift | flagMethod}
}

func (v Value) MethodByName(name string) Value {
	if v.typ_ == nil {
		panic(&ValueError{"reflect.Value.MethodByName", Invalid})
	}
	if v.flag&flagMethod != 0 {
		return Value{}
	}
	m, ok := toRType(v.typ()).MethodByName(name)
	if !ok {
		return Value{}
	}
	return v.Method(m.Index)
}

func (v Value) Methods() iter.Seq2[Method, Value] {
	return func(yield func(Method, Value) bool) {
		rtype := v.Type()
		for i := range v.NumMethod() {
			if !yield(rtype.Method(i), v.Method(i)) {
				return
			}
		}
	}
}

// methodReceiver resolves a method value: its function type, its code and the receiver word.
func methodReceiver(op string, v Value) (ft *abi.Type, code uintptr, rcvr unsafe.Pointer) {
	i := int(v.flag) >> flagMethodShift
	if v.typ_.Kind_ == abi.Interface {
		it := (*abi.InterfaceType)(unsafe.Pointer(v.typ_))
		if uint(i) >= uint(len(it.Methods)) {
			panic("reflect: internal error: invalid method index")
		}
		if it.Methods[i].PkgPath != "" {
			panic("reflect: " + op + " of unexported method")
		}
		x := (*abi.NonEmptyInterface)(v.ptr)
		if x.ITab == nil {
			panic("reflect: " + op + " of method on nil interface value")
		}
		fun := (*[1 << 16]uintptr)(unsafe.Pointer(&x.ITab.Fun))
		return it.Methods[i].Typ, fun[i], x.Data
	}
	m := &exportedMethods(v.typ())[i]
	rcvr = v.ptr
	if isDirect(v.typ_) {
		rcvr = v.pointer()
	}
	return m.Mtyp, m.Ifn, rcvr
}

func methodTypeOf(v Value) Type {
	i := int(v.flag) >> flagMethodShift
	if v.typ_.Kind_ == abi.Interface {
		return toType((*abi.InterfaceType)(unsafe.Pointer(v.typ())).Methods[i].Typ)
	}
	return toType(exportedMethods(v.typ())[i].Mtyp)
}

func (v Value) Call(in []Value) []Value {
	v.mustBe(Func, "Call")
	v.mustBeExported("Call")
	return v.call("Call", in)
}

func (v Value) CallSlice(in []Value) []Value {
	v.mustBe(Func, "CallSlice")
	v.mustBeExported("CallSlice")
	return v.call("CallSlice", in)
}

func (v Value) call(op string, in []Value) []Value {
	var t *abi.Type
	var fn, rcvr unsafe.Pointer
	hasRcvr := v.flag&flagMethod != 0
	if hasRcvr {
		var code uintptr
		t, code, rcvr = methodReceiver(op, v)
		fn = unsafe.Pointer(&code)
		if v.typ_.Kind_ != abi.Interface {
			fn = heapWord(code)
		}
	} else {
		t = v.typ_
		fn = v.pointer()
	}
	if fn == nil {
		panic("reflect.Value.Call: call of nil function")
	}
	ft := (*abi.FuncType)(unsafe.Pointer(t))
	n := len(ft.In)
	if op == "CallSlice" {
		if !ft.Variadic {
			panic("reflect: CallSlice of non-variadic function")
		}
		if len(in) < n {
			panic("reflect: CallSlice with too few input arguments")
		}
		if len(in) > n {
			panic("reflect: CallSlice with too many input arguments")
		}
	} else {
		fixed := n
		if ft.Variadic {
			fixed--
		}
		if len(in) < fixed {
			panic("reflect: Call with too few input arguments")
		}
		if !ft.Variadic && len(in) > n {
			panic("reflect: Call with too many input arguments")
		}
	}
	for _, x := range in {
		if x.Kind() == Invalid {
			panic("reflect: " + op + " using zero Value argument")
		}
	}
	if op == "Call" && ft.Variadic {
		m := len(in) - (n - 1)
		slice := MakeSlice(toType(ft.In[n-1]), m, m)
		elem := elemOf(ft.In[n-1])
		for i := range m {
			x := in[n-1+i]
			if !directlyAssignable(elem, x.typ_) && !(Kind(elem.Kind_) == Interface && implements(elem, x.typ_)) {
				panic("reflect: cannot use " + x.typ_.Str + " as type " + elem.Str + " in " + op)
			}
			slice.Index(i).Set(x)
		}
		all := make([]Value, n)
		all[copy(all, in[:n-1])] = slice
		in = all
	}
	// On the stack, unless there are many.
	var argBuf [callBuf]Value
	var resultBuf [callBuf]unsafe.Pointer
	args, results := argBuf[:], resultBuf[:]
	if n > callBuf {
		args = make([]Value, n)
	}
	if len(ft.Out) > callBuf {
		results = make([]unsafe.Pointer, len(ft.Out))
	}
	args, results = args[:n], results[:len(ft.Out)]
	for i, x := range in {
		x.mustBeExported(op)
		if !directlyAssignable(ft.In[i], x.typ_) && !(Kind(ft.In[i].Kind_) == Interface && implements(ft.In[i], x.typ_)) {
			panic("reflect: " + op + " using " + x.typ_.Str + " as type " + ft.In[i].Str)
		}
		args[i] = x.assignTo("reflect.Value.Call", ft.In[i], nil)
	}
	var ret []Value
	var frame unsafe.Pointer
	var off uintptr
	if len(results) > 0 {
		ret = make([]Value, len(results))
		if ptrSize == 4 {
			frame, off = resultFrame(ft, hasRcvr)
		}
	}
	for i, out := range ft.Out {
		if frame != nil && out.Size_ > 0 {
			off = alignUp(off, uintptr(out.Align_))
			ret[i] = Value{out, unsafe.Add(frame, off), flagIndir | flag(out.Kind_)}
			results[i] = ret[i].ptr
			off += out.Size_
		} else if isDirect(out) {
			ret[i] = Value{out, nil, flag(out.Kind_)}
			results[i] = unsafe.Pointer(&ret[i].ptr)
		} else {
			ret[i] = Value{out, unsafe_New(out), flagIndir | flag(out.Kind_)}
			results[i] = ret[i].ptr
		}
	}
	call(fn, t, rcvr, hasRcvr, args, results)
	return ret
}

// heapWord: an interface's table of methods has a place with the code's address, other types have not.
//
//go:noinline
func heapWord(x uintptr) unsafe.Pointer {
	p := new(uintptr)
	*p = x
	return unsafe.Pointer(p)
}

// resultFrame allocates what Go has results in where they come in no registers, behind the arguments; first is where they begin. nil if one of them
// has pointers: the collector would not know which words those are.
//
// DEPARTURE: on 386 Go makes a type for a frame of results with pointers; here each of these results has an object of its own.
func resultFrame(ft *abi.FuncType, hasRcvr bool) (frame unsafe.Pointer, first uintptr) {
	place := func(types []*abi.Type, off uintptr) uintptr {
		for _, t := range types {
			off = alignUp(off, uintptr(t.Align_)) + t.Size_
		}
		return alignUp(off, ptrSize)
	}
	for _, t := range ft.Out {
		if t.PtrBytes != 0 {
			return nil, 0
		}
	}
	if hasRcvr {
		first = ptrSize
	}
	first = place(ft.In, first)
	return unsafe.Pointer(unsafe.SliceData(make([]uintptr, place(ft.Out, first)/ptrSize))), first
}

func alignUp(n, to uintptr) uintptr { return (n + to - 1) &^ (to - 1) }

// callBuf is how many arguments and results need no list on the heap.
const callBuf = 8

// ---------------------------------------------------------------- select

type SelectDir int

const (
	_             SelectDir = iota
	SelectSend              // case Chan <- Send
	SelectRecv              // case <-Chan:
	SelectDefault           // default
)

type SelectCase struct {
	Dir  SelectDir
	Chan Value
	Send Value
}

type runtimeSelect struct {
	dir SelectDir
	typ *abi.Type
	ch  unsafe.Pointer
	val unsafe.Pointer
}

func Select(cases []SelectCase) (chosen int, recv Value, recvOK bool) {
	if len(cases) > 65536 {
		panic("reflect.Select: too many cases (max 65536)")
	}
	run := make([]runtimeSelect, len(cases))
	haveDefault := false
	for i, c := range cases {
		rc := &run[i]
		rc.dir = c.Dir
		switch c.Dir {
		default:
			panic("reflect.Select: invalid Dir")
		case SelectDefault:
			if haveDefault {
				panic("reflect.Select: multiple default cases")
			}
			haveDefault = true
			if c.Chan.IsValid() {
				panic("reflect.Select: default case has Chan value")
			}
			if c.Send.IsValid() {
				panic("reflect.Select: default case has Send value")
			}
		case SelectSend:
			if !c.Chan.IsValid() {
				break
			}
			c.Chan.mustBe(Chan, "Select")
			c.Chan.mustBeExported("Select")
			ct := (*abi.ChanType)(unsafe.Pointer(c.Chan.typ_))
			if ChanDir(ct.Dir)&SendDir == 0 {
				panic("reflect.Select: SendDir case using recv-only channel")
			}
			rc.ch, rc.typ = c.Chan.pointer(), c.Chan.typ_
			if !c.Send.IsValid() {
				panic("reflect.Select: SendDir case missing Send value")
			}
			x := c.Send.assignTo("reflect.Select", ct.Elem, nil)
			if x.flag&flagIndir != 0 {
				rc.val = x.ptr
			} else {
				p := new(unsafe.Pointer)
				*p = x.ptr
				rc.val = unsafe.Pointer(p)
			}
		case SelectRecv:
			if c.Send.IsValid() {
				panic("reflect.Select: RecvDir case has Send value")
			}
			if !c.Chan.IsValid() {
				break
			}
			c.Chan.mustBe(Chan, "Select")
			c.Chan.mustBeExported("Select")
			ct := (*abi.ChanType)(unsafe.Pointer(c.Chan.typ_))
			if ChanDir(ct.Dir)&RecvDir == 0 {
				panic("reflect.Select: RecvDir case using send-only channel")
			}
			rc.ch, rc.typ = c.Chan.pointer(), c.Chan.typ_
			rc.val = unsafe_New(ct.Elem)
		}
	}
	chosen, recvOK = rselect(run)
	if run[chosen].dir == SelectRecv {
		t := elemOf(run[chosen].typ)
		if isDirect(t) {
			recv = Value{t, *(*unsafe.Pointer)(run[chosen].val), flag(t.Kind_)}
		} else {
			recv = Value{t, run[chosen].val, flag(t.Kind_) | flagIndir}
		}
	}
	return chosen, recv, recvOK
}
