// Files with holes. Their map says where data is: in GNU's format it is in the header and blocks after it, in PAX's in records
// (versions 0.0 and 0.1) or before the data (1.0).

package tar

import (
	"bytes"
	"errors"
	"io"
	"math"
	"strconv"
	"strings"
)

var (
	errMissData      = errors.New("archive/tar: sparse file references non-existent data")
	errUnrefData     = errors.New("archive/tar: sparse file contains unreferenced data")
	errSparseTooLong = errors.New("archive/tar: sparse map too long")
)

// Limits of what is read into memory: files with records or names and maps in bytes, maps in parts.
const (
	maxSpecialSize = 1 << 20
	maxParts       = 1 << 20
)

// part is a part of a file.
type part struct{ offset, length int64 }

func (p part) end() int64 { return p.offset + p.length }

func addPart(list []part, p part) ([]part, error) {
	if len(list) >= maxParts {
		return nil, errSparseTooLong
	}
	return append(list, p), nil
}

// validParts: they are in order and in the file.
func validParts(list []part, size int64) bool {
	if size < 0 {
		return false
	}
	last := int64(0)
	for _, p := range list {
		if p.offset < last || p.length < 0 || p.offset > math.MaxInt64-p.length || p.end() > size {
			return false
		}
		last = p.end()
	}
	return true
}

// sparseReader reads a file with holes; in has its data only.
type sparseReader struct {
	in   *io.LimitedReader
	data []part // what is left of it, without empty ones
	at   int64
	size int64
}

func newSparseReader(in *io.LimitedReader, data []part, size int64) *sparseReader {
	r := &sparseReader{in: in, size: size}
	for _, p := range data {
		if p.length > 0 {
			r.data = append(r.data, p)
		}
	}
	return r
}

func (r *sparseReader) Read(b []byte) (n int, err error) {
	last := int64(len(b)) >= r.size-r.at
	if last {
		b = b[:r.size-r.at]
	}
	for n < len(b) && err == nil {
		rest := b[n:]
		var k int
		if len(r.data) > 0 && r.at >= r.data[0].offset {
			k, err = readAll(r.in, rest[:min(int64(len(rest)), r.data[0].end()-r.at)])
		} else {
			hole := r.size - r.at
			if len(r.data) > 0 {
				hole = r.data[0].offset - r.at
			}
			k = int(min(int64(len(rest)), hole))
			clear(rest[:k])
		}
		n += k
		r.at += int64(k)
		if len(r.data) > 0 && r.at >= r.data[0].end() {
			r.data = r.data[1:]
		}
	}
	switch {
	case err == io.EOF && r.in.N > 0:
		return n, io.ErrUnexpectedEOF
	case err == io.EOF:
		return n, errMissData
	case err != nil:
		return n, err
	case r.at == r.size && r.in.N > 0:
		return n, errUnrefData
	case last:
		return n, io.EOF
	}
	return n, nil
}

// readAll fills b if it can; its error is io.EOF if it cannot.
func readAll(r io.Reader, b []byte) (n int, err error) {
	for n < len(b) && err == nil {
		var k int
		k, err = r.Read(b[n:])
		n += k
	}
	if n == len(b) && err == io.EOF {
		err = nil
	}
	return n, err
}

// oldMap reads the map of GNU's format.
func (r *Reader) oldMap(h *Header, b *block) ([]part, error) {
	if b.format() != FormatGNU {
		return nil, ErrHeader
	}
	h.Format &= FormatGNU
	var in decoder
	h.Size = in.number(b.of(gnuRealSize))
	if in.err != nil {
		return nil, in.err
	}
	const entry, number = 24, 12
	list := []part{}
	entries := b.of(gnuSparse)
	for total := len(entries); total < maxSpecialSize; total += len(entries) {
		n := len(entries) / entry
		for i := range n {
			e := entries[i*entry:]
			if e[0] == 0 {
				break
			}
			p := part{in.number(e[:number]), in.number(e[number:entry])}
			if in.err != nil {
				return nil, in.err
			}
			var err error
			if list, err = addPart(list, p); err != nil {
				return nil, err
			}
		}
		if entries[n*entry] == 0 {
			return list, nil // there is no block after it
		}
		if _, err := io.ReadFull(r.r, b[:]); err != nil {
			return nil, unexpected(err)
		}
		entries = b[:]
	}
	return nil, errSparseTooLong
}

// unexpected is the error of an end that must not be there.
func unexpected(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// paxMap reads the map that PAX records, or what they lead to, have; nil if there is none.
func (r *Reader) paxMap(h *Header) ([]part, error) {
	records := h.PAXRecords
	major, minor := records[paxSparseMajor], records[paxSparseMinor]
	inData := major == "1" && minor == "0"
	inRecords := major == "0" && (minor == "0" || minor == "1") || major == "" && minor == "" && records[paxSparseMap] != ""
	if !inData && !inRecords {
		return nil, nil
	}
	h.Format &= FormatPAX
	if name := records[paxSparseName]; name != "" {
		h.Name = name
	}
	size := records[paxSparseSize]
	if size == "" {
		size = records[paxSparseRealSize]
	}
	if size != "" {
		n, err := strconv.ParseInt(size, 10, 64)
		if err != nil {
			return nil, ErrHeader
		}
		h.Size = n
	}
	if inData {
		return dataMap(r.file)
	}
	var numbers []string
	if s := records[paxSparseMap]; s != "" {
		numbers = strings.Split(s, ",")
	}
	n, err := partCount(records[paxSparseNumBlocks])
	if err != nil || len(numbers) != 2*n {
		return nil, ErrHeader
	}
	return parts(numbers)
}

// partCount reads a number of parts.
func partCount(s string) (int, error) {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || 2*n < n {
		return 0, ErrHeader
	}
	return n, nil
}

// parts reads pairs of numbers.
func parts(numbers []string) (list []part, err error) {
	list = []part{}
	for i := 0; i < len(numbers); i += 2 {
		offset, err1 := strconv.ParseInt(numbers[i], 10, 64)
		length, err2 := strconv.ParseInt(numbers[i+1], 10, 64)
		if err1 != nil || err2 != nil {
			return nil, ErrHeader
		}
		if list, err = addPart(list, part{offset, length}); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// dataMap reads numbers in lines: that of the parts, and two for each. They are at the data's start and fill whole blocks.
func dataMap(in io.Reader) ([]part, error) {
	var unread []byte
	total := 0
	line := func() (string, error) {
		for {
			if before, after, ok := bytes.Cut(unread, []byte("\n")); ok {
				unread = after
				return string(before), nil
			}
			if total += blockSize; total > maxSpecialSize {
				return "", errSparseTooLong
			}
			var b block
			if _, err := readAll(in, b[:]); err != nil {
				return "", unexpected(err)
			}
			unread = append(unread, b[:]...)
		}
	}
	first, err := line()
	if err != nil {
		return nil, err
	}
	n, err := partCount(first)
	if err != nil {
		return nil, err
	}
	var numbers []string
	for range 2 * n {
		s, err := line()
		if err != nil {
			return nil, err
		}
		numbers = append(numbers, s)
	}
	return parts(numbers)
}
