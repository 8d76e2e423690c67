// run

package main

import "fmt"

func main() {
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i += 10; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), " ", f(), " ")
	}
	fmt.Println()
	var ps []*int
	for i, j := 0, 10; i < j; i, j = i+1, j-2 {
		ps = append(ps, &i, &j)
		if i == 1 {
			continue
		}
		i++
		defer func() { fmt.Print(i, j, ";") }()
	}
	for _, p := range ps {
		fmt.Print(*p, " ")
	}
	fmt.Println()
	for k, v := range map[string]int{"a": 1} {
		fs = append(fs, func() int { return len(k) + v })
	}
	for i := range 2 {
		fs = append(fs, func() int { return i })
	}
	for i, r := range "é!" {
		fs = append(fs, func() int { return i*1000 + int(r) })
	}
	for _, f := range fs[3:] {
		fmt.Print(f(), " ")
	}
	fmt.Println()
	var prev *int
	for i := 0; i < 2; i++ {
		if prev != nil {
			fmt.Println(prev != &i, *prev, i)
		}
		prev = &i
	}
}

// Output:
// 10 20 11 21 12 22 
// 1 10 3 8 5 6 
// 2 0 1 233 2033 
// true 0 1
// 5 6;3 8;1 10;
