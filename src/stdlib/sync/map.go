// sync: Map. Complete; a Go map and a list of keys under a mutex, where Go has a hash trie.

package sync

import (
	"internal/race"
	"unsafe"
)

// A Map is a map that goroutines may use at once.
type Map struct {
	_  noCopy
	mu Mutex
	m  map[any]any
}

// To the race detector a store happens before the operations that come later, as if each value were an atomic variable; the mutex, which Go's
// Map does not have, counts for nothing.

func (m *Map) lock() {
	race.Disable()
	m.mu.Lock()
}

func (m *Map) unlock() {
	m.mu.Unlock()
	race.Enable()
	race.Acquire(unsafe.Pointer(m))
}

// stored: the map is about to change. The map is locked.
func (m *Map) stored() {
	race.Enable()
	race.ReleaseMerge(unsafe.Pointer(m))
	race.Disable()
}

func (m *Map) Load(key any) (value any, ok bool) {
	m.lock()
	value, ok = m.m[key]
	m.unlock()
	return
}

func (m *Map) Store(key, value any) { m.Swap(key, value) }

func (m *Map) Clear() {
	m.lock()
	m.stored()
	clear(m.m)
	m.unlock()
}

func (m *Map) LoadOrStore(key, value any) (actual any, loaded bool) {
	m.lock()
	defer m.unlock()
	if v, ok := m.m[key]; ok {
		return v, true
	}
	m.put(key, value)
	return value, false
}

func (m *Map) LoadAndDelete(key any) (value any, loaded bool) {
	m.lock()
	defer m.unlock()
	value, loaded = m.m[key]
	m.stored()
	delete(m.m, key)
	return
}

func (m *Map) Delete(key any) { m.LoadAndDelete(key) }

func (m *Map) Swap(key, value any) (previous any, loaded bool) {
	m.lock()
	defer m.unlock()
	previous, loaded = m.m[key]
	m.put(key, value)
	return
}

func (m *Map) CompareAndSwap(key, old, new any) (swapped bool) {
	m.lock()
	defer m.unlock()
	if v, ok := m.m[key]; !ok || v != old {
		return false
	}
	m.stored()
	m.m[key] = new
	return true
}

func (m *Map) CompareAndDelete(key, old any) (deleted bool) {
	m.lock()
	defer m.unlock()
	if v, ok := m.m[key]; !ok || v != old {
		return false
	}
	m.stored()
	delete(m.m, key)
	return true
}

// Range calls f for each key that is in the map when it gets there.
func (m *Map) Range(f func(key, value any) bool) {
	m.lock()
	keys := make([]any, 0, len(m.m))
	for k := range m.m {
		keys = append(keys, k)
	}
	m.unlock()
	for _, k := range keys {
		v, ok := m.Load(k)
		if ok && !f(k, v) {
			return
		}
	}
}

func (m *Map) put(key, value any) {
	if m.m == nil {
		m.m = make(map[any]any)
	}
	m.stored()
	m.m[key] = value
}
