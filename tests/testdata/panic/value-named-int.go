// run

package main

type MyI int

func main() {
	panic(MyI(3))
}
