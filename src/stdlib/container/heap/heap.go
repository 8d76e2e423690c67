// Package container/heap: the whole API is present; nothing is absent.

// Package heap keeps a heap: the smallest element is at index 0.
package heap

import "sort"

// Interface is what a heap is made of.
type Interface interface {
	sort.Interface
	Push(x any) // adds x at index Len()
	Pop() any   // removes and returns the element at index Len()-1
}

// Init makes a heap of any order of elements.
func Init(h Interface) {
	n := h.Len()
	for i := n/2 - 1; i >= 0; i-- {
		down(h, i, n)
	}
}

// Push adds x.
func Push(h Interface, x any) {
	h.Push(x)
	up(h, h.Len()-1)
}

// Pop removes and returns the smallest element.
func Pop(h Interface) any {
	n := h.Len() - 1
	h.Swap(0, n)
	down(h, 0, n)
	return h.Pop()
}

// Remove removes and returns the element at index i.
func Remove(h Interface, i int) any {
	n := h.Len() - 1
	if n != i {
		h.Swap(i, n)
		if !down(h, i, n) {
			up(h, i)
		}
	}
	return h.Pop()
}

// Fix restores the heap after element i has changed.
func Fix(h Interface, i int) {
	if !down(h, i, h.Len()) {
		up(h, i)
	}
}

func up(h Interface, j int) {
	for {
		parent := (j - 1) / 2
		if parent == j || !h.Less(j, parent) {
			return
		}
		h.Swap(parent, j)
		j = parent
	}
}

// down lets element i0 sink and reports whether it moved.
func down(h Interface, i0, n int) bool {
	i := i0
	for {
		kid := 2*i + 1
		if kid >= n || kid < 0 { // < 0: overflow
			break
		}
		if right := kid + 1; right < n && h.Less(right, kid) {
			kid = right
		}
		if !h.Less(kid, i) {
			break
		}
		h.Swap(i, kid)
		i = kid
	}
	return i > i0
}
