// Package strconv: text to floating-point numbers, correctly rounded.

package strconv

import (
	"math"
	"math/bits"
)

// format of a floating-point type.
type floatInfo struct {
	mant uint // bits of the fraction
	exp  uint // bits of the exponent
	bias int  // exponent of the fraction's lowest bit for biased exponent 1, plus mant: 1-2**(exp-1)+...
}

var (
	float32info = floatInfo{23, 8, -127}
	float64info = floatInfo{52, 11, -1023}
)

// number is what scanning found: sign, up to 19 digits (hexadecimal: 16) and the exponent.
type number struct {
	mant  uint64
	exp   int
	neg   bool
	hex   bool
	trunc bool // nonzero digits were left out
}

// ParseFloat reads a decimal or hexadecimal number as in Go, or an infinity or NaN. A number too great is
// ±Inf with ErrRange.
func ParseFloat(s string, bitSize int) (float64, error) {
	f, n, err := parsePrefix(s, bitSize)
	if n != len(s) && (err == nil || err != ErrSyntax) {
		return 0, syntaxError("ParseFloat", s)
	}
	if err != nil {
		if err == ErrRange {
			return f, rangeError("ParseFloat", s)
		}
		return 0, syntaxError("ParseFloat", s)
	}
	return f, nil
}

// parsePrefix reads the number that s starts with and returns its length; the error is ErrSyntax or ErrRange.
func parsePrefix(s string, bitSize int) (float64, int, error) {
	if v, n, ok := special(s); ok {
		return v, n, nil
	}
	num, n, ok := scanNumber(s)
	if !ok {
		return 0, n, ErrSyntax
	}
	if bitSize == 32 {
		b, err := convert(s[:n], &num, &float32info)
		return float64(math.Float32frombits(uint32(b))), n, err
	}
	b, err := convert(s[:n], &num, &float64info)
	return math.Float64frombits(b), n, err
}

// special reads inf, infinity and nan in any case.
func special(s string) (f float64, n int, ok bool) {
	if s == "" {
		return
	}
	sign, at := 1, 0
	switch s[0] {
	case '+', '-':
		if s[0] == '-' {
			sign = -1
		}
		at = 1
		if len(s) == 1 || lower(s[1]) != 'i' {
			return
		}
	case 'i', 'I', 'n', 'N':
	default:
		return
	}
	t := s[at:]
	if hasFold(t, "infinity") {
		return math.Inf(sign), at + 8, true
	}
	if hasFold(t, "inf") {
		return math.Inf(sign), at + 3, true
	}
	if at == 0 && hasFold(t, "nan") {
		return math.NaN(), 3, true
	}
	return
}

// hasFold reports whether s starts with the lower-case letters of word in any case.
func hasFold(s, word string) bool {
	if len(s) < len(word) {
		return false
	}
	for i := 0; i < len(word); i++ {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != word[i] {
			return false
		}
	}
	return true
}

// scanNumber reads a number's parts; n is where it stopped.
func scanNumber(s string) (num number, n int, ok bool) {
	i := 0
	underscores := false
	if i < len(s) && (s[i] == '+' || s[i] == '-') {
		num.neg = s[i] == '-'
		i++
	}
	base, maxDigits, expChar := uint64(10), 19, byte('e')
	if i+2 < len(s) && s[i] == '0' && lower(s[i+1]) == 'x' {
		base, maxDigits, expChar = 16, 16, 'p'
		i += 2
		num.hex = true
	}
	sawDot, sawDigits := false, false
	nd, ndMant, point := 0, 0, 0
loop:
	for ; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '_':
			underscores = true
			continue
		case c == '.':
			if sawDot {
				break loop
			}
			sawDot = true
			point = nd
			continue
		case '0' <= c && c <= '9':
			sawDigits = true
			if c == '0' && nd == 0 { // leading zeros
				point--
				continue
			}
			nd++
			if ndMant < maxDigits {
				num.mant = num.mant*base + uint64(c-'0')
				ndMant++
			} else if c != '0' {
				num.trunc = true
			}
			continue
		case base == 16 && 'a' <= lower(c) && lower(c) <= 'f':
			sawDigits = true
			nd++
			if ndMant < maxDigits {
				num.mant = num.mant*16 + uint64(lower(c)-'a'+10)
				ndMant++
			} else {
				num.trunc = true
			}
			continue
		}
		break
	}
	if !sawDigits {
		return num, i, false
	}
	if !sawDot {
		point = nd
	}
	if base == 16 {
		point *= 4
		ndMant *= 4
	}
	if i < len(s) && lower(s[i]) == expChar {
		i++
		if i >= len(s) {
			return num, i, false
		}
		sign := 1
		if s[i] == '+' || s[i] == '-' {
			if s[i] == '-' {
				sign = -1
			}
			i++
		}
		if i >= len(s) || s[i] < '0' || s[i] > '9' {
			return num, i, false
		}
		e := 0
		for ; i < len(s) && ('0' <= s[i] && s[i] <= '9' || s[i] == '_'); i++ {
			if s[i] == '_' {
				underscores = true
				continue
			}
			if e < 10000 {
				e = e*10 + int(s[i]-'0')
			}
		}
		point += e * sign
	} else if base == 16 {
		return num, i, false // the exponent is required
	}
	if num.mant != 0 {
		num.exp = point - ndMant
	}
	if underscores && !underscoresOK(s[:i]) {
		return num, i, false
	}
	return num, i, true
}

