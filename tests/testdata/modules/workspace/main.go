package main

import (
	"fmt"

	"example.com/lib"
	"example.com/lib/deep"
)

func main() { fmt.Println(lib.Name(), deep.Loops()) }
