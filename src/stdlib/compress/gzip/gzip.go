// Package gzip reads and writes gzip files (RFC 1952). Complete.
package gzip

import (
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"time"
)

const (
	NoCompression      = flate.NoCompression
	BestSpeed          = flate.BestSpeed
	BestCompression    = flate.BestCompression
	DefaultCompression = flate.DefaultCompression
	HuffmanOnly        = flate.HuffmanOnly
)

// What a header begins with, and its flags.
const (
	magic0, magic1, method = 0x1f, 0x8b, 8

	hasHeaderSum = 1 << 1
	hasExtra     = 1 << 2
	hasName      = 1 << 3
	hasComment   = 1 << 4
)

// A Header tells of the file. Strings are UTF-8 here and Latin-1 in the file.
type Header struct {
	Comment string
	Extra   []byte
	ModTime time.Time
	Name    string
	OS      byte
}

// A Writer compresses what is written to it. Its Header may be changed before the first call of Write, Flush or Close.
type Writer struct {
	Header
	out    io.Writer
	level  int
	begun  bool
	closed bool
	z      *flate.Writer
	sum    uint32
	size   uint32
	err    error
}

func NewWriter(w io.Writer) *Writer {
	z, _ := NewWriterLevel(w, DefaultCompression)
	return z
}

// NewWriterLevel takes a level of package flate.
func NewWriterLevel(w io.Writer, level int) (*Writer, error) {
	if level < HuffmanOnly || level > BestCompression {
		return nil, fmt.Errorf("gzip: invalid compression level: %d", level)
	}
	return &Writer{Header: Header{OS: 255}, out: w, level: level}, nil
}

// Reset makes z as it was in the beginning, writing to w.
func (z *Writer) Reset(w io.Writer) {
	if z.z != nil {
		z.z.Reset(w)
	}
	*z = Writer{Header: Header{OS: 255}, out: w, level: z.level, z: z.z}
}

// latin1 is a string as a header has it, with the 0 at its end.
func latin1(s string) ([]byte, error) {
	b := make([]byte, 0, len(s)+1)
	for _, r := range s {
		if r == 0 || r > 0xff {
			return nil, errors.New("gzip.Write: non-Latin-1 header string")
		}
		b = append(b, byte(r))
	}
	return append(b, 0), nil
}

func (z *Writer) put(b []byte) {
	if z.err == nil {
		_, z.err = z.out.Write(b)
	}
}

func (z *Writer) putString(s string) {
	if s == "" || z.err != nil {
		return
	}
	var b []byte
	if b, z.err = latin1(s); z.err == nil {
		z.put(b)
	}
}

// begin writes the header.
func (z *Writer) begin() error {
	if z.begun {
		return nil
	}
	z.begun = true
	head := [10]byte{0: magic0, 1: magic1, 2: method, 9: z.OS}
	if z.Extra != nil {
		head[3] |= hasExtra
	}
	if z.Name != "" {
		head[3] |= hasName
	}
	if z.Comment != "" {
		head[3] |= hasComment
	}
	if z.ModTime.After(time.Unix(0, 0)) {
		binary.LittleEndian.PutUint32(head[4:], uint32(z.ModTime.Unix()))
	}
	switch z.level {
	case BestCompression:
		head[8] = 2
	case BestSpeed:
		head[8] = 4
	}
	z.put(head[:])
	if z.Extra != nil {
		if len(z.Extra) > 0xffff && z.err == nil {
			z.err = errors.New("gzip.Write: Extra data is too large")
		}
		z.put(binary.LittleEndian.AppendUint16(nil, uint16(len(z.Extra))))
		z.put(z.Extra)
	}
	z.putString(z.Name)
	z.putString(z.Comment)
	if z.z == nil && z.err == nil {
		z.z, _ = flate.NewWriter(z.out, z.level)
	}
	return z.err
}

func (z *Writer) Write(p []byte) (int, error) {
	if z.err != nil || z.begin() != nil {
		return 0, z.err
	}
	z.size += uint32(len(p))
	z.sum = crc32.Update(z.sum, crc32.IEEETable, p)
	var n int
	n, z.err = z.z.Write(p)
	return n, z.err
}

// Flush writes what was compressed so far.
func (z *Writer) Flush() error {
	if z.err != nil || z.closed || z.begin() != nil {
		return z.err
	}
	z.err = z.z.Flush()
	return z.err
}

// Close writes the rest; it does not close the underlying writer.
func (z *Writer) Close() error {
	if z.err != nil || z.closed {
		return z.err
	}
	z.closed = true
	if z.begin() != nil {
		return z.err
	}
	if z.err = z.z.Close(); z.err != nil {
		return z.err
	}
	var tail [8]byte
	binary.LittleEndian.PutUint32(tail[:], z.sum)
	binary.LittleEndian.PutUint32(tail[4:], z.size)
	z.put(tail[:])
	return z.err
}
