// run

package main

import "fmt"

type List[T any] struct{ items []T }

func (l *List[T]) Push(x T) { l.items = append(l.items, x) }
func (l List[T]) Len() int  { return len(l.items) }
func (l List[T]) At(i int) (T, bool) {
	if i < len(l.items) {
		return l.items[i], true
	}
	var z T
	return z, false
}

type Stack[T any] struct {
	List[T]
	name string
}

func (s *Stack[T]) Pop() T {
	x, _ := s.At(s.Len() - 1)
	s.items = s.items[:s.Len()-1]
	return x
}

type Named struct {
	*Stack[string]
	List[int]
}

type Pusher[T any] interface {
	Push(T)
	Len() int
}

func fill[T any](p Pusher[T], xs ...T) int {
	for _, x := range xs {
		p.Push(x)
	}
	return p.Len()
}

func main() {
	s := &Stack[string]{name: "s"}
	fmt.Println(fill[string](s, "a", "b"), s.Pop(), s.Len())
	n := Named{Stack: s}
	fmt.Println(fill[string](n.Stack, "x"), fill[int](&n.List, 1, 2, 3), n.Stack.Len(), n.Len())
	fmt.Println(n.List.At(1))
	fmt.Println(n.List.At(9))
	var p Pusher[int] = &struct{ List[int] }{}
	fmt.Println(fill(p, 4, 5))
}

// Output:
// 2 b 1
// 2 3 2 3
// 2 true
// 0 false
// 2
