// Package math: exponentials, logarithms and powers.

package math

const (
	ln2Hi = 6.93147180369123816490e-01
	ln2Lo = 1.90821492927058770002e-10
)

// Exp returns e**x.
func Exp(x float64) float64 {
	if intSize == 64 {
		return expWide(x)
	}
	switch {
	case x != x:
		return x
	case x > 7.09782712893383973096e+02:
		return Inf(1)
	case x < -7.45133219101941108420e+02:
		return 0
	case -0x1p-28 < x && x < 0x1p-28:
		return 1 + x
	}
	var k int
	if x < 0 {
		k = int(1.44269504088896338700e+00*x - 0.5)
	} else if x > 0 {
		k = int(1.44269504088896338700e+00*x + 0.5)
	}
	return expReduced(x-float64(k)*ln2Hi, float64(k)*ln2Lo, k)
}

// expWide is what Go does on amd64 (with FMA): x is reduced by k*ln 2 and divided by 16, a Taylor
// polynomial gives e**x - 1, which four doublings bring back (Shibata, "Efficient evaluation methods of elementary
// functions suitable for SIMD computation", 2010).
func expWide(x float64) float64 {
	switch {
	case x != x || x > MaxFloat64:
		return x
	case x < -MaxFloat64:
		return 0
	case x > 7.09782712893384e+02:
		return Inf(1)
	}
	q := RoundToEven(x * 1.4426950408889634073599246810018920)
	if q < -1e9 {
		return 0
	}
	k := int(q)
	x = fused(-q, 0.69314718055966295651160180568695068359375, x)
	x = fused(-q, 0.28235290563031577122588448175013436025525412068e-12, x)
	x *= 0.0625
	y := fused(x, 2.4801587301587301587e-5, 1.9841269841269841270e-4)
	y = fused(y, x, 1.3888888888888888889e-3)
	y = fused(y, x, 8.3333333333333333333e-3)
	y = fused(y, x, 4.1666666666666666667e-2)
	y = fused(y, x, 1.6666666666666666667e-1)
	y = fused(y, x, 0.5)
	y = fused(y, x, 1)
	x *= y
	x *= x + 2
	x *= x + 2
	x *= x + 2
	x = fused(x, x+2, 1)
	// x * 2**k, in two steps for a subnormal result.
	k += bias
	switch {
	case k >= expMask:
		return Inf(1)
	case k > 0:
		return x * Float64frombits(uint64(k)<<52)
	case k < -52:
		return 0
	}
	return x * Float64frombits(uint64(k+bias-1)<<52) * 0x1p-1022
}

// Exp2 returns 2**x.
func Exp2(x float64) float64 {
	switch {
	case x != x:
		return x
	case x > 1.0239999999999999e+03:
		return Inf(1)
	case x < -1.0740e+03:
		return 0
	}
	var k int
	if x > 0 {
		k = int(x + 0.5)
	} else if x < 0 {
		k = int(x - 0.5)
	}
	t := x - float64(k)
	return expReduced(t*ln2Hi, -t*ln2Lo, k)
}

// expReduced returns e**(hi-lo) * 2**k for |hi-lo| <= ln(2)/2 (fdlibm's e_exp.c).
func expReduced(hi, lo float64, k int) float64 {
	const (
		p1 = 1.66666666666666657415e-01
		p2 = -2.77777777770155933842e-03
		p3 = 6.61375632143793436117e-05
		p4 = -1.65339022054652515390e-06
		p5 = 4.13813679705723846039e-08
	)
	r := hi - lo
	t := r * r
	c := r - t*(p1+t*(p2+t*(p3+t*(p4+t*p5))))
	return Ldexp(1-((lo-(r*c)/(2-c))-hi), k)
}

