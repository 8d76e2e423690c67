package m

import "errors"

// Abs is.
func Abs(x int) int {
	if x < 0 {
		return -x
	} else if x == 0 {
		return 0
	}
	switch {
	case x > 100:
		return 100
	case x > 1000:
		x++
	default:
		for i := range 3 {
			_ = i
		}
	}
	f := func() error {
		return errors.New("x")
	}
	if f() == nil {
		panic("no")
	}
	return x
}

func Join(n int) []int {
	var s []int
	for i := 0; i < n; i++ {
		s = append(s, i)
	}
	return s
}
