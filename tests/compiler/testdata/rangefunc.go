package p

type list[T any] struct {
	head *elem[T]
}

type elem[T any] struct {
	next *elem[T]
	val  T
}

func (l *list[T]) push(v T) { l.head = &elem[T]{l.head, v} }

func (l *list[T]) all() func(yield func(T) bool) {
	return func(yield func(T) bool) {
		for e := l.head; e != nil; e = e.next {
			if !yield(e.val) {
				return
			}
		}
	}
}

func sum(l *list[int]) (n int) {
	for v := range l.all() {
		n += v
	}
	return
}

func find(l *list[string], s string) *string {
	for v := range l.all() {
		if v == s {
			return &v
		}
	}
	return nil
}

func count(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func use() (t int) {
	var l list[int]
	for i := range count(3) {
		l.push(i)
		defer func() { t++ }()
	}
	return sum(&l)
}

type stringer interface{ String() string }
type id int

func (i id) String() string { return "id" }

func join[T stringer](xs ...T) (s string) {
	for _, x := range xs {
		s += x.String()
	}
	return
}

func useJoin() string { return join(id(1), id(2)) }
