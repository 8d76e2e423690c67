// dangling: config

package main

type settings struct{ depth int }

var current *settings

//go:noinline
func load() {
	config := settings{4} // decl
	current = &config
}

func main() {
	load()
	println(current.depth) // use
}
