// run

package main

import "fmt"

type C struct{ n int }

func (c C) Val() int   { return c.n }
func (c *C) Ptr() int  { return c.n }
func (c *C) Add(d int) { c.n += d }

func main() {
	c := C{1}
	v, p, add := c.Val, c.Ptr, c.Add
	add(10)
	fmt.Println(v(), p(), c.n)
	fs := []func() int{c.Val, c.Ptr, (&c).Val}
	c.n = 99
	for _, f := range fs {
		fmt.Println(f())
	}
}

// Output:
// 1 11 11
// 11
// 99
// 11