func (f *floatInfo) inf() uint64 { return (1<<f.exp - 1) << f.mant }

// convert returns the bits of the number nearest to num, whose text is s.
func convert(s string, num *number, f *floatInfo) (b uint64, err error) {
	sign := uint64(0)
	if num.neg {
		sign = 1 << (f.mant + f.exp)
	}
	switch {
	case num.mant == 0:
		return sign, nil
	case num.hex:
		b = hexBits(num, f)
	default:
		b = decimalBits(s, num, f)
	}
	if b >= f.inf() {
		return f.inf() | sign, ErrRange
	}
	return b | sign, nil
}

// hexBits rounds mant * 2**exp.
func hexBits(num *number, f *floatInfo) uint64 {
	m := num.mant
	n := bits.LeadingZeros64(m)
	m <<= uint(n)
	rest := uint64(0)
	if num.trunc {
		rest = 1
	}
	b, _ := pack(m, rest, num.exp-n, f, true)
	return b
}

// pack rounds (m + rest/2**64) * 2**e, m's top bit set, half to even. If the rest isn't exact
// and one unit more might round differently, it is a guess, not ok.
func pack(m, rest uint64, e int, f *floatInfo, exact bool) (b uint64, ok bool) {
	biased := e + 63 - f.bias
	drop := 63 - f.mant // bits of m beyond the fraction
	if biased <= 0 {
		drop += uint(1 - biased)
		biased = 1
		if drop > 64 {
			return 0, true // below half of the smallest number
		}
	}
	var frac, below uint64 // below: what is dropped, against 1<<63 as the half
	if drop == 64 {
		frac, below = 0, m
	} else {
		frac, below = m>>drop, m<<(64-drop)
	}
	// The remaining bits matter only as whether they are zero, and in how near to a boundary they are.
	ok = exact || rest != 1<<64-1
	sticky := rest != 0 || !exact
	const half = 1 << 63
	if below > half || below == half && (sticky || frac&1 == 1) {
		frac++
	}
	// The fraction's hidden bit, or a carry, adds one to the exponent.
	if biased >= 1<<f.exp {
		return f.inf(), ok
	}
	return uint64(biased-1)<<f.mant + frac, ok
}

// Powers of ten that are exact float64s.
var tens = [...]float64{
	1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
	1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
}

