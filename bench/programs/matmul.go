// Matrix product: nested slices of float64.
package main

// The benchmark runs a copy with more rounds.
const rounds = 1

func newMatrix(n int) [][]float64 {
	m := make([][]float64, n)
	for i := range m {
		m[i] = make([]float64, n)
		for j := range m[i] {
			m[i][j] = float64(i*j%7) + 0.5
		}
	}
	return m
}

func multiply(a, b, c [][]float64) {
	n := len(a)
	for i := 0; i < n; i++ {
		for j := 0; j < n; j++ {
			sum := 0.0
			for k := 0; k < n; k++ {
				sum += a[i][k] * b[k][j]
			}
			c[i][j] = sum
		}
	}
}

func main() {
	const n = 160
	a, b, c := newMatrix(n), newMatrix(n), newMatrix(n)
	for round := 0; round < 2*rounds; round++ {
		multiply(a, b, c)
	}
	println(int(c[n/2][n/3]))
}
