// run

package main

import "fmt"

func Compose[A, B, C any](f func(A) B, g func(B) C) func(A) C {
	return func(a A) C { return g(f(a)) }
}

func Memo[K comparable, V any](f func(K) V) func(K) V {
	cache := map[K]V{}
	hits := 0
	return func(k K) V {
		if v, ok := cache[k]; ok {
			hits++
			fmt.Println("hit", hits, k)
			return v
		}
		v := f(k)
		cache[k] = v
		return v
	}
}

func Each[T any](xs []T, f func(int, T)) {
	for i, x := range xs {
		defer func() { f(i, x) }()
	}
}

func main() {
	f := Compose(func(n int) string { return fmt.Sprint(n, "!") }, func(s string) []byte { return []byte(s) })
	fmt.Printf("%s\n", f(3))
	sq := Memo(func(n int) int { return n * n })
	fmt.Println(sq(3), sq(3), sq(4), sq(3))
	Each([]string{"a", "b", "c"}, func(i int, s string) { fmt.Print(i, s, " ") })
	fmt.Println()
	var g func(float64) float64 = func(x float64) float64 { return x / 2 }
	h := Compose(g, func(x float64) any { return x })
	fmt.Println(h(3))
}

// Output:
// 3!
// hit 1 3
// hit 2 3
// 9 9 16 9
// 2c 1b 0a 
// 1.5
