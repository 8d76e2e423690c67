// Spectral norm: float64 division and integer arithmetic in a call that is inlined.
package main

import "math"

// The benchmark runs a copy with more rounds.
const rounds = 1

func a(i, j int) float64 { return 1 / float64((i+j)*(i+j+1)/2+i+1) }

func times(v, u []float64) {
	for i := range v {
		sum := 0.0
		for j := range u {
			sum += a(i, j) * u[j]
		}
		v[i] = sum
	}
}

func timesTransposed(v, u []float64) {
	for i := range v {
		sum := 0.0
		for j := range u {
			sum += a(j, i) * u[j]
		}
		v[i] = sum
	}
}

func main() {
	const n = 100
	u, v, t := make([]float64, n), make([]float64, n), make([]float64, n)
	for i := range u {
		u[i] = 1
	}
	for k := 0; k < 10*rounds; k++ {
		times(t, u)
		timesTransposed(v, t)
		times(t, v)
		timesTransposed(u, t)
		norm := 0.0
		for _, x := range u {
			norm += x * x
		}
		norm = math.Sqrt(norm)
		for i := range u {
			u[i] /= norm
		}
	}
	println(int(u[0]*1e9), int(u[n-1]*1e9))
}
