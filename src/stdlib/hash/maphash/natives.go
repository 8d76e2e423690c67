// hash/maphash: what the runtime provides.

package maphash

import "unsafe"

func runtime_rand() uint64

//go:noescape
func runtime_memhash(p unsafe.Pointer, seed, s uintptr) uintptr
