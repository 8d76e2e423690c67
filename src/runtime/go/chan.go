// Channels (Go: runtime/chan.go). A sender meets a waiting receiver directly and the other way round; else the buffer; else the goroutine
// waits in a queue of sudogs. While a channel is locked its goroutine is not preempted.
//
// A goroutine that waits for one channel does nothing more when it has been served: who serves it has done that, and makes the function return that
// waits. So a switch leaves and enters one frame less, and the runtime's code behind the wait does not run.

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

//go:noinline
func chansend1(c *hchan, elem unsafe.Pointer) {
	if sendnow(c, elem) {
		return
	}
	lock(&c.lock)
	chansend(c.await(&c.sendq, elem, waitReasonChanSend))
	sendclosed()
}

// chansend is where a goroutine that waits to send stands in stacks, as in Go. Whoever takes its value makes the function return that waits (goreturn): it
// goes on behind this call only when the channel is closed.
func chansend(reason waitReason) { gopark(reason) }

func sendclosed() { panic(plainError("send on closed channel")) }

// sendnow sends without waiting; false: the caller has to wait. Between what is looked at and what is written there is neither a loop nor a call (what is called
// is inlined, or comes last, or is locked), so nobody else runs meanwhile. The caller locks c before it calls anything else.
func sendnow(c *hchan, ep unsafe.Pointer) bool {
	if c == nil || c.bubble != nil || c.closed != 0 {
		return sendrare(c, ep)
	}
	if sg := c.recvq.first; sg != nil {
		if sg.isSelect {
			return sendrare(c, ep)
		}
		race.ChanHandover(unsafe.Pointer(c), unsafe.Pointer(sg), c.recvx)
		c.recvq.pop(sg)
		if sg.elem != nil {
			typedmemmove(c.elemtype, sg.elem, ep) // perhaps to its stack
		}
		c.countHandover()
		goreturn(sg.served(), true)
		return true
	}
	if c.qcount < c.dataqsiz {
		lock(&c.lock)
		c.putBuffered(ep)
		unlock(&c.lock)
		return true
	}
	return false
}

// sendrare is sendnow for all channels.
func sendrare(c *hchan, ep unsafe.Pointer) bool {
	if c == nil {
		gopark(waitReasonChanSendNilChan)
		throw("unreachable")
	}
	if c.bubble != nil && outside(c.bubble) {
		fatal("send on synctest channel from outside bubble")
	}
	lock(&c.lock)
	if c.closed != 0 {
		unlock(&c.lock)
		sendclosed()
	}
	if sg := c.recvq.dequeue(); sg != nil {
		c.handover(sg, ep)
	} else if c.qcount < c.dataqsiz {
		c.putBuffered(ep)
	} else {
		unlock(&c.lock)
		return false
	}
	unlock(&c.lock)
	return true
}

// handover sends to a waiting receiver that has left its queue.
func (c *hchan) handover(sg *sudog, ep unsafe.Pointer) {
	race.ChanHandover(unsafe.Pointer(c), unsafe.Pointer(sg), c.recvx)
	if sg.elem != nil {
		typedmemmove(c.elemtype, sg.elem, ep)
		sg.elem = nil
	}
	c.countHandover()
	wake(sg, true)
}

func (c *hchan) countHandover() {
	chancount.receives++
	if c.timer == nil {
		chancount.sends++
	}
}

// putBuffered puts an element into the buffer, which has room.
func (c *hchan) putBuffered(ep unsafe.Pointer) {
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
}

// await puts this goroutine, which has locked c and is about to wait, into a queue of c's. It returns the reason.
func (c *hchan) await(q *waitq, ep unsafe.Pointer, reason waitReason) waitReason {
	gp := getg()
	sg := acquireSudog()
	*(*uintptr)(unsafe.Pointer(&sg.elem)) = uintptr(ep)
	sg.g = gp
	sg.c = c
	gp.waiting = sg
	q.enqueue(sg)
	if c.bubble != nil {
		return reason + (waitReasonSynctestChanReceive - waitReasonChanReceive)
	}
	return reason
}

// served takes what a goroutine waited with, for one channel only, away from it. It returns the goroutine.
func (sg *sudog) served() *g {
	gp := sg.g
	gp.waiting = nil
	sg.elem = nil
	sg.c = nil
	sg.next = sudogcache
	sudogcache = sg
	return gp
}

