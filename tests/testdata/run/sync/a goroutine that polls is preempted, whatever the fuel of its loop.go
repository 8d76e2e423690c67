// run

// Every stop at the end of a turn could find such a loop at the same check, inside of chanrecv with the channel's lock: then others never ran.
package main

import (
	"fmt"
	"runtime"
)

func pollAny0(c chan any) (n int) {
	for {
		select {
		case <-c:
			return n
		default:
		}
	}
}

func pollAny1(c chan any) (n int) {
	for {
		select {
		case <-c:
			return n
		default:
			n = n*3 + 0
		}
	}
}

func pollAny2(c chan any) (n int) {
	for {
		select {
		case <-c:
			return n
		default:
			n = n*3 + 0
			n = n*3 + 1
		}
	}
}

func pollAny3(c chan any) (n int) {
	for {
		select {
		case <-c:
			return n
		default:
			n = n*3 + 0
			n = n*3 + 1
			n = n*3 + 2
		}
	}
}

func pollString0(c chan string) (n int) {
	for {
		select {
		case <-c:
			return n
		default:
		}
	}
}

func pollString1(c chan string) (n int) {
	for {
		select {
		case <-c:
			return n
		default:
			n = n*3 + 0
		}
	}
}

func pollString2(c chan string) (n int) {
	for {
		select {
		case <-c:
			return n
		default:
			n = n*3 + 0
			n = n*3 + 1
		}
	}
}

func pollString3(c chan string) (n int) {
	for {
		select {
		case <-c:
			return n
		default:
			n = n*3 + 0
			n = n*3 + 1
			n = n*3 + 2
		}
	}
}

func pollStruct0(c chan struct{}) (n int) {
	for {
		select {
		case <-c:
			return n
		default:
		}
	}
}

func pollStruct1(c chan struct{}) (n int) {
	for {
		select {
		case <-c:
			return n
		default:
			n = n*3 + 0
		}
	}
}

func pollStruct2(c chan struct{}) (n int) {
	for {
		select {
		case <-c:
			return n
		default:
			n = n*3 + 0
			n = n*3 + 1
		}
	}
}

func pollStruct3(c chan struct{}) (n int) {
	for {
		select {
		case <-c:
			return n
		default:
			n = n*3 + 0
			n = n*3 + 1
			n = n*3 + 2
		}
	}
}

// closed runs poll until another goroutine has closed its channel.
func closed[T any](poll func(chan T) int) {
	c := make(chan T)
	go func() {
		for range 10 {
			runtime.Gosched()
		}
		close(c)
	}()
	poll(c)
}

func main() {
	closed(pollAny0)
	closed(pollAny1)
	closed(pollAny2)
	closed(pollAny3)
	closed(pollString0)
	closed(pollString1)
	closed(pollString2)
	closed(pollString3)
	closed(pollStruct0)
	closed(pollStruct1)
	closed(pollStruct2)
	closed(pollStruct3)
	fmt.Println("ended")
}

// Output:
// ended
