package lzw

import (
	"bufio"
	"errors"
	"io"
)

// A Reader decompresses.
type Reader struct {
	in    io.ByteReader
	order Order
	err   error

	bits  uint32 // that were read and not used; at the lower end for LSB, the upper for MSB
	have  int    // how many
	first int    // width of codes after a clear
	width int

	clear uint16 // the code; the end's is the next
	next  uint16 // the code that is added to the table next
	last  uint16 // the code before, which the next one continues
	any   bool   // there was one since the table was cleared
	// Codes above the end's are prefix's bytes, and suffix.
	prefix [maxCodes]uint16
	suffix [maxCodes]uint8

	// Two times what a code can stand for: bytes are collected from the left until there are enough, a code's are made from the right.
	out  [2 * maxCodes]byte
	rest []byte // of out, for Read
}

// NewReader makes a Reader of litWidth bits a byte, 2 to 8; that of the writer. It may read more than needed from an r that has no ReadByte.
func NewReader(r io.Reader, order Order, litWidth int) io.ReadCloser {
	z := new(Reader)
	z.begin(r, order, litWidth)
	return z
}

// Reset makes r as NewReader does.
func (r *Reader) Reset(src io.Reader, order Order, litWidth int) {
	*r = Reader{}
	r.begin(src, order, litWidth)
}

func (r *Reader) begin(src io.Reader, order Order, litWidth int) {
	if r.err = check(order, litWidth); r.err != nil {
		return
	}
	in, ok := src.(io.ByteReader)
	if !ok && src != nil {
		in = bufio.NewReader(src)
	}
	r.in, r.order, r.first = in, order, litWidth+1
	r.clear = 1 << litWidth
	r.restart()
}

func (r *Reader) restart() {
	r.width, r.next, r.any = r.first, r.clear+1, false
}

// code reads a code.
func (r *Reader) code() (uint16, error) {
	for r.have < r.width {
		b, err := r.in.ReadByte()
		if err != nil {
			return 0, err
		}
		if r.order == LSB {
			r.bits |= uint32(b) << r.have
		} else {
			r.bits |= uint32(b) << (24 - r.have)
		}
		r.have += 8
	}
	r.have -= r.width
	if r.order == LSB {
		c := uint16(r.bits & (1<<r.width - 1))
		r.bits >>= r.width
		return c, nil
	}
	c := uint16(r.bits >> (32 - r.width))
	r.bits <<= r.width
	return c, nil
}

func (r *Reader) Read(b []byte) (int, error) {
	for len(r.rest) == 0 {
		if r.err != nil {
			return 0, r.err
		}
		r.fill()
	}
	n := copy(b, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

// fill decompresses until half of out is full, or there is an error.
func (r *Reader) fill() {
	n := 0
	for n < maxCodes && r.err == nil {
		c, err := r.code()
		switch {
		case err == io.EOF:
			r.err = io.ErrUnexpectedEOF
		case err != nil:
			r.err = err
		case c == r.clear:
			r.restart()
		case c == r.clear+1:
			r.err = io.EOF
		case c > r.next:
			r.err = errors.New("lzw: invalid code")
		default:
			n += r.expand(c, n)
		}
	}
	r.rest = r.out[:n]
}

// expand puts what c stands for at out[n:] and adds the code before it, with the first byte of that, to the table.
func (r *Reader) expand(c uint16, n int) int {
	i := len(r.out) - 1
	from := c
	if c == r.next && r.any {
		// The code that is just being added: the one before and its own first byte, which is the first of the one before.
		from = r.last
		i--
	}
	for from >= r.clear {
		r.out[i] = r.suffix[from]
		from = r.prefix[from]
		i--
	}
	r.out[i] = uint8(from)
	if c == r.next && r.any {
		r.out[len(r.out)-1] = uint8(from)
	}
	size := copy(r.out[n:], r.out[i:])
	if r.any {
		r.prefix[r.next], r.suffix[r.next] = r.last, uint8(from)
	}
	r.last, r.any = c, true
	r.next++
	if r.next == 1<<r.width {
		if r.width == maxWidth {
			// The table is full.
			r.next--
			r.any = false
		} else {
			r.width++
		}
	}
	return size
}

// Close makes the Reader useless; it does not close the underlying reader.
func (r *Reader) Close() error {
	r.err = errClosed
	return nil
}
