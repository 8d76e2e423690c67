// run

package main

type T struct {
	a, b int64
	c    int
}

func main() {
	var p *T
	println(p.c)
}
