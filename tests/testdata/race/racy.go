package main

import (
	"bytes"
	"reflect"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unsafe"
)

type point struct{ x, y int }

type pair struct {
	a string
	b []int
}

type shape interface{ area() int }

func (p point) area() int   { return p.x * p.y }
func (p *point) move(d int) { p.x += d }

var (
	global    int
	globalStr string
	globalArr [4]int
	globalMap map[string]int
	globalPtr *point
	globalIf  any
)

var _ = add("racy global write write", func() {
	go func() { global = 1 }()
	global = 2
	pause()
})

var _ = add("racy global read write", func() {
	go func() { use(global) }()
	pause()
	global = 2
})

var _ = add("racy captured variable", func() {
	x := 0
	go func() { x++ }()
	pause()
	use(x)
})

var _ = add("racy captured by two goroutines", func() {
	x := 0
	use(x)
	for range 2 {
		go func() { x++ }()
		pause()
	}
})

var _ = add("racy field", func() {
	p := &point{1, 2}
	go func() { p.y = 3 }()
	pause()
	use(p.y)
})

var _ = add("racy whole struct against field", func() {
	p := &point{1, 2}
	go func() { *p = point{3, 4} }()
	pause()
	use(p.y)
})

var _ = add("racy struct copy", func() {
	p := &pair{}
	go func() { *p = pair{"x", nil} }()
	pause()
	q := *p
	use(q)
})

var _ = add("racy string variable", func() {
	go func() { globalStr = "abc" }()
	pause()
	use(globalStr)
})

var _ = add("racy string length", func() {
	go func() { globalStr = "abc" }()
	pause()
	use(len(globalStr))
})

var _ = add("racy slice element", func() {
	s := make([]int, 4)
	go func() { s[2] = 1 }()
	pause()
	use(s[2])
})

var _ = add("racy slice variable", func() {
	s := make([]int, 4)
	go func() { s = append(s, 1) }()
	pause()
	use(len(s))
})

var _ = add("racy append into spare room", func() {
	s := make([]int, 1, 4)
	go func() { use(append(s, 1)) }()
	pause()
	use(append(s, 2))
})

var _ = add("racy append that grows reads", func() {
	s := make([]int, 4)
	go func() { s[1] = 1 }()
	pause()
	use(append(s, 2))
})

var _ = add("racy copy into", func() {
	s, t := make([]int, 8), make([]int, 8)
	go func() { copy(s, t) }()
	pause()
	s[3] = 1
})

var _ = add("racy copy from", func() {
	s, t := make([]byte, 8), make([]byte, 8)
	go func() { copy(s, t) }()
	pause()
	t[3] = 1
})

var _ = add("racy bytes to string", func() {
	b := []byte("hello, gophers")
	go func() { use(string(b)) }()
	pause()
	b[5] = ';'
})

var _ = add("racy array element", func() {
	go func() { globalArr[1] = 1 }()
	pause()
	use(globalArr[1])
})

var _ = add("racy array copy", func() {
	go func() { globalArr[1] = 1 }()
	pause()
	a := globalArr
	use(a)
})

var _ = add("racy range over array", func() {
	a := new([4]int)
	go func() { a[2] = 1 }()
	pause()
	n := 0
	for _, v := range a {
		n += v
	}
	use(n)
})

var _ = add("racy map write write", func() {
	m := map[int]int{}
	go func() { m[1] = 1 }()
	pause()
	m[2] = 2
})

var _ = add("racy map read write", func() {
	m := map[string]int{"a": 1}
	go func() { use(m["a"]) }()
	pause()
	m["b"] = 2
})

var _ = add("racy map delete", func() {
	m := map[string]int{"a": 1}
	go func() { delete(m, "a") }()
	pause()
	_, ok := m["a"]
	use(ok)
})

var _ = add("racy map range", func() {
	m := map[int]int{1: 1, 2: 2}
	go func() { m[3] = 3 }()
	pause()
	for k := range m {
		use(k)
		break
	}
})

var _ = add("racy map clear", func() {
	m := map[int]int{1: 1, 2: 2}
	go func() { clear(m) }()
	pause()
	use(m[1])
})

var _ = add("racy map len", func() {
	m := map[int]int{1: 1, 2: 2}
	go func() { m[3] = 3 }()
	pause()
	use(len(m))
})

var _ = add("racy map of big keys", func() {
	m := map[[40]int]int{}
	go func() { m[[40]int{1}] = 1 }()
	pause()
	use(m[[40]int{2}])
})

