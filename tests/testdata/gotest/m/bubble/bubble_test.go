package bubble

import (
	"context"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

func TestClock(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		go func() {
			time.Sleep(time.Second)
			t.Log("goroutine", time.Since(start))
		}()
		time.Sleep(2 * time.Second)
		t.Log("test", time.Since(start), start.UTC())
		tick := time.NewTicker(time.Minute)
		for range 3 {
			t.Log((<-tick.C).UTC())
		}
		tick.Stop()
		fired := false
		stop := time.AfterFunc(time.Hour, func() { fired = true })
		time.AfterFunc(0, func() { t.Log("at once") })
		time.Sleep(time.Hour - 1)
		t.Log(stop.Stop(), fired)
	})
}

func TestWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		t.Cleanup(func() { t.Log("cleanup", time.Now().UTC()) })
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		called := false
		context.AfterFunc(ctx, func() { called = true })
		time.Sleep(5*time.Second - 1)
		synctest.Wait()
		t.Log(ctx.Err(), called)
		time.Sleep(1)
		synctest.Wait()
		t.Log(ctx.Err(), called)
	})
}

func TestWaitGroup(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var mu sync.Mutex
		var wg sync.WaitGroup
		c := make(chan int)
		for i := range 5 {
			wg.Go(func() {
				time.Sleep(time.Duration(i) * time.Hour)
				mu.Lock()
				defer mu.Unlock()
				c <- i
			})
		}
		go func() {
			wg.Wait()
			close(c)
		}()
		for i := range c {
			t.Log(i, time.Now().UTC())
		}
	})
}

func TestForbidden(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, f := range []func(){
			t.Parallel,
			func() { t.Deadline() },
			func() { t.Run("sub", func(*testing.T) {}) },
			func() { synctest.Test(t, func(*testing.T) {}) },
		} {
			func() {
				defer func() { t.Log(recover()) }()
				f()
			}()
		}
	})
}

func TestFails(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		t.Fatal("failed in the bubble")
	})
	t.Log("not reached")
}

func TestDeadlock(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		<-make(chan int)
	})
}
