// run

package main

import (
	"fmt"
	"reflect"
)

type T struct{ n int }

func (t T) M()  { fmt.Println(t.n, recover()) }
func (t *T) P() { func() { fmt.Println("nested", recover()) }() }

func try(f func()) {
	defer func() { fmt.Println("outer", recover()) }()
	defer f()
	panic("p")
}

func main() {
	try(reflect.ValueOf(T{1}).Method(0).Interface().(func()))
	try(reflect.ValueOf(&T{2}).MethodByName("M").Interface().(func()))
	try(reflect.ValueOf(&T{3}).MethodByName("P").Interface().(func()))
	try(reflect.MakeFunc(reflect.TypeFor[func()](), func([]reflect.Value) []reflect.Value {
		fmt.Println("made", recover())
		return nil
	}).Interface().(func()))
}

// Output:
// 1 p
// outer <nil>
// 2 p
// outer <nil>
// nested <nil>
// outer p
// made p
// outer <nil>
