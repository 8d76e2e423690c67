package png

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"hash"
	"hash/crc32"
	"image"
	"image/color"
	"io"
)

// Stages: which chunk was seen last, of those whose order matters.
const (
	atStart = iota
	seenIHDR
	seenPLTE
	seenTRNS
	seenIDAT
	seenIEND
)

var errOrder = FormatError("chunk out of order")

// Adam7's passes: from which pixel on, and the steps.
var passes = [...]struct{ x, y, dx, dy int }{
	{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2},
}

// A decoder is the Reader of the data in the IDAT chunks, too.
type decoder struct {
	in    io.Reader
	sum   hash.Hash32 // of the chunk
	stage int
	buf   [3 * 256]byte
	idat  uint32 // bytes left in the IDAT chunk

	width, height int
	depth         int // bits a sample
	colorType     uint8
	interlaced    bool
	palette       color.Palette // with room for 256
	key           []byte        // the color that is transparent, as samples are; nil: none

	out canvas
}

// A canvas is the image that is read.
type canvas struct {
	image  image.Image
	pix    []uint8
	stride int
	size   int // bytes a pixel
	colors *image.Paletted
}

// take reads n bytes of a chunk's data.
func (d *decoder) take(n int) ([]byte, error) {
	got, err := io.ReadFull(d.in, d.buf[:n])
	if err != nil {
		return nil, err
	}
	d.sum.Write(d.buf[:got])
	return d.buf[:got], nil
}

// check reads a chunk's checksum.
func (d *decoder) check() error {
	if _, err := io.ReadFull(d.in, d.buf[:4]); err != nil {
		return err
	}
	if binary.BigEndian.Uint32(d.buf[:]) != d.sum.Sum32() {
		return FormatError("invalid checksum")
	}
	return nil
}

// begin reads length and name of a chunk.
func (d *decoder) begin() (length uint32, name string, err error) {
	if _, err = io.ReadFull(d.in, d.buf[:8]); err != nil {
		return 0, "", err
	}
	d.sum.Reset()
	d.sum.Write(d.buf[4:8])
	return binary.BigEndian.Uint32(d.buf[:]), string(d.buf[4:8]), nil
}

func (d *decoder) readHeader(length uint32) error {
	if length != 13 {
		return FormatError("bad IHDR length")
	}
	b, err := d.take(13)
	if err != nil {
		return err
	}
	switch {
	case b[10] != 0:
		return UnsupportedError("compression method")
	case b[11] != 0:
		return UnsupportedError("filter method")
	case b[12] > 1:
		return FormatError("invalid interlace method")
	}
	d.interlaced = b[12] == 1
	w, h := int32(binary.BigEndian.Uint32(b)), int32(binary.BigEndian.Uint32(b[4:]))
	if w <= 0 || h <= 0 {
		return FormatError("non-positive dimension")
	}
	// Pixels of 8 bytes have to fit.
	area := int64(w) * int64(h)
	if n := int(area); int64(n) != area || n*8/8 != n {
		return UnsupportedError("dimension overflow")
	}
	depths := map[uint8]int{gray: 1 | 2 | 4 | 8 | 16, grayAlpha: 8 | 16, rgb: 8 | 16, rgba: 8 | 16, paletted: 1 | 2 | 4 | 8}
	depth := int(b[8])
	if depth == 0 || depth&(depth-1) != 0 || depth&depths[b[9]] == 0 {
		return UnsupportedError(fmt.Sprintf("bit depth %d, color type %d", b[8], b[9]))
	}
	d.width, d.height, d.depth, d.colorType = int(w), int(h), depth, b[9]
	return d.check()
}

