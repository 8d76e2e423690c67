// run

// What lies behind the variable is unspecified, but what lies in it is not.
package main

import "unsafe"

type small struct{ a int32 }

type big struct{ a, b, c int64 }

func sum(p *big) int32 { return int32(p.a) + 1 }

func main() {
	var s small
	s.a = 7
	x := *(*big)(unsafe.Pointer(&s))
	println(int32(x.a))
	y := *(*int64)(unsafe.Pointer(&s.a))
	println(int32(y))
	z := (*big)(unsafe.Pointer(&s)).a
	println(int32(z), sum((*big)(unsafe.Pointer(&s))))
	var pair [2]int32
	*(*int64)(unsafe.Pointer(&pair[0])) = 5<<32 | 3
	println(pair[0], pair[1])
}

// Output:
// 7
// 7
// 7 8
// 3 5
