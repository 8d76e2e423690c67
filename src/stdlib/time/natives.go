// time: what the runtime provides.

package time

import "unsafe"

// Sleep pauses the goroutine for at least d.
func Sleep(d Duration)

func now() (sec int64, nsec int32, mono int64)
func runtimeNano() int64
func runtimeIsBubbled() bool
func newTimer(when, period int64, f func(any, uintptr, int64), arg any, cp unsafe.Pointer) *Timer
func stopTimer(*Timer) bool
func resetTimer(t *Timer, when, period int64) bool
