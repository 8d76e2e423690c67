// sync: RWMutex. Complete.

package sync

import (
	"internal/race"
	"sync/atomic"
	"unsafe"
)

const rwmutexMaxReaders = 1 << 30

// An RWMutex is held by any number of readers or by one writer; a waiting writer keeps new readers out.
type RWMutex struct {
	w           Mutex
	writerSem   uint32
	readerSem   uint32
	readerCount atomic.Int32
	readerWait  atomic.Int32
}

// To the race detector readerSem is what the last writer did, writerSem what readers since then did; the atomic operations order readers no more
// than the lock does.

func (rw *RWMutex) RLock() {
	race.Disable()
	if rw.readerCount.Add(1) < 0 {
		runtime_SemacquireRWMutexR(&rw.readerSem, false, 0)
	}
	race.Enable()
	race.Acquire(unsafe.Pointer(&rw.readerSem))
}

func (rw *RWMutex) TryRLock() bool {
	race.Disable()
	for {
		c := rw.readerCount.Load()
		if c < 0 {
			race.Enable()
			return false
		}
		if rw.readerCount.CompareAndSwap(c, c+1) {
			race.Enable()
			race.Acquire(unsafe.Pointer(&rw.readerSem))
			return true
		}
	}
}

func (rw *RWMutex) RUnlock() {
	race.ReleaseMerge(unsafe.Pointer(&rw.writerSem))
	race.Disable()
	if r := rw.readerCount.Add(-1); r < 0 {
		rw.rUnlockSlow(r)
	}
	race.Enable()
}

func (rw *RWMutex) rUnlockSlow(r int32) {
	if r+1 == 0 || r+1 == -rwmutexMaxReaders {
		race.Enable()
		fatal("sync: RUnlock of unlocked RWMutex")
	}
	if rw.readerWait.Add(-1) == 0 {
		runtime_Semrelease(&rw.writerSem, false, 1)
	}
}

func (rw *RWMutex) Lock() {
	race.Disable()
	rw.w.Lock()
	r := rw.readerCount.Add(-rwmutexMaxReaders) + rwmutexMaxReaders
	if r != 0 && rw.readerWait.Add(r) != 0 {
		runtime_SemacquireRWMutex(&rw.writerSem, false, 0)
	}
	race.Enable()
	race.Acquire(unsafe.Pointer(&rw.readerSem))
	race.Acquire(unsafe.Pointer(&rw.writerSem))
}

func (rw *RWMutex) TryLock() bool {
	race.Disable()
	if !rw.w.TryLock() {
		race.Enable()
		return false
	}
	if !rw.readerCount.CompareAndSwap(0, -rwmutexMaxReaders) {
		rw.w.Unlock()
		race.Enable()
		return false
	}
	race.Enable()
	race.Acquire(unsafe.Pointer(&rw.readerSem))
	race.Acquire(unsafe.Pointer(&rw.writerSem))
	return true
}

func (rw *RWMutex) Unlock() {
	race.Release(unsafe.Pointer(&rw.readerSem))
	race.Disable()
	r := rw.readerCount.Add(rwmutexMaxReaders)
	if r >= rwmutexMaxReaders {
		race.Enable()
		fatal("sync: Unlock of unlocked RWMutex")
	}
	for i := 0; i < int(r); i++ {
		runtime_Semrelease(&rw.readerSem, false, 0)
	}
	rw.w.Unlock()
	race.Enable()
}

// RLocker gives a Locker whose methods are RLock and RUnlock.
func (rw *RWMutex) RLocker() Locker { return (*rlocker)(rw) }

type rlocker RWMutex

func (r *rlocker) Lock()   { (*RWMutex)(r).RLock() }
func (r *rlocker) Unlock() { (*RWMutex)(r).RUnlock() }
