package main

type T struct{ a int }
type P *T
type I interface{ m() }
type E struct {
	T
	*I
	a int
}
type S struct {
	a int
	a string
	T
	T
	*T
}
type D struct {
	*P


}

func (T) a()      {}
func (T) b()      {}
func (t *T) b()   {}
func (P) c()      {}
func (I) d()      {}
func (*I) e()     {}
func (int) f()    {}
func (x, y T) g() {}
func () h()       {}
func (**T) i()    {}
func ([]T) j()    {}
func (X) k()      {}
func (T) _()      {}
func (T) _()      {}
func (T) T()      {}
func init() int   { return 1 }
func init(x int)  {}
func main(x int)  {}
func main()       {}
var init = 1
type J interface {
	m()
	m()
	I
	int
	~string
	n() int
	n() string
}
type K interface{ ~I; ~T; ~[]int; comparable; int | I; int | comparable; string | ~string }
func use() {
	T.b(T{})
	(*T).b(T{})
	T.zz()
	var t T
	t.A = 1
	t.B()
	t.c()
	var p P
	p.b()
	p.a = 1
	var i I
	i.x()
	var pi *I
	pi.m()
	var pp **T
	pp.b()
	T{}.b()
	&T{}.b()
	(&T{}).b()
	init()
	main.x()
	_ = E{}.m
	_ = S{}.a
	struct{ T }{}.b()
}

// Errors:
// # command-line-arguments
// ./p.go:8:2: embedded field type cannot be a pointer to an interface
// ./p.go:13:2: a redeclared
// 	./p.go:12:2: other declaration of a
// ./p.go:15:2: T redeclared
// 	./p.go:14:2: other declaration of T
// ./p.go:16:3: T redeclared
// 	./p.go:14:2: other declaration of T
// ./p.go:19:2: embedded field type cannot be a pointer
// ./p.go:24:10: field and method with the same name a
// 	./p.go:3:16: other declaration of a
// ./p.go:26:13: method T.b already declared at ./p.go:25:10
// ./p.go:27:7: invalid receiver type P (pointer or interface type)
// ./p.go:28:7: invalid receiver type I (pointer or interface type)
// ./p.go:29:8: invalid receiver type I (pointer or interface type)
// ./p.go:30:7: cannot define new methods on non-local type int
// ./p.go:31:15: method has multiple receivers
// ./p.go:32:9: method has no receiver
// ./p.go:33:8: invalid receiver type **T
// ./p.go:34:7: invalid receiver type []T
// ./p.go:35:7: undefined: X
// ./p.go:39:6: func init must have no arguments and no return values
// ./p.go:40:6: func init must have no arguments and no return values
// ./p.go:41:6: func main must have no arguments and no return values
// ./p.go:42:6: main redeclared in this block
// 	./p.go:41:6: other declaration of main
// ./p.go:43:5: cannot declare init - must be func
// ./p.go:46:2: duplicate method m
// 	./p.go:45:2: other declaration of method m
// ./p.go:51:2: duplicate method n
// 	./p.go:50:2: other declaration of method n
// ./p.go:53:19: invalid use of ~ (I is an interface)
// ./p.go:53:23: invalid use of ~ (underlying type of T is struct{a int})
// ./p.go:53:53: cannot use main.I in union (main.I contains methods)
// ./p.go:53:62: cannot use comparable in union
// ./p.go:53:83: overlapping terms ~string and string
// ./p.go:56:9: cannot use T{} (value of struct type T) as *T value in argument to (*T).b
// ./p.go:57:4: T.zz undefined (type T has no field or method zz)
// ./p.go:59:4: t.A undefined (type T has no field or method A, but does have method a)
// ./p.go:60:4: t.B undefined (type T has no field or method B, but does have method b)
// ./p.go:61:4: t.c undefined (type T has no field or method c)
// ./p.go:63:4: p.b undefined (type P has no field or method b)
// ./p.go:64:4: p.a undefined (type P has no field or method a)
// ./p.go:66:4: i.x undefined (type I has no field or method x)
// ./p.go:68:5: pi.m undefined (type *I is pointer to interface, not interface)
// ./p.go:70:5: pp.b undefined (type **T has no field or method b)
// ./p.go:72:3: T{}.b() (no value) used as value
// ./p.go:74:2: undefined: init
// ./p.go:75:7: main.x undefined (type func(x int) has no field or method x)
