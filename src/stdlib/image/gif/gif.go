// Package gif reads and writes GIF images, 87a and 89a (https://www.w3.org/Graphics/GIF/spec-gif89a.txt). Complete.
//
// A file is a header with the size of the screen and a table of colors, then extensions and images, each an LZW stream cut into blocks of up to
// 255 bytes. Files that are written are Go's byte for byte. This file: what both directions need; reader.go, writer.go.
package gif

import "image"

// Disposal: what happens to a frame before the next one is shown.
const (
	DisposalNone       = 0x01
	DisposalBackground = 0x02
	DisposalPrevious   = 0x03
)

// What blocks and extensions begin with.
const (
	blockExtension = 0x21
	blockImage     = 0x2c
	blockEnd       = 0x3b

	extText        = 0x01
	extControl     = 0xf9
	extComment     = 0xfe
	extApplication = 0xff
)

// Flags of screens and images; the size of the table is in the lowest three bits.
const (
	hasTable   = 1 << 7
	interlaced = 1 << 6
	tableBits  = 7
)

// netscape is the application whose extension says how often an animation is shown.
const netscape = "NETSCAPE2.0"

// GIF has all images of a file.
type GIF struct {
	Image []*image.Paletted
	// Delay says for how many hundredths of a second each is shown.
	Delay []int
	// LoopCount is 0 for an animation without end, -1 for one that is shown once, else one less than how often it is shown.
	LoopCount int
	// Disposal has a method for each image; nil is none for all.
	Disposal []byte
	// Config has the screen's size and table of colors. EncodeAll takes the zero value for the first image's size and no table.
	Config image.Config
	// BackgroundIndex is the background's index in the screen's table.
	BackgroundIndex byte
}

func init() { image.RegisterFormat("gif", "GIF8?a", Decode, DecodeConfig) }
