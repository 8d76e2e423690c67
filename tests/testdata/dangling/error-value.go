// dangling: &myError{...}

package main

type myError struct{ code int }

func (e *myError) Error() string { return "failed" }

//go:noinline
func try() error {
	return &myError{3} // decl
}

func main() {
	err := try()
	if e, ok := err.(*myError); ok {
		println(e.code) // use
	}
}
