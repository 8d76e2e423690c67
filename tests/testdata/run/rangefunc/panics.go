// run

package main

import "fmt"

func bad(yield func(int) bool) {
	yield(1)
	yield(2)
}

var saved func(int) bool

func keep(yield func(int) bool) { saved = yield; yield(0) }

func swallow(yield func(int) bool) {
	defer func() { fmt.Println("iterator saw", recover()) }()
	yield(1)
}

func try(f func()) {
	defer func() { fmt.Println("recovered:", recover()) }()
	f()
}

func main() {
	try(func() {
		for x := range bad {
			fmt.Println(x)
			break
		}
	})
	try(func() {
		for range keep {
		}
		saved(1)
	})
	try(func() {
		for range swallow {
			panic("body")
		}
	})
	try(func() {
		for x := range bad {
			panic(fmt.Sprint("x", x))
		}
	})
}

// Output:
// 1
// recovered: runtime error: range function continued iteration after function for loop body returned false
// recovered: runtime error: range function continued iteration after whole loop exit
// iterator saw body
// recovered: runtime error: range function recovered a loop body panic and did not resume panicking
// recovered: x1
