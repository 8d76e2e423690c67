package m_test

import (
	"fmt"
	"testing"

	"example.com/m"
)

func ExampleAbs() {
	fmt.Println(m.Abs(-3))
	// Output: 3
}

func ExampleJoin() {
	for _, x := range m.Join(3) {
		fmt.Println(2 - x)
	}

	// Unordered output:
	// 0
	// 1
	// 2
}

func FuzzAbs(f *testing.F) {
	f.Add(1)
	f.Fuzz(func(t *testing.T, n int) { m.Abs(n) })
}
