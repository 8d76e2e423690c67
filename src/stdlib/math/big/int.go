// Package big implements arbitrary-precision arithmetic (big numbers).
package big

import (
	"fmt"
	"io"
	"math/bits"
	"math/rand"
	"strings"
)

// An Int represents a signed multi-precision integer. The zero value for an Int represents the value 0.
type Int struct {
	neg bool
	abs nat
}

var intOne = &Int{false, one}

// NewInt allocates and returns a new [Int] set to x.
func NewInt(x int64) *Int {
	// Inlined, so that an Int that does not escape takes no memory at all.
	u := uint64(x)
	if x < 0 {
		u = -u
	}
	var abs []Word
	if x == 0 {
	} else if bits.UintSize == 32 && u>>32 != 0 {
		abs = []Word{Word(u), Word(u >> 32)}
	} else {
		abs = []Word{Word(u)}
	}
	return &Int{neg: x < 0, abs: abs}
}

// Sign returns -1, 0 or 1.
func (x *Int) Sign() int {
	switch {
	case len(x.abs) == 0:
		return 0
	case x.neg:
		return -1
	}
	return 1
}

func magnitude(x int64) uint64 {
	if x < 0 {
		return -uint64(x)
	}
	return uint64(x)
}

// SetInt64 sets z to x and returns z.
func (z *Int) SetInt64(x int64) *Int {
	z.abs = z.abs.setUint64(magnitude(x))
	z.neg = x < 0
	return z
}

// SetUint64 sets z to x and returns z.
func (z *Int) SetUint64(x uint64) *Int {
	z.abs = z.abs.setUint64(x)
	z.neg = false
	return z
}

// Set sets z to x and returns z.
func (z *Int) Set(x *Int) *Int {
	if z != x {
		z.abs = z.abs.set(x.abs)
		z.neg = x.neg
	}
	return z
}

// Bits provides raw (unchecked but fast) access to x by returning its absolute value as a little-endian [Word] slice.
func (x *Int) Bits() []Word { return x.abs }

// SetBits provides raw access to z by setting its value to abs, interpreted as a little-endian [Word] slice.
func (z *Int) SetBits(abs []Word) *Int {
	z.abs = nat(abs).trim()
	z.neg = false
	return z
}

// Abs sets z to |x| and returns z.
func (z *Int) Abs(x *Int) *Int {
	z.Set(x)
	z.neg = false
	return z
}

// Neg sets z to -x and returns z.
func (z *Int) Neg(x *Int) *Int {
	z.Set(x)
	z.neg = len(z.abs) > 0 && !z.neg
	return z
}

// addSigned is x + y, where y has the given sign.
func (z *Int) addSigned(x, y *Int, yneg bool) *Int {
	neg := x.neg
	switch {
	case neg == yneg:
		z.abs = z.abs.add(x.abs, y.abs)
	case x.abs.cmp(y.abs) >= 0:
		z.abs = z.abs.sub(x.abs, y.abs)
	default:
		neg = !neg
		z.abs = z.abs.sub(y.abs, x.abs)
	}
	z.neg = len(z.abs) > 0 && neg
	return z
}

// Add sets z to the sum x+y and returns z.
func (z *Int) Add(x, y *Int) *Int { return z.addSigned(x, y, y.neg) }

// Sub sets z to the difference x-y and returns z.
func (z *Int) Sub(x, y *Int) *Int { return z.addSigned(x, y, !y.neg) }

// Mul sets z to the product x*y and returns z.
func (z *Int) Mul(x, y *Int) *Int {
	neg := x.neg != y.neg
	z.abs = z.abs.mul(x.abs, y.abs)
	z.neg = len(z.abs) > 0 && neg
	return z
}

// MulRange sets z to the product of all integers in the range [a, b] inclusively and returns z.
func (z *Int) MulRange(a, b int64) *Int {
	switch {
	case a > b:
		return z.SetInt64(1)
	case a <= 0 && b >= 0:
		return z.SetInt64(0)
	}
	neg := false
	if a < 0 {
		neg = (b-a)&1 == 0
		a, b = -b, -a
	}
	z.abs = productOf(uint64(a), uint64(b))
	z.neg = neg
	return z
}

