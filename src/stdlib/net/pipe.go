package net

import (
	"io"
	"os"
	"sync"
	"time"
)

// Pipe returns the two ends of a connection within the program, without a buffer: what one writes goes to the other's reads directly.
func Pipe() (Conn, Conn) {
	a, b := newWay(), newWay()
	doneA, doneB := make(chan struct{}), make(chan struct{})
	return &pipe{in: a, out: b, done: doneA, peer: doneB}, &pipe{in: b, out: a, done: doneB, peer: doneA}
}

// way is one direction: bytes that are offered, and how many of them were taken.
type way struct {
	bytes chan []byte
	taken chan int
}

func newWay() way { return way{make(chan []byte), make(chan int)} }

type pipe struct {
	in, out way
	once    sync.Once
	done    chan struct{} // closed by Close
	peer    <-chan struct{}
	writing sync.Mutex
	readBy  deadline
	writeBy deadline
}

type pipeAddr struct{}

func (pipeAddr) Network() string { return "pipe" }
func (pipeAddr) String() string  { return "pipe" }

func (p *pipe) LocalAddr() Addr  { return pipeAddr{} }
func (p *pipe) RemoteAddr() Addr { return pipeAddr{} }

func isClosed(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

// over is the error of an operation that cannot begin: ended says what the other end's Close means.
func (p *pipe) over(late <-chan struct{}, ended error) error {
	switch {
	case isClosed(p.done):
		return io.ErrClosedPipe
	case isClosed(p.peer):
		return ended
	case isClosed(late):
		return os.ErrDeadlineExceeded
	}
	return nil
}

func opError(op string, err error) error {
	if err == os.ErrDeadlineExceeded {
		return &OpError{Op: op, Net: "pipe", Err: err}
	}
	return err
}

func (p *pipe) Read(b []byte) (int, error) {
	late := p.readBy.passed()
	if err := p.over(late, io.EOF); err != nil {
		return 0, opError("read", err)
	}
	select {
	case src := <-p.in.bytes:
		n := copy(b, src)
		p.in.taken <- n
		return n, nil
	case <-p.done:
	case <-p.peer:
	case <-late:
	}
	return 0, opError("read", p.over(late, io.EOF))
}

func (p *pipe) Write(b []byte) (n int, err error) {
	late := p.writeBy.passed()
	if err := p.over(late, io.ErrClosedPipe); err != nil {
		return 0, opError("write", err)
	}
	// One Write after the other: their bytes do not mix.
	p.writing.Lock()
	defer p.writing.Unlock()
	for {
		late := p.writeBy.passed()
		select {
		case p.out.bytes <- b:
			m := <-p.out.taken
			n += m
			if b = b[m:]; len(b) == 0 {
				return n, nil
			}
			continue
		case <-p.done:
		case <-p.peer:
		case <-late:
		}
		return n, opError("write", p.over(late, io.ErrClosedPipe))
	}
}

func (p *pipe) Close() error {
	p.once.Do(func() { close(p.done) })
	return nil
}

func (p *pipe) set(t time.Time, ds ...*deadline) error {
	if isClosed(p.done) || isClosed(p.peer) {
		return io.ErrClosedPipe
	}
	for _, d := range ds {
		d.set(t)
	}
	return nil
}

func (p *pipe) SetDeadline(t time.Time) error      { return p.set(t, &p.readBy, &p.writeBy) }
func (p *pipe) SetReadDeadline(t time.Time) error  { return p.set(t, &p.readBy) }
func (p *pipe) SetWriteDeadline(t time.Time) error { return p.set(t, &p.writeBy) }

// deadline is a moment that operations may wait for, and that may be moved while they do.
type deadline struct {
	mu    sync.Mutex
	timer *time.Timer
	late  chan struct{} // closed when the moment has come
}

// passed returns what is closed at the deadline.
func (d *deadline) passed() <-chan struct{} {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.late == nil {
		d.late = make(chan struct{})
	}
	return d.late
}

// set moves the moment to t; the zero time is never.
func (d *deadline) set(t time.Time) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.timer != nil && !d.timer.Stop() {
		<-d.late // its function is about to close it
	}
	d.timer = nil
	if d.late == nil || isClosed(d.late) && (t.IsZero() || time.Until(t) > 0) {
		d.late = make(chan struct{})
	}
	if t.IsZero() {
		return
	}
	if wait := time.Until(t); wait > 0 {
		late := d.late
		d.timer = time.AfterFunc(wait, func() { close(late) })
	} else if !isClosed(d.late) {
		close(d.late)
	}
}
