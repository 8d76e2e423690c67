// Calls of functions whose signature is known at run time only. callprepared writes the frame of the callee above its caller and lets it run;
// memory arguments lie in the caller's outgoing area, so the caller is one of a few functions with an area large enough.

package runtime

import "unsafe"

// callany calls fn, a func value, with scalar arguments args[:nargs] (bits, in order of the machine signature) and a memory
// area of memsize bytes, copied in before and out after. The scalar results arrive as bits; while they are there the goroutine is not
// stopped: gp.locks is 1 more, and the caller undoes that when it has stored them.
//
//go:linkname callany reflect.runtime_callany
//
//go:wrapper
func callany(fn unsafe.Pointer, args *uint64, nargs int, mem unsafe.Pointer, memsize uintptr, results *[24]uint64) {
	switch {
	case memsize <= 64:
		call64(fn, args, nargs, mem, memsize, results)
	case memsize <= 1024:
		call1024(fn, args, nargs, mem, memsize, results)
	case memsize <= 65536:
		call65536(fn, args, nargs, mem, memsize, results)
	default:
		throw("reflect.Call: arguments too large")
	}
}

type area64 struct{ a [8]uint64 }
type area1024 struct{ a [128]uint64 }
type area65536 struct{ a [8192]uint64 }

//go:noinline
func room64(a area64) {}

//go:noinline
func room1024(a area1024) {}

//go:noinline
func room65536(a area65536) {}

//go:wrapper
func call64(fn unsafe.Pointer, args *uint64, nargs int, mem unsafe.Pointer, memsize uintptr, r *[24]uint64) {
	if nargs < 0 {
		room64(area64{})
	}
	r[0], r[1], r[2], r[3], r[4], r[5], r[6], r[7], r[8], r[9], r[10], r[11], r[12], r[13], r[14], r[15], r[16], r[17], r[18], r[19], r[20], r[21], r[22], r[23] = callprepared(fn, args, nargs, mem, memsize)
	getg().locks++
	takemem(mem, memsize)
}

//go:wrapper
func call1024(fn unsafe.Pointer, args *uint64, nargs int, mem unsafe.Pointer, memsize uintptr, r *[24]uint64) {
	if nargs < 0 {
		room1024(area1024{})
	}
	r[0], r[1], r[2], r[3], r[4], r[5], r[6], r[7], r[8], r[9], r[10], r[11], r[12], r[13], r[14], r[15], r[16], r[17], r[18], r[19], r[20], r[21], r[22], r[23] = callprepared(fn, args, nargs, mem, memsize)
	getg().locks++
	takemem(mem, memsize)
}

//go:wrapper
func call65536(fn unsafe.Pointer, args *uint64, nargs int, mem unsafe.Pointer, memsize uintptr, r *[24]uint64) {
	if nargs < 0 {
		room65536(area65536{})
	}
	r[0], r[1], r[2], r[3], r[4], r[5], r[6], r[7], r[8], r[9], r[10], r[11], r[12], r[13], r[14], r[15], r[16], r[17], r[18], r[19], r[20], r[21], r[22], r[23] = callprepared(fn, args, nargs, mem, memsize)
	getg().locks++
	takemem(mem, memsize)
}
