// select (Go: runtime/select.go).

package runtime

import (
	"internal/race"
	"unsafe"
)

type scase struct {
	c    *hchan
	elem unsafe.Pointer
}

func selectsetpc(pc *uintptr) {}

// block is select {}.
func block() { gopark(waitReasonSelectNoCases) }

// selectgo chooses a case: sends come first in cas0, then receives. The first ready one in random order is taken; if none is, and the
// select blocks, the goroutine waits in every queue. The result is the index, -1 for the default, and whether a value was received.
func selectgo(cas0 *scase, order0 *uint16, pc0 *uintptr, nsends, nrecvs int, block bool) (int, bool) {
	n := nsends + nrecvs
	cases := unsafe.Slice(cas0, n)
	order := unsafe.Slice(order0, n)
	norder := 0
	durable := true
	for i := 0; i < n; i++ {
		c := cases[i].c
		if c == nil {
			cases[i].elem = nil
			continue
		}
		if c.bubble == nil {
			durable = false
		} else if outside(c.bubble) {
			fatal("select on synctest channel from outside bubble")
		}
		j := selectdraw(norder + 1)
		order[norder] = order[j]
		order[j] = uint16(i)
		norder++
	}
	gp := getg()
	gp.locks++ // all channels at once

	for k := 0; k < norder; k++ {
		i := int(order[k])
		c := cases[i].c
		ep := cases[i].elem
		if i >= nsends {
			if c.closed == 0 || c.qcount > 0 {
				if c.closed == 0 {
					if sg := c.sendq.dequeue(); sg != nil {
						chancount.selects++
						recvFrom(c, sg, ep)
						gp.locks--
						return i, true
					}
				}
				if c.qcount > 0 {
					chancount.selects++
					c.takeBuffered(ep)
					gp.locks--
					return i, true
				}
				continue
			}
			chancount.selects++
			chancount.receives++
			race.Acquire(c.raceaddr())
			gp.locks--
			if ep != nil {
				typedmemclr(c.elemtype, ep)
			}
			return i, false
		}
		if c.closed != 0 {
			gp.locks--
			panic(plainError("send on closed channel"))
		}
		if sg := c.recvq.dequeue(); sg != nil {
			chancount.selects++
			c.handover(sg, ep)
			gp.locks--
			return i, false
		}
		if c.qcount < c.dataqsiz {
			chancount.selects++
			chancount.sends++
			race.ChanSlot(unsafe.Pointer(c), c.sendx)
			typedmemmove(c.elemtype, c.slot(c.sendx), ep)
			c.sendx++
			if c.sendx == c.dataqsiz {
				c.sendx = 0
			}
			c.qcount++
			gp.locks--
			return i, false
		}
	}
	if !block {
		gp.locks--
		return -1, false
	}
	if norder == 0 {
		gopark(waitReasonSelectNoCases)
	}

	// Wait in all queues, in the order of the list of sudogs.
	var last *sudog
	gp.waiting = nil
	for k := 0; k < norder; k++ {
		i := int(order[k])
		c := cases[i].c
		sg := acquireSudog()
		sg.g = gp
		sg.isSelect = true
		*(*uintptr)(unsafe.Pointer(&sg.elem)) = uintptr(cases[i].elem)
		sg.c = c
		sg.waitlink = nil
		if last == nil {
			gp.waiting = sg
		} else {
			last.waitlink = sg
		}
		last = sg
		if i < nsends {
			c.sendq.enqueue(sg)
		} else {
			c.recvq.enqueue(sg)
		}
	}
	gp.param = nil
	gp.selectDone = 0
	reason := waitReasonSelect
	if durable && gp.syncGroup != nil {
		reason = waitReasonSynctestSelect
	}
	gopark(reason)
	gp = getg()
	gp.locks++
	fired := (*sudog)(gp.param)
	gp.param = nil

	chosen := -1
	success := false
	list := gp.waiting
	gp.waiting = nil
	for k := 0; k < norder; k++ {
		i := int(order[k])
		sg := list
		list = sg.waitlink
		sg.waitlink = nil
		if sg == fired {
			chosen = i
			success = sg.success
		} else if i < nsends {
			sg.c.sendq.dequeueSudoG(sg)
		} else {
			sg.c.recvq.dequeueSudoG(sg)
		}
		sg.c = nil
		releaseSudog(sg)
	}
	gp.locks--
	if chosen < 0 {
		throw("selectgo: bad wakeup")
	}
	if chosen < nsends {
		if !success {
			panic(plainError("send on closed channel"))
		}
		return chosen, false
	}
	return chosen, success
}

// selectdraw is a random number below n: of the schedule, so that all of them can be tried (gosim explore).
func selectdraw(n int) int

func cheaprandn(n uint32) uint32 { return uint32(uint64(cheaprand()) * uint64(n) >> 32) }

// A runtimeSelect is one case of reflect.Select: dir 1 send, 2 receive, 3 default.
type runtimeSelect struct {
	dir int
	typ unsafe.Pointer
	ch  *hchan
	val unsafe.Pointer
}

//go:linkname reflect_rselect reflect.rselect
func reflect_rselect(cases []runtimeSelect) (int, bool) {
	if len(cases) == 0 {
		block()
	}
	sel := make([]scase, len(cases))
	orig := make([]int, len(cases))
	nsends, nrecvs := 0, 0
	dflt := -1
	for i, rc := range cases {
		var j int
		switch rc.dir {
		case 3:
			dflt = i
			continue
		case 1:
			j = nsends
			nsends++
		case 2:
			nrecvs++
			j = len(cases) - nrecvs
		}
		sel[j] = scase{c: rc.ch, elem: rc.val}
		orig[j] = i
	}
	if nsends+nrecvs == 0 {
		return dflt, false
	}
	if nsends+nrecvs < len(cases) {
		copy(sel[nsends:], sel[len(cases)-nrecvs:])
		copy(orig[nsends:], orig[len(cases)-nrecvs:])
	}
	order := make([]uint16, 2*(nsends+nrecvs))
	chosen, ok := selectgo(&sel[0], &order[0], nil, nsends, nrecvs, dflt == -1)
	if chosen < 0 {
		return dflt, ok
	}
	return orig[chosen], ok
}
