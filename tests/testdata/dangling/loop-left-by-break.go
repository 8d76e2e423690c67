// dangling: x

package main

func main() {
	var p *int
	for {
		x := 1 // decl
		p = &x
		break
	}
	println(*p) // use
}
