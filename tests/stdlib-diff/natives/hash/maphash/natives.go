// Stand-ins for the runtime.

package maphash

import (
	"math/rand/v2"
	"unsafe"
)

func runtime_rand() uint64 { return rand.Uint64() }

func runtime_memhash(p unsafe.Pointer, seed, s uintptr) uintptr {
	h := uint64(seed) ^ 14695981039346656037
	for i := range s {
		h = (h ^ uint64(*(*byte)(unsafe.Add(p, i)))) * 1099511628211
	}
	return uintptr(h)
}
