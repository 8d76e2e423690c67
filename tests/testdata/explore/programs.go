package main

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// ---- shared variables

var _ = add("lost update", "1|2|race", func() {
	var wg sync.WaitGroup
	x := 0
	for range 2 {
		wg.Go(func() { x++ })
	}
	wg.Wait()
	num(x)
})

var _ = add("update under a mutex", "2", func() {
	var wg sync.WaitGroup
	var mu sync.Mutex
	x := 0
	for range 2 {
		wg.Go(func() {
			mu.Lock()
			x++
			mu.Unlock()
		})
	}
	wg.Wait()
	num(x)
})

var _ = add("atomic update", "2", func() {
	var wg sync.WaitGroup
	var x atomic.Int32
	for range 2 {
		wg.Go(func() { x.Add(1) })
	}
	wg.Wait()
	num(int(x.Load()))
})

var _ = add("atomic load and store lose updates", "1|2", func() {
	var wg sync.WaitGroup
	var x atomic.Int32
	for range 2 {
		wg.Go(func() { x.Store(x.Load() + 1) })
	}
	wg.Wait()
	num(int(x.Load()))
})

var _ = add("compare and swap loop", "2", func() {
	var wg sync.WaitGroup
	var x atomic.Int32
	for range 2 {
		wg.Go(func() {
			for {
				old := x.Load()
				if x.CompareAndSwap(old, old+1) {
					return
				}
			}
		})
	}
	wg.Wait()
	num(int(x.Load()))
})

var _ = add("mutex released between read and write", "1|2", func() {
	var wg sync.WaitGroup
	var mu sync.Mutex
	x := 0
	for range 2 {
		wg.Go(func() {
			mu.Lock()
			v := x
			mu.Unlock()
			mu.Lock()
			x = v + 1
			mu.Unlock()
		})
	}
	wg.Wait()
	num(x)
})

var _ = add("store buffering", "01|10|11", func() {
	var x, y atomic.Int32
	var a, b int32
	var wg sync.WaitGroup
	wg.Go(func() {
		x.Store(1)
		a = y.Load()
	})
	y.Store(1)
	b = x.Load()
	wg.Wait()
	num(int(a))
	num(int(b))
})

var _ = add("message passing", "1", func() {
	var data int
	var flag atomic.Bool
	go func() {
		data = 1
		flag.Store(true)
	}()
	for !flag.Load() {
		runtime.Gosched()
	}
	num(data)
})

var _ = add("message passing without a flag that synchronises", "0|1|race", func() {
	data := 0
	done := make(chan bool, 1)
	go func() {
		done <- true
		data = 1
	}()
	<-done
	num(data)
})

