// run

package main

import (
	"fmt"
	"runtime"
)

// The largest int, and one beyond all slices.
const (
	top = int(^uint(0) >> 1)
	far = 1 << (30 + 10*(^uint(0)>>63))
)

//go:noinline
func sum(x []int, from, to int) (s int, err any) {
	defer func() { err = recover() }()
	for i := from; i < to; i++ {
		s += x[i]
	}
	return s, nil
}

//go:noinline
func plain(x []int, from, to int) int {
	s := 0
	for i := from; i < to; i++ {
		s += x[i]
	}
	return s
}

// Steps that are variables, zero, negative, and too large for a 64-bit sum.
//
//go:noinline
func mark(x []bool, from, step, most int) (n int) {
	for j := from; j <= most; j += step {
		x[j] = true
		n++
		if n == 1000 {
			break
		}
	}
	return n
}

//go:noinline
func find(x []int, want int) int {
	for i, v := range x {
		if v == want {
			return i
		}
	}
	return -1
}

//go:noinline
func dot(a, b [][]float64, i, j, n int) (s float64) {
	for k := 0; k < n; k++ {
		s += a[i][k] * b[k][j]
	}
	return s
}

//go:noinline
func skips(x []int) (odd, even, last int) {
	for i := 0; i < len(x); i++ {
		if x[i]&1 == 0 {
			even++
			continue
		}
		y := x[i] * 3
		odd += y
		last = i
	}
	return
}

type node struct{ v, w int }

//go:noinline
func fields(p *node, n int) int {
	t := 0
	for i := 0; i < n; i++ {
		t += p.v
		p.w = t
	}
	return t + p.w
}

//go:noinline
func outer(x []int, limit int) (i, j int) {
search:
	for i = 0; i < 50; i++ {
		for j = 0; j < 50; j++ {
			if x[i]*x[j] > limit {
				break search
			}
			if x[j] == 40 {
				continue search
			}
		}
	}
	return i, j
}

// What is loaded again in each iteration may be changed by others whenever the loop is interrupted.
func waits() int {
	rows := [][]int{make([]int, 4)}
	done := make([]int, 64)
	go func() {
		rows[0] = make([]int, 1<<20)
		done[63] = 1
	}()
	n := 0
	for done[63] == 0 {
		for k := 0; k < 64; k++ {
			n += done[k] & 2
			n += len(rows[0]) & 1
		}
		runtime.Gosched()
	}
	return n + len(rows[0])
}

func try(name string, f func() any) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name, r)
		}
	}()
	fmt.Println(name, f())
}

func main() {
	x := make([]int, 100)
	for i := range x {
		x[i] = i
	}
	for _, r := range [][2]int{{0, 100}, {0, 101}, {40, 60}, {90, 200}, {-1, 50}, {-40, -20}, {100, 120}, {far, far + 100}, {60, 40}, {-top - 1, top}} {
		fmt.Println(sum(x, r[0], r[1]))
		try("plain", func() any { return plain(x, r[0], r[1]) })
	}
	bits := make([]bool, 1000)
	for _, s := range [][3]int{{0, 1, 999}, {0, 7, 999}, {5, 0, 999}, {900, -1, 999}, {0, 7, 1000}, {0, 7, 1010}, {1, top/2 + 1, top}, {990, 3, 2000}, {0, 1 << 21, 10}} {
		try("mark", func() any { return mark(bits, s[0], s[1], s[2]) })
	}
	try("ended", func() any { return mark(bits[:3], top-9, 3, top) })
	fmt.Println(find(x, 77), find(x, -77), find(x[:20], 19))
	a := [][]float64{make([]float64, 100), make([]float64, 30)}
	b := make([][]float64, 100)
	for i := range b {
		b[i] = []float64{float64(i), 2}
		a[0][i] = 0.5
	}
	b[70] = b[70][:1]
	try("dot", func() any { return dot(a, b, 0, 0, 100) })
	try("dot", func() any { return dot(a, b, 0, 1, 100) })
	try("dot", func() any { return dot(a, b, 1, 0, 100) })
	try("dot", func() any { return dot(a, b, 2, 0, 100) })
	try("dot", func() any { return dot(a, b, 2, 0, 0) })
	try("dot", func() any { return dot(a, b, 0, 0, 101) })
	fmt.Println(skips(x))
	fmt.Println(fields(&node{v: 3}, 100))
	try("fields", func() any { return fields(nil, 100) })
	try("fields", func() any { return fields(nil, 0) })
	fmt.Println(outer(x, 1500))
	fmt.Println(outer(x, 9999))
	fmt.Println(waits())
	// Long enough for many turns.
	total := 0
	big := make([]int, 1000)
	done := make(chan int)
	for g := 0; g < 3; g++ {
		go func() {
			t := 0
			for r := 0; r < 400; r++ {
				for i := range big {
					t += big[i] + g
				}
			}
			done <- t
		}()
	}
	for g := 0; g < 3; g++ {
		total += <-done
	}
	fmt.Println(total)
}

