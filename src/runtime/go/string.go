// Strings (Go: runtime/string.go).

package runtime

import "unsafe"

const tmpStringBufSize = 32

type tmpBuf [tmpStringBufSize]byte

const (
	maxRune   = '\U0010FFFF'
	runeError = '\uFFFD'
)

// rawstring allocates a string of n bytes and its bytes.
func rawstring(n int) unsafe.Pointer { return mallocgc(uintptr(n), nil, false) }

func mkstring(p unsafe.Pointer, n int) string {
	var s string
	sp := (*stringStruct)(unsafe.Pointer(&s))
	sp.str = p
	sp.len = n
	return s
}

// rawbyteslice allocates n bytes and zeroes what is behind them.
func rawbyteslice(n int) []byte {
	cap := roundupsize(uintptr(n), true)
	p := mallocgc(cap, nil, false)
	memclrNoHeapPointers(add(p, uintptr(n)), cap-uintptr(n))
	return mkbytes(p, n, int(cap))
}

func mkbytes(p unsafe.Pointer, n, cap int) []byte {
	var b []byte
	*(*slice)(unsafe.Pointer(&b)) = slice{p, n, cap}
	return b
}

func strptr(s string) unsafe.Pointer { return (*stringStruct)(unsafe.Pointer(&s)).str }

func bytesptr(b []byte) unsafe.Pointer { return (*slice)(unsafe.Pointer(&b)).array }

func concatstrings(buf *tmpBuf, a []string) string {
	idx, n, count := 0, 0, 0
	for i := 0; i < len(a); i++ {
		l := len(a[i])
		if l == 0 {
			continue
		}
		if n+l < n {
			throw("string concatenation too long")
		}
		n += l
		count++
		idx = i
	}
	if count == 0 {
		return ""
	}
	// A single non-empty string is the result, unless it may be in this frame's buffer and the result escapes.
	if count == 1 && (buf != nil || !stringDataOnStack(a[idx])) {
		return a[idx]
	}
	var p unsafe.Pointer
	if buf != nil && n <= tmpStringBufSize {
		p = unsafe.Pointer(buf)
	} else {
		p = rawstring(n)
	}
	off := uintptr(0)
	for i := 0; i < len(a); i++ {
		l := uintptr(len(a[i]))
		memmove(add(p, off), strptr(a[i]), l)
		off += l
	}
	return mkstring(p, n)
}

func stringDataOnStack(s string) bool {
	p := uintptr(strptr(s))
	stk := &getg().stack
	return stk.lo <= p && p < stk.hi
}

func concatstring2(buf *tmpBuf, a0, a1 string) string {
	n0, n1 := len(a0), len(a1)
	if n0 == 0 && n1 == 0 {
		return ""
	}
	if n1 == 0 && (buf != nil || !stringDataOnStack(a0)) {
		return a0
	}
	if n0 == 0 && (buf != nil || !stringDataOnStack(a1)) {
		return a1
	}
	n := n0 + n1
	if n < 0 {
		throw("string concatenation too long")
	}
	var p unsafe.Pointer
	if buf != nil && n <= tmpStringBufSize {
		p = unsafe.Pointer(buf)
	} else {
		p = rawstring(n)
	}
	memmove(p, strptr(a0), uintptr(n0))
	memmove(add(p, uintptr(n0)), strptr(a1), uintptr(n1))
	return mkstring(p, n)
}

func concatstring3(buf *tmpBuf, a0, a1, a2 string) string {
	a := [3]string{a0, a1, a2}
	return concatstrings(buf, a[:])
}

func concatstring4(buf *tmpBuf, a0, a1, a2, a3 string) string {
	a := [4]string{a0, a1, a2, a3}
	return concatstrings(buf, a[:])
}

func concatstring5(buf *tmpBuf, a0, a1, a2, a3, a4 string) string {
	a := [5]string{a0, a1, a2, a3, a4}
	return concatstrings(buf, a[:])
}

// concatbytes is []byte(a[0] + a[1] + ...).
func concatbytes(buf *tmpBuf, a []string) []byte {
	n := 0
	for i := 0; i < len(a); i++ {
		if n+len(a[i]) < n {
			throw("string concatenation too long")
		}
		n += len(a[i])
	}
	if n == 0 {
		if buf != nil {
			return buf[:0]
		}
		return []byte{}
	}
	var b []byte
	if buf != nil && n <= tmpStringBufSize {
		*buf = tmpBuf{}
		b = buf[:n]
	} else {
		b = rawbyteslice(n)
	}
	p := bytesptr(b)
	off := uintptr(0)
	for i := 0; i < len(a); i++ {
		l := uintptr(len(a[i]))
		memmove(add(p, off), strptr(a[i]), l)
		off += l
	}
	return b
}

func concatbyte2(buf *tmpBuf, a0, a1 string) []byte {
	a := [2]string{a0, a1}
	return concatbytes(buf, a[:])
}

func concatbyte3(buf *tmpBuf, a0, a1, a2 string) []byte {
	a := [3]string{a0, a1, a2}
	return concatbytes(buf, a[:])
}

func concatbyte4(buf *tmpBuf, a0, a1, a2, a3 string) []byte {
	a := [4]string{a0, a1, a2, a3}
	return concatbytes(buf, a[:])
}

func concatbyte5(buf *tmpBuf, a0, a1, a2, a3, a4 string) []byte {
	a := [5]string{a0, a1, a2, a3, a4}
	return concatbytes(buf, a[:])
}

// onebyte holds all strings of one byte.
var onebyte [256]byte

func init() {
	for i := range onebyte {
		onebyte[i] = byte(i)
	}
}

