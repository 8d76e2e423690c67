// run

package main

func main() {
	defer println("one")
	defer println("two")
	panic("p")
}
