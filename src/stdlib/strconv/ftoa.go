// Package strconv: floating-point numbers to text.

package strconv

import (
	"math"
	"math/bits"
)

// FormatFloat returns the text of f, rounded as if it came from a float of bitSize bits (32 or 64). fmt is one of
// b e E f g G x X; prec -1 asks for the fewest digits that give f back.
func FormatFloat(f float64, fmt byte, prec, bitSize int) string {
	return string(appendFloat(make([]byte, 0, max(prec+4, 24)), f, fmt, prec, bitSize))
}

// AppendFloat appends what FormatFloat returns to dst.
func AppendFloat(dst []byte, f float64, fmt byte, prec, bitSize int) []byte {
	return appendFloat(dst, f, fmt, prec, bitSize)
}

// decimalDigits is 0.d1d2d3... * 10**point; the digits are ASCII.
type decimalDigits struct {
	d     []byte
	point int
}

func appendFloat(dst []byte, val float64, fmt byte, prec, bitSize int) []byte {
	var b uint64
	var f *floatInfo
	switch bitSize {
	case 32:
		b, f = uint64(math.Float32bits(float32(val))), &float32info
	case 64:
		b, f = math.Float64bits(val), &float64info
	default:
		panic("strconv: illegal AppendFloat/FormatFloat bitSize")
	}
	neg := b>>(f.exp+f.mant) != 0
	exp := int(b>>f.mant) & (1<<f.exp - 1)
	mant := b & (1<<f.mant - 1)
	switch exp {
	case 1<<f.exp - 1:
		switch {
		case mant != 0:
			return append(dst, "NaN"...)
		case neg:
			return append(dst, "-Inf"...)
		}
		return append(dst, "+Inf"...)
	case 0:
		exp = 1
	default:
		mant |= 1 << f.mant
	}
	exp += f.bias - int(f.mant) // the value is mant * 2**exp

	switch fmt {
	case 'b':
		return appendBinary(dst, neg, mant, exp)
	case 'x', 'X':
		return appendHex(dst, prec, fmt, neg, mant, exp)
	}
	var buf [32]byte
	digs := decimalDigits{d: buf[:0]}
	shortest := prec < 0
	if shortest {
		if mant != 0 {
			m, k := shortestDecimal(mant, exp, mant == 1<<f.mant && exp > f.bias-int(f.mant)+1)
			digs.d = appendDigits(digs.d, m)
			digs.point = len(digs.d) + k
			for n := len(digs.d); n > 0 && digs.d[n-1] == '0'; n-- {
				digs.d = digs.d[:n-1]
			}
		}
		switch fmt {
		case 'e', 'E':
			prec = max(len(digs.d)-1, 0)
		case 'f':
			prec = max(len(digs.d)-digs.point, 0)
		case 'g', 'G':
			prec = len(digs.d)
		}
		return appendDecimal(dst, shortest, neg, digs, prec, fmt)
	}
	if fmt == 'g' || fmt == 'G' {
		prec = max(prec, 1)
	}
	if mant != 0 {
		var ok bool
		if digs, ok = fixedDecimal(buf[:0], mant, exp, fmt, prec); !ok {
			return appendExact(dst, neg, mant, exp, prec, fmt)
		}
	}
	return appendDecimal(dst, false, neg, digs, prec, fmt)
}

func appendDigits(dst []byte, v uint64) []byte {
	var buf [65]byte
	return append(dst, buf[putDecimal(&buf, len(buf), v):]...)
}

// shortestDecimal finds the shortest decimal m * 10**k in the interval that rounds to mant * 2**exp, the nearest of
// those (Giulietti, "The Schubfach way to render doubles", 2020). lopsided says that the lower neighbour is half as far.
func shortestDecimal(mant uint64, exp int, lopsided bool) (m uint64, k int) {
	if -63 < exp && exp <= 0 && mant&(1<<uint(-exp)-1) == 0 && mant>>uint(-exp) < 1e15 {
		return mant >> uint(-exp), 0 // a small integer
	}
	even := mant&1 == 0
	c := mant * 4
	below, above := c-2, c+2
	if lopsided {
		below = c - 1
		k = (exp*1262611 - 524031) >> 22 // floor(log10(3/4 * 2**exp))
	} else {
		k = exp * 1262611 >> 22 // floor(log10(2**exp))
	}
	h := uint(exp+log2of10(-k)) + 1
	t := &pow10[-k-pow10First]
	g1, g0 := t[0], t[1]
	if k > 0 || k < -55 { // rounded up, unless exact
		g0++
		if g0 == 0 {
			g1++
		}
	}
	vb := roundToOdd(g1, g0, c<<h)
	vl := roundToOdd(g1, g0, below<<h)
	vr := roundToOdd(g1, g0, above<<h)
	lo, hi := vl, vr
	if !even {
		lo, hi = vl+1, vr-1
	}
	s := vb / 4
	if s >= 10 {
		// One digit less, if exactly one such number is inside.
		sp := s / 10
		below, above := lo <= 40*sp, 40*sp+40 <= hi
		if below != above {
			if above {
				sp++
			}
			return sp, k + 1
		}
	}
	low, high := lo <= 4*s, 4*s+4 <= hi
	if low != high {
		if high {
			s++
		}
		return s, k
	}
	// Both or none: the nearer one, the even one of equals.
	mid := 4*s + 2
	if vb > mid || vb == mid && s&1 == 1 {
		s++
	}
	return s, k
}

