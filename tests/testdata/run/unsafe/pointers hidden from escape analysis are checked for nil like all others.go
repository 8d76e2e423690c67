// run

// A pointer that has been a number and is the same pointer again, as strings.Builder makes of its receiver.
package main

import (
	"fmt"
	"strings"
	"unsafe"
)

type node struct {
	pad  [40]byte
	next *node
	k    int
}

//go:noinline
func hidden(p *node) int {
	x := uintptr(unsafe.Pointer(p))
	return (*node)(unsafe.Pointer(x ^ 0)).k
}

//go:noinline
func shifted(p *node, by uintptr) int {
	x := uintptr(unsafe.Pointer(p))
	return *(*int)(unsafe.Pointer(x + by ^ 0))
}

// Its own pointers are looked at in a function that has a Builder, too.
//
//go:noinline
func both(p *node) string {
	var b strings.Builder
	for q := p; ; q = q.next {
		b.WriteString(fmt.Sprint(q.k, ","))
		if q.k > 2 {
			return b.String()
		}
	}
}

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	a := &node{k: 1, next: &node{k: 2, next: &node{k: 3}}}
	fmt.Println(hidden(a), shifted(a, unsafe.Offsetof(a.k)), both(a))
	a.next.next.k = 0
	try(func() { both(a) })
	try(func() { hidden(nil) })
	var b *strings.Builder
	try(func() { b.WriteByte('x') })
	try(func() { fmt.Println(shifted(nil, 8)) })
}

// Output:
// 1 1 1,2,3,
// runtime error: invalid memory address or nil pointer dereference
// runtime error: invalid memory address or nil pointer dereference
// runtime error: invalid memory address or nil pointer dereference
// runtime error: invalid memory address or nil pointer dereference
