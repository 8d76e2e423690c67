// Capacities that append gives, for all element sizes 1..1024 and lengths 0..10000: the rule is asked of the runtime's own functions (under
// Go: go run -ldflags=-checklinkname=0), a hash per element size is printed; then what appends and conversions really give.
package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"unsafe"
)

//go:linkname nextslicecap runtime.nextslicecap
func nextslicecap(newLen, oldCap int) int

//go:linkname roundupsize runtime.roundupsize
func roundupsize(size uintptr, noscan bool) uintptr

// The capacity that appending num elements of a size to a full slice of n gives.
func rule(n, num int, size uintptr, noscan bool) int {
	return int(roundupsize(uintptr(nextslicecap(n+num, n))*size, noscan) / size)
}

type hash uint32

func (h *hash) add(x int) { *h = (*h ^ hash(x)) * 16777619 }

func hashes(w *bufio.Writer) {
	for size := uintptr(1); size <= 1024; size++ {
		var plain, pointers hash = 2166136261, 2166136261
		for n := 0; n <= 10000; n++ {
			plain.add(rule(n, 1, size, true))
			if size%unsafe.Sizeof(w) == 0 {
				pointers.add(rule(n, 1, size, false))
			}
		}
		for num := 2; num <= 300; num++ {
			plain.add(rule(num, num/2, size, true))
			plain.add(rule(num, 3*num, size, true))
		}
		fmt.Fprintf(w, "%d %08x %08x\n", size, uint32(plain), uint32(pointers))
	}
}

// Capacities on the way to n elements, one at a time.
func chain[T any](w *bufio.Writer, name string, n int) {
	var s []T
	var zero T
	fmt.Fprintf(w, "%s:", name)
	for len(s) < n {
		s = append(s, zero)
		fmt.Fprintf(w, " %d", cap(s))
		s = s[:cap(s)]
	}
	fmt.Fprintln(w)
}

// Capacities after appending 1, 2, 3 ... elements at once, to slices of several lengths.
func many[T any](w *bufio.Writer, name string) {
	fmt.Fprintf(w, "%s:", name)
	for _, n := range []int{0, 1, 2, 5, 31, 255, 256, 257, 600} {
		for _, num := range []int{1, 2, 3, 7, 8, 33, 300} {
			fmt.Fprintf(w, " %d", cap(append(make([]T, n), make([]T, num)...)))
		}
	}
	fmt.Fprintln(w)
}

var kept []byte
var keptRunes []rune

func conversions(w *bufio.Writer) {
	text := strings.Repeat("x", 40000)
	for _, n := range []int{0, 1, 2, 5, 8, 9, 15, 16, 17, 31, 32, 33, 47, 48, 49, 63, 64, 65, 100, 127, 128, 129, 500, 1000, 1024, 1025, 2000, 4096, 5000, 8192, 8193, 20000, 32768, 32769, 40000} {
		kept = []byte(text[:n])
		keptRunes = []rune(text[:n])
		local := []byte(text[:n])
		runes := []rune(text[:n])
		nothing := append([]byte(nil), text[:n]...)
		one := append([]byte("a"), text[:n]...)
		fmt.Fprintln(w, n, cap(kept), cap(keptRunes), cap(local), cap(runes), cap(nothing), cap(one))
	}
}

type rec struct {
	a int
	b string
	c *int
}

func main() {
	w := bufio.NewWriter(os.Stdout)
	defer w.Flush()
	hashes(w)
	chain[byte](w, "byte", 100000)
	chain[int16](w, "int16", 50000)
	chain[[3]byte](w, "[3]byte", 30000)
	chain[int32](w, "int32", 50000)
	chain[[5]byte](w, "[5]byte", 20000)
	chain[int](w, "int", 20000)
	chain[string](w, "string", 20000)
	chain[[]int](w, "[]int", 10000)
	chain[any](w, "any", 10000)
	chain[*int](w, "*int", 20000)
	chain[rec](w, "rec", 10000)
	chain[[33]byte](w, "[33]byte", 3000)
	chain[[100]byte](w, "[100]byte", 3000)
	chain[[1000]byte](w, "[1000]byte", 1000)
	chain[[40]*int](w, "[40]*int", 1000)
	many[byte](w, "byte")
	many[int32](w, "int32")
	many[int](w, "int")
	many[string](w, "string")
	many[rec](w, "rec")
	many[[7]byte](w, "[7]byte")
	conversions(w)
}
