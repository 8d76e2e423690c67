// Package math: trigonometric and hyperbolic functions and their inverses (Cephes; fdlibm for the inverse hyperbolic ones).

package math

import "math/bits"

const (
	// Pi/4 in three parts, so that a multiple can be subtracted exactly.
	piA = 7.85398125648498535156e-1
	piB = 3.77489470793079817668e-8
	piC = 2.69515142907905952645e-15
)

// octant reduces x >= 0 to z within Pi/4 of zero and the (even) number j of its octant.
func octant(x float64) (j uint64, z float64) {
	if x >= 1<<29 {
		return payneHanek(x)
	}
	j = uint64(x * (4 / Pi))
	y := float64(j)
	if j&1 == 1 {
		j++
		y++
	}
	return j & 7, ((x - y*piA) - y*piB) - y*piC
}

// payneHanek is octant for a huge x: multiplies by the needed bits of 4/Pi (Payne and Hanek, "Radian reduction
// for trigonometric functions", 1983).
func payneHanek(x float64) (j uint64, z float64) {
	m, e := significand(x)
	at := uint(e + 61)
	word, shift := at/64, at%64
	var w [3]uint64
	for i := range w {
		w[i] = fourOverPi[word+uint(i)]<<shift | fourOverPi[word+uint(i)+1]>>(64-shift)
	}
	carryHi, _ := bits.Mul64(w[2], m)
	midHi, midLo := bits.Mul64(w[1], m)
	lo, c := bits.Add64(midLo, carryHi, 0)
	hi, _ := bits.Add64(w[0]*m, midHi, c)
	j = hi >> 61
	// The rest is a fraction; make a float of its first 53 bits.
	hi = hi<<3 | lo>>61
	n := uint(bits.LeadingZeros64(hi))
	hi = hi<<(n+1) | lo>>(63-n)
	z = Float64frombits(hi>>12 | uint64(bias-(n+1))<<52)
	if j&1 == 1 {
		j = (j + 1) & 7
		z--
	}
	return j, z * (Pi / 4)
}

// fourOverPi is the binary expansion of 4/Pi, the integer first.
var fourOverPi = [...]uint64{
	0x0000000000000001, 0x45f306dc9c882a53, 0xf84eafa3ea69bb81, 0xb6c52b3278872083,
	0xfca2c757bd778ac3, 0x6e48dc74849ba5c0, 0x0c925dd413a32439, 0xfc3bd63962534e7d,
	0xd1046bea5d768909, 0xd338e04d68befc82, 0x7323ac7306a673e9, 0x3908bf177bf25076,
	0x3ff12fffbc0b301f, 0xde5e2316b414da3e, 0xda6cfd9e4f96136e, 0x9e8c7ecd3cbfd45a,
	0xea4f758fd7cbe2f6, 0x7a0e73ef14a525d4, 0xd7f6bf623f1aba10, 0xac06608df8f6d757,
}

func sinPoly(z float64) float64 {
	const (
		c0 = 1.58962301576546568060e-10
		c1 = -2.50507477628578072866e-8
		c2 = 2.75573136213857245213e-6
		c3 = -1.98412698295895385996e-4
		c4 = 8.33333333332211858878e-3
		c5 = -1.66666666666666307295e-1
	)
	q := z * z
	return z + z*q*(((((c0*q+c1)*q+c2)*q+c3)*q+c4)*q+c5)
}

func cosPoly(z float64) float64 {
	const (
		c0 = -1.13585365213876817300e-11
		c1 = 2.08757008419747316778e-9
		c2 = -2.75573141792967388112e-7
		c3 = 2.48015872888517045348e-5
		c4 = -1.38888888888730564116e-3
		c5 = 4.16666666666665929218e-2
	)
	q := z * z
	return 1.0 - 0.5*q + q*q*(((((c0*q+c1)*q+c2)*q+c3)*q+c4)*q+c5)
}

// Cos returns the cosine of x.
func Cos(x float64) float64 {
	if x-x != 0 {
		return NaN()
	}
	j, z := octant(Abs(x))
	neg := j > 3
	if neg {
		j -= 4
	}
	if j > 1 {
		neg = !neg
	}
	var y float64
	if j == 1 || j == 2 {
		y = sinPoly(z)
	} else {
		y = cosPoly(z)
	}
	if neg {
		y = -y
	}
	return y
}

