// run

package main

//go:noinline
func seq(yield func(int) bool) {
	for i := 0; yield(i); i++ {
	}
}

func main() {
	for i := range seq {
		if i == 1 {
			panic("in body")
		}
	}
}
