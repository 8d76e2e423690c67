package words

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestCount(t *testing.T) {
	for _, test := range []struct {
		text, word string
		want       int
	}{
		{"a b a", "a", 2},
		{"The the THE", "the", 3},
		{"", "x", 0},
	} {
		t.Run(test.text, func(t *testing.T) {
			if got := Count(test.text)[test.word]; got != test.want {
				t.Errorf("Count(%q)[%q] = %d, want %d", test.text, test.word, got, test.want)
			}
		})
	}
}

func TestTopOfFile(t *testing.T) {
	text, err := os.ReadFile("testdata/poem.txt")
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(Top(string(text), 3), " "); got != "the and of" {
		t.Errorf("got %q", got)
	}
}

func TestSumAllocatesNothing(t *testing.T) {
	if n := testing.AllocsPerRun(10, func() { Sum(100) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

var words = strings.Fields(strings.Repeat("alpha beta gamma delta ", 8))

func benchmarkJoin(b *testing.B, join func([]string) string) {
	b.ReportAllocs()
	for b.Loop() {
		join(words)
	}
}

func BenchmarkJoinPlus(b *testing.B)    { benchmarkJoin(b, JoinPlus) }
func BenchmarkJoinBuilder(b *testing.B) { benchmarkJoin(b, JoinBuilder) }
func BenchmarkJoinGrown(b *testing.B)   { benchmarkJoin(b, JoinGrown) }

func BenchmarkSum(b *testing.B) {
	for b.Loop() {
		Sum(100)
	}
}

func BenchmarkDescribe(b *testing.B) {
	for b.Loop() {
		Describe(7)
	}
}

func BenchmarkTop(b *testing.B) {
	text := strings.Repeat("one two two three three three ", 20)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Top(text, 2)
	}
}

func BenchmarkGrow(b *testing.B) {
	for _, n := range []int{10, 100} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for i := 0; i < b.N; i++ {
				var s []int
				for k := range n {
					s = append(s, k)
				}
			}
		})
	}
}
