// Compares package math with the real one, bit by bit.

package difftest

import (
	real "math"
	"math/rand"
	"testing"

	"gs/math"
)

func same(a, b float64) bool {
	return real.Float64bits(a) == real.Float64bits(b) || a != a && b != b
}

var special = []float64{
	0, real.Copysign(0, -1), 1, -1, 0.5, -0.5, 2, -2, 3, -3, 1.5, 0.25, 0.66, 0.7, 0.625, 0.84375, 1.25, 1e-300, -1e-300, 1e300, -1e300, real.Inf(1), real.Inf(-1),
	real.NaN(), real.MaxFloat64, -real.MaxFloat64, real.SmallestNonzeroFloat64, -real.SmallestNonzeroFloat64, 0x1p-1022, 0x1p-1021, 0x1p52, 0x1p53, 0x1p63, 0x1p64,
	real.Pi, -real.Pi, real.Pi / 2, real.Pi / 4, real.E, real.Ln2, 709.78, 709.79, -745.1, -745.2, -708.5, 1024, -1074, 1 << 28, 1 << 29, 170.6, 171.7, 33, 34, -33.5, -34.5, 200,
	0x1p302, 0x1p129, 26, 28, 6, 1 / 0.35, 1e-9, -1e-9, 0x1p-27, 0x1p-28, 0x1p-29, 0x1p-54, 0x1p-13, 2.857142857142857, 4.5454, 8, 0.9, 0.2316, 0.7316, 1.7316, 1.2316, 1<<53 + 2, -(1<<53 + 1),
}

func inputs(r *rand.Rand, n int) []float64 {
	out := append([]float64(nil), special...)
	for _, s := range special {
		out = append(out, real.Nextafter(s, 100), real.Nextafter(s, -100))
	}
	for i := 0; i < n; i++ {
		switch i % 6 {
		case 0:
			out = append(out, real.Float64frombits(r.Uint64()))
		case 1:
			out = append(out, r.NormFloat64())
		case 2:
			out = append(out, r.NormFloat64()*50)
		case 3:
			out = append(out, r.Float64()*2-1)
		case 4:
			out = append(out, real.Ldexp(r.Float64()*2-1, r.Intn(80)-40))
		case 5:
			out = append(out, float64(r.Intn(400)-200)/4)
		}
	}
	return out
}

func TestOne(t *testing.T) {
	fns := map[string][2]func(float64) float64{
		"Abs": {math.Abs, real.Abs}, "Acos": {math.Acos, real.Acos}, "Acosh": {math.Acosh, real.Acosh}, "Asin": {math.Asin, real.Asin},
		"Asinh": {math.Asinh, real.Asinh}, "Atan": {math.Atan, real.Atan}, "Atanh": {math.Atanh, real.Atanh}, "Cbrt": {math.Cbrt, real.Cbrt},
		"Ceil": {math.Ceil, real.Ceil}, "Cos": {math.Cos, real.Cos}, "Cosh": {math.Cosh, real.Cosh}, "Erf": {math.Erf, real.Erf}, "Erfc": {math.Erfc, real.Erfc},
		"Erfinv": {math.Erfinv, real.Erfinv}, "Erfcinv": {math.Erfcinv, real.Erfcinv}, "Exp": {math.Exp, real.Exp}, "Exp2": {math.Exp2, real.Exp2},
		"Expm1": {math.Expm1, real.Expm1}, "Floor": {math.Floor, real.Floor}, "Gamma": {math.Gamma, real.Gamma}, "J0": {math.J0, real.J0}, "J1": {math.J1, real.J1},
		"Log": {math.Log, real.Log}, "Log10": {math.Log10, real.Log10}, "Log1p": {math.Log1p, real.Log1p}, "Log2": {math.Log2, real.Log2}, "Logb": {math.Logb, real.Logb},
		"Round": {math.Round, real.Round}, "RoundToEven": {math.RoundToEven, real.RoundToEven}, "Sin": {math.Sin, real.Sin}, "Sinh": {math.Sinh, real.Sinh},
		"Sqrt": {math.Sqrt, real.Sqrt}, "Tan": {math.Tan, real.Tan}, "Tanh": {math.Tanh, real.Tanh}, "Trunc": {math.Trunc, real.Trunc}, "Y0": {math.Y0, real.Y0}, "Y1": {math.Y1, real.Y1},
		"Ilogb":   {func(x float64) float64 { return float64(math.Ilogb(x)) }, func(x float64) float64 { return float64(real.Ilogb(x)) }},
		"Lgamma":  {func(x float64) float64 { a, s := math.Lgamma(x); return a * float64(s) }, func(x float64) float64 { a, s := real.Lgamma(x); return a * float64(s) }},
		"Modf":    {func(x float64) float64 { a, b := math.Modf(x); return a*3 + b }, func(x float64) float64 { a, b := real.Modf(x); return a*3 + b }},
		"Frexp":   {func(x float64) float64 { a, b := math.Frexp(x); return a + float64(b) }, func(x float64) float64 { a, b := real.Frexp(x); return a + float64(b) }},
		"Sincos":  {func(x float64) float64 { a, b := math.Sincos(x); return a*3 + b }, func(x float64) float64 { a, b := real.Sincos(x); return a*3 + b }},
		"IsInf":   {func(x float64) float64 { return cond(math.IsInf(x, 0), math.IsInf(x, 1), math.IsInf(x, -1)) }, func(x float64) float64 { return cond(real.IsInf(x, 0), real.IsInf(x, 1), real.IsInf(x, -1)) }},
		"Signbit": {func(x float64) float64 { return cond(math.Signbit(x)) }, func(x float64) float64 { return cond(real.Signbit(x)) }},
	}
	in := inputs(rand.New(rand.NewSource(3)), 60000)
	for name, f := range fns {
		bad := 0
		for _, x := range in {
			if a, b := f[0](x), f[1](x); !same(a, b) {
				if bad++; bad < 4 {
					t.Errorf("%s(%v) = %v, want %v", name, x, a, b)
				}
			}
		}
		if bad > 0 {
			t.Errorf("%s: %d differ", name, bad)
		}
	}
}

