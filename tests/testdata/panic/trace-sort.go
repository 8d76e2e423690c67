// run

package main

import (
	"sort"
)

func main() {
	sort.Slice([]int{3, 1, 2}, func(i, j int) bool { panic("less") })
}