var _ = add("racy map value through pointer", func() {
	m := map[int]*point{1: {}}
	go func() { m[1].x = 1 }()
	pause()
	use(m[1].x)
})

var _ = add("racy interface variable", func() {
	go func() { globalIf = 1 }()
	pause()
	use(globalIf)
})

var _ = add("racy interface method receiver", func() {
	p := &point{1, 2}
	var s shape = p
	go func() { p.x = 5 }()
	pause()
	use(s.area())
})

var _ = add("racy method", func() {
	p := &point{1, 2}
	go p.move(1)
	pause()
	p.move(2)
})

var _ = add("racy method value", func() {
	p := &point{1, 2}
	f := p.move
	go f(1)
	pause()
	f(2)
})

func (p *point) getX() int { return p.x }

var _ = add("racy getter", func() {
	p := &point{1, 2}
	go func() { p.x = 3 }()
	pause()
	use(p.getX())
})

var _ = add("racy getter in an expression", func() {
	p := &point{1, 2}
	go func() { p.x = 3 }()
	pause()
	x := p.getX() +
		p.y
	use(x)
})

var _ = add("racy pointer published", func() {
	go func() { globalPtr = &point{1, 2} }()
	pause()
	if p := globalPtr; p != nil {
		use(p.x)
	}
})

var _ = add("racy loop variable shared", func() {
	i := 0
	for i = 0; i < 2; i++ {
		go func() { use(i) }()
		pause()
	}
})

var _ = add("racy result of a function", func() {
	use(func() (r int) {
		go func() { r = 1 }()
		pause()
		return r
	}())
})

var _ = add("racy defer", func() {
	x := 0
	use(x)
	done := make(chan bool)
	go func() {
		defer func() { x = 1 }()
		close(done)
		pause()
	}()
	<-done
	x = 2
	pause()
	pause()
})

var _ = add("racy after unlock", func() {
	var mu sync.Mutex
	x := 0
	go func() {
		mu.Lock()
		mu.Unlock()
		x = 1
	}()
	pause()
	mu.Lock()
	use(x)
	mu.Unlock()
})

var _ = add("racy different mutexes", func() {
	var a, b sync.Mutex
	x := 0
	use(x)
	go func() {
		a.Lock()
		x = 1
		a.Unlock()
	}()
	pause()
	b.Lock()
	x = 2
	b.Unlock()
})

var _ = add("racy writes under read locks", func() {
	var rw sync.RWMutex
	x := 0
	use(x)
	go func() {
		rw.RLock()
		x = 1
		rw.RUnlock()
	}()
	pause()
	rw.RLock()
	x = 2
	rw.RUnlock()
})

var _ = add("racy waitgroup done early", func() {
	var wg sync.WaitGroup
	x := 0
	wg.Add(1)
	go func() {
		wg.Done()
		x = 1
	}()
	wg.Wait()
	pause()
	use(x)
})

var _ = add("racy waitgroup add in goroutine", func() {
	var wg sync.WaitGroup
	go func() {
		wg.Add(1)
		pause()
		pause()
		pause()
		wg.Done()
	}()
	pause()
	wg.Wait()
})

var _ = add("racy waitgroup adds do not order", func() {
	var wg sync.WaitGroup
	x := 0
	use(x)
	wg.Add(2)
	go func() { x = 1; wg.Done() }()
	pause()
	go func() { pause(); x = 2; wg.Done() }()
	wg.Wait()
})

var _ = add("racy atomic against plain read", func() {
	var x int32
	go func() { atomic.StoreInt32(&x, 1) }()
	pause()
	use(x)
})

var _ = add("racy atomic add against plain write", func() {
	var x int64
	go func() { x = 1 }()
	pause()
	atomic.AddInt64(&x, 1)
})

var _ = add("racy failed compare and swap", func() {
	var x uint32
	go func() { x = 1 }()
	pause()
	use(atomic.CompareAndSwapUint32(&x, 5, 6))
})

var _ = add("racy atomic load does not publish", func() {
	var flag atomic.Int32
	x := 0
	go func() {
		x = 1
		flag.Load()
	}()
	pause()
	flag.Load()
	use(x)
})

var _ = add("racy buffered channel as lock of two", func() {
	sem := make(chan bool, 2)
	x := 0
	use(x)
	for range 2 {
		go func() {
			sem <- true
			x++
			<-sem
		}()
		pause()
	}
})

var _ = add("racy buffered send does not wait", func() {
	c := make(chan int, 1)
	x := 0
	go func() {
		x = 1
		<-c
	}()
	c <- 1
	pause()
	use(x)
})