// decimalBits rounds mant * 10**exp.
func decimalBits(s string, num *number, f *floatInfo) uint64 {
	if !num.trunc {
		// Exact operands and one rounding (Clinger, "How to read floating point numbers accurately", 1990).
		if f.mant == 52 && num.mant < 1<<53 {
			switch {
			case num.exp == 0:
				return math.Float64bits(float64(num.mant))
			case 0 < num.exp && num.exp <= 22:
				return math.Float64bits(float64(num.mant) * tens[num.exp])
			case -22 <= num.exp && num.exp < 0:
				return math.Float64bits(float64(num.mant) / tens[-num.exp])
			}
		} else if f.mant == 23 && num.mant < 1<<24 {
			switch {
			case 0 <= num.exp && num.exp <= 10:
				return uint64(math.Float32bits(float32(num.mant) * float32(tens[num.exp])))
			case -10 <= num.exp && num.exp < 0:
				return uint64(math.Float32bits(float32(num.mant) / float32(tens[-num.exp])))
			}
		}
	}
	if num.exp > pow10Last {
		return f.inf()
	}
	if num.exp < pow10First {
		if num.exp < -800 && !num.trunc || num.exp < -400 {
			return 0 // at most 19 digits
		}
		return exactBits(s, num, f, 0)
	}
	// 192 bits of the product are nearly always enough (Lemire, "Number parsing at a gigabyte per second", 2021).
	b, ok := scaledBits(num.mant, num.exp, f)
	if ok && num.trunc {
		var up uint64
		up, ok = scaledBits(num.mant+1, num.exp, f)
		ok = ok && up == b
	}
	if ok {
		return b
	}
	return exactBits(s, num, f, b)
}

func scaledBits(m uint64, exp int, f *floatInfo) (uint64, bool) {
	n := bits.LeadingZeros64(m)
	m <<= uint(n)
	hi, lo, exact := mulPow10Bits(m, exp)
	e := log2of10(exp) - 63 + 64 - n
	if hi>>63 == 0 {
		hi, lo = hi<<1|lo>>63, lo<<1
		e--
		if !exact && lo == 1<<64-2 {
			lo++ // the unit has been doubled too
		}
	}
	return pack(hi, lo, e, f, exact)
}

// exactBits compares the decimal number with the midpoints next to a guess, by integers.
func exactBits(s string, num *number, f *floatInfo, guess uint64) uint64 {
	var dec, scaled, mid nat
	digits, exp := readDigits(s, num, &dec)
	_ = digits
	if dec.n == 0 {
		return 0
	}
	if guess == 0 {
		guess, _ = scaledBits(num.mant, max(num.exp, pow10First), f)
	}
	if guess >= f.inf() {
		guess = f.inf() - 1
	}
	for {
		// The midpoint above the guess: (2m+1) * 2**(e-1).
		switch c := cmpMid(&dec, exp, guess, f, &scaled, &mid); {
		case c > 0 || c == 0 && guess&1 == 1:
			guess++
			if guess >= f.inf() {
				return f.inf()
			}
			continue
		}
		if guess == 0 {
			return 0
		}
		if c := cmpMid(&dec, exp, guess-1, f, &scaled, &mid); c < 0 || c == 0 && guess&1 == 1 {
			guess--
			continue
		}
		return guess
	}
}

// cmpMid compares dec * 10**exp with the midpoint between the number with bits b and the next one.
func cmpMid(dec *nat, exp int, b uint64, f *floatInfo, x, y *nat) int {
	m := b & (1<<f.mant - 1)
	e := int(b >> f.mant)
	if e == 0 {
		e = 1
	} else {
		m |= 1 << f.mant
	}
	e += f.bias - int(f.mant) - 1
	*x = *dec
	y.set(2*m + 1)
	if exp >= 0 {
		x.mulPow10(exp)
	} else {
		y.mulPow10(-exp)
	}
	if e >= 0 {
		y.shl(uint(e))
	} else {
		x.shl(uint(-e))
	}
	return x.cmp(y)
}

// readDigits reads all digits again, at most 800 and a mark for more, and returns the exponent that belongs to them.
func readDigits(s string, num *number, dec *nat) (n, exp int) {
	const most = 800
	exp = num.exp
	counted := 0 // digits counted in num.exp's favour: 19
	for i := 0; i < len(s); i++ {
		c := s[i]
		if lower(c) == 'e' {
			break
		}
		if c < '0' || c > '9' || c == '0' && n == 0 {
			continue
		}
		if n < most {
			dec.mulAdd(10, uint32(c-'0'))
			if dec.n == 0 && c != '0' {
				dec.set(uint64(c - '0'))
			}
			n++
			if counted < 19 {
				counted++
			} else {
				exp--
			}
		} else if c != '0' {
			dec.mulAdd(10, 1)
			exp--
			break
		}
	}
	return n, exp
}
