// run

package main

import "fmt"

type T struct{ n int }

func (t T) M() int { return t.n }

type I interface{ M() int }

func main() {
	defer func() { fmt.Println(recover()) }()
	var p *T
	var i I = p
	fmt.Println(i.M())
}

// Output:
// runtime error: invalid memory address or nil pointer dereference