// Sin returns the sine of x.
func Sin(x float64) float64 {
	switch {
	case x == 0 || x != x:
		return x
	case x-x != 0:
		return NaN()
	}
	neg := x < 0
	j, z := octant(Abs(x))
	if j > 3 {
		neg = !neg
		j -= 4
	}
	var y float64
	if j == 1 || j == 2 {
		y = cosPoly(z)
	} else {
		y = sinPoly(z)
	}
	if neg {
		y = -y
	}
	return y
}

// Sincos returns Sin(x), Cos(x).
func Sincos(x float64) (sin, cos float64) {
	switch {
	case x == 0:
		return x, 1
	case x-x != 0:
		return NaN(), NaN()
	}
	sneg, cneg := x < 0, false
	j, z := octant(Abs(x))
	if j > 3 {
		j -= 4
		sneg, cneg = !sneg, !cneg
	}
	if j > 1 {
		cneg = !cneg
	}
	sin, cos = sinPoly(z), cosPoly(z)
	if j == 1 || j == 2 {
		sin, cos = cos, sin
	}
	if sneg {
		sin = -sin
	}
	if cneg {
		cos = -cos
	}
	return sin, cos
}

// Tan returns the tangent of x.
func Tan(x float64) float64 {
	const (
		p0 = -1.30936939181383777646e4
		p1 = 1.15351664838587416140e6
		p2 = -1.79565251976484877988e7
		q1 = 1.36812963470692954678e4
		q2 = -1.32089234440210967447e6
		q3 = 2.50083801823357915839e7
		q4 = -5.38695755929454629881e7
	)
	switch {
	case x == 0 || x != x:
		return x
	case x-x != 0:
		return NaN()
	}
	j, z := octant(Abs(x))
	y := z
	if q := z * z; q > 1e-14 {
		y = z + z*(q*((p0*q+p1)*q+p2)/((((q+q1)*q+q2)*q+q3)*q+q4))
	}
	if j&2 == 2 {
		y = -1 / y
	}
	if x < 0 {
		y = -y
	}
	return y
}

// Asin returns the arcsine of x.
func Asin(x float64) float64 {
	if x == 0 {
		return x
	}
	ax := Abs(x)
	if ax > 1 || x != x {
		return NaN()
	}
	r := Sqrt(1 - ax*ax)
	if ax > 0.7 {
		r = Pi/2 - atanPositive(r/ax)
	} else {
		r = atanPositive(ax / r)
	}
	if x < 0 {
		r = -r
	}
	return r
}

// Acos returns the arccosine of x.
func Acos(x float64) float64 {
	return Pi/2 - Asin(x)
}

// Atan returns the arctangent of x.
func Atan(x float64) float64 {
	switch {
	case x == 0:
		return x
	case x > 0:
		return atanPositive(x)
	}
	return -atanPositive(-x)
}

func atanPositive(x float64) float64 {
	const more = 6.123233995736765886130e-17 // Pi/2 beyond its float64
	switch {
	case x <= 0.66:
		return atanSmall(x)
	case x > 2.41421356237309504880: // tan(3 Pi / 8)
		return Pi/2 - atanSmall(1/x) + more
	}
	return Pi/4 + atanSmall((x-1)/(x+1)) + 0.5*more
}

// atanSmall is good for 0 <= x <= 0.66.
func atanSmall(x float64) float64 {
	const (
		p0 = -8.750608600031904122785e-01
		p1 = -1.615753718733365076637e+01
		p2 = -7.500855792314704667340e+01
		p3 = -1.228866684490136173410e+02
		p4 = -6.485021904942025371773e+01
		q0 = 2.485846490142306297962e+01
		q1 = 1.650270098316988542046e+02
		q2 = 4.328810604912902668951e+02
		q3 = 4.853903996359136964868e+02
		q4 = 1.945506571482613964425e+02
	)
	z := x * x
	z = z * ((((p0*z+p1)*z+p2)*z+p3)*z + p4) / (((((z+q0)*z+q1)*z+q2)*z+q3)*z + q4)
	return x*z + x
}

