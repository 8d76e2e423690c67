// run

package main

type MyF float64

func main() {
	panic(MyF(2.5))
}
