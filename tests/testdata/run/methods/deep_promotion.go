// run

package main

import "fmt"

type L0 struct{ log []string }

func (l *L0) Add(s string) { l.log = append(l.log, s) }
func (l L0) Len() int      { return len(l.log) }

type L1 struct{ L0 }
type L2 struct{ *L1 }
type L3 struct{ L2 }

func (L3) Len() int { return -1 }

type Adder interface {
	Add(string)
	Len() int
}

func main() {
	x := L3{L2{&L1{}}}
	var a Adder = x
	a.Add("a")
	a = x.L2
	a.Add("b")
	a = x.L1
	a.Add("c")
	a = &x.L1.L0
	a.Add("d")
	fmt.Println(x.Len(), x.L2.Len(), x.log, a.Len())
	st := struct{ *L1 }{x.L1}
	a = st
	a.Add("e")
	fmt.Println(a.Len())
}

// Output:
// -1 4 [a b c d] 4
// 5
