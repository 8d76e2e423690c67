// reflect: what the runtime provides.

package reflect

import (
	"internal/abi"
	"unsafe"
)

func getStaticuint64s() *[256]uint64
func unsafe_New(t *abi.Type) unsafe.Pointer
func unsafe_NewArray(t *abi.Type, n int) unsafe.Pointer
func typedmemmove(t *abi.Type, dst, src unsafe.Pointer)

//go:noescape
func typedmemclr(t *abi.Type, ptr unsafe.Pointer)

//go:noescape
func typedarrayclear(t *abi.Type, ptr unsafe.Pointer, n int)

//go:noescape
func typedslicecopy(t *abi.Type, dst, src sliceHeader) int
func growslice(t *abi.Type, old []byte, num int) []byte
func ifaceE2I(t *abi.Type, src any, dst unsafe.Pointer)

func unsafeslice(t *abi.Type, ptr unsafe.Pointer, len int)

func makechan(t *abi.Type, size int) unsafe.Pointer

//go:noescape
func chansend0(ch unsafe.Pointer, val unsafe.Pointer, nb bool) bool

//go:noescape
func chanrecv(ch unsafe.Pointer, nb bool, val unsafe.Pointer) (selected, received bool)

//go:noescape
func chanlen(ch unsafe.Pointer) int

//go:noescape
func chancap(ch unsafe.Pointer) int

//go:noescape
func chanclose(ch unsafe.Pointer)
func rselect(cases []runtimeSelect) (chosen int, recvOK bool)

func makemap(t *abi.Type, n int) unsafe.Pointer

//go:noescape
func mapaccess(t *abi.Type, m unsafe.Pointer, key unsafe.Pointer) unsafe.Pointer

//go:noescape
func mapassign(t *abi.Type, m unsafe.Pointer, key, elem unsafe.Pointer)

//go:noescape
func mapdelete(t *abi.Type, m unsafe.Pointer, key unsafe.Pointer)

//go:noescape
func mapclear(t *abi.Type, m unsafe.Pointer)

//go:noescape
func maplen(m unsafe.Pointer) int

//go:noescape
func mapIterStart(t *abi.Type, m unsafe.Pointer, it unsafe.Pointer)

//go:noescape
func mapIterNext(it unsafe.Pointer)

// interpretOnly makes the machine interpret the program from here on: its functions may be called with other machine signatures than their
// own.
//
//go:linkname interpretOnly runtime.interpretonly
func interpretOnly()

// contentEscapes says that what p points to is stored somewhere by one of the functions above, which keep no pointer to it.
func contentEscapes(p unsafe.Pointer) {
	if sink.never {
		sink.p = *(*unsafe.Pointer)(p)
	}
}

var sink struct {
	never bool
	p     unsafe.Pointer
}
