// Package math: the gamma, error and Bessel functions (Cephes, fdlibm, Wichura's AS241).

package math

// Gamma returns the gamma function of x.
func Gamma(x float64) float64 {
	const euler = 0.57721566490153286060651209008240243104215933593992
	switch {
	case x < 0 && (x == Trunc(x)) || x != x: // also -Inf
		return NaN()
	case x > MaxFloat64:
		return x
	case x == 0:
		return Copysign(Inf(1), x)
	}
	q := Abs(x)
	if q > 33 {
		if x >= 0 {
			a, b := stirling(x)
			return a * b
		}
		return gammaReflected(q)
	}
	z := 1.0
	for x >= 3 {
		x = x - 1
		z = z * x
	}
	for x < 2 {
		if -1e-09 < x && x < 1e-09 {
			if x == 0 {
				return Inf(1)
			}
			return z / ((1 + euler*x) * x)
		}
		z = z / x
		x = x + 1
	}
	if x == 2 {
		return z
	}
	x = x - 2
	return z * horner(x, gammaNum) / horner(x, gammaDen)
}

// gammaReflected returns Gamma(-q) for q > 33, no integer.
func gammaReflected(q float64) float64 {
	p := Floor(q)
	sign := 1
	if int64(p)&1 == 0 {
		sign = -1
	}
	z := q - p
	if z > 0.5 {
		p = p + 1
		z = q - p
	}
	z = q * Sin(Pi*z)
	if z == 0 {
		return Inf(sign)
	}
	a, b := stirling(q)
	z = Abs(z)
	if d := z * a * b; IsInf(d, 0) {
		z = Pi / z / a / b
	} else {
		z = Pi / d
	}
	return float64(sign) * z
}

// stirling returns two factors of Gamma(x) for x > 33, as their product may overflow.
func stirling(x float64) (float64, float64) {
	if x > 200 {
		return Inf(1), 1
	}
	w := horner(1/x, stirlingSeries)
	a, b := Exp(x), 1.0
	if x > 143.01608 { // Pow would overflow
		v := Pow(x, 0.5*x-0.25)
		a, b = v, v/a
	} else {
		a = Pow(x, x-0.5) / a
	}
	return a, 2.506628274631000502417 * w * b
}

// Lgamma returns ln |Gamma(x)| and the sign of Gamma(x).
func Lgamma(x float64) (lgamma float64, sign int) {
	sign = 1
	switch {
	case x-x != 0:
		return x, 1
	case x == 0:
		return Inf(1), 1
	}
	neg := x < 0
	x = Abs(x)
	if x < 0x1p-70 {
		if neg {
			sign = -1
		}
		return -Log(x), sign
	}
	var adjust float64
	if neg {
		if x >= 1<<52 {
			return Inf(1), 1 // an integer
		}
		t := sinPi(x)
		if t == 0 {
			return Inf(1), 1
		}
		adjust = Log(Pi / Abs(t*x))
		if t < 0 {
			sign = -1
		}
	}
	switch {
	case x == 1 || x == 2:
		return 0, sign
	case x < 2:
		lgamma = lgammaSmall(x)
	case x < 8:
		i := int(x)
		y := x - float64(i)
		lgamma = 0.5*y + y*horner(y, lgammaMidNum)/horner(y, lgammaMidDen)
		if i > 2 {
			z := 1.0
			for ; i > 2; i-- {
				z *= y + float64(i-1)
			}
			lgamma += Log(z)
		}
	case x < 1<<58:
		t := Log(x)
		z := 1 / x
		w := lgammaFar[0] + z*horner(z*z, lgammaFar[1:])
		lgamma = (x-0.5)*(t-1) + w
	default:
		lgamma = x * (Log(x) - 1)
	}
	if neg {
		lgamma = adjust - lgamma
	}
	return lgamma, sign
}