func cond(list ...bool) (v float64) {
	for _, b := range list {
		v *= 2
		if b {
			v++
		}
	}
	return
}

func TestTwo(t *testing.T) {
	fns := map[string][2]func(float64, float64) float64{
		"Atan2": {math.Atan2, real.Atan2}, "Copysign": {math.Copysign, real.Copysign}, "Dim": {math.Dim, real.Dim}, "Hypot": {math.Hypot, real.Hypot},
		"Max": {math.Max, real.Max}, "Min": {math.Min, real.Min}, "Mod": {math.Mod, real.Mod}, "Nextafter": {math.Nextafter, real.Nextafter},
		"Pow": {math.Pow, real.Pow}, "Remainder": {math.Remainder, real.Remainder},
		"Nextafter32": {func(x, y float64) float64 { return float64(math.Nextafter32(float32(x), float32(y))) }, func(x, y float64) float64 { return float64(real.Nextafter32(float32(x), float32(y))) }},
	}
	r := rand.New(rand.NewSource(4))
	var pairs [][2]float64
	for _, x := range special {
		for _, y := range special {
			pairs = append(pairs, [2]float64{x, y})
		}
	}
	in := inputs(r, 3000)
	for i := 0; i < 100000; i++ {
		pairs = append(pairs, [2]float64{in[r.Intn(len(in))], in[r.Intn(len(in))]})
	}
	for name, f := range fns {
		bad := 0
		for _, p := range pairs {
			if a, b := f[0](p[0], p[1]), f[1](p[0], p[1]); !same(a, b) {
				if bad++; bad < 4 {
					t.Errorf("%s(%v, %v) = %v, want %v", name, p[0], p[1], a, b)
				}
			}
		}
	}
	for i := 0; i < 400000; i++ {
		x, y, z := in[r.Intn(len(in))], in[r.Intn(len(in))], in[r.Intn(len(in))]
		switch i % 4 {
		case 0:
			z = -x * y // heavy cancellation
		case 1:
			z = real.Ldexp(x*y, r.Intn(130)-65)
		case 2:
			x, y = real.Ldexp(x, -500), real.Ldexp(y, -550)
			z = real.Ldexp(z, -1060)
		}
		if a, b := math.FMA(x, y, z), real.FMA(x, y, z); !same(a, b) {
			t.Fatalf("FMA(%x, %x, %x) = %x, want %x", x, y, z, a, b)
		}
	}
	for n := -40; n < 60; n++ {
		for i := 0; i < 400; i++ {
			x := in[r.Intn(len(in))]
			if a, b := math.Jn(n, x), real.Jn(n, x); !same(a, b) {
				t.Errorf("Jn(%d, %v) = %v, want %v", n, x, a, b)
			}
			if a, b := math.Yn(n, x), real.Yn(n, x); !same(a, b) {
				t.Errorf("Yn(%d, %v) = %v, want %v", n, x, a, b)
			}
			if a, b := math.Ldexp(x, n*30), real.Ldexp(x, n*30); !same(a, b) {
				t.Errorf("Ldexp(%v, %d) = %v, want %v", x, n*30, a, b)
			}
		}
	}
	for n := -400; n < 400; n++ {
		if !same(math.Pow10(n), real.Pow10(n)) {
			t.Errorf("Pow10(%d)", n)
		}
	}
}
