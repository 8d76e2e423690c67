// run

package main

func main() {
	c := make(chan int)
	go func() {
		for range 2 {
			panic("in closure")
		}
	}()
	<-c
}
