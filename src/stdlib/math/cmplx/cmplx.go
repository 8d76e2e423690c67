// math/cmplx: complete, with Go's results to the last bit on amd64. The circular functions are the hyperbolic ones turned by i
// (sin z = i sinh z/i, so that the hyperbolic parts get imag z and not its negation, for which they round otherwise); special values
// follow C99, annex G, where Go does.

// Package cmplx provides basic constants and mathematical functions for complex numbers.
package cmplx

import (
	"math"
	"math/bits"
)

// timesI and byI multiply and divide by i.
func timesI(x complex128) complex128 { return complex(-imag(x), real(x)) }
func byI(x complex128) complex128    { return complex(imag(x), -real(x)) }

func odd(x float64) bool { return math.IsInf(x, 0) || math.IsNaN(x) }

// Abs returns the absolute value (also called the modulus) of x.
func Abs(x complex128) float64 { return math.Hypot(real(x), imag(x)) }

// Phase returns the phase (also called the argument) of x, in the range [-Pi, Pi].
func Phase(x complex128) float64 { return math.Atan2(imag(x), real(x)) }

// Polar returns the absolute value r and phase θ of x such that x = r * e**θi.
func Polar(x complex128) (r, θ float64) { return Abs(x), Phase(x) }

// Rect returns the complex number x with polar coordinates r, θ.
func Rect(r, θ float64) complex128 {
	s, c := math.Sincos(θ)
	return complex(r*c, r*s)
}

// Conj returns the complex conjugate of x.
func Conj(x complex128) complex128 { return complex(real(x), -imag(x)) }

// Inf returns a complex infinity, complex(+Inf, +Inf).
func Inf() complex128 { return complex(math.Inf(1), math.Inf(1)) }

// NaN returns a complex “not-a-number” value.
func NaN() complex128 { return complex(math.NaN(), math.NaN()) }

// IsInf reports whether either real(x) or imag(x) is an infinity.
func IsInf(x complex128) bool { return math.IsInf(real(x), 0) || math.IsInf(imag(x), 0) }

// IsNaN reports whether either real(x) or imag(x) is NaN and neither is an infinity.
func IsNaN(x complex128) bool {
	return !IsInf(x) && (math.IsNaN(real(x)) || math.IsNaN(imag(x)))
}

// Exp returns e**x, the base-e exponential of x.
func Exp(x complex128) complex128 {
	re, im := real(x), imag(x)
	switch {
	case math.IsInf(re, 1) && im == 0:
		return x
	case math.IsInf(re, -1) && odd(im):
		return complex(0, math.Copysign(0, im))
	case math.IsInf(re, 1) && odd(im):
		return complex(math.Inf(1), math.NaN())
	case math.IsNaN(re) && im == 0:
		return complex(math.NaN(), im)
	}
	return Rect(math.Exp(re), im)
}

// Log returns the natural logarithm of x.
func Log(x complex128) complex128 { return complex(math.Log(Abs(x)), Phase(x)) }

// Log10 returns the decimal logarithm of x.
func Log10(x complex128) complex128 {
	z := Log(x)
	return complex(math.Log10E*real(z), math.Log10E*imag(z))
}

// Pow returns x**y, the base-x exponential of y.
func Pow(x, y complex128) complex128 {
	re, im := real(y), imag(y)
	if x == 0 {
		switch {
		case IsNaN(y):
			return NaN()
		case re == 0:
			return 1
		case re > 0:
			return 0
		case im == 0:
			return complex(math.Inf(1), 0)
		}
		return Inf()
	}
	size, phase := Polar(x)
	if size == 0 {
		return 0
	}
	r, θ := math.Pow(size, re), re*phase
	if im != 0 {
		r *= math.Exp(-im * phase)
		θ += im * math.Log(size)
	}
	return Rect(r, θ)
}

// Sqrt returns the square root of x, with real(r) ≥ 0 and imag(r) of the sign of imag(x).
func Sqrt(x complex128) complex128 {
	a, b := real(x), imag(x)
	switch {
	case b == 0 && a == 0:
		return complex(0, b)
	case b == 0 && a < 0:
		return complex(0, math.Copysign(math.Sqrt(-a), b))
	case b == 0:
		return complex(math.Sqrt(a), b)
	case math.IsInf(b, 0):
		return complex(math.Inf(1), b)
	case a == 0:
		r := math.Sqrt(0.5 * math.Abs(b))
		if b < 0 {
			return complex(r, -r)
		}
		return complex(r, r)
	}
	// Scaled so that neither overflow nor denormals lose digits.
	scale := 2.0
	if math.Abs(a) > 4 || math.Abs(b) > 4 {
		a, b = a*0.25, b*0.25
	} else {
		a, b = a*0x1p54, b*0x1p54
		scale = 0x1p-27
	}
	r := math.Hypot(a, b)
	var t float64
	if a > 0 {
		t = math.Sqrt(0.5*r + 0.5*a)
		r = scale * math.Abs((0.5*b)/t)
		t *= scale
	} else {
		r = math.Sqrt(0.5*r - 0.5*a)
		t = scale * math.Abs((0.5*b)/r)
		r *= scale
	}
	if b < 0 {
		r = -r
	}
	return complex(t, r)
}

