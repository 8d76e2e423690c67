package big

import (
	"fmt"
	"math"
)

const (
	MaxExp  = math.MaxInt32  // largest supported exponent
	MinExp  = math.MinInt32  // smallest supported exponent
	MaxPrec = math.MaxUint32 // largest (theoretically) supported precision; likely memory-limited
)

// A nonzero finite Float represents a multi-precision floating point number sign × mantissa × 2**exponent with
// 0.5 <= mantissa < 1.0, and MinExp <= exponent <= MaxExp. It may also be zero (+0, -0) or infinite (+Inf, -Inf).
type Float struct {
	prec uint32
	mode RoundingMode
	acc  Accuracy
	form form
	neg  bool
	mant nat // finite: the top bit of the last word is set, the first word is not 0
	exp  int32
}

type form byte

const (
	zero form = iota
	finite
	inf
)

// An ErrNaN panic is raised by a [Float] operation that would lead to a NaN under IEEE 754 rules.
type ErrNaN struct{ msg string }

func (err ErrNaN) Error() string { return err.msg }

// RoundingMode determines how a [Float] value is rounded to the desired precision.
type RoundingMode byte

const (
	ToNearestEven RoundingMode = iota // == IEEE 754-2008 roundTiesToEven
	ToNearestAway                     // == IEEE 754-2008 roundTiesToAway
	ToZero                            // == IEEE 754-2008 roundTowardZero
	AwayFromZero                      // no IEEE 754-2008 equivalent
	ToNegativeInf                     // == IEEE 754-2008 roundTowardNegative
	ToPositiveInf                     // == IEEE 754-2008 roundTowardPositive
)

var modeNames = [...]string{"ToNearestEven", "ToNearestAway", "ToZero", "AwayFromZero", "ToNegativeInf", "ToPositiveInf"}

func (i RoundingMode) String() string {
	if int(i) < len(modeNames) {
		return modeNames[i]
	}
	return fmt.Sprintf("RoundingMode(%d)", int(i))
}

// Accuracy describes the rounding error produced by the most recent operation that generated a [Float] value,
// relative to the exact value.
type Accuracy int8

const (
	Below Accuracy = -1
	Exact Accuracy = 0
	Above Accuracy = +1
)

func (i Accuracy) String() string {
	switch i {
	case Below:
		return "Below"
	case Exact:
		return "Exact"
	case Above:
		return "Above"
	}
	return fmt.Sprintf("Accuracy(%d)", int(i))
}

func accuracy(above bool) Accuracy {
	if above {
		return Above
	}
	return Below
}

// NewFloat allocates and returns a new [Float] set to x, with precision 53 and rounding mode [ToNearestEven].
func NewFloat(x float64) *Float {
	if math.IsNaN(x) {
		panic(ErrNaN{"NewFloat(NaN)"})
	}
	return new(Float).SetFloat64(x)
}

// roundNat rounds m, or a little more than m if more, to at most prec bits: the result is r·2^shift. up tells that the size grew.
func roundNat(m nat, more bool, prec uint, mode RoundingMode, neg bool) (r nat, shift int, exact, up bool) {
	n := uint(m.bitLen())
	if n <= prec && !more {
		return m, 0, true, false
	}
	if n < prec+2 {
		// The bits that decide have to be there.
		shift = -int(prec + 2 - n)
		m = nat(nil).lsh(m, prec+2-n)
		n = prec + 2
	}
	drop := n - prec
	half := m.bit(drop-1) == 1
	rest := more || m.lowBits(drop-1)
	if !half && !rest {
		return nat(nil).rsh(m, drop), shift + int(drop), true, false
	}
	r = nat(nil).rsh(m, drop)
	switch mode {
	case ToNearestEven:
		up = half && (rest || r.bit(0) == 1)
	case ToNearestAway:
		up = half
	case AwayFromZero:
		up = true
	case ToNegativeInf:
		up = neg
	case ToPositiveInf:
		up = !neg
	}
	if up {
		r = r.add(r, one)
	}
	return r, shift + int(drop), false, up
}

