// internal/sync: what the runtime provides.

package sync

import (
	"internal/abi"
	"unsafe"
)

func runtime_SemacquireMutex(s *uint32, lifo bool, skipframes int)
func runtime_Semrelease(s *uint32, handoff bool, skipframes int)
func runtime_nanotime() int64
func runtime_rand() uint64
func typeEqual(t *abi.Type, p, q unsafe.Pointer) bool
func typehash(t *abi.Type, p unsafe.Pointer, seed uintptr) uintptr
func throw(string)
func fatal(string)
