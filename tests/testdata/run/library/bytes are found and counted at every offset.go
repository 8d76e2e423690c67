// run

// Searching goes by vectors and words: every length and offset, with neighbours that differ by a bit or a borrow.
package main

import (
	"bytes"
	"fmt"
	"strings"
)

func main() {
	hash, found, bad := uint64(14695981039346656037), 0, 0
	buf := make([]byte, 48)
	for _, c := range []byte{0, 1, 0x7f, 0x80, 0x81, 0xff, 'a'} {
		for _, near := range []byte{c - 1, c + 1, c ^ 0x80, 0, 0xff} {
			if near == c {
				continue
			}
			for from := 0; from < 9; from++ {
				for n := 0; n < 30; n++ {
					for at := -1; at < n; at++ {
						for i := range buf {
							buf[i] = near
						}
						// Outside of the slice everything fits.
						for i := range buf {
							if i < from || i >= from+n {
								buf[i] = c
							}
						}
						want, times := at, 0
						if at >= 0 {
							buf[from+at] = c
							times++
							if at+9 < n {
								buf[from+at+9] = c
								times++
							}
							if at+1 < n {
								buf[from+at+1] = c
								times++
							}
						}
						b := buf[from : from+n]
						s := string(b)
						i, k := bytes.IndexByte(b, c), bytes.Count(b, []byte{c})
						if i != want || k != times || strings.IndexByte(s, c) != i || strings.Count(s, string([]byte{c})) != k {
							bad++
						}
						hash = (hash ^ uint64(i+1)<<8 ^ uint64(k)) * 1099511628211
						found += k
					}
				}
			}
		}
	}
	fmt.Println(hash, found, bad)
	fmt.Println(bytes.IndexByte(nil, 0), strings.IndexByte("", 0), bytes.Count(nil, []byte{0}), strings.Count("", "a"))
}

// Output:
// 12155131761172420718 312147 0
// -1 -1 0 0
