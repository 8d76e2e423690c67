// run

package main

import (
	"fmt"
	"math"
)

func main() {
	nan := math.NaN()
	m := map[float64]int{nan: 1, nan: 2, 0: 3}
	m[math.Copysign(0, -1)] = 4
	m[nan] = 5
	fmt.Println(len(m), m[0], m[nan])
	delete(m, nan)
	fmt.Println(len(m))
	n := 0
	for k := range m {
		if k != k {
			n++
		}
	}
	fmt.Println(n)
	clear(m)
	fmt.Println(len(m))
	mi := map[any]int{nan: 1, 0.0: 2, 1: 3, int8(1): 4, "a": 5, [2]any{1, "x"}: 6, struct{ a, b any }{1, nil}: 7}
	fmt.Println(mi[0.0], mi[math.Copysign(0, -1)], mi[1], mi[int8(1)], mi[[2]any{1, "x"}], mi[struct{ a, b any }{1, nil}], mi[nan], len(mi))
	fmt.Println(nan == nan, nan != nan, nan < nan, nan > nan, !(nan < 1), math.Inf(1) > 1e308, min(nan, 1), max(1, nan), min(0.0, math.Copysign(0, -1)), 1/min(0.0, math.Copysign(0, -1)), 1/max(math.Copysign(0, -1), 0.0))
	type T struct {
		a float64
		_ int
		b any
	}
	x, y := T{1, 2, "s"}, T{1, 3, "s"}
	fmt.Println(x == y, [2]T{x, y} == [2]T{y, x}, any(x) == any(y), T{a: nan} == T{a: nan})
	var z any = nan
	fmt.Println(z == z, z == any(nan))
	fmt.Println(min("b", "a", "c"), max(1, 2.5))
}

// Output:
// 4 4 0
// 4
// 3
// 0
// 2 2 3 4 6 7 0 7
// false true false false true true NaN NaN -0 -Inf +Inf
// true true true false
// false false
// a 2.5
