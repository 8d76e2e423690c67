// run

package main

import (
	"fmt"
	"reflect"
	"runtime"
)

type big struct {
	a [5]int
	p *int
	s string
}

type T struct{ n int }

func (t T) Add(x int, s string) (int, string) { return t.n + x, s + "!" }
func (t *T) Ptr(b big) big                    { b.a[0] = t.n; b.s += "x"; return b }

type I interface {
	Add(int, string) (int, string)
}

func f(a int8, b float32, c []string, d big, e any, g complex128) (string, big, error) {
	return "", big{}, nil
}

type F func(a int8, b float32, c []string, d big, e any, g complex128) (string, big, error)

func main() {
	mk := reflect.MakeFunc(reflect.TypeOf(f), func(args []reflect.Value) []reflect.Value {
		runtime.GC()
		d := args[3].Interface().(big)
		s := fmt.Sprint(args[0], args[1], args[2], d.a, *d.p, d.s, args[4], args[5])
		d.s = "out" + d.s
		return []reflect.Value{reflect.ValueOf(s), reflect.ValueOf(d), reflect.Zero(reflect.TypeFor[error]())}
	})
	fn := mk.Interface().(func(a int8, b float32, c []string, d big, e any, g complex128) (string, big, error))
	x := new(int)
	*x = 42
	s, d, err := fn(-3, 1.5, []string{"a", "b"}, big{a: [5]int{1, 2, 3}, p: x, s: "hi"}, 7, 1+2i)
	fmt.Println(s, d.a, *d.p, d.s, err)
	out := mk.Call([]reflect.Value{reflect.ValueOf(int8(1)), reflect.ValueOf(float32(2)), reflect.ValueOf([]string{"z"}), reflect.ValueOf(big{p: x}), reflect.ValueOf(any("e")), reflect.ValueOf(3i)})
	fmt.Println(out[0], out[1].Field(2), out[2].IsNil())

	t := T{10}
	m := reflect.ValueOf(t).Method(0).Interface().(func(int, string) (int, string))
	fmt.Println(m(5, "s"))
	p := reflect.ValueOf(&t).MethodByName("Ptr").Interface().(func(big) big)
	r := p(big{p: x, s: "q"})
	fmt.Println(r.a, *r.p, r.s)
	var i I = t
	im := reflect.ValueOf(&i).Elem().Method(0)
	fmt.Println(im.Interface().(func(int, string) (int, string))(1, "i"))
	fmt.Println(im.Call([]reflect.Value{reflect.ValueOf(3), reflect.ValueOf("c")})[0])
	nt := reflect.FuncOf([]reflect.Type{reflect.TypeOf(t), reflect.TypeOf(0)}, []reflect.Type{reflect.TypeOf("")}, false)
	nf := reflect.MakeFunc(nt, func(a []reflect.Value) []reflect.Value {
		return []reflect.Value{reflect.ValueOf(fmt.Sprint(a[0], a[1]))}
	})
	fmt.Println(nt, nf.Call([]reflect.Value{reflect.ValueOf(t), reflect.ValueOf(9)})[0])
	defer func() { fmt.Println(recover()) }()
	reflect.MakeFunc(reflect.TypeFor[func() int](), func([]reflect.Value) []reflect.Value { return nil }).Interface().(func() int)()
}

// Output:
// -3 1.5 [a b] [1 2 3 0 0] 42hi7 (1+2i) [1 2 3 0 0] 42 outhi <nil>
// 1 2 [z] [0 0 0 0 0] 42e (0+3i) out true
// 15 s!
// [10 0 0 0 0] 42 qx
// 11 i!
// 13
// func(main.T, int) string {10} 9
// reflect: wrong return count from function created by MakeFunc
