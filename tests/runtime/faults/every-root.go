// Objects held in every way that a program can hold them, while others come and go: each part ends with a check of what it held.
// It prints "ok", or what was lost. Run with a collection, half done, at most allocations (tests/runtime/faults.test.ts).

package main

import (
	"runtime"
	"unsafe"
	"weak"
)

type node struct {
	next *node
	val  int
}

const magic = 0x5ca1ab1e

func newNode(v int) *node { return &node{val: v ^ magic} }

func (n *node) check(what string, v int) {
	if n == nil || n.val != v^magic {
		println("lost:", what, v)
		failed = true
	}
}

var failed bool
var sink *node
var junkSink []byte

// churn allocates and drops: every allocation is a chance for the collector.
//
//go:noinline
func churn(n int) {
	for i := 0; i < n; i++ {
		sink = newNode(i)
		if i&3 == 0 {
			junkSink = make([]byte, 24+i)
		}
	}
}

// ---- heap against stack: nodes wander between shared cells and the stacks of several goroutines

type cell struct {
	a   *node
	pad [4]int
	b   *node
}

var cells [16]*cell
var blank = new(cell)

func take(k, n int, done chan bool) {
	for i := 0; i < n; i++ {
		c := cells[(k*5+i)%len(cells)]
		held := c.a
		c.a = nil
		v := held.val
		churn(1)
		if i%3 == k%3 {
			runtime.Gosched()
		}
		if held.val != v {
			println("lost: held", k, i)
			failed = true
		}
		c.a = held
		held = nil
		churn(1)
		// The same with whole structs.
		local := *c
		*c = *blank
		churn(1)
		local.b.check("struct copy", -1)
		*c = local
		local = cell{}
		churn(1)
	}
	done <- true
}

func wandering() {
	for i := range cells {
		cells[i] = &cell{a: newNode(i), b: newNode(-1)}
	}
	done := make(chan bool)
	go take(0, 60, done)
	<-done
	for i, c := range cells {
		c.a.check("cell", i)
	}
}

// old nodes go from the stack of one goroutine to the heap while others were scanned already.
var mailbox [8]*node

func giver(k int, done chan bool) {
	for i := 0; i < 25; i++ {
		p := newNode(k)
		churn(3)
		runtime.Gosched()
		mailbox[k] = p
		p = nil
		runtime.Gosched()
		churn(2)
		mailbox[k].check("mailbox", k)
	}
	done <- true
}

func giving() {
	done := make(chan bool)
	for k := range mailbox {
		go giver(k, done)
	}
	for range mailbox {
		<-done
	}
}

// chains that are made of old and new nodes: a new object is initialised with an old one that nothing else holds.
//
//go:noinline
func extend(n *node, v int) *node { return &node{next: n, val: v ^ magic} }

func chains() {
	done := make(chan bool)
	for k := 0; k < 4; k++ {
		go func() {
			var n *node
			for i := 0; i < 60; i++ {
				n = extend(n, i)
				if i%7 == k {
					runtime.Gosched()
				}
			}
			for i := 59; i >= 0; i-- {
				n.check("chain", i)
				if n == nil {
					break
				}
				n = n.next
			}
			done <- true
		}()
	}
	for k := 0; k < 4; k++ {
		<-done
	}
}

// ---- slices: copies and clears

var shared []*node

func slices() {
	shared = make([]*node, 12)
	for i := range shared {
		shared[i] = newNode(i)
	}
	other := make([]*node, len(shared))
	for round := 0; round < 25; round++ {
		copy(other, shared)
		churn(1)
		clear(shared)
		churn(2)
		p, q := other[3], other[5]
		clear(other)
		churn(3)
		p.check("cleared", 3)
		q.check("cleared", 5)
		for i := range other {
			other[i] = newNode(i)
		}
		other[3], other[5] = p, q
		p, q = nil, nil
		copy(shared, other)
		clear(other)
		churn(1)
		keep := shared[7]
		copy(shared[6:], shared[8:])
		churn(2)
		keep.check("moved over", 7)
		for i := range shared {
			shared[i] = newNode(i)
		}
	}
}

// ---- large objects, deep queues, big objects with a type in front

var large []*node
var big *[100]*node

