// What V8's code cache of the command is made with (scripts/build.mjs): the code of gosim that ran while this was compiled and run is in the cache,
// all other code of gosim is parsed and compiled by V8 when it is first used. So it has a little of everything that programs have.
package main

import (
	"errors"
	"fmt"
	"os"
	"sort"
	"strconv"
	"strings"
	"sync"
	"time"
)

type color int

const (
	red color = iota
	green
	blue
	mask = 1<<blue | 0x0f
	pi   = 3.14159
	sep  = "," + " "
)

func (c color) String() string { return [...]string{"red", "green", "blue"}[c] }

type point struct{ x, y int }

type shape interface {
	area() float64
	fmt.Stringer
}

type named struct {
	name string
	tags map[string][]string
	next *named
}

type square struct {
	named
	side float64
}

type circle struct {
	*named
	r   float64
	mid point
}

func (s square) area() float64    { return s.side * s.side }
func (s square) String() string   { return s.name + ":" + strconv.FormatFloat(s.side, 'g', -1, 64) }
func (c *circle) area() float64   { return pi * c.r * c.r }
func (c *circle) String() string  { return fmt.Sprintf("%s(%v %+v)", c.name, c.r, c.mid) }
func (n *named) rename(to string) { n.name = to }

type number interface{ ~int | ~int64 | ~float64 }

type stack[T any] struct{ items []T }

func (s *stack[T]) push(x T) { s.items = append(s.items, x) }
func (s *stack[T]) pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

func (s *stack[T]) all(yield func(int, T) bool) {
	for i, x := range s.items {
		if !yield(i, x) {
			return
		}
	}
}

func sum[T number](xs ...T) (total T) {
	for _, x := range xs {
		total += x
	}
	return
}

func mapped[K comparable, V any](in []K, f func(K) V) []V {
	out := make([]V, 0, len(in))
	for _, x := range in {
		out = append(out, f(x))
	}
	return out
}

var errNegative = errors.New("negative")

type failure struct {
	op  string
	err error
}

func (f *failure) Error() string { return f.op + ": " + f.err.Error() }
func (f *failure) Unwrap() error { return f.err }

func root(x float64) (float64, error) {
	if x < 0 {
		return 0, &failure{"root", errNegative}
	}
	z := 1.0
	for i := 0; i < 20; i++ {
		z -= (z*z - x) / (2 * z)
	}
	return z, nil
}

func kind(v any) string {
	switch v := v.(type) {
	case nil:
		return "nil"
	case int, int64:
		return "integer"
	case string:
		return "string of " + strconv.Itoa(len(v))
	case []byte:
		return string(v)
	case error:
		return v.Error()
	case fmt.Stringer:
		return v.String()
	default:
		return fmt.Sprintf("%T", v)
	}
}

func guarded(f func()) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %v", r)
		}
	}()
	defer fmt.Print()
	f()
	return nil
}

func classify(n int) (word string) {
	switch {
	case n < 0:
		word = "negative"
	case n == 0:
		fallthrough
	case n%2 == 0:
		word = "even"
	default:
		word = "odd"
	}
	switch n {
	case 1, 3, 5, 7:
		word += " small"
	case 101:
		return "large"
	}
	return word
}

func search(grid [][]int, want int) (int, int) {
outer:
	for i := range grid {
		for j, x := range grid[i] {
			if x > want {
				continue outer
			}
			if x == want {
				return i, j
			}
			if x < -1 {
				break outer
			}
		}
	}
	return -1, -1
}

func primes(n int) []int {
	composite := make([]bool, n+1)
	var out []int
	for i := 2; i <= n; i++ {
		if composite[i] {
			continue
		}
		out = append(out, i)
		for j := i * i; j <= n; j += i {
			composite[j] = true
		}
	}
	return out
}

func counted(text string) map[string]int {
	counts := map[string]int{}
	for _, w := range strings.Fields(strings.ToLower(text)) {
		counts[w]++
	}
	delete(counts, "x")
	if n, ok := counts["a"]; ok && n > 1 || len(counts) > 5 {
		counts["many"] = n
	}
	return counts
}

func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

