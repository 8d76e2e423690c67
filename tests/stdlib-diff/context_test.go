package context_test

import (
	real "context"
	"errors"
	"fmt"
	"testing"
	"time"

	ours "gs/context"
)

type key string

type custom struct{ real.Context }

func (custom) Done() <-chan struct{} { return done }
func (custom) Err() error            { return errors.New("mine") }

var done = func() chan struct{} { c := make(chan struct{}); close(c); return c }()

func TestContext(t *testing.T) {
	cause := errors.New("cause")
	a1, c1 := real.WithCancelCause(real.WithValue(real.Background(), key("k"), 5))
	a2, c2 := ours.WithCancelCause(ours.WithValue(ours.Background(), key("k"), 5))
	show := func(c real.Context) string {
		_, ok := c.Deadline()
		err := c.Err()
		select {
		case <-c.Done():
		default:
			err = fmt.Errorf("open %v", err)
		}
		return fmt.Sprint(c.Value(key("k")), c.Value("k"), ok, err)
	}
	cmp := func(x, y real.Context) {
		t.Helper()
		if show(x) != show(y) || fmt.Sprint(real.Cause(x)) != fmt.Sprint(ours.Cause(y)) {
			t.Fatal(show(x), show(y), real.Cause(x), ours.Cause(y))
		}
	}
	b1, d1 := real.WithTimeout(a1, time.Hour)
	b2, d2 := ours.WithTimeout(a2, time.Hour)
	e1, f1 := real.WithTimeoutCause(a1, time.Millisecond, errors.New("slow"))
	e2, f2 := ours.WithTimeoutCause(a2, time.Millisecond, errors.New("slow"))
	w1, w2 := real.WithoutCancel(b1), ours.WithoutCancel(b2)
	var n1, n2 = make(chan int, 1), make(chan int, 1)
	s1 := real.AfterFunc(b1, func() { n1 <- 1 })
	s2 := ours.AfterFunc(b2, func() { n2 <- 1 })
	t1 := real.AfterFunc(b1, func() { panic(1) })
	t2 := ours.AfterFunc(b2, func() { panic(1) })
	if t1() != t2() || t1() != t2() {
		t.Fatal()
	}
	cmp(a1, a2)
	cmp(b1, b2)
	<-e1.Done()
	<-e2.Done()
	cmp(e1, e2)
	c1(cause)
	c2(cause)
	<-n1
	<-n2
	if s1() != s2() {
		t.Fatal()
	}
	for _, p := range [][2]real.Context{{a1, a2}, {b1, b2}, {w1, w2}, {real.TODO(), ours.TODO()}} {
		cmp(p[0], p[1])
	}
	d1()
	d2()
	f1()
	f2()
	g1, _ := real.WithDeadline(real.Background(), time.Unix(5, 0))
	g2, _ := ours.WithDeadline(ours.Background(), time.Unix(5, 0))
	cmp(g1, g2)
	h1, _ := real.WithCancel(custom{real.Background()})
	h2, _ := ours.WithCancel(custom{ours.Background()})
	cmp(h1, h2)
	n := func(c any) string { return fmt.Sprint(c) }
	if n(w1)[:20] != n(w2)[:20] || n(a1) != n(a2) || n(real.TODO()) != n(ours.TODO()) {
		t.Fatal(n(w1), n(w2), n(a1), n(a2))
	}
	if e, ok := ours.DeadlineExceeded.(interface{ Timeout() bool }); !ok || !e.Timeout() || ours.DeadlineExceeded.Error() != real.DeadlineExceeded.Error() || ours.Canceled.Error() != real.Canceled.Error() {
		t.Fatal()
	}
	p := func(f func()) (s string) {
		defer func() { s = fmt.Sprint(recover()) }()
		f()
		return
	}
	for i := 0; i < 4; i++ {
		x := p(func() {
			switch i {
			case 0:
				real.WithCancel(nil)
			case 1:
				real.WithValue(real.TODO(), nil, 1)
			case 2:
				real.WithValue(real.TODO(), []int{}, 1)
			case 3:
				real.WithValue(nil, 1, 1)
			}
		})
		y := p(func() {
			switch i {
			case 0:
				ours.WithCancel(nil)
			case 1:
				ours.WithValue(ours.TODO(), nil, 1)
			case 2:
				ours.WithValue(ours.TODO(), []int{}, 1)
			case 3:
				ours.WithValue(nil, 1, 1)
			}
		})
		if x != y {
			t.Fatal(x, y)
		}
	}
}
