// run

package main

func f() (n int) {
	defer func() {
		recover()
		n *= 2
	}()
	n = 21
	panic("x")
}

func main() {
	println(f())
	panic("end")
}
