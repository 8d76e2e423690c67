package main

func seq(yield func(int) bool) {}

type A[P any] = []P

func main() {
	for i := range 10 {
		_ = i
	}
	for x := range seq {
		_ = x
	}
	var a A[int]
	_ = a
	_ = new(5)
}
