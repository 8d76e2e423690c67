// run

package main

import (
	"fmt"
	"reflect"
	"runtime"
	"sync"
)

type key struct{ a, b int }

func main() {
	const n = 20
	var all [n][]reflect.Type
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() {
			k, e := reflect.TypeFor[key](), reflect.TypeFor[[]error]()
			for length := range 10 {
				a := reflect.ArrayOf(length+100, k)
				runtime.Gosched()
				f := reflect.FuncOf([]reflect.Type{a, e}, []reflect.Type{k}, false)
				s := reflect.StructOf([]reflect.StructField{{Name: "A", Type: a}, {Name: "F", Type: f}})
				runtime.Gosched()
				all[i] = append(all[i], a, f, s, reflect.PointerTo(s), reflect.SliceOf(a), reflect.MapOf(a, f), reflect.ChanOf(reflect.RecvDir, s))
			}
		})
	}
	wg.Wait()
	same := true
	for i := range all {
		for j, t := range all[i] {
			same = same && t == all[0][j]
		}
	}
	fmt.Println(same, len(all[0]))
	fmt.Println(all[0][69])
}

// Output:
// true 70
// <-chan struct { A [109]main.key; F func([109]main.key, []error) main.key }