// lgammaSmall is Lgamma for 2**-70 <= x < 2, by expansions about 2, the minimum and 1.
func lgammaSmall(x float64) (r float64) {
	const (
		ymin = 1.461632144968362245
		tc   = 1.46163214496836224576e+00
		tf   = -1.21486290535849611461e-01
		tt   = -3.63867699703950536541e-18
	)
	var y float64
	var about int
	if x <= 0.9 {
		r = -Log(x)
		switch {
		case x >= (ymin - 1 + 0.27):
			y, about = 1-x, 2
		case x >= (ymin - 1 - 0.27):
			y, about = x-(tc-1), 0
		default:
			y, about = x, 1
		}
	} else {
		switch {
		case x >= (ymin + 0.27):
			y, about = 2-x, 2
		case x >= (ymin - 0.27):
			y, about = x-tc, 0
		default:
			y, about = x-1, 1
		}
	}
	switch about {
	case 2:
		z := y * y
		p := y*horner(z, lgammaEven) + z*horner(z, lgammaOdd)
		r += p - 0.5*y
	case 0:
		z := y * y
		w := z * y
		p1, p2, p3 := horner(w, lgammaMin0), horner(w, lgammaMin1), horner(w, lgammaMin2)
		p := z*p1 - (tt - w*(p2+y*p3))
		r += tf + p
	case 1:
		r += -0.5*y + y*horner(y, lgammaNearNum)/horner(y, lgammaNearDen)
	}
	return r
}

// sinPi returns -sin(Pi x) for x > 0.
func sinPi(x float64) float64 {
	if x < 0.25 {
		return -Sin(Pi * x)
	}
	z := Floor(x)
	if z == x {
		return -Sin(0)
	}
	x = Mod(x, 2)
	switch int(x * 4) {
	case 0:
		x = Sin(Pi * x)
	case 1, 2:
		x = Cos(Pi * (0.5 - x))
	case 3, 4:
		x = Sin(Pi * (1 - x))
	case 5, 6:
		x = -Cos(Pi * (x - 1.5))
	default:
		x = Sin(Pi * (x - 2))
	}
	return -x
}

const erx = 8.45062911510467529297e-01 // erf(1), roughly

// Erf returns the error function of x (fdlibm's s_erf.c).
func Erf(x float64) float64 {
	const efx = 1.28379167095512586316e-01
	if x != x {
		return NaN()
	}
	neg := x < 0
	if neg { // -0 stays
		x = -x
	}
	var r float64
	switch {
	case x < 0x1p-1015: // avoid underflow
		r = 0.125 * (8.0*x + 1.02703333676410069053e+00*x)
	case x < 0x1p-28:
		r = x + efx*x
	case x < 0.84375:
		z := x * x
		r = x + x*(horner(z, erfSmallNum)/horner(z, erfSmallDen))
	case x < 1.25:
		s := x - 1
		r = erx + horner(s, erfMidNum)/horner(s, erfMidDen)
	case x >= 6:
		r = 1
	default:
		r = 1 - erfTail(x)/x
	}
	if neg {
		return -r
	}
	return r
}

// erfTail returns x * erfc(x) for 1.25 <= x < 28.
func erfTail(x float64) float64 {
	s := 1 / (x * x)
	var q float64
	if x < 1/0.35 {
		q = horner(s, erfLargeNum) / horner(s, erfLargeDen)
	} else {
		q = horner(s, erfHugeNum) / horner(s, erfHugeDen)
	}
	z := Float64frombits(Float64bits(x) & 0xffffffff00000000)
	return Exp(-z*z-0.5625) * Exp((z-x)*(z+x)+q)
}

// Erfc returns 1 - Erf(x), exact for large x.
func Erfc(x float64) float64 {
	if x != x {
		return NaN()
	}
	neg := x < 0
	x = Abs(x)
	switch {
	case x < 0.84375:
		r := x
		if x >= 0x1p-56 {
			z := x * x
			y := horner(z, erfSmallNum) / horner(z, erfSmallDen)
			if x < 0.25 {
				r = x + x*y
			} else {
				r = 0.5 + (x*y + (x - 0.5))
			}
		}
		if neg {
			return 1 + r
		}
		return 1 - r
	case x < 1.25:
		s := x - 1
		q := horner(s, erfMidNum) / horner(s, erfMidDen)
		if neg {
			return 1 + erx + q
		}
		return 1 - erx - q
	case x < 28 && !(neg && x > 6):
		r := erfTail(x) / x
		if neg {
			return 2 - r
		}
		return r
	}
	if neg {
		return 2
	}
	return 0
}

