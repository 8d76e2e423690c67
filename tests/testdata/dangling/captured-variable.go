// dangling: n

package main

type box struct{ p *int }

//go:noinline
func capture(b *box) {
	n := 7 // decl
	b.p = &n
	func() { n++ }()
}

var b = new(box)

func main() {
	capture(b)
	println(*b.p) // use
}
