// run

package main

func init() { panic("in init func") }

func main() {
	println("unreached")
}