// setMag sets the magnitude to m·2^e, or a little more if more, rounded to z's precision; z.neg is set before.
func (z *Float) setMag(m nat, e int64, more bool) *Float {
	z.acc = Exact
	if len(m) == 0 {
		z.form = zero
		return z
	}
	r, shift, exact, up := roundNat(m, more, uint(z.prec), z.mode, z.neg)
	if !exact {
		z.acc = accuracy(up != z.neg)
	}
	n := r.bitLen()
	exp := e + int64(shift) + int64(n)
	switch {
	case exp < MinExp:
		z.acc = accuracy(z.neg)
		z.form = zero
		return z
	case exp > MaxExp:
		z.acc = accuracy(!z.neg)
		z.form = inf
		return z
	}
	z.form = finite
	z.exp = int32(exp)
	pad := uint(-n) % wordBits
	r = nat(nil).lsh(r, pad)
	low := 0
	for r[low] == 0 {
		low++
	}
	z.mant = r[low:]
	return z
}

// integer is x's magnitude as m·2^e.
func (x *Float) integer() (m nat, e int64) {
	return x.mant, int64(x.exp) - int64(len(x.mant))*wordBits
}

// SetPrec sets z's precision to prec and returns the (possibly) rounded value of z.
func (z *Float) SetPrec(prec uint) *Float {
	z.acc = Exact
	if prec == 0 {
		z.prec = 0
		if z.form == finite {
			z.acc = accuracy(z.neg)
			z.form = zero
		}
		return z
	}
	old := z.prec
	z.prec = uint32(min(prec, MaxPrec))
	if z.prec < old && z.form == finite {
		m, e := z.integer()
		z.setMag(m, e, false)
	}
	return z
}

// SetMode sets z's rounding mode to mode and returns an exact z.
func (z *Float) SetMode(mode RoundingMode) *Float {
	z.mode = mode
	z.acc = Exact
	return z
}

// Prec returns the mantissa precision of x in bits.
func (x *Float) Prec() uint { return uint(x.prec) }

// MinPrec returns the minimum precision required to represent x exactly. The result is 0 for |x| == 0 and |x| == Inf.
func (x *Float) MinPrec() uint {
	if x.form != finite {
		return 0
	}
	return uint(len(x.mant))*wordBits - x.mant.trailingZeros()
}

// Mode returns the rounding mode of x.
func (x *Float) Mode() RoundingMode { return x.mode }

// Acc returns the accuracy of x produced by the most recent operation.
func (x *Float) Acc() Accuracy { return x.acc }

// Sign returns -1, 0 or +1; 0 for both zeros.
func (x *Float) Sign() int {
	switch {
	case x.form == zero:
		return 0
	case x.neg:
		return -1
	}
	return 1
}

// MantExp breaks x into its mantissa and exponent components and returns the exponent. If a non-nil mant argument is
// provided its value is set to the mantissa of x, with the same precision and rounding mode as x.
func (x *Float) MantExp(mant *Float) (exp int) {
	if x.form == finite {
		exp = int(x.exp)
	}
	if mant != nil {
		mant.Copy(x)
		if mant.form == finite {
			mant.exp = 0
		}
	}
	return
}

// SetMantExp sets z to mant × 2**exp and returns z.
func (z *Float) SetMantExp(mant *Float, exp int) *Float {
	z.Copy(mant)
	if z.form == finite {
		m, e := z.integer()
		z.setMag(m, e+int64(exp), false)
	}
	return z
}

// Signbit reports whether x is negative or negative zero.
func (x *Float) Signbit() bool { return x.neg }

// IsInf reports whether x is +Inf or -Inf.
func (x *Float) IsInf() bool { return x.form == inf }