func productOf(a, b uint64) nat {
	switch {
	case a == b:
		return nat(nil).setUint64(a)
	case b-a == 1:
		return nat(nil).mul(nat(nil).setUint64(a), nat(nil).setUint64(b))
	}
	m := a + (b-a)/2
	return nat(nil).mul(productOf(a, m), productOf(m+1, b))
}

// Binomial sets z to the binomial coefficient C(n, k) and returns z.
func (z *Int) Binomial(n, k int64) *Int {
	if k > n {
		return z.SetInt64(0)
	}
	k = min(k, n-k)
	z.SetInt64(1)
	var t Int
	for i := int64(1); i <= k; i++ {
		z.Mul(z, t.SetInt64(n-k+i))
		z.Quo(z, t.SetInt64(i))
	}
	return z
}

// Quo sets z to the quotient x/y for y != 0 and returns z. Quo implements truncated division (like Go).
func (z *Int) Quo(x, y *Int) *Int {
	neg := x.neg != y.neg
	z.abs, _ = z.abs.div(x.abs, y.abs)
	z.neg = len(z.abs) > 0 && neg
	return z
}

// Rem sets z to the remainder x%y for y != 0 and returns z. Rem implements truncated modulus (like Go).
func (z *Int) Rem(x, y *Int) *Int {
	neg := x.neg
	_, z.abs = nat(nil).div(x.abs, y.abs)
	z.neg = len(z.abs) > 0 && neg
	return z
}

// QuoRem sets z to the quotient x/y and r to the remainder x%y and returns the pair (z, r) for y != 0.
func (z *Int) QuoRem(x, y, r *Int) (*Int, *Int) {
	zneg, rneg := x.neg != y.neg, x.neg
	z.abs, r.abs = z.abs.div(x.abs, y.abs)
	z.neg, r.neg = len(z.abs) > 0 && zneg, len(r.abs) > 0 && rneg
	return z, r
}

// Div sets z to the quotient x/y for y != 0 and returns z. Div implements Euclidean division (unlike Go).
func (z *Int) Div(x, y *Int) *Int {
	var r Int
	z.DivMod(x, y, &r)
	return z
}

// Mod sets z to the modulus x%y for y != 0 and returns z. Mod implements Euclidean modulus (unlike Go).
func (z *Int) Mod(x, y *Int) *Int {
	var q Int
	q.DivMod(x, y, z)
	return z
}

// DivMod sets z to the quotient x div y and m to the modulus x mod y and returns the pair (z, m) for y != 0.
func (z *Int) DivMod(x, y, m *Int) (*Int, *Int) {
	divisor := y // y may be z or m
	if z == y || m == y || alias(z.abs, y.abs) {
		divisor = new(Int).Set(y)
	}
	z.QuoRem(x, divisor, m)
	if m.neg {
		if divisor.neg {
			z.Add(z, intOne)
			m.Sub(m, divisor)
		} else {
			z.Sub(z, intOne)
			m.Add(m, divisor)
		}
	}
	return z, m
}

// Cmp compares x and y and returns -1, 0 or +1.
func (x *Int) Cmp(y *Int) int {
	switch {
	case x == y:
		return 0
	case x.neg != y.neg && x.neg:
		return -1
	case x.neg != y.neg:
		return 1
	case x.neg:
		return y.abs.cmp(x.abs)
	}
	return x.abs.cmp(y.abs)
}

// CmpAbs compares the absolute values of x and y and returns -1, 0 or +1.
func (x *Int) CmpAbs(y *Int) int { return x.abs.cmp(y.abs) }

// Int64 returns the int64 representation of x. If x cannot be represented in an int64, the result is undefined.
func (x *Int) Int64() int64 {
	v := int64(x.abs.low64())
	if x.neg {
		v = -v
	}
	return v
}

// Uint64 returns the uint64 representation of x. If x cannot be represented in a uint64, the result is undefined.
func (x *Int) Uint64() uint64 { return x.abs.low64() }

