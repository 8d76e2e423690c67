// run

package main

func main() {
	defer func() {
		defer func() {
			println(recover().(string))
		}()
		panic("second")
	}()
	panic("first")
}
