// sync: Locker and Mutex. Complete. As in Go the lock itself is internal/sync's: traces and inlining decisions name both.

package sync

import isync "internal/sync"

// A Locker can be locked and unlocked.
type Locker interface {
	Lock()
	Unlock()
}

// A Mutex is a mutual exclusion lock; the zero value is unlocked.
type Mutex struct {
	_ noCopy

	mu isync.Mutex
}

func (m *Mutex) Lock() { m.mu.Lock() }

func (m *Mutex) TryLock() bool { return m.mu.TryLock() }

func (m *Mutex) Unlock() { m.mu.Unlock() }
