// testing/iotest: complete: readers and writers that misbehave, loggers, and a test of readers (testreader.go).

package iotest

import (
	"errors"
	"io"
	"log"
)

// ErrTimeout is what a TimeoutReader gives.
var ErrTimeout = errors.New("timeout")

type oneByteReader struct{ r io.Reader }

func (r *oneByteReader) Read(p []byte) (int, error) {
	if len(p) > 1 {
		p = p[:1]
	}
	return r.r.Read(p)
}

// OneByteReader reads a byte at a time.
func OneByteReader(r io.Reader) io.Reader { return &oneByteReader{r} }

type halfReader struct{ r io.Reader }

func (r *halfReader) Read(p []byte) (int, error) { return r.r.Read(p[:(len(p)+1)/2]) }

// HalfReader reads half of what is asked for.
func HalfReader(r io.Reader) io.Reader { return &halfReader{r} }

type dataErrReader struct {
	r      io.Reader
	unread []byte
	buf    []byte
}

// DataErrReader gives the error together with the last data.
func DataErrReader(r io.Reader) io.Reader { return &dataErrReader{r, nil, make([]byte, 1024)} }

func (r *dataErrReader) Read(p []byte) (n int, err error) {
	for {
		// The next data must be there before the error is known.
		var next error
		if len(r.unread) == 0 {
			var k int
			k, next = r.r.Read(r.buf)
			r.unread = r.buf[:k]
		}
		if n > 0 || next != nil {
			return n, next
		}
		n = copy(p, r.unread)
		r.unread = r.unread[n:]
	}
}

type timeoutReader struct {
	r     io.Reader
	count int
}

// TimeoutReader fails at the second read with no data; later reads succeed.
func TimeoutReader(r io.Reader) io.Reader { return &timeoutReader{r, 0} }

func (r *timeoutReader) Read(p []byte) (int, error) {
	r.count++
	if r.count == 2 {
		return 0, ErrTimeout
	}
	return r.r.Read(p)
}

type errReader struct{ err error }

// ErrReader gives nothing but an error.
func ErrReader(err error) io.Reader { return &errReader{err: err} }

func (r *errReader) Read(p []byte) (int, error) { return 0, r.err }

type truncateWriter struct {
	w io.Writer
	n int64
}

// TruncateWriter writes n bytes and silently drops the rest.
func TruncateWriter(w io.Writer, n int64) io.Writer { return &truncateWriter{w, n} }

func (t *truncateWriter) Write(p []byte) (n int, err error) {
	if t.n <= 0 {
		return len(p), nil
	}
	k := min(int64(len(p)), t.n)
	n, err = t.w.Write(p[:k])
	t.n -= int64(n)
	if err == nil {
		n = len(p)
	}
	return n, err
}

type writeLogger struct {
	prefix string
	w      io.Writer
}

func (l *writeLogger) Write(p []byte) (n int, err error) {
	n, err = l.w.Write(p)
	if err != nil {
		log.Printf("%s %x: %v", l.prefix, p[:n], err)
	} else {
		log.Printf("%s %x", l.prefix, p[:n])
	}
	return
}

func NewWriteLogger(prefix string, w io.Writer) io.Writer { return &writeLogger{prefix, w} }

type readLogger struct {
	prefix string
	r      io.Reader
}

func (l *readLogger) Read(p []byte) (n int, err error) {
	n, err = l.r.Read(p)
	if err != nil {
		log.Printf("%s %x: %v", l.prefix, p[:n], err)
	} else {
		log.Printf("%s %x", l.prefix, p[:n])
	}
	return
}

func NewReadLogger(prefix string, r io.Reader) io.Reader { return &readLogger{prefix, r} }
