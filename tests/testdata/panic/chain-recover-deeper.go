// run

package main

func main() {
	defer func() {
		func() {
			recover()
		}()
	}()
	panic("not recovered")
}
