// sync/atomic: the 64-bit functions. On the 32-bit machine their operand must be 8-aligned, as on a 386, but for And and Or.

package atomic

import "unsafe"

const ptrSize = 4 << (^uintptr(0) >> 63)

// check64 faults as a 386 does when a 64-bit operand is not aligned.
func check64(addr unsafe.Pointer) {
	if ptrSize == 4 && uintptr(addr)&7 != 0 {
		panicUnaligned()
	}
}

func panicUnaligned() { panic("unaligned 64-bit atomic operation") }

//go:noinline
func SwapInt64(addr *int64, new int64) (old int64) {
	check64(unsafe.Pointer(addr))
	old = *addr
	*addr = new
	return
}

//go:noinline
func CompareAndSwapInt64(addr *int64, old, new int64) (swapped bool) {
	check64(unsafe.Pointer(addr))
	if *addr != old {
		return false
	}
	*addr = new
	return true
}

//go:noinline
func AddInt64(addr *int64, delta int64) (new int64) {
	check64(unsafe.Pointer(addr))
	*addr += delta
	return *addr
}

//go:noinline
func AndInt64(addr *int64, mask int64) (old int64) {
	old = *addr
	*addr = old & mask
	return
}

//go:noinline
func OrInt64(addr *int64, mask int64) (old int64) {
	old = *addr
	*addr = old | mask
	return
}

//go:noinline
func LoadInt64(addr *int64) (val int64) {
	check64(unsafe.Pointer(addr))
	return *addr
}

//go:noinline
func StoreInt64(addr *int64, val int64) {
	check64(unsafe.Pointer(addr))
	*addr = val
}

//go:noinline
func SwapUint64(addr *uint64, new uint64) (old uint64) {
	check64(unsafe.Pointer(addr))
	old = *addr
	*addr = new
	return
}

//go:noinline
func CompareAndSwapUint64(addr *uint64, old, new uint64) (swapped bool) {
	check64(unsafe.Pointer(addr))
	if *addr != old {
		return false
	}
	*addr = new
	return true
}

//go:noinline
func AddUint64(addr *uint64, delta uint64) (new uint64) {
	check64(unsafe.Pointer(addr))
	*addr += delta
	return *addr
}

//go:noinline
func AndUint64(addr *uint64, mask uint64) (old uint64) {
	old = *addr
	*addr = old & mask
	return
}

//go:noinline
func OrUint64(addr *uint64, mask uint64) (old uint64) {
	old = *addr
	*addr = old | mask
	return
}

//go:noinline
func LoadUint64(addr *uint64) (val uint64) {
	check64(unsafe.Pointer(addr))
	return *addr
}

//go:noinline
func StoreUint64(addr *uint64, val uint64) {
	check64(unsafe.Pointer(addr))
	*addr = val
}