// IsInt reports whether x is an integer. ±Inf values are not integers.
func (x *Float) IsInt() bool {
	return x.form == zero || x.form == finite && x.exp > 0 && x.MinPrec() <= uint(x.exp)
}

// setInteger sets z to an integer; a precision of 0 becomes prec.
func (z *Float) setInteger(neg bool, m nat, prec int) *Float {
	if z.prec == 0 {
		z.prec = uint32(prec)
	}
	z.neg = neg
	return z.setMag(nat(nil).set(m), 0, false)
}

// SetUint64 sets z to the (possibly rounded) value of x and returns z. If z's precision is 0, it is changed to 64.
func (z *Float) SetUint64(x uint64) *Float { return z.setInteger(false, nat(nil).setUint64(x), 64) }

// SetInt64 sets z to the (possibly rounded) value of x and returns z. If z's precision is 0, it is changed to 64.
func (z *Float) SetInt64(x int64) *Float {
	return z.setInteger(x < 0, nat(nil).setUint64(magnitude(x)), 64)
}

// SetInt sets z to the (possibly rounded) value of x and returns z. If z's precision is 0, it is changed to the larger of x.BitLen() or 64.
func (z *Float) SetInt(x *Int) *Float { return z.setInteger(x.neg, x.abs, max(x.BitLen(), 64)) }

// SetFloat64 sets z to the (possibly rounded) value of x and returns z. If z's precision is 0, it is changed to 53.
func (z *Float) SetFloat64(x float64) *Float {
	if z.prec == 0 {
		z.prec = 53
	}
	if math.IsNaN(x) {
		panic(ErrNaN{"Float.SetFloat64(NaN)"})
	}
	z.acc = Exact
	z.neg = math.Signbit(x)
	if math.IsInf(x, 0) {
		z.form = inf
		return z
	}
	frac, exp := math.Frexp(math.Abs(x))
	return z.setMag(nat(nil).setUint64(uint64(frac*(1<<53))), int64(exp)-53, false)
}

// SetRat sets z to the (possibly rounded) value of x and returns z. If z's precision is 0, it is changed to the
// largest of a.BitLen(), b.BitLen(), or 64; with x = a/b.
func (z *Float) SetRat(x *Rat) *Float {
	if x.IsInt() {
		return z.SetInt(x.Num())
	}
	var a, b Float
	a.SetInt(x.Num())
	b.SetInt(x.Denom())
	if z.prec == 0 {
		z.prec = max(a.prec, b.prec)
	}
	return z.Quo(&a, &b)
}

// SetInf sets z to the infinite Float -Inf if signbit is set, or +Inf if signbit is not set, and returns z.
func (z *Float) SetInf(signbit bool) *Float {
	z.acc = Exact
	z.form = inf
	z.neg = signbit
	return z
}

// Set sets z to the (possibly rounded) value of x and returns z. If z's precision is 0, it is changed to the precision of x.
func (z *Float) Set(x *Float) *Float {
	z.acc = Exact
	if z == x {
		return z
	}
	z.form, z.neg, z.exp, z.mant = x.form, x.neg, x.exp, z.mant.set(x.mant)
	if z.prec == 0 {
		z.prec = x.prec
	} else if z.prec < x.prec && z.form == finite {
		m, e := z.integer()
		z.setMag(m, e, false)
	}
	return z
}

// Copy sets z to x, with the same precision, rounding mode, and accuracy as x. Copy returns z.
func (z *Float) Copy(x *Float) *Float {
	if z != x {
		mant := z.mant.set(x.mant)
		*z = *x
		z.mant = mant
	}
	return z
}

// truncated is the integer part of |x| modulo 2^64, and whether there is more; x is finite.
func (x *Float) truncated() (v nat, exact bool) {
	m, e := x.integer()
	if e >= 0 {
		return nat(nil).lsh(m, uint(e)), true
	}
	return nat(nil).rsh(m, uint(-e)), !m.lowBits(uint(-e))
}

