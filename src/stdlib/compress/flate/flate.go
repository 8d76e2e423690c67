// Package flate compresses and decompresses DEFLATE data (RFC 1951). Complete.
//
// The bytes that Writer makes are those of Go's compressor, level by level: matches are looked for in the same order and blocks end at the same
// places. This file: tables and errors of both directions.
package flate

import "strconv"

const (
	NoCompression      = 0
	BestSpeed          = 1
	BestCompression    = 9
	DefaultCompression = -1

	// HuffmanOnly looks for no matches.
	HuffmanOnly = -2
)

const (
	windowSize    = 1 << 15
	windowMask    = windowSize - 1
	minMatch      = 4 // that the compressor looks for
	shortestMatch = 3 // that the format has
	maxMatch      = 258
	maxStored     = 65535 // bytes in a stored block

	endOfBlock  = 256
	firstLength = 257
	numLiterals = 286
	numOffsets  = 30
	numLengths  = 19 // symbols of the code for code lengths
)

// Order in which the lengths of the code for code lengths are written.
var lengthOrder = [numLengths]uint8{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

// A span says which values a symbol stands for: base and what the extra bits add.
type span struct {
	base  uint16
	extra uint8
}

// Match lengths less 3, and distances less 1.
var (
	lengthSpans [numLiterals - firstLength]span
	offsetSpans [numOffsets]span
	lengthSyms  [maxMatch - shortestMatch + 1]uint8
	offsetSyms  [256]uint8 // of distances less 1 below 256
)

func init() {
	// The extra bits grow by one every four symbols, every two for distances, beginning with two (one) groups without any.
	next := 0
	for i := range lengthSpans {
		extra := max(i/4-1, 0)
		lengthSpans[i] = span{uint16(next), uint8(extra)}
		for k := 0; k < 1<<extra && next < len(lengthSyms); k++ {
			lengthSyms[next] = uint8(i)
			next++
		}
	}
	// The longest match has a symbol of its own.
	last := len(lengthSpans) - 1
	lengthSpans[last] = span{maxMatch - shortestMatch, 0}
	lengthSyms[maxMatch-shortestMatch] = uint8(last)
	next = 0
	for i := range offsetSpans {
		extra := max(i/2-1, 0)
		offsetSpans[i] = span{uint16(next), uint8(extra)}
		for k := 0; k < 1<<extra; k++ {
			if next < len(offsetSyms) {
				offsetSyms[next] = uint8(i)
			}
			next++
		}
	}
}

// offsetSym gives the symbol of a distance less 1: every 7 bits more are 14 symbols more.
func offsetSym(off uint32) uint32 {
	switch {
	case off < 1<<8:
		return uint32(offsetSyms[off])
	default:
		return uint32(offsetSyms[off>>7]) + 14
	}
}

// A CorruptInputError is the offset at which input is not DEFLATE data.
type CorruptInputError int64

func (e CorruptInputError) Error() string {
	return "flate: corrupt input before offset " + strconv.FormatInt(int64(e), 10)
}

// An InternalError is a mistake of this package.
type InternalError string

func (e InternalError) Error() string { return "flate: internal error: " + string(e) }

// A ReadError was returned by earlier versions of Go.
//
// Deprecated: it is not returned any more.
type ReadError struct {
	Offset int64
	Err    error
}

func (e *ReadError) Error() string {
	return "flate: read error at offset " + strconv.FormatInt(e.Offset, 10) + ": " + e.Err.Error()
}

// A WriteError was returned by earlier versions of Go.
//
// Deprecated: it is not returned any more.
type WriteError struct {
	Offset int64
	Err    error
}

func (e *WriteError) Error() string {
	return "flate: write error at offset " + strconv.FormatInt(e.Offset, 10) + ": " + e.Err.Error()
}
