// Package math: representation, classification, rounding, neighbours.

package math

import "unsafe"

const (
	nanBits  = 0x7FF8000000000001
	infBits  = 0x7FF << 52
	signBit  = 1 << 63
	fracBits = 1<<52 - 1
	expMask  = 0x7FF
	bias     = 1023
)

// Float32bits returns the IEEE 754 representation of f.
func Float32bits(f float32) uint32 { return *(*uint32)(unsafe.Pointer(&f)) }

// Float32frombits returns the number with that representation.
func Float32frombits(b uint32) float32 { return *(*float32)(unsafe.Pointer(&b)) }

// Float64bits returns the IEEE 754 representation of f.
func Float64bits(f float64) uint64 { return *(*uint64)(unsafe.Pointer(&f)) }

// Float64frombits returns the number with that representation.
func Float64frombits(b uint64) float64 { return *(*float64)(unsafe.Pointer(&b)) }

// Inf returns +Inf for sign >= 0, else -Inf.
func Inf(sign int) float64 {
	if sign >= 0 {
		return Float64frombits(infBits)
	}
	return Float64frombits(infBits | signBit)
}

// NaN returns a value that is not a number.
func NaN() float64 { return Float64frombits(nanBits) }

// IsNaN reports whether f is not a number.
func IsNaN(f float64) (is bool) {
	return f != f
}

// IsInf reports whether f is an infinity of that sign; of any sign for 0.
func IsInf(f float64, sign int) bool {
	return sign >= 0 && f > MaxFloat64 || sign <= 0 && f < -MaxFloat64
}

// Signbit reports whether f is negative or -0.
func Signbit(x float64) bool {
	return int64(Float64bits(x)) < 0
}

// Copysign returns f with the sign of sign.
func Copysign(f, sign float64) float64 {
	return Float64frombits(Float64bits(f)&^signBit | Float64bits(sign)&signBit)
}

// Abs returns |x|.
func Abs(x float64) float64 {
	return Float64frombits(Float64bits(x) &^ signBit)
}

// Sqrt returns the square root of x.
func Sqrt(x float64) float64 {
	return sqrt(x)
}

// Floor returns the greatest integer <= x.
func Floor(x float64) float64 {
	return floor(x)
}

// Ceil returns the smallest integer >= x.
func Ceil(x float64) float64 {
	return ceil(x)
}

// Trunc returns x without its fraction.
func Trunc(x float64) float64 {
	return trunc(x)
}

// Round returns the nearest integer, half away from zero.
func Round(x float64) float64 {
	b := Float64bits(x)
	switch e := uint(b>>52) & expMask; {
	case e < bias-1: // |x| < 0.5
		b &= signBit
	case e == bias-1: // 0.5 <= |x| < 1
		b = b&signBit | bias<<52
	case e < bias+52:
		e -= bias
		b += 1 << 51 >> e
		b &^= fracBits >> e
	}
	return Float64frombits(b)
}

// RoundToEven returns the nearest integer, half to even.
func RoundToEven(x float64) float64 {
	b := Float64bits(x)
	switch e := uint(b>>52) & expMask; {
	case e >= bias+52:
	case e >= bias:
		e -= bias
		odd := b >> (52 - e) & 1
		b += (1<<51 - 1 + odd) >> e
		b &^= fracBits >> e
	case e == bias-1 && b&fracBits != 0: // 0.5 < |x| < 1
		b = b&signBit | bias<<52
	default:
		b &= signBit
	}
	return Float64frombits(b)
}

// Modf splits f into integer and fraction, both with f's sign.
func Modf(f float64) (integer float64, fractional float64) {
	integer = Trunc(f)
	return integer, Copysign(f-integer, f)
}

// scaled returns y and e with x == y * 2**e, y normal if x isn't 0.
func scaled(x float64) (y float64, e int) {
	if Abs(x) < 0x1p-1022 {
		return x * (1 << 52), -52
	}
	return x, 0
}

// Frexp splits f into a fraction of [0.5, 1) and a power of two.
func Frexp(f float64) (frac float64, exp int) {
	if f == 0 || f-f != 0 {
		return f, 0
	}
	f, exp = scaled(f)
	b := Float64bits(f)
	exp += int(b>>52&expMask) - (bias - 1)
	return Float64frombits(b&^(expMask<<52) | (bias-1)<<52), exp
}

