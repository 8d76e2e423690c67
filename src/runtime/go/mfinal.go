// Finalizers, cleanups and weak pointers (Go: runtime/mfinal.go, runtime/mcleanup.go, weak). The collector keeps a list of specials whose objects
// have become unreachable; a goroutine of the runtime's own calls their functions.

package runtime

import (
	"internal/abi"
	"internal/race"
	"unsafe"
)

const (
	specialFinalizer = 1
	specialCleanup   = 2
	specialWeak      = 3
	specialBubble    = 4 // belongs to the bubble with the id
)

var fin struct {
	proc    *g
	running bool
	nextID  uint64
}

// setfinproc tells the collector which goroutine to make ready when specials are queued.
func setfinproc(gp *g)

func startFinalizers() {
	if fin.proc == nil {
		fin.proc = newsysproc(runFinalizers)
		setfinproc(fin.proc)
	}
}

func runFinalizers() {
	for {
		kind, obj, fn, arg, typ := takespecial()
		switch kind {
		case 0:
			gopark(waitReasonFinalizerWait)
		case specialFinalizer:
			race.Forget()
			race.Acquire(fn)
			runFinalizer(obj, fn, (*_type)(arg), (*functype)(unsafe.Pointer(typ)))
		case specialCleanup:
			race.Forget()
			race.Acquire(fn)
			f := *(*func())(unsafe.Pointer(&fn))
			f()
		}
	}
}

// runFinalizer calls fn, of type ft, with the object, a pointer of type ot; its results are dropped.
func runFinalizer(obj, fn unsafe.Pointer, ot *_type, ft *functype) {
	var args [2]uint64
	n := 1
	args[0] = uint64(uintptr(obj))
	if in := ft.In[0]; in.Kind_ == abi.Interface {
		n = 2
		args[1] = args[0]
		if inter := (*interfacetype)(unsafe.Pointer(in)); len(inter.Methods) == 0 {
			args[0] = uint64(uintptr(unsafe.Pointer(ot)))
		} else {
			args[0] = uint64(uintptr(unsafe.Pointer(assertE2I(inter, ot))))
		}
	}
	// Results in memory: at most all of them.
	size := uintptr(0)
	for _, t := range ft.Out {
		size += (t.Size_ + 7) &^ 7
	}
	var mem unsafe.Pointer
	if size != 0 {
		mem = mallocgc(size, nil, true)
	}
	var results [24]uint64
	callany(fn, &args[0], n, mem, size, &results)
	getg().locks--
	KeepAlive(obj)
}

// SetFinalizer sets the finalizer associated with obj to the provided function.
func SetFinalizer(obj any, finalizer any) {
	e := efaceOf(&obj)
	if e._type == nil {
		throw("runtime.SetFinalizer: first argument is nil")
	}
	if e._type.Kind_ != abi.Pointer {
		throw("runtime.SetFinalizer: first argument is " + e._type.Str + ", not pointer")
	}
	ot := (*ptrtype)(unsafe.Pointer(e._type))
	if ot.Elem == nil {
		throw("nil elem type!")
	}
	if e.data == nil {
		throw("runtime.SetFinalizer: pointer not in heap")
	}
	base, size := findobject(e.data)
	if base == nil {
		// Variables of the program and zero-sized objects never die.
		if !inheap(e.data) {
			return
		}
		throw("runtime.SetFinalizer: pointer not in heap")
	}
	if base != e.data && !(ot.Elem.PtrBytes == 0 && ot.Elem.Size_ < 16 && size == 16) {
		throw("runtime.SetFinalizer: pointer not at beginning of allocated block")
	}
	f := efaceOf(&finalizer)
	if f._type == nil {
		removespecial(e.data, specialFinalizer, 0)
		return
	}
	if f._type.Kind_ != abi.Func {
		throw("runtime.SetFinalizer: second argument is " + f._type.Str + ", not a function")
	}
	ft := (*functype)(unsafe.Pointer(f._type))
	if ft.Variadic {
		throw("runtime.SetFinalizer: cannot pass " + e._type.Str + " to finalizer " + f._type.Str + " because dotdotdot")
	}
	if len(ft.In) != 1 {
		throw("runtime.SetFinalizer: cannot pass " + e._type.Str + " to finalizer " + f._type.Str)
	}
	in := ft.In[0]
	ok := in == e._type
	if !ok && in.Kind_ == abi.Pointer {
		ok = (in.Uncommon == nil || e._type.Uncommon == nil) && (*ptrtype)(unsafe.Pointer(in)).Elem == ot.Elem
	}
	if !ok && in.Kind_ == abi.Interface {
		inter := (*interfacetype)(unsafe.Pointer(in))
		ok = len(inter.Methods) == 0 || assertE2I2(inter, e._type) != nil
	}
	if !ok {
		throw("runtime.SetFinalizer: cannot pass " + e._type.Str + " to finalizer " + f._type.Str)
	}
	startFinalizers()
	race.ReleaseMerge(f.data)
	if !addspecial(e.data, specialFinalizer, f.data, nil, f._type, uint64(uintptr(unsafe.Pointer(e._type)))) {
		throw("runtime.SetFinalizer: finalizer already set")
	}
}

