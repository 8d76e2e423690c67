// run

package main

func main() {
	defer func() {
		r := recover()
		panic("again " + r.(string))
	}()
	panic("first")
}
