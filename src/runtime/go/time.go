// Timers (Go: runtime/time.go). A heap of timers, in order of when and then of creation; a goroutine of the runtime's own runs those that are due:
// the scheduler starts it when the time given to setwake has come. The function of a timer must not block.
//
// DEPARTURE: Go runs timers in the scheduler of each P, and sends on a timer's channel only when somebody looks. The same is
// seen here: Stop and Reset take an unreceived value back, and len of such a channel is 0.

package runtime

import (
	"internal/race"
	"unsafe"
)

type timer struct {
	when   int64
	period int64
	f      func(arg any, seq uintptr, delta int64)
	arg    any
	seq    uintptr
	order  uint64
	index  int // in its heap plus 1; 0: not there
	isChan bool
	bubble *synctestBubble // whose clock it follows; nil: the machine's
	_      [2]uint64       // Go's has locks and states besides: it is as large, for who counts bytes
}

// timeTimer is time.Timer and time.Ticker as the runtime sees them.
type timeTimer struct {
	c    unsafe.Pointer
	init bool
	timer
}

// A timerHeap holds timers that follow one clock; order is the number of the last one that was added.
type timerHeap struct {
	list  []*timer
	order uint64
}

var timers struct {
	timerHeap
	proc *g
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

func (t *timer) heap() *timerHeap {
	if t.bubble != nil {
		return &t.bubble.timers
	}
	return &timers.timerHeap
}

// add puts a timer into the heap. The caller holds a lock.
func (h *timerHeap) add(t *timer) {
	h.order++
	t.order = h.order
	if t.bubble != nil {
		// As in Go: what is due at one instant of a bubble's clock comes in no order.
		t.order = uint64(cheaprand())
	}
	h.list = append(h.list, t)
	t.index = len(h.list)
	timerUp(h.list, t.index-1)
}

// start lets a timer run when its time has come. The caller holds a lock. What is due in a bubble runs at once: its clock stands still
// while anybody runs.
func (t *timer) start() {
	if t.when <= 0 {
		t.when = 1
	}
	h := t.heap()
	if t.bubble != nil && t.when <= t.bubble.now {
		h.add(t)
		gp := getg()
		gp.locks--
		t.run(t.bubble.now)
		gp.locks++
		return
	}
	h.add(t)
	if t.bubble == nil && h.list[0] == t {
		setwake(t.when)
	}
}

// run calls the function of a timer that is due, after it was taken out or put off by its period.
func (t *timer) run(now int64) {
	gp := getg()
	gp.locks++
	delta := now - t.when
	f, arg, seq := t.f, t.arg, t.seq
	if t.period > 0 {
		t.when += t.period * (1 + delta/t.period)
		if t.when < 0 {
			t.when = 1<<63 - 1
		}
		h := t.heap()
		timerDown(h.list, t.index-1)
		if t.bubble == nil {
			setwake(h.list[0].when)
		}
	} else {
		t.remove()
	}
	if gp.system {
		race.Forget()
	}
	race.Acquire(unsafe.Pointer(t))
	gp.locks--
	f(arg, seq, delta)
}

// remove takes a timer out and reports whether it was there.
func (t *timer) remove() bool {
	if t.index == 0 {
		return false
	}
	i := t.index - 1
	all := t.heap()
	h := all.list
	last := len(h) - 1
	x := h[last]
	h[last] = nil
	all.list = h[:last]
	t.index = 0
	if i < last {
		h[i] = x
		x.index = i + 1
		timerUp(all.list, i)
		timerDown(all.list, x.index-1)
	}
	switch {
	case t.bubble != nil:
	case last == 0:
		setwake(0)
	case i == 0:
		setwake(all.list[0].when)
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

// timerproc runs what is due when the scheduler starts it, and nothing that becomes due meanwhile: a ticker of a nanosecond would keep
// it, and its P, busy for ever. So does Go's timers.check, called once in front of every choice of a goroutine.
func timerproc() {
	for {
		now := nanotime()
		gp := getg()
		gp.locks++
		for len(timers.list) > 0 && timers.list[0].when <= now {
			gp.locks--
			timers.list[0].run(now)
			gp.locks++
		}
		if len(timers.list) == 0 {
			setwake(0)
		} else {
			setwake(timers.list[0].when)
		}
		gopark(waitReasonTimerIdle)
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
	b := gp.bubble()
	t := gp.timer
	if t == nil {
		t = new(timer)
		gp.timer = t
	}
	t.f = goroutineReady
	t.arg = gp
	t.period = 0
	t.bubble = b
	t.when = timeNow(b) + ns
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
	// The channel is known to the runtime before package time stores it: the timer may run at once.
	t.c = unsafe.Pointer(c)
	// asynctimerchan=1: an ordinary channel with one place, as before Go 1.23.
	if c != nil && godebugsetting("asynctimerchan") != "1" {
		t.isChan = true
		c.timer = &t.timer
	}
	gp := getg()
	t.bubble = gp.bubble()
	gp.locks++
	race.Release(unsafe.Pointer(&t.timer))
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
	if t.bubble != nil && gp.bubble() == nil {
		fatal("stop of synctest timer from outside bubble")
	}
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
	if t.bubble != nil && gp.bubble() == nil {
		fatal("reset of synctest timer from outside bubble")
	}
	gp.locks++
	pending := t.remove()
	if t.drain() {
		pending = true
	}
	t.when = when
	t.period = period
	t.seq++
	race.Release(unsafe.Pointer(&t.timer))
	t.start()
	gp.locks--
	return pending
}

// timeNow is the time in nanoseconds by the clock of a bubble, or the machine's.
func timeNow(b *synctestBubble) int64 {
	if b != nil {
		return b.now
	}
	return nanotime()
}

// time_now is the time of day and the monotonic clock, which does not exist in a bubble: times made there have no reading of it.
//
//go:linkname time_now time.now
func time_now() (sec int64, nsec int32, mono int64) {
	if b := getg().bubble(); b != nil {
		return b.now / 1e9, int32(b.now % 1e9), 0
	}
	sec, nsec = walltime()
	return sec, nsec, nanotime()
}

//go:linkname time_runtimeNow time.runtimeNow
func time_runtimeNow() (sec int64, nsec int32, mono int64) { return time_now() }

//go:linkname time_runtimeIsBubbled time.runtimeIsBubbled
func time_runtimeIsBubbled() bool { return getg().bubble() != nil }

//go:linkname time_runtimeNano time.runtimeNano
func time_runtimeNano() int64 { return timeNow(getg().bubble()) }
