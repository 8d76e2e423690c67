// Package math: fused multiply-add.

package math

import "math/bits"

// FMA returns x*y + z, rounded once.
func FMA(x, y, z float64) float64 {
	if x == 0 || y == 0 || x-x != 0 || y-y != 0 {
		return x*y + z
	}
	if z == 0 || z-z != 0 {
		if z == 0 {
			return x * y // exact zeros can't come of it; a tiny product rounds as it would with the zero
		}
		return z
	}
	// All as integers of 128 bits with an exponent: the product has its top bit at 125 or 126.
	neg := Signbit(x) != Signbit(y)
	zneg := Signbit(z)
	xm, xe := significand(x)
	ym, ye := significand(y)
	zm, ze := significand(z)
	hi, lo := bits.Mul64(xm<<10, ym<<11) // value: (hi,lo) * 2**(xe+ye-21)
	pe := xe + ye - 21
	zhi, zlo := zm<<9, uint64(0) // value: (zhi,zlo) * 2**(ze-9-64)
	qe := ze - 73
	if hi>>61 == 0 {
		hi, lo = hi<<1|lo>>63, lo<<1
		pe--
	}
	// Now both tops are at bit 61 or 62 of the high word; the greater exponent first.
	if pe < qe || pe == qe && (hi < zhi || hi == zhi && lo < zlo) {
		hi, lo, pe, neg, zhi, zlo, qe, zneg = zhi, zlo, qe, zneg, hi, lo, pe, neg
	}
	zhi, zlo = shiftRight(zhi, zlo, uint(pe-qe))
	var c uint64
	if neg == zneg {
		lo, c = bits.Add64(lo, zlo, 0)
		hi, _ = bits.Add64(hi, zhi, c)
	} else {
		lo, c = bits.Sub64(lo, zlo, 0)
		hi, c = bits.Sub64(hi, zhi, c)
		if c != 0 { // the exponents were no measure of the magnitudes
			lo, c = bits.Sub64(0, lo, 0)
			hi, _ = bits.Sub64(0, hi, c)
			neg = !neg
		}
		if hi|lo == 0 {
			return 0
		}
	}
	// Bring the top bit to 63 and round to 53 bits, or fewer for a subnormal result.
	n := uint(bits.LeadingZeros64(hi))
	if n == 64 {
		n += uint(bits.LeadingZeros64(lo))
	}
	if n >= 64 {
		hi, lo = lo<<(n-64), 0
	} else if n > 0 {
		hi, lo = hi<<n|lo>>(64-n), lo<<n
	}
	if lo != 0 {
		hi |= 1 // sticky
	}
	e := pe - int(n) + 64 + 63 + bias // biased exponent of the top bit
	if e >= expMask {
		return Copysign(Inf(1), sgn(neg))
	}
	if e <= 0 {
		hi, _ = stickyRight(hi, uint(1-e))
		e = 0
	}
	m := hi >> 11
	rest := hi & (1<<11 - 1)
	if rest > 1<<10 || rest == 1<<10 && m&1 == 1 {
		m++
	}
	var b uint64
	if e == 0 {
		b = m // a carry into 1<<52 makes the smallest normal number by itself
	} else {
		b = uint64(e-1)<<52 + m
	}
	if b >= infBits {
		b = infBits
	}
	if neg {
		b |= signBit
	}
	return Float64frombits(b)
}

// significand returns m of 53 bits and e with |x| == m * 2**e.
func significand(x float64) (m uint64, e int) {
	b := Float64bits(x)
	e = int(b >> 52 & expMask)
	m = b & fracBits
	if e == 0 {
		s := bits.LeadingZeros64(m) - 11
		return m << uint(s), 1 - s - bias - 52
	}
	return m | 1<<52, e - bias - 52
}

// stickyRight shifts right; a lost one bit stays as the lowest bit.
func stickyRight(x uint64, n uint) (uint64, bool) {
	if n >= 64 {
		if x != 0 {
			return 1, true
		}
		return 0, false
	}
	if x<<(64-n) != 0 && n > 0 {
		return x>>n | 1, true
	}
	return x >> n, false
}

func shiftRight(hi, lo uint64, n uint) (uint64, uint64) {
	switch {
	case n == 0:
		return hi, lo
	case n >= 64:
		low, _ := stickyRight(hi, n-64)
		if lo != 0 {
			low |= 1
		}
		return 0, low
	}
	low := hi<<(64-n) | lo>>n
	if lo<<(64-n) != 0 {
		low |= 1
	}
	return hi >> n, low
}

// fused is FMA for operands far from overflow and underflow, by error-free transformations (Boldo and
// Melquiond, "Emulation of FMA and correctly rounded sums", 2008).
func fused(x, y, z float64) float64 {
	const split = 1<<27 + 1
	p := x * y
	t := split * x
	xh := t - (t - x)
	xl := x - xh
	t = split * y
	yh := t - (t - y)
	yl := y - yh
	pl := ((xh*yh - p) + xh*yl + xl*yh) + xl*yl // x*y == p + pl
	sh, sl := twoSum(z, pl)
	vh, vl := twoSum(p, sh)
	// Add sl and vl rounding to odd.
	w, err := twoSum(sl, vl)
	if b := Float64bits(w); err != 0 && b&1 == 0 {
		if (err > 0) == (w > 0) {
			b++
		} else {
			b--
		}
		w = Float64frombits(b)
	}
	return vh + w
}

// twoSum returns s and e with a + b == s + e, s rounded.
func twoSum(a, b float64) (s, e float64) {
	s = a + b
	t := s - a
	return s, (a - (s - t)) + (b - t)
}
