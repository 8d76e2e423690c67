// run

package main

import "fmt"

type L struct{ next *L; v int }

func swap(a, b []int) {
	for i, v := range a {
		a, b = b, a
		fmt.Print(i, v, " ")
	}
}

func arr1() {
	a := [1]string{"x"}
	for i, v := range a {
		a[0] = "y"
		a = [1]string{"z"}
		fmt.Print(i, v, " ")
	}
	p := &[1]string{"x"}
	for range 2 {
		for i, v := range p {
			p = &[1]string{"q"}
			fmt.Print(i, v, " ")
		}
	}
}

func key(s []int) {
	var i int
	for i, s[0] = range s {
		s = []int{5, 6, 7}
		fmt.Print(i, s, " ")
	}
	var str = "ab"
	var x int
	for x = range str {
		str += "c"
		fmt.Print(x)
	}
	fmt.Print(str, " ")
}

func captured(s []int) {
	f := func() { s = []int{100, 100, 100} }
	for i, v := range s {
		f()
		fmt.Print(i, v, " ")
	}
}

func named(s []string) (r string) {
	type S []string
	for _, v := range S(s) {
		s = nil
		r += v
	}
	for _, c := range []byte(r) {
		r = "zzzzzz"
		fmt.Print(c, " ")
	}
	n := 3
	for i := range n {
		n = 1
		fmt.Print(i)
	}
	sw := 1
	switch sw {
	case func() int { sw = 2; return 2 }():
		fmt.Print("two")
	case 1:
		fmt.Print("one")
	}
	x := []int{1, 2}
	x, y := append(x[:1], 9), x
	fmt.Print(x, y)
	defer fmt.Print("d", x, " ")
	x = nil
	ch := make(chan int, 2)
	ch <- 1
	ch <- 2
	close(ch)
	for v := range ch {
		ch = make(chan int)
		fmt.Print(v)
	}
	return
}

func main() {
	swap([]int{1, 2, 3}, []int{4, 5, 6})
	fmt.Println()
	arr1()
	fmt.Println()
	key([]int{1, 2, 3})
	fmt.Println()
	captured([]int{1, 2, 3})
	fmt.Println()
	fmt.Println(named([]string{"a", "b"}))
}

// Output:
// 0 1 1 2 2 3
// 0x 0x 0q
// 0 [5 6 7] 1 [5 6 7] 2 [5 6 7] 01abcc
// 0 1 1 2 2 3
// 97 98 012one[1 9] [1 9]12d[1 9] zzzzzz
