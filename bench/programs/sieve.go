// Sieve of Eratosthenes: byte loads and stores with bounds checks.
package main

// The benchmark runs a copy with more rounds.
const rounds = 1

func sieve(n int) int {
	composite := make([]bool, n+1)
	count := 0
	for i := 2; i <= n; i++ {
		if composite[i] {
			continue
		}
		count++
		for j := i * i; j <= n; j += i {
			composite[j] = true
		}
	}
	return count
}

func main() {
	total := 0
	for n := 0; n < 3*rounds; n++ {
		total += sieve(1000000)
	}
	println(total)
}
