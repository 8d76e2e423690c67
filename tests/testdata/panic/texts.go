// run

// Every recoverable panic of the runtime, with its text.

package main

import (
	"fmt"
	"runtime"
	"unsafe"
)

type S interface{ Foo() }

type T struct{ s []int }

type U struct{ n int }

func (U) Foo() {}

type M struct{ n int }

func (m M) F() int { return m.n }

type F interface{ F() int }

func try(name string, f func()) {
	defer func() {
		r := recover()
		_, isRuntime := r.(runtime.Error)
		fmt.Printf("%s: %v (%t)\n", name, r, isRuntime)
	}()
	f()
}

var (
	five  = 5
	three = 3
	minus = -1
	huge  = uint64(1) << 63
	s3of5 = make([]int, 3, 5)
	a8    [8]int
	str   = "abc"
	nilT  *T
	nilF  func()
	sink  any
)

func index() {
	try("index", func() { sink = s3of5[five] })
	try("index negative", func() { sink = s3of5[minus] })
	try("index uint64", func() { sink = s3of5[:1][huge] })
	try("index int8", func() { i := int8(minus); sink = s3of5[i] })
	try("index array", func() { sink = a8[five+three] })
	try("index string", func() { sink = str[three] })
	try("store", func() { s3of5[five] = 1 })
	try("slice high", func() { sink = s3of5[:five+1] })
	try("slice string high", func() { sink = str[:five+1] })
	try("slice array high", func() { sink = a8[:five+five] })
	try("slice low high", func() { sink = s3of5[five-1 : three-1] })
	try("slice low", func() { sink = s3of5[five-1:] })
	try("slice string low", func() { sink = str[five-1:] })
	try("slice string low high", func() { sink = str[three : five-three] })
}

func index3() {
	try("slice3 max", func() { sink = s3of5[0 : 0 : five+1] })
	try("slice3 array max", func() { sink = a8[0 : 0 : five+4] })
	try("slice3 high", func() { sink = s3of5[: five-1 : three] })
	try("slice3 low", func() { sink = s3of5[five-1 : three : three] })
	try("negative low", func() { sink = s3of5[minus:] })
	try("negative high", func() { sink = s3of5[:minus] })
	try("negative low 3", func() { sink = s3of5[minus:1:2] })
	try("negative high 3", func() { sink = s3of5[:minus:2] })
	try("negative max", func() { sink = s3of5[:1:minus] })
	try("array of slice", func() { sink = [4]int(s3of5[:2]) })
	try("array pointer of slice", func() { sink = (*[4]int)(s3of5[:2]) })
}

func arithmetic() {
	zero := five - 5
	try("divide", func() { sink = five / zero })
	try("modulo", func() { sink = five % zero })
	try("divide uint8", func() { sink = uint8(five) / uint8(zero) })
	try("divide int64", func() { sink = int64(five) / int64(zero) })
	try("shift", func() { sink = five << minus })
	try("shift right", func() { sink = five >> minus })
	try("nil", func() { sink = nilT.s })
	try("nil func", func() { nilF() })
	try("nil array", func() { var p *[4]int; sink = p[three] })
	try("makeslice len", func() { sink = make([]int, minus) })
	try("makeslice cap", func() { sink = make([]int, 1, minus) })
	try("makeslice len cap", func() { sink = make([]int, five, three) })
	try("makeslice huge", func() { sink = make([]int64, int(^uint(0)>>1)) })
	try("make map", func() { m := make(map[int]int, minus); m[1] = 1; sink = len(m) })
	try("make chan", func() { sink = make(chan int, minus) })
}

func hashes() {
	m := map[any]int{}
	var nilMap map[any]int
	try("hash slice", func() { m[[]int{}] = 1 })
	try("hash struct", func() { m[T{}] = 1 })
	try("hash func", func() { m[main] = 1 })
	try("hash nil map", func() { sink = nilMap[T{}] })
	try("hash empty map", func() { sink = m[T{}] })
	try("hash delete", func() { delete(m, any(T{})) })
	try("compare slice", func() { sink = any([]int{}) == any([]int{}) })
	try("compare struct", func() { sink = any(T{}) == any(T{}) })
	try("compare array", func() { sink = any([1]func(){}) == any([1]func(){}) })
	try("nil map", func() { var m map[string]int; m["a"]++ })
}

func conversions() {
	var e any = "s"
	var null any
	var i S
	try("assert", func() { sink = e.(int) })
	try("assert nil", func() { sink = null.(int) })
	try("assert nil iface", func() { sink = i.(U) })
	try("assert iface", func() { i = U{}; sink = i.(interface{ Bar() }) })
	try("assert missing", func() { e = T{}; sink = e.(S) })
	try("assert nil to iface", func() { sink = null.(S) })
	try("assert concrete", func() { i = U{}; sink = i.(*V) })
	try("assert scopes", func() {
		type T struct{}
		sink = e.(T)
	})
	try("assert pointer", func() { e = &T{}; sink = e.(T) })
	try("assert generic", func() { sink = e.(G[int]) })
	try("wrapper", func() { var p *M; var f F = p; sink = f.F() })
}

type V struct{}

func (*V) Foo() {}

type G[T any] struct{ t T }

func chans() {
	var c chan int
	try("close nil", func() { close(c) })
	c = make(chan int)
	close(c)
	try("close closed", func() { close(c) })
	try("send closed", func() { c <- 1 })
	try("select closed", func() {
		select {
		case c <- 1:
		default:
		}
	})
}

func unsafes() {
	p := new(byte)
	try("unsafe.Slice", func() { sink = unsafe.Slice(p, minus) })
	try("unsafe.Slice nil", func() { p = nil; sink = unsafe.Slice(p, five) })
	try("unsafe.String", func() { p = new(byte); sink = unsafe.String(p, minus) })
	try("unsafe.String nil", func() { p = nil; sink = unsafe.String(p, five) })
}

func rangefuncs() {
	try("continued", func() {
		for range func(yield func() bool) { yield(); yield() } {
			break
		}
	})
	try("after exit", func() {
		var y func() bool
		for range func(yield func() bool) { y = yield; yield() } {
		}
		y()
	})
	try("after panic", func() {
		for range func(yield func() bool) {
			defer func() { recover(); yield() }()
			yield()
		} {
			panic("body")
		}
	})
	try("recovered", func() {
		for range func(yield func() bool) {
			defer func() { recover() }()
			yield()
		} {
			panic("body")
		}
	})
}

func values() {
	try("nil", func() { panic(nil) })
	try("error", func() { panic(fmt.Errorf("e %d", 1)) })
	try("value", func() { panic(1.5) })
}

func main() {
	index()
	index3()
	arithmetic()
	hashes()
	conversions()
	chans()
	unsafes()
	rangefuncs()
	values()
}