// Erfinv returns the inverse of Erf.
func Erfinv(x float64) float64 {
	switch {
	case x == 1 || x == -1:
		return Inf(int(x))
	case !(-1 < x && x < 1):
		return NaN()
	}
	neg := x < 0
	if neg { // -0 stays
		x = -x
	}
	var r float64
	if x <= 0.85 {
		t := 0.180625 - 0.25*x*x
		r = (x * horner(t, erfinvMidNum)) / horner(t, erfinvMidDen)
	} else {
		t := Sqrt(Ln2 - Log(1.0-x))
		if t <= 5.0 {
			t -= 1.6
			r = horner(t, erfinvFarNum) / horner(t, erfinvFarDen)
		} else {
			t -= 5.0
			r = horner(t, erfinvTailNum) / horner(t, erfinvTailDen)
		}
	}
	if neg {
		return -r
	}
	return r
}

// Erfcinv returns the inverse of Erfc.
func Erfcinv(x float64) float64 {
	return Erfinv(1 - x)
}

// asymptotic evaluates one of the quotients for x >= 2.
func asymptotic(x float64, t *[4][2][]float64) float64 {
	i := 3
	switch {
	case x >= 8:
		i = 0
	case x >= 4.5454:
		i = 1
	case x >= 2.8571:
		i = 2
	}
	z := 1 / (x * x)
	return horner(z, t[i][0]) / horner(z, t[i][1])
}

// wave returns cos and sin of x - Pi/4, times sqrt(2), with less cancellation than directly.
func wave(x float64) (cc, ss float64) {
	s, c := Sincos(x)
	ss, cc = s-c, s+c
	if x < MaxFloat64/2 {
		z := -Cos(x + x)
		if s*c < 0 {
			cc = z / ss
		} else {
			ss = z / cc
		}
	}
	return
}

// J0 returns the Bessel function of the first kind of order 0.
func J0(x float64) float64 {
	switch {
	case x != x:
		return x
	case IsInf(x, 0):
		return 0
	case x == 0:
		return 1
	}
	x = Abs(x)
	if x >= 2 {
		cc, ss := wave(x)
		if x > 1<<129 {
			return (1 / SqrtPi) * cc / Sqrt(x)
		}
		u := 1 + asymptotic(x, &besselP0)
		v := (-0.125 + asymptotic(x, &besselQ0)) / x
		return (1 / SqrtPi) * (u*cc - v*ss) / Sqrt(x)
	}
	if x < 0x1p-13 {
		if x < 0x1p-27 {
			return 1
		}
		return 1 - 0.25*x*x
	}
	z := x * x
	r := z * horner(z, j0Num)
	s := horner(z, j0Den)
	if x < 1 {
		return 1 + z*(-0.25+(r/s))
	}
	u := 0.5 * x
	return (1+u)*(1-u) + z*(r/s)
}

// Y0 returns the Bessel function of the second kind of order 0.
func Y0(x float64) float64 {
	switch {
	case x < 0 || x != x:
		return NaN()
	case IsInf(x, 1):
		return 0
	case x == 0:
		return Inf(-1)
	}
	if x >= 2 {
		cc, ss := wave(x)
		if x > 1<<129 {
			return (1 / SqrtPi) * ss / Sqrt(x)
		}
		u := 1 + asymptotic(x, &besselP0)
		v := (-0.125 + asymptotic(x, &besselQ0)) / x
		return (1 / SqrtPi) * (u*ss + v*cc) / Sqrt(x)
	}
	if x <= 0x1p-27 {
		return y0Num[0] + (2/Pi)*Log(x)
	}
	z := x * x
	return horner(z, y0Num)/horner(z, y0Den) + (2/Pi)*J0(x)*Log(x)
}

// wave1 is wave for order 1.
func wave1(x float64) (cc, ss float64) {
	s, c := Sincos(x)
	ss, cc = -s-c, s-c
	if x < MaxFloat64/2 {
		z := Cos(x + x)
		if s*c > 0 {
			cc = z / ss
		} else {
			ss = z / cc
		}
	}
	return
}

// J1 returns the Bessel function of the first kind of order 1.
func J1(x float64) float64 {
	switch {
	case x != x:
		return x
	case IsInf(x, 0) || x == 0:
		return 0
	}
	neg := x < 0
	x = Abs(x)
	var r float64
	switch {
	case x >= 2:
		cc, ss := wave1(x)
		if x > 1<<129 {
			r = (1 / SqrtPi) * cc / Sqrt(x)
			break
		}
		u := 1 + asymptotic(x, &besselP1)
		v := (0.375 + asymptotic(x, &besselQ1)) / x
		r = (1 / SqrtPi) * (u*cc - v*ss) / Sqrt(x)
	case x < 0x1p-27:
		return 0.5 * x // Go's result for a tiny negative x is positive too
	default:
		z := x * x
		q := z * horner(z, j1Num)
		s := horner(z, j1Den)
		q *= x
		r = 0.5*x + q/s
	}
	if neg {
		return -r
	}
	return r
}

