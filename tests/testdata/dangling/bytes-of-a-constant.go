// dangling: ([]byte)("text")

package main

//go:noinline
func f() []byte {
	return []byte("text") // decl
}

func main() {
	println(f()[0]) // use
}
