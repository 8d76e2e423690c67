// run

package main

func main() {
	panic(struct{ a, b int }{1, 2})
}
