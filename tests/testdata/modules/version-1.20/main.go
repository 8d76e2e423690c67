package main

import "slices"

func seq(yield func(int) bool) {}

func main() {
	m := map[string]int{}
	clear(m)
	println(min(1, 2), max(3, 4))
	for i := range 10 {
		_ = i
	}
	for x := range seq {
		_ = x
	}
	slices.Sort([]int{1})
	_ = new(5)
}