func (d *decoder) readPalette(length uint32) error {
	n := int(length / 3)
	if length%3 != 0 || n <= 0 || n > 256 || n > 1<<d.depth {
		return FormatError("bad PLTE length")
	}
	b, err := d.take(3 * n)
	if err != nil {
		return err
	}
	switch d.colorType {
	case paletted:
		// Pixels beyond the palette are black.
		d.palette = make(color.Palette, 256)
		for i := range d.palette {
			c := color.RGBA{A: 0xff}
			if i < n {
				c.R, c.G, c.B = b[3*i], b[3*i+1], b[3*i+2]
			}
			d.palette[i] = c
		}
		d.palette = d.palette[:n]
	case rgb, rgba:
		// A suggestion for screens with few colors.
	default:
		return FormatError("PLTE, color type mismatch")
	}
	return d.check()
}

func (d *decoder) readTransparency(length uint32) error {
	switch d.colorType {
	case gray, rgb:
		if int(length) != 2*channels(d.colorType) {
			return FormatError("bad tRNS length")
		}
		b, err := d.take(int(length))
		if err != nil {
			return err
		}
		d.key = nil
		for i, v := range b {
			if d.depth == 16 || i%2 == 1 {
				d.key = append(d.key, v*d.scale())
			}
		}
	case paletted:
		if length > 256 {
			return FormatError("bad tRNS length")
		}
		b, err := d.take(int(length))
		if err != nil {
			return err
		}
		d.palette = d.palette[:max(len(d.palette), len(b))]
		for i, alpha := range b {
			c := d.palette[i].(color.RGBA)
			d.palette[i] = color.NRGBA{c.R, c.G, c.B, alpha}
		}
	default:
		return FormatError("tRNS, color type mismatch")
	}
	return d.check()
}

// scale is what makes a sample of a few bits one of 8 bits.
func (d *decoder) scale() uint8 {
	if d.depth >= 8 {
		return 1
	}
	return uint8(0xff / (1<<d.depth - 1))
}

// Read goes on in the next chunk at the end of an IDAT chunk.
func (d *decoder) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	for d.idat == 0 {
		if err := d.check(); err != nil {
			return 0, err
		}
		length, name, err := d.begin()
		if err != nil {
			return 0, err
		}
		if d.idat = length; name != "IDAT" {
			return 0, FormatError("not enough pixel data")
		}
	}
	if int(d.idat) < 0 {
		return 0, UnsupportedError("IDAT chunk length overflow")
	}
	n, err := d.in.Read(p[:min(len(p), int(d.idat))])
	d.sum.Write(p[:n])
	d.idat -= uint32(n)
	return n, err
}

// newCanvas makes the image: with alpha that is not multiplied if there is any, else the type that has just the samples.
func (d *decoder) newCanvas() {
	r := image.Rect(0, 0, d.width, d.height)
	alpha := d.colorType == grayAlpha || d.colorType == rgba || d.key != nil
	switch {
	case d.colorType == paletted:
		m := image.NewPaletted(r, d.palette)
		d.out = canvas{m, m.Pix, m.Stride, 1, m}
	case alpha && d.depth == 16:
		m := image.NewNRGBA64(r)
		d.out = canvas{m, m.Pix, m.Stride, 8, nil}
	case alpha:
		m := image.NewNRGBA(r)
		d.out = canvas{m, m.Pix, m.Stride, 4, nil}
	case d.colorType == gray && d.depth == 16:
		m := image.NewGray16(r)
		d.out = canvas{m, m.Pix, m.Stride, 2, nil}
	case d.colorType == gray:
		m := image.NewGray(r)
		d.out = canvas{m, m.Pix, m.Stride, 1, nil}
	case d.depth == 16:
		m := image.NewRGBA64(r)
		d.out = canvas{m, m.Pix, m.Stride, 8, nil}
	default:
		m := image.NewRGBA(r)
		d.out = canvas{m, m.Pix, m.Stride, 4, nil}
	}
}

