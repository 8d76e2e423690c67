// Package math/bits: the whole API is present; nothing is absent.

// Package bits counts and moves bits of unsigned integers, and does arithmetic of double width.
package bits

// UintSize is the width of a uint.
const UintSize = 32 << (^uint(0) >> 63)

const (
	odd  = 0x5555555555555555
	pair = 0x3333333333333333
	nib  = 0x0F0F0F0F0F0F0F0F
	byt  = 0x00FF00FF00FF00FF
	wyde = 0x0000FFFF0000FFFF
)

// LeadingZeros returns the number of zero bits above the highest one; UintSize for x == 0.
func LeadingZeros(x uint) int { return UintSize - Len(x) }

// LeadingZeros8 is LeadingZeros for 8 bits.
func LeadingZeros8(x uint8) int { return 8 - Len8(x) }

// LeadingZeros16 is LeadingZeros for 16 bits.
func LeadingZeros16(x uint16) int { return 16 - Len16(x) }

// LeadingZeros32 is LeadingZeros for 32 bits.
func LeadingZeros32(x uint32) int { return 32 - Len32(x) }

// LeadingZeros64 is LeadingZeros for 64 bits.
func LeadingZeros64(x uint64) int { return 64 - Len64(x) }

// TrailingZeros returns the number of zero bits below the lowest one; UintSize for x == 0.
func TrailingZeros(x uint) int {
	if UintSize == 32 {
		return TrailingZeros32(uint32(x))
	}
	return TrailingZeros64(uint64(x))
}

// TrailingZeros8 is TrailingZeros for 8 bits.
func TrailingZeros8(x uint8) int {
	if x == 0 {
		return 8
	}
	return OnesCount32(uint32(x&-x) - 1)
}

// TrailingZeros16 is TrailingZeros for 16 bits.
func TrailingZeros16(x uint16) int {
	if x == 0 {
		return 16
	}
	return OnesCount32(uint32(x&-x) - 1)
}

// TrailingZeros32 is TrailingZeros for 32 bits.
func TrailingZeros32(x uint32) int {
	if x == 0 {
		return 32
	}
	return OnesCount32(x&-x - 1)
}

// TrailingZeros64 is TrailingZeros for 64 bits.
func TrailingZeros64(x uint64) int {
	if x == 0 {
		return 64
	}
	return OnesCount64(x&-x - 1)
}

// OnesCount returns the number of one bits.
func OnesCount(x uint) int {
	if UintSize == 32 {
		return OnesCount32(uint32(x))
	}
	return OnesCount64(uint64(x))
}

// OnesCount8 is OnesCount for 8 bits.
func OnesCount8(x uint8) int { return OnesCount32(uint32(x)) }

// OnesCount16 is OnesCount for 16 bits.
func OnesCount16(x uint16) int { return OnesCount32(uint32(x)) }

// OnesCount32 is OnesCount for 32 bits.
func OnesCount32(x uint32) int {
	x -= x >> 1 & (odd & 0xFFFFFFFF)
	x = x&(pair&0xFFFFFFFF) + x>>2&(pair&0xFFFFFFFF)
	x = (x + x>>4) & (nib & 0xFFFFFFFF)
	return int(x * 0x01010101 >> 24)
}

// OnesCount64 is OnesCount for 64 bits.
func OnesCount64(x uint64) int {
	x -= x >> 1 & odd
	x = x&pair + x>>2&pair
	x = (x + x>>4) & nib
	return int(x * 0x0101010101010101 >> 56)
}

// RotateLeft rotates x by k bits, to the right for a negative k.
func RotateLeft(x uint, k int) uint {
	if UintSize == 32 {
		return uint(RotateLeft32(uint32(x), k))
	}
	return uint(RotateLeft64(uint64(x), k))
}

// RotateLeft8 is RotateLeft for 8 bits.
func RotateLeft8(x uint8, k int) uint8 {
	n := uint(k) & 7
	return x<<n | x>>(8-n)
}

// RotateLeft16 is RotateLeft for 16 bits.
func RotateLeft16(x uint16, k int) uint16 {
	n := uint(k) & 15
	return x<<n | x>>(16-n)
}

// RotateLeft32 is RotateLeft for 32 bits.
func RotateLeft32(x uint32, k int) uint32 {
	n := uint(k) & 31
	return x<<n | x>>(32-n)
}

