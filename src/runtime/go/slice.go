// make, append and copy (Go: runtime/slice.go).

package runtime

import "unsafe"

var zerobase uintptr

func mulUintptr(a, b uintptr) (uintptr, bool) {
	if a|b < 1<<(4*ptrSize) || a == 0 {
		return a * b, false
	}
	return a * b, b > ^uintptr(0)/a
}

func panicmakeslicelen() { panic(errorString("makeslice: len out of range")) }
func panicmakeslicecap() { panic(errorString("makeslice: cap out of range")) }

func makeslice(et *_type, len, cap int) unsafe.Pointer {
	mem, overflow := mulUintptr(et.Size_, uintptr(cap))
	if overflow || mem > maxAlloc || len < 0 || len > cap {
		// The length is what the program wrote, so it is blamed first.
		mem, overflow := mulUintptr(et.Size_, uintptr(len))
		if overflow || mem > maxAlloc || len < 0 {
			panicmakeslicelen()
		}
		panicmakeslicecap()
	}
	return mallocgc(mem, et, true)
}

func makeslice64(et *_type, len64, cap64 int64) unsafe.Pointer {
	len := int(len64)
	if int64(len) != len64 {
		panicmakeslicelen()
	}
	cap := int(cap64)
	if int64(cap) != cap64 {
		panicmakeslicecap()
	}
	return makeslice(et, len, cap)
}

// makeslicecopy is make followed by copy.
func makeslicecopy(et *_type, tolen, fromlen int, from unsafe.Pointer) unsafe.Pointer {
	var tomem, copymem uintptr
	if uintptr(tolen) > uintptr(fromlen) {
		var overflow bool
		tomem, overflow = mulUintptr(et.Size_, uintptr(tolen))
		if overflow || tomem > maxAlloc || tolen < 0 {
			panicmakeslicelen()
		}
		copymem = et.Size_ * uintptr(fromlen)
	} else {
		tomem = et.Size_ * uintptr(tolen)
		copymem = tomem
	}
	if et.PtrBytes == 0 {
		to := mallocgc(tomem, nil, false)
		if copymem < tomem {
			memclrNoHeapPointers(add(to, copymem), tomem-copymem)
		}
		memmove(to, from, copymem)
		return to
	}
	to := mallocgc(tomem, et, true)
	if et.Size_ != 0 {
		typedslicemove(et, to, from, copymem/et.Size_)
	}
	return to
}

// growslice makes room for num more elements: newLen counts them already.
func growslice(oldPtr unsafe.Pointer, newLen, oldCap, num int, et *_type) slice {
	oldLen := newLen - num
	if newLen < 0 {
		panic(errorString("growslice: len out of range"))
	}
	size := et.Size_
	if size == 0 {
		return slice{unsafe.Pointer(&zerobase), newLen, newLen}
	}
	newcap := nextslicecap(newLen, oldCap)
	noscan := et.PtrBytes == 0
	capmem, overflow := mulUintptr(size, uintptr(newcap))
	if overflow || capmem > maxAlloc {
		panic(errorString("growslice: len out of range"))
	}
	capmem = roundupsize(capmem, noscan)
	newcap = int(capmem / size)
	capmem = uintptr(newcap) * size
	if capmem > maxAlloc {
		panic(errorString("growslice: len out of range"))
	}
	lenmem := uintptr(oldLen) * size
	var p unsafe.Pointer
	if noscan {
		p = mallocgc(capmem, nil, false)
		newlenmem := uintptr(newLen) * size
		memclrNoHeapPointers(add(p, newlenmem), capmem-newlenmem)
		memmove(p, oldPtr, lenmem)
	} else {
		p = mallocgc(capmem, et, true)
		typedslicemove(et, p, oldPtr, uintptr(oldLen))
	}
	return slice{p, newLen, newcap}
}

// nextslicecap: double while small, then by steps towards a quarter.
func nextslicecap(newLen, oldCap int) int {
	newcap := oldCap
	if newLen > newcap+newcap {
		return newLen
	}
	const threshold = 256
	if oldCap < threshold {
		return newcap + newcap
	}
	for {
		newcap += (newcap + 3*threshold) >> 2
		if uint(newcap) >= uint(newLen) {
			break
		}
	}
	if newcap <= 0 {
		return newLen
	}
	return newcap
}

func growsliceNoAlias(oldPtr unsafe.Pointer, newLen, oldCap, num int, et *_type) slice {
	return growslice(oldPtr, newLen, oldCap, num, et)
}