// Asinh returns the inverse hyperbolic sine of x.
func Asinh(x complex128) complex128 {
	re, im := real(x), imag(x)
	switch {
	case im == 0 && math.Abs(re) <= 1:
		return complex(math.Asinh(re), im)
	case re == 0 && math.Abs(im) <= 1:
		return complex(re, math.Asin(im))
	case math.IsInf(re, 0) && math.IsNaN(im), math.IsNaN(re) && im == 0:
		return x
	case math.IsInf(re, 0) && math.IsInf(im, 0):
		return complex(re, math.Copysign(math.Pi/4, im))
	case math.IsInf(re, 0):
		return complex(re, math.Copysign(0, im))
	case math.IsNaN(re) && math.IsInf(im, 0):
		return complex(im, re)
	case math.IsNaN(re):
		return NaN()
	case math.IsInf(im, 0):
		return complex(math.Copysign(im, re), math.Copysign(math.Pi/2, im))
	}
	xx := x * x
	return Log(x + Sqrt(complex(1+real(xx), imag(xx))))
}

// Asin returns the inverse sine of x.
func Asin(x complex128) complex128 {
	if math.IsInf(real(x), 0) && math.IsNaN(imag(x)) {
		return complex(math.NaN(), real(x))
	}
	return byI(Asinh(timesI(x)))
}

// Acos returns the inverse cosine of x.
func Acos(x complex128) complex128 {
	w := Asin(x)
	return complex(math.Pi/2-real(w), -imag(w))
}

// Acosh returns the inverse hyperbolic cosine of x.
func Acosh(x complex128) complex128 {
	if x == 0 {
		return complex(0, math.Copysign(math.Pi/2, imag(x)))
	}
	w := Acos(x)
	if imag(w) <= 0 {
		return timesI(w)
	}
	return byI(w)
}

// Atan returns the inverse tangent of x.
func Atan(x complex128) complex128 {
	re, im := real(x), imag(x)
	switch {
	case im == 0:
		return complex(math.Atan(re), im)
	case re == 0 && math.Abs(im) <= 1:
		return complex(re, math.Atanh(im))
	case IsInf(x) && math.IsNaN(re):
		return complex(re, math.Copysign(0, im))
	case IsInf(x):
		return complex(math.Copysign(math.Pi/2, re), math.Copysign(0, im))
	case IsNaN(x):
		return NaN()
	}
	sq := re * re
	below, above := im-1, im+1
	a, b := 1-sq-im*im, sq+below*below
	if a == 0 || b == 0 {
		return NaN()
	}
	return complex(mod(0.5*math.Atan2(2*re, a)), 0.25*math.Log((sq+above*above)/b))
}

// Atanh returns the inverse hyperbolic tangent of x.
func Atanh(x complex128) complex128 { return byI(Atan(timesI(x))) }

// sinhcosh gives both, by one exponential unless x is small.
func sinhcosh(x float64) (sh, ch float64) {
	if math.Abs(x) <= 0.5 {
		return math.Sinh(x), math.Cosh(x)
	}
	e := math.Exp(x)
	inverse := 0.5 / e
	e *= 0.5
	return e - inverse, e + inverse
}

// Sinh returns the hyperbolic sine of x.
func Sinh(x complex128) complex128 {
	re, im := real(x), imag(x)
	switch {
	case re == 0 && odd(im), math.IsInf(re, 0) && odd(im):
		return complex(re, math.NaN())
	case math.IsInf(re, 0) && im == 0:
		return x
	case im == 0 && math.IsNaN(re):
		return complex(math.NaN(), im)
	}
	s, c := math.Sincos(im)
	sh, ch := sinhcosh(re)
	return complex(c*sh, s*ch)
}

// Sin returns the sine of x.
func Sin(x complex128) complex128 { return timesI(Sinh(byI(x))) }

// Cosh returns the hyperbolic cosine of x.
func Cosh(x complex128) complex128 {
	re, im := real(x), imag(x)
	switch {
	case re == 0 && odd(im):
		return complex(math.NaN(), re*math.Copysign(0, im))
	case math.IsInf(re, 0) && im == 0:
		return complex(math.Inf(1), im*math.Copysign(0, re))
	case math.IsInf(re, 0) && odd(im):
		return complex(math.Inf(1), math.NaN())
	case im == 0 && math.IsNaN(re):
		return complex(math.NaN(), im)
	}
	s, c := math.Sincos(im)
	sh, ch := sinhcosh(re)
	return complex(c*ch, s*sh)
}

// Cos returns the cosine of x.
func Cos(x complex128) complex128 {
	if real(x) == 0 && math.IsNaN(imag(x)) {
		return complex(math.NaN(), 0)
	}
	return Cosh(byI(x))
}

