// dangling: s

package main

var all []any

//go:noinline
func add(s string) {
	all = append(all, s) // decl
}

func main() {
	add("x")
	println(all[0].(string)) // use
}
