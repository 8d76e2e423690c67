// run

package main

import "fmt"

func seq(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		defer fmt.Println("seq done", n)
		for i := 0; i < n; i++ {
			if !yield(i) {
				fmt.Println("stopped at", i)
				return
			}
		}
	}
}

func find(want int) (pos int, err error) {
	defer func() { pos *= 10 }()
	for x := range seq(5) {
		defer fmt.Println("deferred", x)
		if x == want {
			return x, nil
		}
	}
	return -1, fmt.Errorf("no %d", want)
}

func nested() string {
	for x := range seq(3) {
		for y := range seq(3) {
			if x+y == 2 {
				return fmt.Sprint(x, y)
			}
		}
	}
	return "none"
}

func main() {
	fmt.Println(find(2))
	fmt.Println(find(9))
	fmt.Println(nested())
}

// Output:
// stopped at 2
// seq done 5
// deferred 2
// deferred 1
// deferred 0
// 20 <nil>
// seq done 5
// deferred 4
// deferred 3
// deferred 2
// deferred 1
// deferred 0
// -10 no 9
// stopped at 2
// seq done 3
// stopped at 0
// seq done 3
// 0 2