// Y1 returns the Bessel function of the second kind of order 1.
func Y1(x float64) float64 {
	switch {
	case x < 0 || x != x:
		return NaN()
	case IsInf(x, 1):
		return 0
	case x == 0:
		return Inf(-1)
	}
	if x >= 2 {
		cc, ss := wave1(x)
		if x > 1<<129 {
			return (1 / SqrtPi) * ss / Sqrt(x)
		}
		u := 1 + asymptotic(x, &besselP1)
		v := (0.375 + asymptotic(x, &besselQ1)) / x
		return (1 / SqrtPi) * (u*ss + v*cc) / Sqrt(x)
	}
	if x <= 0x1p-54 {
		return -(2 / Pi) / x
	}
	z := x * x
	u := horner(z, y1Num)
	v := horner(z, y1Den)
	return x*(u/v) + (2/Pi)*(J1(x)*Log(x)-1/x)
}

// Jn returns the Bessel function of the first kind of order n.
func Jn(n int, x float64) float64 {
	switch {
	case x != x:
		return x
	case IsInf(x, 0):
		return 0
	case n == 0:
		return J0(x)
	case x == 0:
		return 0
	}
	if n < 0 {
		n, x = -n, -x
	}
	if n == 1 {
		return J1(x)
	}
	neg := x < 0 && n&1 == 1
	x = Abs(x)
	var b float64
	switch {
	case float64(n) <= x && x >= 1<<302:
		s, c := Sincos(x)
		b = (1 / SqrtPi) * [4]float64{c + s, -c + s, -c - s, c - s}[n&3] / Sqrt(x)
	case float64(n) <= x:
		// Recurrence upwards.
		b = J1(x)
		for i, a := 1, J0(x); i < n; i++ {
			a, b = b, b*(float64(i+i)/x)-a
		}
	case x < 0x1p-29:
		// The first term of the series, (x/2)**n / n!.
		if n <= 33 {
			half := x * 0.5
			b = half
			a := 1.0
			for i := 2; i <= n; i++ {
				a *= float64(i)
				b *= half
			}
			b /= a
		}
	default:
		b = jnBackward(n, x)
	}
	if neg {
		return -b
	}
	return b
}

// jnBackward recurs downwards from a continued fraction for J(n,x) / J(n-1,x).
func jnBackward(n int, x float64) float64 {
	w := float64(n+n) / x
	h := 2 / x
	z := w + h
	q0, q1 := w, w*z-1
	k := 1
	for q1 < 1e9 {
		k++
		z += h
		q0, q1 = q1, z*q1-q0
	}
	t := 0.0
	for i := 2 * (n + k); i >= n+n; i -= 2 {
		t = 1 / (float64(i)/x - t)
	}
	a, b := t, 1.0
	size := float64(n)
	size = size * Log(Abs(2/x*size))
	for i := n - 1; i > 0; i-- {
		di := float64(i + i)
		a, b = b, b*di/x-a
		if size >= 7.09782712893383973096e+02 && b > 1e100 {
			// Scale, to avoid overflow.
			a /= b
			t /= b
			b = 1
		}
	}
	return t * J0(x) / b
}

// Yn returns the Bessel function of the second kind of order n.
func Yn(n int, x float64) float64 {
	switch {
	case x < 0 || x != x:
		return NaN()
	case IsInf(x, 1):
		return 0
	case n == 0:
		return Y0(x)
	case x == 0:
		if n < 0 && n&1 == 1 {
			return Inf(1)
		}
		return Inf(-1)
	}
	neg := n < 0 && n&1 == 1
	if n < 0 {
		n = -n
	}
	var b float64
	switch {
	case n == 1:
		b = Y1(x)
	case x >= 1<<302:
		s, c := Sincos(x)
		b = (1 / SqrtPi) * [4]float64{s - c, -s - c, -s + c, s + c}[n&3] / Sqrt(x)
	default:
		a := Y0(x)
		b = Y1(x)
		for i := 1; i < n && !IsInf(b, -1); i++ {
			a, b = b, (float64(i+i)/x)*b-a
		}
	}
	if neg {
		return -b
	}
	return b
}
