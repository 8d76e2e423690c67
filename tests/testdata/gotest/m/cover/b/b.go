package b

import "example.com/m/cover/a"

func B(x int) int {
	if x > 3 {
		return a.A(x)
	}
	return a.A(-x)
}
