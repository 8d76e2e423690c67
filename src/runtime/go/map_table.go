// Swiss tables, one table (Go: internal/runtime/maps/table.go). Groups are probed quadratically until one has an empty slot.

package runtime

import (
	"internal/abi"
	"math/bits"
	"unsafe"
)

type table struct {
	used       uint16
	capacity   uint16 // slots, power of two
	growthLeft uint16 // slots that may be filled before a rehash
	localDepth uint8
	index      int // first place in the directory; -1: replaced
	groups     groups
}

func newTable(t *maptype, capacity uint64, index int, localDepth uint8) *table {
	if capacity < abi.MapGroupSlots {
		capacity = abi.MapGroupSlots
	}
	capacity = 1 << uint(bits.Len64(capacity-1))
	if capacity > maxTableCapacity {
		throw("initial table capacity too large")
	}
	tab := &table{index: index, localDepth: localDepth}
	tab.capacity = uint16(capacity)
	tab.growthLeft = tab.maxGrowthLeft()
	tab.groups = newGroups(t, capacity/abi.MapGroupSlots)
	for i := uint64(0); i <= tab.groups.mask; i++ {
		tab.groups.at(t, i).setEmpty()
	}
	return tab
}

func (tab *table) maxGrowthLeft() uint16 {
	if tab.capacity <= abi.MapGroupSlots {
		return tab.capacity - 1
	}
	return tab.capacity * maxAvgGroupLoad / abi.MapGroupSlots
}

func (tab *table) get(t *maptype, hash uintptr, key unsafe.Pointer) (k, e unsafe.Pointer) {
	mask := tab.groups.mask
	off := uint64(h1(hash)) & mask
	for step := uint64(1); ; step++ {
		g := tab.groups.at(t, off)
		c := g.ctrls()
		for m := matchH2(c, h2(hash)); m != 0; m &= m - 1 {
			i := first(m)
			k := g.key(t, i)
			if typeEqual(t.Key, key, k) {
				return k, g.elem(t, i)
			}
		}
		if matchEmpty(c) != 0 {
			return nil, nil
		}
		off = (off + step) & mask
	}
}

// putSlot returns where the element of the key goes; nil after a rehash.
func (tab *table) putSlot(t *maptype, m *hmap, hash uintptr, key unsafe.Pointer) unsafe.Pointer {
	mask := tab.groups.mask
	off := uint64(h1(hash)) & mask
	var delGroup group
	var delSlot uintptr
	for step := uint64(1); ; step++ {
		g := tab.groups.at(t, off)
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
		if b := matchEmptyOrDeleted(c); b != 0 {
			i := first(b)
			if g.ctrl(i) != ctrlDeleted {
				if delGroup.data != nil { // a tombstone on the way is taken instead, at no cost of room
					g = delGroup
					i = delSlot
					tab.growthLeft++
				}
				if tab.growthLeft == 0 {
					tab.pruneTombstones(t, m)
				}
				if tab.growthLeft > 0 {
					e := g.insert(t, i, key, h2(hash))
					tab.growthLeft--
					tab.used++
					m.used++
					return e
				}
				tab.rehash(t, m)
				return nil
			}
			if delGroup.data == nil {
				delGroup = g
				delSlot = i
			}
		}
		off = (off + step) & mask
	}
}

// uncheckedPut inserts what is known to be absent into a table with room; indirect keys and elements are moved as they are.
func (tab *table) uncheckedPut(t *maptype, hash uintptr, g0 group, j uintptr) {
	mask := tab.groups.mask
	off := uint64(h1(hash)) & mask
	for step := uint64(1); ; step++ {
		g := tab.groups.at(t, off)
		if b := matchEmptyOrDeleted(g.ctrls()); b != 0 {
			i := first(b)
			if t.Flags&abi.MapIndirectKey != 0 {
				*(*unsafe.Pointer)(g.keySlot(t, i)) = g0.key(t, j)
			} else {
				typedmemmove(t.Key, g.keySlot(t, i), g0.keySlot(t, j))
			}
			if t.Flags&abi.MapIndirectElem != 0 {
				*(*unsafe.Pointer)(g.elemSlot(t, i)) = g0.elem(t, j)
			} else {
				typedmemmove(t.Elem, g.elemSlot(t, i), g0.elemSlot(t, j))
			}
			tab.growthLeft--
			tab.used++
			g.set(i, uint8(h2(hash)))
			return
		}
		off = (off + step) & mask
	}
}

