// run

package main

func main() {
	defer recover()
	panic("not recovered")
}
