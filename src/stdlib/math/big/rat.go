package big

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// A Rat represents a quotient a/b of arbitrary precision. The zero value for a Rat represents the value 0.
type Rat struct {
	// Without common factors; an empty b.abs stands for 1.
	a, b Int
}

// NewRat creates a new [Rat] with numerator a and denominator b.
func NewRat(a, b int64) *Rat {
	return new(Rat).SetFrac64(a, b)
}

// SetFloat64 sets z to exactly f and returns z. If f is not finite, SetFloat64 returns nil.
func (z *Rat) SetFloat64(f float64) *Rat {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return nil
	}
	frac, exp := math.Frexp(f)
	z.a.SetInt64(int64(frac * (1 << 53)))
	exp -= 53
	z.b.abs = z.b.abs.setWord(1)
	if exp > 0 {
		z.a.Lsh(&z.a, uint(exp))
	} else {
		z.b.abs = z.b.abs.lsh(z.b.abs, uint(-exp))
	}
	return z.reduce()
}

// quotient is the fraction as m·2^e with 66 bits or more, and whether that is not all.
func (x *Rat) quotient() (m nat, e int, more bool) {
	b := x.denominator()
	shift := 66 + b.bitLen() - x.a.abs.bitLen()
	a := x.a.abs
	if shift > 0 {
		a = nat(nil).lsh(a, uint(shift))
	} else if shift < 0 {
		b = nat(nil).lsh(b, uint(-shift))
	}
	q, r := nat(nil).div(a, b)
	return q, -shift, len(r) > 0
}

// Float32 returns the nearest float32 value for x and a bool indicating whether it is exact.
func (x *Rat) Float32() (f float32, exact bool) {
	m, e, more := x.quotient()
	f64, acc := toFloat(x.a.neg, m, e, more, 24, -149, 128)
	return float32(f64), acc == Exact
}

// Float64 returns the nearest float64 value for x and a bool indicating whether it is exact.
func (x *Rat) Float64() (f float64, exact bool) {
	m, e, more := x.quotient()
	f, acc := toFloat64(x.a.neg, m, e, more)
	return f, acc == Exact
}

// SetFrac sets z to a/b and returns z. If b == 0, SetFrac panics.
func (z *Rat) SetFrac(a, b *Int) *Rat {
	if len(b.abs) == 0 {
		panic("division by zero")
	}
	neg := a.neg != b.neg
	babs := b.abs
	if &z.a == b || alias(z.a.abs, babs) {
		babs = nat(nil).set(babs)
	}
	z.a.abs = z.a.abs.set(a.abs)
	z.b.abs = z.b.abs.set(babs)
	z.a.neg = neg
	return z.reduce()
}

// SetFrac64 sets z to a/b and returns z. If b == 0, SetFrac64 panics.
func (z *Rat) SetFrac64(a, b int64) *Rat {
	if b == 0 {
		panic("division by zero")
	}
	z.a.SetInt64(a)
	z.a.neg = (a < 0) != (b < 0)
	z.b.abs = z.b.abs.setUint64(magnitude(b))
	return z.reduce()
}

// SetInt sets z to x (by making a copy of x) and returns z.
func (z *Rat) SetInt(x *Int) *Rat {
	z.a.Set(x)
	z.b.abs = z.b.abs.setWord(1)
	return z
}

// SetInt64 sets z to x and returns z.
func (z *Rat) SetInt64(x int64) *Rat {
	z.a.SetInt64(x)
	z.b.abs = z.b.abs.setWord(1)
	return z
}

// SetUint64 sets z to x and returns z.
func (z *Rat) SetUint64(x uint64) *Rat {
	z.a.SetUint64(x)
	z.b.abs = z.b.abs.setWord(1)
	return z
}

// Set sets z to x (by making a copy of x) and returns z.
func (z *Rat) Set(x *Rat) *Rat {
	if z != x {
		z.a.Set(&x.a)
		z.b.abs = z.b.abs.set(x.b.abs)
	}
	if len(z.b.abs) == 0 {
		z.b.abs = z.b.abs.setWord(1) // from now on Denom is a part of z
	}
	return z
}

// Abs sets z to |x| (the absolute value of x) and returns z.
func (z *Rat) Abs(x *Rat) *Rat {
	z.Set(x)
	z.a.neg = false
	return z
}

