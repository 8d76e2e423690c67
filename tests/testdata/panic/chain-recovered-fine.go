// run

package main

func main() {
	func() {
		defer func() { println("recovered", recover().(string)) }()
		panic("inner")
	}()
	panic("outer")
}
