package u

type hidden struct{}
type reach struct{ A int }
type onlyMeth struct{}

func (onlyMeth) M() {}

const cst = 3
const usedCst = 4

var v = 1
var usedV = 2

func helper() int { return 1 }
func usedHelper() int { return usedCst + usedV }
func loopHelper() int { for i := range 10 { println(i) }; return 1 }
func F() int          { return usedHelper() }
func Big() int        { for i := range 3 { println(i, v, loopHelper()) }; for i := range 3 { println(i, v, loopHelper()) };for i := range 3 { println(i, v, loopHelper()) };for i := range 3 { println(i, v, loopHelper()) }; return loopHelper() }
func R() reach        { return reach{} }
func small(x int) int { if x > 0 { return cst }; return loopHelper() }
func G() int          { return small(3) }

type S struct{ Field, Other int; inner int }

func (S) Method()  {}
func (S) private() {}

type elem struct{ next *elem }

type List[T any] struct{ head *elem }

func (l *List[T]) Len() int { return count(l.head) }

func count(e *elem) (n int) {
	for ; e != nil; e = e.next {
		n++
	}
	return
}
