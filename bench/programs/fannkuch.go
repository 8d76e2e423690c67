// Fannkuch: permutations reversed in place, small loops with many bounds checks.
package main

// The benchmark runs a copy with more rounds.
const rounds = 1

func fannkuch(n int) (checksum, most int) {
	perm1 := make([]int, n)
	perm := make([]int, n)
	count := make([]int, n)
	for i := range perm1 {
		perm1[i] = i
	}
	r := n
	for turn := 0; ; turn++ {
		for ; r > 1; r-- {
			count[r-1] = r
		}
		copy(perm, perm1)
		flips := 0
		for k := perm[0]; k != 0; k = perm[0] {
			for i, j := 0, k; i < j; i, j = i+1, j-1 {
				perm[i], perm[j] = perm[j], perm[i]
			}
			flips++
		}
		most = max(most, flips)
		if turn%2 == 0 {
			checksum += flips
		} else {
			checksum -= flips
		}
		for {
			if r == n {
				return checksum, most
			}
			first := perm1[0]
			for i := 0; i < r; i++ {
				perm1[i] = perm1[i+1]
			}
			perm1[r] = first
			count[r]--
			if count[r] > 0 {
				break
			}
			r++
		}
	}
}

func main() {
	sum, most := 0, 0
	for n := 0; n < rounds; n++ {
		s, m := fannkuch(8)
		sum += s
		most += m
	}
	println(sum, most)
}
