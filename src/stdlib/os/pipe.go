// os: Pipe, NewFile of the standard streams. Complete.

package os

import (
	"io"
	"sync"
	"syscall"
	"time"
)

const pipeSize = 65536

// A pipe holds at most pipeSize bytes; whoever finds it empty or full waits.
type pipe struct {
	mu      sync.Mutex
	changed sync.Cond
	data    []byte
	noRead  bool // the reading end is closed
	noWrite bool
	reading deadline
	writing deadline
}

// A deadline ends waiting at one end of a pipe. The timer wakes who waits.
type deadline struct {
	at    time.Time
	timer *time.Timer
}

func (d *deadline) passed() bool { return !d.at.IsZero() && !time.Now().Before(d.at) }

func (p *pipe) setDeadline(d *deadline, t time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if d.timer != nil {
		d.timer.Stop()
		d.timer = nil
	}
	d.at = t
	if wait := time.Until(t); !t.IsZero() && wait > 0 {
		d.timer = time.AfterFunc(wait, func() {
			p.mu.Lock()
			p.mu.Unlock()
			p.changed.Broadcast()
		})
	}
	p.changed.Broadcast()
}

// Pipe gives two files: what is written to w can be read from r.
func Pipe() (r *File, w *File, err error) {
	p := new(pipe)
	p.changed.L = &p.mu
	return &File{name: "|0", fd: -1, flag: O_RDONLY, pipe: p}, &File{name: "|1", fd: -1, flag: O_WRONLY, pipe: p}, nil
}

func (f *File) readPipe(b []byte) (int, error) {
	p := f.pipe
	if f.flag != O_RDONLY {
		return 0, &PathError{Op: "read", Path: f.name, Err: syscall.EBADF}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	for {
		if p.noRead {
			return 0, &PathError{Op: "read", Path: f.name, Err: ErrClosed}
		}
		if p.reading.passed() {
			return 0, &PathError{Op: "read", Path: f.name, Err: ErrDeadlineExceeded}
		}
		if len(p.data) > 0 {
			break
		}
		if p.noWrite {
			return 0, io.EOF
		}
		p.changed.Wait()
	}
	n := copy(b, p.data)
	p.data = p.data[n:]
	p.changed.Broadcast()
	return n, nil
}

func (f *File) writePipe(b []byte) (n int, err error) {
	p := f.pipe
	if f.flag != O_WRONLY {
		return 0, &PathError{Op: "write", Path: f.name, Err: syscall.EBADF}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	for len(b) > 0 {
		if p.noWrite {
			return n, &PathError{Op: "write", Path: f.name, Err: ErrClosed}
		}
		if p.noRead {
			return n, &PathError{Op: "write", Path: f.name, Err: syscall.EPIPE}
		}
		if p.writing.passed() {
			return n, &PathError{Op: "write", Path: f.name, Err: ErrDeadlineExceeded}
		}
		k := min(len(b), pipeSize-len(p.data))
		if k == 0 {
			p.changed.Wait()
			continue
		}
		p.data = append(p.data, b[:k]...)
		b = b[k:]
		n += k
		p.changed.Broadcast()
	}
	return n, nil
}

func (f *File) closePipe() {
	p := f.pipe
	p.mu.Lock()
	if f.flag == O_RDONLY {
		p.noRead = true
	} else {
		p.noWrite = true
	}
	p.mu.Unlock()
	p.changed.Broadcast()
}

// NewFile gives a file of a descriptor; only the standard streams have one.
func NewFile(fd uintptr, name string) *File {
	if fd > 2 {
		return nil
	}
	f := &File{name: name, fd: int(fd), flag: O_WRONLY}
	if fd == 0 {
		f.flag = O_RDONLY
	}
	return f
}
