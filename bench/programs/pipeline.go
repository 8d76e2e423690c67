// A pipeline of goroutines over buffered channels, joined by select.
package main

// The benchmark runs a copy with more rounds.
const rounds = 1

func generate(n int) <-chan int {
	out := make(chan int, 8)
	go func() {
		for i := 0; i < n; i++ {
			out <- i
		}
		close(out)
	}()
	return out
}

func stage(in <-chan int, f func(int) int) <-chan int {
	out := make(chan int, 8)
	go func() {
		for v := range in {
			out <- f(v)
		}
		close(out)
	}()
	return out
}

func main() {
	n := 10000 * rounds
	left := stage(generate(n), func(x int) int { return x * 2 })
	right := stage(generate(n), func(x int) int { return x + 1 })
	sum := 0
	for left != nil || right != nil {
		select {
		case v, ok := <-left:
			if !ok {
				left = nil
			}
			sum += v
		case v, ok := <-right:
			if !ok {
				right = nil
			}
			sum += v
		}
	}
	println(sum)
}