// Output:
// 4950 <nil>
// plain 4950
// 4950 runtime error: index out of range [100] with length 100
// plain runtime error: index out of range [100] with length 100
// 990 <nil>
// plain 990
// 945 runtime error: index out of range [100] with length 100
// plain runtime error: index out of range [100] with length 100
// 0 runtime error: index out of range [-1]
// plain runtime error: index out of range [-1]
// 0 runtime error: index out of range [-40]
// plain runtime error: index out of range [-40]
// 0 runtime error: index out of range [100] with length 100
// plain runtime error: index out of range [100] with length 100
// 0 runtime error: index out of range [1099511627776] with length 100
// plain runtime error: index out of range [1099511627776] with length 100
// 0 <nil>
// plain 0
// 0 runtime error: index out of range [-9223372036854775808]
// plain runtime error: index out of range [-9223372036854775808]
// mark 1000
// mark 143
// mark 1000
// mark runtime error: index out of range [-1]
// mark 143
// mark runtime error: index out of range [1001] with length 1000
// mark runtime error: index out of range [4611686018427387905] with length 1000
// mark runtime error: index out of range [1002] with length 1000
// mark 1
// ended runtime error: index out of range [9223372036854775798] with length 3
// 77 -1 19
// dot 2475
// dot runtime error: index out of range [1] with length 1
// dot runtime error: index out of range [30] with length 30
// dot runtime error: index out of range [2] with length 2
// dot 0
// dot runtime error: index out of range [100] with length 100
// 7500 50 99
// 600
// fields runtime error: invalid memory address or nil pointer dereference
// fields runtime error: invalid memory address or nil pointer dereference
// 38 40
// 50 40
// 1048576
// 1200000

// Output on 386:
// 4950 <nil>
// plain 4950
// 4950 runtime error: index out of range [100] with length 100
// plain runtime error: index out of range [100] with length 100
// 990 <nil>
// plain 990
// 945 runtime error: index out of range [100] with length 100
// plain runtime error: index out of range [100] with length 100
// 0 runtime error: index out of range [-1]
// plain runtime error: index out of range [-1]
// 0 runtime error: index out of range [-40]
// plain runtime error: index out of range [-40]
// 0 runtime error: index out of range [100] with length 100
// plain runtime error: index out of range [100] with length 100
// 0 runtime error: index out of range [1073741824] with length 100
// plain runtime error: index out of range [1073741824] with length 100
// 0 <nil>
// plain 0
// 0 runtime error: index out of range [-2147483648]
// plain runtime error: index out of range [-2147483648]
// mark 1000
// mark 143
// mark 1000
// mark runtime error: index out of range [-1]
// mark 143
// mark runtime error: index out of range [1001] with length 1000
// mark runtime error: index out of range [1073741825] with length 1000
// mark runtime error: index out of range [1002] with length 1000
// mark 1
// ended runtime error: index out of range [2147483638] with length 3
// 77 -1 19
// dot 2475
// dot runtime error: index out of range [1] with length 1
// dot runtime error: index out of range [30] with length 30
// dot runtime error: index out of range [2] with length 2
// dot 0
// dot runtime error: index out of range [100] with length 100
// 7500 50 99
// 600
// fields runtime error: invalid memory address or nil pointer dereference
// fields runtime error: invalid memory address or nil pointer dereference
// 38 40
// 50 40
// 1048576
// 1200000
