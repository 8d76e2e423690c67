// Bubbles of testing/synctest (Go: runtime/synctest.go): goroutines with a clock of their own, which moves on when all of them are durably
// blocked. The machine keeps the counts (runtime/bubbles.ts): a goroutine runs in the bubble unless it waits for a durable reason; when
// none runs any more, the machine wakes who calls Wait, or else the root, which lets time pass. So nothing of it is atomic here.

package runtime

import "unsafe"

// A synctestBubble is one call of synctest.Test. The machine knows the layout (TABLE 4).
type synctestBubble struct {
	root    *g // caller of Run
	waiter  *g // waits in Wait
	main    *g // runs Run's function
	now     int64
	id      uint64
	timers  timerHeap
	total   int32 // goroutines
	running int32 // those that are not durably blocked
	done    bool  // main has ended
	waiting bool
}

// Midnight UTC 2000-01-01, at which every bubble's time begins.
const synctestBaseTime = 946684800000000000

var bubbleGen uint64

func (gp *g) bubble() *synctestBubble { return (*synctestBubble)(gp.syncGroup) }

type synctestDeadlockError struct {
	reason string
	bubble *synctestBubble
}

func (e synctestDeadlockError) Error() string { return e.reason }

//go:linkname synctestRun internal/synctest.Run
func synctestRun(f func()) {
	gp := getg()
	if gp.syncGroup != nil {
		panic("synctest.Run called from within a synctest bubble")
	}
	bubbleGen++
	b := &synctestBubble{root: gp, now: synctestBaseTime, id: bubbleGen, total: 1, running: 1}
	gp.syncGroup = unsafe.Pointer(b)
	defer func() { gp.syncGroup = nil }()
	b.main = newwaiting(f)
	goready(b.main)
	for {
		for len(b.timers.list) > 0 && b.timers.list[0].when <= b.now {
			b.timers.list[0].run(b.now)
		}
		gopark(waitReasonSynctestRun)
		if len(b.timers.list) == 0 || b.done {
			break // time stops when main has ended
		}
		b.now = b.timers.list[0].when
	}
	if b.total == 1 {
		return
	}
	reason := "deadlock: all goroutines in bubble are blocked"
	if b.done {
		reason = "deadlock: main bubble goroutine has exited but blocked goroutines remain"
	}
	panic(synctestDeadlockError{reason, b})
}

//go:linkname synctestWait internal/synctest.Wait
func synctestWait() {
	gp := getg()
	b := gp.bubble()
	if b == nil {
		panic("goroutine is not in a bubble")
	}
	if b.waiting {
		panic("wait already in progress")
	}
	b.waiting = true
	b.waiter = gp
	gopark(waitReasonSynctestWait)
	b.waiter = nil
	b.waiting = false
}

//go:linkname synctest_isInBubble internal/synctest.IsInBubble
func synctest_isInBubble() bool { return getg().syncGroup != nil }

// Objects belong to bubbles by a special. What is not on the heap can't have one and belongs to none.

const (
	unbubbled = iota
	currentBubble
	otherBubble
)

//go:linkname synctest_associate internal/synctest.associate
func synctest_associate(p unsafe.Pointer) int {
	if base, _ := findobject(p); base == nil {
		return unbubbled
	}
	id := getg().bubble().id
	if !synctest_isAssociated(p) {
		if removespecial(p, specialBubble, 0) {
			return otherBubble
		}
		addspecial(p, specialBubble, nil, nil, nil, id)
	}
	return currentBubble
}

//go:linkname synctest_isAssociated internal/synctest.isAssociated
func synctest_isAssociated(p unsafe.Pointer) bool {
	if base, _ := findobject(p); base == nil {
		return false
	}
	id := getg().bubble().id
	if !removespecial(p, specialBubble, id) {
		return false
	}
	addspecial(p, specialBubble, nil, nil, nil, id)
	return true
}

//go:linkname synctest_disassociate internal/synctest.disassociate
func synctest_disassociate(p unsafe.Pointer) { removespecial(p, specialBubble, 0) }

// outside reports whether the running goroutine may not touch what belongs to a bubble.
func outside(b unsafe.Pointer) bool { return b != nil && getg().syncGroup != b }

// wakeOutside ends the program if a goroutine of a bubble is about to be woken from outside.
func wakeOutside(gp *g) {
	if outside(gp.syncGroup) {
		println("semaphore wake of synctest goroutine", gp.goid, "from outside bubble")
		fatal("semaphore wake of synctest goroutine from outside bubble")
	}
}
