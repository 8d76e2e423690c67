// sync: WaitGroup. Complete.

package sync

import (
	"internal/race"
	"internal/synctest"
	"sync/atomic"
	"unsafe"
)

type noCopy struct{}

func (*noCopy) Lock()   {}
func (*noCopy) Unlock() {}

// A WaitGroup waits for a number of tasks to be done.
type WaitGroup struct {
	noCopy noCopy
	state  atomic.Uint64 // counter in the upper half, waiters in the lower, whose first bit says that it belongs to a bubble
	sema   uint32
}

const (
	waitGroupBubble  = 1 << 31
	waitGroupWaiters = waitGroupBubble - 1
)

func (wg *WaitGroup) Add(delta int) {
	bubbled := synctest.IsInBubble() && wg.joinBubble()
	if delta < 0 {
		race.ReleaseMerge(unsafe.Pointer(wg))
	}
	race.Disable()
	state := wg.state.Add(uint64(delta) << 32)
	if state&waitGroupBubble != 0 && !bubbled {
		fatal("sync: WaitGroup.Add called from inside and outside synctest bubble")
	}
	v := int32(state >> 32)
	w := uint32(state & waitGroupWaiters)
	if delta > 0 && v == int32(delta) {
		race.Read(unsafe.Pointer(&wg.sema)) // the first Add has to be ordered with Wait, which writes this
	}
	race.Enable()
	if v < 0 {
		panic("sync: negative WaitGroup counter")
	}
	if w != 0 && delta > 0 && v == int32(delta) {
		panic("sync: WaitGroup misuse: Add called concurrently with Wait")
	}
	if v > 0 || w == 0 {
		return
	}
	race.Disable()
	if wg.state.Load() != state {
		panic("sync: WaitGroup misuse: Add called concurrently with Wait")
	}
	wg.state.Store(0)
	if bubbled {
		synctest.Disassociate(unsafe.Pointer(wg))
	}
	for ; w != 0; w-- {
		runtime_Semrelease(&wg.sema, false, 0)
	}
	race.Enable()
}

// joinBubble makes wg one of the bubble's that the goroutine is in. A package variable can't be, which is no mistake.
func (wg *WaitGroup) joinBubble() bool {
	switch synctest.Associate(unsafe.Pointer(wg)) {
	case synctest.OtherBubble:
		fatal("sync: WaitGroup.Add called from multiple synctest bubbles")
	case synctest.CurrentBubble:
		if old := wg.state.Or(waitGroupBubble); old != 0 && old&waitGroupBubble == 0 {
			fatal("sync: WaitGroup.Add called from inside and outside synctest bubble")
		}
		return true
	}
	return false
}

func (wg *WaitGroup) Done() { wg.Add(-1) }

func (wg *WaitGroup) Wait() {
	race.Disable()
	for {
		state := wg.state.Load()
		bubbled := state&waitGroupBubble != 0 && synctest.IsInBubble() && synctest.IsAssociated(unsafe.Pointer(wg))
		if int32(state>>32) == 0 {
			if bubbled && state&waitGroupWaiters == 0 && wg.state.CompareAndSwap(state, 0) {
				synctest.Disassociate(unsafe.Pointer(wg))
			}
			race.Enable()
			race.Acquire(unsafe.Pointer(wg))
			return
		}
		if wg.state.CompareAndSwap(state, state+1) {
			if state&waitGroupWaiters == 0 {
				race.Write(unsafe.Pointer(&wg.sema)) // only the first waiter: they need not be ordered with one another
			}
			runtime_SemacquireWaitGroup(&wg.sema, bubbled)
			if wg.state.Load() != 0 {
				panic("sync: WaitGroup is reused before previous Wait has returned")
			}
			race.Enable()
			race.Acquire(unsafe.Pointer(wg))
			return
		}
	}
}

// Go runs f in a new goroutine that counts as a task. A panic of f is not a task done.
func (wg *WaitGroup) Go(f func()) {
	wg.Add(1)
	go func() {
		defer func() {
			if x := recover(); x != nil {
				panic(x)
			}
			wg.Done()
		}()
		f()
	}()
}
