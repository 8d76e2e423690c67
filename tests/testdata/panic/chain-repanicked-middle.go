// run

package main

func main() {
	defer func() { panic("last") }()
	defer func() {
		panic(recover())
	}()
	panic("first")
}
