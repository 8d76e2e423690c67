// unique: complete in behaviour; values that only weak pointers know are dropped when the same type is used again.

package unique

import (
	"runtime"
	"strings"
	"sync"
	"weak"
)

// A Handle stands for a value; two are equal if their values are.
type Handle[T comparable] struct {
	value *T
}

func (h Handle[T]) Value() T { return *h.value }

// table holds the canonical copies of one type's values.
type table[T comparable] struct {
	mu sync.Mutex
	m  map[T]weak.Pointer[T]
	// sweepAt is the size at which dead entries are removed.
	sweepAt int
}

var (
	tablesMu sync.Mutex
	tables   = map[any]any{}
)

type tableKey[T comparable] struct{}

func tableOf[T comparable]() *table[T] {
	tablesMu.Lock()
	defer tablesMu.Unlock()
	if t, ok := tables[tableKey[T]{}]; ok {
		return t.(*table[T])
	}
	t := &table[T]{m: map[T]weak.Pointer[T]{}, sweepAt: 64}
	tables[tableKey[T]{}] = t
	return t
}

func Make[T comparable](value T) Handle[T] {
	t := tableOf[T]()
	t.mu.Lock()
	defer t.mu.Unlock()
	if w, ok := t.m[value]; ok {
		if p := w.Value(); p != nil {
			return Handle[T]{p}
		}
		delete(t.m, value)
	}
	p := new(T)
	*p = clone(value)
	if len(t.m) >= t.sweepAt {
		for k, w := range t.m {
			if w.Value() == nil {
				delete(t.m, k)
			}
		}
		t.sweepAt = max(64, 2*len(t.m))
	}
	t.m[*p] = weak.Make(p)
	runtime.KeepAlive(p)
	return Handle[T]{p}
}

// clone copies a string, so that a long one is not kept by a part of it.
func clone[T comparable](value T) T {
	if s, ok := any(value).(string); ok {
		return any(strings.Clone(s)).(T)
	}
	return value
}
