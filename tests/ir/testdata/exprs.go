package p

import "unsafe"

type T struct {
	a, b int
	s    []string
	m    map[string]*T
	E
	*F
}
type E struct{ x, y float64 }
type F struct{ z complex128 }
type MyInt int
type I interface {
	M(int) string
	n()
}
type Str string
type Fn func(int) int

func (t T) Val() int            { return t.a }
func (t *T) Ptr(n int)          { t.a += n }
func (e E) Sum() float64        { return e.x + e.y }
func (f *F) Set(c complex128)   { f.z = c }
func (i MyInt) Neg() MyInt      { return -i }
func (f Fn) Call(x int) int     { return f(x) }

func lit1() *T                  { return &T{a: 1} }
func lit2() []int               { return []int{1, 2, 5: 3} }
func lit3() map[string]int      { return map[string]int{"a": 1} }
func lit4() [3]int              { return [...]int{1, 2, 3} }
func lit5() []*E                { return []*E{{1, 2}, {3, 4}} }
func lit6() T                   { return T{} }
func consts() (int, MyInt, float32, string, rune, byte, uint8, bool) {
	return 1, 2, 1.5, "x\n\"q\"", 'a', 'b', 3, true
}
func floats() (float64, float64, float64, complex64) { return 1e100, 0.1, 3, 1 + 2i }
func arith(a, b, c int) int     { return a*(b+c) - a/b%c&^b | a<<2 ^ b>>uint(c) }
func unary(a int, b bool, p *int) (int, bool) { return -(-a) + ^*p, !b }
func cmps(a, b int) bool        { return a < b && b <= 3 || !(a == b) && a != 2 }
func strs(a, b string) string   { return a + "x" + b + (a + b) }
func concatAssign(a, b string) string { a += b; return a }
func conv1(x int, s string, b []byte, r []rune) (float64, []byte, string, string, MyInt) {
	return float64(x), []byte(s), string(b), string(r), MyInt(x)
}
func conv2(s []int) [2]int      { return [2]int(s) }
func conv3(s []int) *[2]int     { return (*[2]int)(s) }
func conv4(p unsafe.Pointer) *int { return (*int)(p) }
func conv5(x rune) string       { return string(x) }
func conv6(f func(int) int) Fn  { return Fn(f) }
func iface1(x int) any          { return x }
func iface2(t *T) interface{ Val() int } { return t }
func iface3(i I) any            { return i }
func assert1(x any) int         { return x.(int) }
func assert2(x any) (I, bool)   { i, ok := x.(I); return i, ok }
func index(s []int, m map[string]int, a *[4]int, t string) int {
	return s[1] + m["k"] + a[2] + int(t[0])
}
func slices1(s []int, t string, a *[4]int) ([]int, string, []int, []int) {
	return s[1:2], t[:3], a[:], s[1:2:3]
}
func slices2() []int            { var a [4]int; return a[1:] }
func fields(t *T) (float64, complex128, int) { return t.x, t.z, t.E.Sum2() }
func (e E) Sum2() int           { return 0 }
func calls(t *T, i I) string    { t.Ptr(t.Val()); t.Set(1); return i.M(3) }
func mval(t *T) func(int)       { return t.Ptr }
func mexpr() func(*T, int)      { return (*T).Ptr }
func mexpr2() func(*T) float64  { return (*T).Sum }
func imexpr() func(I, int) string { return I.M }
func makes(n int) ([]int, map[int]int, chan int, []int, map[int]int, chan int) {
	return make([]int, n), make(map[int]int), make(chan int), make([]int, n, 2*n), make(map[int]int, n), make(chan int, 5)
}
func news() (*int, *T)          { return new(int), new(T) }
func newexpr(x int) *int        { return new(x + 1) }
func appends(s []int, b []byte, t string) []int { b = append(b, t...); s = append(s, 1, 2); return append(s, s...) }
func copies(a, b []int, s string) int { return copy(a, b) + copy([]byte{}, s) }
func lens(s []int, m map[int]int, c chan int) int { return len(s) + cap(s) + len(m) + len(c) }
func minmax(a, b int) int       { return min(a, b, 3) + max(a, 2) }
func clears(m map[int]int, s []int) { clear(m); clear(s); delete(m, 3) }
func cplx(a, b float64) float64 { c := complex(a, b); return real(c) + imag(c) }
func chans(c chan int) int      { c <- 1; close(c); return <-c }
func recv2(c chan int) (int, bool) { v, ok := <-c; return v, ok }
func panics(s string)           { panic("x" + s) }
func prints(a int, s string)    { print(a, s); println(s, 1, 2.5) }
func unsafes(p *int, n int) []int { return unsafe.Slice((*int)(unsafe.Add(unsafe.Pointer(p), 8)), n) }
func two() (int, error)         { return 1, nil }
func pass(int, error)           {}
func multi()                    { pass(two()) }
func variadic(s string, xs ...int) int { return len(xs) }
func callVariadic(xs []int) int { return variadic("a") + variadic("a", 1, 2) + variadic("a", xs...) }
func ff() func() int            { return func() int { return 1 } }
func callcall() int             { return ff()() }
func chain(f func() func() I) string { return f()().M(1) }
func closure(x int) func() int  { return func() int { x++; return x } }
func immediate(x int) int       { return func(y int) int { return x + y }(2) }
func nilcmp(p *int, m map[int]int, i I) bool { return p == nil || m != nil || i == nil }
func ifacecmp(i any, x int) bool { return i == x }
func shadow(x int) (y int)      { if x, y := x, 2; x > y { return x }; return x + y }
