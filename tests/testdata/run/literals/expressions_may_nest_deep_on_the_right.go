// run

// Indices in indices, signs, calls and operators that nest on the right side.
package main

var a = [3]int{1, 2, 0}

func f(x int) int { return x + 1 }

func main() {
	x := 1
	println(a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[x]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]])
	println(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(x)))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))
	println(0 - (1 - (2 - (3 - (4 - (5 - (6 - (7 - (8 - (9 - (10 - (11 - (12 - (13 - (14 - (15 - (16 - (17 - (18 - (19 - (20 - (21 - (22 - (23 - (24 - (25 - (26 - (27 - (28 - (29 - (30 - (31 - (32 - (33 - (34 - (35 - (36 - (37 - (38 - (39 - (40 - (41 - (42 - (43 - (44 - (45 - (46 - (47 - (48 - (49 - (50 - (51 - (52 - (53 - (54 - (55 - (56 - (57 - (58 - (59 - (x)))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))
	println(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(x)))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))
	println(x << (1 << (x & (1 | (x ^ (3 &^ (x % (7 / (x + 1)))))))))
	var p any = any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(any(x))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))
	_, ok := p.(int)
	println(ok)
}

// Output:
// 1
// 1
// -29
// 61
// 4
// true