// Expm1 returns e**x - 1, exact near 0 (fdlibm's s_expm1.c).
func Expm1(x float64) float64 {
	const (
		q1 = -3.33333333333331316428e-02
		q2 = 1.58730158725481460165e-03
		q3 = -7.93650757867487942473e-05
		q4 = 4.00821782732936239552e-06
		q5 = -2.01099218183624371326e-07
	)
	switch {
	case x > MaxFloat64 || x != x:
		return x
	case x < -MaxFloat64:
		return -1
	}
	ax, sign := x, 1.0
	if x < 0 {
		ax, sign = -x, -1
	}
	if ax >= 3.88162421113569373274e+01 { // 56 ln 2
		if sign < 0 {
			return -1
		}
		if ax >= 7.09782712893383973096e+02 {
			return Inf(1)
		}
	}
	var c float64
	k := 0
	if ax > 3.46573590279972654709e-01 { // ln(2) / 2
		var hi, lo float64
		if ax < 1.03972077083991796413e+00 { // 3 ln(2) / 2
			k = int(sign)
			hi, lo = x-sign*ln2Hi, sign*ln2Lo
		} else {
			k = int(1.44269504088896338700e+00*x + sign*0.5)
			t := float64(k)
			hi, lo = x-t*ln2Hi, t*ln2Lo
		}
		x = hi - lo
		c = (hi - x) - lo
	} else if ax < 0x1p-54 {
		return x
	}
	half := 0.5 * x
	hxs := x * half
	r := 1 + hxs*(q1+hxs*(q2+hxs*(q3+hxs*(q4+hxs*q5))))
	t := 3 - r*half
	e := hxs * ((r - t) / (6.0 - x*t))
	if k == 0 {
		return x - (x*e - hxs)
	}
	e = x*(e-c) - c
	e -= hxs
	switch {
	case k == -1:
		return 0.5*(x-e) - 0.5
	case k == 1:
		if x < -0.25 {
			return -2 * (e - (x + 0.5))
		}
		return 1 + 2*(x-e)
	case k <= -2 || k > 56:
		return addExponent(1-(e-x), k) - 1
	case k < 20:
		t := Float64frombits(0x3ff0000000000000 - (0x20000000000000 >> uint(k))) // 1 - 2**-k
		return addExponent(t-(e-x), k)
	}
	t = Float64frombits(uint64(bias-k) << 52) // 2**-k
	y := x - (e + t)
	y++
	return addExponent(y, k)
}

func addExponent(y float64, k int) float64 {
	return Float64frombits(Float64bits(y) + uint64(k)<<52)
}

// Log returns the natural logarithm of x (fdlibm's e_log.c).
func Log(x float64) float64 {
	const (
		l1 = 6.666666666666735130e-01
		l2 = 3.999999999940941908e-01
		l3 = 2.857142874366239149e-01
		l4 = 2.222219843214978396e-01
		l5 = 1.818357216161805012e-01
		l6 = 1.531383769920937332e-01
		l7 = 1.479819860511658591e-01
	)
	switch {
	case x != x || x > MaxFloat64:
		return x
	case x < 0:
		return NaN()
	case x == 0:
		return Inf(-1)
	}
	var f1 float64
	var ki int
	if intSize == 64 {
		// As on amd64, where a subnormal x is not scaled first.
		b := Float64bits(x)
		f1 = Float64frombits(b&fracBits | (bias-1)<<52)
		ki = int(b>>52) - (bias - 1)
	} else {
		f1, ki = Frexp(x)
	}
	if f1 < Sqrt2/2 {
		f1 *= 2
		ki--
	}
	f := f1 - 1
	k := float64(ki)
	s := f / (2 + f)
	s2 := s * s
	s4 := s2 * s2
	t1 := s2 * (l1 + s4*(l3+s4*(l5+s4*l7)))
	t2 := s4 * (l2 + s4*(l4+s4*l6))
	r := t1 + t2
	half := 0.5 * f * f
	return k*ln2Hi - ((half - (s*(half+r) + k*ln2Lo)) - f)
}

