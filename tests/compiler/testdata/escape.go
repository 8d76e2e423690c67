package p

type node struct {
	next *node
	val  int
	buf  []byte
	name string
}

type iface interface{ m(*int) }

var sink any
var global *int

func local() int {
	x := 1
	p := &x
	return *p
}

func returned() *int {
	x := 1
	return &x
}

func toGlobal(p *int)        { global = p }
func content(n *node)        { global = &n.next.val }
func through(p *node) *node  { return p }
func field(n *node) []byte   { return n.buf }
func two(a, b *int) (x, y *int) { return b, a }
func ignore(_ *int, p *int)  {}
func nop(p *int)             { _ = p }

func self(n *node) {
	n.buf = n.buf[1:]
	n.next.buf = n.buf
	n.name = n.name[:2]
}

func callsIface(i iface) {
	x := 1
	i.m(&x)
}

func callsFunc(f func(*int) *int) int {
	x := 1
	return *f(&x)
}

func loops(n int) {
	var keep []*int
	for i := 0; i < n; i++ {
		keep = append(keep, &i)
		y := i
		keep = append(keep, &y)
	}
	for i, v := range []int{1, 2, 3} {
		func() { sink = i }()
		_ = &v
	}
	_ = keep
}

func slices(n int) []int {
	a := make([]int, 10)
	b := make([]int, n)
	c := make([]int, 100000)
	d := [...]int{1, 2, 3}
	e := d[:]
	var f []int
	for _, x := range a {
		f = append(f, x, b[0], c[0], e[0])
	}
	return f
}

func const10() int {
	n := 10
	s := make([]byte, n)
	return len(s)
}

func strs(a string, b []byte) string {
	c := a + string(b)
	for _, x := range []byte(a) {
		_ = x
	}
	d := []byte(a)
	d[0] = 1
	return c + string([]rune(c))
}

func boxes(x int, s string, p *int, n node) {
	sink = x
	sink = s
	sink = p
	sink = n
	var local any = n
	_ = local
	y := 5
	sink = y
}

func maps(k string, v *int) map[string]*int {
	m := map[string]*int{k: v}
	m["x"] = new(int)
	small := make(map[int]int)
	small[1] = 2
	return m
}

func chans(c chan *int, p *int) {
	select {
	case c <- p:
	case q := <-c:
		toGlobal(q)
	default:
	}
}

func gos(p *int) {
	go nop(p)
	defer nop(p)
	for i := 0; i < 3; i++ {
		defer func() { println(i) }()
	}
}

func captures() func() int {
	a, b, c := 1, 2, [20]int{}
	b++
	f := func() int { return a + b + c[0] }
	b = 3
	return f
}

func byRef() int {
	x := 0
	func() { x++ }()
	return x
}

func methodValue(n *node) func() int { return n.get }
func (n *node) get() int             { return n.val }

func big() {
	var x [200000]byte
	y := new([70000]byte)
	_, _ = x, y
}

func gotos(n int) {
	var p *int
again:
	x := n
	p = &x
	if n--; n > 0 {
		goto again
	}
	_ = p
}

func mutual1(p *int, n int) *int {
	if n == 0 {
		return p
	}
	return mutual2(p, n-1)
}
func mutual2(p *int, n int) *int { return mutual1(p, n) }

func variadic(xs ...*int) { _ = xs }
func useVariadic()        { x := 1; variadic(&x, nil) }

func arrays(p *int) (a [2]*int) { a[0] = p; return }

func switches(x any) *int {
	switch v := x.(type) {
	case *int:
		return v
	case node:
		return &v.val
	}
	return nil
}

//go:noescape
func asm(p *int)
func asm2(p *int, u uintptr)

func index(a *[256]int, b byte) int { return a[b] }

var static = &node{name: "x", next: &node{val: local()}}
