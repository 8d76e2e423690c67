// run

package main

import (
	"fmt"
	"runtime"
)

type F struct{ f func() }
type G struct {
	a int
	f any
}
type I interface{ M() }
type M1 map[int]int

func (M1) M() {}

type E struct{}
type arr [2]any

func try(name string, f func() any) {
	defer func() {
		if e := recover(); e != nil {
			_, re := e.(runtime.Error)
			fmt.Println(name, "panic:", e, re)
		}
	}()
	fmt.Println(name, f())
}

func main() {
	var a, b any = []int{1}, []int{1}
	try("slices", func() any { return a == b })
	a, b = map[string]int{}, map[string]int{}
	try("maps", func() any { return a == b })
	a, b = func() {}, func() {}
	try("funcs", func() any { return a == b })
	a, b = F{}, F{}
	try("struct", func() any { return a == b })
	a, b = [1]F{}, [1]F{}
	try("array", func() any { return a == b })
	a, b = G{1, []int{}}, G{2, []int{}}
	try("differs before", func() any { return a == b })
	a, b = G{1, []int{}}, G{1, []int{}}
	try("inside", func() any { return a == b })
	a, b = G{1, []int{}}, G{1, []int8{}}
	try("types differ inside", func() any { return a == b })
	a, b = []int{}, []string{}
	try("types differ", func() any { return a == b })
	var i I = M1{}
	try("iface", func() any { return i == I(M1{}) })
	try("mixed", func() any { return i == any(M1{}) })
	try("concrete", func() any { return any(1) == any(int8(1)) })
	a, b = arr{1, []int{}}, arr{2, []int{}}
	try("arr", func() any { return a == b })
	a, b = arr{[]int{}, 1}, arr{[]int{}, 2}
	try("arr first", func() any { return a == b })
	try("map key", func() any { m := map[any]int{}; m[[]int{}] = 1; return m })
	try("map key F", func() any { m := map[any]int{}; m[F{}] = 1; return m })
	try("map read", func() any { var m map[any]int; return m[[]int{}] })
	try("map read empty", func() any { m := map[any]int{}; return m[map[int]int{}] })
	try("map delete", func() any { m := map[any]int{1: 1}; delete(m, any(func() {})); return m })
	try("iface key", func() any { m := map[I]int{}; m[M1{}]++; return m })
	try("arr key", func() any { m := map[[2]any]int{}; m[[2]any{1, []int{}}]++; return m })
	try("struct key", func() any { m := map[G]int{}; m[G{1, F{}}]++; return m })
	try("switch", func() any {
		switch a {
		case any([]int{}):
			return 1
		case b:
			return 2
		}
		return 3
	})
	var n1, n2 *int
	var z1, z2 = new(struct{}), new(struct{})
	_ = z1 == z2
	try("ptr", func() any { return n1 == n2 && any(n1) == any(n2) && any(n1) != nil })
	var ch1 chan int
	var ch2 <-chan int = ch1
	try("chan", func() any { return ch1 == ch2 })
	try("E", func() any { return E{} == E{} && any(E{}) == any(E{}) && [0]int{} == [0]int{} })
	try("conv", func() any { return [4]int([]int{1, 2}) })
	try("conv ptr", func() any { return (*[4]int)([]int{1, 2}) })
	try("conv nil", func() any { return (*[0]int)(nil) == nil })
	try("conv empty", func() any { return (*[0]int)([]int{}) != nil })
	try("assert", func() any { return any("x").(int) })
	try("assert nil", func() any { return any(nil).(int) })
	try("assert I", func() any { return any(1).(I) })
	try("assert I nil", func() any { var i I; return i.(M1) })
	try("assert E", func() any { return any(E{}).(fmt.Stringer) })
	try("assert ptr", func() any { return any(E{}).(*E) })
	type E struct{}
	try("scopes", func() any { return any(E{}).(interface{ X() }) })
	try("scopes 2", func() any { var x any = E{}; return x.(F) })
	try("closed", func() any { c := make(chan int); close(c); close(c); return 0 })
	try("closed nil", func() any { var c chan int; close(c); return 0 })
	try("send closed", func() any { c := make(chan int, 1); close(c); c <- 1; return 0 })
	try("neg make", func() any { n := -1; return make([]int, n) })
	try("neg cap", func() any { n := 1; return make([]int, 2, n) })
	try("huge", func() any { n := int(^uint(0) >> 1); return make([]int, n) })
	try("neg chan", func() any { n := -1; return make(chan int, n) })
	try("nil map", func() any { var m map[string]int; m["a"] = 1; return 0 })
	try("nil func", func() any { var f func(); f(); return 0 })
	try("nil method", func() any { var i I; i.M(); return 0 })
	try("nil mv", func() any { var i I; f := i.M; f(); return 0 })
	var pe *G
	try("nil field", func() any { return pe.f })
	var pa *[4]int
	try("nil arr len", func() any { return len(pa) })
	try("nil arr range", func() any {
		n := 0
		for i := range pa {
			n += i
		}
		return n
	})
	try("nil arr idx", func() any { return pa[1] })
	try("nil arr slice", func() any { return pa[1:2] })
	try("nil arr range v", func() any {
		n := 0
		for _, v := range pa {
			n += v
		}
		return n
	})
	try("nil panic", func() any { panic(nil) })
	s := []int{1, 2, 3}
	k := 5
	try("idx", func() any { return s[k] })
	try("slice", func() any { return s[k:] })
	try("slice2", func() any { return s[2 : k-4 : k] })
	try("slice3", func() any { return s[k-3 : k-4] })
	try("str", func() any { return "abc"[k] })
	try("str slice", func() any { return "abc"[1:k] })
	try("u8 idx", func() any { return s[uint8(200)+uint8(k)] })
	try("i64", func() any { return s[int64(k)<<32] })
	try("u64", func() any { return s[uint64(1)<<63+uint64(k)] })
	try("neg", func() any { return s[-k] })
	try("neg slice", func() any { return s[:-k] })
}

