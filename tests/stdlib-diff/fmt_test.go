// Compares fmt's printing with the real package: verbs, flags and kinds.

package difftest

import (
	"errors"
	real "fmt"
	"math"
	"strings"
	"testing"
	"unsafe"

	"gs/fmt"
)

type named string
type point struct {
	X, Y int
	name string
}
type withString struct{ v int }

func (w withString) String() string { return "S<" + strings.Repeat("é", w.v) + ">" }

type withGo struct{ v int }

func (w withGo) GoString() string { return "GO" }

type panics struct{}

func (panics) String() string { panic("boom") }

type ptrString struct{ s string }

func (p *ptrString) String() string { return p.s }

type bytesT []byte
type nest struct {
	A any
	B []any
	C map[string]int
	D *int
	E error
	F func()
	g withString
	H withString
	I [2]bool
	J []byte
}

func TestPrintf(t *testing.T) {
	n := 7
	vals := []any{
		nil, true, false, 0, 1, -1, 42, -12345, int8(-7), int64(math.MinInt64), uint(3), uint8(200), uint64(math.MaxUint64), uintptr(0xdead), 'x', '日', rune(0x10ffff), rune(-1),
		0.0, math.Copysign(0, -1), 1.0, -1.5, 3.14159, 1e6, 1e20, 1e21, 1e-5, 123456789.0, float32(0.1), math.Inf(1), math.Inf(-1), math.NaN(), 100.0, 5e-324,
		complex(1, -2), complex64(complex(0.1, math.Inf(1))), "", "hello", "héllo\n\"`", "\xff\x00", named("nm"), []byte("bytes\xff"), []byte(nil), []byte{}, bytesT("bt"), [3]byte{1, 2, 3}, &[2]byte{65, 66},
		[]int{1, 2, 3}, []int(nil), [2]string{"a", "b"}, []string{"x y", ""}, map[string]int{"b": 2, "a": 1}, map[int]string(nil), map[any]int{1: 1, "a": 2, 2.5: 3, nil: 4, true: 5}, map[float64]bool{math.NaN(): true, 1: false},
		point{1, 2, "p"}, &point{3, 4, ""}, struct{}{}, &n, (*int)(nil), unsafe.Pointer(nil), (func())(nil), (chan int)(nil), errors.New("err"), withString{2}, &withString{1}, withGo{1}, &withGo{}, panics{}, (*ptrString)(nil), &ptrString{"ps"}, (*withString)(nil),
		nest{A: 1, B: []any{1, "x", nil}, E: errors.New("in"), H: withString{1}, J: []byte("j")}, &nest{}, []error{errors.New("a"), nil}, []any{1, nil, withString{1}, panics{}}, map[point]withString{{1, 2, ""}: {1}}, &[]int{1}, &map[int]int{1: 2}, [][]int{{1}, nil}, struct {
			A any
			B int `tag:"x"`
		}{nil, 1}, []withGo{{1}}, []named{"q"}, []bool{true}, []float64{1.5, 2}, []uint8{1, 2},
	}
	verbs := "vTtbcdoOqxXUeEfFgGspwzé%!"
	flags := []string{"", "+", "-", "#", " ", "0", "+#", "# ", "-0", "+0", "#0", " 0", "+ ", "-+# 0"}
	sizes := []string{"", "5", "20", ".0", ".3", "10.2", ".", "12.10", ".20", "70.50"}
	bad := 0
	for _, v := range vals {
		for _, verb := range verbs {
			for _, fl := range flags {
				for _, sz := range sizes {
					f := "%" + fl + sz + string(verb)
					a, b := fmt.Sprintf(f, v), real.Sprintf(f, v)
					if a != b {
						if bad++; bad < 25 {
							t.Errorf("Sprintf(%q, %T) = %q, want %q", f, v, a, b)
						}
					}
				}
			}
		}
		if a, b := fmt.Sprintln(v, v, 1, "x", v), real.Sprintln(v, v, 1, "x", v); a != b {
			t.Errorf("Sprintln %q, want %q", a, b)
		}
		if a, b := fmt.Sprint(v, v, 1, "x", v, "y"), real.Sprint(v, v, 1, "x", v, "y"); a != b {
			t.Errorf("Sprint %q, want %q", a, b)
		}
	}
	if bad > 0 {
		t.Errorf("%d differ", bad)
	}
}

