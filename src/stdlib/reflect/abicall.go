// reflect: calls by the machine's calling convention, and the list of the program's types. Complete.

package reflect

import (
	"internal/abi"
	"sync"
	"unsafe"
)

// Limits of the calling convention: a value of more scalars lives in memory, as does what no longer fits in the scalar slots.
const (
	maxParts = 4
	maxSlots = 24
)

// It keeps neither its arguments nor its results.
//
//go:noescape
func runtime_callany(fn unsafe.Pointer, args *uint64, nargs int, mem unsafe.Pointer, memsize uintptr, results *[maxSlots]uint64)

// moveArg is typedmemmove from where an argument is; only what that points to may be kept.
//
//go:noescape
//go:linkname moveArg reflect.typedmemmove
func moveArg(t *abi.Type, dst, src unsafe.Pointer)

//go:linkname runtime_unlock sync.runtime_procUnpin
func runtime_unlock()

// A part is one scalar of a value.
type part struct {
	off  uintptr
	kind uint8
}

const (
	part8s = iota
	part8u
	part16s
	part16u
	part32
	part64
	partPtr
)

const ptrSize = unsafe.Sizeof(uintptr(0))

func wordPart() uint8 {
	if ptrSize == 8 {
		return part64
	}
	return part32
}

// appendParts lists the scalars of a type; ok is false if its values live in memory.
func appendParts(list []part, t *abi.Type, off uintptr) (parts []part, ok bool) {
	first := len(list)
	switch t.Kind_ {
	case abi.Bool, abi.Uint8:
		return append(list, part{off, part8u}), true
	case abi.Int8:
		return append(list, part{off, part8s}), true
	case abi.Int16:
		return append(list, part{off, part16s}), true
	case abi.Uint16:
		return append(list, part{off, part16u}), true
	case abi.Int32, abi.Uint32, abi.Float32:
		return append(list, part{off, part32}), true
	case abi.Int64, abi.Uint64, abi.Float64:
		return append(list, part{off, part64}), true
	case abi.Int, abi.Uint, abi.Uintptr:
		return append(list, part{off, wordPart()}), true
	case abi.Complex64:
		return append(list, part{off, part32}, part{off + 4, part32}), true
	case abi.Complex128:
		return append(list, part{off, part64}, part{off + 8, part64}), true
	case abi.String:
		return append(list, part{off, partPtr}, part{off + ptrSize, wordPart()}), true
	case abi.Interface:
		return append(list, part{off, partPtr}, part{off + ptrSize, partPtr}), true
	case abi.Slice:
		return append(list, part{off, partPtr}, part{off + ptrSize, wordPart()}, part{off + 2*ptrSize, wordPart()}), true
	case abi.Array:
		at := (*abi.ArrayType)(unsafe.Pointer(t))
		switch at.Len {
		case 0:
			return list, true
		case 1:
			return appendParts(list, at.Elem, off)
		}
		return list, false
	case abi.Struct:
		for _, f := range (*abi.StructType)(unsafe.Pointer(t)).Fields {
			if list, ok = appendParts(list, f.Typ, off+f.Offset); !ok || len(list)-first > maxParts {
				return list[:first], false
			}
		}
		return list, true
	}
	return append(list, part{off, partPtr}), true
}

// load reads a scalar as a slot holds it.
func (p part) load(v unsafe.Pointer) uint64 {
	q := unsafe.Add(v, p.off)
	switch p.kind {
	case part8s:
		return uint64(*(*int8)(q))
	case part8u:
		return uint64(*(*uint8)(q))
	case part16s:
		return uint64(*(*int16)(q))
	case part16u:
		return uint64(*(*uint16)(q))
	case part32:
		return uint64(*(*uint32)(q))
	case part64:
		return *(*uint64)(q)
	}
	return uint64(*(*uintptr)(q))
}

func (p part) store(v unsafe.Pointer, x uint64) {
	q := unsafe.Add(v, p.off)
	switch p.kind {
	case part8s, part8u:
		*(*uint8)(q) = uint8(x)
	case part16s, part16u:
		*(*uint16)(q) = uint16(x)
	case part32:
		*(*uint32)(q) = uint32(x)
	case part64:
		*(*uint64)(q) = x
	default:
		// A pointer is stored as one, for the collector to see.
		*(*unsafe.Pointer)(q) = unsafe.Pointer(uintptr(x))
	}
}

// A place is where a parameter or a result is: in scalar slots or at an offset of the memory area.
type place struct {
	typ   *abi.Type
	parts []part // nil: in memory
	slot  int
	mem   uintptr
}

