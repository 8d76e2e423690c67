// Word count: map[string]int, substrings, bytes of strings.
package main

import "strings"

// The benchmark runs a copy with more rounds.
const rounds = 1

const text = "the quick brown fox jumps over the lazy dog and the slow red hen looks at the fox that jumps while the dog sleeps "

func main() {
	total := 0
	for n := 0; n < rounds; n++ {
		counts := map[string]int{}
		big := strings.Repeat(text, 40)
		for i := 0; i < 5; i++ {
			start := 0
			for k := 0; k < len(big); k++ {
				if big[k] == ' ' {
					counts[big[start:k]]++
					start = k + 1
				}
			}
		}
		total += counts["the"] + len(counts)
	}
	println(total)
}
