package lzw

import (
	"bufio"
	"errors"
	"io"
)

// slots is four times as many as there are codes.
const slots = 4 * maxCodes

// A byteWriter is what codes are written to.
type byteWriter interface {
	io.ByteWriter
	Flush() error
}

// A Writer compresses. It clears the table whenever it is full.
type Writer struct {
	out   byteWriter
	order Order
	err   error

	bits  uint32 // that are not written yet; at the lower end for LSB, the upper for MSB
	have  int    // how many
	first int    // width of codes after a clear
	width int

	clear uint32 // the code; the end's is the next
	next  uint32 // the code that was added to the table last
	code  uint32 // of what was read and not written
	begun bool
	// A table of all codes that continue another: the other code and a byte above, the code in the lower 12 bits. 0 is free; the place is where
	// the hash of code and byte says, or the next free one.
	table [slots]uint32
}

// NewWriter makes a Writer of litWidth bits a byte, 2 to 8.
func NewWriter(w io.Writer, order Order, litWidth int) io.WriteCloser {
	z := new(Writer)
	z.begin(w, order, litWidth)
	return z
}

// Reset makes w as NewWriter does.
func (w *Writer) Reset(dst io.Writer, order Order, litWidth int) {
	*w = Writer{}
	w.begin(dst, order, litWidth)
}

func (w *Writer) begin(dst io.Writer, order Order, litWidth int) {
	if w.err = check(order, litWidth); w.err != nil {
		return
	}
	out, ok := dst.(byteWriter)
	if !ok && dst != nil {
		out = bufio.NewWriter(dst)
	}
	w.out, w.order, w.first = out, order, litWidth+1
	w.clear = 1 << litWidth
	w.restart()
}

func (w *Writer) restart() { w.width, w.next = w.first, w.clear+1 }

// put writes a code.
func (w *Writer) put(c uint32) error {
	if w.order == LSB {
		w.bits |= c << w.have
	} else {
		w.bits |= c << (32 - w.width - w.have)
	}
	for w.have += w.width; w.have >= 8; w.have -= 8 {
		if err := w.out.WriteByte(w.lowest()); err != nil {
			return err
		}
		if w.order == LSB {
			w.bits >>= 8
		} else {
			w.bits <<= 8
		}
	}
	return nil
}

// lowest is the byte to write next.
func (w *Writer) lowest() byte {
	if w.order == LSB {
		return byte(w.bits)
	}
	return byte(w.bits >> 24)
}

// grow makes room for another code. If there is none, it clears the table.
func (w *Writer) grow() (cleared bool, err error) {
	if w.next++; w.next == 1<<w.width {
		w.width++
	}
	if w.next < maxCodes-1 {
		return false, nil
	}
	if err := w.put(w.clear); err != nil {
		return false, err
	}
	w.restart()
	w.table = [slots]uint32{}
	return true, nil
}

// Write compresses p, whose bytes must have no more than litWidth bits.
func (w *Writer) Write(p []byte) (n int, err error) {
	if w.err != nil || len(p) == 0 {
		return 0, w.err
	}
	if w.clear <= 0xff {
		for _, b := range p {
			if uint32(b) >= w.clear {
				w.err = errors.New("lzw: input byte too large for the litWidth")
				return 0, w.err
			}
		}
	}
	rest := p
	if !w.begun {
		if err := w.put(w.clear); err != nil {
			return 0, err
		}
		w.begun, w.code, rest = true, uint32(p[0]), p[1:]
	}
	for _, b := range rest {
		key := w.code<<8 | uint32(b)
		slot, known := w.find(key)
		if known {
			w.code = w.table[slot] & (maxCodes - 1)
			continue
		}
		if w.err = w.put(w.code); w.err != nil {
			return 0, w.err
		}
		w.code = uint32(b)
		var cleared bool
		if cleared, w.err = w.grow(); w.err != nil {
			return 0, w.err
		}
		if !cleared {
			w.table[slot] = key<<maxWidth | w.next
		}
	}
	return len(p), nil
}

// find gives the place of a code and a byte, or a free one for it.
func (w *Writer) find(key uint32) (slot uint32, known bool) {
	for slot = (key>>maxWidth ^ key) % slots; w.table[slot] != 0; slot = (slot + 1) % slots {
		if w.table[slot]>>maxWidth == key {
			return slot, true
		}
	}
	return slot, false
}

// Close writes what is left, and the end; it does not close the underlying writer.
func (w *Writer) Close() error {
	if w.err == errClosed {
		return nil
	}
	if w.err != nil {
		return w.err
	}
	w.err = errClosed
	if w.begun {
		if err := w.put(w.code); err != nil {
			return err
		}
		if _, err := w.grow(); err != nil {
			return err
		}
	} else if err := w.put(w.clear); err != nil {
		return err
	}
	if err := w.put(w.clear + 1); err != nil {
		return err
	}
	if w.have > 0 {
		if err := w.out.WriteByte(w.lowest()); err != nil {
			return err
		}
	}
	return w.out.Flush()
}
