// run

package main

func main() {
	panic(uintptr(77))
}
