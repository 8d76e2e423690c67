// run

package main

import "fmt"

type T struct{ a int }

func (t T) V() int   { return t.a }
func (t *T) P() string { return fmt.Sprint(t == nil) }

type Em struct{ *T }
type I interface{ V() int }
type J interface{ P() string }

func try(name string, f func() any) {
	defer func() {
		if e := recover(); e != nil {
			fmt.Println(name, "panic:", e)
		}
	}()
	fmt.Println(name, f())
}

type fn func() int

func (f fn) call() int { return f() }

type mp map[string]int

func (m mp) set(k string, v int) { m[k] = v }
func (m mp) get(k string) int    { return m[k] }

func main() {
	var p *T
	try("value", func() any { return p.V() })
	try("value mv", func() any { f := p.V; return f() })
	try("value mv made", func() any { f := p.V; _ = f; return "made" })
	try("ptr", func() any { return p.P() })
	try("ptr mv", func() any { f := p.P; return f() })
	try("expr", func() any { return (*T).V(p) })
	try("expr P", func() any { return (*T).P(p) })
	try("iface", func() any { var i I = p; return i.V() })
	try("iface mv", func() any { var i I = p; f := i.V; return f() })
	try("iface mexpr", func() any { var i I = p; return I.V(i) })
	var e Em
	try("embedded", func() any { return e.V() })
	try("embedded P", func() any { return e.P() })
	try("embedded mv", func() any { f := e.V; return f() })
	try("embedded P mv", func() any { f := e.P; return f() })
	try("embedded iface", func() any { var j J = e; return j.P() })
	try("embedded iface V", func() any { var i I = e; return i.V() })
	var pe *Em
	try("pe", func() any { return pe.P() })
	try("pe mv", func() any { f := pe.P; return f() })
	try("pe iface", func() any { var j J = pe; return j.P() })
	t := T{1}
	f, g := t.V, (&t).V
	h := t.P
	t.a = 2
	fmt.Println(f(), g(), h(), T.V(t), (*T).V(&t), I.V(t))
	var i I = t
	k := i.V
	t.a = 3
	i = T{9}
	fmt.Println(k(), i.V())
	defer func(x func() int) { fmt.Println("deferred", x()) }(t.V)
	t.a = 4
	try("defer nil", func() any { var i I; defer i.V(); fmt.Println("not reached?"); return 0 })
	try("defer nil func", func() any { var f func(); defer f(); fmt.Println("reached"); return 0 })
	try("defer p.V", func() any { defer p.V(); fmt.Println("not reached?"); return 0 })
	try("defer p.P", func() any { defer p.P(); fmt.Println("reached"); return 0 })
	var nf fn
	try("fn", func() any { return nf.call() })
	c := fn(func() int { return 7 }).call
	fmt.Println(c())
	m := mp{}
	st := m.set
	st("a", 1)
	fmt.Println(m.get("a"), mp.get(m, "a"), mp(nil).get("x"))
	arr := [2]T{{1}, {2}}
	fs := []func() int{}
	for _, v := range arr {
		fs = append(fs, v.V)
	}
	for i := range arr {
		fs = append(fs, arr[i].V)
	}
	arr[0].a = 100
	for _, f := range fs {
		fmt.Print(f(), " ")
	}
	fmt.Println()
	fmt.Printf("%T %T %T %T\n", T.V, (*T).P, I.V, Em.P)
}

// Output:
// value panic: runtime error: invalid memory address or nil pointer dereference
// value mv panic: runtime error: invalid memory address or nil pointer dereference
// value mv made panic: runtime error: invalid memory address or nil pointer dereference
// ptr true
// ptr mv true
// expr panic: value method main.T.V called using nil *T pointer
// expr P true
// iface panic: runtime error: invalid memory address or nil pointer dereference
// iface mv panic: value method main.T.V called using nil *T pointer
// iface mexpr panic: value method main.T.V called using nil *T pointer
// embedded panic: runtime error: invalid memory address or nil pointer dereference
// embedded P true
// embedded mv panic: runtime error: invalid memory address or nil pointer dereference
// embedded P mv true
// embedded iface true
// embedded iface V panic: runtime error: invalid memory address or nil pointer dereference
// pe panic: runtime error: invalid memory address or nil pointer dereference
// pe mv panic: runtime error: invalid memory address or nil pointer dereference
// pe iface panic: runtime error: invalid memory address or nil pointer dereference
// 1 1 false 2 2 2
// 2 9
// defer nil panic: runtime error: invalid memory address or nil pointer dereference
// reached
// defer nil func panic: runtime error: invalid memory address or nil pointer dereference
// defer p.V panic: runtime error: invalid memory address or nil pointer dereference
// reached
// defer p.P 0
// fn panic: runtime error: invalid memory address or nil pointer dereference
// 7
// 1 1 0
// 1 2 1 2
// func(main.T) int func(*main.T) string func(main.I) int func(main.Em) string
// deferred 3
