// run

package main

import (
	"fmt"
	"sort"
	"sync"
	"sync/atomic"
)

type bad struct{ f func() }

func try(name string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			fmt.Println(name, e)
		}
	}()
	f()
	fmt.Println(name, "ok")
}

func main() {
	m := sync.Map{}
	for i := 0; i < 1000; i++ {
		m.Store(i, i*i)
		m.Store(fmt.Sprint(i), i)
	}
	n := 0
	m.Range(func(k, v any) bool { n++; return true })
	fmt.Println(n)
	v, ok := m.Load(31)
	fmt.Println(v, ok)
	v, ok = m.Load("nope")
	fmt.Println(v, ok)
	fmt.Println(m.LoadOrStore("x", 1))
	fmt.Println(m.LoadOrStore("x", 2))
	fmt.Println(m.Swap("x", 3))
	fmt.Println(m.Swap("y", 4))
	fmt.Println(m.CompareAndSwap("x", 3, 5), m.CompareAndSwap("x", 3, 6), m.CompareAndSwap("q", nil, 6))
	fmt.Println(m.CompareAndDelete("x", 4), m.CompareAndDelete("x", 5), m.CompareAndDelete("x", 5))
	fmt.Println(m.LoadAndDelete("y"))
	fmt.Println(m.LoadAndDelete("y"))
	for i := 0; i < 1000; i++ {
		m.Delete(i)
	}
	n = 0
	var keys []string
	m.Range(func(k, v any) bool { n++; keys = append(keys, k.(string)); return n < 500 })
	fmt.Println(n)
	n = 0
	m.Range(func(k, v any) bool { m.Delete(k); n++; return true })
	fmt.Println(n)
	n = 0
	m.Range(func(k, v any) bool { n++; return true })
	fmt.Println(n)
	m.Store(1, 2)
	m.Clear()
	fmt.Println(m.Load(1))
	try("hash", func() { m.Store([]int{1}, 1) })
	try("load", func() { m.Load(map[int]int{}) })
	m.Store("s", []int{1})
	try("cas", func() { m.CompareAndSwap("s", []int{1}, 2) })
	try("cad", func() { m.CompareAndDelete("s", []int{1}) })
	try("cas other type", func() { fmt.Println(m.CompareAndSwap("s", 1, 2)) })
	m = sync.Map{}
	m.Store(nil, nil)
	fmt.Println(m.Load(nil))
	fmt.Println(m.CompareAndSwap(nil, nil, 1))

	// Many at once.
	var c sync.Map
	var wg sync.WaitGroup
	var added, removed atomic.Int64
	for g := 0; g < 8; g++ {
		wg.Go(func() {
			for i := 0; i < 2000; i++ {
				k := (i * (g + 1)) % 97
				switch i % 5 {
				case 0, 1:
					if _, loaded := c.LoadOrStore(k, g); !loaded {
						added.Add(1)
					}
				case 2:
					if _, loaded := c.LoadAndDelete(k); loaded {
						removed.Add(1)
					}
				case 3:
					if v, ok := c.Load(k); ok {
						c.CompareAndSwap(k, v, g)
					}
				case 4:
					c.Range(func(k, v any) bool { return k != 5 })
				}
			}
		})
	}
	wg.Wait()
	left := int64(0)
	var ks []int
	c.Range(func(k, v any) bool { left++; ks = append(ks, k.(int)); return true })
	sort.Ints(ks)
	for i := 1; i < len(ks); i++ {
		if ks[i] == ks[i-1] {
			fmt.Println("twice", ks[i])
		}
	}
	fmt.Println(added.Load()-removed.Load() == left)
}

// Output:
// 2000
// 961 true
// <nil> false
// 1 false
// 1 true
// 1 true
// <nil> false
// true false false
// false true false
// 4 true
// <nil> false
// 500
// 1000
// 0
// <nil> false
// hash runtime error: hash of unhashable type []int
// load runtime error: hash of unhashable type map[int]int
// cas runtime error: comparing uncomparable type []int
// cad runtime error: comparing uncomparable type []int
// false
// cas other type ok
// <nil> true
// true
// true
