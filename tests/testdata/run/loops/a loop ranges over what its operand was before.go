// run

package main

import "fmt"

func main() {
	s := "héllo"
	for i, r := range s {
		s = "xx"
		fmt.Print(i, string(r), " ")
	}
	fmt.Println(s)
	sl := []int{1, 2, 3}
	for i, v := range sl {
		sl = []int{9}
		fmt.Print(i, v, " ")
	}
	fmt.Println(sl)
	p := &[3]int{1, 2, 3}
	for i, v := range p {
		p = &[3]int{7, 7, 7}
		fmt.Print(i, v, " ")
	}
	fmt.Println()
	for i, v := range p[:] {
		p = &[3]int{8, 7, 7}
		fmt.Print(i, v, " ")
	}
	fmt.Println()
	c := make(chan int, 3)
	c <- 1
	c <- 2
	close(c)
	for v := range c {
		c = nil
		fmt.Print(v, " ")
	}
	m := map[int]int{1: 1, 2: 2}
	n := 0
	for range m {
		m = nil
		n++
	}
	f := func(y func(int) bool) { y(1); y(2) }
	for v := range f {
		f = nil
		n += v
	}
	var e any = "abc"
	for i, r := range e.(string) {
		e = "x"
		fmt.Print(i, r, " ")
	}
	fmt.Println(n)
	ss := []string{"abc", "d"}
	for i, r := range ss[0] {
		ss[0] = "z"
		fmt.Print(i, r, " ")
	}
	for i := range s {
		s = ""
		fmt.Print(i, " ")
	}
	fmt.Println(s)
	b := []byte("héy")
	for i, r := range string(b) {
		b[0] = 'X'
		b[4-1] = 'Q'
		fmt.Print(i, string(r), " ")
	}
	fmt.Println(string(b))
}

// Output:
// 0h 1é 3l 4l 5o xx
// 0 1 1 2 2 3 [9]
// 0 1 1 2 2 3
// 0 7 1 7 2 7
// 1 2 0 97 1 98 2 99 5
// 0 97 1 98 2 99 0 1
// 0h 1é 3y XéQ
