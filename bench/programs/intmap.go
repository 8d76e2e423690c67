// map[int]int: insertion with growth, look-up, deletion.
package main

// The benchmark runs a copy with more rounds.
const rounds = 1

func main() {
	sum := 0
	for n := 0; n < rounds; n++ {
		m := map[int]int{}
		for i := 0; i < 20000; i++ {
			m[i*7919%100003] += i
		}
		for i := 0; i < 100003; i += 3 {
			if v, ok := m[i]; ok {
				sum += v
			}
		}
		for i := 0; i < 20000; i += 2 {
			delete(m, i*7919%100003)
		}
		sum += len(m)
	}
	println(sum)
}
