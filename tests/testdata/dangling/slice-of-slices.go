// dangling: make([]int, 3)

package main

func main() {
	var rows [][]int
	for range 3 {
		rows = append(rows, make([]int, 3)) // decl
	}
	rows[1][1] = 5 // use
}
