// Package words counts and joins words: three ways to build a string, and what each of them allocates.
//
//	gosim test -v
//	gosim test -bench . -benchmem
//	gosim test -bench . -benchmem -alloc=heap
//	gosim test -bench . -benchmem -arch=32
//	gosim test -cover
package words

import (
	"fmt"
	"sort"
	"strings"
)

// Count tells how often each word occurs.
func Count(text string) map[string]int {
	m := make(map[string]int)
	for _, w := range strings.Fields(text) {
		m[strings.ToLower(w)]++
	}
	return m
}

// Top lists the n most frequent words, most frequent first.
func Top(text string, n int) []string {
	counts := Count(text)
	words := make([]string, 0, len(counts))
	for w := range counts {
		words = append(words, w)
	}
	sort.Slice(words, func(i, j int) bool {
		if counts[words[i]] != counts[words[j]] {
			return counts[words[i]] > counts[words[j]]
		}
		return words[i] < words[j]
	})
	return words[:min(n, len(words))]
}

// JoinPlus adds strings: a new string for every word.
func JoinPlus(words []string) string {
	s := ""
	for _, w := range words {
		s += w + " "
	}
	return s
}

// JoinBuilder lets a buffer grow.
func JoinBuilder(words []string) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w)
		b.WriteByte(' ')
	}
	return b.String()
}

// JoinGrown asks for the right size at once.
func JoinGrown(words []string) string {
	n := 0
	for _, w := range words {
		n += len(w) + 1
	}
	var b strings.Builder
	b.Grow(n)
	for _, w := range words {
		b.WriteString(w)
		b.WriteByte(' ')
	}
	return b.String()
}

type point struct{ x, y int }

func (p *point) String() string { return fmt.Sprintf("(%d, %d)", p.x, p.y) }

// Sum keeps its points on the stack, as escape analysis decides.
func Sum(n int) int {
	sum := 0
	for i := range n {
		p := &point{i, -i}
		sum += p.x - p.y
	}
	return sum
}

// Describe formats: the arguments go through interfaces.
func Describe(n int) string {
	return fmt.Sprintf("%v has %d parts", &point{n, n + 1}, n*1000)
}