// IsInt64 reports whether x can be represented as an int64.
func (x *Int) IsInt64() bool {
	if len(x.abs) > 64/wordBits {
		return false
	}
	v := int64(x.abs.low64())
	return v >= 0 || x.neg && v == -v
}

// IsUint64 reports whether x can be represented as a uint64.
func (x *Int) IsUint64() bool { return !x.neg && len(x.abs) <= 64/wordBits }

// Float64 returns the float64 value nearest x, and an indication of any rounding that occurred.
func (x *Int) Float64() (float64, Accuracy) { return toFloat64(x.neg, x.abs, 0, false) }

// SetString sets z to the value of s, interpreted in the given base, and returns z and a boolean indicating success.
func (z *Int) SetString(s string, base int) (*Int, bool) {
	r := strings.NewReader(s)
	if _, _, err := z.scan(r, base); err != nil {
		return nil, false
	}
	if _, err := r.ReadByte(); err != io.EOF {
		return nil, false
	}
	return z, true
}

// SetBytes interprets buf as the bytes of a big-endian unsigned integer, sets z to that value, and returns z.
func (z *Int) SetBytes(buf []byte) *Int {
	z.abs = z.abs.setBytes(buf)
	z.neg = false
	return z
}

// Bytes returns the absolute value of x as a big-endian byte slice.
func (x *Int) Bytes() []byte {
	buf := make([]byte, len(x.abs)*wordBytes)
	return buf[x.abs.bytes(buf):]
}

// FillBytes sets buf to the absolute value of x, storing it as a zero-extended big-endian byte slice, and returns buf.
func (x *Int) FillBytes(buf []byte) []byte {
	clear(buf)
	x.abs.bytes(buf)
	return buf
}

// BitLen returns the length of the absolute value of x in bits. The bit length of 0 is 0.
func (x *Int) BitLen() int { return x.abs.bitLen() }

// TrailingZeroBits returns the number of consecutive least significant zero bits of |x|.
func (x *Int) TrailingZeroBits() uint { return x.abs.trailingZeros() }

// Exp sets z = x**y mod |m| (i.e. the sign of m is ignored), and returns z. If m == nil or m == 0, z = x**y unless y <= 0 then z = 1.
func (z *Int) Exp(x, y, m *Int) *Int {
	base := x.abs
	if y.neg {
		if m == nil || len(m.abs) == 0 {
			return z.SetInt64(1)
		}
		inverse := new(Int).ModInverse(x, m)
		if inverse == nil {
			return nil
		}
		base = inverse.abs
	}
	var mod nat
	if m != nil {
		mod = m.abs
	}
	neg := x.neg && !y.neg && y.abs.bit(0) == 1
	if y.neg {
		neg = false
	}
	z.abs = base.exp(y.abs, mod)
	z.neg = len(z.abs) > 0 && neg
	if z.neg && len(mod) > 0 {
		z.abs = nat(nil).sub(mod, z.abs)
		z.neg = false
	}
	return z
}

// GCD sets z to the greatest common divisor of a and b and returns z. If x or y are not nil, GCD sets their value such that z = a*x + b*y.
func (z *Int) GCD(x, y, a, b *Int) *Int {
	if len(a.abs) == 0 || len(b.abs) == 0 {
		signA, signB := int64(a.Sign()), int64(b.Sign())
		if len(a.abs) == 0 {
			z.Set(b)
		} else {
			z.Set(a)
		}
		z.neg = false
		if x != nil {
			x.SetInt64(signA)
		}
		if y != nil {
			y.SetInt64(signB)
		}
		return z
	}
	// Euclid's algorithm; r = a·u + b·v, and v follows from u in the end.
	r0, r1 := nat(nil).set(a.abs), nat(nil).set(b.abs)
	u0, u1 := NewInt(1), NewInt(0)
	wants := x != nil || y != nil
	for len(r1) > 0 {
		q, r := nat(nil).div(r0, r1)
		r0, r1 = r1, r
		if wants {
			t := new(Int).Mul(&Int{abs: q}, u1)
			u0, u1 = u1, t.Sub(u0, t)
		}
	}
	g := &Int{abs: r0}
	if wants && a.neg {
		u0.Neg(u0)
	}
	if y != nil {
		t := new(Int).Mul(a, u0)
		t.Sub(g, t)
		v := new(Int).Quo(t, b)
		if x != nil {
			x.Set(u0)
		}
		y.Set(v)
	} else if x != nil {
		x.Set(u0)
	}
	z.Set(g)
	return z
}