func bits(x uint32, s uint) (h uint64) {
	h = 14695981039346656037
	for ; x != 0; x >>= 1 {
		h ^= uint64(x&1) << s
		h *= 1099511628211
		h = h&^mask | h>>60
	}
	return ^h % 1000
}

func workers(n int) int {
	var mu sync.Mutex
	var wg sync.WaitGroup
	jobs, done := make(chan int, 2), make(chan struct{})
	results := make(chan int)
	total := 0
	for range n {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := range jobs {
				mu.Lock()
				total += j
				mu.Unlock()
				select {
				case results <- j * j:
				case <-done:
					return
				}
			}
		}()
	}
	go func(last int) {
		for i := 0; i < last; i++ {
			jobs <- i
		}
		close(jobs)
		wg.Wait()
		close(results)
	}(10)
	for r := range results {
		total += r
	}
	select {
	case <-done:
	case <-time.After(time.Microsecond):
	default:
	}
	close(done)
	return total
}

var table = [3][2]int{{1, 2}, {3}, 2: {1: 6}}

var registry = map[string]func(int) int{"double": func(x int) int { return 2 * x }, "fib": fib}

func init() { registry["inc"] = func(x int) int { x++; return x } }

func main() {
	sq := square{named: named{name: "s", tags: map[string][]string{"k": {"v"}}}, side: 2}
	ci := &circle{named: &named{name: "c", next: &sq.named}, r: 1.5}
	ci.rename("circle")
	shapes := []shape{sq, ci, &square{side: float64(len(os.Args))}}
	sort.Slice(shapes, func(i, j int) bool { return shapes[i].area() < shapes[j].area() })
	for i, s := range shapes {
		fmt.Printf("%d %v %.2f %q %x\n", i, s, s.area(), kind(s), i)
	}

	var st stack[point]
	for i := 0; i < 5; i++ {
		st.push(point{i, i * i})
	}
	for i, p := range st.all {
		if i == 3 {
			break
		}
		p.x, p.y = p.y, p.x
		fmt.Println(i, p, p == point{1, 1})
	}
	top, ok := st.pop()
	fmt.Println(top, ok, sum(1, 2, 3), sum([]float64{0.5, 1.5}...), red, blue+0, mask, sep)

	prefix := "n"
	fmt.Println(strings.Join(mapped([]int{1, 2, 3}, func(n int) string { return prefix + strconv.Itoa(n) }), sep), classify(0), classify(7))

	if _, err := root(-1); errors.Is(err, errNegative) {
		var f *failure
		fmt.Println(err, errors.As(err, &f), f.op)
	}
	var nothing map[string]int
	var none []int
	fmt.Println(guarded(func() { nothing["x"] = 1 }), guarded(func() { _ = none[len(os.Args)] }), guarded(func() { panic(fmt.Sprint("p", 1)) }))

	for _, v := range []any{nil, 1, "text", []byte("bytes"), errNegative, green, 1.5, struct{ a, b int }{1, 2}} {
		fmt.Println(kind(v))
	}
	grid := make([][]int, 4)
	for i := range grid {
		grid[i] = append(make([]int, 0, 4), i, i+1, i+2)
		copy(grid[i][1:], grid[i][:1])
	}
	fmt.Println(search(grid, 4))
	fmt.Println(len(primes(2000)), counted("A b a B x c"), bits(0xdeadbeef, 3), workers(3), table, min(3, 1), max(2.5, 1))

	keys := make([]string, 0, len(registry))
	for k := range registry {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		fmt.Print(k, " ", registry[k](10), "\n")
	}
	var b strings.Builder
	for i, r := range "h\u00e9llo" {
		if i > 0 {
			b.WriteByte('-')
		}
		b.WriteRune(r)
	}
	z := complex(1, 2)
	u := uint8(300 & 0xff)
	method := ci.area
	arr := [...]int{5: 1, 2}
	slice := arr[1:3:5]
	ptr := &arr[2]
	*ptr += 3
	fmt.Println(b.String(), real(z*z), u, int8(-u), method() > 1, len(slice), cap(slice), arr, []rune("ab")[0], b.Len() > 3 && !ok)

	i := 0
again:
	if i++; i < 3 {
		goto again
	}
	// Long enough to go on in compiled code.
	fmt.Println(i, fib(20), len(primes(30000)))
}
