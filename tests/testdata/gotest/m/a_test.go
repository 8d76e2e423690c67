package m

import (
	"fmt"
	"os"
	"testing"
)

func TestAbs(t *testing.T) {
	for _, x := range []int{-1, 0, 5} {
		t.Run(fmt.Sprint(x), func(t *testing.T) {
			if Abs(x) < 0 {
				t.Errorf("Abs(%d) = %d", x, Abs(x))
			}
		})
	}
}

func TestData(t *testing.T) {
	b, err := os.ReadFile("testdata/x.txt")
	if err != nil || string(b) != "hello\n" {
		t.Fatal(err, b)
	}
	t.Log("fine")
}

func TestSkip(t *testing.T) { t.Skip("not now") }

func BenchmarkJoin(b *testing.B) {
	for b.Loop() {
		Join(100)
	}
}

func BenchmarkAbs(b *testing.B) {
	b.ReportAllocs()
	for i := 0; i < b.N; i++ {
		Abs(i)
	}
}
