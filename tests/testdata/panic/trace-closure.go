// run

package main

func main() {
	func() {
		func() {
			panic("closure")
		}()
	}()
}