// Cleanup is a handle to a cleanup call for a specific object.
type Cleanup struct {
	id  uint64
	ptr uintptr
}

// AddCleanup attaches a cleanup function to ptr.
func AddCleanup[T, S any](ptr *T, cleanup func(S), arg S) Cleanup {
	p := unsafe.Pointer(ptr)
	if p == nil {
		panic(plainError("runtime.AddCleanup: ptr is nil"))
	}
	fn := func() { cleanup(arg) }
	if e := efaceOf2(arg); e._type != nil && e._type.Kind_ == abi.Pointer && e.data == p {
		panic(plainError("runtime.AddCleanup: ptr is equal to arg, cleanup will never run"))
	}
	return addCleanup(p, *(*unsafe.Pointer)(unsafe.Pointer(&fn)))
}

func efaceOf2(x any) eface { return *efaceOf(&x) }

func addCleanup(p, fn unsafe.Pointer) Cleanup {
	base, _ := findobject(p)
	if base == nil {
		if inheap(p) {
			panic(plainError("runtime.AddCleanup: ptr not in allocated block"))
		}
		return Cleanup{}
	}
	startFinalizers()
	race.ReleaseMerge(fn)
	fin.nextID++
	id := fin.nextID
	addspecial(p, specialCleanup, fn, nil, nil, id)
	return Cleanup{id, uintptr(p)}
}

// Stop cancels the cleanup call.
func (c Cleanup) Stop() {
	if c.id != 0 {
		removespecial(unsafe.Pointer(c.ptr), specialCleanup, c.id)
	}
}

//go:linkname internal_weak_runtime_registerWeakPointer internal/weak.runtime_registerWeakPointer
func internal_weak_runtime_registerWeakPointer(p unsafe.Pointer) unsafe.Pointer {
	return registerWeak(p)
}

//go:linkname internal_weak_runtime_makeStrongFromWeak internal/weak.runtime_makeStrongFromWeak
func internal_weak_runtime_makeStrongFromWeak(h unsafe.Pointer) unsafe.Pointer {
	if h == nil {
		return nil
	}
	return weakget(h)
}

//go:linkname weak_runtime_registerWeakPointer weak.runtime_registerWeakPointer
func weak_runtime_registerWeakPointer(p unsafe.Pointer) unsafe.Pointer { return registerWeak(p) }

// immortalHandles has the handles of what is not in the heap and cannot die, by address.
var immortalHandles map[uintptr]unsafe.Pointer

// registerWeak gives equal pointers equal handles.
func registerWeak(p unsafe.Pointer) unsafe.Pointer {
	if inheap(p) {
		return weakhandle(p)
	}
	gp := getg()
	gp.locks++
	h, ok := immortalHandles[uintptr(p)]
	if !ok {
		h = weakhandle(p)
		if immortalHandles == nil {
			immortalHandles = map[uintptr]unsafe.Pointer{}
		}
		immortalHandles[uintptr(p)] = h
	}
	gp.locks--
	return h
}

//go:linkname weak_runtime_makeStrongFromWeak weak.runtime_makeStrongFromWeak
func weak_runtime_makeStrongFromWeak(h unsafe.Pointer) unsafe.Pointer {
	if h == nil {
		return nil
	}
	return weakget(h)
}

func weakget(h unsafe.Pointer) unsafe.Pointer
