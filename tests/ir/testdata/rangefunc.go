package p

func seq(yield func(int) bool)               { yield(1) }
func seq2(yield func(int, string) bool)      { _ = yield(1, "a") && yield(2, "b") }
func seq0(yield func() bool)                 { yield() }

func sum() (s int) {
	for x := range seq {
		s += x
	}
	return
}
func ret(n int) int {
	for x := range seq {
		if x == n {
			return x
		}
	}
	return -1
}
func nest() int {
outer:
	for x := range seq {
		for y := range seq2 {
			if y > x {
				continue outer
			}
			if y == 7 {
				break outer
			}
		}
	}
	return 0
}
func assigned() (k int, v string) {
	for k, v = range seq2 {
	}
	for range seq0 {
		defer println("d")
	}
	return
}