func TestDirectives(t *testing.T) {
	args := []any{1, "two", 3.0, -4, uint(5), []int{6}}
	for _, f := range []string{"", "%", "%d", "%d %s", "%d %s %v %d %d %v", "%d %s %v %d %d %v %d", "%[2]s %[1]d", "%[3]*.[2]*[1]f", "%[6]*d", "%*d", "%-*d", "%[4]*d", "%.*f", "%[1]", "%[]d", "%[x]d", "%[99]d", "%[-1]d", "%[1]5d", "%[1].2f", "%[3].[1]*f",
		"%z", "%!", "%5", "%.", "%+", "%*", "%100000000d", "%.1000001f", "%99999999999999999999d", "%[5]*[1]d|%d", "%[2]*[1]d", "%w", "%d%%%s", "%é", "%\xff", "%-", "%[1]v %[1]T %[7]v", "%v %[", "%[1", "%[1]%", "%6%", "%[3]v %v %v", "%s %[1]d %v", "%.-1d", "%[4]*s%[4]*s"} {
		a, b := fmt.Sprintf(f, args...), real.Sprintf(f, args...)
		if a != b {
			t.Errorf("Sprintf(%q) = %q, want %q", f, a, b)
		}
		e1, e2 := fmt.Errorf(f, args...), real.Errorf(f, args...)
		if e1.Error() != e2.Error() {
			t.Errorf("Errorf(%q) = %q, want %q", f, e1, e2)
		}
	}
	x, y := errors.New("x"), errors.New("y")
	for _, f := range []string{"%w", "%w %w", "%[2]w %[1]w", "%w %[1]w", "%v %w", "%d %w", "%+w|%#w"} {
		a, b := fmt.Errorf(f, x, y), real.Errorf(f, x, y)
		if a.Error() != b.Error() || errors.Is(a, x) != errors.Is(b, x) || errors.Is(a, y) != errors.Is(b, y) {
			t.Errorf("Errorf(%q) = %q, want %q", f, a, b)
		}
	}
}

func TestAllocs(t *testing.T) {
	for _, f := range []struct {
		name       string
		ours, real func()
	}{
		{"Sprintf", func() { _ = fmt.Sprintf("%d %s", 12345, "x") }, func() { _ = real.Sprintf("%d %s", 12345, "x") }},
		{"Sprint", func() { _ = fmt.Sprint(1000, 2.5) }, func() { _ = real.Sprint(1000, 2.5) }},
		{"struct", func() { _ = fmt.Sprintf("%+v", point{1, 2, "z"}) }, func() { _ = real.Sprintf("%+v", point{1, 2, "z"}) }},
		{"slice", func() { _ = fmt.Sprintf("%v", []int{1, 2, 300}) }, func() { _ = real.Sprintf("%v", []int{1, 2, 300}) }},
		{"map", func() { _ = fmt.Sprintf("%v", map[string]int{"a": 1, "b": 2}) }, func() { _ = real.Sprintf("%v", map[string]int{"a": 1, "b": 2}) }},
		{"Errorf", func() { _ = fmt.Errorf("a %d", 7) }, func() { _ = real.Errorf("a %d", 7) }},
		{"q", func() { _ = fmt.Sprintf("%q %x %8.3f", "quote", "hex", 1.5) }, func() { _ = real.Sprintf("%q %x %8.3f", "quote", "hex", 1.5) }},
	} {
		if a, b := testing.AllocsPerRun(100, f.ours), testing.AllocsPerRun(100, f.real); a != b {
			t.Errorf("%s: %v allocations, want %v", f.name, a, b)
		}
	}
}
