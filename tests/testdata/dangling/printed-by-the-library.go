// dangling: n

package main

import "fmt"

var values []any

//go:noinline
func add(n int) {
	values = append(values, n) // decl
}

func main() {
	add(1000)
	fmt.Println(values...) // use
}
