// Package zlib reads and writes zlib data (RFC 1950). Complete.
package zlib

import (
	"bufio"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"hash"
	"hash/adler32"
	"io"
)

const (
	NoCompression      = flate.NoCompression
	BestSpeed          = flate.BestSpeed
	BestCompression    = flate.BestCompression
	DefaultCompression = flate.DefaultCompression
	HuffmanOnly        = flate.HuffmanOnly
)

const (
	method    = 8
	maxWindow = 7 // 32 KB
	hasDict   = 1 << 5
)

var (
	// ErrChecksum is returned for data with a wrong checksum.
	ErrChecksum = errors.New("zlib: invalid checksum")
	// ErrDictionary is returned for data that was compressed with another dictionary.
	ErrDictionary = errors.New("zlib: invalid dictionary")
	// ErrHeader is returned for data with a wrong header.
	ErrHeader = errors.New("zlib: invalid header")
)

// Resetter is what the result of NewReader implements, too.
type Resetter interface {
	// Reset makes a reader as NewReaderDict does, but without allocating.
	Reset(r io.Reader, dict []byte) error
}

type reader struct {
	in  flate.Reader
	z   io.ReadCloser
	sum hash.Hash32
	err error
	buf [4]byte
}

// NewReader reads the header. If r has no ReadByte, more than the data may be read from it.
func NewReader(r io.Reader) (io.ReadCloser, error) { return NewReaderDict(r, nil) }

// NewReaderDict has a dictionary for data that needs one.
func NewReaderDict(r io.Reader, dict []byte) (io.ReadCloser, error) {
	z := new(reader)
	if err := z.Reset(r, dict); err != nil {
		return nil, err
	}
	return z, nil
}

// take reads n bytes; the end of input is a mistake.
func (z *reader) take(n int) bool {
	if _, z.err = io.ReadFull(z.in, z.buf[:n]); z.err == io.EOF {
		z.err = io.ErrUnexpectedEOF
	}
	return z.err == nil
}

func (z *reader) Reset(r io.Reader, dict []byte) error {
	*z = reader{z: z.z}
	if in, ok := r.(flate.Reader); ok {
		z.in = in
	} else {
		z.in = bufio.NewReader(r)
	}
	if !z.take(2) {
		return z.err
	}
	if z.buf[0]&0x0f != method || z.buf[0]>>4 > maxWindow || binary.BigEndian.Uint16(z.buf[:])%31 != 0 {
		z.err = ErrHeader
		return z.err
	}
	needed := z.buf[1]&hasDict != 0
	if needed {
		if !z.take(4) {
			return z.err
		}
		if binary.BigEndian.Uint32(z.buf[:]) != adler32.Checksum(dict) {
			z.err = ErrDictionary
			return z.err
		}
	}
	switch {
	case z.z != nil:
		z.z.(flate.Resetter).Reset(z.in, dict)
	case needed:
		z.z = flate.NewReaderDict(z.in, dict)
	default:
		z.z = flate.NewReader(z.in)
	}
	z.sum = adler32.New()
	return nil
}

func (z *reader) Read(p []byte) (int, error) {
	if z.err != nil {
		return 0, z.err
	}
	n, err := z.z.Read(p)
	z.err = err
	z.sum.Write(p[:n])
	if err != io.EOF {
		return n, err
	}
	if !z.take(4) {
		return n, z.err
	}
	if binary.BigEndian.Uint32(z.buf[:]) != z.sum.Sum32() {
		z.err = ErrChecksum
		return n, z.err
	}
	z.err = io.EOF
	return n, io.EOF
}

func (z *reader) Close() error {
	if z.err != nil && z.err != io.EOF {
		return z.err
	}
	z.err = z.z.Close()
	return z.err
}

// A Writer compresses what is written to it.
type Writer struct {
	out   io.Writer
	level int
	dict  []byte
	z     *flate.Writer
	sum   hash.Hash32
	err   error
	begun bool
}

func NewWriter(w io.Writer) *Writer {
	z, _ := NewWriterLevelDict(w, DefaultCompression, nil)
	return z
}

// NewWriterLevel takes a level of package flate.
func NewWriterLevel(w io.Writer, level int) (*Writer, error) {
	return NewWriterLevelDict(w, level, nil)
}

// NewWriterLevelDict takes a dictionary that readers need, too. It must not be changed.
func NewWriterLevelDict(w io.Writer, level int, dict []byte) (*Writer, error) {
	if level < HuffmanOnly || level > BestCompression {
		return nil, fmt.Errorf("zlib: invalid compression level: %d", level)
	}
	return &Writer{out: w, level: level, dict: dict}, nil
}

// Reset makes z as it was in the beginning, writing to w.
func (z *Writer) Reset(w io.Writer) {
	z.out = w
	z.err = nil
	z.begun = false
	if z.z != nil {
		z.z.Reset(w)
		z.sum.Reset()
	}
}

// begin writes the header: the level in four steps, the dictionary's checksum.
func (z *Writer) begin() error {
	if z.begun || z.err != nil {
		return z.err
	}
	z.begun = true
	steps := [...]byte{0, 0, 1, 1, 1, 1, 2, 3, 3, 3}
	step := byte(2)
	if z.level != DefaultCompression {
		step = steps[max(z.level, 0)]
	}
	head := make([]byte, 2, 6)
	head[0] = maxWindow<<4 | method
	head[1] = step << 6
	if z.dict != nil {
		head[1] |= hasDict
	}
	head[1] += byte(31 - binary.BigEndian.Uint16(head)%31)
	if _, z.err = z.out.Write(head); z.err != nil {
		return z.err
	}
	if z.dict != nil {
		if _, z.err = z.out.Write(binary.BigEndian.AppendUint32(head[2:2], adler32.Checksum(z.dict))); z.err != nil {
			return z.err
		}
	}
	if z.z == nil {
		if z.z, z.err = flate.NewWriterDict(z.out, z.level, z.dict); z.err != nil {
			return z.err
		}
		z.sum = adler32.New()
	}
	return nil
}

func (z *Writer) Write(p []byte) (n int, err error) {
	if z.begin() != nil || len(p) == 0 {
		return 0, z.err
	}
	if n, z.err = z.z.Write(p); z.err != nil {
		return n, z.err
	}
	z.sum.Write(p)
	return n, nil
}

// Flush writes what was compressed so far.
func (z *Writer) Flush() error {
	if z.begin() != nil {
		return z.err
	}
	z.err = z.z.Flush()
	return z.err
}

// Close writes the rest; it does not close the underlying writer.
func (z *Writer) Close() error {
	if z.begin() != nil {
		return z.err
	}
	if z.err = z.z.Close(); z.err != nil {
		return z.err
	}
	_, z.err = z.out.Write(binary.BigEndian.AppendUint32(nil, z.sum.Sum32()))
	return z.err
}
