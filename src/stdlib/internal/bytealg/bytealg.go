// Package internal/bytealg: what this library needs of it, in plain Go; assembly-tuning variables and hashes for other packages are absent.

// Package bytealg searches and compares bytes.
package bytealg

import "unsafe"

// text views b as a string.
func text(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// What has no body here is the machine's: one native each (natives-bytes.ts), vector code under the fast engine.

// IndexByte returns the first index of c in b, or -1.
//
//go:noescape
func IndexByte(b []byte, c byte) int

// IndexByteString returns the first index of c in s, or -1.
//
//go:noescape
func IndexByteString(s string, c byte) int

// LastIndexByte returns the last index of c in b, or -1.
func LastIndexByte(b []byte, c byte) int {
	for i := len(b) - 1; i >= 0; i-- {
		if b[i] == c {
			return i
		}
	}
	return -1
}

// LastIndexByteString returns the last index of c in s, or -1.
func LastIndexByteString(s string, c byte) int {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == c {
			return i
		}
	}
	return -1
}

// Count counts c in b.
//
//go:noescape
func Count(b []byte, c byte) int

// CountString counts c in s.
//
//go:noescape
func CountString(s string, c byte) int

// Equal reports whether a and b have the same bytes.
func Equal(a, b []byte) bool {
	return string(a) == string(b)
}

// Compare returns -1, 0 or 1.
//
//go:noescape
func Compare(a, b []byte) int

// CompareString returns -1, 0 or 1.
//
//go:noescape
func CompareString(a, b string) int

// MakeNoZero returns a slice of n bytes with all the capacity that the allocation has.
func MakeNoZero(n int) []byte {
	return append([]byte(nil), make([]byte, n)...)
}

const prime = 16777619

// What indexShort may be given: it takes up to len(s)*len(sep) steps, and nothing interrupts it.
const short = 64

// indexShort returns the first index of sep, not empty, in s, or -1.
//
//go:noescape
func indexShort(s, sep string) int

// IndexString returns the first index of sep, not empty, in s, or -1.
func IndexString(s, sep string) int {
	n := len(sep)
	if n <= short {
		return indexShort(s, sep)
	}
	last := len(s) - n
	first, second := sep[0], sep[1]
	misses := 0
	for i := 0; i <= last; i++ {
		if s[i] != first {
			o := IndexByteString(s[i+1:last+1], first)
			if o < 0 {
				return -1
			}
			i += o + 1
		}
		if s[i+1] == second && s[i:i+n] == sep {
			return i
		}
		misses++
		if misses > 4+i>>4 && i < last {
			// Too many false starts: a rolling hash is linear.
			if j := rabinKarp(s[i+1:], sep); j >= 0 {
				return i + 1 + j
			}
			return -1
		}
	}
	return -1
}

func rabinKarp(s, sep string) int {
	n := len(sep)
	if len(s) < n {
		return -1
	}
	want, h, pow := uint32(0), uint32(0), uint32(1)
	for i := 0; i < n; i++ {
		want = want*prime + uint32(sep[i])
		h = h*prime + uint32(s[i])
		pow *= prime
	}
	for i := n; ; i++ {
		if h == want && s[i-n:i] == sep {
			return i - n
		}
		if i == len(s) {
			return -1
		}
		h = h*prime + uint32(s[i]) - pow*uint32(s[i-n])
	}
}

// Index returns the first index of sep, not empty, in s, or -1.
func Index(s, sep []byte) int {
	return IndexString(text(s), text(sep))
}

// LastIndexString returns the last index of sep, not empty, in s, or -1.
func LastIndexString(s, sep string) int {
	n := len(sep)
	if len(s) < n {
		return -1
	}
	want, h, pow := uint32(0), uint32(0), uint32(1)
	for i := 0; i < n; i++ {
		want = want*prime + uint32(sep[n-1-i])
		h = h*prime + uint32(s[len(s)-1-i])
		pow *= prime
	}
	for i := len(s) - n; ; i-- {
		if h == want && s[i:i+n] == sep {
			return i
		}
		if i == 0 {
			return -1
		}
		h = h*prime + uint32(s[i-1]) - pow*uint32(s[i+n-1])
	}
}

// LastIndex returns the last index of sep, not empty, in s, or -1.
func LastIndex(s, sep []byte) int {
	return LastIndexString(text(s), text(sep))
}
