package main

import (
	"bytes"
	"context"
	"fmt"
	"iter"
	"runtime"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

var _ = add("free only reads", func() {
	x := 1
	go func() { use(x) }()
	use(x)
	pause()
})

var _ = add("free before go", func() {
	x := 1
	use(x)
	x = 2
	go func() { x = 3 }()
	pause()
})

var _ = add("free mutex", func() {
	var mu sync.Mutex
	x := 0
	for range 4 {
		go func() {
			for range 10 {
				mu.Lock()
				x++
				mu.Unlock()
			}
		}()
	}
	pause()
	mu.Lock()
	use(x)
	mu.Unlock()
})

var _ = add("free trylock", func() {
	var mu sync.Mutex
	x := 0
	use(x)
	go func() {
		mu.Lock()
		x = 1
		mu.Unlock()
	}()
	pause()
	if mu.TryLock() {
		x = 2
		mu.Unlock()
	}
})

var _ = add("free contended mutex", func() {
	var mu sync.Mutex
	var wg sync.WaitGroup
	x := 0
	for range 8 {
		wg.Go(func() {
			mu.Lock()
			x++
			runtime.Gosched()
			x++
			mu.Unlock()
		})
	}
	wg.Wait()
	use(x)
})

var _ = add("free rwmutex", func() {
	var rw sync.RWMutex
	x := 0
	for range 3 {
		go func() {
			rw.RLock()
			use(x == 0)
			rw.RUnlock()
		}()
	}
	pause()
	rw.Lock()
	x = 1
	rw.Unlock()
	pause()
	go func() {
		rw.RLock()
		v := x
		rw.RUnlock()
		_ = v
	}()
	pause()
})

var _ = add("free unbuffered send", func() {
	c := make(chan bool)
	x := 0
	go func() {
		x = 1
		c <- true
	}()
	<-c
	use(x)
})

var _ = add("free unbuffered receive", func() {
	c := make(chan bool)
	x := 0
	go func() {
		x = 1
		<-c
	}()
	c <- true
	use(x)
})

var _ = add("free buffered send", func() {
	c := make(chan bool, 10)
	x := 0
	go func() {
		x = 1
		c <- true
	}()
	<-c
	use(x)
})

var _ = add("free buffered channel as lock", func() {
	sem := make(chan bool, 1)
	x := 0
	for range 4 {
		go func() {
			sem <- true
			x++
			<-sem
		}()
	}
	pause()
	sem <- true
	use(x)
})

var _ = add("free buffered struct channel as lock", func() {
	sem := make(chan struct{}, 1)
	x := 0
	for range 4 {
		go func() {
			sem <- struct{}{}
			x++
			<-sem
		}()
	}
	pause()
	sem <- struct{}{}
	use(x)
})

var _ = add("free close", func() {
	c := make(chan bool)
	x := 0
	go func() {
		x = 1
		close(c)
	}()
	<-c
	use(x)
})

var _ = add("free close seen late", func() {
	c := make(chan bool)
	x := 0
	go func() {
		x = 1
		close(c)
	}()
	pause()
	_, ok := <-c
	use(ok)
	use(x)
})

var _ = add("free range over channel", func() {
	c := make(chan *point, 2)
	go func() {
		for i := range 5 {
			c <- &point{i, i}
		}
		close(c)
	}()
	for p := range c {
		p.x++
	}
})

var _ = add("free select", func() {
	a, b := make(chan int), make(chan int)
	x := 0
	go func() {
		x = 1
		select {
		case a <- 1:
		case <-b:
		}
	}()
	select {
	case <-a:
	case b <- 1:
	}
	use(x)
})

var _ = add("free select on closed", func() {
	a, b := make(chan int), make(chan int)
	x := 0
	go func() {
		x = 1
		close(a)
	}()
	select {
	case <-a:
	case <-b:
	}
	use(x)
})

var _ = add("free select with buffer", func() {
	a, b := make(chan int, 1), make(chan int, 1)
	x := 0
	go func() {
		x = 1
		select {
		case a <- 1:
		case b <- 1:
		}
	}()
	pause()
	select {
	case <-a:
	case <-b:
	}
	use(x)
})

var _ = add("free pipeline", func() {
	a, b := make(chan []int), make(chan []int)
	go func() {
		for s := range a {
			s[0]++
			b <- s
		}
		close(b)
	}()
	go func() {
		for range 3 {
			a <- make([]int, 1)
		}
		close(a)
	}()
	for s := range b {
		s[0]++
	}
})

var _ = add("free waitgroup", func() {
	var wg sync.WaitGroup
	s := make([]int, 8)
	for i := range s {
		wg.Add(1)
		go func() {
			defer wg.Done()
			s[i] = i
		}()
	}
	wg.Wait()
	use(s[3])
})

var _ = add("free waitgroup twice", func() {
	var wg sync.WaitGroup
	x := 0
	for range 2 {
		wg.Add(1)
		go func() {
			x++
			wg.Done()
		}()
		wg.Wait()
	}
	use(x)
})

var _ = add("free waitgroup go", func() {
	var wg sync.WaitGroup
	x := 0
	wg.Go(func() { x = 1 })
	wg.Wait()
	use(x)
})

var _ = add("free once", func() {
	var once sync.Once
	x := 0
	for range 3 {
		go func() {
			once.Do(func() { x = 1 })
			use(x)
		}()
	}
	once.Do(func() { x = 2 })
	use(x)
	pause()
})

var _ = add("free OnceValue", func() {
	f := sync.OnceValue(func() *point { return &point{1, 2} })
	go func() { use(f().x) }()
	use(f().y)
	pause()
})

var _ = add("free cond", func() {
	var mu sync.Mutex
	c := sync.NewCond(&mu)
	x, ready := 0, false
	go func() {
		mu.Lock()
		x = 1
		ready = true
		mu.Unlock()
		c.Broadcast()
	}()
	mu.Lock()
	for !ready {
		c.Wait()
	}
	use(x)
	mu.Unlock()
})

var _ = add("free atomic flag", func() {
	var flag int32
	x := 0
	go func() {
		x = 1
		atomic.StoreInt32(&flag, 1)
	}()
	for atomic.LoadInt32(&flag) == 0 {
		runtime.Gosched()
	}
	use(x)
})

var _ = add("free atomic types", func() {
	var flag atomic.Bool
	var p atomic.Pointer[point]
	go func() {
		p.Store(&point{1, 2})
		flag.Store(true)
	}()
	for !flag.Load() {
		runtime.Gosched()
	}
	use(p.Load().y)
})

var _ = add("free atomic counters", func() {
	var n atomic.Int64
	var m uint32
	for range 4 {
		go func() {
			n.Add(1)
			atomic.AddUint32(&m, 1)
			atomic.OrUint32(&m, 8)
		}()
	}
	pause()
	use(n.Load())
	use(atomic.LoadUint32(&m))
})

var _ = add("free compare and swap lock", func() {
	var l uint32
	x := 0
	for range 4 {
		go func() {
			for !atomic.CompareAndSwapUint32(&l, 0, 1) {
				runtime.Gosched()
			}
			x++
			atomic.StoreUint32(&l, 0)
		}()
	}
	pause()
	for !atomic.CompareAndSwapUint32(&l, 0, 1) {
		runtime.Gosched()
	}
	use(x)
})

var _ = add("free atomic.Value", func() {
	var v atomic.Value
	v.Store(&point{})
	go func() { v.Store(&point{1, 2}) }()
	pause()
	use(v.Load().(*point).x)
})

var _ = add("free sync.Map", func() {
	var m sync.Map
	go func() { m.Store("p", &point{1, 2}) }()
	for {
		if v, ok := m.Load("p"); ok {
			use(v.(*point).x)
			break
		}
		pause()
	}
	m.Range(func(k, v any) bool { return true })
})

var _ = add("free sync.Pool", func() {
	p := sync.Pool{New: func() any { return new(point) }}
	for range 4 {
		go func() {
			v := p.Get().(*point)
			v.x++
			p.Put(v)
		}()
	}
	pause()
	v := p.Get().(*point)
	v.x++
})

var _ = add("free timer channel", func() {
	x := 1
	t := time.NewTimer(time.Millisecond)
	x = 2
	<-t.C
	use(x)
})

var _ = add("free AfterFunc", func() {
	x := 1
	done := make(chan bool)
	time.AfterFunc(time.Millisecond, func() {
		x++
		close(done)
	})
	<-done
	use(x)
})

var _ = add("free timer reset", func() {
	x := 0
	done := make(chan bool, 1)
	t := time.AfterFunc(time.Hour, func() {
		use(x)
		done <- true
	})
	x = 1
	t.Reset(time.Millisecond)
	<-done
})

var _ = add("free ticker", func() {
	t := time.NewTicker(time.Millisecond)
	for range 2 {
		<-t.C
	}
	t.Stop()
})

var _ = add("free context", func() {
	ctx, cancel := context.WithCancel(context.Background())
	x := 0
	go func() {
		x = 1
		cancel()
	}()
	<-ctx.Done()
	use(x)
	use(ctx.Err())
})

var _ = add("free context values and timeouts", func() {
	ctx, cancel := context.WithTimeout(context.WithValue(context.Background(), "k", 1), time.Millisecond)
	defer cancel()
	for range 3 {
		go func() {
			<-ctx.Done()
			use(ctx.Value("k"))
			use(ctx.Err())
		}()
	}
	<-ctx.Done()
	pause()
})

var _ = add("free Pull", func() {
	x := 0
	next, stop := iter.Pull(func(yield func(int) bool) {
		for i := range 3 {
			x++
			if !yield(i) {
				return
			}
		}
	})
	for range 2 {
		next()
		x++
	}
	stop()
	use(x)
})

var _ = add("free disjoint fields", func() {
	p := new(point)
	go func() { p.x = 1 }()
	p.y = 2
	pause()
})

var _ = add("free disjoint elements", func() {
	s := make([]byte, 16)
	for i := range s {
		go func() { s[i] = 1 }()
	}
	pause()
})

var _ = add("free disjoint halves", func() {
	s := make([]int, 16)
	go func() { copy(s[:8], make([]int, 8)) }()
	clear(s[8:])
	pause()
})

var _ = add("free memory used again", func() {
	for range 100 {
		p := new(int)
		go func() { *p = 1 }()
	}
	runtime.GC()
	for range 100 {
		q := new(int)
		*q = 2
		use(q)
	}
	pause()
})

var _ = add("free stacks used again", func() {
	var wg sync.WaitGroup
	for range 20 {
		wg.Add(1)
		go func() {
			var a [64]int
			for i := range a {
				a[i] = i
			}
			wg.Done()
		}()
	}
	wg.Wait()
})

var _ = add("free printing", func() {
	var wg sync.WaitGroup
	for i := range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			use(fmt.Sprintf("%d %v %q", i, []int{i}, "s"))
			use(strings.Repeat("ab", i))
			var b bytes.Buffer
			fmt.Fprintln(&b, map[string]int{"a": i})
		}()
	}
	wg.Wait()
})