// Atan2 returns the angle of the point (x, y).
func Atan2(y, x float64) float64 {
	switch {
	case x != x || y != y:
		return NaN()
	case y == 0:
		if Signbit(x) {
			return Copysign(Pi, y)
		}
		return Copysign(0, y)
	case x == 0:
		return Copysign(Pi/2, y)
	case IsInf(x, 1):
		if IsInf(y, 0) {
			return Copysign(Pi/4, y)
		}
		return Copysign(0, y)
	case IsInf(x, -1):
		if IsInf(y, 0) {
			return Copysign(3*Pi/4, y)
		}
		return Copysign(Pi, y)
	case IsInf(y, 0):
		return Copysign(Pi/2, y)
	}
	q := Atan(y / x)
	if x >= 0 {
		return q
	}
	if q <= 0 {
		return q + Pi
	}
	return q - Pi
}

// Sinh returns the hyperbolic sine of x.
func Sinh(x float64) float64 {
	const (
		p0 = -0.6307673640497716991184787251e+6
		p1 = -0.8991272022039509355398013511e+5
		p2 = -0.2894211355989563807284660366e+4
		p3 = -0.2630563213397497062819489e+2
		q0 = -0.6307673640497716991212077277e+6
		q1 = 0.1521517378790019070696485176e+5
		q2 = -0.173678953558233699533450911e+3
	)
	neg := x < 0
	if neg {
		x = -x
	}
	var r float64
	switch {
	case x > 21:
		r = Exp(x) * 0.5
	case x > 0.5:
		e := Exp(x)
		r = (e - 1/e) * 0.5
	default:
		q := x * x
		r = (((p3*q+p2)*q+p1)*q + p0) * x
		r = r / (((q+q2)*q+q1)*q + q0)
	}
	if neg {
		r = -r
	}
	return r
}

// Cosh returns the hyperbolic cosine of x.
func Cosh(x float64) float64 {
	x = Abs(x)
	if x > 21 {
		return Exp(x) * 0.5
	}
	e := Exp(x)
	return (e + 1/e) * 0.5
}

// Tanh returns the hyperbolic tangent of x.
func Tanh(x float64) float64 {
	const (
		p0 = -9.64399179425052238628e-1
		p1 = -9.92877231001918586564e1
		p2 = -1.61468768441708447952e3
		q0 = 1.12811678491632931402e2
		q1 = 2.23548839060100448583e3
		q2 = 4.84406305325125486048e3
	)
	z := Abs(x)
	switch {
	case z > 0.5*8.8029691931113054295988e+01: // ln(2**127) / 2
		return sgn(x < 0)
	case z >= 0.625:
		z = 1 - 2/(Exp(2*z)+1)
		if x < 0 {
			z = -z
		}
		return z
	case x == 0:
		return x
	}
	s := x * x
	return x + x*s*((p0*s+p1)*s+p2)/(((s+q0)*s+q1)*s+q2)
}

// Acosh returns the inverse hyperbolic cosine of x.
func Acosh(x float64) float64 {
	switch {
	case x < 1 || x != x:
		return NaN()
	case x == 1:
		return 0
	case x >= 1<<28:
		return Log(x) + Ln2
	case x > 2:
		return Log(2*x - 1/(x+Sqrt(x*x-1)))
	}
	t := x - 1
	return Log1p(t + Sqrt(2*t+t*t))
}

// Asinh returns the inverse hyperbolic sine of x.
func Asinh(x float64) float64 {
	if x-x != 0 {
		return x
	}
	neg := x < 0
	if neg {
		x = -x
	}
	var r float64
	switch {
	case x > 1<<28:
		r = Log(x) + 6.93147180559945286227e-01
	case x > 2:
		r = Log(2*x + 1/(Sqrt(x*x+1)+x))
	case x < 0x1p-28:
		r = x
	default:
		r = Log1p(x + x*x/(1+Sqrt(1+x*x)))
	}
	if neg {
		r = -r
	}
	return r
}

// Atanh returns the inverse hyperbolic tangent of x.
func Atanh(x float64) float64 {
	switch {
	case x < -1 || x > 1 || x != x:
		return NaN()
	case x == 1:
		return Inf(1)
	case x == -1:
		return Inf(-1)
	}
	neg := x < 0
	if neg {
		x = -x
	}
	r := x
	switch {
	case x < 0x1p-28:
	case x < 0.5:
		r = x + x
		r = 0.5 * Log1p(r+r*x/(1-x))
	default:
		r = 0.5 * Log1p((x+x)/(1-x))
	}
	if neg {
		r = -r
	}
	return r
}
