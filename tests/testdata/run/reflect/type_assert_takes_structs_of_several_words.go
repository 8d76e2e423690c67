// run

package main

import (
	"reflect"
	"time"
)

func main() {
	t, ok := reflect.TypeAssert[time.Time](reflect.ValueOf(time.Time{}))
	println(ok, t.IsZero())
	n := 7
	p, ok := reflect.TypeAssert[*int](reflect.ValueOf(&n))
	println(ok, *p)
	_, ok = reflect.TypeAssert[string](reflect.ValueOf(&n))
	println(ok)
}

// Output:
// true true
// true 7
// false
