// Channels (Go: runtime/chan.go). A sender meets a waiting receiver directly and the other way round; else the buffer; else the goroutine
// waits in a queue of sudogs. While a channel is locked its goroutine is not preempted.

package runtime

import (
	"internal/race"
	"unsafe"
)

type hchan struct {
	qcount   uint
	dataqsiz uint
	buf      unsafe.Pointer
	elemsize uint16
	closed   uint32
	timer    *timer
	elemtype *_type
	sendx    uint
	recvx    uint
	recvq    waitq
	sendq    waitq
	bubble   unsafe.Pointer
	lock     mutex
}

type waitq struct {
	first *sudog
	last  *sudog
}

const hchanSize = unsafe.Sizeof(hchan{}) + uintptr(-int(unsafe.Sizeof(hchan{}))&7)

// ptrChan is how a channel's memory is allocated when the elements lie elsewhere.
func makechan64(t *chantype, size int64) *hchan {
	if int64(int(size)) != size {
		panic(plainError("makechan: size out of range"))
	}
	return makechan(t, int(size))
}

func makechan(t *chantype, size int) *hchan {
	elem := t.Elem
	mem, overflow := mulUintptr(elem.Size_, uintptr(size))
	if overflow || mem > maxAlloc-hchanSize || size < 0 {
		panic(plainError("makechan: size out of range"))
	}
	var c *hchan
	switch {
	case mem == 0:
		c = (*hchan)(mallocgc(hchanSize, nil, true))
		c.buf = unsafe.Pointer(&c.buf)
	case elem.PtrBytes == 0:
		c = (*hchan)(mallocgc(hchanSize+mem, nil, true))
		c.buf = add(unsafe.Pointer(c), hchanSize)
	default:
		c = new(hchan)
		c.buf = mallocgc(mem, elem, true)
	}
	c.elemsize = uint16(elem.Size_)
	c.elemtype = elem
	c.dataqsiz = uint(size)
	if b := getg().syncGroup; b != nil {
		c.bubble = b
	}
	return c
}

//go:linkname reflect_makechan reflect.makechan
func reflect_makechan(t *chantype, size int) *hchan { return makechan(t, size) }

func (c *hchan) slot(i uint) unsafe.Pointer { return add(c.buf, uintptr(i)*uintptr(c.elemsize)) }

// chancount counts what channels have done, for the statistics (runtime/counters.ts reads it): values that have gone in and come out, the zero
// values of closed channels included; channels closed; selects that took a case. Who waited is counted when it is served, not when it runs
// again. What timers put into their channels is nobody's send.
var chancount struct {
	sends    uint64
	receives uint64
	closes   uint64
	selects  uint64
}

func chansend1(c *hchan, elem unsafe.Pointer) { chansend(c, elem, true) }

func chansend(c *hchan, ep unsafe.Pointer, block bool) bool {
	if c == nil {
		if !block {
			return false
		}
		gopark(waitReasonChanSendNilChan)
		throw("unreachable")
	}
	if c.bubble != nil && outside(c.bubble) {
		fatal("send on synctest channel from outside bubble")
	}
	lock(&c.lock)
	if c.closed != 0 {
		unlock(&c.lock)
		panic(plainError("send on closed channel"))
	}
	if sg := c.recvq.dequeue(); sg != nil {
		race.ChanHandover(unsafe.Pointer(c), unsafe.Pointer(sg), c.recvx)
		if sg.elem != nil {
			sendDirect(c.elemtype, sg.elem, ep)
			sg.elem = nil
		}
		chancount.receives++
		wake(sg, true)
		if c.timer == nil {
			chancount.sends++
		}
		unlock(&c.lock)
		return true
	}
	if c.qcount < c.dataqsiz {
		if c.timer == nil {
			chancount.sends++
		}
		race.ChanSlot(unsafe.Pointer(c), c.sendx)
		typedmemmove(c.elemtype, c.slot(c.sendx), ep)
		c.sendx++
		if c.sendx == c.dataqsiz {
			c.sendx = 0
		}
		c.qcount++
		unlock(&c.lock)
		return true
	}
	if !block {
		unlock(&c.lock)
		return false
	}
	gp := getg()
	sg := enqueueSelf(gp, c, ep)
	c.sendq.enqueue(sg)
	reason := waitReasonChanSend
	if c.bubble != nil {
		reason = waitReasonSynctestChanSend
	}
	gopark(reason)
	if gp.waiting != sg {
		throw("G waiting list is corrupted")
	}
	gp.waiting = nil
	gp.param = nil
	ok := sg.success
	sg.c = nil
	releaseSudog(sg)
	if !ok {
		panic(plainError("send on closed channel"))
	}
	return true
}

