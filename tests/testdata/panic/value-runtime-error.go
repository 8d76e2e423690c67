// run

package main

import (
	"os"
)

func main() {
	defer func() {
		panic(recover())
	}()
	var a []int
	_ = a[len(os.Args)+4]
}
