package main

import "unsafe"

func f() int { return 1 }

type T struct{ a int }

func (T) m() int { return 1 }

func main() {
	var x, y int
	var s []int
	var m map[int]int
	var c chan int
	x
	x + y
	-x
	!true
	s[0]
	m[1]
	&x
	<-c
	f()
	f
	T{}.m
	T{}.m()
	T{}
	[]int{1}
	func() {}
	len(s)
	cap(s)
	append(s, 1)
	make([]int, 1)
	new(int)
	copy(s, s)
	delete(m, 1)
	complex(1, 2)
	real(1i)
	min(1, 2)
	unsafe.Sizeof(x)
	unsafe.Add(nil, 1)
	recover()
	int(x)
	x.(int)
	s[:]
	"a"
	nil
	iota
	defer len(s)
	go append(s, 1)
	defer int(x)
	defer recover()
	defer f
	go func() {}
	defer (f())
}

// Errors:
// # command-line-arguments
// ./p.go:16:2: x (variable of type int) is not used
// ./p.go:17:2: x + y (value of type int) is not used
// ./p.go:18:2: -x (value of type int) is not used
// ./p.go:19:2: !true (untyped bool constant false) is not used
// ./p.go:20:2: s[0] (variable of type int) is not used
// ./p.go:21:2: m[1] (map index expression of type int) is not used
// ./p.go:22:2: &x (value of type *int) is not used
// ./p.go:25:2: f (value of type func() int) is not used
// ./p.go:26:2: T{}.m (value of type func() int) is not used
// ./p.go:28:2: T{} (value of struct type T) is not used
// ./p.go:29:2: []int{…} (value of type []int) is not used
// ./p.go:30:2: func() {} (value of type func()) is not used
// ./p.go:31:2: len(s) (value of type int) is not used
// ./p.go:32:2: cap(s) (value of type int) is not used
// ./p.go:33:2: append(s, 1) (value of type []int) is not used
// ./p.go:34:2: make([]int, 1) (value of type []int) is not used
// ./p.go:35:2: new(int) (value of type *int) is not used
// ./p.go:38:2: complex(1, 2) (untyped complex constant (1 + 2i)) is not used
// ./p.go:39:2: real(1i) (untyped float constant 0) is not used
// ./p.go:40:2: min(1, 2) (untyped int constant 1) is not used
// ./p.go:41:2: unsafe.Sizeof(x) (constant 8 of type uintptr) is not used
// ./p.go:42:2: unsafe.Add(nil, 1) (value of type unsafe.Pointer) is not used
// ./p.go:44:2: int(x) (value of type int) is not used
// ./p.go:45:2: invalid operation: x (variable of type int) is not an interface
// ./p.go:46:3: s[:] (value of type []int) is not used
// ./p.go:47:2: "a" (untyped string constant) is not used
// ./p.go:48:2: nil is not used
// ./p.go:49:2: cannot use iota outside constant declaration
// ./p.go:50:8: defer discards result of len(s) (value of type int)
// ./p.go:51:5: go discards result of append(s, 1) (value of type []int)
// ./p.go:52:8: defer requires function call, not conversion int(x) (value of type int)
// ./p.go:54:8: expression in defer must be function call
// ./p.go:55:5: expression in go must be function call
// ./p.go:56:8: expression in defer must not be parenthesized