// enqueueSelf makes the sudog of a goroutine that is about to wait for c.
func enqueueSelf(gp *g, c *hchan, ep unsafe.Pointer) *sudog {
	sg := acquireSudog()
	*(*uintptr)(unsafe.Pointer(&sg.elem)) = uintptr(ep)
	sg.waitlink = nil
	sg.g = gp
	sg.isSelect = false
	sg.c = c
	gp.waiting = sg
	gp.param = nil
	return sg
}

// sendDirect copies to the waiting receiver's variable, which may be on its stack.
func sendDirect(t *_type, dst, src unsafe.Pointer) { typedmemmove(t, dst, src) }

// wake makes the goroutine of a sudog runnable. A select that wakes has taken a case, unless it panics because of a close.
func wake(sg *sudog, success bool) {
	gp := sg.g
	if sg.isSelect && success {
		chancount.selects++
	}
	gp.param = unsafe.Pointer(sg)
	sg.success = success
	goready(gp)
}

func closechan(c *hchan) {
	if c == nil {
		panic(plainError("close of nil channel"))
	}
	if c.bubble != nil && outside(c.bubble) {
		fatal("close of synctest channel from outside bubble")
	}
	lock(&c.lock)
	if c.closed != 0 {
		unlock(&c.lock)
		panic(plainError("close of closed channel"))
	}
	c.closed = 1
	chancount.closes++
	race.Release(c.raceaddr())
	var list, tail *sudog
	for {
		sg := c.recvq.dequeue()
		if sg == nil {
			sg = c.sendq.dequeue()
			if sg == nil {
				break
			}
		} else {
			if sg.elem != nil {
				typedmemclr(c.elemtype, sg.elem)
			}
			chancount.receives++
			if sg.isSelect {
				chancount.selects++
			}
		}
		sg.elem = nil
		sg.parent = nil
		if list == nil {
			list = sg
		} else {
			tail.parent = sg
		}
		tail = sg
	}
	for list != nil {
		sg := list
		list = sg.parent
		sg.parent = nil
		race.AcquireG(unsafe.Pointer(sg.g), c.raceaddr())
		wake(sg, false)
	}
	unlock(&c.lock)
}

func chanrecv1(c *hchan, elem unsafe.Pointer) { chanrecv(c, elem, true) }

func chanrecv2(c *hchan, elem unsafe.Pointer) bool {
	_, received := chanrecv(c, elem, true)
	return received
}

func chanrecv(c *hchan, ep unsafe.Pointer, block bool) (selected, received bool) {
	if c == nil {
		if !block {
			return
		}
		gopark(waitReasonChanReceiveNilChan)
		throw("unreachable")
	}
	if c.bubble != nil && outside(c.bubble) {
		fatal("receive on synctest channel from outside bubble")
	}
	lock(&c.lock)
	if c.closed != 0 && c.qcount == 0 {
		chancount.receives++
		race.Acquire(c.raceaddr())
		unlock(&c.lock)
		if ep != nil {
			typedmemclr(c.elemtype, ep)
		}
		return true, false
	}
	if c.closed == 0 {
		if sg := c.sendq.dequeue(); sg != nil {
			recvFrom(c, sg, ep)
			unlock(&c.lock)
			return true, true
		}
	}
	if c.qcount > 0 {
		c.takeBuffered(ep)
		unlock(&c.lock)
		return true, true
	}
	if !block {
		unlock(&c.lock)
		return false, false
	}
	gp := getg()
	sg := enqueueSelf(gp, c, ep)
	c.recvq.enqueue(sg)
	reason := waitReasonChanReceive
	if c.bubble != nil {
		reason = waitReasonSynctestChanReceive
	}
	gopark(reason)
	if gp.waiting != sg {
		throw("G waiting list is corrupted")
	}
	gp.waiting = nil
	gp.param = nil
	ok := sg.success
	sg.c = nil
	releaseSudog(sg)
	return true, ok
}

// takeBuffered moves the oldest element out of the buffer.
func (c *hchan) takeBuffered(ep unsafe.Pointer) {
	chancount.receives++
	race.ChanSlot(unsafe.Pointer(c), c.recvx)
	p := c.slot(c.recvx)
	if ep != nil {
		typedmemmove(c.elemtype, ep, p)
	}
	typedmemclr(c.elemtype, p)
	c.recvx++
	if c.recvx == c.dataqsiz {
		c.recvx = 0
	}
	c.qcount--
}

