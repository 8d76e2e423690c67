// dangling: a

package main

//go:noinline
func f() []int {
	var a [8]int // decl
	return a[2:5]
}

func main() {
	s := f()
	println(len(s))
	println(s[1]) // use
}
