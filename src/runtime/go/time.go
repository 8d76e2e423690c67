// Timers (Go: runtime/time.go). A heap of timers, in order of when and then of creation; a goroutine of the runtime's own runs those that are due:
// the scheduler starts it when the time given to setwake has come. The function of a timer must not block.
//
// DEPARTURE: Go runs timers in the scheduler of each P, and sends on a timer's channel only when somebody looks. The same is
// seen here: Stop and Reset take an unreceived value back, and len of such a channel is 0.

package runtime

import "unsafe"

type timer struct {
	when   int64
	period int64
	f      func(arg any, seq uintptr, delta int64)
	arg    any
	seq    uintptr
	order  uint64
	index  int // in timers.heap plus 1; 0: not there
	isChan bool
}

// timeTimer is time.Timer and time.Ticker as the runtime sees them.
type timeTimer struct {
	c    unsafe.Pointer
	init bool
	timer
}

var timers struct {
	heap  []*timer
	order uint64
	proc  *g
	idle  bool
}

func timerLess(a, b *timer) bool {
	return a.when < b.when || a.when == b.when && a.order < b.order
}

func timerUp(h []*timer, i int) {
	t := h[i]
	for i > 0 {
		p := (i - 1) / 2
		if !timerLess(t, h[p]) {
			break
		}
		h[i] = h[p]
		h[i].index = i + 1
		i = p
	}
	h[i] = t
	t.index = i + 1
}

func timerDown(h []*timer, i int) {
	t := h[i]
	for {
		c := 2*i + 1
		if c >= len(h) {
			break
		}
		if c+1 < len(h) && timerLess(h[c+1], h[c]) {
			c++
		}
		if !timerLess(h[c], t) {
			break
		}
		h[i] = h[c]
		h[i].index = i + 1
		i = c
	}
	h[i] = t
	t.index = i + 1
}

// start puts a timer into the heap. The caller holds a lock.
func (t *timer) start() {
	if t.when <= 0 {
		t.when = 1
	}
	timers.order++
	t.order = timers.order
	timers.heap = append(timers.heap, t)
	t.index = len(timers.heap)
	timerUp(timers.heap, t.index-1)
	if timers.heap[0] == t {
		setwake(t.when)
	}
}

// remove takes a timer out and reports whether it was there.
func (t *timer) remove() bool {
	if t.index == 0 {
		return false
	}
	i := t.index - 1
	h := timers.heap
	last := len(h) - 1
	x := h[last]
	h[last] = nil
	timers.heap = h[:last]
	t.index = 0
	if i < last {
		h[i] = x
		x.index = i + 1
		timerUp(timers.heap, i)
		timerDown(timers.heap, x.index-1)
	}
	if last == 0 {
		setwake(0)
	} else if i == 0 {
		setwake(timers.heap[0].when)
	}
	return true
}

// startTimers makes the goroutine that runs timers, before the first one is started.
func startTimers() {
	if timers.proc == nil {
		timers.proc = newsysproc(timerproc)
		settimerproc(timers.proc)
	}
}

// settimerproc tells the scheduler which goroutine to make ready when the wake time comes.
func settimerproc(gp *g)

func timerproc() {
	for {
		gp := getg()
		gp.locks++
		if len(timers.heap) == 0 {
			setwake(0)
			gopark(waitReasonTimerIdle)
			continue
		}
		t := timers.heap[0]
		now := nanotime()
		if t.when > now {
			setwake(t.when)
			gopark(waitReasonTimerIdle)
			continue
		}
		delta := now - t.when
		f, arg, seq := t.f, t.arg, t.seq
		if t.period > 0 {
			t.when += t.period * (1 + delta/t.period)
			if t.when < 0 {
				t.when = 1<<63 - 1
			}
			timerDown(timers.heap, 0)
			setwake(timers.heap[0].when)
		} else {
			t.remove()
		}
		gp.locks--
		f(arg, seq, delta)
	}
}

func goroutineReady(arg any, seq uintptr, delta int64) { goready(arg.(*g)) }

//go:linkname timeSleep time.Sleep
func timeSleep(ns int64) {
	if ns <= 0 {
		return
	}
	startTimers()
	gp := getg()
	t := gp.timer
	if t == nil {
		t = new(timer)
		gp.timer = t
	}
	t.f = goroutineReady
	t.arg = gp
	t.period = 0
	t.when = nanotime() + ns
	if t.when < 0 {
		t.when = 1<<63 - 1
	}
	gp.sleepWhen = t.when
	gp.locks++
	t.start()
	gopark(waitReasonSleep)
}

//go:linkname newTimer time.newTimer
func newTimer(when, period int64, f func(arg any, seq uintptr, delta int64), arg any, c *hchan) *timeTimer {
	startTimers()
	t := new(timeTimer)
	t.when = when
	t.period = period
	t.f = f
	t.arg = arg
	if c != nil {
		t.isChan = true
		c.timer = &t.timer
	}
	gp := getg()
	gp.locks++
	t.start()
	gp.locks--
	t.init = true
	return t
}

// drain takes back a value that nobody has received, and reports whether there was one.
func (t *timeTimer) drain() bool {
	if !t.isChan {
		return false
	}
	c := (*hchan)(t.c)
	if c == nil || c.qcount == 0 {
		return false
	}
	for c.qcount > 0 {
		c.takeBuffered(nil)
	}
	return true
}

//go:linkname stopTimer time.stopTimer
func stopTimer(t *timeTimer) bool {
	gp := getg()
	gp.locks++
	pending := t.remove()
	if t.drain() {
		pending = true
	}
	gp.locks--
	return pending
}

//go:linkname resetTimer time.resetTimer
func resetTimer(t *timeTimer, when, period int64) bool {
	gp := getg()
	gp.locks++
	pending := t.remove()
	if t.drain() {
		pending = true
	}
	t.when = when
	t.period = period
	t.seq++
	t.start()
	gp.locks--
	return pending
}

//go:linkname time_now time.now
func time_now() (sec int64, nsec int32, mono int64) {
	sec, nsec = walltime()
	return sec, nsec, nanotime()
}

//go:linkname time_runtimeNow time.runtimeNow
func time_runtimeNow() (sec int64, nsec int32, mono int64) { return time_now() }

//go:linkname time_runtimeNano time.runtimeNano
func time_runtimeNano() int64 { return nanotime() }
