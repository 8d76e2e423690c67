// run

package main

type T struct{}

func main() {
	var x any = T{}
	x.(interface{ Foo() }).Foo()
}
