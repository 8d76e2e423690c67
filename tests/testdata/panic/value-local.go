// run

package main

func main() {
	type L int
	panic(L(1))
}
