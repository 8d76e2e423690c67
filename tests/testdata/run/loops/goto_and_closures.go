// run

package main

import "fmt"

func main() {
	i := 0
	var fs []func() int
top:
	x := i * i
	fs = append(fs, func() int { x++; return x })
	if i++; i < 3 {
		goto top
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()
L:
	for n := 0; ; n++ {
		switch {
		case n == 2:
			continue L
		case n == 5:
			break L
		}
		select {
		default:
			if n == 4 {
				break
			}
			fmt.Print(n, " ")
		}
	}
	fmt.Println()
}

// Output:
// 1 2 2 3 5 6 
// 0 1 3 
