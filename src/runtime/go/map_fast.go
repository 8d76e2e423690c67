// Map access for keys of 4 and 8 bytes and strings, without going through descriptors (Go: internal/runtime/maps/runtime_fast*.go).
// The compiler chooses these only for keys whose equality is that of their bytes, and elements that lie in the slot.

package runtime

import "unsafe"

// lookup32, lookup64 and lookupstr return where the element of a key is, or nil. The map is not empty. They are written out, with nothing
// called in the loop: most of what a program with maps runs is here.

func (m *hmap) lookup32(t *maptype, hash uintptr, key uint32) unsafe.Pointer {
	data, mask := m.dirPtr, uint64(0)
	if m.dirLen != 0 {
		tab := m.tableOf(hash)
		data, mask = tab.groups.data, tab.groups.mask
	}
	off := uint64(h1(hash)) & mask
	h := h2(hash)
	for step := uint64(1); ; step++ {
		g := add(data, uintptr(off)*t.GroupSize)
		c := *(*uint64)(g)
		for b := matchH2(c, h); b != 0; b &= b - 1 {
			k := add(g, 8+first(b)*t.SlotSize)
			if *(*uint32)(k) == key {
				return add(k, t.ElemOff)
			}
		}
		if matchEmpty(c) != 0 || m.dirLen == 0 {
			return nil
		}
		off = (off + step) & mask
	}
}

func (m *hmap) lookup64(t *maptype, hash uintptr, key uint64) unsafe.Pointer {
	data, mask := m.dirPtr, uint64(0)
	if m.dirLen != 0 {
		tab := m.tableOf(hash)
		data, mask = tab.groups.data, tab.groups.mask
	}
	off := uint64(h1(hash)) & mask
	h := h2(hash)
	for step := uint64(1); ; step++ {
		g := add(data, uintptr(off)*t.GroupSize)
		c := *(*uint64)(g)
		for b := matchH2(c, h); b != 0; b &= b - 1 {
			k := add(g, 8+first(b)*t.SlotSize)
			if *(*uint64)(k) == key {
				return add(k, t.ElemOff)
			}
		}
		if matchEmpty(c) != 0 || m.dirLen == 0 {
			return nil
		}
		off = (off + step) & mask
	}
}

func (m *hmap) lookupstr(t *maptype, hash uintptr, key string) unsafe.Pointer {
	data, mask := m.dirPtr, uint64(0)
	if m.dirLen != 0 {
		tab := m.tableOf(hash)
		data, mask = tab.groups.data, tab.groups.mask
	}
	off := uint64(h1(hash)) & mask
	h := h2(hash)
	for step := uint64(1); ; step++ {
		g := add(data, uintptr(off)*t.GroupSize)
		c := *(*uint64)(g)
		for b := matchH2(c, h); b != 0; b &= b - 1 {
			k := add(g, 8+first(b)*t.SlotSize)
			if *(*string)(k) == key {
				return add(k, t.ElemOff)
			}
		}
		if matchEmpty(c) != 0 || m.dirLen == 0 {
			return nil
		}
		off = (off + step) & mask
	}
}

// readable reports that the map has entries.
func (m *hmap) readable() bool {
	if m == nil || m.used == 0 {
		return false
	}
	if m.writing != 0 {
		fatal("concurrent map read and map write")
	}
	return true
}

func mapaccess1_fast32(t *maptype, m *hmap, key uint32) unsafe.Pointer {
	if m.readable() {
		if e := m.lookup32(t, memhash32(noescape(unsafe.Pointer(&key)), m.seed), key); e != nil {
			return e
		}
	}
	return unsafe.Pointer(&zeroVal[0])
}

func mapaccess2_fast32(t *maptype, m *hmap, key uint32) (unsafe.Pointer, bool) {
	if m.readable() {
		if e := m.lookup32(t, memhash32(noescape(unsafe.Pointer(&key)), m.seed), key); e != nil {
			return e, true
		}
	}
	return unsafe.Pointer(&zeroVal[0]), false
}

