// run

package main

func main() {
	panic(complex64(0.1 - 2i))
}
