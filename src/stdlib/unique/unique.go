// unique: complete in behaviour; values that only weak pointers know are dropped when the same type is used again.

package unique

import (
	"internal/abi"
	"runtime"
	"strings"
	"sync"
	"unsafe"
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
	// strs is where strings lie in a value.
	strs []uintptr
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
	t.strs = stringsIn(abi.TypeFor[T](), 0, nil)
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
	*p = clone(value, t.strs)
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

// clone copies the strings in a value, so that a long one is not kept by a part of it, and one on a stack need not leave it to be looked up.
func clone[T comparable](value T, strs []uintptr) T {
	for _, offset := range strs {
		s := (*string)(unsafe.Add(unsafe.Pointer(&value), offset))
		*s = strings.Clone(*s)
	}
	return abi.EscapeToResultNonString(value)
}

// stringsIn appends where strings lie in values of a type.
func stringsIn(t *abi.Type, at uintptr, to []uintptr) []uintptr {
	switch t.Kind_ {
	case abi.String:
		to = append(to, at)
	case abi.Struct:
		for _, f := range (*abi.StructType)(unsafe.Pointer(t)).Fields {
			to = stringsIn(f.Typ, at+f.Offset, to)
		}
	case abi.Array:
		a := (*abi.ArrayType)(unsafe.Pointer(t))
		for i := range a.Len {
			to = stringsIn(a.Elem, at+i*a.Elem.Size_, to)
		}
	}
	return to
}
