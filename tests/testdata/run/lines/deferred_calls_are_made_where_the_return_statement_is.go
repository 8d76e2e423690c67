// run

package main

import (
	"fmt"
	"runtime"
)

func where() {
	pc := make([]uintptr, 10)
	n := runtime.Callers(2, pc)
	fr := runtime.CallersFrames(pc[:n])
	for {
		f, more := fr.Next()
		fmt.Print(f.Function, ":", f.Line, " ")
		if !more || f.Function == "main.main" {
			break
		}
	}
	fmt.Println()
}
func a(n int) int {
	defer where()
	if n == 1 {
		return 1
	}
	for i := range n {
		if i == 2 {
			return 5
		}
	}
	if n == 0 {
		return n +
			3
	}
	return 7
}
func b(n int) {
	for range 2 {
		defer where()
	}
	if n == 1 {
		return
	}

}
func c(n int) (r int) {
	defer func() { where(); r++ }()
	switch n {
	case 0:
		r = 3
		return
	}
	{
		return 1
	}
}
func d() {
	defer where()
}
func e() (x, y int) {
	defer where()
	return a(0), c(1)
}
func f() int {
	defer where()
	return func() int { return 1 }()
}
func inl() { defer where() }
func main() {
	a(1)
	a(5)
	a(0)
	a(2)
	b(0)
	b(1)
	c(0)
	c(1)
	d()
	e()
	f()
	inl()
	func() {
		defer where()
	}()
	for range 1 {
		defer func() { where() }()
	}
}

// Output:
// main.a:26 main.main:72 
// main.a:30 main.main:73 
// main.a:34 main.main:74 
// main.a:37 main.main:75 
// main.b:47 main.main:76 
// main.b:47 main.main:76 
// main.b:47 main.main:77 
// main.b:47 main.main:77 
// main.c.func1:49 main.c:53 main.main:78 
// main.c.func1:49 main.c:56 main.main:79 
// main.d:61 main.main:80 
// main.a:34 main.e:64 main.main:81 
// main.c.func1:49 main.c:56 main.e:64 main.main:81 
// main.e:64 main.main:81 
// main.f:68 main.main:82 
// main.inl:70 main.main:83 
// main.main.func1:86 main.main:86 
// main.main.func2:88 main.main:90 
