// run

package main

var x = func() int {
	panic("init closure")
}()

func main() {
	println("unreached")
}