var _ = add("check then act", "1|2|race", func() {
	var wg sync.WaitGroup
	made, n := false, 0
	var mu sync.Mutex
	for range 2 {
		wg.Go(func() {
			if !made {
				made = true
				mu.Lock()
				n++
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	num(n)
})

var _ = add("read while writing", "00|11|10|01|race", func() {
	a, b := 0, 0
	var wg sync.WaitGroup
	wg.Go(func() {
		a = 1
		b = 1
	})
	x := a
	y := b
	wg.Wait()
	num(x)
	num(y)
})

// ---- locks

var _ = add("locks in opposite order", "ok|deadlock", func() {
	var a, b sync.Mutex
	done := make(chan bool)
	go func() {
		a.Lock()
		b.Lock()
		b.Unlock()
		a.Unlock()
		done <- true
	}()
	b.Lock()
	a.Lock()
	a.Unlock()
	b.Unlock()
	<-done
	out("ok")
})

var _ = add("locks in one order", "ok", func() {
	var a, b sync.Mutex
	done := make(chan bool)
	go func() {
		a.Lock()
		b.Lock()
		b.Unlock()
		a.Unlock()
		done <- true
	}()
	a.Lock()
	b.Lock()
	b.Unlock()
	a.Unlock()
	<-done
	out("ok")
})

var _ = add("lock twice", "deadlock", func() {
	var mu sync.Mutex
	mu.Lock()
	mu.Lock()
})

var _ = add("unlock of unlocked mutex", "fatal error: sync: unlock of unlocked mutex", func() {
	var mu sync.Mutex
	mu.Unlock()
})

var _ = add("unlock by another goroutine", "ok", func() {
	var mu sync.Mutex
	mu.Lock()
	go mu.Unlock()
	mu.Lock()
	out("ok")
})

var _ = add("read lock upgraded by two", "ok|deadlock", func() {
	var rw sync.RWMutex
	var wg sync.WaitGroup
	wg.Go(func() {
		rw.RLock()
		rw.RLock()
		rw.RUnlock()
		rw.RUnlock()
	})
	rw.Lock()
	rw.Unlock()
	wg.Wait()
	out("ok")
})

var _ = add("readers and a writer", "0|1", func() {
	var rw sync.RWMutex
	x := 0
	done := make(chan int)
	go func() {
		rw.RLock()
		v := x
		rw.RUnlock()
		done <- v
	}()
	rw.Lock()
	x = 1
	rw.Unlock()
	num(<-done)
})

var _ = add("TryLock", "got|busy", func() {
	var mu sync.Mutex
	held := make(chan bool)
	go func() {
		mu.Lock()
		held <- true
		mu.Unlock()
	}()
	<-held
	if mu.TryLock() {
		out("got")
	} else {
		out("busy")
	}
})

var _ = add("dining philosophers", "ok|deadlock", func() {
	var forks [2]sync.Mutex
	var wg sync.WaitGroup
	for i := range 2 {
		wg.Go(func() {
			forks[i].Lock()
			forks[1-i].Lock()
			forks[1-i].Unlock()
			forks[i].Unlock()
		})
	}
	wg.Wait()
	out("ok")
})

var _ = add("Peterson", "2", func() {
	var want [2]atomic.Bool
	var turn atomic.Int32
	var wg sync.WaitGroup
	x := 0
	for me := range 2 {
		wg.Go(func() {
			want[me].Store(true)
			turn.Store(int32(1 - me))
			for want[1-me].Load() && turn.Load() == int32(1-me) {
				runtime.Gosched()
			}
			x++
			want[me].Store(false)
		})
	}
	wg.Wait()
	num(x)
})

var _ = add("flags instead of a lock", "1|2|race", func() {
	var busy atomic.Bool
	var wg sync.WaitGroup
	x := 0
	for range 2 {
		wg.Go(func() {
			for busy.Load() {
				runtime.Gosched()
			}
			busy.Store(true)
			x++
			busy.Store(false)
		})
	}
	wg.Wait()
	num(x)
})

var _ = add("ticket lock", "2", func() {
	var next, serving atomic.Int32
	var wg sync.WaitGroup
	x := 0
	for range 2 {
		wg.Go(func() {
			mine := next.Add(1)
			for serving.Load() != mine-1 {
				runtime.Gosched()
			}
			x++
			serving.Add(1)
		})
	}
	wg.Wait()
	num(x)
})

var _ = add("semaphore of one", "2", func() {
	sem := make(chan bool, 1)
	var wg sync.WaitGroup
	x := 0
	for range 2 {
		wg.Go(func() {
			sem <- true
			x++
			<-sem
		})
	}
	wg.Wait()
	num(x)
})

// ---- sync

var _ = add("once", "1", func() {
	var once sync.Once
	var wg sync.WaitGroup
	n := 0
	for range 2 {
		wg.Go(func() { once.Do(func() { n++ }) })
	}
	wg.Wait()
	num(n)
})

var _ = add("once inside itself", "deadlock", func() {
	var once sync.Once
	once.Do(func() { once.Do(func() {}) })
})

var _ = add("done too often", "panic: sync: negative WaitGroup counter", func() {
	var wg sync.WaitGroup
	wg.Done()
})

var _ = add("add inside the goroutine", "|x|race", func() {
	var wg sync.WaitGroup
	go func() {
		wg.Add(1)
		out("x")
		wg.Done()
	}()
	wg.Wait()
})

var _ = add("missing done", "deadlock", func() {
	var wg sync.WaitGroup
	wg.Add(2)
	go wg.Done()
	wg.Wait()
})

var _ = add("signal before wait", "ok|deadlock", func() {
	var mu sync.Mutex
	c := sync.NewCond(&mu)
	go c.Signal()
	mu.Lock()
	c.Wait()
	mu.Unlock()
	out("ok")
})

var _ = add("wait in a loop", "ok", func() {
	var mu sync.Mutex
	c := sync.NewCond(&mu)
	ready := false
	go func() {
		mu.Lock()
		ready = true
		mu.Unlock()
		c.Signal()
	}()
	mu.Lock()
	for !ready {
		c.Wait()
	}
	mu.Unlock()
	out("ok")
})

var _ = add("if instead of for around wait", "-1|deadlock", func() {
	var mu sync.Mutex
	c := sync.NewCond(&mu)
	n := 0
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			mu.Lock()
			if n == 0 {
				c.Wait()
			}
			n--
			mu.Unlock()
		})
	}
	mu.Lock()
	n = 2
	mu.Unlock()
	c.Broadcast()
	mu.Lock()
	n--
	mu.Unlock()
	c.Broadcast()
	wg.Wait()
	num(n)
})

var _ = add("sync.Map LoadOrStore", "1|2", func() {
	var m sync.Map
	var wg sync.WaitGroup
	for i := range 2 {
		wg.Go(func() { m.LoadOrStore("k", i+1) })
	}
	wg.Wait()
	v, _ := m.Load("k")
	num(v.(int))
})

// ---- channels

var _ = add("three senders", "012|021|102|120|201|210", func() {
	c := make(chan int)
	for i := range 3 {
		go func() { c <- i }()
	}
	num(<-c)
	num(<-c)
	num(<-c)
})

var _ = add("nobody receives", "deadlock", func() {
	c := make(chan int)
	c <- 1
})

var _ = add("receive from nil", "deadlock", func() {
	var c chan int
	<-c
})

var _ = add("close twice", "panic: close of closed channel", func() {
	c := make(chan int)
	close(c)
	close(c)
})

var _ = add("close by two", "panic: close of closed channel [recovered, repanicked]|race", func() {
	c := make(chan int)
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() { close(c) })
	}
	wg.Wait()
})

