// dangling: n

package main

//go:noinline
func box(n int) any {
	return n // decl
}

func main() {
	v := box(1000)
	println(v.(int)) // use
}