var _ = add("racy close against send", func() {
	c := make(chan int, 4)
	go func() { c <- 1 }()
	pause()
	close(c)
})

var _ = add("racy value sent through channel", func() {
	c := make(chan *point)
	go func() {
		p := &point{}
		c <- p
		pause()
		p.x = 1
	}()
	p := <-c
	p.x = 2
	pause()
	pause()
})

var _ = add("racy select default", func() {
	c := make(chan int)
	x := 0
	go func() {
		x = 1
		select {
		case c <- 1:
		default:
		}
	}()
	pause()
	select {
	case <-c:
	default:
	}
	use(x)
})

var _ = add("racy once body against outside", func() {
	var once sync.Once
	x := 0
	go once.Do(func() { x = 1 })
	pause()
	use(x)
})

var _ = add("racy cond without lock", func() {
	var mu sync.Mutex
	c := sync.NewCond(&mu)
	x := 0
	use(x)
	go func() {
		mu.Lock()
		c.Wait()
		mu.Unlock()
		x = 1
	}()
	pause()
	c.Signal()
	x = 2
	pause()
})

var _ = add("racy pool after put", func() {
	var p sync.Pool
	v := &point{}
	p.Put(v)
	go func() { v.x = 1 }()
	pause()
	v.x = 2
})

var _ = add("racy AfterFunc", func() {
	x := 0
	time.AfterFunc(time.Millisecond, func() { x = 1 })
	pause()
	use(x)
})

var _ = add("racy strings.Builder", func() {
	var b strings.Builder
	b.Grow(10)
	go b.WriteByte('x')
	pause()
	b.WriteByte('y')
})

var _ = add("racy bytes.Buffer", func() {
	var b bytes.Buffer
	b.WriteString("0123456789")
	go func() { b.WriteString("abc") }()
	pause()
	use(b.Len())
})

var _ = add("racy sort", func() {
	s := []int{3, 1, 2}
	go func() { sort.Ints(s) }()
	pause()
	use(s[0])
})

var _ = add("racy reflect", func() {
	x := 0
	go func() { reflect.ValueOf(&x).Elem().SetInt(1) }()
	pause()
	use(x)
})

var _ = add("racy unsafe bytes", func() {
	var x uint64
	go func() { *(*byte)(unsafe.Pointer(&x)) = 1 }()
	pause()
	use(x)
})

var _ = add("racy sync.Map value", func() {
	var m sync.Map
	p := &point{}
	m.Store("p", p)
	go func() { p.x = 1 }()
	pause()
	v, _ := m.Load("p")
	use(v.(*point).x)
})

var _ = add("racy goroutine writes what its creator goes on to read", func() {
	p := new(int)
	go func(p *int) { *p = 1 }(p)
	pause()
	*p = *p + 1
})

var _ = add("racy nested goroutines", func() {
	x := 0
	use(x)
	go func() {
		go func() { x = 1 }()
		pause()
		x = 2
	}()
	pause()
	pause()
	pause()
})

//go:noinline
func set(p *int, v int) { *p = v }

func setInline(p *int, v int) { *p = v }

var _ = add("racy in called functions", func() {
	x := 0
	use(x)
	go set(&x, 1)
	pause()
	setInline(&x, 2)
})

var _ = add("racy switch on type", func() {
	go func() { globalIf = "s" }()
	pause()
	switch globalIf.(type) {
	case int:
		use(1)
	}
})

var _ = add("racy compare structs", func() {
	p, q := &point{1, 2}, &point{1, 2}
	go func() { p.x = 3 }()
	pause()
	use(*p == *q)
})

var _ = add("racy zeroing", func() {
	p := new([100]int)
	go func() { *p = [100]int{} }()
	pause()
	use(p[50])
})

var _ = add("unseen clear of a slice", func() {
	s := make([]int, 20)
	go func() { clear(s) }()
	pause()
	use(s[7])
})

var _ = add("racy shadowed error pattern", func() {
	var err error
	go func() { err = nil }()
	pause()
	if err != nil {
		use(1)
	}
})

var _ = add("racy three goroutines", func() {
	x := 0
	use(x)
	go func() { x = 1 }()
	pause()
	go func() { use(x) }()
	pause()
	go func() { x = 3 }()
	pause()
})

var _ = add("racy channel variable", func() {
	c := make(chan int, 1)
	go func() { c = make(chan int, 2) }()
	pause()
	use(cap(c))
})

var _ = add("racy func variable", func() {
	f := func() int { return 1 }
	go func() { f = func() int { return 2 } }()
	pause()
	use(f())
})