// RotateLeft64 is RotateLeft for 64 bits.
func RotateLeft64(x uint64, k int) uint64 {
	n := uint(k) & 63
	return x<<n | x>>(64-n)
}

// Reverse returns x with its bits in the opposite order.
func Reverse(x uint) uint {
	if UintSize == 32 {
		return uint(Reverse32(uint32(x)))
	}
	return uint(Reverse64(uint64(x)))
}

// Reverse8 is Reverse for 8 bits.
func Reverse8(x uint8) uint8 { return uint8(Reverse32(uint32(x)) >> 24) }

// Reverse16 is Reverse for 16 bits.
func Reverse16(x uint16) uint16 { return uint16(Reverse32(uint32(x)) >> 16) }

// Reverse32 is Reverse for 32 bits.
func Reverse32(x uint32) uint32 {
	x = x>>1&(odd&0xFFFFFFFF) | x&(odd&0xFFFFFFFF)<<1
	x = x>>2&(pair&0xFFFFFFFF) | x&(pair&0xFFFFFFFF)<<2
	x = x>>4&(nib&0xFFFFFFFF) | x&(nib&0xFFFFFFFF)<<4
	return ReverseBytes32(x)
}

// Reverse64 is Reverse for 64 bits.
func Reverse64(x uint64) uint64 {
	x = x>>1&odd | x&odd<<1
	x = x>>2&pair | x&pair<<2
	x = x>>4&nib | x&nib<<4
	return ReverseBytes64(x)
}

// ReverseBytes returns x with its bytes in the opposite order.
func ReverseBytes(x uint) uint {
	if UintSize == 32 {
		return uint(ReverseBytes32(uint32(x)))
	}
	return uint(ReverseBytes64(uint64(x)))
}

// ReverseBytes16 is ReverseBytes for 16 bits.
func ReverseBytes16(x uint16) uint16 { return x>>8 | x<<8 }

// ReverseBytes32 is ReverseBytes for 32 bits.
func ReverseBytes32(x uint32) uint32 {
	x = x>>8&(byt&0xFFFFFFFF) | x&(byt&0xFFFFFFFF)<<8
	return x>>16 | x<<16
}

// ReverseBytes64 is ReverseBytes for 64 bits.
func ReverseBytes64(x uint64) uint64 {
	x = x>>8&byt | x&byt<<8
	x = x>>16&wyde | x&wyde<<16
	return x>>32 | x<<32
}

// Len returns how many bits x needs; 0 for x == 0.
func Len(x uint) int {
	if UintSize == 32 {
		return Len32(uint32(x))
	}
	return Len64(uint64(x))
}

// Len8 is Len for 8 bits.
func Len8(x uint8) int { return Len32(uint32(x)) }

// Len16 is Len for 16 bits.
func Len16(x uint16) (n int) { return Len32(uint32(x)) }

// Len32 is Len for 32 bits.
func Len32(x uint32) (n int) {
	for s := 16; s > 0; s >>= 1 {
		if x>>s != 0 {
			x >>= s
			n += s
		}
	}
	return n + int(x)
}

// Len64 is Len for 64 bits.
func Len64(x uint64) (n int) {
	if x>>32 != 0 {
		return 32 + Len32(uint32(x>>32))
	}
	return Len32(uint32(x))
}

// Add returns x + y + carry and the carry out; carry is 0 or 1.
func Add(x, y, carry uint) (sum, carryOut uint) {
	if UintSize == 32 {
		s, c := Add32(uint32(x), uint32(y), uint32(carry))
		return uint(s), uint(c)
	}
	s, c := Add64(uint64(x), uint64(y), uint64(carry))
	return uint(s), uint(c)
}

// Add32 is Add for 32 bits.
func Add32(x, y, carry uint32) (sum, carryOut uint32) {
	wide := uint64(x) + uint64(y) + uint64(carry)
	return uint32(wide), uint32(wide >> 32)
}

// Add64 is Add for 64 bits.
func Add64(x, y, carry uint64) (sum, carryOut uint64) {
	sum = x + y + carry
	// The top bit carries if both have it, or one has it and the sum lost it.
	return sum, (x&y | (x|y)&^sum) >> 63
}

