// Reading.

package gzip

import (
	"bufio"
	"compress/flate"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"time"
)

var (
	// ErrChecksum is returned for data with a wrong checksum or size.
	ErrChecksum = errors.New("gzip: invalid checksum")
	// ErrHeader is returned for data with a wrong header.
	ErrHeader = errors.New("gzip: invalid header")
)

// A Reader decompresses. A file may be several files one after the other: the data is that of all, the Header that of the latest.
type Reader struct {
	Header
	in           flate.Reader
	decompressor io.ReadCloser
	sum          uint32
	size         uint32
	buf          [512]byte
	err          error
	multi        bool
}

// NewReader reads the header. If r has no ReadByte, more than the file may be read from it.
func NewReader(r io.Reader) (*Reader, error) {
	z := new(Reader)
	if err := z.Reset(r); err != nil {
		return nil, err
	}
	return z, nil
}

// Reset makes z as NewReader does.
func (z *Reader) Reset(r io.Reader) error {
	*z = Reader{decompressor: z.decompressor, multi: true}
	if in, ok := r.(flate.Reader); ok {
		z.in = in
	} else {
		z.in = bufio.NewReader(r)
	}
	z.Header, z.err = z.readHeader()
	return z.err
}

// Multistream says whether files that follow are read as one; false: Read ends with the file, and Reset goes on with the next.
func (z *Reader) Multistream(ok bool) { z.multi = ok }

func unexpected(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// take reads bytes that the checksum of the header is about.
func (z *Reader) take(b []byte) error {
	if _, err := io.ReadFull(z.in, b); err != nil {
		return unexpected(err)
	}
	z.sum = crc32.Update(z.sum, crc32.IEEETable, b)
	return nil
}

func (z *Reader) takeString() (string, error) {
	plain := true
	for i := range z.buf {
		c, err := z.in.ReadByte()
		if err != nil {
			return "", unexpected(err)
		}
		z.buf[i] = c
		if c > 0x7f {
			plain = false
		}
		if c != 0 {
			continue
		}
		z.sum = crc32.Update(z.sum, crc32.IEEETable, z.buf[:i+1])
		if plain {
			return string(z.buf[:i]), nil
		}
		s := make([]rune, 0, i)
		for _, b := range z.buf[:i] {
			s = append(s, rune(b))
		}
		return string(s), nil
	}
	return "", ErrHeader
}

func (z *Reader) readHeader() (h Header, err error) {
	// Here alone the end of input is no mistake.
	if _, err = io.ReadFull(z.in, z.buf[:10]); err != nil {
		return h, err
	}
	if z.buf[0] != magic0 || z.buf[1] != magic1 || z.buf[2] != method {
		return h, ErrHeader
	}
	flags := z.buf[3]
	if t := int64(binary.LittleEndian.Uint32(z.buf[4:])); t > 0 {
		h.ModTime = time.Unix(t, 0)
	}
	h.OS = z.buf[9]
	z.sum = crc32.ChecksumIEEE(z.buf[:10])
	if flags&hasExtra != 0 {
		if err = z.take(z.buf[:2]); err != nil {
			return h, err
		}
		extra := make([]byte, binary.LittleEndian.Uint16(z.buf[:]))
		if err = z.take(extra); err != nil {
			return h, err
		}
		h.Extra = extra
	}
	if flags&hasName != 0 {
		if h.Name, err = z.takeString(); err != nil {
			return h, err
		}
	}
	if flags&hasComment != 0 {
		if h.Comment, err = z.takeString(); err != nil {
			return h, err
		}
	}
	if flags&hasHeaderSum != 0 {
		sum := uint16(z.sum)
		if err = z.take(z.buf[:2]); err != nil {
			return h, err
		}
		if binary.LittleEndian.Uint16(z.buf[:]) != sum {
			return h, ErrHeader
		}
	}
	z.sum = 0
	if z.decompressor == nil {
		z.decompressor = flate.NewReader(z.in)
	} else {
		z.decompressor.(flate.Resetter).Reset(z.in, nil)
	}
	return h, nil
}

func (z *Reader) Read(p []byte) (n int, err error) {
	if z.err != nil {
		return 0, z.err
	}
	for n == 0 {
		n, z.err = z.decompressor.Read(p)
		z.sum = crc32.Update(z.sum, crc32.IEEETable, p[:n])
		z.size += uint32(n)
		if z.err != io.EOF {
			return n, z.err
		}
		if _, err := io.ReadFull(z.in, z.buf[:8]); err != nil {
			z.err = unexpected(err)
			return n, z.err
		}
		if binary.LittleEndian.Uint32(z.buf[:]) != z.sum || binary.LittleEndian.Uint32(z.buf[4:]) != z.size {
			z.err = ErrChecksum
			return n, z.err
		}
		z.sum, z.size = 0, 0
		if !z.multi {
			return n, io.EOF
		}
		z.err = nil
		// The header of the next file stays hidden: who reads sees one file.
		if _, z.err = z.readHeader(); z.err != nil {
			return n, z.err
		}
	}
	return n, nil
}

// Close does not close the underlying reader.
func (z *Reader) Close() error { return z.decompressor.Close() }