// Tanh returns the hyperbolic tangent of x.
func Tanh(x complex128) complex128 {
	re, im := real(x), imag(x)
	switch {
	case math.IsInf(re, 0) && odd(im):
		return complex(math.Copysign(1, re), math.Copysign(0, im))
	case math.IsInf(re, 0):
		return complex(math.Copysign(1, re), math.Copysign(0, math.Sin(2*im)))
	case im == 0 && math.IsNaN(re):
		return x
	}
	d := math.Cosh(2*re) + math.Cos(2*im)
	if d == 0 {
		return Inf()
	}
	return complex(math.Sinh(2*re)/d, math.Sin(2*im)/d)
}

// Tan returns the tangent of x.
func Tan(x complex128) complex128 {
	re, im := real(x), imag(x)
	switch {
	case math.IsInf(im, 0) && odd(re):
		return complex(math.Copysign(0, re), math.Copysign(1, im))
	case math.IsInf(im, 0):
		return complex(math.Copysign(0, math.Sin(2*re)), math.Copysign(1, im))
	case re == 0 && math.IsNaN(im):
		return x
	}
	d := math.Cos(2*re) + math.Cosh(2*im)
	if math.Abs(d) < 0.25 {
		d = difference(x)
	}
	if d == 0 {
		return Inf()
	}
	return complex(math.Sin(2*re)/d, math.Sinh(2*im)/d)
}

// Cot returns the cotangent of x.
func Cot(x complex128) complex128 {
	d := math.Cosh(2*imag(x)) - math.Cos(2*real(x))
	if math.Abs(d) < 0.25 {
		d = difference(x)
	}
	if d == 0 {
		return Inf()
	}
	return complex(math.Sin(2*real(x))/d, -math.Sinh(2*imag(x))/d)
}

// difference is cosh 2y - cos 2x by its Taylor series, where subtracting would cancel (Cephes, ctan).
func difference(z complex128) float64 {
	x, y := mod(math.Abs(2*real(z))), math.Abs(2*imag(z))
	x, y = x*x, y*y
	px, py, factorial, n := 1.0, 1.0, 1.0, 0.0
	sum := 0.0
	term := func(sign float64) float64 {
		for range 2 {
			n++
			factorial *= n
		}
		px *= x
		py *= y
		t := (py + sign*px) / factorial
		sum += t
		return t
	}
	for {
		term(1)
		if t := term(-1); !(math.Abs(t/sum) > 0x1p-53) {
			return sum
		}
	}
}

// oneByPi has the binary digits of 1/π.
var oneByPi = [...]uint64{
	0x0000000000000000, 0x517cc1b727220a94, 0xfe13abe8fa9a6ee0, 0x6db14acc9e21c820, 0xff28b1d5ef5de2b0,
	0xdb92371d2126e970, 0x0324977504e8c90e, 0x7f0ef58e5894d39f, 0x74411afa975da242, 0x74ce38135a2fbf20,
	0x9cc8eb1cc1a99cfa, 0x4e422fc5defc941d, 0x8ffc4bffef02cc07, 0xf79788c5ad05368f, 0xb69b3f6793e584db,
	0xa7a31fb34f2ff516, 0xba93dd63f5f2f8bd, 0x9e839cfbc5294975, 0x35fdafd88fc6ae84, 0x2b0198237e3db5d5,
}

// mod takes the nearest multiple of π from x: by π in three parts while x is small (Cody and Waite), otherwise by multiplying with
// enough digits of 1/π (Payne and Hanek).
func mod(x float64) float64 {
	if math.Abs(x) < 1<<30 {
		const p1, p2, p3 = 3.141592502593994, 1.5099578831723193e-07, 1.0780605716316238e-14
		t := x / math.Pi
		t += 0.5
		t = float64(int64(t))
		return ((x - t*p1) - t*p2) - t*p3
	}
	const fraction, bias = 52, 1023
	w := math.Float64bits(x)
	exp := int(w>>fraction&0x7ff) - bias - fraction
	w = w&(1<<fraction-1) | 1<<fraction
	// Three words of 1/π from the bit where the product has its integer part.
	i, shift := uint(exp+64)/64, uint(exp+64)%64
	var z [3]uint64
	for k := range z {
		z[k] = oneByPi[int(i)+k]<<shift | oneByPi[int(i)+k+1]>>(64-shift)
	}
	h2, _ := bits.Mul64(z[2], w)
	h1, l1 := bits.Mul64(z[1], w)
	lo, carry := bits.Add64(l1, h2, 0)
	hi, _ := bits.Add64(z[0]*w, h1, carry)
	zeros := uint(bits.LeadingZeros64(hi))
	e := uint64(bias - (zeros + 1))
	hi = (hi<<(zeros+1) | lo>>(64-(zeros+1))) >> (64 - fraction)
	x = math.Float64frombits(hi | e<<fraction)
	if x > 0.5 {
		x--
	}
	return math.Pi * x
}
