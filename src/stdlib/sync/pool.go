// sync: Pool. Complete: each P has a private slot and a list of its own, from which the others take when theirs are empty; all are emptied over two
// collections.
//
// Goroutines of other Ps run only where this one lets them, so that nothing here is atomic. A collection may begin at any allocation, though, and
// with it poolCleanup: what was being put then lands in the victim.

package sync

import (
	"internal/race"
	"runtime"
	"unsafe"
)

// A Pool keeps objects for reuse; any of them may vanish at a collection.
type Pool struct {
	noCopy noCopy

	local      unsafe.Pointer // *[localSize]poolLocal, by P
	localSize  uintptr
	victim     unsafe.Pointer // what was local before the last collection
	victimSize uintptr

	New func() any
}

type poolLocalInternal struct {
	private any
	shared  poolChain // this P puts and takes at the head, others take at the tail
}

// poolLocal fills cache lines, so that Ps do not disturb each other.
type poolLocal struct {
	poolLocalInternal
	pad [128 - unsafe.Sizeof(poolLocalInternal{})%128]byte
}

var (
	allPools []*Pool // with local
	oldPools []*Pool // with victim
)

func indexLocal(l unsafe.Pointer, i int) *poolLocal {
	return (*poolLocal)(unsafe.Add(l, uintptr(i)*unsafe.Sizeof(poolLocal{})))
}

// pin gives the part of the current P, on which the goroutine stays until runtime_procUnpin.
func (p *Pool) pin() (*poolLocal, int) {
	if p == nil {
		panic("nil Pool") // before the goroutine is pinned
	}
	pid := runtime_procPin()
	if uintptr(pid) < p.localSize {
		return indexLocal(p.local, pid), pid
	}
	return p.pinSlow(pid)
}

func (p *Pool) pinSlow(pid int) (*poolLocal, int) {
	if p.local == nil {
		allPools = append(allPools, p)
	}
	local := make([]poolLocal, runtime.GOMAXPROCS(0))
	p.local, p.localSize = unsafe.Pointer(&local[0]), uintptr(len(local))
	return &local[pid], pid
}

func (p *Pool) Put(x any) {
	if x == nil {
		return
	}
	race.ReleaseMergeAny(x)
	l, _ := p.pin()
	if l.private == nil {
		l.private = x
	} else {
		l.shared.pushHead(x)
	}
	runtime_procUnpin()
}

func (p *Pool) Get() any {
	l, pid := p.pin()
	x := l.private
	l.private = nil
	if x == nil {
		x = l.shared.popHead()
		if x == nil {
			x = p.getSlow(pid)
		}
	}
	runtime_procUnpin()
	if x == nil && p.New != nil {
		return p.New()
	}
	race.AcquireAny(x)
	return x
}

// getSlow takes from other Ps, then from what the last collection left.
func (p *Pool) getSlow(pid int) any {
	size := int(p.localSize)
	for i := range size {
		if x := indexLocal(p.local, (pid+i+1)%size).shared.popTail(); x != nil {
			return x
		}
	}
	size = int(p.victimSize)
	if pid >= size {
		return nil
	}
	l := indexLocal(p.victim, pid)
	if x := l.private; x != nil {
		l.private = nil
		return x
	}
	for i := range size {
		if x := indexLocal(p.victim, (pid+i)%size).shared.popTail(); x != nil {
			return x
		}
	}
	p.victimSize = 0 // nothing there
	return nil
}

// poolCleanup runs at the start of a collection and allocates nothing: what was local becomes the victim, the old victim goes.
func poolCleanup() {
	for _, p := range oldPools {
		p.victim, p.victimSize = nil, 0
	}
	for _, p := range allPools {
		p.victim, p.victimSize = p.local, p.localSize
		p.local, p.localSize = nil, 0
	}
	oldPools, allPools = allPools, nil
}

func init() {
	runtime_registerPoolCleanup(poolCleanup)
}

// A poolChain is a list of rings, each twice as large as the one before.
type poolChain struct {
	head *poolChainElt
	tail *poolChainElt
}

type poolChainElt struct {
	poolDequeue
	next, prev *poolChainElt // towards the head, towards the tail
}

// A poolDequeue is a ring of a power of two slots.
type poolDequeue struct {
	head, tail uint32 // numbers of the slots to fill and to empty next
	vals       []any
}

func (c *poolChain) pushHead(x any) {
	d := c.head
	if d == nil {
		d = new(poolChainElt)
		d.vals = make([]any, 8)
		c.head, c.tail = d, d
	}
	if int(d.head-d.tail) == len(d.vals) {
		next := &poolChainElt{prev: d}
		next.vals = make([]any, min(2*len(d.vals), 1<<30))
		c.head, d.next = next, next
		d = next
	}
	d.vals[int(d.head)&(len(d.vals)-1)] = x
	d.head++
}

func (c *poolChain) popHead() any {
	for d := c.head; d != nil; d = d.prev {
		if d.head != d.tail {
			d.head--
			return d.take(d.head)
		}
	}
	return nil
}

func (c *poolChain) popTail() any {
	d := c.tail
	for d != nil {
		if d.head != d.tail {
			d.tail++
			return d.take(d.tail - 1)
		}
		if d.next == nil {
			return nil
		}
		// Only the head is filled again.
		d = d.next
		c.tail, d.prev = d, nil
	}
	return nil
}

func (d *poolDequeue) take(i uint32) any {
	slot := &d.vals[int(i)&(len(d.vals)-1)]
	x := *slot
	*slot = nil
	return x
}