// roundToOdd returns g*cp / 2**128 with the lowest bit set if something was lost.
func roundToOdd(g1, g0, cp uint64) uint64 {
	x1, _ := bits.Mul64(g0, cp)
	y1, y0 := bits.Mul64(g1, cp)
	y0, c := bits.Add64(y0, x1, 0)
	y1 += c
	if y0 > 1 {
		y1 |= 1
	}
	return y1
}

// fixedDecimal finds the digits asked for by 128 bits of the product with a power of ten; it fails if these don't
// decide the rounding or if there are too many digits.
func fixedDecimal(buf []byte, mant uint64, exp int, fmt byte, prec int) (digs decimalDigits, ok bool) {
	// Results, no pointer parameter: what is stored through one would escape.
	n := bits.LeadingZeros64(mant)
	mant <<= uint(n)
	exp -= n
	top := log10of2(exp + 63) // the value is at least 10**top, less than 10**(top+2)
	want := prec
	switch fmt {
	case 'e', 'E':
		want = prec + 1
	case 'f':
		want = prec + top + 1
	case 'g', 'G':
	default:
		want = 1
	}
	if want < 0 {
		return digs, fmt == 'f' && want < -1 // no digits: certainly below a half of the last place
	}
	if want > 17 {
		return digs, false
	}
	// Scale so that the integer part has want or want+1 digits.
	for try := 0; try < 2; try++ {
		q := want - 1 - top
		if q < pow10First || q > pow10Last {
			return digs, false
		}
		hi, lo, exact := mulPow10Bits(mant, q)
		e := exp + log2of10(q) - 127 + 128 // the value is (hi + lo/2**64) * 2**e
		if e >= 0 || e <= -64 {
			return digs, false
		}
		s := uint(-e)
		whole := hi >> s
		frac := hi << (64 - s)
		if fmt != 'f' && try == 0 && want < 20 && whole >= powers[want] {
			top++
			continue
		}
		// The fraction is frac + lo/2**64 of 2**64, or up to one unit of lo more.
		if !exact && lo == 1<<64-1 {
			return digs, false
		}
		const half = 1 << 63
		if frac > half || frac == half && (lo != 0 || !exact || whole&1 == 1) {
			whole++
		}
		if whole == 0 {
			return digs, true
		}
		digs.d = appendDigits(buf, whole)
		digs.point = len(digs.d) - q
		if fmt != 'f' && len(digs.d) > want {
			digs.d = digs.d[:want] // rounded up to a power of ten
		}
		for n := len(digs.d); n > 0 && digs.d[n-1] == '0'; n-- {
			digs.d = digs.d[:n-1]
		}
		return digs, true
	}
	return digs, false
}

var powers = [...]uint64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19}

// appendExact formats from all digits of mant * 2**exp.
func appendExact(dst []byte, neg bool, mant uint64, exp, prec int, fmt byte) []byte {
	var x nat
	var buf [800]byte
	x.set(mant)
	point := 0
	if exp >= 0 {
		x.shl(uint(exp))
	} else {
		// mant * 5**n / 10**n
		x.mulPow5(-exp)
		point = exp
	}
	digs := decimalDigits{d: x.decimal(buf[:0])}
	digs.point = len(digs.d) + point
	want := prec
	switch fmt {
	case 'e', 'E':
		want = prec + 1
	case 'f':
		want = digs.point + prec
	case 'g', 'G':
		want = max(prec, 1)
	default:
		want = 1
	}
	return appendDecimal(dst, false, neg, roundDigits(digs, want), prec, fmt)
}

// roundDigits keeps the first n of all the digits, half to even.
func roundDigits(digs decimalDigits, n int) decimalDigits {
	d := digs.d
	if n < 0 {
		return decimalDigits{d: d[:0]}
	}
	if n < len(d) {
		up := d[n] > '5'
		if d[n] == '5' {
			up = n > 0 && d[n-1]&1 == 1
			for _, c := range d[n+1:] {
				if c != '0' {
					up = true
					break
				}
			}
		}
		d = d[:n]
		if up {
			for len(d) > 0 && d[len(d)-1] == '9' {
				d = d[:len(d)-1]
			}
			if len(d) == 0 {
				d = append(d, '1')
				digs.point++
			} else {
				d[len(d)-1]++
			}
		}
	}
	for len(d) > 0 && d[len(d)-1] == '0' {
		d = d[:len(d)-1]
	}
	if len(d) == 0 {
		digs.point = 0
	}
	digs.d = d
	return digs
}

