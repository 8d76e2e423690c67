// Semaphores for package sync (Go: runtime/sema.go): per address a queue of waiting goroutines. Also the notify list of sync.Cond.
//
// DEPARTURE: a hash table of lists instead of treaps; order of waking is Go's (first in first out, LIFO for a woken waiter that lost).

package runtime

import "unsafe"

const semTabSize = 251

var semtable [semTabSize]waitq

func semroot(addr *uint32) *waitq {
	return &semtable[(uintptr(unsafe.Pointer(addr))>>3)%semTabSize]
}

//go:linkname sync_runtime_Semacquire sync.runtime_Semacquire
func sync_runtime_Semacquire(addr *uint32) { semacquire(addr, false, waitReasonSemacquire) }

//go:linkname internal_sync_runtime_Semacquire internal/sync.runtime_Semacquire
func internal_sync_runtime_Semacquire(addr *uint32) { semacquire(addr, false, waitReasonSemacquire) }

//go:linkname sync_runtime_SemacquireMutex sync.runtime_SemacquireMutex
func sync_runtime_SemacquireMutex(addr *uint32, lifo bool, skipframes int) {
	semacquire(addr, lifo, waitReasonSyncMutexLock)
}

//go:linkname internal_sync_runtime_SemacquireMutex internal/sync.runtime_SemacquireMutex
func internal_sync_runtime_SemacquireMutex(addr *uint32, lifo bool, skipframes int) {
	semacquire(addr, lifo, waitReasonSyncMutexLock)
}

//go:linkname sync_runtime_SemacquireRWMutexR sync.runtime_SemacquireRWMutexR
func sync_runtime_SemacquireRWMutexR(addr *uint32, lifo bool, skipframes int) {
	semacquire(addr, lifo, waitReasonSyncRWMutexRLock)
}

//go:linkname sync_runtime_SemacquireRWMutex sync.runtime_SemacquireRWMutex
func sync_runtime_SemacquireRWMutex(addr *uint32, lifo bool, skipframes int) {
	semacquire(addr, lifo, waitReasonSyncRWMutexLock)
}

//go:linkname sync_runtime_SemacquireWaitGroup sync.runtime_SemacquireWaitGroup
func sync_runtime_SemacquireWaitGroup(addr *uint32, synctestDurable bool) {
	reason := waitReasonSyncWaitGroupWait
	if synctestDurable {
		reason = waitReasonSynctestWaitGroupWait
	}
	semacquire(addr, false, reason)
}

//go:linkname sync_runtime_Semrelease sync.runtime_Semrelease
func sync_runtime_Semrelease(addr *uint32, handoff bool, skipframes int) { semrelease(addr, handoff) }

//go:linkname internal_sync_runtime_Semrelease internal/sync.runtime_Semrelease
func internal_sync_runtime_Semrelease(addr *uint32, handoff bool, skipframes int) {
	semrelease(addr, handoff)
}

func semacquire(addr *uint32, lifo bool, reason waitReason) {
	gp := getg()
	gp.locks++
	if *addr > 0 {
		*addr--
		gp.locks--
		return
	}
	root := semroot(addr)
	s := acquireSudog()
	s.ticket = 0
	for {
		s.g = gp
		*(*uintptr)(unsafe.Pointer(&s.elem)) = uintptr(unsafe.Pointer(addr))
		if lifo && root.first != nil {
			s.prev = nil
			s.next = root.first
			root.first.prev = s
			root.first = s
		} else {
			root.enqueue(s)
		}
		gp.waiting = s
		gopark(reason)
		gp = getg()
		gp.locks++
		gp.waiting = nil
		if s.ticket != 0 { // handed over
			break
		}
		if *addr > 0 {
			*addr--
			break
		}
	}
	s.ticket = 0
	releaseSudog(s)
	gp.locks--
}

func semrelease(addr *uint32, handoff bool) {
	gp := getg()
	gp.locks++
	*addr++
	root := semroot(addr)
	for s := root.first; s != nil; s = s.next {
		if s.elem != unsafe.Pointer(addr) {
			continue
		}
		root.dequeueSudoG(s)
		s.next = nil
		s.prev = nil
		if handoff && *addr > 0 {
			*addr--
			s.ticket = 1
		}
		if mutexprofilerate > 0 {
			mutexevent(s.g, mutexprofilerate)
		}
		goready(s.g)
		direct := s.ticket == 1 && gp.locks == 1
		gp.locks--
		if direct {
			goyieldnext()
		}
		return
	}
	gp.locks--
}

