//go:build go1.18

package main

func f[P any](x P) P { return x }

func main() {
	println(f(1))
}
