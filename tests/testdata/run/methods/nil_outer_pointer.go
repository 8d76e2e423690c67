// run

package main

import "fmt"

type Base struct{ n int }

func (b *Base) Get() int { return b.n }

type Outer struct{ Base }

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

type I interface{ Get() int }

func main() {
	var o *Outer
	try("direct", func() { o.Get() })
	try("iface", func() { var i I = o; i.Get() })
	try("expr", func() { (*Outer).Get(o) })
	try("value", func() { f := o.Get; fmt.Println("made"); f() })
}

// Output:
// direct runtime error: invalid memory address or nil pointer dereference
// iface runtime error: invalid memory address or nil pointer dereference
// expr runtime error: invalid memory address or nil pointer dereference
// value runtime error: invalid memory address or nil pointer dereference