// Log10 returns the decimal logarithm of x.
func Log10(x float64) float64 {
	return Log(x) * (1 / Ln10)
}

// Log2 returns the binary logarithm of x, exact for powers of two.
func Log2(x float64) float64 {
	frac, e := Frexp(x)
	if frac == 0.5 {
		return float64(e - 1)
	}
	return Log(frac)*(1/Ln2) + float64(e)
}

// Log1p returns ln(1+x), exact near 0 (fdlibm's s_log1p.c).
func Log1p(x float64) float64 {
	const (
		l1 = 6.666666666666735130e-01
		l2 = 3.999999999940941908e-01
		l3 = 2.857142874366239149e-01
		l4 = 2.222219843214978396e-01
		l5 = 1.818357216161805012e-01
		l6 = 1.531383769920937332e-01
		l7 = 1.479819860511658591e-01
	)
	switch {
	case x < -1 || x != x:
		return NaN()
	case x == -1:
		return Inf(-1)
	case x > MaxFloat64:
		return x
	}
	ax := Abs(x)
	var f, c float64
	var iu uint64
	k := 1
	if ax < 4.142135623730950488017e-01 { // sqrt(2) - 1
		if ax < 0x1p-29 {
			if ax < 0x1p-54 {
				return x
			}
			return x - x*x*0.5
		}
		if x > -2.928932188134524755992e-01 { // sqrt(2)/2 - 1
			k, f, iu = 0, x, 1
		}
	}
	if k != 0 {
		u := x
		if ax < 1<<53 {
			u = 1.0 + x
		}
		iu = Float64bits(u)
		k = int((iu >> 52) - bias)
		if ax < 1<<53 {
			// What the addition lost.
			if k > 0 {
				c = 1.0 - (u - x)
			} else {
				c = x - (u - 1.0)
			}
			c /= u
		}
		iu &= fracBits
		if iu < 0x0006a09e667f3bcd { // the significand of sqrt(2)
			u = Float64frombits(iu | 0x3ff0000000000000)
		} else {
			k++
			u = Float64frombits(iu | 0x3fe0000000000000)
			iu = (0x0010000000000000 - iu) >> 2
		}
		f = u - 1.0
	}
	half := 0.5 * f * f
	kf := float64(k)
	if iu == 0 { // |f| < 2**-20
		if f == 0 {
			if k == 0 {
				return 0
			}
			c += kf * ln2Lo
			return kf*ln2Hi + c
		}
		r := half * (1.0 - 0.66666666666666666*f)
		if k == 0 {
			return f - r
		}
		return kf*ln2Hi - ((r - (kf*ln2Lo + c)) - f)
	}
	s := f / (2.0 + f)
	z := s * s
	r := z * (l1 + z*(l2+z*(l3+z*(l4+z*(l5+z*(l6+z*l7))))))
	if k == 0 {
		return f - (half - s*(half+r))
	}
	return kf*ln2Hi - ((half - (s*(half+r) + (kf*ln2Lo + c))) - f)
}

