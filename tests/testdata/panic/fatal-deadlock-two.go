// run

package main

func worker(c chan int) {
	for v := range c {
		println(v)
	}
}

func main() {
	c := make(chan int)
	go worker(c)
	go worker(c)
	select {}
}
