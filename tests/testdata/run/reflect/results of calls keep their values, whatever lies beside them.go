// run

package main

import (
	"fmt"
	"reflect"
	"runtime"
)

func main() {
	f := reflect.ValueOf(func(n int) (int, *int, string, error) { return n, &n, "x", nil })
	var out []reflect.Value
	for i := 0; i < 1000; i++ {
		out = f.Call([]reflect.Value{reflect.ValueOf(i)})
		if i%100 == 0 {
			runtime.GC()
		}
	}
	fmt.Println(out[0].Int(), *out[1].Interface().(*int), out[2], out[3].IsNil())
	g := reflect.ValueOf(func(a int8, b int64, c struct{}) (int8, int64, struct{}, bool) { return a, b, c, true })
	r := g.Call([]reflect.Value{reflect.ValueOf(int8(3)), reflect.ValueOf(int64(1) << 40), reflect.ValueOf(struct{}{})})
	fmt.Println(r[0].Int(), r[1].Int(), r[2].Type(), r[3].Bool())
}

// Output:
// 999 999 x true
// 3 1099511627776 struct {} true
