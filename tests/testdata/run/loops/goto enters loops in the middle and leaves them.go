// run

package main

import "fmt"

// irreducible: two entries into the cycle
func irreducible(n int, into bool) (s string) {
	i := 0
	if into {
		goto mid
	}
top:
	s += fmt.Sprint("t", i, " ")
	i++
mid:
	s += fmt.Sprint("m", i, " ")
	i++
	if i < n {
		if i%3 == 0 {
			goto mid
		}
		goto top
	}
	return
}

func three(x int) (s string) {
	switch x {
	case 0:
		goto a
	case 1:
		goto b
	default:
		goto c
	}
a:
	s += "a"
	if len(s) > 6 {
		return
	}
	goto c
b:
	s += "b"
	if len(s) > 6 {
		return
	}
	goto a
c:
	s += "c"
	if len(s) > 6 {
		return
	}
	goto b
}

func closures() {
	var fs []func() int
	i := 0
loop:
	{
		x := i * 10
		fs = append(fs, func() int { x++; return x })
	}
	i++
	if i < 3 {
		goto loop
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()
}

func defers() (r int) {
	n := 0
again:
	defer func() { r = r*10 + n }()
	n++
	if n < 4 {
		goto again
	}
	return 0
}

func out(m [][]int) (i, j int) {
	for i = range m {
		for j = range m[i] {
			if m[i][j] < 0 {
				goto found
			}
		}
	}
	return -1, -1
found:
	return i, j
}

func sw(x int) (s string) {
	switch {
	case x > 2:
		s += "big "
		fallthrough
	case x > 100:
		s += "huge "
		if x == 4 {
			break
		}
		fallthrough
	default:
		s += "default "
		fallthrough
	case x == 1:
		s += "one "
	case x == 2:
		goto end
	}
	s += "after "
end:
	return s + "end"
}

func main() {
	fmt.Println(irreducible(8, false))
	fmt.Println(irreducible(8, true))
	fmt.Println(three(0), three(1), three(2))
	closures()
	fmt.Println(defers())
	fmt.Println(out([][]int{{1, 2}, {3, -1}}))
	for x := range 6 {
		fmt.Println(x, sw(x))
	}
L:
	for i := 0; ; i++ {
		select {
		default:
			switch {
			case i > 3:
				break L
			case i == 1:
				continue L
			}
		}
		fmt.Print(i, " ")
	}
	fmt.Println()
}

// Output:
// t0 m1 t2 m3 t4 m5 m6 t7 m8
// m0 t1 m2 m3 t4 m5 m6 t7 m8
// acbacba bacbacb cbacbac
// 1 2 11 12 21 22
// 4444
// 1 1
// 0 default one after end
// 1 one after end
// 2 end
// 3 big huge default one after end
// 4 big huge after end
// 5 big huge default one after end
// 0 2 3