var _ = add("send may meet close", "ok|panic: send on closed channel|race", func() {
	c := make(chan int, 1)
	done := make(chan bool)
	go func() {
		c <- 1
		done <- true
	}()
	close(c)
	<-done
	out("ok")
})

var _ = add("buffered pipeline keeps order", "12", func() {
	a, b := make(chan int, 1), make(chan int, 1)
	go func() {
		a <- 1
		a <- 2
		close(a)
	}()
	go func() {
		for v := range a {
			b <- v
		}
		close(b)
	}()
	for v := range b {
		num(v)
	}
})

var _ = add("select of two", "a|b", func() {
	a, b := make(chan int, 1), make(chan int, 1)
	a <- 1
	b <- 1
	select {
	case <-a:
		out("a")
	case <-b:
		out("b")
	}
})

var _ = add("select with default", "none|got", func() {
	c := make(chan int, 1)
	go func() { c <- 1 }()
	select {
	case <-c:
		out("got")
	default:
		out("none")
	}
})

var _ = add("select of nothing", "deadlock", func() {
	select {}
})

var _ = add("first answer wins, the other leaks", "1|2", func() {
	c := make(chan int)
	for i := range 2 {
		go func() { c <- i + 1 }()
	}
	num(<-c)
})

var _ = add("quit channel", "ok", func() {
	quit, done := make(chan bool), make(chan bool)
	go func() {
		defer close(done)
		<-quit
	}()
	close(quit)
	<-done
	out("ok")
})

var _ = add("ring of goroutines", "3", func() {
	a, b, c := make(chan int), make(chan int), make(chan int)
	go func() { b <- <-a + 1 }()
	go func() { c <- <-b + 1 }()
	a <- 1
	num(<-c)
})

var _ = add("both send first", "deadlock", func() {
	a, b := make(chan int), make(chan int)
	go func() {
		a <- 1
		<-b
	}()
	b <- 1
	<-a
})

var _ = add("work for two", "12|21", func() {
	jobs := make(chan int)
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for j := range jobs {
				num(j)
			}
		})
	}
	jobs <- 1
	jobs <- 2
	close(jobs)
	wg.Wait()
})

// ---- ends

var _ = add("main does not wait", "|x", func() {
	go out("x")
})

var _ = add("panic in a goroutine", "|panic: boom", func() {
	go panic("boom")
	runtime.Gosched()
})

var _ = add("recovered in the goroutine", "ok", func() {
	done := make(chan bool)
	go func() {
		defer close(done)
		defer func() { recover() }()
		panic("boom")
	}()
	<-done
	out("ok")
})

var _ = add("Goexit", "ok", func() {
	done := make(chan bool)
	go func() {
		defer close(done)
		runtime.Goexit()
	}()
	<-done
	out("ok")
})

var _ = add("nil map of a race", "ok|panic: assignment to entry in nil map|race", func() {
	var m map[int]int
	go func() { m = map[int]int{} }()
	runtime.Gosched()
	m[1] = 1
	out("ok")
})

var _ = add("sleep does not order", "ab|ba", func() {
	done := make(chan bool)
	go func() {
		time.Sleep(time.Millisecond)
		out("b")
		done <- true
	}()
	out("a")
	<-done
})

var _ = add("timeout against work", "done|late", func() {
	c := make(chan int, 1)
	go func() { c <- 1 }()
	select {
	case <-c:
		out("done")
	case <-time.After(time.Second):
		out("late")
	}
})

var _ = add("context", "context canceled", func() {
	ctx, cancel := context.WithCancel(context.Background())
	go cancel()
	<-ctx.Done()
	out(ctx.Err().Error())
})

var _ = add("waiting without yielding", "ok", func() {
	var flag atomic.Bool
	go flag.Store(true)
	for !flag.Load() {
	}
	out("ok")
})

var _ = add("computing for ever", "endless", func() {
	for {
	}
})

var _ = add("waiting for nobody", "endless", func() {
	var flag atomic.Bool
	for !flag.Load() {
	}
})
