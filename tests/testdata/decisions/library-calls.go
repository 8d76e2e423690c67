package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"sync"
	"sync/atomic"
	"unique"
	"weak"
)

type E struct{}

func (E) Error() string { return "" }

var si []int
var ss []string
var sink any
var b bool
var n int

func f1()  { b = slices.Equal(si, si) }
func f2()  { b = slices.EqualFunc(si, ss, func(a int, s string) bool { return a == len(s) }) }
func f3()  { n = slices.Compare(si, si) }
func f4()  { n = slices.CompareFunc(si, ss, func(a int, s string) int { return a }) }
func f5()  { n = slices.Index(si, 3) }
func f6()  { n = slices.IndexFunc(si, func(a int) bool { return a > 2 }) }
func f7()  { b = slices.Contains(ss, "a") }
func f8()  { b = slices.ContainsFunc(si, func(a int) bool { return a > 2 }) }
func f9()  { si = slices.Insert(si, 1, 2, 3) }
func f10() { si = slices.Delete(si, 1, 2) }
func f11() { si = slices.DeleteFunc(si, func(a int) bool { return a > 2 }) }
func f12() { si = slices.Replace(si, 1, 2, 5, 6) }
func f13() { si = slices.Clone(si) }
func f14() { si = slices.Compact(si) }
func f15() { si = slices.CompactFunc(si, func(a, b int) bool { return a == b }) }
func f16() { si = slices.Grow(si, 5) }
func f17() { si = slices.Clip(si) }
func f18() { slices.Reverse(si) }
func f19() { si = slices.Concat(si, si) }
func f20() { si = slices.Repeat(si, 3) }
func f21() {
	for i, v := range slices.All(si) {
		n += i + v
	}
}
func f22() {
	for i, v := range slices.Backward(si) {
		n += i + v
	}
}
func f23() {
	for v := range slices.Values(si) {
		n += v
	}
}
func f24() { si = slices.AppendSeq(si, slices.Values(si)) }
func f25() { si = slices.Collect(slices.Values(si)) }
func f26() { si = slices.Sorted(slices.Values(si)) }
func f27() { si = slices.SortedFunc(slices.Values(si), func(a, b int) int { return a - b }) }
func f28() { si = slices.SortedStableFunc(slices.Values(si), func(a, b int) int { return a - b }) }
func f29() {
	for c := range slices.Chunk(si, 2) {
		n += len(c)
	}
}
func f30() { slices.Sort(si) }
func f31() { slices.SortFunc(si, func(a, b int) int { return a - b }) }
func f32() { slices.SortStableFunc(si, cmp.Compare[int]) }
func f33() { b = slices.IsSorted(si) }
func f34() { b = slices.IsSortedFunc(si, cmp.Compare[int]) }
func f35() { n = slices.Min(si) }
func f36() { n = slices.MinFunc(si, cmp.Compare[int]) }
func f37() { n = slices.Max(si) }
func f38() { n = slices.MaxFunc(si, cmp.Compare[int]) }
func f39() { n, b = slices.BinarySearch(si, 3) }
func f40() { n, b = slices.BinarySearchFunc(ss, 3, func(s string, t int) int { return len(s) - t }) }

var m map[string]int

func g1() { b = maps.Equal(m, m) }
func g2() { b = maps.EqualFunc(m, m, func(a, b int) bool { return a == b }) }
func g3() { m = maps.Clone(m) }
func g4() { maps.Copy(m, m) }
func g5() { maps.DeleteFunc(m, func(k string, v int) bool { return v > 1 }) }
func g6() {
	for k, v := range maps.All(m) {
		n += len(k) + v
	}
}
func g7() {
	for k := range maps.Keys(m) {
		n += len(k)
	}
}
func g8() {
	for v := range maps.Values(m) {
		n += v
	}
}
func g9()  { maps.Insert(m, maps.All(m)) }
func g10() { m = maps.Collect(maps.All(m)) }
func g11() { ss = slices.Sorted(maps.Keys(m)) }

func h1()  { n = cmp.Compare(1.5, 2) }
func h2()  { b = cmp.Less(n, 2) }
func h3()  { n = cmp.Or(n, 2, 3) }
func h4()  { next, stop := iter.Pull(slices.Values(si)); n, b = next(); stop() }
func h5()  { next, stop := iter.Pull2(maps.All(m)); _, n, b = next(); stop() }
func h6()  { n = rand.N(10) }
func h7()  { sink = reflect.TypeFor[E]() }
func h8()  { sink, b = reflect.TypeAssert[int](reflect.ValueOf(n)) }
func h9()  { f := sync.OnceFunc(func() { n++ }); f() }
func h10() { f := sync.OnceValue(func() int { return n }); n = f() }
func h11() { f := sync.OnceValues(func() (int, error) { return n, nil }); n, _ = f() }
func h12() {
	var p atomic.Pointer[E]
	p.Store(&E{})
	sink = p.Load()
	b = p.CompareAndSwap(nil, nil)
	sink = p.Swap(nil)
}
func h13() { h := unique.Make("a"); sink = h.Value() }
func h14() { w := weak.Make(&n); sink = w.Value() }
func h15() { _, b = errors.AsType[E](nil) }
func h16() { sink = reflect.PointerTo(reflect.TypeOf(n)); _ = context.Background() }

func main() {}

var errFirst = errors.New("first")

var table = map[string]int{"a": f41()}

//go:noinline
func f41() int { return 1 }

func i1() bool { return errors.New("x") == fmt.Errorf("x %d", n) }
func i2() {
	errc := make(chan error, 1)
	errc <- fmt.Errorf("x %d", 3)
}

type entry[K comparable, V any] struct {
	key K
	val V
}

func asserts[K comparable, V any](x any) (k K, ok bool) {
	en := x.(*entry[K, V])
	_, ok = x.(V)
	return en.key, ok
}

func i3() { _, b = asserts[int, string](&entry[int, string]{}) }
