// Package alias tells whether slices share memory.
package alias

import "unsafe"

// Any reports whether x and y have a byte in common.
func Any(x, y []byte) bool {
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	p, q := uintptr(unsafe.Pointer(&x[0])), uintptr(unsafe.Pointer(&y[0]))
	return p < q+uintptr(len(y)) && q < p+uintptr(len(x))
}

// Inexact reports whether x and y share memory and do not begin at one place: then one cannot be written while the other is read.
func Inexact(x, y []byte) bool {
	return Any(x, y) && &x[0] != &y[0]
}