// slicebytetostring is string(b).
func slicebytetostring(buf *tmpBuf, ptr *byte, n int) string {
	if n == 0 {
		return ""
	}
	if n == 1 {
		return mkstring(unsafe.Pointer(&onebyte[*ptr]), 1)
	}
	var p unsafe.Pointer
	if buf != nil && n <= tmpStringBufSize {
		p = unsafe.Pointer(buf)
	} else {
		p = rawstring(n)
	}
	memmove(p, unsafe.Pointer(ptr), uintptr(n))
	return mkstring(p, n)
}

// slicebytetostringtmp is for strings that die before the bytes change.
func slicebytetostringtmp(ptr *byte, n int) string { return mkstring(unsafe.Pointer(ptr), n) }

// stringtoslicebyte is []byte(s).
func stringtoslicebyte(buf *tmpBuf, s string) []byte {
	var b []byte
	if buf != nil && len(s) <= tmpStringBufSize {
		*buf = tmpBuf{}
		b = buf[:len(s)]
	} else {
		b = rawbyteslice(len(s))
	}
	memmove(bytesptr(b), strptr(s), uintptr(len(s)))
	return b
}

// stringtoslicerune is []rune(s).
func stringtoslicerune(buf *[tmpStringBufSize]rune, s string) []rune {
	n := countrunes(s)
	var a []rune
	if buf != nil && n <= tmpStringBufSize {
		*buf = [tmpStringBufSize]rune{}
		a = buf[:n]
	} else {
		if uintptr(n) > maxAlloc/4 {
			throw("out of memory")
		}
		mem := roundupsize(uintptr(n)*4, true)
		p := mallocgc(mem, nil, false)
		memclrNoHeapPointers(add(p, uintptr(n)*4), mem-uintptr(n)*4)
		*(*slice)(unsafe.Pointer(&a)) = slice{p, n, int(mem / 4)}
	}
	i := 0
	for _, r := range s {
		a[i] = r
		i++
	}
	return a
}

// slicerunetostring is string(runes). Go asks for three bytes more than it needs, even for nothing.
func slicerunetostring(buf *tmpBuf, a []rune) string {
	n := 0
	for _, r := range a {
		n += runelen(r)
	}
	var p unsafe.Pointer
	if buf != nil && n+3 <= tmpStringBufSize {
		p = unsafe.Pointer(buf)
	} else {
		p = rawstring(n + 3)
	}
	off := 0
	for _, r := range a {
		off += putrune(add(p, uintptr(off)), r)
	}
	return mkstring(p, n)
}

// intstring is string(rune).
func intstring(buf *[4]byte, v int64) string {
	r := rune(v)
	if int64(r) != v {
		r = runeError
	}
	n := runelen(r)
	var p unsafe.Pointer
	if buf != nil {
		p = unsafe.Pointer(buf)
	} else {
		p = rawstring(4)
	}
	putrune(p, r)
	return mkstring(p, n)
}

func runelen(r rune) int {
	switch {
	case uint32(r) < 0x80:
		return 1
	case uint32(r) < 0x800:
		return 2
	case uint32(r) > maxRune || 0xd800 <= r && r <= 0xdfff:
		return 3
	case r < 0x10000:
		return 3
	}
	return 4
}

// putrune writes r at p and returns its length.
func putrune(p unsafe.Pointer, r rune) int {
	b := (*[4]byte)(p)
	switch {
	case uint32(r) < 0x80:
		b[0] = byte(r)
		return 1
	case uint32(r) < 0x800:
		b[0] = 0xc0 | byte(r>>6)
		b[1] = 0x80 | byte(r)&0x3f
		return 2
	case uint32(r) > maxRune || 0xd800 <= r && r <= 0xdfff:
		r = runeError
		fallthrough
	case r < 0x10000:
		b[0] = 0xe0 | byte(r>>12)
		b[1] = 0x80 | byte(r>>6)&0x3f
		b[2] = 0x80 | byte(r)&0x3f
		return 3
	}
	b[0] = 0xf0 | byte(r>>18)
	b[1] = 0x80 | byte(r>>12)&0x3f
	b[2] = 0x80 | byte(r>>6)&0x3f
	b[3] = 0x80 | byte(r)&0x3f
	return 4
}

// decoderune decodes the rune at s[k] for range loops; s[k] is not ASCII. The result's second part is the next index.
func decoderune(s string, k int) (r rune, pos int) {
	pos = k
	if k >= len(s) {
		return runeError, k + 1
	}
	s = s[k:]
	c := s[0]
	switch {
	case 0xc2 <= c && c < 0xe0:
		if len(s) > 1 && s[1]&0xc0 == 0x80 {
			return rune(c&0x1f)<<6 | rune(s[1]&0x3f), pos + 2
		}
	case 0xe0 <= c && c < 0xf0:
		if len(s) > 2 && s[1]&0xc0 == 0x80 && s[2]&0xc0 == 0x80 {
			r = rune(c&0x0f)<<12 | rune(s[1]&0x3f)<<6 | rune(s[2]&0x3f)
			if r > 0x7ff && !(0xd800 <= r && r <= 0xdfff) {
				return r, pos + 3
			}
		}
	case 0xf0 <= c && c < 0xf8:
		if len(s) > 3 && s[1]&0xc0 == 0x80 && s[2]&0xc0 == 0x80 && s[3]&0xc0 == 0x80 {
			r = rune(c&0x07)<<18 | rune(s[1]&0x3f)<<12 | rune(s[2]&0x3f)<<6 | rune(s[3]&0x3f)
			if r > 0xffff && r <= maxRune {
				return r, pos + 4
			}
		}
	}
	return runeError, pos + 1
}

// strmin and strmax are the builtins min and max for strings.

func strmin(x, y string) string {
	if y < x {
		return y
	}
	return x
}

func strmax(x, y string) string {
	if y > x {
		return y
	}
	return x
}
