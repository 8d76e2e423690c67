// run

package main

func a() { b() }

func b() { panic("inlined") }

func main() {
	a()
}
