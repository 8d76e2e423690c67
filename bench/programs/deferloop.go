// Defer: one statement per call, and in a loop; a recovered panic now and then.
package main

// The benchmark runs a copy with more rounds.
const rounds = 1

var depth int

//go:noinline
func guarded(n int) int {
	depth++
	defer func() { depth-- }()
	return n + depth
}

//go:noinline
func many(n int) (sum int) {
	for i := 0; i < n; i++ {
		defer func() { sum += i }()
	}
	return 0
}

//go:noinline
func rescued() (n int) {
	defer func() {
		if recover() != nil {
			n = 1
		}
	}()
	panic("no")
}

func main() {
	sum := 0
	for i := 0; i < 20000*rounds; i++ {
		sum += guarded(i & 7)
		if i%16 == 0 {
			sum += many(8)
		}
		if i%256 == 0 {
			sum += rescued()
		}
	}
	println(sum)
}
