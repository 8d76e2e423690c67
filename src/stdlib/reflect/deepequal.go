// reflect: DeepEqual and Swapper. Complete.

package reflect

import (
	"internal/abi"
	"internal/reflectlite"
	"unsafe"
)

// visit is a comparison under way; meeting it again counts as equal.
type visit struct {
	a, b unsafe.Pointer
	typ  *abi.Type
}

func DeepEqual(x, y any) bool {
	if x == nil || y == nil {
		return x == y
	}
	a, b := ValueOf(x), ValueOf(y)
	if a.typ_ != b.typ_ {
		return false
	}
	return deepEqual(a, b, map[visit]bool{})
}

// canCycle reports whether values of this kind can lead back to themselves.
func canCycle(v Value) bool {
	switch v.Kind() {
	case Pointer, Map, Slice, Interface:
		return !v.IsNil()
	}
	return false
}

func deepEqual(a, b Value, seen map[visit]bool) bool {
	if !a.IsValid() || !b.IsValid() {
		return a.IsValid() == b.IsValid()
	}
	if a.typ_ != b.typ_ {
		return false
	}
	if canCycle(a) && canCycle(b) {
		pa, pb := identity(a), identity(b)
		if uintptr(pa) > uintptr(pb) {
			pa, pb = pb, pa
		}
		k := visit{pa, pb, a.typ_}
		if seen[k] {
			return true
		}
		seen[k] = true
	}
	switch a.Kind() {
	case Array:
		for i := range a.Len() {
			if !deepEqual(a.Index(i), b.Index(i), seen) {
				return false
			}
		}
		return true
	case Slice:
		if a.IsNil() != b.IsNil() || a.Len() != b.Len() {
			return false
		}
		if a.UnsafePointer() == b.UnsafePointer() {
			return true
		}
		for i := range a.Len() {
			if !deepEqual(a.Index(i), b.Index(i), seen) {
				return false
			}
		}
		return true
	case Interface:
		if a.IsNil() || b.IsNil() {
			return a.IsNil() == b.IsNil()
		}
		return deepEqual(a.Elem(), b.Elem(), seen)
	case Pointer:
		if a.UnsafePointer() == b.UnsafePointer() {
			return true
		}
		return deepEqual(a.Elem(), b.Elem(), seen)
	case Struct:
		for i := range a.NumField() {
			if !deepEqual(a.Field(i), b.Field(i), seen) {
				return false
			}
		}
		return true
	case Map:
		if a.IsNil() != b.IsNil() || a.Len() != b.Len() {
			return false
		}
		if a.UnsafePointer() == b.UnsafePointer() {
			return true
		}
		for it := a.MapRange(); it.Next(); {
			x, y := it.Value(), b.MapIndex(it.Key())
			if !x.IsValid() || !y.IsValid() || !deepEqual(x, y, seen) {
				return false
			}
		}
		return true
	case Func:
		return a.IsNil() && b.IsNil()
	case Chan, UnsafePointer:
		return a.pointer() == b.pointer()
	}
	return equalBasic(a.Kind(), a, b)
}

func identity(v Value) unsafe.Pointer {
	switch v.Kind() {
	case Pointer, Map:
		return v.pointer()
	}
	return v.ptr
}

// Swapper gives a function that swaps elements of a slice.
func Swapper(slice any) func(i, j int) {
	v := ValueOf(slice)
	if v.Kind() != Slice {
		panic(&ValueError{Method: "Swapper", Kind: v.Kind()})
	}
	return reflectlite.Swapper(slice)
}