// Uint64 returns the unsigned integer resulting from truncating x towards zero, and the accuracy of that.
func (x *Float) Uint64() (uint64, Accuracy) {
	switch {
	case x.form == zero:
		return 0, Exact
	case x.neg:
		return 0, Above
	case x.form == inf || x.exp > 64:
		return math.MaxUint64, Below
	case x.exp <= 0:
		return 0, Below
	}
	v, exact := x.truncated()
	if exact {
		return v.low64(), Exact
	}
	return v.low64(), Below
}

// Int64 returns the integer resulting from truncating x towards zero, and the accuracy of that.
func (x *Float) Int64() (int64, Accuracy) {
	if x.form == zero {
		return 0, Exact
	}
	acc := accuracy(x.neg)
	switch {
	case x.form == inf || x.exp > 63:
		if !x.neg {
			return math.MaxInt64, Below
		}
		if x.form == finite && x.exp == 64 && x.MinPrec() == 1 {
			acc = Exact
		}
		return math.MinInt64, acc
	case x.exp <= 0:
		return 0, acc
	}
	v, exact := x.truncated()
	if exact {
		acc = Exact
	}
	i := int64(v.low64())
	if x.neg {
		i = -i
	}
	return i, acc
}

// toFloat rounds m·2^e, or a little more, to the nearest number of a format with mant bits and exponents of the last bit from
// least; numbers of more than most bits are infinite.
func toFloat(neg bool, m nat, e int, more bool, mant, least, most int) (float64, Accuracy) {
	if len(m) == 0 {
		return math.Copysign(0, float64(1-2*int(boolByte(neg)))), Exact
	}
	size := m.bitLen() + e
	var f float64
	exact, up := true, false
	if size > most {
		f, exact, up = math.Inf(1), false, true
	} else if prec := min(mant, size-least); prec < 0 {
		exact = false // below half of the smallest
	} else {
		var r nat
		var shift int
		if prec == 0 {
			// Half the smallest or more: up if it is more.
			exact = false
			if up = more || m.lowBits(uint(m.bitLen()-1)); up {
				r, shift = one, least-e
			}
		} else {
			r, shift, exact, up = roundNat(m, more, uint(prec), ToNearestEven, neg)
		}
		f = math.Ldexp(float64(r.low64()), e+shift)
		if most == 128 && f > math.MaxFloat32 {
			f = math.Inf(1)
		}
	}
	acc := Exact
	if !exact {
		acc = accuracy(up != neg)
	}
	if neg {
		f = -f
	}
	return f, acc
}

func toFloat64(neg bool, m nat, e int, more bool) (float64, Accuracy) {
	return toFloat(neg, m, e, more, 53, -1074, 1024)
}

// Float32 returns the float32 value nearest to x, and the accuracy of that.
func (x *Float) Float32() (float32, Accuracy) {
	f, acc := x.toFloat(24, -149, 128)
	return float32(f), acc
}

// Float64 returns the float64 value nearest to x, and the accuracy of that.
func (x *Float) Float64() (float64, Accuracy) { return x.toFloat(53, -1074, 1024) }

func (x *Float) toFloat(mant, least, most int) (float64, Accuracy) {
	sign := 1 - 2*int(boolByte(x.neg))
	switch x.form {
	case zero:
		return math.Copysign(0, float64(sign)), Exact
	case inf:
		return math.Inf(sign), Exact
	}
	m, e := x.integer()
	if int64(x.exp) > int64(most) {
		return math.Inf(sign), accuracy(!x.neg)
	}
	if int64(x.exp) < int64(least) {
		return math.Copysign(0, float64(sign)), accuracy(x.neg)
	}
	return toFloat(x.neg, m, int(e), false, mant, least, most)
}

