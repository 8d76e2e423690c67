// Package signal gives the signals that the program gets to channels.
//
// What the host cannot tell of (SIGKILL, SIGSTOP, and what its runtime needs for itself, see src/runtime/signals.ts) never comes. A goroutine, started by the
// first Notify, waits for signals; so a program that has called Notify is never in a deadlock, as in Go.
package signal

import (
	"context"
	"internal/signals"
	"os"
	"sync"
	"syscall"
)

// numSig is one more than the largest signal.
const numSig = 65

// A set of signals.
type set [numSig]bool

var (
	mu      sync.Mutex
	wanted  = map[chan<- os.Signal]*set{}
	count   [numSig]int // channels that want a signal
	ignored set
	started bool
)

func number(s os.Signal) int {
	if n, ok := s.(syscall.Signal); ok && 0 <= n && n < numSig {
		return int(n)
	}
	return -1
}

// each calls f for the signals' numbers, for all if there are none.
func each(sigs []os.Signal, f func(n int)) {
	if len(sigs) == 0 {
		for n := range numSig {
			f(n)
		}
	}
	for _, s := range sigs {
		if n := number(s); n >= 0 {
			f(n)
		}
	}
}

// Notify has the signals, all if none is named, sent to c from now on, which does not wait: what finds no room is lost.
func Notify(c chan<- os.Signal, sig ...os.Signal) {
	if c == nil {
		panic("os/signal: Notify using nil channel")
	}
	mu.Lock()
	defer mu.Unlock()
	w := wanted[c]
	if w == nil {
		w = new(set)
		wanted[c] = w
	}
	each(sig, func(n int) {
		if w[n] {
			return
		}
		w[n] = true
		if count[n]++; count[n] > 1 {
			return
		}
		ignored[n] = false
		signals.Ask("notify", n)
	})
	if !started {
		started = true
		go loop()
	}
}

func loop() {
	for {
		n, ok := signals.Wait()
		if !ok {
			return
		}
		deliver(n)
	}
}

func deliver(n int) {
	mu.Lock()
	defer mu.Unlock()
	for c, w := range wanted {
		if !w[n] {
			continue
		}
		select {
		case c <- syscall.Signal(n):
		default:
		}
	}
}

// Stop ends what Notify began for c: when it returns, nothing more is sent.
func Stop(c chan<- os.Signal) {
	mu.Lock()
	defer mu.Unlock()
	w := wanted[c]
	if w == nil {
		return
	}
	delete(wanted, c)
	for n, on := range w {
		if on {
			release(n)
		}
	}
}

func release(n int) {
	if count[n]--; count[n] == 0 {
		signals.Ask("default", n)
	}
}

// forget takes the signals from all channels, and asks for what else is to happen to them.
func forget(sigs []os.Signal, request string) {
	mu.Lock()
	defer mu.Unlock()
	each(sigs, func(n int) {
		for c, w := range wanted {
			if !w[n] {
				continue
			}
			w[n] = false
			count[n]--
			if *w == (set{}) {
				delete(wanted, c)
			}
		}
		ignored[n] = request == "ignore"
		signals.Ask(request, n)
	})
}

// Ignore has the signals, all if none is named, do nothing.
func Ignore(sig ...os.Signal) { forget(sig, "ignore") }

// Reset undoes Notify for the signals, for all if none is named.
func Reset(sig ...os.Signal) { forget(sig, "default") }

// Ignored says if Ignore was called for the signal.
func Ignored(sig os.Signal) bool {
	n := number(sig)
	mu.Lock()
	defer mu.Unlock()
	return n >= 0 && ignored[n]
}

// NotifyContext gives a copy of parent that is done when one of the signals comes, when stop is called or parent is done.
func NotifyContext(parent context.Context, signals ...os.Signal) (ctx context.Context, stop context.CancelFunc) {
	ctx, cancel := context.WithCancelCause(parent)
	c := &signalCtx{Context: ctx, cancel: cancel, signals: signals, ch: make(chan os.Signal, 1)}
	Notify(c.ch, signals...)
	if ctx.Err() == nil {
		go func() {
			select {
			case s := <-c.ch:
				c.cancel(signalError(s.String() + " signal received"))
			case <-c.Done():
			}
		}()
	}
	return c, c.stop
}

type signalCtx struct {
	context.Context
	cancel  context.CancelCauseFunc
	signals []os.Signal
	ch      chan os.Signal
}

func (c *signalCtx) stop() {
	c.cancel(nil)
	Stop(c.ch)
}

func (c *signalCtx) String() string {
	const suffix = ".WithCancel"
	p := c.Context.(interface{ String() string }).String() // of context.WithCancelCause
	s := "signal.NotifyContext(" + p[:len(p)-len(suffix)]
	for i, sig := range c.signals {
		if i == 0 {
			s += ", ["
		} else {
			s += " "
		}
		s += sig.String()
	}
	if len(c.signals) > 0 {
		s += "]"
	}
	return s + ")"
}

// A signalError is the cause of a context that a signal ended.
type signalError string

func (s signalError) Error() string { return string(s) }

func (s signalError) Is(target error) bool { return target == context.Canceled }
