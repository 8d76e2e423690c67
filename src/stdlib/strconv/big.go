// Package strconv: the small big-integer arithmetic behind the rare slow paths.

package strconv

import "math/bits"

// nat is an unsigned integer of fixed capacity, least limb first. 320 limbs hold all that a float64 needs:
// 800 decimal digits, or 53 bits, times 10**1150, or times 2**1130, and some room.
type nat struct {
	n    int
	limb [320]uint32
}

func (x *nat) set(v uint64) {
	x.n = 0
	for ; v != 0; v >>= 32 {
		x.limb[x.n] = uint32(v)
		x.n++
	}
}

// mulAdd makes x = x*m + a.
func (x *nat) mulAdd(m, a uint32) {
	carry := uint64(a)
	for i := 0; i < x.n; i++ {
		carry += uint64(x.limb[i]) * uint64(m)
		x.limb[i] = uint32(carry)
		carry >>= 32
	}
	if carry != 0 {
		x.limb[x.n] = uint32(carry)
		x.n++
	}
}

// mulPow10 makes x = x * 10**n.
func (x *nat) mulPow10(n int) {
	x.mulPow5(n)
	x.shl(uint(n))
}

func (x *nat) mulPow5(n int) {
	for ; n >= 13; n -= 13 {
		x.mulAdd(1220703125, 0)
	}
	m := uint32(1)
	for ; n > 0; n-- {
		m *= 5
	}
	x.mulAdd(m, 0)
}

func (x *nat) shl(n uint) {
	if x.n == 0 {
		return
	}
	words, part := int(n/32), n%32
	if part != 0 {
		carry := uint32(0)
		for i := 0; i < x.n; i++ {
			v := x.limb[i]
			x.limb[i] = v<<part | carry
			carry = v >> (32 - part)
		}
		if carry != 0 {
			x.limb[x.n] = carry
			x.n++
		}
	}
	if words > 0 {
		copy(x.limb[words:], x.limb[:x.n])
		clear(x.limb[:words])
		x.n += words
	}
}

func (x *nat) cmp(y *nat) int {
	if x.n != y.n {
		if x.n < y.n {
			return -1
		}
		return 1
	}
	for i := x.n - 1; i >= 0; i-- {
		if x.limb[i] != y.limb[i] {
			if x.limb[i] < y.limb[i] {
				return -1
			}
			return 1
		}
	}
	return 0
}

// decimal appends the digits of x, which is destroyed.
func (x *nat) decimal(buf []byte) []byte {
	start := len(buf)
	for x.n > 0 {
		rem := uint64(0)
		for i := x.n - 1; i >= 0; i-- {
			rem = rem<<32 | uint64(x.limb[i])
			x.limb[i] = uint32(rem / 1e9)
			rem %= 1e9
		}
		for x.n > 0 && x.limb[x.n-1] == 0 {
			x.n--
		}
		for j := 0; j < 9; j++ {
			buf = append(buf, byte('0'+rem%10))
			rem /= 10
		}
	}
	for len(buf) > start && buf[len(buf)-1] == '0' {
		buf = buf[:len(buf)-1]
	}
	for i, j := start, len(buf)-1; i < j; i, j = i+1, j-1 {
		buf[i], buf[j] = buf[j], buf[i]
	}
	return buf
}

// log2of10 returns floor(log2(10**q)).
func log2of10(q int) int { return q * 217706 >> 16 }

// log10of2 returns floor(log10(2**e)).
func log10of2(e int) int { return e * 78913 >> 18 }

// mulPow10Bits multiplies m by the 128 highest bits of 10**q: the 192-bit product's upper two words, and
// whether they are all there is to it. m * 10**q is product * 2**(log2of10(q) - 127 + 64), or up to one unit of lo more.
func mulPow10Bits(m uint64, q int) (hi, lo uint64, exact bool) {
	t := &pow10[q-pow10First]
	hi, mid := bits.Mul64(m, t[0])
	low1, low0 := bits.Mul64(m, t[1])
	lo, c := bits.Add64(mid, low1, 0)
	hi += c
	return hi, lo, low0 == 0 && 0 <= q && q <= 55 // 5**55 < 2**128
}
