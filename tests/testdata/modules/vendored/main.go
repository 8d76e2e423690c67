package main

import (
	"fmt"

	"example.com/dep"
	"example.com/dep/sub"
)

func main() {
	fmt.Println(dep.Loops())
	defer func() { fmt.Println(recover()) }()
	sub.Crash(nil)
}
