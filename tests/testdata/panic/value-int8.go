// run

package main

func main() {
	panic(int8(-42))
}