// readPixels reads the zlib stream, to its checksum.
func (d *decoder) readPixels() error {
	z, err := zlib.NewReader(d)
	if err != nil {
		return err
	}
	defer z.Close()
	d.newCanvas()
	if !d.interlaced {
		if err := d.readPass(z, 0, 0, 1, 1); err != nil {
			return err
		}
	} else {
		for _, p := range passes {
			if err := d.readPass(z, p.x, p.y, p.dx, p.dy); err != nil {
				return err
			}
		}
	}
	n := 0
	for tries := 0; n == 0 && err == nil; tries++ {
		if tries == 100 {
			return io.ErrNoProgress
		}
		n, err = z.Read(d.buf[:1])
	}
	if err != nil && err != io.EOF {
		return FormatError(err.Error())
	}
	if n != 0 || d.idat != 0 {
		return FormatError("too much pixel data")
	}
	return nil
}

// readPass reads the pixels from x0, y0 on, every dx of every dy rows.
func (d *decoder) readPass(z io.Reader, x0, y0, dx, dy int) error {
	w, h := (d.width-x0+dx-1)/dx, (d.height-y0+dy-1)/dy
	if w <= 0 || h <= 0 {
		return nil
	}
	bits := channels(d.colorType) * d.depth
	size := 1 + (int64(bits)*int64(w)+7)/8
	if int64(int(size)) != size {
		return UnsupportedError("dimension overflow")
	}
	row, above := make([]byte, size), make([]byte, size)
	for y := range h {
		if _, err := io.ReadFull(z, row); err != nil {
			if err == io.EOF || err == io.ErrUnexpectedEOF {
				return FormatError("not enough pixel data")
			}
			return err
		}
		if !unfilter(row[0], row[1:], above[1:], (bits+7)/8) {
			return FormatError("bad filter type")
		}
		at := d.out.pix[(y0+y*dy)*d.out.stride+x0*d.out.size:]
		switch {
		case dx == 1 && bits == 8*d.out.size && (d.out.colors == nil || len(d.out.colors.Palette) == 256):
			copy(at, row[1:])
		case d.depth < 8:
			d.unpack(at, row[1:], w, dx*d.out.size)
		default:
			for i := range w {
				d.put(at[i*dx*d.out.size:][:d.out.size], row[1+i*bits/8:][:bits/8])
			}
		}
		row, above = above, row
	}
	return nil
}

// unpack stores the w pixels of a row of samples that are less than bytes.
func (d *decoder) unpack(at, row []byte, w, step int) {
	var sample [1]byte
	scale := d.scale()
	if d.out.colors != nil {
		scale = 1
	}
	for i := range w {
		bit := i * d.depth
		sample[0] = row[bit/8] >> (8 - d.depth - bit%8) & (1<<d.depth - 1) * scale
		d.put(at[i*step:][:d.out.size], sample[:])
	}
}

// put stores a pixel: to is as large as the image's are, samples are those of the file.
func (d *decoder) put(to, samples []byte) {
	if m := d.out.colors; m != nil {
		to[0] = samples[0]
		if i := int(to[0]); i >= len(m.Palette) {
			m.Palette = m.Palette[:i+1]
		}
		return
	}
	if len(to) == len(samples) {
		copy(to, samples)
		return
	}
	size := len(to) / 4 // of a channel
	alpha := to[3*size:]
	if d.colorType&hasColor != 0 {
		copy(to, samples)
	} else {
		for i := 0; i < 3*size; i += size {
			copy(to[i:i+size], samples)
		}
	}
	if d.colorType&hasAlpha != 0 {
		copy(alpha, samples[len(samples)-size:])
		return
	}
	value := uint8(0xff)
	if d.key != nil && bytes.Equal(d.key, samples) {
		value = 0
	}
	for i := range alpha {
		alpha[i] = value
	}
}

// unfilter adds what was predicted; size is that of a pixel in bytes, at least 1.
func unfilter(filter byte, row, above []byte, size int) bool {
	switch filter {
	case filterNone:
	case filterSub:
		for i := size; i < len(row); i++ {
			row[i] += row[i-size]
		}
	case filterUp:
		for i, v := range above {
			row[i] += v
		}
	case filterAverage:
		for i := range size {
			row[i] += above[i] / 2
		}
		for i := size; i < len(row); i++ {
			row[i] += uint8((int(row[i-size]) + int(above[i])) / 2)
		}
	case filterPaeth:
		for i := range size {
			row[i] += above[i]
		}
		for i := size; i < len(row); i++ {
			row[i] += paeth(row[i-size], above[i], above[i-size])
		}
	default:
		return false
	}
	return true
}

