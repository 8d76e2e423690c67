package main

type N interface{ ~int | ~float64 }
type A[T any] = []T
type B[T any, U comparable] = map[U]T
type C[P any] = P
type D[P any] = *D[P]
type E = A
type F[T N] struct{ x T }
type L[T any] struct {
	next *L[T]
	v    T
}

func f[T N](x T) T          { return x }
func g[T, U any](x T) (u U) { return }
func h[K comparable, V any, M ~map[K]V](m M) {}
func (l *L[T]) M() T         { return l.v }
func (l L[int]) bad() int    { return 1 }


var (
	_ = f("a")
	_ = f[string]
	_ = f[int, int]
	_ = g(1)
	_ = g[int](1)
	_ = g[int, string](1)
	_ F[string]
	_ F
	_ F[int, int]
	_ A
	_ A[int, int]
	_ B[int, []int]
	_ N
	_ []N
	_ = h(1)
	_ = h(map[int]string{})
	_ = h(map[any]string{})
	_ = f

	_ = new(L)

	_ = (*L[int]).M
	_ = L[int].M
	_ = f[int](1.5)
	_ = f[float64](1)
	_ comparable
	_ any = f[int]
)

func i[T any](x, y T) bool        { return x == y }
func j[T N](x T) int              { return int(x) + len(x) }
func k[T interface{ ~[]int }](x T) { for i := range x { _ = i + "a" } }
func l[T any](x T) { switch x.(type) {} }
func m[T any](x T) { _ = x.(int) }
func n[T any]() { var x T = nil; _ = x }
func o[T interface{ *int | *string }](x T) { _ = *x }
func p[T int | string](x T) T { return x + x - x }
func q[T interface{ m() }](x T) { x.m(); x.n() }
func r[_ any, T any](T) {}
func s[T any](T) { type X[U any] struct{} }
func t[T T](T) {}
func u[T []T]() {}

func main() {
	r(1)

	var x f
}

// Errors:
// # command-line-arguments
// ./p.go:6:17: cannot use type parameter declared in alias declaration as RHS
// ./p.go:7:6: invalid recursive type: D refers to itself
// ./p.go:8:10: cannot use generic type A[T any] without instantiation
// ./p.go:19:39: cannot use 1 (untyped int constant) as int /* with int declared at ./p.go:19:11 */ value in return statement
// ./p.go:23:7: string does not satisfy N (string missing in ~int | ~float64)
// ./p.go:24:8: string does not satisfy N (string missing in ~int | ~float64)
// ./p.go:25:13: got 2 type arguments but want 1
// ./p.go:26:7: in call to g, cannot infer U (declared at ./p.go:16:11)
// ./p.go:27:12: in call to g[int], cannot infer U (declared at ./p.go:16:11)
// ./p.go:29:6: string does not satisfy N (string missing in ~int | ~float64)
// ./p.go:30:4: cannot use generic type F[T N] without instantiation
// ./p.go:31:4: too many type arguments for type F: have 2, want 1
// ./p.go:32:4: cannot use generic type A[T any] without instantiation
// ./p.go:33:4: too many type arguments for type A: have 2, want 1
// ./p.go:34:11: []int does not satisfy comparable
// ./p.go:35:4: cannot use type N outside a type constraint: interface contains type constraints
// ./p.go:36:6: cannot use type N outside a type constraint: interface contains type constraints
// ./p.go:37:6: h(1) (no value) used as value
// ./p.go:37:7: in call to h, cannot infer K (declared at ./p.go:17:8)
// ./p.go:38:6: h(map[int]string{}) (no value) used as value
// ./p.go:39:6: h(map[any]string{}) (no value) used as value
// ./p.go:40:6: cannot use generic function f without instantiation
// ./p.go:42:10: cannot use generic type L without instantiation
// ./p.go:45:13: invalid method expression L[int].M (needs pointer receiver (*L[int]).M)
// ./p.go:46:13: cannot use 1.5 (untyped float constant) as int value in argument to f[int] (truncated)
// ./p.go:48:4: cannot use type comparable outside a type constraint: interface is (or embeds) comparable
// ./p.go:52:44: invalid operation: x == y (incomparable types in type set)
// ./p.go:53:57: invalid argument: x (variable of type T constrained by N) for built-in len
// ./p.go:54:61: invalid operation: i + "a" (mismatched types int and untyped string)
// ./p.go:55:29: cannot use type switch on type parameter value x (variable of type T constrained by any)
// ./p.go:56:26: invalid operation: cannot use type assertion on type parameter value x (variable of type T constrained by any)
// ./p.go:57:29: cannot use nil as T value in variable declaration
// ./p.go:58:51: invalid operation: pointers of x (variable of type T constrained by interface{*int | *string}) must have identical base types
// ./p.go:59:40: invalid operation: operator - not defined on x + x (value of type T constrained by int | string)
// ./p.go:60:44: x.n undefined (type T has no field or method n)
// ./p.go:63:10: cannot use a type parameter as constraint
// ./p.go:67:3: in call to r, cannot infer _ (declared at ./p.go:61:8)
// ./p.go:69:6: declared and not used: x
// ./p.go:69:8: f (function) is not a type
