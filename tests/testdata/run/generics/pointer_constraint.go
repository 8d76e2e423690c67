// run

package main

import "fmt"

type Setter[B any] interface {
	Set(string)
	*B
}

type S1 struct{ v string }

func (s *S1) Set(x string) { s.v = x }

type S2 int

func (s *S2) Set(x string) { *s = S2(len(x)) }

func FromStrings[T any, PT Setter[T]](ss []string) []T {
	r := make([]T, len(ss))
	for i, s := range ss {
		p := PT(&r[i])
		p.Set(s)
	}
	return r
}

func apply[PT Setter[T], T any](x T, s string) T {
	set := PT(&x).Set
	set(s)
	f := PT.Set
	f(&x, s+"!")
	return x
}

func main() {
	fmt.Println(FromStrings[S1]([]string{"a", "bb"}), FromStrings[S2]([]string{"a", "bb"}))
	fmt.Println(apply[*S1](S1{}, "q"), apply[*S2](0, "abc"))
}

// Output:
// [{a} {bb}] [1 2]
// {q!} 4
