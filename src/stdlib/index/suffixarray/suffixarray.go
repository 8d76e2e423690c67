// Package suffixarray finds substrings in logarithmic time by an array of all suffixes in order. Complete.
//
// This file: the Index; sais.go: how the array is made.
package suffixarray

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"math"
	"regexp"
	"slices"
	"sort"
)

// Index is the array of some data's suffixes.
type Index struct {
	data []byte
	sa   []int32
}

var errTooBig = errors.New("suffixarray: data too large")

// New makes an Index in linear time. Data of 2 GB and more are too large for the machine's memory.
func New(data []byte) *Index {
	if len(data) > math.MaxInt32 {
		panic(errTooBig)
	}
	x := &Index{data, make([]int32, len(data))}
	text := make([]int32, len(data))
	for i, b := range data {
		text[i] = int32(b)
	}
	suffixes(text, x.sa, 256)
	return x
}

// Bytes gives the data, which must not be changed.
func (x *Index) Bytes() []byte { return x.data }

// A file of an Index is the data's length, the data and chunks of the array. Numbers of bytes are varints in fields of numberSize; that of a chunk
// counts itself. The array has uvarints, as many in a chunk as fit chunkSize.
const (
	numberSize = binary.MaxVarintLen64
	chunkSize  = 16 << 10
)

func readNumber(r io.Reader, buf []byte) (int, error) {
	if _, err := io.ReadFull(r, buf[:numberSize]); err != nil {
		return 0, err
	}
	v, _ := binary.Varint(buf[:numberSize])
	if n := int(v); n >= 0 && int64(n) == v {
		return n, nil
	}
	return 0, errTooBig
}

// Read replaces x by what Write wrote.
func (x *Index) Read(r io.Reader) error {
	buf := make([]byte, chunkSize)
	n, err := readNumber(r, buf)
	if err != nil {
		return err
	}
	if n > math.MaxInt32 {
		return errTooBig
	}
	if cap(x.data) < n || cap(x.sa) < n || cap(x.data) > 2*n {
		x.data, x.sa = make([]byte, n), make([]int32, n)
	}
	x.data, x.sa = x.data[:n], x.sa[:n]
	if _, err := io.ReadFull(r, x.data); err != nil {
		return err
	}
	for i := 0; i < n; {
		size, err := readNumber(r, buf)
		if err != nil {
			return err
		}
		if _, err := io.ReadFull(r, buf[numberSize:size]); err != nil {
			return err
		}
		for chunk := buf[numberSize:size]; len(chunk) > 0; i++ {
			v, k := binary.Uvarint(chunk)
			x.sa[i] = int32(v)
			chunk = chunk[k:]
		}
	}
	return nil
}

// Write writes x.
func (x *Index) Write(w io.Writer) error {
	buf := make([]byte, chunkSize)
	binary.PutVarint(buf, int64(len(x.data)))
	if _, err := w.Write(buf[:numberSize]); err != nil {
		return err
	}
	if _, err := w.Write(x.data); err != nil {
		return err
	}
	for i := 0; i < len(x.sa); {
		size := numberSize
		for ; i < len(x.sa) && size+numberSize <= len(buf); i++ {
			size += binary.PutUvarint(buf[size:], uint64(x.sa[i]))
		}
		binary.PutVarint(buf, int64(size))
		if _, err := w.Write(buf[:size]); err != nil {
			return err
		}
	}
	return nil
}

// matches gives the suffixes that begin with s.
func (x *Index) matches(s []byte) []int32 {
	suffix := func(i int) []byte { return x.data[x.sa[i]:] }
	from := sort.Search(len(x.sa), func(i int) bool { return bytes.Compare(suffix(i), s) >= 0 })
	rest := x.sa[from:]
	return rest[:sort.Search(len(rest), func(i int) bool { return !bytes.HasPrefix(suffix(from+i), s) })]
}

// Lookup gives up to n places of s, all if n < 0, in no order.
func (x *Index) Lookup(s []byte, n int) (result []int) {
	if len(s) == 0 || n == 0 {
		return nil
	}
	found := x.matches(s)
	if n >= 0 && n < len(found) {
		found = found[:n]
	}
	for _, i := range found {
		if result == nil {
			result = make([]int, 0, len(found))
		}
		result = append(result, int(i))
	}
	return result
}

// FindAllIndex gives up to n matches of r that do not overlap, all if n < 0, in order. It is fast if r begins with a literal.
func (x *Index) FindAllIndex(r *regexp.Regexp, n int) (result [][]int) {
	prefix, whole := r.LiteralPrefix()
	if prefix == "" {
		return r.FindAllIndex(x.data, n)
	}
	// Where the prefix is, r matches a text from its beginning.
	anchored := r
	if !whole {
		anchored = regexp.MustCompile("^" + r.String())
	}
	// Some places may be in a match before, so that more than n are needed.
	for tries := n; ; tries += 2 * (n - len(result)) {
		places := x.Lookup([]byte(prefix), tries)
		slices.Sort(places)
		result = nil
		next := 0
		for _, i := range places {
			if len(result) == n {
				break
			}
			if i < next {
				continue
			}
			size := len(prefix)
			if !whole {
				m := anchored.FindIndex(x.data[i:])
				if m == nil {
					continue
				}
				size = m[1]
			}
			next = i + size
			result = append(result, []int{i, next})
		}
		if len(result) >= n || len(places) != tries {
			return result
		}
	}
}
