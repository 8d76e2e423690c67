// Sorting integers with package slices.
package main

import "slices"

// The benchmark runs a copy with more rounds.
const rounds = 1

func main() {
	sum := 0
	for n := 0; n < rounds; n++ {
		xs := make([]int, 50000)
		x := uint32(n + 1)
		for i := range xs {
			x = x*1664525 + 1013904223
			xs[i] = int(x >> 8)
		}
		slices.Sort(xs)
		sum += xs[0] + xs[len(xs)/2]
	}
	println(sum)
}
