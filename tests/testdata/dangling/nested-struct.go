// dangling: in

package main

type inner struct{ p *int }

type outer struct{ in inner }

//go:noinline
func f() outer {
	in := 5 // decl
	return outer{inner{&in}}
}

func main() {
	o := f()
	println(*o.in.p) // use
}
