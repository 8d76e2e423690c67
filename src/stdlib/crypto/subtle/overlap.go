package subtle

import "unsafe"

// inexactOverlap reports whether a and b, of one length, share memory without being the same.
func inexactOverlap(a, b []byte) bool {
	p, q := uintptr(unsafe.Pointer(&a[0])), uintptr(unsafe.Pointer(&b[0]))
	return p != q && p < q+uintptr(len(b)) && q < p+uintptr(len(a))
}
