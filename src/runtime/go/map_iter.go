// Map iteration (Go: internal/runtime/maps/table.go, Iter). The order of tables and slots starts at random places. An iterator
// keeps to the table it has begun, even when that is replaced; then it looks each key up in the map, so that deleted
// entries are not seen and changed ones are seen as they are.

package runtime

import (
	"internal/abi"
	"unsafe"
)

type mapIter struct {
	key         unsafe.Pointer // nil at the end; the compiler reads the first two fields
	elem        unsafe.Pointer
	typ         *maptype
	m           *hmap
	entryOffset uint64
	dirOffset   uint64
	clearSeq    uint64
	globalDepth uint8 // when tab was chosen
	dirIdx      int   // -1: small map
	tab         *table
	group       group
	entryIdx    uint64
}

func mapIterStart(t *maptype, m *hmap, it *mapIter) {
	it.typ = t
	if m == nil || m.used == 0 {
		it.key = nil
		it.elem = nil
		return
	}
	it.m = m
	it.entryOffset = rand()
	it.dirOffset = rand()
	it.globalDepth = m.globalDepth
	it.clearSeq = m.clearSeq
	if m.dirLen <= 0 {
		it.dirIdx = -1
		it.group.data = m.dirPtr
	}
	it.next()
}

func mapIterNext(it *mapIter) { it.next() }

// take sets the result to the entry in slot i of the current group; false if the entry is gone.
func (it *mapIter) take(i uintptr, grown bool) bool {
	t := it.typ
	k := it.group.key(t, i)
	if grown {
		k2, e2 := it.m.find(t, k)
		if k2 != nil {
			it.key = k2
			it.elem = e2
			return true
		}
		// A key that is not equal to itself can't have been deleted, only cleared.
		if it.clearSeq != it.m.clearSeq || typeEqual(t.Key, k, k) {
			return false
		}
	}
	it.key = k
	it.elem = it.group.elem(t, i)
	return true
}

func (it *mapIter) next() {
	m := it.m
	if m == nil {
		it.key = nil
		it.elem = nil
		return
	}
	if m.writing != 0 {
		fatal("concurrent map iteration and map write")
	}
	if it.dirIdx < 0 {
		for it.entryIdx < abi.MapGroupSlots {
			i := uintptr(it.entryIdx+it.entryOffset) % abi.MapGroupSlots
			it.entryIdx++
			if it.group.full(i) && it.take(i, m.dirLen > 0) {
				return
			}
		}
		it.key = nil
		it.elem = nil
		return
	}
	if it.globalDepth != m.globalDepth {
		orders := m.globalDepth - it.globalDepth
		it.dirIdx <<= orders
		it.dirOffset <<= orders
		it.globalDepth = m.globalDepth
	}
	for it.dirIdx < m.dirLen {
		if it.tab == nil {
			dirIdx := int((uint64(it.dirIdx) + it.dirOffset) & uint64(m.dirLen-1))
			tab := m.tableAt(uintptr(dirIdx))
			if tab.index != dirIdx { // begun in the middle of the places of a table: go back to its first
				it.dirOffset -= uint64(dirIdx - tab.index)
			}
			it.tab = tab
		}
		mask := uint64(it.tab.capacity) - 1
		for it.entryIdx <= mask {
			entry := (it.entryIdx + it.entryOffset) & mask
			slot := uintptr(entry & (abi.MapGroupSlots - 1))
			if slot == 0 || it.group.data == nil {
				it.group = it.tab.groups.at(it.typ, entry>>abi.MapGroupSlotsBits)
			}
			if matchFull(it.group.ctrls())>>(8*slot) == 0 { // nothing more in this group
				it.entryIdx += abi.MapGroupSlots - uint64(slot)
				continue
			}
			it.entryIdx++
			if it.group.full(slot) && it.take(slot, it.tab.index == -1) {
				return
			}
		}
		it.dirIdx += 1 << (m.globalDepth - it.tab.localDepth)
		it.tab = nil
		it.group = group{}
		it.entryIdx = 0
	}
	it.key = nil
	it.elem = nil
}
