// Package strconv: integers to text.

package strconv

import "math/bits"

const digits = "0123456789abcdefghijklmnopqrstuvwxyz"

// twoDigits is 00 01 ... 99.
const twoDigits = "00010203040506070809" +
	"10111213141516171819" +
	"20212223242526272829" +
	"30313233343536373839" +
	"40414243444546474849" +
	"50515253545556575859" +
	"60616263646566676869" +
	"70717273747576777879" +
	"80818283848586878889" +
	"90919293949596979899"

// FormatUint returns the text of i in the base, 2 to 36.
func FormatUint(i uint64, base int) string {
	if i < 100 && base == 10 {
		return small(int(i))
	}
	_, s := format(nil, i, base, false, false)
	return s
}

// FormatInt returns the text of i in the base, 2 to 36.
func FormatInt(i int64, base int) string {
	if 0 <= i && i < 100 && base == 10 {
		return small(int(i))
	}
	_, s := format(nil, uint64(i), base, i < 0, false)
	return s
}

// Itoa is FormatInt(int64(i), 10).
func Itoa(i int) string {
	return FormatInt(int64(i), 10)
}

// AppendInt appends the text of i to dst.
func AppendInt(dst []byte, i int64, base int) []byte {
	if 0 <= i && i < 100 && base == 10 {
		return append(dst, small(int(i))...)
	}
	dst, _ = format(dst, uint64(i), base, i < 0, true)
	return dst
}

// AppendUint appends the text of i to dst.
func AppendUint(dst []byte, i uint64, base int) []byte {
	if i < 100 && base == 10 {
		return append(dst, small(int(i))...)
	}
	dst, _ = format(dst, i, base, false, true)
	return dst
}

// small needs no allocation.
func small(i int) string {
	if i < 10 {
		return digits[i : i+1]
	}
	return twoDigits[i*2 : i*2+2]
}

// format appends to dst, or else returns a string.
func format(dst []byte, u uint64, base int, neg, toDst bool) (d []byte, s string) {
	if base < 2 || base > len(digits) {
		panic("strconv: illegal AppendInt/FormatInt base")
	}
	var buf [64 + 1]byte
	i := len(buf)
	if neg {
		u = -u
	}
	switch {
	case base == 10:
		i = putDecimal(&buf, i, u)
	case base&(base-1) == 0:
		shift := uint(bits.TrailingZeros(uint(base)))
		mask := uint64(base) - 1
		for ; u > mask; u >>= shift {
			i--
			buf[i] = digits[u&mask]
		}
		i--
		buf[i] = digits[u]
	default:
		b := uint64(base)
		for u >= b {
			q := u / b
			i--
			buf[i] = digits[u-q*b]
			u = q
		}
		i--
		buf[i] = digits[u]
	}
	if neg {
		i--
		buf[i] = '-'
	}
	if toDst {
		return append(dst, buf[i:]...), ""
	}
	return nil, string(buf[i:])
}

// putDecimal writes u so that it ends before i, and returns where it starts.
func putDecimal(buf *[65]byte, i int, u uint64) int {
	// On a 32-bit machine most of the divisions are of 32 bits.
	for u >= 1e9 {
		q := u / 1e9
		low := uint32(u - q*1e9)
		for j := 0; j < 4; j++ {
			is := low % 100 * 2
			low /= 100
			i -= 2
			buf[i] = twoDigits[is]
			buf[i+1] = twoDigits[is+1]
		}
		i--
		buf[i] = byte('0' + low)
		u = q
	}
	v := uint32(u)
	for v >= 100 {
		is := v % 100 * 2
		v /= 100
		i -= 2
		buf[i] = twoDigits[is]
		buf[i+1] = twoDigits[is+1]
	}
	i--
	buf[i] = twoDigits[v*2+1]
	if v >= 10 {
		i--
		buf[i] = twoDigits[v*2]
	}
	return i
}
