// mime/quotedprintable: RFC 2045, 6.7. Complete.
//
// The reader takes what strict ones refuse: bytes above 0x7F as they are, a = that no number follows, lines without \r, blanks behind a soft break.

package quotedprintable

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
)

// maxLine is how long a line may be, without its end.
const maxLine = 76

const blanks = " \t"

// A Reader decodes.
type Reader struct {
	r    *bufio.Reader
	line []byte // decoded next
	err  error  // comes behind line
}

func NewReader(r io.Reader) *Reader { return &Reader{r: bufio.NewReader(r)} }

// next reads a line and takes off what it does not mean: blanks at its end, and a soft break.
func (r *Reader) next() {
	whole, err := r.r.ReadSlice('\n')
	r.err = err
	line := bytes.TrimRight(whole, blanks+"\r\n")
	if n := len(line) - 1; n >= 0 && line[n] == '=' {
		behind := bytes.TrimLeft(whole[n+1:], blanks)
		r.line = line[:n]
		atEnd := len(behind) == 0 && n > 0 && err == io.EOF
		if !atEnd && !bytes.HasPrefix(behind, []byte("\n")) && !bytes.HasPrefix(behind, []byte("\r\n")) {
			r.err = fmt.Errorf("quotedprintable: invalid bytes after =: %q", behind)
		}
		return
	}
	switch {
	case bytes.HasSuffix(whole, []byte("\r\n")):
		line = append(line, "\r\n"...)
	case bytes.HasSuffix(whole, []byte("\n")):
		line = append(line, '\n')
	}
	r.line = line
}

// Read decodes into p.
func (r *Reader) Read(p []byte) (n int, err error) {
	for n < len(p) {
		if len(r.line) == 0 {
			if r.err != nil {
				return n, r.err
			}
			r.next()
			continue
		}
		b, used := r.line[0], 1
		switch {
		case b == '=':
			x, err := hexByte(r.line[1:])
			switch {
			case err == nil:
				b, used = x, 3
			case len(r.line) < 2 || r.line[1] == '\r' || r.line[1] == '\n':
				return n, err
			}
		case b < ' ' && b != '\t' && b != '\r' && b != '\n', b == 0x7F:
			return n, fmt.Errorf("quotedprintable: invalid unescaped byte 0x%02x in body", b)
		}
		p[n] = b
		n++
		r.line = r.line[used:]
	}
	return n, nil
}

func hexByte(s []byte) (b byte, err error) {
	if len(s) < 2 {
		return 0, io.ErrUnexpectedEOF
	}
	for _, c := range s[:2] {
		b <<= 4
		switch {
		case '0' <= c && c <= '9':
			b |= c - '0'
		case 'A' <= c && c <= 'F':
			b |= c - 'A' + 10
		case 'a' <= c && c <= 'f':
			b |= c - 'a' + 10
		default:
			return 0, fmt.Errorf("quotedprintable: invalid hex byte 0x%02x", c)
		}
	}
	return b, nil
}

// A Writer encodes.
type Writer struct {
	// Binary is for data in which the ends of lines mean nothing.
	Binary bool

	w    io.Writer
	line []byte
	cr   bool // the last byte was \r: \n belongs to it
}

func NewWriter(w io.Writer) *Writer { return &Writer{w: w, line: make([]byte, 0, maxLine+2)} }

// Write encodes p. A line is written when it is complete.
func (w *Writer) Write(p []byte) (n int, err error) {
	for n, b := range p {
		newline := b == '\r' || b == '\n'
		switch {
		case newline && !w.Binary:
			if b == '\n' && w.cr {
				w.cr = false
				continue
			}
			if b == '\r' {
				w.cr = true
			}
			err = w.end()
		case ' ' < b && b <= '~' && b != '=' || isBlank(b):
			err = w.put(b)
			w.cr = false
		default:
			err = w.escape(b)
		}
		if err != nil {
			return n, err
		}
	}
	return len(p), nil
}

// Close writes the last line, which has no end.
func (w *Writer) Close() error {
	if err := w.guard(); err != nil {
		return err
	}
	return w.flush()
}

func isBlank(b byte) bool { return b == ' ' || b == '\t' }

// room breaks the line unless n bytes and a = fit.
func (w *Writer) room(n int) error {
	if len(w.line)+n < maxLine {
		return nil
	}
	w.line = append(w.line, '=', '\r', '\n')
	return w.flush()
}

func (w *Writer) put(b byte) error {
	err := w.room(1)
	if err == nil {
		w.line = append(w.line, b)
	}
	return err
}

func (w *Writer) escape(b byte) error {
	const digits = "0123456789ABCDEF"
	err := w.room(3)
	if err == nil {
		w.line = append(w.line, '=', digits[b>>4], digits[b&15])
	}
	return err
}

// guard escapes a blank at the line's end.
func (w *Writer) guard() error {
	n := len(w.line) - 1
	if n < 0 || !isBlank(w.line[n]) {
		return nil
	}
	b := w.line[n]
	w.line = w.line[:n]
	return w.escape(b)
}

func (w *Writer) end() error {
	if err := w.guard(); err != nil {
		return err
	}
	w.line = append(w.line, '\r', '\n')
	return w.flush()
}

func (w *Writer) flush() error {
	if _, err := w.w.Write(w.line); err != nil {
		return err
	}
	w.line = w.line[:0]
	return nil
}
