// Complex division (Go: runtime/complex.go, which follows the C standard's annex G).

package runtime

func isNaN(f float64) bool    { return f != f }
func isFinite(f float64) bool { return f-f == 0 }
func isInf(f float64) bool    { return !isNaN(f) && !isFinite(f) }

func fabs(f float64) float64 {
	if f < 0 {
		return -f
	}
	return f
}

func withSign(f, sign float64) float64 {
	if sign < 0 || negzero(sign) {
		return -fabs(f)
	}
	return fabs(f)
}

// inf2one is 1 for an infinity and 0 for the rest, with the sign.
func inf2one(f float64) float64 {
	if isInf(f) {
		return withSign(1, f)
	}
	return withSign(0, f)
}

func complex128div(n, m complex128) complex128 {
	var e, f float64
	a, b := real(n), imag(n)
	c, d := real(m), imag(m)
	if fabs(c) >= fabs(d) {
		ratio := d / c
		denom := c + ratio*d
		e = (a + b*ratio) / denom
		f = (b - a*ratio) / denom
	} else {
		ratio := c / d
		denom := d + ratio*c
		e = (a*ratio + b) / denom
		f = (b*ratio - a) / denom
	}
	if isNaN(e) && isNaN(f) {
		switch {
		case m == 0 && (!isNaN(a) || !isNaN(b)):
			inf := withSign(1/zeroFloat, c)
			e = inf * a
			f = inf * b
		case (isInf(a) || isInf(b)) && isFinite(c) && isFinite(d):
			inf := 1 / zeroFloat
			a = inf2one(a)
			b = inf2one(b)
			e = inf * (a*c + b*d)
			f = inf * (b*c - a*d)
		case (isInf(c) || isInf(d)) && isFinite(a) && isFinite(b):
			c = inf2one(c)
			d = inf2one(d)
			e = 0 * (a*c + b*d)
			f = 0 * (b*c - a*d)
		}
	}
	return complex(e, f)
}

var zeroFloat float64