// Neg sets z to -x and returns z.
func (z *Rat) Neg(x *Rat) *Rat {
	z.Set(x)
	z.a.neg = len(z.a.abs) > 0 && !z.a.neg
	return z
}

// Inv sets z to 1/x and returns z. If x == 0, Inv panics.
func (z *Rat) Inv(x *Rat) *Rat {
	if len(x.a.abs) == 0 {
		panic("division by zero")
	}
	z.Set(x)
	z.a.abs, z.b.abs = z.b.abs, z.a.abs
	return z
}

// Sign returns -1, 0 or +1.
func (x *Rat) Sign() int { return x.a.Sign() }

// IsInt reports whether the denominator of x is 1.
func (x *Rat) IsInt() bool { return len(x.b.abs) == 0 || x.b.abs.cmp(one) == 0 }

// Num returns the numerator of x; it may be <= 0. The result is a reference to x's numerator.
func (x *Rat) Num() *Int { return &x.a }

// Denom returns the denominator of x; it is always > 0. The result is a reference to x's denominator, unless x is an uninitialized [Rat].
func (x *Rat) Denom() *Int {
	if len(x.b.abs) == 0 {
		return &Int{abs: nat{1}}
	}
	return &x.b
}

func (x *Rat) denominator() nat {
	if len(x.b.abs) == 0 {
		return one
	}
	return x.b.abs
}

// reduce removes common factors.
func (z *Rat) reduce() *Rat {
	switch {
	case len(z.a.abs) == 0:
		z.a.neg = false
		z.b.abs = z.b.abs.setWord(1)
	case len(z.b.abs) == 0:
		z.b.abs = z.b.abs.setWord(1)
	case z.b.abs.cmp(one) != 0:
		g := new(Int).GCD(nil, nil, &z.a, &z.b)
		if g.Cmp(intOne) != 0 {
			z.a.abs, _ = z.a.abs.div(z.a.abs, g.abs)
			z.b.abs, _ = z.b.abs.div(z.b.abs, g.abs)
		}
	}
	z.b.neg = false
	return z
}

// cross is x's numerator times y's denominator.
func cross(x, y *Rat) *Int {
	return &Int{x.a.neg, nat(nil).mul(x.a.abs, y.denominator())}
}

// Cmp compares x and y and returns -1, 0 or +1.
func (x *Rat) Cmp(y *Rat) int { return cross(x, y).Cmp(cross(y, x)) }

func (z *Rat) sum(x, y *Rat, op func(z, x, y *Int) *Int) *Rat {
	a := op(new(Int), cross(x, y), cross(y, x))
	b := nat(nil).mul(x.denominator(), y.denominator())
	z.a.Set(a)
	z.b.abs = b
	return z.reduce()
}

// Add sets z to the sum x+y and returns z.
func (z *Rat) Add(x, y *Rat) *Rat { return z.sum(x, y, (*Int).Add) }

// Sub sets z to the difference x-y and returns z.
func (z *Rat) Sub(x, y *Rat) *Rat { return z.sum(x, y, (*Int).Sub) }

// Mul sets z to the product x*y and returns z.
func (z *Rat) Mul(x, y *Rat) *Rat {
	a := new(Int).Mul(&x.a, &y.a)
	b := nat(nil).mul(x.denominator(), y.denominator())
	z.a.Set(a)
	z.b.abs = b
	return z.reduce()
}

// Quo sets z to the quotient x/y and returns z. If y == 0, Quo panics.
func (z *Rat) Quo(x, y *Rat) *Rat {
	if len(y.a.abs) == 0 {
		panic("division by zero")
	}
	a, b := cross(x, y), cross(y, x)
	z.a.abs, z.b.abs = a.abs, b.abs
	z.a.neg = a.neg != b.neg
	return z.reduce()
}

// Scan is a support routine for fmt.Scanner. It accepts the formats 'e', 'E', 'f', 'F', 'g', 'G', and 'v'; all are equivalent.
func (z *Rat) Scan(s fmt.ScanState, ch rune) error {
	tok, err := s.Token(true, func(r rune) bool { return strings.ContainsRune("+-/0123456789.eE", r) })
	if err != nil {
		return err
	}
	if !strings.ContainsRune("efgEFGv", ch) {
		return errors.New("Rat.Scan: invalid verb")
	}
	if _, ok := z.SetString(string(tok)); !ok {
		return errors.New("Rat.Scan: invalid syntax")
	}
	return nil
}

