// Package syscall: errors and signals of the machine, the environment, what a process knows of itself, the standard streams. The machine imitates Linux, but has one
// process, one user and no kernel. Absent: all other calls.
package syscall

import (
	"errors"
	"internal/oserror"
	"internal/signals"
	"strconv"
	"time"
	"unsafe"
)

// An Errno is the number of an error.
type Errno uintptr

func (e Errno) Error() string {
	if e < Errno(len(errnoTexts)) && errnoTexts[e] != "" {
		return errnoTexts[e]
	}
	return "errno " + strconv.Itoa(int(e))
}

// Is says which numbers the portable errors stand for.
func (e Errno) Is(target error) bool {
	switch target {
	case oserror.ErrPermission:
		return e == EACCES || e == EPERM
	case oserror.ErrExist:
		return e == EEXIST || e == ENOTEMPTY
	case oserror.ErrNotExist:
		return e == ENOENT
	case errors.ErrUnsupported:
		return e == ENOSYS || e == ENOTSUP || e == EOPNOTSUPP
	}
	return false
}

func (e Errno) Temporary() bool {
	return e == EINTR || e == EMFILE || e == ENFILE || e.Timeout()
}

func (e Errno) Timeout() bool { return e == EAGAIN || e == ETIMEDOUT }

const (
	O_RDONLY   = 0
	O_WRONLY   = 1
	O_RDWR     = 2
	O_CREAT    = 0x40
	O_EXCL     = 0x80
	O_NOCTTY   = 0x100
	O_TRUNC    = 0x200
	O_APPEND   = 0x400
	O_NONBLOCK = 0x800
	O_SYNC     = 0x101000
	O_CLOEXEC  = 0x80000

	ImplementsGetwd = true
)

var (
	Stdin  = 0
	Stdout = 1
	Stderr = 2
)

func Getpid() (pid int)                  { return 1 }
func Getppid() (ppid int)                { return 0 }
func Getuid() (uid int)                  { return 0 }
func Geteuid() (euid int)                { return 0 }
func Getgid() (gid int)                  { return 0 }
func Getegid() (egid int)                { return 0 }
func Getpagesize() int                   { return 4096 }
func Getgroups() (gids []int, err error) { return nil, nil }

// Exit ends the program at once.
func Exit(code int)

//go:noescape
func runtime_write(fd uintptr, p unsafe.Pointer, n int32) int32

//go:noescape
func runtime_read(fd uintptr, p unsafe.Pointer, n int32) int32

// Read reads from standard input, Write writes to one of the other two streams.
func Read(fd int, p []byte) (n int, err error) {
	if fd != Stdin {
		return -1, EBADF
	}
	if len(p) == 0 {
		return 0, nil
	}
	return int(runtime_read(0, unsafe.Pointer(&p[0]), int32(len(p)))), nil
}

func Write(fd int, p []byte) (n int, err error) {
	if fd != Stdout && fd != Stderr {
		return -1, EBADF
	}
	if len(p) == 0 {
		return 0, nil
	}
	return int(runtime_write(uintptr(fd), unsafe.Pointer(&p[0]), int32(len(p)))), nil
}

// Kill sends a signal to the program itself: there is nobody else.
func Kill(pid int, sig Signal) (err error) {
	if pid != Getpid() && pid != 0 && pid != -1 && pid != -Getpid() {
		return ESRCH
	}
	if sig < 0 || sig > 64 {
		return EINVAL
	}
	if sig != 0 && !signals.Ask("raise", int(sig)) {
		return ENOSYS
	}
	return nil
}

func Gettimeofday(tv *Timeval) (err error) {
	now := time.Now().UnixNano()
	*tv = NsecToTimeval(now - now%1000)
	return nil
}

func (ts *Timespec) Unix() (sec int64, nsec int64) { return int64(ts.Sec), int64(ts.Nsec) }
func (ts *Timespec) Nano() int64                   { return int64(ts.Sec)*1e9 + int64(ts.Nsec) }
func (tv *Timeval) Unix() (sec int64, nsec int64)  { return int64(tv.Sec), int64(tv.Usec) * 1000 }
func (tv *Timeval) Nano() int64                    { return int64(tv.Sec)*1e9 + int64(tv.Usec)*1000 }

func NsecToTimespec(nsec int64) Timespec {
	sec := nsec / 1e9
	nsec %= 1e9
	if nsec < 0 {
		nsec += 1e9
		sec--
	}
	return Timespec{long(sec), long(nsec)}
}

// NsecToTimeval rounds up to microseconds.
func NsecToTimeval(nsec int64) Timeval {
	nsec += 999
	usec := nsec % 1e9 / 1000
	sec := nsec / 1e9
	if usec < 0 {
		usec += 1e6
		sec--
	}
	return Timeval{long(sec), long(usec)}
}

func TimespecToNsec(ts Timespec) int64 { return ts.Nano() }
func TimevalToNsec(tv Timeval) int64   { return tv.Nano() }
