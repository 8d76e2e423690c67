package p

type Number interface{ ~int | ~int64 | ~float64 }
type Stringer interface{ String() string }

type Pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p Pair[K, V]) First() K            { return p.Key }
func (p *Pair[K, V]) Set(v V)            { p.Val = v }
func (p Pair[K, V]) Swap() (V, K)        { return p.Val, p.Key }

type List[T any] struct {
	items []T
	next  *List[T]
}

func (l *List[T]) Push(x T)              { l.items = append(l.items, x) }
func (l *List[T]) Len() int              { return len(l.items) }
func (l *List[T]) Tail() *List[T]        { return l.next }
func (l *List[T]) Each(f func(T))        { for _, x := range l.items { f(x) } }

func Add[T Number](a, b T) T             { return a + b }
func One[T Number]() T                   { return 1 }
func Zero[T any]() (z T)                 { return }
func Ptr[T any](x T) *T                  { return &x }
func Box[T any](x T) any                 { return x }
func Show[T Stringer](x T) string        { return x.String() }
func Iface[T Stringer](x T) Stringer     { return x }
func Is[T any](x any) bool               { _, ok := x.(T); return ok }
func Eq[T comparable](a, b T) bool       { return a == b }
func Keys[M ~map[K]V, K comparable, V any](m M) int { return len(m) }
func Make[T any](n int) []T              { return make([]T, n) }
func MakeMap[K comparable, V any]() map[K]V { return make(map[K]V) }
func New[T any]() *List[T]               { return &List[T]{} }
func Conv[T Number](x int) T             { return T(x) }
func Apply[T, U any](x T, f func(T) U) U { return f(x) }
func Twice[T any](x T, f func(T) T) T    { return Apply(Apply(x, f), f) }
func Fn[T Number]() func(a, b T) T       { return Add[T] }
func Clo[T any](x T) func() T            { return func() T { return x } }
func Meth[T any](l *List[T]) func(T)     { return l.Push }
func Len2[T ~[]E, E any](x T) int        { return len(x) + cap(x) }
func Pairs[A, B any](a A, b B) (A, B)    { return a, b }

type myint int

func (m myint) String() string           { return "m" }

type emb struct{ List[string] }

func use() {
	Add(1, 2)
	Add(1.5, 2)
	Add[myint](1, 2)
	One[int]()
	Zero[string]()
	Ptr(3)
	Box("x")
	Show(myint(1))
	Iface(myint(1))
	Is[int](3)
	Is[Stringer](3)
	Eq("a", "b")
	Keys(map[string]int{})
	Make[byte](3)
	MakeMap[string, int]()
	New[int]().Push(1)
	Conv[float64](3)
	Apply(1, func(x int) string { return "" })
	Twice("a", func(s string) string { return s })
	Fn[int]()
	Clo(1)
	Meth(New[*int]())
	Len2([]int{})
	Pairs(1, "a")
	p := Pair[string, int]{"a", 1}
	p.Set(2)
	p.First()
	p.Swap()
	var e emb
	e.Push("x")
	f := Add[int64]
	f(1, 2)
	g := (*List[int]).Len
	g(nil)
	h := p.First
	h()
}
