// Package runtime is gosim's runtime, the part written in Go. Bodyless functions are natives of the machine
// (src/abi/natives.ts). Everything here is hidden from traces.
//
// This file: the structures that the machine shares with this package. Their layout is TABLE 4 (src/abi/structs.ts);
// tests compare both.

package runtime

import (
	"internal/abi"
	"unsafe"
)

type _type = abi.Type
type maptype = abi.MapType
type interfacetype = abi.InterfaceType
type chantype = abi.ChanType
type slicetype = abi.SliceType
type arraytype = abi.ArrayType
type structtype = abi.StructType
type ptrtype = abi.PtrType
type functype = abi.FuncType
type itab = abi.ITab

const (
	ptrSize  = 4 << (^uintptr(0) >> 63)
	maxAlloc = ^uintptr(0) >> (16 * (^uintptr(0) >> 63)) // larger sizes are out of range
)

type slice struct {
	array unsafe.Pointer
	len   int
	cap   int
}

type stringStruct struct {
	str unsafe.Pointer
	len int
}

type eface struct {
	_type *_type
	data  unsafe.Pointer
}

type iface struct {
	tab  *itab
	data unsafe.Pointer
}

type funcval struct {
	fn uintptr
}

// mutex protects runtime structures: while a goroutine holds one it is not preempted.
type mutex struct {
	key uintptr
}

func lock(l *mutex)   { getg().locks++ }
func unlock(l *mutex) { getg().locks-- }

// stack is the memory [lo, hi) of a goroutine's stack.
type stack struct {
	lo uintptr
	hi uintptr
}

// States of a goroutine.
const (
	_Gidle = iota
	_Grunnable
	_Grunning
	_Gsyscall
	_Gwaiting
	_Gmoribund
	_Gdead
)

// A g is a goroutine. The machine allocates it, and knows its pointers.
type g struct {
	stack       stack
	_panic      *_panic // innermost panic
	_defer      *_defer // innermost deferred call
	fp          uintptr // innermost frame, when not running
	param       unsafe.Pointer
	waiting     *sudog // sudogs this g waits on
	schedlink   *g
	coroarg     *coro
	timer       *timer         // cached for Sleep
	syncGroup   unsafe.Pointer // its bubble of synctest
	startpc     uintptr        // code address of the go statement's function
	gopc        uintptr        // where the go statement is
	sigpc       uintptr
	sigcode1    uintptr // faulting address
	quarantine  uintptr // record of its quarantine stack, of --alloc=stack
	labels      unsafe.Pointer
	goid        uint64
	parentGoid  uint64
	waitsince   int64
	sleepWhen   int64
	fuel        int64 // spent
	assistBytes int64 // credit for allocations while the collector marks; negative: debt
	status      uint32
	locks       int32
	sig         uint32
	selectDone  uint32
	scanned     uint32 // cycle in which the stack was last scanned
	waitreason  waitReason
	system      bool // not a user goroutine
	wild        bool // holds a pointer outside every region
	lockedm     bool
	gcretry     uint8  // how far the allocation it stands at has come with the collector (runtime/machine.ts)
	panicfault  bool   // what debug.SetPanicOnFault was told
	preempted   bool   // stands where its time slice ended, perhaps in a loop, and not behind a call
	assistCycle uint16 // cycle that assistBytes belongs to, of its number the low half
}

// A sudog is a g in a wait list.
type sudog struct {
	g        *g
	next     *sudog
	prev     *sudog
	elem     unsafe.Pointer // data element; may point to the stack of g
	acquire  int64
	release  int64
	ticket   uint32
	isSelect bool
	success  bool
	waiters  uint16
	parent   *sudog
	waitlink *sudog // g.waiting list
	waittail *sudog
	c        *hchan
}

// A _defer is a deferred call. On the stack of the deferring frame, or on the heap.
type _defer struct {
	heap      bool
	rangefunc bool    // head holds the defers of a range-over-func loop
	sp        uintptr // end of the deferring frame
	pc        uintptr
	fn        func()
	link      *_defer
	head      *_defer
}

// A _panic is a panic or a Goexit in progress; it lives in the frame of gopanic or Goexit.
type _panic struct {
	arg        any
	link       *_panic
	sp         uintptr // frame of gopanic or Goexit
	deferSP    uintptr // end of the frame whose deferred call runs
	recovered  bool
	repanicked bool
	goexit     bool
}

// waitReason says why a goroutine waits; the machine has the words.
type waitReason uint8

const (
	waitReasonZero waitReason = iota
	waitReasonGCAssistMarking
	waitReasonIOWait
	waitReasonChanReceiveNilChan
	waitReasonChanSendNilChan
	waitReasonSelect
	waitReasonSelectNoCases
	waitReasonChanReceive
	waitReasonChanSend
	waitReasonFinalizerWait
	waitReasonCleanupWait
	waitReasonSemacquire
	waitReasonSleep
	waitReasonSyncCondWait
	waitReasonSyncMutexLock
	waitReasonSyncRWMutexRLock
	waitReasonSyncRWMutexLock
	waitReasonSyncWaitGroupWait
	waitReasonCoroutine
	waitReasonGCWait
	waitReasonTimerIdle
	waitReasonPreempted
	waitReasonSynctestRun
	waitReasonSynctestWait
	waitReasonSynctestChanReceive
	waitReasonSynctestChanSend
	waitReasonSynctestSelect
	waitReasonSynctestWaitGroupWait
)

func efaceOf(ep *any) *eface { return (*eface)(unsafe.Pointer(ep)) }

func add(p unsafe.Pointer, x uintptr) unsafe.Pointer {
	return unsafe.Pointer(uintptr(p) + x)
}

// noescape hides a pointer from escape analysis.
func noescape(p unsafe.Pointer) unsafe.Pointer {
	x := uintptr(p)
	return unsafe.Pointer(x ^ 0)
}