// placeAll gives types their places; slot and mem are the first free ones.
func placeAll(types []*abi.Type, slot int, mem uintptr) (places []place, slots int, size uintptr) {
	places = make([]place, len(types))
	for i, t := range types {
		parts, ok := appendParts(make([]part, 0, maxParts), t, 0)
		p := &places[i]
		p.typ = t
		if ok && slot+len(parts) <= maxSlots {
			p.parts, p.slot = parts, slot
			slot += len(parts)
			continue
		}
		p.slot = -1
		p.mem = mem
		mem = (mem + t.Size_ + 7) &^ 7
	}
	return places, slot, mem
}

// A frameLayout is how the arguments and results of a function type lie.
type frameLayout struct {
	in, out []place
	nargs   int
	size    uintptr
	ptrs    []int32   // offsets from the end of the memory area of the pointers among the arguments there, ascending
	areas   sync.Pool // of []unsafe.Pointer, as long as the memory area; pointers, so that the collector sees what lies there
}

// layouts are the frameLayouts of function types, without a receiver and with one.
var layouts [2]sync.Map

func layoutOf(t *abi.Type, hasRcvr bool) *frameLayout {
	slot := 0
	if hasRcvr {
		slot = 1
	}
	if l, ok := layouts[slot].Load(t); ok {
		return l.(*frameLayout)
	}
	ft := (*abi.FuncType)(unsafe.Pointer(t))
	l := new(frameLayout)
	l.in, l.nargs, l.size = placeAll(ft.In, slot, 0)
	l.out, _, l.size = placeAll(ft.Out, 0, l.size)
	for i := range l.in {
		if l.in[i].slot < 0 {
			l.ptrs = appendPointers(l.ptrs, l.in[i].typ, int32(l.in[i].mem)-int32(l.size))
		}
	}
	l.areas.New = func() any {
		area := make([]unsafe.Pointer, l.size/ptrSize)
		return &area
	}
	known, _ := layouts[slot].LoadOrStore(t, l)
	return known.(*frameLayout)
}

// call calls fn of type t with values that have its parameters' types; results point to where those go. A receiver is one pointer before the arguments.
//
//go:wrapper
func call(fn unsafe.Pointer, t *abi.Type, rcvr unsafe.Pointer, hasRcvr bool, args []Value, results []unsafe.Pointer) {
	l := layoutOf(t, hasRcvr)
	var slots, values [maxSlots]uint64
	var mem unsafe.Pointer
	var area *[]unsafe.Pointer
	if l.size > 0 {
		area = l.areas.Get().(*[]unsafe.Pointer)
		mem = unsafe.Pointer(unsafe.SliceData(*area))
	}
	if hasRcvr {
		slots[0] = uint64(uintptr(rcvr))
	}
	for i := range l.in {
		p := &l.in[i]
		from := args[i].ptr
		if args[i].flag&flagIndir == 0 {
			from = unsafe.Pointer(&args[i].ptr)
		}
		if p.typ.PtrBytes != 0 {
			contentEscapes(from)
		}
		if p.slot < 0 {
			if p.typ.Size_ > 0 {
				moveArg(p.typ, unsafe.Add(mem, p.mem), from)
			}
			continue
		}
		for k, x := range p.parts {
			slots[p.slot+k] = x.load(from)
		}
	}
	runtime_callany(fn, &slots[0], l.nargs, mem, l.size, &values)
	// Until the results are stored nothing else runs.
	for i := range l.out {
		p := &l.out[i]
		if p.slot < 0 {
			if p.typ.Size_ > 0 {
				typedmemmove(p.typ, results[i], unsafe.Add(mem, p.mem))
			}
			continue
		}
		for k, x := range p.parts {
			x.store(results[i], values[p.slot+k])
		}
	}
	runtime_unlock()
	if area != nil {
		clear(*area)
		l.areas.Put(area)
	}
	keepAlive(unsafe.SliceData(args))
	keepAlive(rcvr)
}

//go:noinline
func keepAlive(any) {}

//go:linkname symaddr runtime.symaddr
func symaddr(name string) unsafe.Pointer

// typelinks gives the descriptors of all types in the program.
func typelinks() []*abi.Type {
	p := symaddr("runtime..typelinks")
	if p == nil {
		return nil
	}
	n := int(*(*uint32)(p))
	return unsafe.Slice((**abi.Type)(unsafe.Add(p, ptrSize)), n)
}