// Pow returns x**y.
func Pow(x, y float64) float64 {
	switch {
	case y == 0 || x == 1:
		return 1
	case y == 1:
		return x
	case x != x || y != y:
		return NaN()
	case x == 0:
		r := 0.0
		if y < 0 {
			r = Inf(1)
		}
		if Signbit(x) && oddInt(y) {
			r = -r
			if y > 0 {
				r = x
			}
		}
		return r
	case IsInf(y, 0):
		switch {
		case x == -1:
			return 1
		case (Abs(x) < 1) == (y > 0):
			return 0
		}
		return Inf(1)
	case IsInf(x, 0):
		if x < 0 {
			return Pow(1/x, -y)
		}
		if y < 0 {
			return 0
		}
		return Inf(1)
	case y == 0.5:
		return Sqrt(x)
	case y == -0.5:
		return 1 / Sqrt(x)
	}
	yi, yf := Modf(Abs(y))
	if yf != 0 && x < 0 {
		return NaN()
	}
	if yi >= 1<<63 {
		// x is -1, or the result overflows or underflows.
		switch {
		case x == -1:
			return 1
		case (Abs(x) < 1) == (y > 0):
			return 0
		}
		return Inf(1)
	}
	// The answer is a * 2**ae: e**(yf ln x) for the fraction, repeated squaring of x's significand for the integer.
	a, ae := 1.0, 0
	if yf != 0 {
		if yf > 0.5 {
			yf--
			yi++
		}
		a = Exp(yf * Log(x))
	}
	m, e := Frexp(x)
	for i := int64(yi); i != 0; i >>= 1 {
		if e < -1<<12 || 1<<12 < e {
			// Already beyond every number; more squarings might overflow e.
			ae += e
			break
		}
		if i&1 == 1 {
			a *= m
			ae += e
		}
		m *= m
		e <<= 1
		if m < .5 {
			m += m
			e--
		}
	}
	if y < 0 {
		a = 1 / a
		ae = -ae
	}
	return Ldexp(a, ae)
}

func oddInt(x float64) bool {
	if Abs(x) >= 1<<53 {
		return false // all of these are even
	}
	i, f := Modf(x)
	return f == 0 && int64(i)&1 == 1
}

// Pow10 returns 10**n.
func Pow10(n int) float64 {
	switch {
	case 0 <= n && n <= 308:
		return tens32[n/32] * tens[n%32]
	case -323 <= n && n <= 0:
		return tenths32[-n/32] / tens[-n%32]
	case n > 0:
		return Inf(1)
	}
	return 0
}

var tens = [...]float64{
	1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
	1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22, 1e23, 1e24, 1e25, 1e26, 1e27, 1e28, 1e29, 1e30, 1e31,
}

var tens32 = [...]float64{1e0, 1e32, 1e64, 1e96, 1e128, 1e160, 1e192, 1e224, 1e256, 1e288}

var tenths32 = [...]float64{1e-0, 1e-32, 1e-64, 1e-96, 1e-128, 1e-160, 1e-192, 1e-224, 1e-256, 1e-288, 1e-320}

// Cbrt returns the cube root of x (fdlibm's s_cbrt.c).
func Cbrt(x float64) float64 {
	const (
		b1 = 715094163
		b2 = 696219795
		c  = 5.42857142857142815906e-01
		d  = -7.05306122448979611050e-01
		e  = 1.41428571428571436819e+00
		f  = 1.60714285714285720630e+00
		g  = 3.57142857142857150787e-01
	)
	if x == 0 || x-x != 0 {
		return x
	}
	sign := x
	x = Abs(x)
	// About five bits by dividing the exponent by 3.
	t := Float64frombits(Float64bits(x)/3 + b1<<32)
	if x < 0x1p-1022 {
		t = float64(1<<54) * x
		t = Float64frombits(Float64bits(t)/3 + b2<<32)
	}
	// To 23 bits, then one step of Newton on a t short enough for an exact square.
	r := t * t / x
	s := c + r*t
	t *= g + f/(s+e+d/s)
	t = Float64frombits(Float64bits(t)&(0xFFFFFFFFC<<28) + 1<<30)
	s = t * t
	r = x / s
	w := t + t
	r = (r - t) / (w + r)
	t = t + t*r
	return Copysign(t, sign)
}

// Hypot returns Sqrt(p*p + q*q) without needless overflow.
func Hypot(p, q float64) float64 {
	p, q = Abs(p), Abs(q)
	switch {
	case p > MaxFloat64 || q > MaxFloat64:
		return Inf(1)
	case p != p || q != q:
		return NaN()
	}
	if p < q {
		p, q = q, p
	}
	if p == 0 {
		return 0
	}
	q /= p
	return p * Sqrt(1+q*q)
}
