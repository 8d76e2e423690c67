// run

package main

type MyB bool

func main() {
	panic(MyB(true))
}
