// dangling: x

package main

func main() {
	var p *int
	for i := 0; i < 2; i++ {
		for j := 0; j < 2; j++ {
			x := i + j // decl
			if p != nil {
				println(*p) // use
			}
			p = &x
			continue
		}
	}
}
