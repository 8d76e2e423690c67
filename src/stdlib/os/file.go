// os: arguments, environment, exit, the standard streams, and files of a virtual disk that lives as long as the program. Absent:
// processes, users, permissions that mean anything.

package os

import (
	"errors"
	"io"
	"io/fs"
	"syscall"
	"time"
	"unsafe"
)

func runtime_args() []string
func runtime_exit(code int)
func runtime_beforeExit(code int)

//go:noescape
func runtime_write(fd uintptr, p unsafe.Pointer, n int32) int32

//go:noescape
func runtime_read(fd uintptr, p unsafe.Pointer, n int32) int32

// Args holds the command line, the program's name first.
var Args []string

func init() {
	Args = runtime_args()
}

var panicOnExit0 bool

// setPanicOnExit0 is for testing: a test that ends the program must not pass.
func setPanicOnExit0(on bool) { panicOnExit0 = on }

// Exit ends the program at once; deferred functions do not run.
func Exit(code int) {
	if code == 0 && panicOnExit0 {
		panic("unexpected call to os.Exit(0) during test")
	}
	runtime_beforeExit(code)
	runtime_exit(code)
}

var (
	ErrInvalid          = fs.ErrInvalid
	ErrPermission       = fs.ErrPermission
	ErrExist            = fs.ErrExist
	ErrNotExist         = fs.ErrNotExist
	ErrClosed           = fs.ErrClosed
	ErrNoDeadline       = errors.New("file type does not support deadline")
	ErrDeadlineExceeded = error(&timeoutError{})
	ErrProcessDone      = errors.New("os: process already finished")
)

// timeoutError is the type of ErrDeadlineExceeded.
type timeoutError struct{}

func (*timeoutError) Error() string   { return "i/o timeout" }
func (*timeoutError) Timeout() bool   { return true }
func (*timeoutError) Temporary() bool { return true }

type (
	PathError = fs.PathError
	FileInfo  = fs.FileInfo
	FileMode  = fs.FileMode
	DirEntry  = fs.DirEntry
)

const (
	ModeDir        = fs.ModeDir
	ModeAppend     = fs.ModeAppend
	ModeExclusive  = fs.ModeExclusive
	ModeTemporary  = fs.ModeTemporary
	ModeSymlink    = fs.ModeSymlink
	ModeDevice     = fs.ModeDevice
	ModeNamedPipe  = fs.ModeNamedPipe
	ModeSocket     = fs.ModeSocket
	ModeSetuid     = fs.ModeSetuid
	ModeSetgid     = fs.ModeSetgid
	ModeCharDevice = fs.ModeCharDevice
	ModeSticky     = fs.ModeSticky
	ModeIrregular  = fs.ModeIrregular
	ModeType       = fs.ModeType
	ModePerm       = fs.ModePerm
)

const (
	O_RDONLY int = syscall.O_RDONLY
	O_WRONLY int = syscall.O_WRONLY
	O_RDWR   int = syscall.O_RDWR
	O_APPEND int = syscall.O_APPEND
	O_CREATE int = syscall.O_CREAT
	O_EXCL   int = syscall.O_EXCL
	O_SYNC   int = syscall.O_SYNC
	O_TRUNC  int = syscall.O_TRUNC

	SEEK_SET int = 0
	SEEK_CUR int = 1
	SEEK_END int = 2

	PathSeparator     = '/'
	PathListSeparator = ':'
	DevNull           = "/dev/null"
)

func IsPathSeparator(c uint8) bool { return c == '/' }

// SyscallError records an error of a system call.
type SyscallError struct {
	Syscall string
	Err     error
}

func (e *SyscallError) Error() string { return e.Syscall + ": " + e.Err.Error() }
func (e *SyscallError) Unwrap() error { return e.Err }

type timeout interface{ Timeout() bool }

func (e *SyscallError) Timeout() bool {
	t, ok := e.Err.(timeout)
	return ok && t.Timeout()
}

func NewSyscallError(syscall string, err error) error {
	if err == nil {
		return nil
	}
	return &SyscallError{syscall, err}
}

// LinkError records an error of Rename and the like.
type LinkError struct {
	Op  string
	Old string
	New string
	Err error
}

func (e *LinkError) Error() string { return e.Op + " " + e.Old + " " + e.New + ": " + e.Err.Error() }
func (e *LinkError) Unwrap() error { return e.Err }

func underlying(err error) error {
	switch e := err.(type) {
	case *PathError:
		return e.Err
	case *LinkError:
		return e.Err
	case *SyscallError:
		return e.Err
	}
	return err
}

func isError(err, target error) bool {
	err = underlying(err)
	if err == target {
		return true
	}
	e, ok := err.(syscall.Errno)
	return ok && e.Is(target)
}