// Rand sets z to a pseudo-random number in [0, n) and returns z.
func (z *Int) Rand(rnd *rand.Rand, n *Int) *Int {
	// z and n may be the same.
	if n.neg || len(n.abs) == 0 {
		z.neg, z.abs = false, nil
		return z
	}
	z.neg = false
	z.abs = nat(nil).random(rnd, n.abs)
	return z
}

// ModInverse sets z to the multiplicative inverse of g in the ring ℤ/nℤ and returns z, or nil if there is none.
func (z *Int) ModInverse(g, n *Int) *Int {
	m := new(Int).Abs(n)
	if g.neg {
		g = new(Int).Mod(g, m)
	}
	var d, x Int
	d.GCD(&x, nil, g, m)
	if d.Cmp(intOne) != 0 {
		return nil
	}
	if x.neg {
		return z.Add(&x, m)
	}
	return z.Set(&x)
}

// Jacobi returns the Jacobi symbol (x/y), either +1, -1, or 0. The y argument must be an odd integer.
func Jacobi(x, y *Int) int {
	if len(y.abs) == 0 || y.abs[0]&1 == 0 {
		panic(fmt.Sprintf("big: invalid 2nd argument to Int.Jacobi: need odd integer but got %s", y.String()))
	}
	a, b := new(Int).Set(x), new(Int).Set(y)
	j := 1
	if b.neg {
		if a.neg {
			j = -1
		}
		b.neg = false
	}
	for {
		if b.Cmp(intOne) == 0 {
			return j
		}
		if len(a.abs) == 0 {
			return 0
		}
		a.Mod(a, b)
		if len(a.abs) == 0 {
			return 0
		}
		s := a.abs.trailingZeros()
		if m := b.abs[0] & 7; s&1 != 0 && (m == 3 || m == 5) {
			j = -j
		}
		c := new(Int).Rsh(a, s)
		if b.abs[0]&3 == 3 && c.abs[0]&3 == 3 {
			j = -j
		}
		a, b = b, c
	}
}

// ModSqrt sets z to a square root of x mod p if such a square root exists, and returns z. The modulus p must be an odd prime.
func (z *Int) ModSqrt(x, p *Int) *Int {
	switch Jacobi(x, p) {
	case -1:
		return nil
	case 0:
		return z.SetInt64(0)
	}
	if x.neg || x.Cmp(p) >= 0 {
		x = new(Int).Mod(x, p)
	}
	exp := func(b, e *Int) *Int { return new(Int).Exp(b, e, p) }
	mul := func(a, b *Int) *Int {
		t := new(Int).Mul(a, b)
		return t.Mod(t, p)
	}
	switch {
	case p.abs[0]&3 == 3:
		e := new(Int).Add(p, intOne)
		return z.Set(exp(x, e.Rsh(e, 2)))
	case p.abs[0]&7 == 5:
		// Atkin: α = (2x)^((p-5)/8), β = 2xα², root xα(β-1).
		double := new(Int).Lsh(x, 1)
		alpha := exp(double, new(Int).Rsh(p, 3))
		beta := mul(mul(alpha, alpha), double)
		beta.Sub(beta, intOne)
		return z.Set(mul(mul(beta, x), alpha))
	}
	// Tonelli and Shanks: p-1 = s·2^e.
	s := new(Int).Sub(p, intOne)
	e := s.abs.trailingZeros()
	s.Rsh(s, e)
	n := NewInt(2)
	for Jacobi(n, p) != -1 {
		n.Add(n, intOne)
	}
	y := new(Int).Add(s, intOne)
	y = exp(x, y.Rsh(y, 1))
	b, g := exp(x, s), exp(n, s)
	for r := e; ; {
		m := uint(0)
		for t := b; t.Cmp(intOne) != 0; m++ {
			t = mul(t, t)
		}
		if m == 0 {
			return z.Set(y)
		}
		t := exp(g, new(Int).Lsh(intOne, r-m-1))
		g = mul(t, t)
		y = mul(y, t)
		b = mul(b, g)
		r = m
	}
}

