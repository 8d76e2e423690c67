// run

package main

import (
	"fmt"
	"sort"
)

type F func(int) int

func (f F) Twice(n int) int { return f(f(n)) }

type M map[string]int

func (m M) Keys() (r []string) {
	for k := range m {
		r = append(r, k)
	}
	sort.Strings(r)
	return
}

type Ch chan int

func (c Ch) Send(n int) { c <- n }

type T interface{ Twice(int) int }

func main() {
	f := F(func(n int) int { return n*2 + 1 })
	var t T = f
	fmt.Println(t.Twice(3), f.Twice(1), F.Twice(f, 0))
	fmt.Println(M{"b": 1, "a": 2}.Keys())
	c := make(Ch, 1)
	send := c.Send
	send(7)
	fmt.Println(<-c)
}

// Output:
// 15 7 3
// [a b]
// 7
