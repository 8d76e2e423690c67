package main

func main() {
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i += 10; return i })
	}
	for _, x := range []int{1, 2, 3} {
		fs = append(fs, func() int { return x })
	}
	for _, f := range fs {
		print(f(), " ")
	}
	println()
}