// Output:
// slices panic: runtime error: comparing uncomparable type []int true
// maps panic: runtime error: comparing uncomparable type map[string]int true
// funcs panic: runtime error: comparing uncomparable type func() true
// struct panic: runtime error: comparing uncomparable type main.F true
// array panic: runtime error: comparing uncomparable type [1]main.F true
// differs before false
// inside panic: runtime error: comparing uncomparable type []int true
// types differ inside false
// types differ false
// iface panic: runtime error: comparing uncomparable type main.M1 true
// mixed panic: runtime error: comparing uncomparable type main.M1 true
// concrete false
// arr false
// arr first panic: runtime error: comparing uncomparable type []int true
// map key panic: runtime error: hash of unhashable type []int true
// map key F panic: runtime error: hash of unhashable type main.F true
// map read panic: hash of unhashable type: []int true
// map read empty panic: hash of unhashable type: map[int]int true
// map delete panic: runtime error: hash of unhashable type func() true
// iface key panic: runtime error: hash of unhashable type main.M1 true
// arr key panic: runtime error: hash of unhashable type []int true
// struct key panic: runtime error: hash of unhashable type main.F true
// switch panic: runtime error: comparing uncomparable type []int true
// ptr true
// chan true
// E true
// conv panic: runtime error: cannot convert slice with length 2 to array or pointer to array with length 4 true
// conv ptr panic: runtime error: cannot convert slice with length 2 to array or pointer to array with length 4 true
// conv nil true
// conv empty true
// assert panic: interface conversion: interface {} is string, not int true
// assert nil panic: interface conversion: interface {} is nil, not int true
// assert I panic: interface conversion: int is not main.I: missing method M true
// assert I nil panic: interface conversion: main.I is nil, not main.M1 true
// assert E panic: interface conversion: main.E is not fmt.Stringer: missing method String true
// assert ptr panic: interface conversion: interface {} is main.E, not *main.E true
// scopes panic: interface conversion: main.E is not interface { X() }: missing method X true
// scopes 2 panic: interface conversion: interface {} is main.E, not main.F true
// closed panic: close of closed channel true
// closed nil panic: close of nil channel true
// send closed panic: send on closed channel true
// neg make panic: runtime error: makeslice: len out of range true
// neg cap panic: runtime error: makeslice: cap out of range true
// huge panic: runtime error: makeslice: len out of range true
// neg chan panic: makechan: size out of range true
// nil map panic: assignment to entry in nil map true
// nil func panic: runtime error: invalid memory address or nil pointer dereference true
// nil method panic: runtime error: invalid memory address or nil pointer dereference true
// nil mv panic: runtime error: invalid memory address or nil pointer dereference true
// nil field panic: runtime error: invalid memory address or nil pointer dereference true
// nil arr len 4
// nil arr range 6
// nil arr idx panic: runtime error: invalid memory address or nil pointer dereference true
// nil arr slice panic: runtime error: invalid memory address or nil pointer dereference true
// nil arr range v panic: runtime error: invalid memory address or nil pointer dereference true
// nil panic panic: panic called with nil argument true
// idx panic: runtime error: index out of range [5] with length 3 true
// slice panic: runtime error: slice bounds out of range [5:3] true
// slice2 panic: runtime error: slice bounds out of range [::5] with capacity 3 true
// slice3 panic: runtime error: slice bounds out of range [2:1] true
// str panic: runtime error: index out of range [5] with length 3 true
// str slice panic: runtime error: slice bounds out of range [:5] with length 3 true
// u8 idx panic: runtime error: index out of range [205] with length 3 true
// i64 panic: runtime error: index out of range [21474836480] with length 3 true
// u64 panic: runtime error: index out of range [9223372036854775813] with length 3 true
// neg panic: runtime error: index out of range [-5] true
// neg slice panic: runtime error: slice bounds out of range [:-5] true
