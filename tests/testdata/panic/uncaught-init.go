// run

package main

var x = f()

func f() int { panic("in init") }

func main() {
	println("unreached")
}
