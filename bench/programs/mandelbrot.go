// Mandelbrot set: float64 arithmetic in registers, nothing else.
package main

// The benchmark runs a copy with more rounds.
const rounds = 1

func main() {
	const size = 128
	inside := 0
	for n := 0; n < rounds; n++ {
		for y := 0; y < size; y++ {
			ci := 2*float64(y)/size - 1
			for x := 0; x < size; x++ {
				cr := 2*float64(x)/size - 1.5
				zr, zi := 0.0, 0.0
				k := 0
				for ; k < 50; k++ {
					r2, i2 := zr*zr, zi*zi
					if r2+i2 > 4 {
						break
					}
					zr, zi = r2-i2+cr, 2*zr*zi+ci
				}
				if k == 50 {
					inside++
				}
			}
		}
	}
	println(inside)
}
