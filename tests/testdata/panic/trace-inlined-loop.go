// run

package main

var zero int

func a(i int) int { return b(i) + 1 }

func b(i int) int { return i / zero }

func main() {
	for i := range 3 {
		println(a(i))
	}
}