// Ldexp returns frac * 2**exp.
func Ldexp(frac float64, exp int) float64 {
	if frac == 0 || frac-frac != 0 {
		return frac
	}
	f, e := scaled(frac)
	b := Float64bits(f)
	exp += e + int(b>>52&expMask) - bias
	switch {
	case exp < -1075:
		return Copysign(0, f)
	case exp > 1023:
		return Copysign(Inf(1), f)
	case exp < -1022: // a subnormal result: one rounding, by the multiplication
		return Float64frombits(b&^(expMask<<52)|uint64(exp+53+bias)<<52) * (1.0 / (1 << 53))
	}
	return Float64frombits(b&^(expMask<<52) | uint64(exp+bias)<<52)
}

// Logb returns the binary exponent of x.
func Logb(x float64) float64 {
	switch {
	case x == 0:
		return Inf(-1)
	case IsInf(x, 0):
		return Inf(1)
	case x != x:
		return x
	}
	return float64(exponent(x))
}

// Ilogb returns the binary exponent of x as an int.
func Ilogb(x float64) int {
	switch {
	case x == 0:
		return MinInt32
	case x-x != 0:
		return MaxInt32
	}
	return exponent(x)
}

func exponent(x float64) int {
	y, e := scaled(x)
	return int(Float64bits(y)>>52&expMask) - bias + e
}

// Nextafter32 returns the neighbour of x towards y.
func Nextafter32(x, y float32) (r float32) {
	switch {
	case x != x || y != y:
		return float32(NaN())
	case x == y:
		return x
	case x == 0:
		return float32(Copysign(SmallestNonzeroFloat32, float64(y)))
	case (y > x) == (x > 0):
		return Float32frombits(Float32bits(x) + 1)
	}
	return Float32frombits(Float32bits(x) - 1)
}

// Nextafter returns the neighbour of x towards y.
func Nextafter(x, y float64) (r float64) {
	switch {
	case x != x || y != y:
		return NaN()
	case x == y:
		return x
	case x == 0:
		return Copysign(SmallestNonzeroFloat64, y)
	case (y > x) == (x > 0):
		return Float64frombits(Float64bits(x) + 1)
	}
	return Float64frombits(Float64bits(x) - 1)
}

// Dim returns x-y or 0, whichever is greater.
func Dim(x, y float64) float64 {
	v := x - y
	if v <= 0 {
		return 0
	}
	return v // also NaN
}

// Max returns the greater one; +Inf wins over NaN, +0 over -0.
func Max(x, y float64) float64 {
	switch {
	case IsInf(x, 1) || IsInf(y, 1):
		return Inf(1)
	case x != x || y != y:
		return NaN()
	case x == 0 && y == 0 && Signbit(x):
		return y
	case x < y:
		return y
	}
	return x
}

// Min returns the smaller one; -Inf wins over NaN, -0 over +0.
func Min(x, y float64) float64 {
	switch {
	case IsInf(x, -1) || IsInf(y, -1):
		return Inf(-1)
	case x != x || y != y:
		return NaN()
	case x == 0 && y == 0 && Signbit(y):
		return y
	case y < x:
		return y
	}
	return x
}

// Mod returns the remainder of x/y with the sign of x; it is exact.
func Mod(x, y float64) float64 {
	if y == 0 || IsInf(x, 0) || x != x || y != y {
		return NaN()
	}
	y = Abs(y)
	r := x
	if x < 0 {
		r = -x
	}
	yf, ye := Frexp(y)
	for r >= y {
		rf, re := Frexp(r)
		if rf < yf {
			re--
		}
		r -= Ldexp(y, re-ye) // exact, and it clears the top bit of r
	}
	if x < 0 {
		r = -r
	}
	return r
}

// Remainder returns x - n*y for the integer n nearest to x/y (the even one at a half).
func Remainder(x, y float64) float64 {
	switch {
	case x != x || y != y || IsInf(x, 0) || y == 0:
		return NaN()
	case IsInf(y, 0):
		return x
	}
	sign := false
	if x < 0 {
		x, sign = -x, true
	}
	y = Abs(y)
	if x == y {
		return Copysign(0, sgn(sign))
	}
	if y <= MaxFloat64/2 {
		x = Mod(x, y+y)
	}
	if y < 0x1p-1021 { // half of y might not be exact
		if x+x > y {
			x -= y
			if x+x >= y {
				x -= y
			}
		}
	} else if half := 0.5 * y; x > half {
		x -= y
		if x >= half {
			x -= y
		}
	}
	if sign {
		x = -x
	}
	return x
}

func sgn(neg bool) float64 {
	if neg {
		return -1
	}
	return 1
}
