// run

package main

import "fmt"

type MyInt int

func (m MyInt) String() string { return fmt.Sprintf("<%d>", int(m)) }

func Zero[T any]() (_ T)  { return }
func Id[T any](x T) T     { return x }
func Wrap[T any](x T) []T { return []T{x} }

func inside[U any]() {
	var a any = Zero[MyInt]()
	_, ok := a.(MyInt)
	var s fmt.Stringer = Id(MyInt(4))
	fmt.Printf("%v %T %v %T\n", ok, a, s, Wrap(MyInt(1)))
	var u any = Id(Zero[U]())
	fmt.Printf("%T %T\n", u, Wrap(Zero[U]()))
}

func main() {
	var a any = Zero[MyInt]()
	_, ok := a.(MyInt)
	_, bad := a.(int)
	var s fmt.Stringer = Id(MyInt(5))
	fmt.Println(ok, bad, s, a == any(MyInt(0)), Id(MyInt(2)))
	fmt.Printf("%T %T %T\n", Wrap(MyInt(1)), Id(&a), Wrap(Wrap(MyInt(1))))
	m := map[any]int{Id(MyInt(1)): 1, Id(1): 2}
	fmt.Println(m[MyInt(1)], m[1])
	inside[string]()
	inside[MyInt]()
	inside[*MyInt]()
}

// Output:
// true false <5> true <2>
// []main.MyInt *interface {} [][]main.MyInt
// 1 2
// true main.MyInt <4> []main.MyInt
// string []string
// true main.MyInt <4> []main.MyInt
// main.MyInt []main.MyInt
// true main.MyInt <4> []main.MyInt
// *main.MyInt []*main.MyInt
