// Channel ping-pong: two goroutines, two unbuffered channels.
package main

// The benchmark runs a copy with more rounds.
const rounds = 1

func main() {
	ping, pong := make(chan int), make(chan int)
	go func() {
		for v := range ping {
			pong <- v + 1
		}
		close(pong)
	}()
	sum := 0
	for i := 0; i < 100000*rounds; i++ {
		ping <- i
		sum += <-pong
	}
	close(ping)
	println(sum)
}