// wake makes the goroutine of a sudog that has left its queue runnable. A select that wakes has taken a case, unless it panics because of a close.
func wake(sg *sudog, success bool) {
	if !sg.isSelect {
		goreturn(sg.served(), success)
		return
	}
	if success {
		chancount.selects++
	}
	gp := sg.g
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
	var list, tail, senders *sudog
	for {
		sg := c.recvq.dequeue()
		if sg == nil {
			sg = c.sendq.dequeue()
			if sg == nil {
				break
			}
			if senders == nil {
				senders = sg
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
	panics := false
	for list != nil {
		sg := list
		panics = panics || sg == senders
		list = sg.parent
		sg.parent = nil
		race.AcquireG(unsafe.Pointer(sg.g), c.raceaddr())
		if panics && !sg.isSelect {
			goready(sg.served())
		} else {
			wake(sg, false)
		}
	}
	unlock(&c.lock)
}

//go:noinline
func chanrecv1(c *hchan, elem unsafe.Pointer) {
	if selected, _ := recvnow(c, elem); selected {
		return
	}
	lock(&c.lock)
	chanrecv(c.await(&c.recvq, elem, waitReasonChanReceive))
}

//go:noinline
func chanrecv2(c *hchan, elem unsafe.Pointer) bool {
	selected, received := recvnow(c, elem)
	if selected {
		return received
	}
	lock(&c.lock)
	chanrecv(c.await(&c.recvq, elem, waitReasonChanReceive))
	return false // never: goreturn
}

// chanrecv is where a goroutine that waits to receive stands in stacks, as in Go. Nobody comes back from it: who sends or closes makes the function
// return that waits (goreturn), with whether there was a value.
func chanrecv(reason waitReason) { gopark(reason) }

// recvnow receives without waiting, as sendnow sends.
func recvnow(c *hchan, ep unsafe.Pointer) (selected, received bool) {
	if c == nil || c.bubble != nil || c.closed != 0 {
		return recvrare(c, ep)
	}
	if sg := c.sendq.first; sg != nil {
		if sg.isSelect || c.dataqsiz != 0 {
			return recvrare(c, ep)
		}
		race.ChanHandover(unsafe.Pointer(c), unsafe.Pointer(sg), 0)
		c.sendq.pop(sg)
		if ep != nil {
			typedmemmove(c.elemtype, ep, sg.elem)
		}
		chancount.receives++
		chancount.sends++
		goreturn(sg.served(), true)
		return true, true
	}
	if c.qcount > 0 {
		lock(&c.lock)
		c.takeBuffered(ep)
		unlock(&c.lock)
		return true, true
	}
	return false, false
}

// recvrare is recvnow for all channels.
func recvrare(c *hchan, ep unsafe.Pointer) (selected, received bool) {
	if c == nil {
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
	selected = c.qcount > 0
	if selected {
		c.takeBuffered(ep)
	}
	unlock(&c.lock)
	return selected, selected
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
	selected := c != nil && sendnow(c, elem)
	if selected && c.timer == nil {
		chancount.selects++
	}
	return selected
}

func selectnbrecv(elem unsafe.Pointer, c *hchan) (selected, received bool) {
	if c == nil {
		return
	}
	selected, received = recvnow(c, elem)
	if selected {
		chancount.selects++
	}
	return
}

//go:linkname reflect_chansend reflect.chansend0
func reflect_chansend(c *hchan, elem unsafe.Pointer, nb bool) bool {
	if nb {
		return c != nil && sendnow(c, elem)
	}
	if !sendnow(c, elem) {
		lock(&c.lock)
		chansend(c.await(&c.sendq, elem, waitReasonChanSend))
		sendclosed()
	}
	return true // and so does goreturn
}

//go:linkname reflect_chanrecv reflect.chanrecv
func reflect_chanrecv(c *hchan, nb bool, elem unsafe.Pointer) (selected, received bool) {
	if !nb {
		return true, chanrecv2(c, elem)
	}
	if c == nil {
		return
	}
	return recvnow(c, elem)
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

// pop takes the first sudog, which has no select.
func (q *waitq) pop(sg *sudog) {
	y := sg.next
	q.first = y
	if y == nil {
		q.last = nil
	} else {
		y.prev = nil
	}
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

// releaseSudog leaves the goroutine's record in it, which lives for ever.
func releaseSudog(s *sudog) {
	s.elem = nil
	s.prev = nil
	s.waitlink = nil
	s.isSelect = false
	s.next = sudogcache
	sudogcache = s
}
