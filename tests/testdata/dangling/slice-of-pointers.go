// dangling: x

package main

//go:noinline
func collect(n int) []*int {
	var s []*int
	for i := 0; i < n; i++ {
		x := i * i // decl
		s = append(s, &x)
	}
	return s
}

func main() {
	println(*collect(3)[1]) // use
}