var _ = add("free sort in parts", func() {
	s := []int{3, 1, 2, 9, 8, 7}
	var wg sync.WaitGroup
	wg.Go(func() { sort.Ints(s[:3]) })
	wg.Go(func() { sort.Ints(s[3:]) })
	wg.Wait()
	use(s[0])
})

var _ = add("free map reads", func() {
	m := map[string]int{"a": 1}
	for range 3 {
		go func() { use(m["a"]) }()
	}
	for k := range m {
		use(k)
	}
	pause()
})

var _ = add("free map under lock", func() {
	m := map[string]int{}
	var mu sync.Mutex
	for range 3 {
		go func() {
			mu.Lock()
			m["a"]++
			mu.Unlock()
		}()
	}
	pause()
	mu.Lock()
	use(m["a"])
	mu.Unlock()
})

var _ = add("free loop variable per iteration", func() {
	for i := 0; i < 3; i++ {
		go func() { use(i) }()
	}
	pause()
})

var _ = add("free values passed", func() {
	x := 0
	for range 3 {
		go func(v int) { use(v) }(x)
		x++
	}
	pause()
})

var _ = add("free goroutine chain", func() {
	x := 0
	done := make(chan bool)
	go func() {
		x = 1
		go func() {
			x = 2
			go func() {
				x = 3
				done <- true
			}()
		}()
	}()
	<-done
	use(x)
})

