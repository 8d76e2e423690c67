// Package png reads and writes PNG images (ISO/IEC 15948, https://www.w3.org/TR/PNG). Complete.
//
// A file is a header and chunks: length, name, data, checksum. The pixels, as rows that were filtered one by one, are a zlib stream in IDAT
// chunks. Files that are written are Go's byte for byte. This file: what both directions need; reader.go, writer.go.
package png

import "image"

const header = "\x89PNG\r\n\x1a\n"

// Color types are sets of these.
const (
	hasPalette = 1 << iota
	hasColor
	hasAlpha
)

const (
	gray      = 0
	grayAlpha = hasAlpha
	rgb       = hasColor
	rgba      = hasColor | hasAlpha
	paletted  = hasColor | hasPalette
)

// channels says how many samples a pixel has.
func channels(colorType uint8) int {
	return map[uint8]int{gray: 1, grayAlpha: 2, rgb: 3, rgba: 4, paletted: 1}[colorType]
}

// Filters: a row is stored as the difference to what is predicted from the pixel to the left, the row above, or both.
const (
	filterNone = iota
	filterSub
	filterUp
	filterAverage
	filterPaeth
	filters
)

// FormatError says what makes the input no PNG.
type FormatError string

func (e FormatError) Error() string { return "png: invalid format: " + string(e) }

// UnsupportedError says what of PNG is not implemented.
type UnsupportedError string

func (e UnsupportedError) Error() string { return "png: unsupported feature: " + string(e) }

func abs(v int) int { return max(v, -v) }

// paeth gives that of left, up and their common neighbour which is nearest to left+up-corner.
func paeth(left, up, corner uint8) uint8 {
	dl, du := int(up)-int(corner), int(left)-int(corner)
	dc := abs(dl + du)
	dl, du = abs(dl), abs(du)
	switch {
	case dl <= du && dl <= dc:
		return left
	case du <= dc:
		return up
	}
	return corner
}

func init() { image.RegisterFormat("png", header, Decode, DecodeConfig) }
