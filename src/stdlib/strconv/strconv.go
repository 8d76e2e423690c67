// Package strconv: the whole API is present; nothing is absent.

// Package strconv converts between basic values and text.
package strconv

import (
	"errors"
	"unsafe"
)

// IntSize is the width of an int.
const IntSize = 32 << (^uint(0) >> 63)

// ErrRange says that a value doesn't fit the type.
var ErrRange = errors.New("value out of range")

// ErrSyntax says that a text isn't of the type's syntax.
var ErrSyntax = errors.New("invalid syntax")

// NumError is a failed conversion.
type NumError struct {
	Func string // the function (ParseBool, ParseInt, ...)
	Num  string // its input
	Err  error  // why it failed
}

func (e *NumError) Error() string {
	return "strconv." + e.Func + ": " + "parsing " + Quote(e.Num) + ": " + e.Err.Error()
}

// Unwrap returns the reason.
func (e *NumError) Unwrap() error { return e.Err }

// clone makes a copy, so that an error doesn't keep a big text alive, and callers' texts don't escape.
// clone always allocates: a conversion would take strings of one byte from a table.
func clone(s string) string {
	if s == "" {
		return ""
	}
	b := make([]byte, len(s))
	copy(b, s)
	return unsafe.String(&b[0], len(b))
}

func syntaxError(fn, str string) *NumError {
	return &NumError{fn, clone(str), ErrSyntax}
}

func rangeError(fn, str string) *NumError {
	return &NumError{fn, clone(str), ErrRange}
}

func baseError(fn, str string, base int) *NumError {
	return &NumError{fn, clone(str), errors.New("invalid base " + Itoa(base))}
}

func bitSizeError(fn, str string, bitSize int) *NumError {
	return &NumError{fn, clone(str), errors.New("invalid bit size " + Itoa(bitSize))}
}

// ParseBool accepts 1, t, T, TRUE, true, True, 0, f, F, FALSE, false, False.
func ParseBool(str string) (bool, error) {
	switch str {
	case "1", "t", "T", "true", "TRUE", "True":
		return true, nil
	case "0", "f", "F", "false", "FALSE", "False":
		return false, nil
	}
	return false, syntaxError("ParseBool", str)
}

// FormatBool returns "true" or "false".
func FormatBool(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

// AppendBool appends "true" or "false" to dst.
func AppendBool(dst []byte, b bool) []byte {
	if b {
		return append(dst, "true"...)
	}
	return append(dst, "false"...)
}

// FormatComplex returns the text (a+bi) with parts formatted as by FormatFloat, of half the bit size.
func FormatComplex(c complex128, fmt byte, prec, bitSize int) string {
	if bitSize != 64 && bitSize != 128 {
		panic("invalid bitSize")
	}
	var buf [64]byte
	b := append(buf[:0], '(')
	b = AppendFloat(b, real(c), fmt, prec, bitSize/2)
	n := len(b)
	b = AppendFloat(b, imag(c), fmt, prec, bitSize/2)
	if b[n] != '+' && b[n] != '-' {
		b = append(b, 0)
		copy(b[n+1:], b[n:])
		b[n] = '+'
	}
	return string(append(b, "i)"...))
}

// ParseComplex reads N, Ni or N±Ni, possibly in parentheses.
func ParseComplex(s string, bitSize int) (complex128, error) {
	const fn = "ParseComplex"
	size := 64
	if bitSize == 64 {
		size = 32
	}
	orig := s
	if len(s) >= 2 && s[0] == '(' && s[len(s)-1] == ')' {
		s = s[1 : len(s)-1]
	}
	var late error // a part is out of range
	re, n, err := parsePrefix(s, size)
	if err == ErrRange {
		late = rangeError(fn, orig)
	} else if err != nil {
		return 0, syntaxError(fn, orig)
	}
	s = s[n:]
	switch {
	case s == "":
		return complex(re, 0), late
	case s == "i":
		return complex(0, re), late
	case s[0] == '+':
		// Only one sign: "3++4i" is wrong, and parsePrefix would accept the second.
		if len(s) > 1 && s[1] != '+' {
			s = s[1:]
		}
	case s[0] != '-':
		return 0, syntaxError(fn, orig)
	}
	im, n, err := parsePrefix(s, size)
	if err == ErrRange {
		late = rangeError(fn, orig)
	} else if err != nil {
		return 0, syntaxError(fn, orig)
	}
	if s[n:] != "i" {
		return 0, syntaxError(fn, orig)
	}
	return complex(re, im), late
}
