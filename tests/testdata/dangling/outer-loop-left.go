// dangling: x

package main

func main() {
	var p *int
outer:
	for i := 0; ; i++ {
		for j := 0; ; j++ {
			x := i + j // decl
			p = &x
			if x == 3 {
				break outer
			}
		}
	}
	println(*p) // use
}
