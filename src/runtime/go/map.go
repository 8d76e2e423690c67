// Maps (Go: internal/runtime/maps/map.go, runtime/map.go): a directory of tables chosen by the upper bits of the hash, or one group
// for up to 8 entries.

package runtime

import (
	"internal/abi"
	"math/bits"
	"unsafe"
)

// hmap is Go's maps.Map.
type hmap struct {
	used              uint64
	seed              uintptr
	dirPtr            unsafe.Pointer // *[dirLen]*table, or a group if dirLen is 0
	dirLen            int
	globalDepth       uint8
	globalShift       uint8
	writing           uint8 // toggled by every write
	tombstonePossible bool
	clearSeq          uint64
}

func (m *hmap) small() group { return group{m.dirPtr} }

func (m *hmap) tableAt(i uintptr) *table {
	return *(**table)(add(m.dirPtr, i*ptrSize))
}

func (m *hmap) setTable(i uintptr, t *table) { *(**table)(add(m.dirPtr, i*ptrSize)) = t }

func (m *hmap) tableOf(hash uintptr) *table {
	if m.dirLen == 1 {
		return m.tableAt(0)
	}
	return m.tableAt(hash >> (m.globalShift & 63))
}

func (m *hmap) replaceTable(t *table) {
	n := 1 << (m.globalDepth - t.localDepth)
	for i := 0; i < n; i++ {
		m.setTable(uintptr(t.index+i), t)
	}
}

func (m *hmap) installTableSplit(old, left, right *table) {
	if old.localDepth == m.globalDepth {
		dir := make([]*table, m.dirLen*2)
		for i := 0; i < m.dirLen; i++ {
			t := m.tableAt(uintptr(i))
			dir[2*i] = t
			dir[2*i+1] = t
			if t.index == i { // first place of this table, which may have more than one
				t.index = 2 * i
			}
		}
		m.globalDepth++
		m.globalShift--
		m.dirPtr = unsafe.Pointer(&dir[0])
		m.dirLen = len(dir)
	}
	left.index = old.index
	m.replaceTable(left)
	right.index = left.index + 1<<(m.globalDepth-left.localDepth)
	m.replaceTable(right)
}

func makemap_small() *hmap {
	m := new(hmap)
	m.seed = uintptr(rand())
	return m
}

func makemap64(t *maptype, hint int64, m *hmap) *hmap {
	if int64(int(hint)) != hint {
		hint = 0
	}
	return makemap(t, int(hint), m)
}

func makemap(t *maptype, hint int, m *hmap) *hmap {
	if hint < 0 {
		hint = 0
	}
	if m == nil {
		m = new(hmap)
	}
	m.seed = uintptr(rand())
	if hint <= abi.MapGroupSlots {
		return m
	}
	target := uintptr(hint) * abi.MapGroupSlots / maxAvgGroupLoad
	if target < uintptr(hint) {
		return m
	}
	dirSize := (uint64(target) + maxTableCapacity - 1) / maxTableCapacity
	dirSize = 1 << uint(bits.Len64(dirSize-1))
	n, overflow := mulUintptr(uintptr(dirSize), maxTableCapacity)
	if overflow {
		return m
	}
	mem, overflow := mulUintptr(n, t.GroupSize)
	if overflow || mem > maxAlloc {
		return m
	}
	m.globalDepth = uint8(bits.TrailingZeros64(dirSize))
	m.globalShift = 8*ptrSize - m.globalDepth
	dir := make([]*table, dirSize)
	for i := range dir {
		dir[i] = newTable(t, uint64(target)/dirSize, i, m.globalDepth)
	}
	m.dirPtr = unsafe.Pointer(&dir[0])
	m.dirLen = len(dir)
	return m
}

// find returns the addresses of the stored key and its element, or nils.
func (m *hmap) find(t *maptype, key unsafe.Pointer) (k, e unsafe.Pointer) {
	if m == nil || m.used == 0 {
		if t.Flags&abi.MapHashMightPanic != 0 {
			if err := mapKeyError(t, key); err != nil {
				panic(err)
			}
		}
		return nil, nil
	}
	if m.writing != 0 {
		fatal("concurrent map read and map write")
	}
	hash := typehash(t.Key, key, m.seed)
	if m.dirLen != 0 {
		return m.tableOf(hash).get(t, hash, key)
	}
	g := m.small()
	for b := matchH2(g.ctrls(), h2(hash)); b != 0; b &= b - 1 {
		i := first(b)
		k := g.key(t, i)
		if typeEqual(t.Key, key, k) {
			return k, g.elem(t, i)
		}
	}
	return nil, nil
}

