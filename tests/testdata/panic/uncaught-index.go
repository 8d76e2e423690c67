// run

package main

func main() {
	a := []int{1, 2, 3}
	println(a[len(a)+2])
}
