// run

package main

import (
	"fmt"
	"reflect"
	"time"
)

type named interface{ Name() string }

type number int

func (number) Name() string { return "number" }

type pair struct{ a, b int }

func (p pair) Sum() int { return p.a + p.b }

func (p *pair) Set(v int) { p.a = v }

type closed interface{ hidden() }

type opaque struct{}

func (opaque) hidden() {}
func (opaque) Open()   {}

func try(f func()) {
	defer func() {
		if e := recover(); e != nil {
			fmt.Println("panic:", e)
		}
	}()
	f()
}

func field(name string, t reflect.Type, embedded bool) reflect.StructField {
	return reflect.StructField{Name: name, Type: t, Anonymous: embedded}
}

// describe prints the methods of a struct with an embedded field first, alone or with another behind it or in front of it.
func describe(name string, t reflect.Type) {
	other := field("D", reflect.TypeFor[int](), false)
	own := field(name, t, true)
	for _, fields := range [][]reflect.StructField{{own}, {own, other}, {other, own}} {
		try(func() {
			s := reflect.StructOf(fields)
			fmt.Println(s, s.NumMethod(), reflect.PointerTo(s).NumMethod())
			for i := range s.NumMethod() {
				fmt.Println("\t", s.Method(i).Name, s.Method(i).Type)
			}
		})
	}
}

func main() {
	describe("Pair", reflect.TypeFor[pair]())
	describe("Number", reflect.TypeFor[number]())
	describe("Opaque", reflect.TypeFor[opaque]())
	describe("Closed", reflect.TypeFor[closed]())
	describe("Named", reflect.TypeFor[named]())
	s := reflect.StructOf([]reflect.StructField{field("Time", reflect.TypeFor[time.Time](), true)})
	_, ok := s.MethodByName("After")
	fmt.Println(ok)

	n := 0
	s = reflect.StructOf([]reflect.StructField{field("Named", reflect.TypeFor[named](), true)})
	v := reflect.New(s).Elem()
	v.Field(0).Set(reflect.ValueOf(number(1)))
	for range 3 {
		try(func() {
			n++
			x := v.Interface().(named)
			n++
			fmt.Println(x.Name())
		})
	}
	fmt.Println(n)
	fmt.Println(reflect.Value{}.Comparable())
}

// Output:
// struct { main.pair } 1 0
// 	 Sum func(struct { main.pair }) int
// struct { main.pair; D int } 1 0
// 	 Sum func(struct { main.pair; D int }) int
// panic: reflect: embedded type with methods not implemented if type is not first field
// struct { main.number } 1 0
// 	 Name func(struct { main.number }) string
// struct { main.number; D int } 1 0
// 	 Name func(struct { main.number; D int }) string
// panic: reflect: embedded type with methods not implemented if type is not first field
// struct { main.opaque } 2 0
// 	 Open func(struct { main.opaque })
// 	 hidden func(struct { main.opaque })
// struct { main.opaque; D int } 2 0
// 	 Open func(struct { main.opaque; D int })
// 	 hidden func(struct { main.opaque; D int })
// panic: reflect: embedded type with methods not implemented if type is not first field
// struct { main.closed } 1 0
// 	 hidden func(struct { main.closed })
// struct { main.closed; D int } 1 0
// 	 hidden func(struct { main.closed; D int })
// struct { D int; main.closed } 1 0
// 	 hidden func(struct { D int; main.closed })
// struct { main.named } 1 0
// 	 Name func(struct { main.named }) string
// struct { main.named; D int } 1 0
// 	 Name func(struct { main.named; D int }) string
// struct { D int; main.named } 1 0
// 	 Name func(struct { D int; main.named }) string
// true
// panic: reflect: StructOf does not support methods of embedded interfaces
// panic: reflect: StructOf does not support methods of embedded interfaces
// panic: reflect: StructOf does not support methods of embedded interfaces
// 6
// false
