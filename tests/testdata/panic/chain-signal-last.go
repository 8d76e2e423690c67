// run

package main

func main() {
	defer func() { panic("after signal") }()
	var p *int
	*p = 1
}
