// run

package main

//go:noinline
func f() int { return 0 }

func main() {
	z := 0
	for range 1 {
		z = f()
	}
	println(1 / z)
}
