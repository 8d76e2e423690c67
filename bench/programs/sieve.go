// Sieve of Eratosthenes: byte loads and stores with bounds checks.
package main

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
	for n := 0; n < 3; n++ {
		total += sieve(1000000)
	}
	println(total)
}
