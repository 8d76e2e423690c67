// run

package main

import "fmt"

func seq(n int) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		for i := range n {
			if !yield(i, string(rune('a'+i))) {
				return
			}
		}
	}
}

func main() {
outer:
	for i, s := range seq(4) {
		for j := range seq(4) {
			switch {
			case j == 1 && i == 1:
				continue outer
			case j == 2:
				break
			case i == 3:
				break outer
			}
			fmt.Print(i, s, j, " ")
			for range 3 {
				if j > i {
					continue outer
				}
				break
			}
		}
	}
	fmt.Println()
	n := 0
again:
	for i := range seq(3) {
		if i == 1 && n < 2 {
			n++
			goto again
		}
		fmt.Print(i, " ")
		if i == 2 {
			goto end
		}
	}
	fmt.Println("not reached")
end:
	fmt.Println("end", n)
	var i int
	for i = range seq(3) {
	}
	fmt.Println(i)
	k := 0
	for range seq(5) {
		k++
		if k == 3 {
			break
		}
	}
	fmt.Println(k)
}

// Output:
// 0a0 0a1 1b0 2c0 2c1 2c2 2c3 
// 0 0 0 1 2 end 2
// 2
// 3
