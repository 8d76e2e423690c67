// run

package main

func main() {
	c, d := make(chan int), make(chan int)
	select {
	case <-c:
	case d <- 1:
	}
}
