// dangling: &circle{...}

package main

type shape interface{ area() int }

type circle struct{ r int }

func (c *circle) area() int { return 3 * c.r * c.r } // use

//go:noinline
func newShape(r int) shape {
	return &circle{r} // decl
}

func main() {
	println(newShape(2).area())
}
