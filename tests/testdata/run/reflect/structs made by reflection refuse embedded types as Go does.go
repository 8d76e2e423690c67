// run

package main

import (
	"fmt"
	"reflect"
)

type PtrMethods struct{ p *int }

func (s *PtrMethods) Set(v int) { *s.p = v }

type NoMethods struct{ p *int }
type MapType map[string]int
type FuncType func()
type Wide struct{ a, b *int }

func (w *Wide) M() {}

type Int int

func (i *Int) M() {}

type Val int

func (v Val) M() {}

func main() {
	dummy := reflect.StructField{Name: "Dummy", Type: reflect.TypeFor[int]()}
	for _, t := range []reflect.Type{
		reflect.TypeFor[PtrMethods](), reflect.TypeFor[*PtrMethods](), reflect.TypeFor[NoMethods](), reflect.TypeFor[*NoMethods](), reflect.TypeFor[MapType](),
		reflect.TypeFor[FuncType](), reflect.TypeFor[Wide](), reflect.TypeFor[*Wide](), reflect.TypeFor[Int](), reflect.TypeFor[*Int](), reflect.TypeFor[Val](),
		reflect.TypeFor[struct{ q *int }](), reflect.TypeFor[any](),
	} {
		f := reflect.StructField{Name: "E", Type: t, Anonymous: true}
		for _, fields := range [][]reflect.StructField{{f}, {f, dummy}, {dummy, f}} {
			func() {
				defer func() {
					if e := recover(); e != nil {
						fmt.Printf("%v: %v\n", t, e)
					}
				}()
				s := reflect.StructOf(fields)
				fmt.Printf("%v: %d fields, %d methods, %d of the pointer\n", t, s.NumField(), s.NumMethod(), reflect.PointerTo(s).NumMethod())
			}()
		}
	}
}

// Output:
// main.PtrMethods: 1 fields, 0 methods, 0 of the pointer
// main.PtrMethods: reflect: embedded type with methods not implemented for non-pointer type
// main.PtrMethods: reflect: embedded type with methods not implemented for non-pointer type
// *main.PtrMethods: 1 fields, 1 methods, 0 of the pointer
// *main.PtrMethods: reflect: embedded type with methods not implemented if there is more than one field
// *main.PtrMethods: reflect: embedded type with methods not implemented if type is not first field
// main.NoMethods: 1 fields, 0 methods, 0 of the pointer
// main.NoMethods: reflect: embedded type with methods not implemented for non-pointer type
// main.NoMethods: reflect: embedded type with methods not implemented for non-pointer type
// *main.NoMethods: 1 fields, 0 methods, 0 of the pointer
// *main.NoMethods: 2 fields, 0 methods, 0 of the pointer
// *main.NoMethods: 2 fields, 0 methods, 0 of the pointer
// main.MapType: 1 fields, 0 methods, 0 of the pointer
// main.MapType: reflect: embedded type with methods not implemented for non-pointer type
// main.MapType: reflect: embedded type with methods not implemented for non-pointer type
// main.FuncType: 1 fields, 0 methods, 0 of the pointer
// main.FuncType: reflect: embedded type with methods not implemented for non-pointer type
// main.FuncType: reflect: embedded type with methods not implemented for non-pointer type
// main.Wide: 1 fields, 0 methods, 0 of the pointer
// main.Wide: 2 fields, 0 methods, 0 of the pointer
// main.Wide: 2 fields, 0 methods, 0 of the pointer
// *main.Wide: 1 fields, 1 methods, 0 of the pointer
// *main.Wide: reflect: embedded type with methods not implemented if there is more than one field
// *main.Wide: reflect: embedded type with methods not implemented if type is not first field
// main.Int: 1 fields, 0 methods, 0 of the pointer
// main.Int: 2 fields, 0 methods, 0 of the pointer
// main.Int: 2 fields, 0 methods, 0 of the pointer
// *main.Int: 1 fields, 1 methods, 0 of the pointer
// *main.Int: reflect: embedded type with methods not implemented if there is more than one field
// *main.Int: reflect: embedded type with methods not implemented if type is not first field
// main.Val: 1 fields, 1 methods, 0 of the pointer
// main.Val: 2 fields, 1 methods, 0 of the pointer
// main.Val: reflect: embedded type with methods not implemented if type is not first field
// struct { q *int }: 1 fields, 0 methods, 0 of the pointer
// struct { q *int }: 2 fields, 0 methods, 0 of the pointer
// struct { q *int }: 2 fields, 0 methods, 0 of the pointer
// interface {}: 1 fields, 0 methods, 0 of the pointer
// interface {}: 2 fields, 0 methods, 0 of the pointer
// interface {}: 2 fields, 0 methods, 0 of the pointer
