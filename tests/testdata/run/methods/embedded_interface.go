// run

package main

import "fmt"

type Namer interface{ Name() string }
type dog struct{ n string }

func (d dog) Name() string { return d.n }

type Pet struct {
	Namer
	age int
}
type House struct{ *Pet }

func show(n Namer) { fmt.Println(n.Name()) }

func main() {
	p := Pet{dog{"rex"}, 3}
	show(p)
	show(&p)
	h := House{&p}
	show(h)
	show(&h)
	f := h.Name
	p.Namer = dog{"max"}
	fmt.Println(f(), h.Name(), Pet.Name(p), House.Name(h), (*House).Name(&h))
	defer func() { fmt.Println("nil:", recover() != nil) }()
	show(Pet{})
}

// Output:
// rex
// rex
// rex
// rex
// rex max max max max
// nil: true
