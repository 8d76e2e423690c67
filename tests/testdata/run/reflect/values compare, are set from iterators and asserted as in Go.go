// run

package main

import (
	"fmt"
	"reflect"
	"testing"
	"unsafe"
)

type XM struct{ _ bool }

func (*XM) String() string { return "xm" }

func try(name string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			fmt.Println(name, "panics:", e)
		}
	}()
	f()
}

func allocs(name string, f func()) { fmt.Println(name, testing.AllocsPerRun(100, f)) }

func main() {
	m := map[string]int{"a": 1}
	it := reflect.ValueOf(m).MapRange()
	k := reflect.New(reflect.TypeFor[string]()).Elem()
	v := reflect.New(reflect.TypeFor[any]()).Elem()
	try("SetIterKey", func() { k.SetIterKey(it) })
	try("Key", func() { it.Key() })
	for it.Next() {
		k.SetIterKey(it)
		v.SetIterValue(it)
		fmt.Println(k, v)
	}
	try("SetIterValue", func() { v.SetIterValue(it) })
	it.Reset(reflect.ValueOf(m))
	it.Next()
	try("unaddressable", func() { reflect.ValueOf("").SetIterKey(it) })
	try("other type", func() { k.SetIterValue(it) })
	hidden := reflect.ValueOf(struct{ m map[string]int }{m}).Field(0).MapRange()
	hidden.Next()
	try("unexported", func() { k.SetIterKey(hidden) })

	try("TryRecv", func() { reflect.ValueOf(true).TryRecv() })
	try("TrySend", func() { reflect.ValueOf("").TrySend(reflect.ValueOf("")) })
	try("SliceAt nil", func() { reflect.SliceAt(reflect.TypeFor[int](), nil, 1) })
	try("SliceAt negative", func() { reflect.SliceAt(reflect.TypeFor[int](), unsafe.Pointer(&m), -1) })

	fmt.Println(reflect.ValueOf([0]func(){}).Comparable(), reflect.ValueOf([2]any{1, m}).Comparable(), reflect.ValueOf([2]any{1, 2}).Comparable())
	try("Equal of funcs", func() { reflect.ValueOf([1]func(){}).Equal(reflect.ValueOf([1]func(){})) })
	try("Equal of no funcs", func() { reflect.ValueOf([0]func(){}).Equal(reflect.ValueOf([0]func(){})) })
	fmt.Println(reflect.ValueOf(struct{ a, b any }{1, "x"}).Equal(reflect.ValueOf(struct{ a, b any }{1, "x"})))

	var y struct{ XM }
	s, ok := reflect.New(reflect.TypeOf(y)).Interface().(fmt.Stringer)
	fmt.Println(s, ok)
	fmt.Println(reflect.ValueOf(reflect.ValueOf(1)).Method(0).UnsafePointer() != nil)

	type T [10]byte
	typ := reflect.TypeFor[T]()
	mv, key, elem := reflect.ValueOf(m), reflect.ValueOf("a"), reflect.ValueOf(2)
	c := reflect.ValueOf(make(chan int, 1))
	allocs("Zero", func() { reflect.Zero(typ) })
	allocs("SetMapIndex", func() { mv.SetMapIndex(key, elem) })
	allocs("Send and Recv", func() {
		c.Send(elem)
		c.Recv()
	})
	allocs("SetIter", func() {
		it.Reset(mv)
		for it.Next() {
			k.SetIterKey(it)
		}
	})
	x := 5
	xv := reflect.ValueOf(&x).Elem()
	allocs("TypeAssert", func() { reflect.TypeAssert[int](xv) })
	allocs("TypeAssert fails", func() { reflect.TypeAssert[fmt.Stringer](xv) })
	fmt.Println(reflect.TypeAssert[int](reflect.ValueOf(7)))
	fmt.Println(reflect.TypeAssert[string](reflect.ValueOf(7)))
	p := map[string]*int{}
	reflect.ValueOf(p).SetMapIndex(key, reflect.ValueOf(&x))
	fmt.Println(*p["a"])
}

// Output:
// SetIterKey panics: reflect: Value.SetIterKey called before Next
// Key panics: MapIter.Key called before Next
// a 1
// SetIterValue panics: reflect: Value.SetIterValue called on exhausted iterator
// unaddressable panics: reflect: reflect.Value.SetIterKey using unaddressable value
// other type panics: reflect.MapIter.SetValue: value of type int is not assignable to type string
// unexported panics: reflect: reflect.Value.SetIterKey using value obtained using unexported field
// TryRecv panics: reflect: call of reflect.Value.TryRecv on bool Value
// TrySend panics: reflect: call of reflect.Value.TrySend on string Value
// SliceAt nil panics: runtime error: unsafe.Slice: ptr is nil and len is not zero
// SliceAt negative panics: runtime error: unsafe.Slice: len out of range
// false false true
// Equal of funcs panics: reflect.Value.Equal: values of type func() are not comparable
// Equal of no funcs panics: reflect.Value.Equal: values of type [0]func() are not comparable
// true
// xm true
// true
// Zero 0
// SetMapIndex 0
// Send and Recv 2
// SetIter 0
// TypeAssert 0
// TypeAssert fails 0
// 7 true
//  false
// 5