// delete reports whether it left a tombstone.
func (tab *table) delete(t *maptype, m *hmap, hash uintptr, key unsafe.Pointer) bool {
	mask := tab.groups.mask
	off := uint64(h1(hash)) & mask
	for step := uint64(1); ; step++ {
		g := tab.groups.at(t, off)
		c := g.ctrls()
		for b := matchH2(c, h2(hash)); b != 0; b &= b - 1 {
			i := first(b)
			if !typeEqual(t.Key, key, g.key(t, i)) {
				continue
			}
			tab.used--
			m.used--
			g.remove(t, i)
			// A group that has an empty slot ended every probe, so none went past it.
			if matchEmpty(g.ctrls()) != 0 {
				g.set(i, ctrlEmpty)
				tab.growthLeft++
				return false
			}
			g.set(i, ctrlDeleted)
			return true
		}
		if matchEmpty(c) != 0 {
			return false
		}
		off = (off + step) & mask
	}
}

func (tab *table) tombstones() uint16 {
	return tab.capacity*maxAvgGroupLoad/abi.MapGroupSlots - tab.used - tab.growthLeft
}

// pruneTombstones turns tombstones that no probe needs into empty slots, if that restores a tenth of the capacity.
func (tab *table) pruneTombstones(t *maptype, m *hmap) {
	if tab.tombstones()*10 < tab.capacity {
		return
	}
	var needed [(maxTableCapacity/abi.MapGroupSlots + 31) / 32]uint32
	mask := tab.groups.mask
	for i := uint64(0); i <= mask; i++ {
		g := tab.groups.at(t, i)
		for b := matchFull(g.ctrls()); b != 0; b &= b - 1 {
			key := g.key(t, first(b))
			if !typeEqual(t.Key, key, key) {
				continue // a NaN is never looked up
			}
			off := uint64(h1(typehash(t.Key, key, m.seed))) & mask
			for step := uint64(1); off != i; step++ {
				if matchEmptyOrDeleted(tab.groups.at(t, off).ctrls()) != 0 {
					needed[off/32] |= 1 << (off % 32)
				}
				off = (off + step) & mask
			}
		}
		if matchEmpty(g.ctrls()) != 0 {
			needed[i/32] |= 1 << (i % 32)
		}
	}
	cnt := 0
	for i := uint64(0); i <= mask; i++ {
		if needed[i/32]>>(i%32)&1 == 0 {
			cnt += bits.OnesCount64(matchEmptyOrDeleted(tab.groups.at(t, i).ctrls()))
		}
	}
	if cnt*10 < int(tab.capacity) {
		return
	}
	for i := uint64(0); i <= mask; i++ {
		if needed[i/32]>>(i%32)&1 != 0 {
			continue
		}
		g := tab.groups.at(t, i)
		for b := matchEmptyOrDeleted(g.ctrls()); b != 0; b &= b - 1 {
			g.set(first(b), ctrlEmpty)
			tab.growthLeft++
		}
	}
}

func (tab *table) clear(t *maptype) {
	mgl := tab.maxGrowthLeft()
	if tab.used == 0 && tab.growthLeft == mgl {
		return
	}
	for i := uint64(0); i <= tab.groups.mask; i++ {
		g := tab.groups.at(t, i)
		if matchFull(g.ctrls()) != 0 {
			typedmemclr(t.Group, g.data)
		}
		g.setEmpty()
	}
	tab.used = 0
	tab.growthLeft = mgl
}

// rehash makes the table twice as large, or splits it in two.
func (tab *table) rehash(t *maptype, m *hmap) {
	if n := 2 * tab.capacity; n <= maxTableCapacity {
		nt := newTable(t, uint64(n), tab.index, tab.localDepth)
		tab.moveTo(t, m, nt, nt, 0)
		m.replaceTable(nt)
		tab.index = -1
		return
	}
	depth := tab.localDepth + 1
	left := newTable(t, maxTableCapacity, -1, depth)
	right := newTable(t, maxTableCapacity, -1, depth)
	tab.moveTo(t, m, left, right, uintptr(1)<<(8*ptrSize-uint(depth)))
	m.installTableSplit(tab, left, right)
	tab.index = -1
}

// moveTo distributes the entries by the hash bit.
func (tab *table) moveTo(t *maptype, m *hmap, left, right *table, bit uintptr) {
	for i := uint64(0); i <= tab.groups.mask; i++ {
		g := tab.groups.at(t, i)
		for b := matchFull(g.ctrls()); b != 0; b &= b - 1 {
			j := first(b)
			hash := typehash(t.Key, g.key(t, j), m.seed)
			to := left
			if hash&bit != 0 {
				to = right
			}
			to.uncheckedPut(t, hash, g, j)
		}
	}
}

func (tab *table) clone(t *maptype) *table {
	t2 := new(table)
	*t2 = *tab
	t2.groups = newGroups(t, tab.groups.mask+1)
	for i := uint64(0); i <= tab.groups.mask; i++ {
		cloneGroup(t, t2.groups.at(t, i), tab.groups.at(t, i))
	}
	return t2
}
