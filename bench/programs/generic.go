// A generic container: a binary heap of a type parameter with a comparison function.
package main

import "cmp"

// The benchmark runs a copy with more rounds.
const rounds = 1

type heap[T any] struct {
	items []T
	less  func(a, b T) bool
}

func (h *heap[T]) push(x T) {
	h.items = append(h.items, x)
	for i := len(h.items) - 1; i > 0; {
		p := (i - 1) / 2
		if !h.less(h.items[i], h.items[p]) {
			return
		}
		h.items[i], h.items[p] = h.items[p], h.items[i]
		i = p
	}
}

func (h *heap[T]) pop() T {
	top := h.items[0]
	last := len(h.items) - 1
	h.items[0] = h.items[last]
	h.items = h.items[:last]
	for i := 0; ; {
		c := 2*i + 1
		if c >= last {
			return top
		}
		if c+1 < last && h.less(h.items[c+1], h.items[c]) {
			c++
		}
		if !h.less(h.items[c], h.items[i]) {
			return top
		}
		h.items[i], h.items[c] = h.items[c], h.items[i]
		i = c
	}
}

func drain[T cmp.Ordered](make func(uint32) T, n int) (ordered int) {
	h := heap[T]{less: func(a, b T) bool { return a < b }}
	x := uint32(1)
	for i := 0; i < n; i++ {
		x = x*1664525 + 1013904223
		h.push(make(x))
	}
	last := h.pop()
	for i := 1; i < n; i++ {
		next := h.pop()
		if last <= next {
			ordered++
		}
		last = next
	}
	return ordered
}

func main() {
	sum := 0
	for n := 0; n < rounds; n++ {
		sum += drain(func(x uint32) int { return int(x >> 4) }, 8000)
		sum += drain(func(x uint32) float64 { return float64(x) / 3 }, 8000)
	}
	println(sum)
}
