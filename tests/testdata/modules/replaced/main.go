package main

import (
	"fmt"

	"example.com/other"
	"example.com/other/deep"
)

func main() {
	for _, f := range append(other.Loops(), deep.Loops()...) {
		fmt.Print(f(), " ")
	}
	fmt.Println()
}
