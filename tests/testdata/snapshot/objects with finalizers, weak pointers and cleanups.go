// run

// What the collector keeps beside objects.
package main

import (
	"fmt"
	"runtime"
	"unique"
	"weak"
)

type node struct {
	next *node
	name string
	pad  [5]int
}

var kept *node

func list(n int) *node {
	var l *node
	for i := range n {
		l = &node{next: l, name: fmt.Sprint("n", i)}
	}
	return l
}

func main() {
	finalized := make(chan string, 10)
	cleaned := make(chan int, 10)
	for i := range 3 {
		n := &node{name: fmt.Sprint("final", i)}
		runtime.SetFinalizer(n, func(n *node) { finalized <- n.name })
		c := &node{name: "cleaned"}
		runtime.AddCleanup(c, func(i int) { cleaned <- i }, i)
	}
	kept = list(500)
	dead, alive := weak.Make(list(3)), weak.Make(kept)
	h := unique.Make("a name " + fmt.Sprint(len(kept.name)))
	for range 20 {
		list(200)
	}
	runtime.GC()
	names := map[string]bool{}
	total := 0
	for range 3 {
		names[<-finalized] = true
		total += <-cleaned
	}
	fmt.Println(names, total)
	fmt.Println(dead.Value() == nil, alive.Value() == kept, h == unique.Make("a name 4"), h.Value())
	count := 0
	for n := kept; n != nil; n = n.next {
		count++
	}
	fmt.Println(count)
	runtime.KeepAlive(kept)
}
