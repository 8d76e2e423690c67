// What everyday programs are made of, so that the code of the compiler that they need is in V8's code cache (scripts/build.mjs). It runs
// long enough to be compiled itself.
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

type shape interface {
	area() float64
	String() string
}

type point struct{ x, y int }

type circle struct {
	point
	r    float64
	tags []string
}

type square struct {
	*point
	side float64
}

func (c circle) area() float64   { return 3.14 * c.r * c.r }
func (c circle) String() string  { return fmt.Sprintf("circle(%d,%d %.1f)", c.x, c.y, c.r) }
func (s *square) area() float64  { return s.side * s.side }
func (s *square) String() string { return "square " + strconv.Itoa(s.x) }

type number interface{ ~int | ~int64 | ~float64 }

func sum[T number](xs ...T) (total T) {
	for _, x := range xs {
		total += x
	}
	return
}

type stack[T any] struct{ items []T }

func (s *stack[T]) push(v T) { s.items = append(s.items, v) }
func (s *stack[T]) pop() (T, bool) {
	var zero T
	if len(s.items) == 0 {
		return zero, false
	}
	v := s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return v, true
}

type kind uint8

const (
	small kind = iota
	large
)

var names = map[kind]string{small: "small", large: "large"}

type badInput struct{ text string }

func (e *badInput) Error() string { return "bad input: " + e.text }

func parse(text string) (n int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %v", r)
		}
	}()
	if text == "" {
		return 0, &badInput{text}
	}
	if text == "panic" {
		panic(errors.New("asked for"))
	}
	return strconv.Atoi(text)
}

func classify(v any) string {
	switch v := v.(type) {
	case nil:
		return "nil"
	case int, int64:
		return fmt.Sprint("integer ", v)
	case string:
		return v
	case error:
		return v.Error()
	case []int:
		return strconv.Itoa(len(v) + cap(v[:0]))
	}
	return "other"
}

func primes(n int) []int {
	sieve := make([]bool, n)
	var out []int
outer:
	for i := 2; i < n; i++ {
		if sieve[i] {
			continue outer
		}
		for j := i * i; j < n; j += i {
			sieve[j] = true
		}
		out = append(out, i)
	}
	return out
}

func worker(id int, in <-chan int, out chan<- int, wg *sync.WaitGroup, done chan struct{}) {
	defer wg.Done()
	for {
		select {
		case v, ok := <-in:
			if !ok {
				return
			}
			out <- v*v + id
		case <-done:
			return
		}
	}
}

func main() {
	shapes := []shape{circle{point{1, 2}, 1.5, []string{"a"}}, &square{&point{3, 4}, 2}}
	for i, s := range shapes {
		fmt.Println(i, s, s.area() > 1)
	}
	var s stack[string]
	s.push("x")
	v, ok := s.pop()
	fmt.Printf("%q %t %d %v %+v %T\n", v, ok, sum(1, 2, 3), names[large], point{1, 2}, shapes[0])
	for _, text := range [...]string{"12", "", "panic", "z"} {
		n, err := parse(text)
		var bad *badInput
		switch {
		case errors.As(err, &bad):
			fmt.Println(bad.text, err)
		case err != nil:
			fmt.Fprintln(os.Stdout, err)
		default:
			fmt.Println(n)
		}
	}
	fmt.Println(classify(nil), classify(1), classify("s"), classify([]int{1}), classify(2.5))
	ps := primes(20000)
	sort.Slice(ps, func(i, j int) bool { return ps[i] > ps[j] })
	counts := map[string]int{}
	for _, w := range strings.Fields(strings.ToLower("The quick brown fox jumps over the lazy dog the end")) {
		counts[w]++
	}
	keys := make([]string, 0, len(counts))
	for k := range counts {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	delete(counts, keys[0])
	var b strings.Builder
	for i := range 3 {
		b.WriteString(strings.Repeat("-", i))
		b.WriteByte(byte('a' + i))
	}
	in, out, done := make(chan int), make(chan int, 4), make(chan struct{})
	var wg sync.WaitGroup
	var mu sync.Mutex
	for id := 0; id < 2; id++ {
		wg.Add(1)
		go worker(id, in, out, &wg, done)
	}
	go func() {
		for i := 0; i < 8; i++ {
			in <- i
		}
		close(in)
		wg.Wait()
		close(out)
	}()
	total := 0
	for v := range out {
		mu.Lock()
		total += v
		mu.Unlock()
	}
	grid := [3][3]int{}
	for r, row := range grid {
		for c := range row {
			grid[r][c] = r*3 + c
		}
	}
	add := func(n int) func() int { return func() int { n++; return n } }(total)
	text := []byte("bytes")
	copy(text[1:], "a")
	for _, r := range "héllo" {
		if r > 127 {
			text = append(text, string(r)...)
		}
	}
	x, mask := uint32(7), int64(1)<<40
	x ^= x<<13 | x>>3
	fmt.Println(len(ps), keys, b.String(), total > 0, grid, add() > 0, string(text), x, mask, time.Duration(1500)*time.Millisecond, min(3, 1), complex(1, 2))
}