// growsliceBuf is growslice with a stack buffer of bufLen elements to use first.
func growsliceBuf(oldPtr unsafe.Pointer, newLen, oldCap, num int, et *_type, bufPtr unsafe.Pointer, bufLen int) slice {
	if newLen > bufLen {
		return growslice(oldPtr, newLen, oldCap, num, et)
	}
	oldLen := newLen - num
	if oldPtr != bufPtr && oldLen != 0 {
		memmove(bufPtr, oldPtr, uintptr(oldLen)*et.Size_)
	}
	newCap := int(roundupsize(uintptr(newLen)*et.Size_, et.PtrBytes == 0) / et.Size_)
	if newCap > bufLen {
		newCap = bufLen
	}
	if newLen < newCap {
		memclrNoHeapPointers(add(bufPtr, uintptr(newLen)*et.Size_), uintptr(newCap-newLen)*et.Size_)
	}
	return slice{bufPtr, newLen, newCap}
}

func growsliceBufNoAlias(oldPtr unsafe.Pointer, newLen, oldCap, num int, et *_type, bufPtr unsafe.Pointer, bufLen int) slice {
	return growsliceBuf(oldPtr, newLen, oldCap, num, et, bufPtr, bufLen)
}

//go:linkname reflect_growslice reflect.growslice
func reflect_growslice(et *_type, old slice, num int) slice {
	num -= old.cap - old.len
	s := growslice(old.array, old.cap+num, old.cap, num, et)
	if et.PtrBytes == 0 {
		oldmem := uintptr(old.cap) * et.Size_
		memclrNoHeapPointers(add(s.array, oldmem), uintptr(s.len)*et.Size_-oldmem)
	}
	s.len = old.len
	return s
}

// slicecopy copies elements without pointers.
func slicecopy(toPtr unsafe.Pointer, toLen int, fromPtr unsafe.Pointer, fromLen int, width uintptr) int {
	n := fromLen
	if toLen < n {
		n = toLen
	}
	if n == 0 || width == 0 {
		return n
	}
	memmove(toPtr, fromPtr, uintptr(n)*width)
	return n
}

func typedslicecopy(et *_type, dstPtr unsafe.Pointer, dstLen int, srcPtr unsafe.Pointer, srcLen int) int {
	n := dstLen
	if n > srcLen {
		n = srcLen
	}
	if n == 0 || dstPtr == srcPtr || et.Size_ == 0 {
		return n
	}
	typedslicemove(et, dstPtr, srcPtr, uintptr(n))
	return n
}

//go:linkname reflect_typedslicecopy reflect.typedslicecopy
func reflect_typedslicecopy(et *_type, dst, src slice) int {
	return typedslicecopy(et, dst.array, dst.len, src.array, src.len)
}

// moveSlice copies a backing store from the stack to the heap.
func moveSlice(et *_type, old unsafe.Pointer, len, cap int) (unsafe.Pointer, int, int) {
	if cap == 0 {
		if old != nil {
			old = unsafe.Pointer(&zerobase)
		}
		return old, 0, 0
	}
	mem := uintptr(cap) * et.Size_
	p := mallocgc(mem, et, true)
	typedslicemove(et, p, old, uintptr(cap))
	return p, len, cap
}

func moveSliceNoScan(elemSize uintptr, old unsafe.Pointer, len, cap int) (unsafe.Pointer, int, int) {
	if cap == 0 {
		if old != nil {
			old = unsafe.Pointer(&zerobase)
		}
		return old, 0, 0
	}
	mem := uintptr(cap) * elemSize
	p := mallocgc(mem, nil, false)
	memmove(p, old, mem)
	return p, len, cap
}

func moveSliceNoCap(et *_type, old unsafe.Pointer, len int) (unsafe.Pointer, int, int) {
	if len == 0 {
		if old != nil {
			old = unsafe.Pointer(&zerobase)
		}
		return old, 0, 0
	}
	cap := roundupsize(uintptr(len)*et.Size_, false) / et.Size_
	p := mallocgc(cap*et.Size_, et, true)
	typedslicemove(et, p, old, uintptr(len))
	return p, len, int(cap)
}

func moveSliceNoCapNoScan(elemSize uintptr, old unsafe.Pointer, len int) (unsafe.Pointer, int, int) {
	if len == 0 {
		if old != nil {
			old = unsafe.Pointer(&zerobase)
		}
		return old, 0, 0
	}
	mem := uintptr(len) * elemSize
	capmem := roundupsize(mem, true)
	p := mallocgc(capmem, nil, false)
	memmove(p, old, mem)
	memclrNoHeapPointers(add(p, mem), capmem-mem)
	return p, len, int(capmem / elemSize)
}

func panicSliceConvert(x int, y int) { goPanicSliceConvert(x, y) }
