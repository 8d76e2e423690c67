// run

package main

func main() {
	panic(123456789.0)
}