var _ = add("free len and cap of a channel", func() {
	c := make(chan int, 4)
	go func() { c <- 1 }()
	use(len(c))
	use(cap(c))
	pause()
})

var _ = add("free finalizer", func() {
	x := 0
	done := make(chan bool)
	p := &[100]int{}
	x = 1
	runtime.SetFinalizer(p, func(*[100]int) {
		x++
		close(done)
	})
	p = nil
	runtime.GC()
	<-done
	use(x)
})

//go:norace
func unwatched(p *int) { *p = 1 }

var _ = add("free norace function", func() {
	x := 0
	go unwatched(&x)
	pause()
	use(x)
})

var _ = add("free goroutines sleep one after the other", func() {
	for range 5 {
		go time.Sleep(time.Microsecond)
		pause()
	}
})

var _ = add("free timers are stopped and set again by anybody", func() {
	t := time.AfterFunc(time.Hour, func() {})
	tick := time.NewTicker(time.Hour)
	for range 3 {
		go func() {
			t.Stop()
			tick.Reset(time.Minute)
		}()
		go func() {
			t.Reset(time.Hour)
			tick.Stop()
		}()
		pause()
	}
	t.Stop()
})

var _ = add("free coroutine used by one goroutine after another", func() {
	next, stop := iter.Pull(func(yield func(int) bool) {
		for i := 0; yield(i); i++ {
		}
	})
	c := make(chan int)
	for range 3 {
		go func() {
			v, _ := next()
			c <- v
		}()
		use(<-c)
	}
	stop()
})
