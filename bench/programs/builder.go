// Strings: a Builder, formatted numbers, concatenation.
package main

import (
	"fmt"
	"strconv"
	"strings"
)

// The benchmark runs a copy with more rounds.
const rounds = 1

func main() {
	total := 0
	for n := 0; n < rounds; n++ {
		var b strings.Builder
		for i := 0; i < 2000; i++ {
			b.WriteString("item ")
			b.WriteString(strconv.Itoa(i))
			b.WriteByte(',')
		}
		s := ""
		for i := 0; i < 200; i++ {
			s += "x" + strconv.Itoa(i)
		}
		for i := 0; i < 500; i++ {
			s = fmt.Sprintf("%d:%s:%5.2f", i, "name", float64(i)/3)
			total += len(s)
		}
		total += b.Len() + strings.Count(b.String(), "1")
	}
	println(total)
}
