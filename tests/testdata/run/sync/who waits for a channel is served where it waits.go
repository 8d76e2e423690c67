// run

// Who sends to, receives from or closes a channel does all that those who wait for it still need: on both ends, with and without a result, through reflection,
// in a select beside it, below a moved stack, for elements of every size.
package main

import (
	"fmt"
	"reflect"
	"runtime"
	"sync"
)

type big struct {
	a [5]int
	p *int
	s string
}

// settle lets all others run until they wait.
func settle() {
	for range 50 {
		runtime.Gosched()
	}
}

func panics(f func()) (text any) {
	defer func() { text = recover() }()
	f()
	return nil
}

// deep calls f below n frames, so that the stack has to grow and is moved while somebody waits.
//
//go:noinline
func deep(n int, f func()) int {
	var pad [32]int
	if n == 0 {
		f()
		return 0
	}
	pad[n%32] = n
	return deep(n-1, f) + pad[n%32]
}

func sized[T any](name string, values ...T) {
	for _, size := range []int{0, 1} {
		c := make(chan T, size)
		go func() {
			for _, v := range values {
				c <- v
			}
			close(c)
		}()
		for v := range c {
			fmt.Println(name, size, v)
		}
		d := make(chan T, size)
		done := make(chan bool)
		go func() {
			v, ok := <-d
			w, ok2 := <-d
			fmt.Println(name, v, ok, w, ok2)
			done <- true
		}()
		settle()
		d <- values[0]
		settle()
		close(d)
		<-done
	}
}

func main() {
	sized("struct{}", struct{}{}, struct{}{})
	sized("bool", true, false)
	sized("int16", int16(-5), 7)
	sized("int32", int32(-5), 7)
	sized("int64", int64(-5), 1<<40)
	sized("string", "a", "bc")
	sized("any", any(3), nil)
	x := 9
	for _, size := range []int{0, 2} {
		c := make(chan big, size)
		go func() {
			for i := range 5 {
				c <- big{[5]int{i, 1, 2, 3, 4}, &x, fmt.Sprint("s", i)}
			}
		}()
		for range 5 {
			v := <-c
			fmt.Println(v.a, *v.p, v.s)
		}
	}

	// Senders that a close finds waiting panic where they wait; receivers get zero values.
	c := make(chan int)
	var wg sync.WaitGroup
	var texts [4]any
	for i := range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			texts[i] = panics(func() { c <- i })
		}()
	}
	wg.Add(1)
	go func() {
		defer wg.Done()
		texts[3] = panics(func() {
			select {
			case c <- 5:
			case <-make(chan int):
			}
		})
	}()
	settle()
	close(c)
	wg.Wait()
	fmt.Println(texts)
	fmt.Println(panics(func() { c <- 1 }), panics(func() { close(c) }))
	v, ok := <-c
	fmt.Println(v, ok)

	// A sender that waits because the buffer is full.
	full := make(chan int, 1)
	full <- 1
	wg.Add(1)
	go func() {
		defer wg.Done()
		full <- 2
		fmt.Println("full:", panics(func() { full <- 3; full <- 4 }))
	}()
	settle()
	fmt.Println(<-full, <-full)
	for len(full) == 0 {
		runtime.Gosched()
	}
	settle()
	close(full)
	wg.Wait()
	fmt.Println(<-full)

	// Reflection on one side, then on the other.
	r := reflect.ValueOf(make(chan string))
	done := make(chan bool)
	go func() {
		v, ok := r.Recv()
		fmt.Println(v, ok)
		v, ok = r.Recv()
		fmt.Printf("%q %v\n", v.String(), ok)
		done <- true
	}()
	settle()
	r.Send(reflect.ValueOf("first"))
	settle()
	r.Close()
	<-done
	s := make(chan int)
	go func() {
		reflect.ValueOf(s).Send(reflect.ValueOf(1))
		texts[0] = panics(func() { reflect.ValueOf(s).Send(reflect.ValueOf(2)) })
		done <- true
	}()
	settle()
	fmt.Println(<-s)
	settle()
	close(s)
	<-done
	fmt.Println(texts[0])

	// Those who wait in a select, and for one channel, in the same queue.
	q := make(chan int)
	stop := make(chan bool)
	out := make([]int, 4)
	for i := range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if i%2 == 0 {
				select {
				case out[i] = <-q:
				case <-stop:
				}
			} else {
				out[i] = <-q
			}
		}()
	}
	settle()
	for i := range 4 {
		q <- i + 1
	}
	wg.Wait()
	sum := 0
	for _, v := range out {
		sum += v
	}
	fmt.Println(sum)

	// The variable is on a stack that has moved since, and moves again before its goroutine runs.
	for n := range 40 {
		e := make(chan [3]int)
		wg.Add(1)
		go func() {
			defer wg.Done()
			deep(n, func() {
				v := <-e
				runtime.GC()
				w := <-e
				if v != [3]int{n, 1, 2} || w != [3]int{n, 3, 4} {
					fmt.Println(n, v, w)
				}
			})
		}()
		settle()
		runtime.GC()
		e <- [3]int{n, 1, 2}
		e <- [3]int{n, 3, 4}
		wg.Wait()
	}

	// Many who fill and empty a buffer, with more of them than it has room for, and end where time slices end.
	many := make(chan int, 3)
	total := make(chan int)
	for i := range 6 {
		go func() {
			for k := range 3000 {
				many <- i + k
			}
		}()
		go func() {
			sum := 0
			for range 3000 {
				sum += <-many
			}
			total <- sum
		}()
	}
	sum = 0
	for range 6 {
		sum += <-total
	}
	fmt.Println(sum, len(many))

	// More are made ready at once than a processor's queue holds, by one that goes on, and serve each other then.
	gates := make([]chan int, 700)
	for i := range gates {
		gates[i] = make(chan int)
		go func() {
			v := <-gates[i]
			if i > 0 && i%3 == 0 {
				v += <-gates[i]
			} else if i%3 == 2 && i+1 < len(gates) {
				gates[i+1] <- 1000
			}
			total <- v
		}()
	}
	settle()
	for i, g := range gates {
		g <- i
	}
	sum = 0
	for range gates {
		sum += <-total
	}
	fmt.Println(sum)
}

