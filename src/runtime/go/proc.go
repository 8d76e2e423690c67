// Starting the program, and the goroutine part of the public interface (Go: runtime/proc.go, runtime/debug.go).

package runtime

import "unsafe"

// mainStarted: runtime.main is the function of goroutine 1. Package initialisers, main.main, exit.
func main() {
	if hostargc() < 0 { // never: the machine goes on in these by name, so they have to be linked
		gcmalloc(0, nil, false)
		gcnewobject(nil)
		gcwork()
		outofmemory(0)
		panicmemAddr(0)
	}
	for {
		code := nextinit()
		if code == 0 {
			break
		}
		callcode(code)
	}
	exit(0)
	for {
		gopark(waitReasonZero)
	}
}

// goexit is the name of what every goroutine returns to; no frame is ever its.
//
//go:noinline
func goexit() {}

// callcode calls the function at a code address.
func callcode(code uintptr) {
	fv := &funcval{code}
	f := *(*func())(unsafe.Pointer(&fv))
	f()
}

// Gosched yields, allowing other goroutines to run.
func Gosched() { goyield() }

// NumGoroutine returns the number of goroutines that exist.
func NumGoroutine() int { return gcount() }

// GOMAXPROCS sets the number of processors and returns the previous setting; n < 1 does not change it.
func GOMAXPROCS(n int) int {
	old := setmaxprocs(n)
	if curproc() >= curprocs() {
		// This one's processor is among those that are no more: it goes on where there is one.
		goyield()
	}
	return old
}

// SetDefaultGOMAXPROCS sets the number of processors to the default.
func SetDefaultGOMAXPROCS() { GOMAXPROCS(ncpu()) }

// NumCPU returns the number of processors of the machine.
func NumCPU() int { return ncpu() }

// NumCgoCall returns the number of cgo calls: none.
func NumCgoCall() int64 { return 0 }

// LockOSThread wires the calling goroutine to its thread; there are no threads.
func LockOSThread() { getg().lockedm = true }

// UnlockOSThread undoes it.
func UnlockOSThread() { getg().lockedm = false }

// KeepAlive marks its argument as reachable.
//
//go:noinline
func KeepAlive(x any) {}

// Breakpoint executes a breakpoint trap: nothing here.
func Breakpoint() {}

//go:linkname os_runtime_args os.runtime_args
func os_runtime_args() []string {
	n := hostargc()
	a := make([]string, n)
	for i := range a {
		a[i] = hostarg(i)
	}
	return a
}

//go:linkname syscall_runtime_envs syscall.runtime_envs
func syscall_runtime_envs() []string {
	n := hostenvc()
	a := make([]string, n)
	for i := range a {
		a[i] = hostenv(i)
	}
	return a
}

//go:linkname os_runtime_dir os.runtime_dir
func os_runtime_dir() string { return hostdir() }

// files is for package os: paths of the files that are given.
//
//go:linkname os_runtime_files os.runtime_files
func os_runtime_files() []string {
	n := hostfilec()
	if n == 0 {
		return nil
	}
	a := make([]string, n)
	for i := range a {
		a[i] = hostfile(i)
	}
	return a
}

//go:linkname os_runtime_filedata os.runtime_filedata
func os_runtime_filedata(i int) string { return hostfiledata(i) }

//go:linkname os_runtime_exit os.runtime_exit
func os_runtime_exit(code int) { exit(int32(code)) }

//go:linkname syscall_Exit syscall.Exit
func syscall_Exit(code int) { exit(int32(code)) }

//go:linkname os_beforeExit os.runtime_beforeExit
func os_beforeExit(code int) {}

// write is for package os: all of p, or an error count.
//
//go:linkname os_write os.runtime_write
func os_write(fd uintptr, p unsafe.Pointer, n int32) int32 { return hostwrite(fd, p, n) }

// read is for package os: waits until there is input; 0 at the end.
//
//go:linkname os_read os.runtime_read
func os_read(fd uintptr, p unsafe.Pointer, n int32) int32 {
	n = hostread(fd, n)
	if n > 0 {
		hosttake(p, n)
	}
	return n
}

//go:linkname hostservice_write internal/hostservice.runtime_write
func hostservice_write(fd uintptr, p unsafe.Pointer, n int32) int32 { return hostwrite(fd, p, n) }

//go:linkname hostservice_read internal/hostservice.runtime_read
func hostservice_read(fd uintptr, p unsafe.Pointer, n int32) int32 { return os_read(fd, p, n) }

//go:linkname syscall_write syscall.runtime_write
func syscall_write(fd uintptr, p unsafe.Pointer, n int32) int32 { return hostwrite(fd, p, n) }

//go:linkname syscall_read syscall.runtime_read
func syscall_read(fd uintptr, p unsafe.Pointer, n int32) int32 { return os_read(fd, p, n) }

//go:linkname signals_write internal/signals.runtime_write
func signals_write(fd uintptr, p unsafe.Pointer, n int32) int32 { return hostwrite(fd, p, n) }

//go:linkname signals_read internal/signals.runtime_read
func signals_read(fd uintptr, p unsafe.Pointer, n int32) int32 { return os_read(fd, p, n) }

//go:linkname runtime_rand math/rand.runtime_rand
func runtime_rand() uint64 { return rand() }

//go:linkname runtime_rand3 crypto/rand.runtime_rand
func runtime_rand3() uint64 { return rand() }

//go:linkname runtime_rand2 math/rand/v2.runtime_rand
func runtime_rand2() uint64 { return rand() }

//go:linkname maphash_runtime_rand hash/maphash.runtime_rand
func maphash_runtime_rand() uint64 { return rand() }

//go:linkname maphash_runtime_memhash hash/maphash.runtime_memhash
func maphash_runtime_memhash(p unsafe.Pointer, seed, s uintptr) uintptr { return memhash(p, seed, s) }

//go:linkname isync_runtime_rand internal/sync.runtime_rand
func isync_runtime_rand() uint64 { return rand() }

//go:linkname os_fastrand os.runtime_rand
func os_fastrand() uint64 { return rand() }

//go:linkname fastrand32 runtime.fastrand
func fastrand32() uint32 { return rand32() }
