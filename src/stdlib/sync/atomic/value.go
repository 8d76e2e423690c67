// sync/atomic: Value. Complete.

package atomic

import "unsafe"

// A Value holds a value of one type, set and read as a whole.
type Value struct {
	v any
}

// firstStore is the type while the first value is on its way: nobody has it then.
var firstStore byte

func (v *Value) words() *eface { return (*eface)(unsafe.Pointer(v)) }

func (v *Value) Load() (val any) {
	w := (*eface)(unsafe.Pointer(v))
	typ := LoadPointer(&w.typ)
	if typ == nil || typ == unsafe.Pointer(&firstStore) {
		return nil
	}
	data := LoadPointer(&w.data)
	r := (*eface)(unsafe.Pointer(&val))
	r.typ = typ
	r.data = data
	return
}

func (v *Value) Store(val any) {
	if val == nil {
		panic("sync/atomic: store of nil value into Value")
	}
	w, n := v.words(), (*eface)(unsafe.Pointer(&val))
	typ := LoadPointer(&w.typ)
	if typ != nil && typ != n.typ {
		panic("sync/atomic: store of inconsistently typed value into Value")
	}
	StorePointer(&w.data, n.data)
	if typ == nil {
		StorePointer(&w.typ, n.typ)
	}
}

func (v *Value) Swap(new any) (old any) {
	if new == nil {
		panic("sync/atomic: swap of nil value into Value")
	}
	w, n := v.words(), (*eface)(unsafe.Pointer(&new))
	typ := LoadPointer(&w.typ)
	if typ == nil {
		StorePointer(&w.data, n.data)
		StorePointer(&w.typ, n.typ)
		return nil
	}
	if typ != n.typ {
		panic("sync/atomic: swap of inconsistently typed value into Value")
	}
	o := (*eface)(unsafe.Pointer(&old))
	o.typ, o.data = typ, SwapPointer(&w.data, n.data)
	return old
}

func (v *Value) CompareAndSwap(old, new any) (swapped bool) {
	if new == nil {
		panic("sync/atomic: compare and swap of nil value into Value")
	}
	w, n := v.words(), (*eface)(unsafe.Pointer(&new))
	if old != nil && (*eface)(unsafe.Pointer(&old)).typ != n.typ {
		panic("sync/atomic: compare and swap of inconsistently typed values")
	}
	typ := LoadPointer(&w.typ)
	if typ == nil {
		if old != nil {
			return false
		}
		StorePointer(&w.data, n.data)
		StorePointer(&w.typ, n.typ)
		return true
	}
	if typ != n.typ {
		panic("sync/atomic: compare and swap of inconsistently typed value into Value")
	}
	// The comparison may call nothing of the program's and is not interrupted: the value that was compared is the one that is replaced.
	data := LoadPointer(&w.data)
	var cur any
	c := (*eface)(unsafe.Pointer(&cur))
	c.typ, c.data = typ, data
	if cur != old {
		return false
	}
	return CompareAndSwapPointer(&w.data, data, n.data)
}

type eface struct {
	typ, data unsafe.Pointer
}
