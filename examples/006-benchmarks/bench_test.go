// Package benchmarks compares ways of doing the same: what is allocated, and how often. B/op and allocs/op are go test's.
//
//	gosim test -bench . -benchmem
//	gosim test -bench . -benchmem -alloc=heap
package benchmarks

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"
	"testing"
)

type point struct {
	X, Y int
	Name string
}

var (
	text  string
	total int
	words = strings.Fields("a quick brown fox jumps over the lazy dog and is gone before anybody sees where it went")
)

func BenchmarkConcat(b *testing.B) {
	for b.Loop() {
		s := ""
		for _, w := range words {
			s += w
		}
		text = s
	}
}

func BenchmarkBuilder(b *testing.B) {
	for b.Loop() {
		var sb strings.Builder
		for _, w := range words {
			sb.WriteString(w)
		}
		text = sb.String()
	}
}

func BenchmarkBuilderGrown(b *testing.B) {
	for b.Loop() {
		var sb strings.Builder
		sb.Grow(100)
		for _, w := range words {
			sb.WriteString(w)
		}
		text = sb.String()
	}
}

func BenchmarkBuffer(b *testing.B) {
	for b.Loop() {
		var buf bytes.Buffer
		for _, w := range words {
			buf.WriteString(w)
		}
		text = buf.String()
	}
}

func BenchmarkJoin(b *testing.B) {
	for b.Loop() {
		text = strings.Join(words, ", ")
	}
}

func BenchmarkSprintf(b *testing.B) {
	for _, bench := range []struct {
		name string
		f    func(i int) string
	}{
		{"int", func(i int) string { return fmt.Sprintf("%d", i) }},
		{"mixed", func(i int) string { return fmt.Sprintf("%s-%04d %v", words[0], i, 1.5) }},
		{"struct", func(i int) string { return fmt.Sprintf("%v", point{i, 2, "p"}) }},
		{"itoa", func(i int) string { return strconv.Itoa(i + 1000) }},
		{"append", func(i int) string {
			var buf [32]byte
			return string(strconv.AppendInt(append(buf[:0], "n="...), int64(i), 10))
		}},
	} {
		b.Run(bench.name, func(b *testing.B) {
			for i := range b.N {
				text = bench.f(i + 1000)
			}
		})
	}
}

func BenchmarkMap(b *testing.B) {
	for _, n := range []int{8, 100, 1000} {
		b.Run(fmt.Sprintf("grow/%d", n), func(b *testing.B) {
			for range b.N {
				m := map[int]int{}
				for k := range n {
					m[k] = k
				}
				total += len(m)
			}
		})
		b.Run(fmt.Sprintf("sized/%d", n), func(b *testing.B) {
			for range b.N {
				m := make(map[int]int, n)
				for k := range n {
					m[k] = k
				}
				total += len(m)
			}
		})
	}
}

func BenchmarkMapOfStrings(b *testing.B) {
	for b.Loop() {
		m := map[string]int{}
		for _, w := range words {
			m[w]++
		}
		total += len(m)
	}
}

func BenchmarkAppend(b *testing.B) {
	for b.Loop() {
		var s []point
		for i := range 100 {
			s = append(s, point{X: i})
		}
		total += len(s)
	}
}

func BenchmarkAppendSized(b *testing.B) {
	for b.Loop() {
		s := make([]point, 0, 100)
		for i := range 100 {
			s = append(s, point{X: i})
		}
		total += len(s)
	}
}

func BenchmarkPointers(b *testing.B) {
	for b.Loop() {
		var s []*point
		for i := range 100 {
			s = append(s, &point{X: i})
		}
		total += len(s)
	}
}

func points() []point {
	s := make([]point, 100)
	for i := range s {
		s[i] = point{i * 7919 % 100, i, words[i%len(words)]}
	}
	return s
}

func BenchmarkSortSlice(b *testing.B) {
	for b.Loop() {
		s := points()
		sort.Slice(s, func(i, j int) bool { return s[i].X < s[j].X })
		total += s[0].X
	}
}

func BenchmarkSlicesSortFunc(b *testing.B) {
	for b.Loop() {
		s := points()
		slices.SortFunc(s, func(p, q point) int { return p.X - q.X })
		total += s[0].X
	}
}

type byName []point

func (s byName) Len() int           { return len(s) }
func (s byName) Less(i, j int) bool { return s[i].Name < s[j].Name }
func (s byName) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }

func BenchmarkSortInterface(b *testing.B) {
	for b.Loop() {
		s := points()
		sort.Sort(byName(s))
		total += s[0].X
	}
}

func BenchmarkMarshal(b *testing.B) {
	for b.Loop() {
		data, err := json.Marshal(point{1, 2, "somewhere"})
		if err != nil {
			b.Fatal(err)
		}
		total += len(data)
	}
}

func BenchmarkMarshalInts(b *testing.B) {
	ints := []int{1, 20, 300, 4000, 50000}
	for b.Loop() {
		data, _ := json.Marshal(ints)
		total += len(data)
	}
}

func BenchmarkUnmarshal(b *testing.B) {
	data := []byte(`{"X":1,"Y":2,"Name":"somewhere"}`)
	for b.Loop() {
		var p point
		if err := json.Unmarshal(data, &p); err != nil {
			b.Fatal(err)
		}
		total += p.Y
	}
}

func counter() func() int {
	n := 0
	return func() int {
		n++
		return n
	}
}

func BenchmarkClosure(b *testing.B) {
	b.Run("kept", func(b *testing.B) {
		for b.Loop() {
			next := counter()
			next()
			total += next()
		}
	})
	b.Run("passed", func(b *testing.B) {
		for b.Loop() {
			sum := 0
			_ = slices.IndexFunc(words, func(w string) bool {
				sum += len(w)
				return false
			})
			total += sum
		}
	})
	b.Run("stored", func(b *testing.B) {
		for b.Loop() {
			fs := make([]func() int, 10)
			for i := range fs {
				fs[i] = func() int { return i }
			}
			for _, f := range fs {
				total += f()
			}
		}
	})
}

func BenchmarkInterface(b *testing.B) {
	var sink any
	for i := range b.N {
		sink = i + 1000
	}
	total += sink.(int)
}

func BenchmarkConvert(b *testing.B) {
	for b.Loop() {
		data := []byte(words[2])
		data[0] = 'B'
		text = string(data)
	}
}