// number is a scanned number with a fraction and an exponent: m·2^e2·5^e5.
type number struct {
	m      nat
	neg    bool
	base   int
	e2, e5 int64
}

var bitsPerDigit = map[int]int64{2: 1, 8: 3, 10: 1, 16: 4}

// scanNumber reads one. Digits behind the point and the exponent go into e2 and e5.
func scanNumber(r io.ByteScanner, base int, m nat) (n number, err error) {
	if n.neg, err = scanSign(r); err != nil {
		return
	}
	var count int
	if n.m, n.base, count, err = m.scan(r, base, true); err != nil {
		return
	}
	exp, ebase, err := scanExponent(r, base == 0)
	if err != nil {
		return
	}
	if count < 0 {
		n.e2 = int64(count) * bitsPerDigit[n.base]
		if n.base == 10 {
			n.e5 = int64(count)
		}
	}
	n.e2 += exp
	if ebase == 10 {
		n.e5 += exp
	}
	return
}

// scanExponent reads e or p and a number, if they are there.
func scanExponent(r io.ByteScanner, separators bool) (exp int64, base int, err error) {
	c, err := r.ReadByte()
	if err != nil {
		if err == io.EOF {
			err = nil
		}
		return 0, 10, err
	}
	switch c {
	case 'e', 'E':
		base = 10
	case 'p', 'P':
		base = 2
	default:
		r.UnreadByte()
		return 0, 10, nil
	}
	var text []byte
	c, err = r.ReadByte()
	if err == nil && (c == '+' || c == '-') {
		if c == '-' {
			text = append(text, '-')
		}
		c, err = r.ReadByte()
	}
	prev, bad, some := '.', false, false
	for ; err == nil; c, err = r.ReadByte() {
		if '0' <= c && c <= '9' {
			text = append(text, c)
			prev, some = '0', true
		} else if c == '_' && separators {
			bad = bad || prev != '0'
			prev = '_'
		} else {
			r.UnreadByte()
			break
		}
	}
	if err == io.EOF {
		err = nil
	}
	if err == nil && !some {
		err = errNoDigits
	}
	if err == nil {
		exp, err = strconv.ParseInt(string(text), 10, 64)
	}
	if err == nil && (bad || prev == '_') {
		err = errSeparator
	}
	return
}

// SetString sets z to the value of s and returns z and a boolean indicating success. s can be given as a (possibly signed) fraction "a/b", or
// as a floating-point number optionally followed by an exponent.
func (z *Rat) SetString(s string) (*Rat, bool) {
	if num, den, ok := strings.Cut(s, "/"); ok {
		if _, ok := z.a.SetString(num, 0); !ok {
			return nil, false
		}
		r := strings.NewReader(den)
		abs, _, _, err := z.b.abs.scan(r, 0, false)
		z.b.abs = abs
		if err != nil || r.Len() > 0 || len(abs) == 0 {
			return nil, false
		}
		return z.reduce(), true
	}
	r := strings.NewReader(s)
	n, err := scanNumber(r, 0, z.a.abs)
	if err != nil || r.Len() > 0 {
		return nil, false
	}
	z.a.abs = n.m
	if len(n.m) == 0 {
		return z.reduce(), true
	}
	// Larger exponents would need too much memory.
	if n.e5 < -1e6 || n.e5 > 1e6 || n.e2 < -1e7 || n.e2 > 1e7 {
		return nil, false
	}
	z.b.abs = z.b.abs.setWord(1)
	if p := five.pow(magnitude(n.e5)); n.e5 > 0 {
		z.a.abs = nat(nil).mul(z.a.abs, p)
	} else {
		z.b.abs = p
	}
	if n.e2 > 0 {
		z.a.abs = z.a.abs.lsh(z.a.abs, uint(n.e2))
	} else {
		z.b.abs = z.b.abs.lsh(z.b.abs, uint(-n.e2))
	}
	z.a.neg = n.neg
	return z.reduce(), true
}

// String returns a string representation of x in the form "a/b" (even if b == 1).
func (x *Rat) String() string { return string(x.appendFraction(nil)) }

func (x *Rat) appendFraction(b []byte) []byte {
	return x.denominator().append(append(x.a.Append(b, 10), '/'), 10)
}

