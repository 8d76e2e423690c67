package cmplx_test

import (
	"math"
	real_ "math/cmplx"
	"math/rand"
	"testing"

	ours "gs/math/cmplx"
)

func same(a, b float64) bool {
	return math.Float64bits(a) == math.Float64bits(b) || math.IsNaN(a) && math.IsNaN(b)
}

func TestBits(t *testing.T) {
	funcs := map[string][2]func(complex128) complex128{
		"Acos": {real_.Acos, ours.Acos}, "Acosh": {real_.Acosh, ours.Acosh}, "Asin": {real_.Asin, ours.Asin}, "Asinh": {real_.Asinh, ours.Asinh},
		"Atan": {real_.Atan, ours.Atan}, "Atanh": {real_.Atanh, ours.Atanh}, "Cos": {real_.Cos, ours.Cos}, "Cosh": {real_.Cosh, ours.Cosh},
		"Cot": {real_.Cot, ours.Cot}, "Exp": {real_.Exp, ours.Exp}, "Log": {real_.Log, ours.Log}, "Log10": {real_.Log10, ours.Log10},
		"Sin": {real_.Sin, ours.Sin}, "Sinh": {real_.Sinh, ours.Sinh}, "Sqrt": {real_.Sqrt, ours.Sqrt}, "Tan": {real_.Tan, ours.Tan},
		"Tanh": {real_.Tanh, ours.Tanh}, "Conj": {real_.Conj, ours.Conj},
	}
	special := []float64{0, math.Copysign(0, -1), 1, -1, 0.5, -0.5, 2, -3, math.Pi, math.Inf(1), math.Inf(-1), math.NaN(), 1e-300, -1e300, 1e10, 5e-324, math.MaxFloat64}
	r := rand.New(rand.NewSource(1))
	var values []complex128
	for _, a := range special {
		for _, b := range special {
			values = append(values, complex(a, b))
		}
	}
	for range 20000 {
		scale := math.Pow(10, float64(r.Intn(12)-4))
		values = append(values, complex(r.NormFloat64()*scale, r.NormFloat64()*math.Pow(10, float64(r.Intn(8)-4))))
	}
	for name, f := range funcs {
		bad := 0
		for _, z := range values {
			w, g := f[0](z), f[1](z)
			if !same(real(w), real(g)) || !same(imag(w), imag(g)) {
				if bad++; bad < 4 {
					t.Errorf("%s(%v) = %v, want %v", name, z, g, w)
				}
			}
		}
	}
	for i, z := range values {
		y := values[(i*7+3)%len(values)]
		if w, g := real_.Pow(z, y), ours.Pow(z, y); !same(real(w), real(g)) || !same(imag(w), imag(g)) {
			t.Fatalf("Pow(%v, %v) = %v, want %v", z, y, g, w)
		}
	}
}