func appendDecimal(dst []byte, shortest, neg bool, digs decimalDigits, prec int, fmt byte) []byte {
	switch fmt {
	case 'e', 'E':
		return appendE(dst, neg, digs, prec, fmt)
	case 'f':
		return appendF(dst, neg, digs, prec)
	case 'g', 'G':
		limit := prec
		if limit > len(digs.d) && len(digs.d) >= digs.point {
			limit = len(digs.d)
		}
		if shortest {
			limit = 6
		}
		if exp := digs.point - 1; exp < -4 || exp >= limit {
			return appendE(dst, neg, digs, min(prec, len(digs.d))-1, fmt+'e'-'g')
		}
		return appendF(dst, neg, digs, max(len(digs.d)-digs.point, 0))
	}
	return append(dst, '%', fmt)
}

// appendE writes -d.ddde±dd.
func appendE(dst []byte, neg bool, digs decimalDigits, prec int, fmt byte) []byte {
	if neg {
		dst = append(dst, '-')
	}
	d := digs.d
	exp := digs.point - 1
	if len(d) == 0 {
		dst = append(dst, '0')
		exp = 0
	} else {
		dst = append(dst, d[0])
		d = d[1:]
	}
	if prec > 0 {
		dst = append(dst, '.')
		n := min(len(d), prec)
		dst = append(dst, d[:n]...)
		for ; n < prec; n++ {
			dst = append(dst, '0')
		}
	}
	return appendExponent(dst, fmt, exp)
}

// appendExponent writes the letter, a sign and at least two digits.
func appendExponent(dst []byte, letter byte, exp int) []byte {
	dst = append(dst, letter)
	if exp < 0 {
		dst = append(dst, '-')
		exp = -exp
	} else {
		dst = append(dst, '+')
	}
	if exp < 10 {
		dst = append(dst, '0')
	}
	return appendDigits(dst, uint64(exp))
}

// appendF writes -ddd.ddd.
func appendF(dst []byte, neg bool, digs decimalDigits, prec int) []byte {
	if neg {
		dst = append(dst, '-')
	}
	d := digs.d
	if digs.point <= 0 {
		dst = append(dst, '0')
	} else {
		n := min(len(d), digs.point)
		dst = append(dst, d[:n]...)
		for i := n; i < digs.point; i++ {
			dst = append(dst, '0')
		}
	}
	if prec > 0 {
		dst = append(dst, '.')
		for i := 0; i < prec; i++ {
			c := byte('0')
			if j := digs.point + i; 0 <= j && j < len(d) {
				c = d[j]
			}
			dst = append(dst, c)
		}
	}
	return dst
}

// appendBinary writes mantissa p exponent, in decimal.
func appendBinary(dst []byte, neg bool, mant uint64, exp int) []byte {
	if neg {
		dst = append(dst, '-')
	}
	dst = appendDigits(dst, mant)
	dst = append(dst, 'p')
	if exp >= 0 {
		dst = append(dst, '+')
	}
	return AppendInt(dst, int64(exp), 10)
}

// appendHex writes -0x1.hhhp±dd.
func appendHex(dst []byte, prec int, fmt byte, neg bool, mant uint64, exp int) []byte {
	// The leading one goes to bit 60, so that the fraction is 15 digits.
	if mant == 0 {
		exp = 0
	} else {
		n := bits.LeadingZeros64(mant) - 3
		mant <<= uint(n)
		exp += 60 - n
	}
	if 0 <= prec && prec < 15 {
		drop := uint(60 - 4*prec)
		rest := mant << (64 - drop)
		mant >>= drop
		if rest > 1<<63 || rest == 1<<63 && mant&1 == 1 {
			mant++
		}
		mant <<= drop
		if mant>>61 != 0 {
			mant >>= 1
			exp++
		}
	}
	if neg {
		dst = append(dst, '-')
	}
	hex := "0123456789abcdef"
	letter := byte('p')
	if fmt == 'X' {
		hex = "0123456789ABCDEF"
		letter = 'P'
	}
	dst = append(dst, '0', fmt, '0'+byte(mant>>60))
	mant <<= 4
	if prec < 0 && mant != 0 {
		dst = append(dst, '.')
		for ; mant != 0; mant <<= 4 {
			dst = append(dst, hex[mant>>60])
		}
	} else if prec > 0 {
		dst = append(dst, '.')
		for i := 0; i < prec; i++ {
			dst = append(dst, hex[mant>>60])
			mant <<= 4
		}
	}
	return appendExponent(dst, letter, exp)
}
