// run

package main

func main() {
	panic(1e6)
}