// Lsh sets z = x << n and returns z.
func (z *Int) Lsh(x *Int, n uint) *Int {
	z.abs = z.abs.lsh(x.abs, n)
	z.neg = x.neg
	return z
}

// Rsh sets z = x >> n and returns z.
func (z *Int) Rsh(x *Int, n uint) *Int {
	if x.neg {
		// Towards minus infinity.
		t := nat(nil).sub(x.abs, one)
		t = t.rsh(t, n)
		z.abs = z.abs.add(t, one)
		z.neg = true
		return z
	}
	z.abs = z.abs.rsh(x.abs, n)
	z.neg = false
	return z
}

// Bit returns the value of the i'th bit of x. That is, it returns (x>>i)&1. The bit index i must be >= 0.
func (x *Int) Bit(i int) uint {
	if i < 0 {
		panic("negative bit index")
	}
	if x.neg {
		return nat(nil).sub(x.abs, one).bit(uint(i)) ^ 1
	}
	return x.abs.bit(uint(i))
}

// SetBit sets z to x, with x's i'th bit set to b (0 or 1).
func (z *Int) SetBit(x *Int, i int, b uint) *Int {
	if i < 0 {
		panic("negative bit index")
	}
	if b > 1 {
		panic("set bit is not 0 or 1")
	}
	mask := new(Int).Lsh(intOne, uint(i))
	if b == 1 {
		return z.Or(x, mask)
	}
	return z.AndNot(x, mask)
}

// logic combines the words of the two's complements of x and y.
func (z *Int) logic(x, y *Int, f func(a, b Word) Word) *Int {
	xs, xm := x.complement()
	ys, ym := y.complement()
	n := max(len(xs), len(ys))
	sign := f(xm, ym)
	r := make(nat, n)
	if !alias(z.abs, xs) && !alias(z.abs, ys) {
		r = z.abs.room(n)
	}
	at := func(s nat, i int, m Word) Word {
		if i < len(s) {
			return s[i] ^ m
		}
		return m
	}
	for i := range n {
		r[i] = f(at(xs, i, xm), at(ys, i, ym)) ^ sign
	}
	r = r.trim()
	if sign != 0 {
		r = r.add(r, one)
	}
	z.abs, z.neg = r, sign != 0
	return z
}

// complement gives words and what to exclusive-or them with: -n is ^(n-1).
func (x *Int) complement() (nat, Word) {
	if x.neg {
		return nat(nil).sub(x.abs, one), allOnes
	}
	return x.abs, 0
}

// And sets z = x & y and returns z.
func (z *Int) And(x, y *Int) *Int { return z.logic(x, y, func(a, b Word) Word { return a & b }) }

// AndNot sets z = x &^ y and returns z.
func (z *Int) AndNot(x, y *Int) *Int { return z.logic(x, y, func(a, b Word) Word { return a &^ b }) }

// Or sets z = x | y and returns z.
func (z *Int) Or(x, y *Int) *Int { return z.logic(x, y, func(a, b Word) Word { return a | b }) }

// Xor sets z = x ^ y and returns z.
func (z *Int) Xor(x, y *Int) *Int { return z.logic(x, y, func(a, b Word) Word { return a ^ b }) }

// Not sets z = ^x and returns z.
func (z *Int) Not(x *Int) *Int {
	z.Neg(x)
	return z.Sub(z, intOne)
}

// Sqrt sets z to ⌊√x⌋, the largest integer such that z² ≤ x, and returns z. It panics if x is negative.
func (z *Int) Sqrt(x *Int) *Int {
	if x.neg {
		panic("square root of negative number")
	}
	z.neg = false
	z.abs = x.abs.sqrt()
	return z
}