// skip reads a chunk of no interest.
func (d *decoder) skip(length uint32) error {
	if length > 1<<31-1 {
		return FormatError(fmt.Sprintf("Bad chunk length: %d", length))
	}
	for n := int(length); n > 0; {
		b, err := d.take(min(n, len(d.buf)))
		if err != nil {
			return err
		}
		n -= len(b)
	}
	return d.check()
}

// readChunk reads the next chunk. If pixels is not set, it stops where they begin.
func (d *decoder) readChunk(pixels bool) error {
	length, name, err := d.begin()
	if err != nil {
		return err
	}
	stage := d.stage
	switch name {
	case "IHDR":
		if stage != atStart {
			return errOrder
		}
		d.stage = seenIHDR
		return d.readHeader(length)
	case "PLTE":
		if stage != seenIHDR {
			return errOrder
		}
		d.stage = seenPLTE
		return d.readPalette(length)
	case "tRNS":
		switch {
		case stage == seenPLTE && (d.colorType == paletted || d.colorType == rgb):
		case stage == seenIHDR && d.colorType != paletted:
		default:
			return errOrder
		}
		d.stage = seenTRNS
		return d.readTransparency(length)
	case "IDAT":
		if stage < seenIHDR || stage > seenIDAT || stage == seenIHDR && d.colorType == paletted {
			return errOrder
		}
		if stage == seenIDAT {
			// The pixels are complete.
			return d.skip(length)
		}
		d.stage = seenIDAT
		if !pixels {
			return nil
		}
		d.idat = length
		if err := d.readPixels(); err != nil {
			return err
		}
		return d.check()
	case "IEND":
		if stage != seenIDAT {
			return errOrder
		}
		d.stage = seenIEND
		if length != 0 {
			return FormatError("bad IEND length")
		}
		return d.check()
	}
	return d.skip(length)
}

// start reads the file's header.
func start(r io.Reader) (*decoder, error) {
	d := &decoder{in: r, sum: crc32.NewIEEE()}
	if _, err := io.ReadFull(r, d.buf[:len(header)]); err != nil {
		return nil, sudden(err)
	}
	if string(d.buf[:len(header)]) != header {
		return nil, FormatError("not a PNG file")
	}
	return d, nil
}

// sudden makes the end of the input a mistake.
func sudden(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// Decode reads an image, whose type depends on the file's color type.
func Decode(r io.Reader) (image.Image, error) {
	d, err := start(r)
	if err != nil {
		return nil, err
	}
	for d.stage != seenIEND {
		if err := d.readChunk(true); err != nil {
			return nil, sudden(err)
		}
	}
	return d.out.image, nil
}

// DecodeConfig reads up to the header, or the palette.
func DecodeConfig(r io.Reader) (image.Config, error) {
	d, err := start(r)
	if err != nil {
		return image.Config{}, err
	}
	for {
		if err := d.readChunk(false); err != nil {
			return image.Config{}, sudden(err)
		}
		if d.stage >= seenTRNS || d.stage >= seenIHDR && d.colorType != paletted {
			break
		}
	}
	var model color.Model
	wide := d.depth == 16
	switch {
	case d.colorType == paletted:
		model = d.palette
	case d.colorType&hasAlpha != 0 && wide:
		model = color.NRGBA64Model
	case d.colorType&hasAlpha != 0:
		model = color.NRGBAModel
	case d.colorType == rgb && wide:
		model = color.RGBA64Model
	case d.colorType == rgb:
		model = color.RGBAModel
	case wide:
		model = color.Gray16Model
	default:
		model = color.GrayModel
	}
	return image.Config{ColorModel: model, Width: d.width, Height: d.height}, nil
}