// recvFrom receives while sg's goroutine waits to send: directly, or, through a full buffer, its head.
func recvFrom(c *hchan, sg *sudog, ep unsafe.Pointer) {
	chancount.receives++
	chancount.sends++
	race.ChanHandover(unsafe.Pointer(c), unsafe.Pointer(sg), c.recvx)
	if c.dataqsiz == 0 {
		if ep != nil {
			typedmemmove(c.elemtype, ep, sg.elem)
		}
	} else {
		p := c.slot(c.recvx)
		if ep != nil {
			typedmemmove(c.elemtype, ep, p)
		}
		typedmemmove(c.elemtype, p, sg.elem)
		c.recvx++
		if c.recvx == c.dataqsiz {
			c.recvx = 0
		}
		c.sendx = c.recvx
	}
	sg.elem = nil
	wake(sg, true)
}

// The runtime's own select, sendTime's, is not counted.

func selectnbsend(c *hchan, elem unsafe.Pointer) bool {
	selected := chansend(c, elem, false)
	if selected && c.timer == nil {
		chancount.selects++
	}
	return selected
}

func selectnbrecv(elem unsafe.Pointer, c *hchan) (selected, received bool) {
	selected, received = chanrecv(c, elem, false)
	if selected {
		chancount.selects++
	}
	return
}

//go:linkname reflect_chansend reflect.chansend0
func reflect_chansend(c *hchan, elem unsafe.Pointer, nb bool) bool { return chansend(c, elem, !nb) }

//go:linkname reflect_chanrecv reflect.chanrecv
func reflect_chanrecv(c *hchan, nb bool, elem unsafe.Pointer) (selected, received bool) {
	return chanrecv(c, elem, !nb)
}

// A timer's channel looks unbuffered.

func chanlen(c *hchan) int {
	if c == nil || c.timer != nil {
		return 0
	}
	return int(c.qcount)
}

func chancap(c *hchan) int {
	if c == nil || c.timer != nil {
		return 0
	}
	return int(c.dataqsiz)
}

//go:linkname reflect_chanlen reflect.chanlen
func reflect_chanlen(c *hchan) int { return chanlen(c) }

//go:linkname reflect_chancap reflect.chancap
func reflect_chancap(c *hchan) int { return chancap(c) }

//go:linkname reflect_chanclose reflect.chanclose
func reflect_chanclose(c *hchan) { closechan(c) }

// A close happens before the receives that see it; to the race detector that synchronises here.
func (c *hchan) raceaddr() unsafe.Pointer { return unsafe.Pointer(&c.buf) }

func (q *waitq) enqueue(sg *sudog) {
	sg.next = nil
	x := q.last
	if x == nil {
		sg.prev = nil
		q.first = sg
		q.last = sg
		return
	}
	sg.prev = x
	x.next = sg
	q.last = sg
}

// dequeue takes the first sudog whose goroutine is still to be had: one in a select may have been served elsewhere.
func (q *waitq) dequeue() *sudog {
	for {
		sg := q.first
		if sg == nil {
			return nil
		}
		y := sg.next
		if y == nil {
			q.first = nil
			q.last = nil
		} else {
			y.prev = nil
			q.first = y
			sg.next = nil
		}
		if sg.isSelect {
			if sg.g.selectDone != 0 {
				continue
			}
			sg.g.selectDone = 1
		}
		return sg
	}
}

func (q *waitq) dequeueSudoG(sg *sudog) {
	x, y := sg.prev, sg.next
	if x != nil {
		if y != nil {
			x.next = y
			y.prev = x
			sg.next = nil
			sg.prev = nil
			return
		}
		x.next = nil
		q.last = x
		sg.prev = nil
		return
	}
	if y != nil {
		y.prev = nil
		q.first = y
		sg.next = nil
		return
	}
	if q.first == sg {
		q.first = nil
		q.last = nil
	}
}

var sudogcache *sudog

func acquireSudog() *sudog {
	s := sudogcache
	if s == nil {
		return new(sudog)
	}
	sudogcache = s.next
	s.next = nil
	return s
}

func releaseSudog(s *sudog) {
	s.elem = nil
	s.g = nil
	s.prev = nil
	s.waitlink = nil
	s.isSelect = false
	s.next = sudogcache
	sudogcache = s
}