// RatString returns a string representation of x in the form "a/b" if b != 1, and in the form "a" if b == 1.
func (x *Rat) RatString() string {
	if x.IsInt() {
		return x.a.String()
	}
	return x.String()
}

// FloatString returns a string representation of x in decimal form with prec digits of precision after the radix
// point. The last digit is rounded to nearest, with halves rounded away from zero.
func (x *Rat) FloatString(prec int) string {
	prec = max(prec, 0)
	b := x.denominator()
	scaled := nat(nil).mul(x.a.abs, ten.pow(uint64(prec)))
	q, r := nat(nil).div(scaled, b)
	if r.lsh(r, 1).cmp(b) >= 0 {
		q = q.add(q, one)
	}
	text := q.append(nil, 10)
	if n := prec + 1 - len(text); n > 0 {
		text = append([]byte(strings.Repeat("0", n)), text...)
	}
	whole := len(text) - prec
	out := append(signed(x.a.neg), text[:whole]...)
	if prec > 0 {
		out = append(append(out, '.'), text[whole:]...)
	}
	return string(out)
}

// FloatPrec returns the number n of non-repeating digits immediately following the decimal point of the decimal
// representation of x, and whether a decimal representation with that many digits is exact.
func (x *Rat) FloatPrec() (n int, exact bool) {
	q := x.denominator()
	p2 := q.trailingZeros()
	q = nat(nil).rsh(q, p2)
	// Powers 5^(2^i) that divide it, found upwards and removed downwards.
	var powers []nat
	for f := five; f.bitLen() <= q.bitLen(); f = nat(nil).mul(f, f) {
		if len(q.mod(f)) > 0 {
			break
		}
		powers = append(powers, f)
	}
	p5 := uint(0)
	for i := len(powers) - 1; i >= 0; i-- {
		if t, r := nat(nil).div(q, powers[i]); len(r) == 0 {
			p5 += 1 << uint(i)
			q = t
		}
	}
	for {
		t, r := nat(nil).div(q, five)
		if len(r) > 0 {
			break
		}
		p5++
		q = t
	}
	return int(max(p2, p5)), q.cmp(one) == 0
}

// GobEncode implements the [encoding/gob.GobEncoder] interface.
func (x *Rat) GobEncode() ([]byte, error) {
	if x == nil {
		return nil, nil
	}
	num, den := x.a.Bytes(), x.b.Bytes()
	if int(uint32(len(num))) != len(num) {
		return nil, errors.New("Rat.GobEncode: numerator too large")
	}
	buf := binary.BigEndian.AppendUint32([]byte{ratVersion<<1 | boolByte(x.a.neg)}, uint32(len(num)))
	return append(append(buf, num...), den...), nil
}

// GobDecode implements the [encoding/gob.GobDecoder] interface.
func (z *Rat) GobDecode(buf []byte) error {
	if len(buf) == 0 {
		*z = Rat{}
		return nil
	}
	if len(buf) < 5 {
		return errors.New("Rat.GobDecode: buffer too small")
	}
	b := buf[0]
	if b>>1 != ratVersion {
		return fmt.Errorf("Rat.GobDecode: encoding version %d not supported", b>>1)
	}
	n := uint64(binary.BigEndian.Uint32(buf[1:])) + 5
	if n > math.MaxInt {
		return errors.New("Rat.GobDecode: invalid length")
	}
	if uint64(len(buf)) < n {
		return errors.New("Rat.GobDecode: buffer too small")
	}
	z.a.neg = b&1 != 0
	z.a.abs = z.a.abs.setBytes(buf[5:n])
	z.b.abs = z.b.abs.setBytes(buf[n:])
	return nil
}

// AppendText implements the [encoding.TextAppender] interface.
func (x *Rat) AppendText(b []byte) ([]byte, error) {
	if x.IsInt() {
		return x.a.AppendText(b)
	}
	return x.appendFraction(b), nil
}

// MarshalText implements the [encoding.TextMarshaler] interface.
func (x *Rat) MarshalText() (text []byte, err error) { return x.AppendText(nil) }

// UnmarshalText implements the [encoding.TextUnmarshaler] interface.
func (z *Rat) UnmarshalText(text []byte) error {
	if _, ok := z.SetString(string(text)); !ok {
		return fmt.Errorf("math/big: cannot unmarshal %q into a *big.Rat", text)
	}
	return nil
}
