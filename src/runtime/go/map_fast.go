// Map access for keys of 4 and 8 bytes and strings, without going through descriptors (Go: internal/runtime/maps/runtime_fast*.go).
// The compiler chooses these only for keys whose equality is that of their bytes, and elements that lie in the slot.

package runtime

import "unsafe"

// probe is the walk over the groups of a hash: a small map has one.
type probe struct {
	groups groups
	off    uint64
	step   uint64
}

func (m *hmap) probe(t *maptype, hash uintptr) probe {
	if m.dirLen == 0 {
		return probe{groups: groups{m.dirPtr, 0}}
	}
	g := m.tableOf(hash).groups
	return probe{groups: g, off: uint64(h1(hash)) & g.mask}
}

func (m *hmap) find32(t *maptype, key uint32) unsafe.Pointer {
	if m == nil || m.used == 0 {
		return nil
	}
	if m.writing != 0 {
		fatal("concurrent map read and map write")
	}
	hash := memhash32(noescape(unsafe.Pointer(&key)), m.seed)
	p := m.probe(t, hash)
	for {
		g := p.groups.at(t, p.off)
		c := g.ctrls()
		for b := matchH2(c, h2(hash)); b != 0; b &= b - 1 {
			k := g.keySlot(t, first(b))
			if *(*uint32)(k) == key {
				return add(k, t.ElemOff)
			}
		}
		if m.dirLen == 0 || matchEmpty(c) != 0 {
			return nil
		}
		p.step++
		p.off = (p.off + p.step) & p.groups.mask
	}
}

func (m *hmap) find64(t *maptype, key uint64) unsafe.Pointer {
	if m == nil || m.used == 0 {
		return nil
	}
	if m.writing != 0 {
		fatal("concurrent map read and map write")
	}
	hash := memhash64(noescape(unsafe.Pointer(&key)), m.seed)
	p := m.probe(t, hash)
	for {
		g := p.groups.at(t, p.off)
		c := g.ctrls()
		for b := matchH2(c, h2(hash)); b != 0; b &= b - 1 {
			k := g.keySlot(t, first(b))
			if *(*uint64)(k) == key {
				return add(k, t.ElemOff)
			}
		}
		if m.dirLen == 0 || matchEmpty(c) != 0 {
			return nil
		}
		p.step++
		p.off = (p.off + p.step) & p.groups.mask
	}
}

func (m *hmap) findstr(t *maptype, key string) unsafe.Pointer {
	if m == nil || m.used == 0 {
		return nil
	}
	if m.writing != 0 {
		fatal("concurrent map read and map write")
	}
	hash := strhash(noescape(unsafe.Pointer(&key)), m.seed)
	p := m.probe(t, hash)
	for {
		g := p.groups.at(t, p.off)
		c := g.ctrls()
		for b := matchH2(c, h2(hash)); b != 0; b &= b - 1 {
			k := g.keySlot(t, first(b))
			if *(*string)(k) == key {
				return add(k, t.ElemOff)
			}
		}
		if m.dirLen == 0 || matchEmpty(c) != 0 {
			return nil
		}
		p.step++
		p.off = (p.off + p.step) & p.groups.mask
	}
}

func mapaccess1_fast32(t *maptype, m *hmap, key uint32) unsafe.Pointer {
	if e := m.find32(t, key); e != nil {
		return e
	}
	return unsafe.Pointer(&zeroVal[0])
}

func mapaccess2_fast32(t *maptype, m *hmap, key uint32) (unsafe.Pointer, bool) {
	if e := m.find32(t, key); e != nil {
		return e, true
	}
	return unsafe.Pointer(&zeroVal[0]), false
}

func mapaccess1_fast64(t *maptype, m *hmap, key uint64) unsafe.Pointer {
	if e := m.find64(t, key); e != nil {
		return e
	}
	return unsafe.Pointer(&zeroVal[0])
}

func mapaccess2_fast64(t *maptype, m *hmap, key uint64) (unsafe.Pointer, bool) {
	if e := m.find64(t, key); e != nil {
		return e, true
	}
	return unsafe.Pointer(&zeroVal[0]), false
}

func mapaccess1_faststr(t *maptype, m *hmap, key string) unsafe.Pointer {
	if e := m.findstr(t, key); e != nil {
		return e
	}
	return unsafe.Pointer(&zeroVal[0])
}

func mapaccess2_faststr(t *maptype, m *hmap, key string) (unsafe.Pointer, bool) {
	if e := m.findstr(t, key); e != nil {
		return e, true
	}
	return unsafe.Pointer(&zeroVal[0]), false
}

// Overwriting needs no search through descriptors either; inserting takes the general way.

func mapassign_fast32(t *maptype, m *hmap, key uint32) unsafe.Pointer {
	if e := m.find32(t, key); e != nil && m.keeps() {
		return e
	}
	return m.putSlot(t, noescape(unsafe.Pointer(&key)))
}

func mapassign_fast64(t *maptype, m *hmap, key uint64) unsafe.Pointer {
	if e := m.find64(t, key); e != nil && m.keeps() {
		return e
	}
	return m.putSlot(t, noescape(unsafe.Pointer(&key)))
}

func mapassign_fast32ptr(t *maptype, m *hmap, key unsafe.Pointer) unsafe.Pointer {
	return m.putSlot(t, noescape(unsafe.Pointer(&key)))
}

func mapassign_fast64ptr(t *maptype, m *hmap, key unsafe.Pointer) unsafe.Pointer {
	return m.putSlot(t, noescape(unsafe.Pointer(&key)))
}

func mapassign_faststr(t *maptype, m *hmap, key string) unsafe.Pointer {
	return m.putSlot(t, noescape(unsafe.Pointer(&key)))
}

// keeps reports that an assignment to a key that is there does not grow the map: a full small one does.
func (m *hmap) keeps() bool { return m.dirLen != 0 || m.used < 8 }

func mapdelete_fast32(t *maptype, m *hmap, key uint32) {
	mapdelete(t, m, noescape(unsafe.Pointer(&key)))
}

func mapdelete_fast64(t *maptype, m *hmap, key uint64) {
	mapdelete(t, m, noescape(unsafe.Pointer(&key)))
}

func mapdelete_faststr(t *maptype, m *hmap, key string) {
	mapdelete(t, m, noescape(unsafe.Pointer(&key)))
}
