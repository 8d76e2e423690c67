// sync/atomic: complete. The machine runs one goroutine at a time and switches only at safepoints, so the operations are plain
// memory accesses.

package atomic

import "unsafe"

//go:noinline
func SwapInt32(addr *int32, new int32) (old int32) {
	old = *addr
	*addr = new
	return
}

//go:noinline
func SwapUint32(addr *uint32, new uint32) (old uint32) {
	old = *addr
	*addr = new
	return
}

//go:noinline
func SwapUintptr(addr *uintptr, new uintptr) (old uintptr) {
	old = *addr
	*addr = new
	return
}

//go:noinline
func SwapPointer(addr *unsafe.Pointer, new unsafe.Pointer) (old unsafe.Pointer) {
	old = *addr
	*addr = new
	return
}

//go:noinline
func CompareAndSwapInt32(addr *int32, old, new int32) (swapped bool) {
	if *addr != old {
		return false
	}
	*addr = new
	return true
}

//go:noinline
func CompareAndSwapUint32(addr *uint32, old, new uint32) (swapped bool) {
	if *addr != old {
		return false
	}
	*addr = new
	return true
}

//go:noinline
func CompareAndSwapUintptr(addr *uintptr, old, new uintptr) (swapped bool) {
	if *addr != old {
		return false
	}
	*addr = new
	return true
}

//go:noinline
func CompareAndSwapPointer(addr *unsafe.Pointer, old, new unsafe.Pointer) (swapped bool) {
	if *addr != old {
		return false
	}
	*addr = new
	return true
}

//go:noinline
func AddInt32(addr *int32, delta int32) (new int32) {
	*addr += delta
	return *addr
}

//go:noinline
func AddUint32(addr *uint32, delta uint32) (new uint32) {
	*addr += delta
	return *addr
}

//go:noinline
func AddUintptr(addr *uintptr, delta uintptr) (new uintptr) {
	*addr += delta
	return *addr
}

//go:noinline
func AndInt32(addr *int32, mask int32) (old int32) {
	old = *addr
	*addr = old & mask
	return
}

//go:noinline
func AndUint32(addr *uint32, mask uint32) (old uint32) {
	old = *addr
	*addr = old & mask
	return
}

//go:noinline
func AndUintptr(addr *uintptr, mask uintptr) (old uintptr) {
	old = *addr
	*addr = old & mask
	return
}

//go:noinline
func OrInt32(addr *int32, mask int32) (old int32) {
	old = *addr
	*addr = old | mask
	return
}

//go:noinline
func OrUint32(addr *uint32, mask uint32) (old uint32) {
	old = *addr
	*addr = old | mask
	return
}

//go:noinline
func OrUintptr(addr *uintptr, mask uintptr) (old uintptr) {
	old = *addr
	*addr = old | mask
	return
}

//go:noinline
func LoadInt32(addr *int32) (val int32) { return *addr }

//go:noinline
func LoadUint32(addr *uint32) (val uint32) { return *addr }

//go:noinline
func LoadUintptr(addr *uintptr) (val uintptr) { return *addr }

//go:noinline
func LoadPointer(addr *unsafe.Pointer) (val unsafe.Pointer) { return *addr }

//go:noinline
func StoreInt32(addr *int32, val int32) { *addr = val }

//go:noinline
func StoreUint32(addr *uint32, val uint32) { *addr = val }

//go:noinline
func StoreUintptr(addr *uintptr, val uintptr) { *addr = val }

//go:noinline
func StorePointer(addr *unsafe.Pointer, val unsafe.Pointer) { *addr = val }
