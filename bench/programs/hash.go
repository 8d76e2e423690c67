// 64-bit mixing: multiply, xor, shift on uint64.
package main

// The benchmark runs a copy with more rounds.
const rounds = 1

func mix(steps int) uint64 {
	x := uint64(88172645463325252)
	h := uint64(14695981039346656037)
	for i := 0; i < steps; i++ {
		x = x*6364136223846793005 + 1442695040888963407
		y := x ^ x>>33
		h = (h ^ y) * 1099511628211
		h ^= h >> 29
	}
	return h
}

func main() {
	println(mix(rounds * 5000000))
}
