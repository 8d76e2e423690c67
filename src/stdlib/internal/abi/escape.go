package abi

import "unsafe"

var sink any

var never bool

// EscapeNonString forces what v points to to be on the heap, strings aside. The compiler knows it by its name (Go: escape/call.go): the body says what
// holds for all types, and is replaced for those whose only pointers are strings'.
//
//go:noinline
func EscapeNonString[T any](v T) {
	if never {
		sink = v
	}
}

// Escape gives x back and puts it on the heap.
func Escape[T any](x T) T {
	if never {
		sink = x
	}
	return x
}

// EscapeToResultNonString gives v back; its strings, which the caller copies, need not be on the heap.
func EscapeToResultNonString[T any](v T) T {
	EscapeNonString(v)
	return *(*T)(NoEscape(unsafe.Pointer(&v)))
}