// goyieldnext lets the goroutine that was made ready last run at once, this one goes to the end of the local queue; stops.
func goyieldnext()

// notifyList is sync.Cond's queue: tickets in order of Wait.
type notifyList struct {
	wait   uint32
	notify uint32
	lock   uintptr
	head   *sudog
	tail   *sudog
}

//go:linkname notifyListAdd sync.runtime_notifyListAdd
func notifyListAdd(l *notifyList) uint32 {
	l.wait++
	return l.wait - 1
}

//go:linkname notifyListWait sync.runtime_notifyListWait
func notifyListWait(l *notifyList, t uint32) {
	gp := getg()
	gp.locks++
	if int32(t-l.notify) < 0 {
		gp.locks--
		return
	}
	s := acquireSudog()
	s.g = gp
	s.ticket = t
	s.next = nil
	if l.tail == nil {
		l.head = s
	} else {
		l.tail.next = s
	}
	l.tail = s
	gp.waiting = s
	gopark(waitReasonSyncCondWait)
	gp.waiting = nil
	s.next = nil
	s.ticket = 0
	releaseSudog(s)
}

//go:linkname notifyListNotifyAll sync.runtime_notifyListNotifyAll
func notifyListNotifyAll(l *notifyList) {
	if l.wait == l.notify {
		return
	}
	gp := getg()
	gp.locks++
	s := l.head
	l.head = nil
	l.tail = nil
	l.notify = l.wait
	for s != nil {
		next := s.next
		s.next = nil
		wakeOutside(s.g)
		goready(s.g)
		s = next
	}
	gp.locks--
}

//go:linkname notifyListNotifyOne sync.runtime_notifyListNotifyOne
func notifyListNotifyOne(l *notifyList) {
	if l.wait == l.notify {
		return
	}
	gp := getg()
	gp.locks++
	t := l.notify
	l.notify++
	var p *sudog
	for s := l.head; s != nil; p, s = s, s.next {
		if s.ticket != t {
			continue
		}
		if p == nil {
			l.head = s.next
		} else {
			p.next = s.next
		}
		if l.tail == s {
			l.tail = p
		}
		s.next = nil
		wakeOutside(s.g)
		goready(s.g)
		break
	}
	gp.locks--
}

//go:linkname notifyListCheck sync.runtime_notifyListCheck
func notifyListCheck(size uintptr) {
	if size != unsafe.Sizeof(notifyList{}) {
		throw("bad notifyList size")
	}
}

// Spinning makes no sense on a machine that runs one instruction at a time.

//go:linkname sync_runtime_canSpin sync.runtime_canSpin
func sync_runtime_canSpin(i int) bool { return false }

//go:linkname internal_sync_runtime_canSpin internal/sync.runtime_canSpin
func internal_sync_runtime_canSpin(i int) bool { return false }

//go:linkname sync_runtime_doSpin sync.runtime_doSpin
func sync_runtime_doSpin() {}

//go:linkname internal_sync_runtime_doSpin internal/sync.runtime_doSpin
func internal_sync_runtime_doSpin() {}

//go:linkname sync_nanotime sync.runtime_nanotime
func sync_nanotime() int64 { return nanotime() }

//go:linkname internal_sync_nanotime internal/sync.runtime_nanotime
func internal_sync_nanotime() int64 { return nanotime() }

// procPin keeps a goroutine on its P.

//go:linkname sync_runtime_procPin sync.runtime_procPin
func sync_runtime_procPin() int {
	getg().locks++
	return curproc()
}

//go:linkname sync_runtime_procUnpin sync.runtime_procUnpin
func sync_runtime_procUnpin() { getg().locks-- }

//go:linkname sync_atomic_runtime_procPin sync/atomic.runtime_procPin
func sync_atomic_runtime_procPin() int { return sync_runtime_procPin() }

//go:linkname sync_atomic_runtime_procUnpin sync/atomic.runtime_procUnpin
func sync_atomic_runtime_procUnpin() { getg().locks-- }

// curproc is the number of the current P.
func curproc() int

var poolcleanup func()

//go:linkname sync_runtime_registerPoolCleanup sync.runtime_registerPoolCleanup
func sync_runtime_registerPoolCleanup(f func()) { poolcleanup = f }