// putSlot returns where the element of the key goes, inserting the key if it is absent.
func (m *hmap) putSlot(t *maptype, key unsafe.Pointer) unsafe.Pointer {
	if m == nil {
		panic(plainError("assignment to entry in nil map"))
	}
	if m.writing != 0 {
		fatal("concurrent map writes")
	}
	return m.put(t, typehash(t.Key, key, m.seed), key)
}

// put is putSlot for a map that may be written to, and the hash of the key.
func (m *hmap) put(t *maptype, hash uintptr, key unsafe.Pointer) unsafe.Pointer {
	m.writing ^= 1
	if m.dirPtr == nil {
		m.dirPtr = newGroups(t, 1).data
		m.small().setEmpty()
	}
	var e unsafe.Pointer
	if m.dirLen == 0 {
		e = m.putSlotSmall(t, hash, key)
		if e == nil {
			m.growToTable(t)
		}
	}
	for e == nil {
		e = m.tableOf(hash).putSlot(t, m, hash, key)
	}
	if m.writing == 0 {
		fatal("concurrent map writes")
	}
	m.writing ^= 1
	return e
}

// putSlotSmall returns nil when the group is full. As in Go, a full group grows even for a key that it holds.
func (m *hmap) putSlotSmall(t *maptype, hash uintptr, key unsafe.Pointer) unsafe.Pointer {
	if m.used >= abi.MapGroupSlots {
		return nil
	}
	g := m.small()
	c := g.ctrls()
	for b := matchH2(c, h2(hash)); b != 0; b &= b - 1 {
		i := first(b)
		k := g.key(t, i)
		if typeEqual(t.Key, key, k) {
			if t.Flags&abi.MapNeedKeyUpdate != 0 {
				typedmemmove(t.Key, k, key)
			}
			return g.elem(t, i)
		}
	}
	b := matchEmptyOrDeleted(c)
	if b == 0 {
		fatal("small map with no empty slot (concurrent map writes?)")
	}
	e := g.insert(t, first(b), key, h2(hash))
	m.used++
	return e
}

func (m *hmap) growToTable(t *maptype) {
	tab := newTable(t, 2*abi.MapGroupSlots, 0, 0)
	g := m.small()
	for i := uintptr(0); i < abi.MapGroupSlots; i++ {
		if g.full(i) {
			tab.uncheckedPut(t, typehash(t.Key, g.key(t, i), m.seed), g, i)
		}
	}
	dir := make([]*table, 1)
	dir[0] = tab
	m.dirPtr = unsafe.Pointer(&dir[0])
	m.dirLen = 1
	m.globalDepth = 0
	m.globalShift = 8 * ptrSize
}

func mapdelete(t *maptype, m *hmap, key unsafe.Pointer) {
	if m == nil || m.used == 0 {
		if err := mapKeyError(t, key); err != nil {
			panic(err)
		}
		return
	}
	if m.writing != 0 {
		fatal("concurrent map writes")
	}
	hash := typehash(t.Key, key, m.seed)
	m.writing ^= 1
	if m.dirLen == 0 {
		g := m.small()
		for b := matchH2(g.ctrls(), h2(hash)); b != 0; b &= b - 1 {
			i := first(b)
			if typeEqual(t.Key, key, g.key(t, i)) {
				m.used--
				g.remove(t, i)
				g.set(i, ctrlEmpty)
				break
			}
		}
	} else if m.tableOf(hash).delete(t, m, hash, key) {
		m.tombstonePossible = true
	}
	if m.used == 0 {
		m.seed = uintptr(rand())
	}
	if m.writing == 0 {
		fatal("concurrent map writes")
	}
	m.writing ^= 1
}