func largeObjects() {
	large = make([]*node, 20000)
	for i := 0; i < len(large); i += 1999 {
		large[i] = newNode(i)
	}
	big = new([100]*node)
	for i := range big {
		big[i] = newNode(i)
	}
	churn(40)
	for i := 0; i < len(large); i += 1999 {
		large[i].check("large", i)
	}
	for i := range big {
		big[i].check("typed", i)
	}
	large = nil
}

func deepQueue() {
	many := make([]*node, 2100)
	for i := range many {
		many[i] = &node{}
		if i < 60 || i > 2040 {
			many[i].next = newNode(i)
		}
	}
	runtime.GC()
	runtime.GC()
	for i := range many {
		if i < 60 || i > 2040 {
			many[i].next.check("queue", i)
		}
	}
}

// ---- globals, interior pointers, tiny objects, zeroing, integers that look like pointers

var g0, g1, g2, g3, g4, g5 *node

type wide struct {
	head [6]int
	mid  node
	tail [6]int
}

type intFirst struct {
	x uintptr
	p *node
}

//go:noinline
func middle() *node {
	w := &wide{mid: node{val: 6 ^ magic}}
	return &w.mid
}

func others() {
	g0, g1, g2, g3, g4, g5 = newNode(0), newNode(1), newNode(2), newNode(3), newNode(4), newNode(5)
	in := middle()
	var bytes [40]*byte
	for i := range bytes {
		bytes[i] = new(byte)
		*bytes[i] = byte(i)
		if i%5 == 4 {
			churn(2)
		}
	}
	churn(30)
	for i, b := range bytes {
		if *b != byte(i) {
			println("lost: byte", i)
			failed = true
		}
	}
	in.check("interior", 6)
	for i, g := range []*node{g0, g1, g2, g3, g4, g5} {
		g.check("global", i)
	}
	for i := 0; i < 60; i++ {
		for _, w := range make([]int, 1+i%30) {
			if w != 0 {
				println("not zero")
				failed = true
				break
			}
		}
		junk := make([]int, 1+i%30)
		for j := range junk {
			junk[j] = -1
		}
		shared = append(shared[:0:0], newNode(i))
	}
	numbers := make([]*intFirst, 0, 64)
	for i := 0; i < 64; i++ {
		dead := uintptr(unsafe.Pointer(newNode(i)))
		numbers = append(numbers, &intFirst{x: dead})
		churn(1)
	}
	runtime.GC()
	runtime.KeepAlive(numbers)
}

// ---- frames, closures, address-taken locals, deferred calls, panics

//go:noinline
func deep(n int, p *node) int {
	q := newNode(n)
	local := node{next: newNode(n + 1000), val: n}
	pl := hide(&local)
	r := 0
	if n > 0 {
		r = deep(n-1, q)
	} else {
		churn(20)
	}
	q.check("frame", n)
	pl.next.check("stack object", n+1000)
	if p != nil {
		p.check("argument", n+1)
	}
	return r + 1
}

//go:noinline
func hide(n *node) *node { return n }

//go:noinline
func apply(f func(int), n int) {
	for i := 0; i < n; i++ {
		churn(1)
		f(i)
	}
}

func closures() {
	held := newNode(1)
	sum := 0
	inner := node{next: newNode(2)}
	apply(func(i int) {
		churn(1)
		sum += i
		if i%2 == 0 {
			deep(2, nil)
		}
		inner.next.check("captured local", 2)
		held.check("captured", 1)
		sum++
	}, 10)
	if sum != 55 {
		println("lost: sum", sum)
		failed = true
	}
	f := counter()
	held = nil
	for i := 0; i < 10; i++ {
		churn(3)
		f(i)
	}
}

// counter is a closure that only its own frame holds while it runs.
func counter() func(int) {
	n := newNode(7)
	return func(i int) {
		churn(2)
		n.check("context", 7)
	}
}

//go:noinline
func once() {
	func() func() {
		n := newNode(8)
		return func() {
			churn(12)
			n.check("only in a frame", 8)
		}
	}()()
}

func deferring(n int) (r int) {
	for i := 0; i < n; i++ {
		p := newNode(i)
		defer func() {
			churn(1)
			p.check("deferred", i)
			r++
		}()
	}
	churn(10)
	return 0
}

