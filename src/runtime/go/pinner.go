// Pinning: objects never move on this machine.

package runtime

import "unsafe"

// A Pinner is a set of objects pinned to a fixed location: objects never move here, pinning keeps them alive.
type Pinner struct {
	refs []unsafe.Pointer
}

// Pin pins a pointer.
func (p *Pinner) Pin(pointer any) {
	e := efaceOf(&pointer)
	if e._type == nil {
		panic(errorString("runtime.Pinner: argument is nil"))
	}
	p.refs = append(p.refs, e.data)
}

// Unpin unpins all pinned objects.
func (p *Pinner) Unpin() { p.refs = nil }
