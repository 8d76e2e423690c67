// run

// To name the missing method, the methods of the type are gone through again; meanwhile others ask for the same pair of types.
package main

import "fmt"

type part int

func (part) A() {}

type whole interface {
	A()
	B()
}

var x any = part(1)

func fails() {
	defer func() {
		if recover() == nil {
			panic("no panic")
		}
	}()
	_ = x.(whole)
}

func main() {
	done := make(chan bool)
	go func() {
		for range 5000 {
			fails()
		}
		close(done)
	}()
	succeeded := 0
	for range 5000 {
		if _, ok := x.(whole); ok {
			succeeded++
		}
	}
	<-done
	fmt.Println(succeeded)
}

// Output:
// 0
