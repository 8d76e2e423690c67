// Package iter: the whole API is present (Pull and Pull2 on the runtime's coroutines); nothing is absent.

// Package iter defines iterators: functions that pass the values of a sequence to a function yield.
package iter

import (
	"internal/race"
	"runtime"
	"unsafe"
)

// Seq is a sequence of values. It stops when yield returns false.
type Seq[V any] func(yield func(V) bool)

// Seq2 is a sequence of pairs.
type Seq2[K, V any] func(yield func(K, V) bool)

// exited marks that the sequence ended by runtime.Goexit.
var exited any = new(int)

// Pull turns seq into a function next, which returns its values one by one, and a function stop, which
// ends it early.
func Pull[V any](seq Seq[V]) (next func() (V, bool), stop func()) {
	var st struct {
		v       V
		ok      bool
		done    bool
		asked   bool // next waits for a value
		ended   bool // seq returned normally
		racer   int  // written by next and stop: calls at the same time are a race
		failure any
	}
	c := newcoro(func(c *coro) {
		race.Acquire(unsafe.Pointer(&st.racer))
		if st.done {
			return
		}
		defer func() {
			if p := recover(); p != nil {
				st.failure = p
			} else if !st.ended {
				st.failure = exited
			}
			st.done = true
			race.Release(unsafe.Pointer(&st.racer))
		}()
		seq(func(v V) bool {
			if st.done {
				return false
			}
			if !st.asked {
				panic("iter.Pull: yield called again before next")
			}
			st.asked = false
			st.v, st.ok = v, true
			race.Release(unsafe.Pointer(&st.racer))
			coroswitch(c)
			race.Acquire(unsafe.Pointer(&st.racer))
			return !st.done
		})
		var none V
		st.v, st.ok = none, false
		st.ended = true
	})
	next = func() (v V, ok bool) {
		race.Write(unsafe.Pointer(&st.racer))
		if st.done {
			return
		}
		if st.asked {
			panic("iter.Pull: next called again before yield")
		}
		st.asked = true
		race.Release(unsafe.Pointer(&st.racer))
		coroswitch(c)
		race.Acquire(unsafe.Pointer(&st.racer))
		if st.failure != nil {
			rethrow(st.failure)
		}
		return st.v, st.ok
	}
	stop = func() {
		race.Write(unsafe.Pointer(&st.racer))
		if st.done {
			return
		}
		st.done = true
		race.Release(unsafe.Pointer(&st.racer))
		coroswitch(c)
		race.Acquire(unsafe.Pointer(&st.racer))
		if st.failure != nil {
			rethrow(st.failure)
		}
	}
	return next, stop
}

// Pull2 is Pull for pairs.
func Pull2[K, V any](seq Seq2[K, V]) (next func() (K, V, bool), stop func()) {
	var st struct {
		k       K
		v       V
		ok      bool
		done    bool
		asked   bool
		ended   bool
		racer   int // written by next and stop: calls at the same time are a race
		failure any
	}
	c := newcoro(func(c *coro) {
		race.Acquire(unsafe.Pointer(&st.racer))
		if st.done {
			return
		}
		defer func() {
			if p := recover(); p != nil {
				st.failure = p
			} else if !st.ended {
				st.failure = exited
			}
			st.done = true
			race.Release(unsafe.Pointer(&st.racer))
		}()
		seq(func(k K, v V) bool {
			if st.done {
				return false
			}
			if !st.asked {
				panic("iter.Pull2: yield called again before next")
			}
			st.asked = false
			st.k, st.v, st.ok = k, v, true
			race.Release(unsafe.Pointer(&st.racer))
			coroswitch(c)
			race.Acquire(unsafe.Pointer(&st.racer))
			return !st.done
		})
		var noKey K
		var none V
		st.k, st.v, st.ok = noKey, none, false
		st.ended = true
	})
	next = func() (k K, v V, ok bool) {
		race.Write(unsafe.Pointer(&st.racer))
		if st.done {
			return
		}
		if st.asked {
			panic("iter.Pull2: next called again before yield")
		}
		st.asked = true
		race.Release(unsafe.Pointer(&st.racer))
		coroswitch(c)
		race.Acquire(unsafe.Pointer(&st.racer))
		if st.failure != nil {
			rethrow(st.failure)
		}
		return st.k, st.v, st.ok
	}
	stop = func() {
		race.Write(unsafe.Pointer(&st.racer))
		if st.done {
			return
		}
		st.done = true
		race.Release(unsafe.Pointer(&st.racer))
		coroswitch(c)
		race.Acquire(unsafe.Pointer(&st.racer))
		if st.failure != nil {
			rethrow(st.failure)
		}
	}
	return next, stop
}

// rethrow continues in the caller what ended the sequence.
func rethrow(failure any) {
	if failure == exited {
		runtime.Goexit()
	}
	panic(failure)
}
