package dep

import "example.com/dep/internal/in"

// Loops shows that variables of loops are those of Go 1.21 here.
func Loops() (s int) {
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { return i })
	}
	for _, f := range fs {
		s += f()
	}
	return s + in.N
}