func panicking(n int) (r int) {
	defer func() {
		v := recover()
		churn(2)
		v.(*node).check("panic value", n)
		r = n
	}()
	defer func() {
		p := newNode(5)
		churn(2)
		if n > 0 {
			panicking(n - 1)
		}
		p.check("while panicking", 5)
	}()
	churn(1)
	panic(newNode(n))
}

func frames() {
	if deep(30, nil) != 31 {
		println("lost: depth")
		failed = true
	}
	closures()
	for i := 0; i < 10; i++ {
		once()
	}
	for i := 0; i < 5; i++ {
		if deferring(6) != 6 || panicking(4) != 4 {
			println("lost: result")
			failed = true
		}
	}
}

// ---- goroutines: functions that wait to run, places that are received into, shrunk stacks

//go:noinline
func later(i int, out chan int) func() {
	p := newNode(i)
	return func() {
		p.check("go function", i)
		out <- i
	}
}

func starting() {
	out := make(chan int, 64)
	for i := 0; i < 40; i++ {
		f := later(i, out)
		churn(1)
		runtime.Gosched()
		go f()
		f = nil
		churn(i % 4)
		runtime.Gosched()
	}
	for i := 0; i < 40; i++ {
		<-out
	}
}

//go:noinline
func receiver(in chan *node, quit chan bool) {
	deepen(40)
	for {
		p, ok := <-in
		if !ok {
			break
		}
		churn(1)
		p.check("received", 9)
	}
	quit <- true
}

// selecting is receiver with a select whose place is a variable of its own.
//
//go:noinline
func selecting(in chan *node, stop, quit chan bool) {
	deepen(40)
	for more := true; more; {
		var p *node
		select {
		case p = <-in:
			churn(1)
			p.check("selected", 9)
		case <-stop:
			more = false
		}
	}
	quit <- true
}

//go:noinline
func deepen(n int) int {
	var pad [20]int
	if n > 0 {
		pad[n%20] = deepen(n - 1)
	}
	return pad[3] + n
}

func receiving() {
	in := make(chan *node)
	quit := make(chan bool)
	stop := make(chan bool)
	const n = 4
	for i := 0; i < n; i += 2 {
		go receiver(in, quit)
		go selecting(in, stop, quit)
	}
	for i := 0; i < 40; i++ {
		runtime.Gosched()
		churn(4)
		in <- newNode(9)
		churn(2)
	}
	for i := 0; i < n; i += 2 {
		stop <- true
	}
	close(in)
	for i := 0; i < n; i++ {
		<-quit
	}
}

// ---- finalizers, cleanups, weak pointers

type resource struct {
	id   int
	more *node
}

var finalized, cleaned int

//go:noinline
func makeResource(i int) {
	r := &resource{i, newNode(i)}
	want := newNode(i + 500)
	runtime.SetFinalizer(r, func(r *resource) {
		churn(1)
		r.more.check("finalized", i)
		want.check("finalizer", i+500)
		finalized++
	})
	c := &resource{i, nil}
	runtime.AddCleanup(c, func(n *node) {
		n.check("cleanup", i+900)
		cleaned++
	}, newNode(i+900))
}

//go:noinline
func makeWeak() weak.Pointer[resource] { return weak.Make(&resource{id: 3}) }

func dying() {
	w := makeWeak()
	for i := 0; i < 12; i++ {
		makeResource(i)
		churn(3)
	}
	clobber(20)
	for i := 0; i < 20 && (finalized < 12 || cleaned < 12); i++ {
		runtime.GC()
		churn(2)
		runtime.Gosched()
	}
	if finalized != 12 || cleaned != 12 {
		println("lost: finalized, cleaned", finalized, cleaned)
		failed = true
	}
	if w.Value() != nil {
		println("a weak pointer to a dead object")
		failed = true
	}
}

//go:noinline
func clobber(n int) int {
	if n == 0 {
		return 0
	}
	return clobber(n-1) + 1
}

// part is the one that runs alone, counted from 1; 0: all. The test sets it in the program's memory.
var part int

func main() {
	parts := []func(){wandering, giving, chains, slices, largeObjects, others, frames, starting, receiving, dying, deepQueue}
	for i, f := range parts {
		if part == 0 || part == i+1 {
			f()
		}
	}
	if !failed {
		println("ok")
	}
}
