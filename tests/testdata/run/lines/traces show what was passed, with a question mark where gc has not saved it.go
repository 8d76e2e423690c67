// run

package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
)

type point struct {
	x, y int32
	name string
}

type table struct {
	a [3]int
	p *point
}

type nested struct {
	a struct {
		b struct{ c struct{ d struct{ e int } } }
	}
	z int
}

type list[T any] struct {
	v    T
	next *list[T]
}

//go:noinline
func use(n int) {
	if n > 1000 {
		fmt.Println(n)
	}
}

//go:noinline
func increase(p *int) { *p++ }

//go:noinline
func index(s []int, i int) int { return s[i] }

//go:noinline
func load(p *point, k int8) int32 { return p.x + int32(k) }

//go:noinline
func values(p point, e error, f float64, c complex128, b bool) int {
	if p.x < 0 {
		panic("negative")
	}
	r := index([]int{1, 2}, int(p.x))
	fmt.Println(e, b)
	return r
}

//go:noinline
func inMemory(t table, m map[string]int) {
	use(t.a[0])
	panic(errors.New("in memory"))
}

//go:noinline
func (p point) value(x uint16) {
	use(1)
	panic(fmt.Sprint(x))
}

//go:noinline
func (t *table) pointer(x int8, s string) {
	use(1)
	panic(s)
}

//go:noinline
func twelve(a, b, c, d, e, f, g, h, i, j, k, l int) {
	use(a)
	panic("twelve")
}

//go:noinline
func saved(x int, s string) {
	use(1)
	use(x)
	use(len(s))
	panic("saved")
}

//go:noinline
func taken(x int, y struct{}, z [0]int) {
	increase(&x)
	panic("taken")
}

//go:noinline
func (l *list[T]) last(v T, n int) T {
	if n == 0 {
		panic("last")
	}
	r := l.next.last(v, n-1)
	use(n)
	return r
}

//go:noinline
func deep(d nested, f float32, u uint8, r rune) {
	use(d.z)
	panic("deep")
}

//go:noinline
func many(a []string, rest ...any) {
	use(1)
	use(len(a) + len(rest))
	panic("many")
}

// masked keeps numbers that are not marked and no addresses.
func masked(line string) string {
	var b strings.Builder
	for line != "" {
		i := strings.Index(line, "0x")
		if i < 0 {
			break
		}
		b.WriteString(line[:i])
		line = line[i+2:]
		n := len(line) - len(strings.TrimLeft(line, "0123456789abcdef"))
		v, _ := strconv.ParseUint(line[:n], 16, 64)
		line = line[n:]
		switch {
		case strings.HasPrefix(line, "?"):
		case v >= 0x1000 && v != 0xffffffff:
			b.WriteString("big")
		default:
			fmt.Fprintf(&b, "%#x", v)
		}
	}
	return b.String() + line
}

func show(f func()) {
	defer func() {
		r := recover()
		fmt.Println(r)
		b := make([]byte, 10000)
		b = b[:runtime.Stack(b, false)]
		for _, l := range strings.Split(string(b), "\n") {
			if strings.HasPrefix(l, "main.") && !strings.HasPrefix(l, "main.main") && !strings.HasPrefix(l, "main.show") {
				fmt.Println("\t" + masked(l))
			}
		}
	}()
	f()
}

func main() {
	show(func() { index([]int{1, 2, 3}, len(os.Args)+5) })
	show(func() { load(nil, -1) })
	show(func() { values(point{-1, 2, "abc"}, errors.New("x"), 1.5, 2+3i, true) })
	show(func() { values(point{5, 2, "abc"}, errors.New("x"), 1.5, 2+3i, true) })
	show(func() { inMemory(table{[3]int{1, 2, 3}, nil}, nil) })
	show(func() { (&table{}).pointer(-3, "pointer") })
	show(func() { point{1, 2, "s"}.value(65) })
	show(func() { twelve(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12) })
	show(func() { saved(77, "xyz") })
	show(func() { taken(7, struct{}{}, [0]int{}) })
	show(func() { new(list[string]).last("abc", 2) })
	show(func() { deep(nested{z: 7}, 1, 255, 'x') })
	show(func() { many(nil, 1, 2) })
}

// Output:
// runtime error: index out of range [6] with length 3
// 	main.index({?, ?, ?}, ?)
// runtime error: invalid memory address or nil pointer dereference
// 	main.load(?, ?)
// negative
// 	main.values({?, ?, {?, ?}}, {?, ?}, ?, {?, ?}, ?)
// runtime error: index out of range [5] with length 2
// 	main.index({?, ?, ?}, ?)
// 	main.values({?, ?, {?, ?}}, {big, big}, ?, {?, ?}, 0x1)
// in memory
// 	main.inMemory({{0x1, 0x2, 0x3}, 0x0}, ?)
// pointer
// 	main.(*table).pointer(?, ?, {big, 0x7})
// 65
// 	main.point.value({?, ?, {?, ?}}, 0x41)
// twelve
// 	main.twelve(?, ?, ?, ?, ?, ?, ?, ?, ?, 0xa, ...)
// saved
// 	main.saved(0x4d, {?, 0x3})
// taken
// 	main.taken(0x8, {}, {})
// runtime error: invalid memory address or nil pointer dereference
// 	main.(*list[...]).last(?, {?, ?}, ?)
// 	main.(*list[...]).last(?, {?, ?}, ?)
// deep
// 	main.deep({{{{{...}}}}, ?}, ?, ?, ?)
// many
// 	main.many({?, 0x0, ?}, {?, 0x2, ?})

// Output on 386:
// runtime error: index out of range [6] with length 3
// 	main.index({big, 0x3, 0x3}, 0x6)
// runtime error: invalid memory address or nil pointer dereference
// 	main.load(0x0, 0xff)
// negative
// 	main.values({0xffffffff, 0x2, {big, 0x3}}, {big, big}, big, {big, big}, 0x1)
// runtime error: index out of range [5] with length 2
// 	main.index({big, 0x2, 0x2}, 0x5)
// 	main.values({0x5, 0x2, {big, 0x3}}, {big, big}, big, {big, big}, 0x1)
// in memory
// 	main.inMemory({{0x1, 0x2, 0x3}, 0x0}, 0x0)
// pointer
// 	main.(*table).pointer(big, 0xfd, {big, 0x7})
// 65
// 	main.point.value({0x1, 0x2, {big, 0x1}}, 0x41)
// twelve
// 	main.twelve(0x1, 0x2, 0x3, 0x4, 0x5, 0x6, 0x7, 0x8, 0x9, 0xa, ...)
// saved
// 	main.saved(0x4d, {big, 0x3})
// taken
// 	main.taken(0x8, {}, {})
// runtime error: invalid memory address or nil pointer dereference
// 	main.(*list[...]).last(big, {big, 0x3}, 0x1)
// 	main.(*list[...]).last(big, {big, 0x3}, 0x2)
// deep
// 	main.deep({{{{{...}}}}, 0x7}, big, 0xff, 0x78)
// many
// 	main.many({0x0, 0x0, 0x0}, {big, 0x2, 0x2})
