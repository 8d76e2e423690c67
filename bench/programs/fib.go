// Recursion: calls, a compare, an add.
package main

// The benchmark runs a copy with more rounds.
const rounds = 1

func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

func main() {
	total := 0
	for r := 0; r < rounds; r++ {
		total += fib(32)
	}
	println(total)
}
