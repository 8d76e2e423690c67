// run

package main

import (
	"errors"
	"fmt"
)

type P struct{ x, y int }

func (p P) Sum(k ...int) int {
	s := p.x + p.y
	for _, v := range k {
		s += v
	}
	return s
}
func (p *P) Scale(k int) *P { p.x *= k; p.y *= k; return p }

type Q struct{ *P }

func main() {
	p := P{1, 2}
	fmt.Println(P.Sum(p, 3, 4), (*P).Sum(&p), (*P).Scale(&p, 2).Sum(), Q.Sum(Q{&p}, 1))
	f := (*P).Scale
	g := Q.Scale
	f(&p, 3)
	g(Q{&p}, 2)
	fmt.Printf("%v %T %T\n", p, f, g)
	e := error.Error
	fmt.Println(e(errors.New("boom")))
}

// Output:
// 10 3 6 7
// {12 24} func(*main.P, int) *main.P func(main.Q, int) *main.P
// boom
