package main

import (
	"fmt"
	"math/rand"
	"time"
)

func main() {
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		panic(nil)
	}()
	t := time.NewTimer(time.Millisecond)
	fmt.Println(cap(t.C))
	time.Sleep(20 * time.Millisecond)
	fmt.Println(len(t.C), t.Stop())
	rand.Seed(1)
	n := rand.Intn(1000)
	rand.Seed(1)
	fmt.Println("seeded:", n == rand.Intn(1000))
}
