package main

import (
	"errors"
	"fmt"
	"slices"
	"sort"
	"strings"
	"sync"
)

type shape interface{ area() *float64 }
type square struct{ side float64 }
type circle struct{ r float64 }

func (s square) area() *float64  { a := s.side * s.side; return &a }
func (c *circle) area() *float64 { a := 3 * c.r * c.r; return &a }

type name struct{ s string }

// Called by package fmt, and allocates.
func (n name) String() string { return strings.Repeat(n.s, 3) }

type point struct{ x, y, z int }

func far(p *point) int { return p.x + p.y + p.z }

// The library calls back, and goes on allocating.
func sorted(words []string) []string {
	type pair struct {
		key  *string
		word string
	}
	ps := []pair{}
	for _, w := range words {
		k := strings.ToLower(w)
		ps = append(ps, pair{&k, w})
	}
	sort.Slice(ps, func(i, j int) bool {
		a, b := ps[i], ps[j]
		return len(*a.key)+len(*b.key) > 0 && *a.key < *b.key
	})
	out := make([]string, 0, 2)
	for _, p := range ps {
		out = append(out, p.word)
	}
	slices.SortFunc(out, func(a, b string) int { return strings.Compare(a+"!", b+"!") })
	return out
}

func fails(n int) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %v", r)
		}
	}()
	var s []int
	return errors.New(fmt.Sprint(s[n]))
}

type list[T any] struct {
	head *cell[T]
}
type cell[T any] struct {
	v    T
	next *cell[T]
}

func (l *list[T]) push(v T) { l.head = &cell[T]{v, l.head} }
func (l *list[T]) all(yield func(T) bool) {
	for c := l.head; c != nil; c = c.next {
		if !yield(c.v) {
			return
		}
	}
}

func main() {
	shapes := []shape{square{2}, &circle{1}, square{3}}
	total := 0.0
	for i := range 30 {
		total += *shapes[i%3].area()
	}
	fmt.Println(total, name{"ab"}, []any{name{"c"}, 1, "x", point{1, 2, 3}})
	fmt.Println(sorted([]string{"Pear", "apple", "Fig", "date"}), fails(3))
	var wg sync.WaitGroup
	ch := make(chan *point)
	for i := range 5 {
		wg.Go(func() {
			for k := range 20 {
				ch <- &point{i, k, 1}
			}
		})
	}
	go func() { wg.Wait(); close(ch) }()
	sum := 0
	for p := range ch {
		q := &point{p.x, 1, 1}
		sum += far(q) + far(p)
	}
	l, m := &list[int]{}, &list[string]{}
	for i := range 10 {
		l.push(i)
		m.push(fmt.Sprint(i))
	}
	text := ""
	for v := range m.all {
		text += v
	}
	for v := range l.all {
		sum += v
	}
	bytes := []byte(text)
	b := new(bool)
	*b = string(bytes) == text
	fmt.Println(sum, text, *b, len(strings.Fields(" a b  c ")))
}