// Int returns the result of truncating x towards zero; or nil if x is an infinity.
func (x *Float) Int(z *Int) (*Int, Accuracy) {
	if z == nil && x.form != inf {
		z = new(Int)
	}
	acc := accuracy(x.neg)
	switch {
	case x.form == inf:
		return nil, acc
	case x.form == zero:
		return z.SetInt64(0), Exact
	case x.exp <= 0:
		return z.SetInt64(0), acc
	}
	v, exact := x.truncated()
	if exact {
		acc = Exact
	}
	z.neg = x.neg
	z.abs = z.abs.set(v)
	return z, acc
}

// Rat returns the rational number corresponding to x; or nil if x is an infinity. The result is Exact if x is not an Inf.
func (x *Float) Rat(z *Rat) (*Rat, Accuracy) {
	if z == nil && x.form != inf {
		z = new(Rat)
	}
	switch x.form {
	case inf:
		return nil, accuracy(x.neg)
	case zero:
		return z.SetInt64(0), Exact
	}
	m, e := x.integer()
	z.a.neg = x.neg
	z.b.abs = z.b.abs.setWord(1)
	if e >= 0 {
		z.a.abs = z.a.abs.lsh(m, uint(e))
	} else {
		z.a.abs = z.a.abs.set(m)
		z.b.abs = z.b.abs.lsh(z.b.abs, uint(-e))
	}
	return z.reduce(), Exact
}

// Abs sets z to the (possibly rounded) value |x| (the absolute value of x) and returns z.
func (z *Float) Abs(x *Float) *Float {
	z.Set(x)
	z.neg = false
	return z
}

// Neg sets z to the (possibly rounded) value of x with its sign negated, and returns z.
func (z *Float) Neg(x *Float) *Float {
	z.Set(x)
	z.neg = !z.neg
	return z
}

// prepare sets the precision of a result that has none.
func (z *Float) prepare(x, y *Float) {
	if z.prec == 0 {
		z.prec = max(x.prec, y.prec)
	}
}

// nan leaves 0 and panics.
func (z *Float) nan(msg string) {
	z.acc = Exact
	z.form = zero
	z.neg = false
	panic(ErrNaN{msg})
}

// addSigned is x + y, where y has the given sign.
func (z *Float) addSigned(x, y *Float, yneg bool, nan string) *Float {
	z.prepare(x, y)
	switch {
	case x.form == finite && y.form == finite:
		// Both as integers with the smaller of the exponents.
		xm, xe := x.integer()
		ym, ye := y.integer()
		e := min(xe, ye)
		if xe > e {
			xm = nat(nil).lsh(xm, uint(xe-e))
		}
		if ye > e {
			ym = nat(nil).lsh(ym, uint(ye-e))
		}
		s := new(Int).addSigned(&Int{x.neg, xm}, &Int{yneg, ym}, yneg)
		if len(s.abs) == 0 {
			z.neg = z.mode == ToNegativeInf
		} else {
			z.neg = s.neg
		}
		return z.setMag(s.abs, e, false)
	case x.form == inf && y.form == inf && x.neg != yneg:
		z.nan(nan)
	case x.form == zero && y.form == zero:
		z.acc = Exact
		z.form = zero
		z.neg = x.neg && yneg
		return z
	case x.form == inf || y.form == zero:
		return z.Set(x)
	}
	z.Set(y)
	z.neg = yneg
	// What Set rounded, it rounded with y's sign.
	if yneg != y.neg && z.acc != Exact {
		m, e := y.integer()
		z.setMag(m, e, false)
	}
	return z
}

// Add sets z to the rounded sum x+y and returns z. Add panics with [ErrNaN] if x and y are infinities with opposite signs.
func (z *Float) Add(x, y *Float) *Float {
	return z.addSigned(x, y, y.neg, "addition of infinities with opposite signs")
}