func mapclear(t *maptype, m *hmap) {
	if m == nil || m.used == 0 && !m.tombstonePossible {
		return
	}
	if m.writing != 0 {
		fatal("concurrent map writes")
	}
	m.writing ^= 1
	if m.dirLen == 0 {
		g := m.small()
		typedmemclr(t.Group, g.data)
		g.setEmpty()
	} else {
		var last *table
		for i := 0; i < m.dirLen; i++ {
			if tab := m.tableAt(uintptr(i)); tab != last {
				tab.clear(t)
				last = tab
			}
		}
		m.tombstonePossible = false
	}
	m.used = 0
	m.clearSeq++
	m.seed = uintptr(rand())
	if m.writing == 0 {
		fatal("concurrent map writes")
	}
	m.writing ^= 1
}

func mapclone2(t *maptype, src *hmap) *hmap {
	if src.writing != 0 {
		fatal("concurrent map clone and map write")
	}
	m := new(hmap)
	*m = *src
	if m.dirPtr == nil {
		return m
	}
	if m.dirLen == 0 {
		g := group{newGroups(t, 1).data}
		cloneGroup(t, g, src.small())
		m.dirPtr = g.data
		return m
	}
	dir := make([]*table, m.dirLen)
	for i := range dir {
		tab := src.tableAt(uintptr(i))
		if i > 0 && tab == src.tableAt(uintptr(i-1)) {
			dir[i] = dir[i-1]
			continue
		}
		dir[i] = tab.clone(t)
	}
	m.dirPtr = unsafe.Pointer(&dir[0])
	return m
}

// Entry points of the compiler.

func mapaccess1(t *maptype, m *hmap, key unsafe.Pointer) unsafe.Pointer {
	_, e := m.find(t, key)
	if e == nil {
		return unsafe.Pointer(&zeroVal[0])
	}
	return e
}

func mapaccess2(t *maptype, m *hmap, key unsafe.Pointer) (unsafe.Pointer, bool) {
	_, e := m.find(t, key)
	if e == nil {
		return unsafe.Pointer(&zeroVal[0]), false
	}
	return e, true
}

func mapaccess1_fat(t *maptype, m *hmap, key unsafe.Pointer, zero unsafe.Pointer) unsafe.Pointer {
	_, e := m.find(t, key)
	if e == nil {
		return zero
	}
	return e
}

func mapaccess2_fat(t *maptype, m *hmap, key unsafe.Pointer, zero unsafe.Pointer) (unsafe.Pointer, bool) {
	_, e := m.find(t, key)
	if e == nil {
		return zero, false
	}
	return e, true
}

func mapassign(t *maptype, m *hmap, key unsafe.Pointer) unsafe.Pointer { return m.putSlot(t, key) }

//go:linkname maps_clone maps.clone
func maps_clone(m any) any {
	e := efaceOf(&m)
	e.data = unsafe.Pointer(mapclone2((*maptype)(unsafe.Pointer(e._type)), (*hmap)(e.data)))
	return m
}

// For reflect.

//go:linkname reflect_makemap reflect.makemap
func reflect_makemap(t *maptype, hint int) *hmap { return makemap(t, hint, nil) }

//go:linkname reflect_mapaccess reflect.mapaccess
func reflect_mapaccess(t *maptype, m *hmap, key unsafe.Pointer) unsafe.Pointer {
	_, e := m.find(t, key)
	return e
}

//go:linkname reflect_mapassign reflect.mapassign
func reflect_mapassign(t *maptype, m *hmap, key, elem unsafe.Pointer) {
	typedmemmove(t.Elem, m.putSlot(t, key), elem)
}

//go:linkname reflect_mapdelete reflect.mapdelete
func reflect_mapdelete(t *maptype, m *hmap, key unsafe.Pointer) { mapdelete(t, m, key) }

//go:linkname reflect_mapclear reflect.mapclear
func reflect_mapclear(t *maptype, m *hmap) { mapclear(t, m) }

//go:linkname reflect_maplen reflect.maplen
func reflect_maplen(m *hmap) int {
	if m == nil {
		return 0
	}
	return int(m.used)
}

//go:linkname reflect_mapIterStart reflect.mapIterStart
func reflect_mapIterStart(t *maptype, m *hmap, it *mapIter) { mapIterStart(t, m, it) }

//go:linkname reflect_mapIterNext reflect.mapIterNext
func reflect_mapIterNext(it *mapIter) { it.next() }
