// run

package main

func main() {
	panic([3]int{})
}
