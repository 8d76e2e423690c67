// Stand-ins for the runtime, with the toolchain's time.

package time

import (
	"time"
	"unsafe"
)

var base = time.Now()

func Sleep(d Duration) { time.Sleep(time.Duration(d)) }

func now() (sec int64, nsec int32, mono int64) {
	t := time.Now()
	return t.Unix(), int32(t.Nanosecond()), int64(t.Sub(base)) + 1
}

func runtimeNano() int64 { return int64(time.Since(base)) + 1 }

type standIn struct {
	Timer
	t      *time.Timer
	f      func(any, uintptr, int64)
	arg    any
	period int64
}

func newTimer(when, period int64, f func(any, uintptr, int64), arg any, cp unsafe.Pointer) *Timer {
	s := &standIn{f: f, arg: arg, period: period}
	s.initTimer = true
	s.t = time.AfterFunc(time.Duration(when-runtimeNano()), s.fire)
	return &s.Timer
}

func (s *standIn) fire() {
	s.f(s.arg, 0, 0)
	if s.period > 0 {
		s.t.Reset(time.Duration(s.period))
	}
}

func stopTimer(t *Timer) bool { return (*standIn)(unsafe.Pointer(t)).t.Stop() }

func resetTimer(t *Timer, when, period int64) bool {
	s := (*standIn)(unsafe.Pointer(t))
	s.period = period
	return s.t.Reset(time.Duration(when - runtimeNano()))
}
