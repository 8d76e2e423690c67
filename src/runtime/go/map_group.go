// Swiss tables, the groups (Go: internal/runtime/maps/group.go).
//
// A group is 8 control bytes and 8 slots. A control byte is 0x80 for an empty slot, 0xfe for a deleted one, else the low 7 bits
// of the key's hash. Bytes are matched eight at a time in a 64-bit word; a set has bit 7 of each matching byte.

package runtime

import (
	"internal/abi"
	"math/bits"
	"unsafe"
)

const (
	maxAvgGroupLoad  = 7
	maxTableCapacity = 1024

	ctrlEmpty   = 0x80
	ctrlDeleted = 0xfe

	bitsetLSB = 0x0101010101010101
	bitsetMSB = 0x8080808080808080
)

func h1(h uintptr) uintptr { return h >> 7 }
func h2(h uintptr) uintptr { return h & 0x7f }

// first is the index of the first match; the set is not empty.
func first(b uint64) uintptr { return uintptr(bits.TrailingZeros64(b)) >> 3 }

// group points to a group.
type group struct {
	data unsafe.Pointer
}

func (g group) ctrls() uint64             { return *(*uint64)(g.data) }
func (g group) ctrl(i uintptr) uint8      { return *(*uint8)(add(g.data, i)) }
func (g group) set(i uintptr, c uint8)    { *(*uint8)(add(g.data, i)) = c }
func (g group) setEmpty()                 { *(*uint64)(g.data) = bitsetMSB }
func (g group) full(i uintptr) bool       { return g.ctrl(i)&ctrlEmpty == 0 }
func matchEmpty(c uint64) uint64          { return c &^ (c << 6) & bitsetMSB }
func matchEmptyOrDeleted(c uint64) uint64 { return c & bitsetMSB }
func matchFull(c uint64) uint64           { return ^c & bitsetMSB }

// matchH2 may give false matches next to true ones; keys are compared anyway.
func matchH2(c uint64, h uintptr) uint64 {
	v := c ^ (bitsetLSB * uint64(h))
	return (v - bitsetLSB) &^ v & bitsetMSB
}

// keySlot and elemSlot are addresses in the group; key and elem follow the indirection.
func (g group) keySlot(t *maptype, i uintptr) unsafe.Pointer {
	return add(g.data, 8+i*t.SlotSize)
}

func (g group) elemSlot(t *maptype, i uintptr) unsafe.Pointer {
	return add(g.data, 8+i*t.SlotSize+t.ElemOff)
}

func (g group) key(t *maptype, i uintptr) unsafe.Pointer {
	p := g.keySlot(t, i)
	if t.Flags&abi.MapIndirectKey != 0 {
		p = *(*unsafe.Pointer)(p)
	}
	return p
}

func (g group) elem(t *maptype, i uintptr) unsafe.Pointer {
	p := g.elemSlot(t, i)
	if t.Flags&abi.MapIndirectElem != 0 {
		p = *(*unsafe.Pointer)(p)
	}
	return p
}

// insert puts a copy of the key into slot i and returns where the element goes.
func (g group) insert(t *maptype, i uintptr, key unsafe.Pointer, h uintptr) unsafe.Pointer {
	slotKey := g.keySlot(t, i)
	if t.Flags&abi.MapIndirectKey != 0 {
		kmem := newobject(t.Key)
		*(*unsafe.Pointer)(slotKey) = kmem
		slotKey = kmem
	}
	typedmemmove(t.Key, slotKey, key)
	slotElem := g.elemSlot(t, i)
	if t.Flags&abi.MapIndirectElem != 0 {
		emem := newobject(t.Elem)
		*(*unsafe.Pointer)(slotElem) = emem
		slotElem = emem
	}
	g.set(i, uint8(h))
	return slotElem
}

// remove clears the contents of slot i, not its control byte.
func (g group) remove(t *maptype, i uintptr) {
	k := g.keySlot(t, i)
	if t.Flags&abi.MapIndirectKey != 0 {
		*(*unsafe.Pointer)(k) = nil
	} else if t.Key.PtrBytes != 0 {
		typedmemclr(t.Key, k)
	}
	e := g.elemSlot(t, i)
	if t.Flags&abi.MapIndirectElem != 0 {
		*(*unsafe.Pointer)(e) = nil
	} else {
		typedmemclr(t.Elem, e)
	}
}

// groups is an array of groups, a power of two.
type groups struct {
	data unsafe.Pointer
	mask uint64
}

func newGroups(t *maptype, n uint64) groups {
	return groups{newarray(t.Group, int(n)), n - 1}
}

func (g groups) at(t *maptype, i uint64) group {
	return group{add(g.data, uintptr(i)*t.GroupSize)}
}

func cloneGroup(t *maptype, to, from group) {
	typedmemmove(t.Group, to.data, from.data)
	for i := uintptr(0); i < abi.MapGroupSlots; i++ {
		if t.Flags&abi.MapIndirectKey != 0 {
			if old := *(*unsafe.Pointer)(from.keySlot(t, i)); old != nil {
				k := newobject(t.Key)
				typedmemmove(t.Key, k, old)
				*(*unsafe.Pointer)(to.keySlot(t, i)) = k
			}
		}
		if t.Flags&abi.MapIndirectElem != 0 {
			if old := *(*unsafe.Pointer)(from.elemSlot(t, i)); old != nil {
				e := newobject(t.Elem)
				typedmemmove(t.Elem, e, old)
				*(*unsafe.Pointer)(to.elemSlot(t, i)) = e
			}
		}
	}
}
