// run

package main

import "fmt"

type Base struct{ n int }

func (b *Base) Nil() bool { return b == nil }
func (b Base) Val() int   { return b.n }

type Outer struct {
	pad int
	*Base
}

func main() {
	var o Outer
	fmt.Println(o.Nil(), (*Outer).Nil(&o))
	defer func() { fmt.Println(recover()) }()
	fmt.Println(o.Val())
}

// Output:
// true true
// runtime error: invalid memory address or nil pointer dereference