func mapaccess1_fast64(t *maptype, m *hmap, key uint64) unsafe.Pointer {
	if m.readable() {
		if e := m.lookup64(t, memhash64(noescape(unsafe.Pointer(&key)), m.seed), key); e != nil {
			return e
		}
	}
	return unsafe.Pointer(&zeroVal[0])
}

func mapaccess2_fast64(t *maptype, m *hmap, key uint64) (unsafe.Pointer, bool) {
	if m.readable() {
		if e := m.lookup64(t, memhash64(noescape(unsafe.Pointer(&key)), m.seed), key); e != nil {
			return e, true
		}
	}
	return unsafe.Pointer(&zeroVal[0]), false
}

func mapaccess1_faststr(t *maptype, m *hmap, key string) unsafe.Pointer {
	if m.readable() {
		if e := m.lookupstr(t, strhash(noescape(unsafe.Pointer(&key)), m.seed), key); e != nil {
			return e
		}
	}
	return unsafe.Pointer(&zeroVal[0])
}

func mapaccess2_faststr(t *maptype, m *hmap, key string) (unsafe.Pointer, bool) {
	if m.readable() {
		if e := m.lookupstr(t, strhash(noescape(unsafe.Pointer(&key)), m.seed), key); e != nil {
			return e, true
		}
	}
	return unsafe.Pointer(&zeroVal[0]), false
}

// Overwriting needs no search through descriptors either; inserting takes the general way.

// writable panics for what no entry can be put into.
func (m *hmap) writable() {
	if m == nil {
		panic(plainError("assignment to entry in nil map"))
	}
	if m.writing != 0 {
		fatal("concurrent map writes")
	}
}

// written ends what a toggle has begun.
func (m *hmap) written() {
	if m.writing == 0 {
		fatal("concurrent map writes")
	}
	m.writing ^= 1
}

// keeps reports that an assignment to a key that is there does not grow the map: a full small one does. It is not empty then.
func (m *hmap) keeps() bool { return m.dirLen != 0 || m.used-1 < 7 }

func mapassign_fast32(t *maptype, m *hmap, key uint32) unsafe.Pointer {
	m.writable()
	hash := memhash32(noescape(unsafe.Pointer(&key)), m.seed)
	if m.keeps() {
		m.writing ^= 1
		e := m.lookup32(t, hash, key)
		m.written()
		if e != nil {
			return e
		}
	}
	return m.put(t, hash, noescape(unsafe.Pointer(&key)))
}

func mapassign_fast64(t *maptype, m *hmap, key uint64) unsafe.Pointer {
	m.writable()
	hash := memhash64(noescape(unsafe.Pointer(&key)), m.seed)
	if m.keeps() {
		m.writing ^= 1
		e := m.lookup64(t, hash, key)
		m.written()
		if e != nil {
			return e
		}
	}
	return m.put(t, hash, noescape(unsafe.Pointer(&key)))
}

func mapassign_faststr(t *maptype, m *hmap, key string) unsafe.Pointer {
	m.writable()
	hash := strhash(noescape(unsafe.Pointer(&key)), m.seed)
	if m.keeps() {
		m.writing ^= 1
		e := m.lookupstr(t, hash, key)
		m.written()
		if e != nil {
			*(*string)(add(e, -t.ElemOff)) = key // the storage may be another
			return e
		}
	}
	return m.put(t, hash, noescape(unsafe.Pointer(&key)))
}

func mapassign_fast32ptr(t *maptype, m *hmap, key unsafe.Pointer) unsafe.Pointer {
	return m.putSlot(t, noescape(unsafe.Pointer(&key)))
}

func mapassign_fast64ptr(t *maptype, m *hmap, key unsafe.Pointer) unsafe.Pointer {
	return m.putSlot(t, noescape(unsafe.Pointer(&key)))
}

func mapdelete_fast32(t *maptype, m *hmap, key uint32) {
	mapdelete(t, m, noescape(unsafe.Pointer(&key)))
}

func mapdelete_fast64(t *maptype, m *hmap, key uint64) {
	mapdelete(t, m, noescape(unsafe.Pointer(&key)))
}

func mapdelete_faststr(t *maptype, m *hmap, key string) {
	mapdelete(t, m, noescape(unsafe.Pointer(&key)))
}
