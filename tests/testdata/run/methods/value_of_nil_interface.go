// run

package main

import "fmt"

type I interface{ M() }

func main() {
	defer func() { fmt.Println(recover()) }()
	var i I
	f := i.M
	fmt.Println("not here")
	f()
}

// Output:
// runtime error: invalid memory address or nil pointer dereference
