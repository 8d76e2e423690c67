// dangling: func literal

package main

//go:noinline
func upTo(n int) func(func(int) bool) {
	return func(yield func(int) bool) { // decl
		for i := 0; i < n; i++ {
			if !yield(i) {
				return
			}
		}
	}
}

func main() {
	for x := range upTo(3) { // use
		println(x)
	}
}
