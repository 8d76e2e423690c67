// dangling: &inner{...}

package main

type inner struct{ v int }

type outer struct{ in *inner }

//go:noinline
func fill(o *outer) {
	o.in = &inner{3} // decl
}

func main() {
	var o outer
	fill(&o)
	println(o.in.v) // use
}
