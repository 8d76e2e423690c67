// Allocation entry points that the compiler and other packages name (Go: runtime/malloc.go). The allocator is a native.

package runtime

import "unsafe"

// largeSize is the largest size that has a size class.
const largeSize = 32768 - 8

// Objects without pointers of hugeSize and more are zeroed in pieces, so that others run in between (Go: memclrNoHeapPointersChunked). The machine has the
// same limit (runtime/natives.ts).
const (
	hugeSize  = 1 << 20
	zeroBytes = 256 << 10
)

// gcmalloc is where mallocgc goes on when a collection is due: its signature must stay mallocgc's.
func gcmalloc(size uintptr, typ *_type, needzero bool) unsafe.Pointer {
	if size > largeSize {
		// The object counts for the cycle that it starts, and what it will replace still lives then.
		huge := needzero && size >= hugeSize && (typ == nil || typ.PtrBytes == 0)
		if p := mallocnow(size, typ, needzero && !huge); p != nil {
			gcwork()
			if huge {
				zerolarge(size, p, true)
			}
			return p
		}
	}
	gcwork()
	p := mallocnow(size, typ, needzero)
	if p == nil {
		gcexhausted()
		p = mallocnow(size, typ, needzero)
		if p == nil {
			outofmemory(size)
		}
	}
	return p
}

// zerolarge is where mallocgc goes on with a huge object that it has made: its signature must stay mallocgc's.
func zerolarge(size uintptr, p unsafe.Pointer, needzero bool) unsafe.Pointer {
	for off := uintptr(0); off < size; off += zeroBytes {
		zeropiece(add(p, off), min(zeroBytes, size-off))
	}
	return p
}

func gcnewobject(typ *_type) unsafe.Pointer { return gcmalloc(typ.Size_, typ, true) }

// gcwork does what an allocation owes the collector: it starts the cycle that is due, or marks as much as it must. The machine
// calls it for the instruction new.
func gcwork() {
	if gcdue() {
		runpoolcleanup()
	}
	for gchelp() {
	}
}

// outofmemory is also called by the machine.
func outofmemory(size uintptr) {
	if uint64(size) > 1<<48 {
		throw("runtime: allocation size out of range")
	}
	print("runtime: out of memory: cannot allocate ", size, "-byte block (", heapinuse(), " in use)\n")
	throw("out of memory")
}

func heapinuse() uintptr

// newarray allocates n elements.
func newarray(typ *_type, n int) unsafe.Pointer {
	if n == 1 {
		return mallocgc(typ.Size_, typ, true)
	}
	mem, overflow := mulUintptr(typ.Size_, uintptr(n))
	if overflow || mem > maxAlloc || n < 0 {
		panic(plainError("runtime: allocation size out of range"))
	}
	return mallocgc(mem, typ, true)
}

//go:linkname reflect_unsafe_New reflect.unsafe_New
func reflect_unsafe_New(typ *_type) unsafe.Pointer { return mallocgc(typ.Size_, typ, true) }

//go:linkname reflect_unsafe_NewArray reflect.unsafe_NewArray
func reflect_unsafe_NewArray(typ *_type, n int) unsafe.Pointer { return newarray(typ, n) }

//go:linkname reflect_typedmemmove reflect.typedmemmove
func reflect_typedmemmove(typ *_type, dst, src unsafe.Pointer) {
	typedmemmove(typ, dst, src)
}

//go:linkname reflect_typedmemclr reflect.typedmemclr
func reflect_typedmemclr(typ *_type, ptr unsafe.Pointer) { typedmemclr(typ, ptr) }

//go:linkname reflect_typedarrayclear reflect.typedarrayclear
func reflect_typedarrayclear(typ *_type, ptr unsafe.Pointer, n int) {
	memclrHasPointers(ptr, typ.Size_*uintptr(n))
}
