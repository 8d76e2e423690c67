package main

func f[P any](x P) P { return x }

func main() {
	_ = f(1)
	_ = [2]int([]int{1, 2})
	_ = (*[2]int)([]int{1, 2})
}