// Sub returns x - y - borrow and the borrow out; borrow is 0 or 1.
func Sub(x, y, borrow uint) (diff, borrowOut uint) {
	if UintSize == 32 {
		d, b := Sub32(uint32(x), uint32(y), uint32(borrow))
		return uint(d), uint(b)
	}
	d, b := Sub64(uint64(x), uint64(y), uint64(borrow))
	return uint(d), uint(b)
}

// Sub32 is Sub for 32 bits.
func Sub32(x, y, borrow uint32) (diff, borrowOut uint32) {
	diff = x - y - borrow
	return diff, (^x&y | ^(x^y)&diff) >> 31
}

// Sub64 is Sub for 64 bits.
func Sub64(x, y, borrow uint64) (diff, borrowOut uint64) {
	diff = x - y - borrow
	return diff, (^x&y | ^(x^y)&diff) >> 63
}

// Mul returns the product of double width.
func Mul(x, y uint) (hi, lo uint) {
	if UintSize == 32 {
		h, l := Mul32(uint32(x), uint32(y))
		return uint(h), uint(l)
	}
	h, l := Mul64(uint64(x), uint64(y))
	return uint(h), uint(l)
}

// Mul32 is Mul for 32 bits.
func Mul32(x, y uint32) (hi, lo uint32) {
	wide := uint64(x) * uint64(y)
	return uint32(wide >> 32), uint32(wide)
}

// Mul64 is Mul for 64 bits.
func Mul64(x, y uint64) (hi, lo uint64) {
	const low = 1<<32 - 1
	xl, xh := x&low, x>>32
	yl, yh := y&low, y>>32
	mid := xh*yl + xl*yl>>32
	mid2 := mid&low + xl*yh
	return xh*yh + mid>>32 + mid2>>32, x * y
}

// Div returns (hi, lo) / y and the remainder. It panics for y == 0 and if the quotient doesn't fit.
func Div(hi, lo, y uint) (quo, rem uint) {
	if UintSize == 32 {
		q, r := Div32(uint32(hi), uint32(lo), uint32(y))
		return uint(q), uint(r)
	}
	q, r := Div64(uint64(hi), uint64(lo), uint64(y))
	return uint(q), uint(r)
}

// Div32 is Div for 32 bits.
func Div32(hi, lo, y uint32) (quo, rem uint32) {
	if y != 0 && y <= hi {
		panic(overflow{})
	}
	n := uint64(hi)<<32 | uint64(lo)
	return uint32(n / uint64(y)), uint32(n % uint64(y))
}

// Div64 is Div for 64 bits.
func Div64(hi, lo, y uint64) (quo, rem uint64) {
	if y <= hi {
		if y == 0 {
			return lo / y, 0 // the runtime's own panic
		}
		panic(overflow{})
	}
	if hi == 0 {
		return lo / y, lo % y
	}
	// Schoolbook division in base 2**32 (Knuth, volume 2, 4.3.1, algorithm D), the divisor normalised.
	s := uint(LeadingZeros64(y))
	y <<= s
	top := hi<<s | lo>>(64-s)
	lo <<= s
	q1, r := digit(top, lo>>32, y)
	q0, r := digit(r, lo&(1<<32-1), y)
	return q1<<32 | q0, r >> s
}

// digit divides (top, next) by y, where next is one digit of base 2**32 and top < y.
func digit(top, next, y uint64) (q, r uint64) {
	yh, yl := y>>32, y&(1<<32-1)
	q, rest := top/yh, top%yh
	for q>>32 != 0 || q*yl > rest<<32|next {
		q--
		rest += yh
		if rest>>32 != 0 {
			break
		}
	}
	return q, top<<32 + next - q*y
}

// Rem returns the remainder of (hi, lo) / y. It panics for y == 0 only.
func Rem(hi, lo, y uint) uint {
	if UintSize == 32 {
		return uint(Rem32(uint32(hi), uint32(lo), uint32(y)))
	}
	return uint(Rem64(uint64(hi), uint64(lo), uint64(y)))
}

// Rem32 is Rem for 32 bits.
func Rem32(hi, lo, y uint32) uint32 {
	return uint32((uint64(hi)<<32 | uint64(lo)) % uint64(y))
}

// Rem64 is Rem for 64 bits.
func Rem64(hi, lo, y uint64) uint64 {
	_, r := Div64(hi%y, lo, y)
	return r
}

// overflow is the runtime error of a quotient that doesn't fit.
type overflow struct{}

func (overflow) Error() string { return "runtime error: integer overflow" }
func (overflow) RuntimeError() {}
