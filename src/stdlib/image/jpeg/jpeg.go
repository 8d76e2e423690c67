// Package jpeg reads and writes JPEG images (ITU-T T.81, JFIF). Complete: baseline, extended and progressive files with 8 bits a sample are read.
//
// A file is segments that begin with a marker. An image's components are cut into blocks of 8×8 samples, whose cosine transformations are
// divided by a table and written in a zigzag as Huffman codes of runs of zeros and sizes. Files that are written are Go's byte for byte. This file:
// what both directions need; reader.go segments, scan.go blocks, huffman.go bits and codes of files that are read; writer.go.
package jpeg

import (
	"image"
	"io"
)

// FormatError says what makes the input no JPEG.
type FormatError string

func (e FormatError) Error() string { return "invalid JPEG format: " + string(e) }

// UnsupportedError says what of JPEG is not implemented.
type UnsupportedError string

func (e UnsupportedError) Error() string { return "unsupported JPEG feature: " + string(e) }

// Reader is not used.
//
// Deprecated: it is there for programs that name it.
type Reader interface {
	io.ByteReader
	io.Reader
}

// Markers, the bytes after 0xff.
const (
	baselineFrame    = 0xc0
	extendedFrame    = 0xc1
	progressiveFrame = 0xc2
	huffmanTables    = 0xc4
	restart          = 0xd0 // and seven more
	imageStart       = 0xd8
	imageEnd         = 0xd9
	scanStart        = 0xda
	quantTables      = 0xdb
	restartInterval  = 0xdd
	app0             = 0xe0 // JFIF's
	app14            = 0xee // Adobe's
	app15            = 0xef
	comment          = 0xfe
)

// zigzag gives the place in a block of each coefficient of a file: by diagonals, up and down in turns.
var zigzag = func() (places [64]uint8) {
	n := 0
	for sum := range 15 {
		for i := max(0, sum-7); i <= min(sum, 7); i++ {
			row := i
			if sum%2 == 0 {
				row = sum - i
			}
			places[n] = uint8(8*row + sum - row)
			n++
		}
	}
	return places
}()

func init() { image.RegisterFormat("jpeg", "\xff\xd8", Decode, DecodeConfig) }