// Sub sets z to the rounded difference x-y and returns z. Sub panics with [ErrNaN] if x and y are infinities with equal signs.
func (z *Float) Sub(x, y *Float) *Float {
	return z.addSigned(x, y, !y.neg, "subtraction of infinities with equal signs")
}

// Mul sets z to the rounded product x*y and returns z. Mul panics with [ErrNaN] if one operand is zero and the other operand an infinity.
func (z *Float) Mul(x, y *Float) *Float {
	z.prepare(x, y)
	neg := x.neg != y.neg
	switch {
	case x.form == finite && y.form == finite:
		xm, xe := x.integer()
		ym, ye := y.integer()
		z.neg = neg
		return z.setMag(nat(nil).mul(xm, ym), xe+ye, false)
	case x.form == zero && y.form == inf || x.form == inf && y.form == zero:
		z.nan("multiplication of zero with infinity")
	}
	z.neg = neg
	z.acc = Exact
	if x.form == inf || y.form == inf {
		z.form = inf
	} else {
		z.form = zero
	}
	return z
}

// Quo sets z to the rounded quotient x/y and returns z. Quo panics with [ErrNaN] if both operands are zero or infinities.
func (z *Float) Quo(x, y *Float) *Float {
	z.prepare(x, y)
	neg := x.neg != y.neg
	switch {
	case x.form == finite && y.form == finite:
		xm, xe := x.integer()
		ym, ye := y.integer()
		// Enough bits for the quotient to be rounded by its remainder.
		if s := int(z.prec) + 2 + ym.bitLen() - xm.bitLen(); s > 0 {
			xm = nat(nil).lsh(xm, uint(s))
			xe -= int64(s)
		}
		q, r := nat(nil).div(xm, ym)
		z.neg = neg
		return z.setMag(q, xe-ye, len(r) > 0)
	case x.form == y.form:
		z.nan("division of zero by zero or infinity by infinity")
	}
	z.neg = neg
	z.acc = Exact
	if x.form == zero || y.form == inf {
		z.form = zero
	} else {
		z.form = inf
	}
	return z
}

// Cmp compares x and y and returns -1, 0 or +1.
func (x *Float) Cmp(y *Float) int {
	rank := func(f *Float) int { return f.Sign() * int(f.form) }
	rx, ry := rank(x), rank(y)
	switch {
	case rx < ry:
		return -1
	case rx > ry:
		return 1
	case x.form != finite:
		return 0
	}
	c := 0
	if x.exp != y.exp {
		c = 1
		if x.exp < y.exp {
			c = -1
		}
	} else {
		// From the top; a mantissa that is over has zeros.
		for i := 1; c == 0 && (i <= len(x.mant) || i <= len(y.mant)); i++ {
			var a, b Word
			if i <= len(x.mant) {
				a = x.mant[len(x.mant)-i]
			}
			if i <= len(y.mant) {
				b = y.mant[len(y.mant)-i]
			}
			if a < b {
				c = -1
			} else if a > b {
				c = 1
			}
		}
	}
	if x.neg {
		c = -c
	}
	return c
}

// Sqrt sets z to the rounded square root of x, and returns it. The function panics if z < 0. The value of z is undefined in that case.
func (z *Float) Sqrt(x *Float) *Float {
	if z.prec == 0 {
		z.prec = x.prec
	}
	if x.Sign() == -1 {
		panic(ErrNaN{"square root of negative operand"})
	}
	if x.form != finite {
		z.acc = Exact
		z.form = x.form
		z.neg = x.neg
		return z
	}
	// The integer root of enough bits, with an even exponent.
	m, e := x.integer()
	s := max(2*(int(z.prec)+2)-m.bitLen(), 0)
	if (e-int64(s))&1 != 0 {
		s++
	}
	m = nat(nil).lsh(m, uint(s))
	r := m.sqrt()
	more := nat(nil).mul(r, r).cmp(m) != 0
	z.neg = false
	return z.setMag(r, (e-int64(s))/2, more)
}
