// run

package main

import (
	"fmt"
	"reflect"
)

type P struct{ n *int }

func (p P) Get() int { return *p.n }

type S string

func (s S) String() string { return "S:" + string(s) }

func try(what string, fields ...reflect.StructField) {
	defer func() { fmt.Println(what, recover()) }()
	t := reflect.StructOf(fields)
	fmt.Println(t, t.NumField(), t.Comparable(), t.NumMethod())
}

func main() {
	i, s := reflect.TypeFor[int](), reflect.TypeFor[string]()
	try("plain", reflect.StructField{Name: "A", Type: i, Tag: `json:"a"`}, reflect.StructField{Name: "B", Type: s})
	try("slice", reflect.StructField{Name: "A", Type: reflect.TypeFor[[]int]()})
	try("no name", reflect.StructField{Type: i})
	try("bad name", reflect.StructField{Name: "a b", Type: i})
	try("no type", reflect.StructField{Name: "A"})
	try("unexported", reflect.StructField{Name: "a", Type: i})
	try("twice", reflect.StructField{Name: "A", Type: i}, reflect.StructField{Name: "A", Type: i})
	try("embedded", reflect.StructField{Name: "S", Type: reflect.TypeFor[S](), Anonymous: true}, reflect.StructField{Name: "B", Type: i})
	try("second", reflect.StructField{Name: "B", Type: i}, reflect.StructField{Name: "S", Type: reflect.TypeFor[S](), Anonymous: true})

	// A type of the program is found.
	fmt.Println(reflect.StructOf([]reflect.StructField{{Name: "X", Type: i}, {Name: "Y", Type: s, Tag: "t"}}) == reflect.TypeOf(struct {
		X int
		Y string "t"
	}{}))

	t := reflect.StructOf([]reflect.StructField{
		{Name: "B", Type: reflect.TypeFor[int8]()},
		{Name: "P", Type: reflect.TypeFor[*int]()},
		{Name: "Arr", Type: reflect.ArrayOf(3, reflect.TypeFor[any]())},
		{Name: "Z", Type: reflect.TypeFor[struct{}]()},
	})
	v := reflect.New(t).Elem()
	x := 7
	v.Field(1).Set(reflect.ValueOf(&x))
	v.Field(2).Index(1).Set(reflect.ValueOf("in"))
	w := reflect.New(t).Elem()
	w.Set(v)
	fmt.Println(t.Field(2).Offset == 2*t.Field(1).Offset, t.Size() == v.Field(3).Addr().Pointer()-v.Addr().Pointer()+t.Field(1).Offset)
	fmt.Println(v.Interface() == w.Interface(), w.Field(2).Index(1), *w.Field(1).Interface().(*int))

	m := reflect.MakeMap(reflect.MapOf(t, i))
	m.SetMapIndex(v, reflect.ValueOf(1))
	fmt.Println(m.MapIndex(w), m.Len())

	e := reflect.New(reflect.StructOf([]reflect.StructField{{Name: "S", Type: reflect.TypeFor[S](), Anonymous: true}, {Name: "B", Type: i}})).Elem()
	e.Field(0).SetString("emb")
	fmt.Println(e.Interface().(fmt.Stringer).String(), e.Interface())
	p := reflect.New(reflect.StructOf([]reflect.StructField{{Name: "P", Type: reflect.TypeFor[P](), Anonymous: true}})).Elem()
	p.Field(0).Set(reflect.ValueOf(P{&x}))
	fmt.Println(p.Interface().(interface{ Get() int }).Get())
}

// Output:
// struct { A int "json:\"a\""; B string } 2 true 0
// plain <nil>
// struct { A []int } 1 false 0
// slice <nil>
// no name reflect.StructOf: field 0 has no name
// bad name reflect.StructOf: field 0 has invalid name
// no type reflect.StructOf: field 0 has no type
// unexported reflect.StructOf: field "a" is unexported but missing PkgPath
// twice reflect.StructOf: duplicate field A
// struct { main.S; B int } 2 true 1
// embedded <nil>
// second reflect: embedded type with methods not implemented if type is not first field
// true
// true true
// true in 7
// 1 1
// S:emb S:emb
// 7