// Output:
// struct{} 0 {}
// struct{} 0 {}
// struct{} {} true {} false
// struct{} 1 {}
// struct{} 1 {}
// struct{} {} true {} false
// bool 0 true
// bool 0 false
// bool true true false false
// bool 1 true
// bool 1 false
// bool true true false false
// int16 0 -5
// int16 0 7
// int16 -5 true 0 false
// int16 1 -5
// int16 1 7
// int16 -5 true 0 false
// int32 0 -5
// int32 0 7
// int32 -5 true 0 false
// int32 1 -5
// int32 1 7
// int32 -5 true 0 false
// int64 0 -5
// int64 0 1099511627776
// int64 -5 true 0 false
// int64 1 -5
// int64 1 1099511627776
// int64 -5 true 0 false
// string 0 a
// string 0 bc
// string a true  false
// string 1 a
// string 1 bc
// string a true  false
// any 0 3
// any 0 <nil>
// any 3 true <nil> false
// any 1 3
// any 1 <nil>
// any 3 true <nil> false
// [0 1 2 3 4] 9 s0
// [1 1 2 3 4] 9 s1
// [2 1 2 3 4] 9 s2
// [3 1 2 3 4] 9 s3
// [4 1 2 3 4] 9 s4
// [0 1 2 3 4] 9 s0
// [1 1 2 3 4] 9 s1
// [2 1 2 3 4] 9 s2
// [3 1 2 3 4] 9 s3
// [4 1 2 3 4] 9 s4
// [send on closed channel send on closed channel send on closed channel send on closed channel]
// send on closed channel close of closed channel
// 0 false
// 1 2
// full: send on closed channel
// 3
// first true
// "" false
// 1
// send on closed channel
// 10
// 27036000 0
// 477650
