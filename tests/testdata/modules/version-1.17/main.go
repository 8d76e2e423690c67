package main

type T[P any] struct{ x P }

func f[P any](x P) P { return x }

type I interface{ ~int | string }

func main() {
	_ = f(1)
	var t T[int]
	_ = t
	var a any = min(1, 2)
	_ = a
	for i := range 10 {
		_ = i
	}
}
