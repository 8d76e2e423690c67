// run

// Comparing and searching goes by vectors, words and bytes: every length around their sizes, with a difference at every place.
package main

import (
	"bytes"
	"fmt"
	"strings"
)

func plainCompare(a, b []byte) int {
	for i := 0; i < len(a) && i < len(b); i++ {
		if a[i] != b[i] {
			if a[i] < b[i] {
				return -1
			}
			return 1
		}
	}
	return min(1, max(-1, len(a)-len(b)))
}

func plainIndex(a, b []byte) int {
	for i := 0; i+len(b) <= len(a); i++ {
		if plainCompare(a[i:i+len(b)], b) == 0 {
			return i
		}
	}
	return -1
}

var lengths = []int{0, 1, 2, 3, 4, 5, 7, 8, 9, 11, 12, 15, 16, 17, 19, 31, 32, 33, 63, 64, 65, 80, 81, 127, 129, 150}

func compare() (hash uint64, bad int) {
	hash = 14695981039346656037
	x, y := make([]byte, 200), make([]byte, 200)
	for from := range 3 {
		for _, n := range lengths {
			for _, m := range []int{n, n + 1, n - 1, n / 2} {
				for at := -1; at < min(n, m); at += 1 + n/40 {
					for i := range x {
						x[i], y[i] = 0x80, 0x80
					}
					x[from+n], y[from+max(m, 0)] = 1, 0xff
					if at >= 0 {
						// The first difference counts, whatever the ones behind it say.
						x[from+at], y[from+at] = 0x7f, 0x81
						for i := at + 1; i < min(n, m); i += 3 {
							x[from+i] = 0xff
						}
					}
					a, b := x[from:from+n], y[from:from+max(m, 0)]
					want := plainCompare(a, b)
					s, t := string(a), string(b)
					if bytes.Compare(a, b) != want || bytes.Compare(b, a) != -want || strings.Compare(s, t) != want || strings.Compare(t, s) != -want {
						bad++
					}
					if bytes.Equal(a, b) != (want == 0) || (s == t) != (want == 0) || (s < t) != (want < 0) || (s >= t) != (want >= 0) {
						bad++
					}
					hash = (hash ^ uint64(want+1)) * 1099511628211
				}
			}
		}
	}
	return
}

func index() (hash uint64, bad int) {
	hash = 14695981039346656037
	x := make([]byte, 200)
	for _, n := range lengths {
		for _, k := range []int{1, 2, 3, 4, 8, 15, 16, 17, 40, 64, 65, 100} {
			sep := bytes.Repeat([]byte("a"), k)
			sep[k/2] = 'b'
			for at := -1; at+k <= n+2; at += 1 + n/30 {
				for i := range x {
					x[i] = 'a'
				}
				if at >= 0 {
					copy(x[at:], sep)
				}
				a := x[:n]
				want := plainIndex(a, sep)
				if bytes.Index(a, sep) != want || strings.Index(string(a), string(sep)) != want || strings.Contains(string(a), string(sep)) != (want >= 0) {
					bad++
				}
				hash = (hash ^ uint64(want+1)) * 1099511628211
			}
		}
	}
	return
}

func main() {
	fmt.Println(compare())
	fmt.Println(index())
	fmt.Println(strings.Index("", ""), strings.Index("a", ""), strings.Index("", "a"), bytes.Index(nil, nil), bytes.Compare(nil, []byte{}))
	// A key of a map that differs in its last byte only.
	m := map[string]int{}
	for i := range 100 {
		m[strings.Repeat("k", i)+"x"]++
		m[strings.Repeat("k", i)+"y"]++
	}
	fmt.Println(len(m))
}

// Output:
// 2041760492525458792 0
// 17391467078755919188 0
// 0 0 -1 0 0
// 200