func IsExist(err error) bool      { return isError(err, ErrExist) }
func IsNotExist(err error) bool   { return isError(err, ErrNotExist) }
func IsPermission(err error) bool { return isError(err, ErrPermission) }

func IsTimeout(err error) bool {
	t, ok := underlying(err).(timeout)
	return ok && t.Timeout()
}

// A File is an open file.
type File struct {
	name   string
	fd     int // of the host, or -1
	node   *node
	off    int64
	flag   int
	closed bool
	names  []DirEntry // what a directory held when it was read; off counts in it
	pipe   *pipe
}

var (
	Stdin  = &File{name: "/dev/stdin", fd: 0, flag: O_RDONLY}
	Stdout = &File{name: "/dev/stdout", fd: 1, flag: O_WRONLY}
	Stderr = &File{name: "/dev/stderr", fd: 2, flag: O_WRONLY}
)

func (f *File) Name() string { return f.name }

func (f *File) Fd() uintptr {
	if f == nil {
		return ^uintptr(0)
	}
	return uintptr(f.fd)
}

func (f *File) check(op string) error {
	if f == nil {
		return ErrInvalid
	}
	if f.closed {
		return &PathError{Op: op, Path: f.name, Err: ErrClosed}
	}
	return nil
}

func (f *File) Write(b []byte) (n int, err error) {
	if err := f.check("write"); err != nil {
		return 0, err
	}
	if f.node != nil {
		return f.writeNode(b)
	}
	if f.pipe != nil {
		return f.writePipe(b)
	}
	if f.fd == 0 {
		return 0, &PathError{Op: "write", Path: f.name, Err: syscall.EBADF}
	}
	for n < len(b) {
		chunk := b[n:]
		if len(chunk) > 1<<30 {
			chunk = chunk[:1<<30]
		}
		m := runtime_write(uintptr(f.fd), unsafe.Pointer(unsafe.SliceData(chunk)), int32(len(chunk)))
		if m < 0 {
			return n, &PathError{Op: "write", Path: f.name, Err: syscall.EBADF}
		}
		n += int(m)
	}
	return n, nil
}

func (f *File) WriteString(s string) (n int, err error) {
	return f.Write(unsafe.Slice(unsafe.StringData(s), len(s)))
}

func (f *File) Read(b []byte) (n int, err error) {
	if err := f.check("read"); err != nil {
		return 0, err
	}
	if len(b) == 0 {
		return 0, nil
	}
	if f.node != nil {
		return f.readNode(b)
	}
	if f.pipe != nil {
		return f.readPipe(b)
	}
	if f.fd != 0 {
		return 0, &PathError{Op: "read", Path: f.name, Err: syscall.EBADF}
	}
	if len(b) > 1<<30 {
		b = b[:1<<30]
	}
	m := runtime_read(0, unsafe.Pointer(unsafe.SliceData(b)), int32(len(b)))
	if m <= 0 {
		return 0, io.EOF
	}
	return int(m), nil
}

func (f *File) Close() error {
	if f == nil {
		return ErrInvalid
	}
	if f.closed {
		return &PathError{Op: "close", Path: f.name, Err: ErrClosed}
	}
	f.closed = true
	if f.pipe != nil {
		f.closePipe()
	}
	return nil
}

func (f *File) Sync() error { return f.check("sync") }

// Only the ends of pipes have deadlines.

func (f *File) SetDeadline(t time.Time) error      { return f.setDeadline(t, true, true) }
func (f *File) SetReadDeadline(t time.Time) error  { return f.setDeadline(t, true, false) }
func (f *File) SetWriteDeadline(t time.Time) error { return f.setDeadline(t, false, true) }

func (f *File) setDeadline(t time.Time, read, write bool) error {
	if f == nil {
		return ErrInvalid
	}
	if f.closed {
		return ErrClosed
	}
	if f.pipe == nil {
		return ErrNoDeadline
	}
	if f.flag == O_RDONLY && read {
		f.pipe.setDeadline(&f.pipe.reading, t)
	}
	if f.flag == O_WRONLY && write {
		f.pipe.setDeadline(&f.pipe.writing, t)
	}
	return nil
}

func (f *File) ReadFrom(r io.Reader) (n int64, err error) {
	if err := f.check("write"); err != nil {
		return 0, err
	}
	return io.Copy(onlyWriter{f}, r)
}

func (f *File) WriteTo(w io.Writer) (n int64, err error) {
	if err := f.check("read"); err != nil {
		return 0, err
	}
	return io.Copy(w, onlyReader{f})
}

type onlyWriter struct{ f *File }

func (w onlyWriter) Write(b []byte) (int, error) { return w.f.Write(b) }

type onlyReader struct{ f *File }

func (r onlyReader) Read(b []byte) (int, error) { return r.f.Read(b) }
