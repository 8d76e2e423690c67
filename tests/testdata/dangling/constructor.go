// dangling: &stack{}

package main

type stack struct{ items []int }

//go:noinline
func newStack() *stack {
	return &stack{} // decl
}

func (s *stack) push(x int) { s.items = append(s.items, x) } // use

func main() {
	s := newStack()
	s.push(1)
}
