// Package bzip2 reads bzip2 data (https://en.wikipedia.org/wiki/Bzip2, after Julian Seward's program). Complete.
//
// A file is blocks of up to 900 kB, each of which went through: runs of 4 to 259 equal bytes made 4 bytes and a count; Burrows and Wheeler's
// transformation; move to front; runs of zeros made numbers; Huffman codes, of which one of up to 6 is chosen for every 50 symbols. This
// file undoes the first; block.go the others.
package bzip2

import (
	"bufio"
	"io"
)

// StructuralError says what makes the input no bzip2 data.
type StructuralError string

func (s StructuralError) Error() string { return "bzip2 data invalid: " + string(s) }

const (
	fileMagic  = "BZ"
	blockMagic = 0x314159265359 // digits of π
	endMagic   = 0x177245385090 // and of its square root
)

// bitSource reads numbers of bits, the upper first. After an error they are 0.
type bitSource struct {
	in   io.ByteReader
	bits uint64
	have uint // of bits, at the lower end
	err  error
}

func (b *bitSource) take(n uint) uint64 {
	for b.have < n {
		c, err := b.in.ReadByte()
		if err != nil {
			if err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			b.err = err
			return 0
		}
		b.bits = b.bits<<8 | uint64(c)
		b.have += 8
	}
	b.have -= n
	return b.bits >> b.have & (1<<n - 1)
}

type reader struct {
	src     bitSource
	begun   bool
	done    bool
	fileSum uint32 // of the sums of blocks
	sum     uint32 // of the block, so far
	want    uint32 // what it has to be
	size    int    // of blocks

	// The block: a byte, and above it the index of the byte that follows.
	block []uint32
	at    uint32 // index of the next one
	left  int    // bytes that are left
	last  int    // the byte before, -1: none
	same  int    // how many times more it came in a row
	again int    // how often it comes again
}

// NewReader makes a reader. It may read more than needed from an r that has no ReadByte.
func NewReader(r io.Reader) io.Reader {
	in, ok := r.(io.ByteReader)
	if !ok {
		in = bufio.NewReader(r)
	}
	return &reader{src: bitSource{in: in}}
}

// begin reads a header, without its first two bytes.
func (r *reader) begin() error {
	if r.src.take(8) != 'h' {
		return StructuralError("non-Huffman entropy encoding")
	}
	level := r.src.take(8)
	if level < '1' || level > '9' {
		return StructuralError("invalid compression level")
	}
	r.fileSum = 0
	r.size = 100_000 * int(level-'0')
	return nil
}

func (r *reader) Read(p []byte) (n int, err error) {
	if r.done {
		return 0, io.EOF
	}
	if !r.begun {
		if r.src.take(16) != 'B'<<8|'Z' {
			err = StructuralError("bad magic value")
		} else {
			err = r.begin()
		}
		r.begun = err == nil && r.src.err == nil
	}
	if r.begun {
		n, err = r.next(p)
	}
	if r.src.err != nil {
		err = r.src.err
	}
	return n, err
}

// next gives bytes of the block, or of the first one after it that has any.
func (r *reader) next(p []byte) (int, error) {
	for {
		n := r.expand(p)
		r.sum = update(r.sum, p[:n])
		if n > 0 || len(p) == 0 {
			return n, nil
		}
		if r.sum != r.want {
			return 0, r.fail("block checksum mismatch")
		}
		switch r.src.take(48) {
		case blockMagic:
			if err := r.readBlock(); err != nil {
				return 0, err
			}
		case endMagic:
			if err := r.end(); err != nil {
				return 0, err
			}
		default:
			return 0, StructuralError("bad magic value found")
		}
	}
}

// fail makes an error that stays.
func (r *reader) fail(text string) error {
	r.src.err = StructuralError(text)
	return r.src.err
}

// end reads the end of a file, and the beginning of one that follows.
func (r *reader) end() error {
	want := uint32(r.src.take(32))
	if r.src.err != nil {
		return r.src.err
	}
	if want != r.fileSum {
		return r.fail("file checksum mismatch")
	}
	r.src.take(r.src.have % 8)
	var magic [2]byte
	for i := range magic {
		b, err := r.src.in.ReadByte()
		if err == io.EOF {
			if i == 0 {
				r.done = true
			} else {
				err = io.ErrUnexpectedEOF
			}
		}
		if err != nil {
			r.src.err = err
			return err
		}
		magic[i] = b
	}
	if string(magic[:]) != fileMagic {
		return StructuralError("bad magic value in continuation file")
	}
	return r.begin()
}

// expand gives bytes of the block: after four equal ones comes how many more there are.
func (r *reader) expand(p []byte) int {
	n := 0
	for n < len(p) {
		if r.again > 0 {
			p[n] = byte(r.last)
			n++
			if r.again--; r.again == 0 {
				r.last = -1
			}
			continue
		}
		if r.left == 0 {
			break
		}
		v := r.block[r.at]
		b := byte(v)
		r.at = v >> 8
		r.left--
		if r.same == 3 {
			r.again, r.same = int(b), 0
			continue
		}
		if int(b) == r.last {
			r.same++
		} else {
			r.same = 0
		}
		r.last = int(b)
		p[n] = b
		n++
	}
	return n
}

// The checksum is CRC-32 with the upper bit first.
var sums [256]uint32

func init() {
	for i := range sums {
		v := uint32(i) << 24
		for range 8 {
			carry := v >> 31
			v = v<<1 ^ carry*0x04c11db7
		}
		sums[i] = v
	}
}

func update(sum uint32, p []byte) uint32 {
	sum = ^sum
	for _, b := range p {
		sum = sum<<8 ^ sums[byte(sum>>24)^b]
	}
	return ^sum
}
