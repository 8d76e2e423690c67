package fuzz

import (
	"fmt"
	"math"
	"testing"
)

func FuzzAll(f *testing.F) {
	f.Add("seed", []byte(nil), true, int8(1), uint16(2), 'r', byte(3), float32(1.5), 2.5, 7)
	f.Fuzz(func(t *testing.T, s string, b []byte, ok bool, i int8, u uint16, r rune, c byte, x float32, y float64, n int) {
		t.Logf("%q %q %v %d %d %q %d %v %v %x %d", s, b, ok, i, u, r, c, x, y, math.Float64bits(y), n)
		if i < 0 {
			t.Fail()
		}
	})
}

func FuzzNone(f *testing.F) {
	note(f)
	f.Fuzz(func(t *testing.T, s string) {})
}

func note(tb testing.TB) {
	tb.Helper()
	tb.Log("noted")
}

func FuzzBad(f *testing.F)    { f.Fuzz(func(t *testing.T, n int) { fmt.Println("not run") }) }
func FuzzTypes(f *testing.F)  { f.Add(1); f.Fuzz(func(t *testing.T, n int8, s string) {}) }
func FuzzTypes2(f *testing.F) { f.Add(1, 2); f.Fuzz(func(t *testing.T, n int8, s string) {}) }
