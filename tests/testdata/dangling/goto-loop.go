// dangling: x

package main

func main() {
	var p *int
	i := 0
again:
	if p != nil {
		println(*p) // use
	}
	x := i // decl
	p = &x
	i++
	if i < 3 {
		goto again
	}
}
