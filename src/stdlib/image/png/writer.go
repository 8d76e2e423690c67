package png

import (
	"bufio"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"io"
	"strconv"
)

// Encoder says how to write; the zero value does as Encode.
type Encoder struct {
	CompressionLevel CompressionLevel
	// BufferPool gives buffers to use again.
	BufferPool EncoderBufferPool
}

// EncoderBufferPool keeps buffers; Get may give nil.
type EncoderBufferPool interface {
	Get() *EncoderBuffer
	Put(*EncoderBuffer)
}

// CompressionLevel is how much work is done.
type CompressionLevel int

const (
	DefaultCompression CompressionLevel = 0
	NoCompression      CompressionLevel = -1
	BestSpeed          CompressionLevel = -2
	BestCompression    CompressionLevel = -3
)

// zlibLevel gives the level of package zlib.
func (l CompressionLevel) zlibLevel() int {
	switch l {
	case NoCompression:
		return zlib.NoCompression
	case BestSpeed:
		return zlib.BestSpeed
	case BestCompression:
		return zlib.BestCompression
	}
	return zlib.DefaultCompression
}

// EncoderBuffer is the state of a file that is written, and what can be used for the next.
type EncoderBuffer struct {
	out       io.Writer
	err       error // the first; nothing is written after it
	colorType uint8
	depth     int
	head      [8]byte
	tmp       [4 * 256]byte

	rows   [filters][]byte // the row, by filters; each begins with its filter's number
	above  []byte
	chunks *bufio.Writer
	z      *zlib.Writer
	level  int // of z
}

// chunk writes a chunk.
func (e *EncoderBuffer) chunk(name string, data []byte) {
	if e.err != nil {
		return
	}
	n := uint32(len(data))
	if int(n) != len(data) {
		e.err = UnsupportedError(name + " chunk is too large: " + strconv.Itoa(len(data)))
		return
	}
	binary.BigEndian.PutUint32(e.head[:], n)
	copy(e.head[4:], name)
	sum := crc32.Update(crc32.ChecksumIEEE(e.head[4:]), crc32.IEEETable, data)
	for i, part := range [2][]byte{e.head[:], data} {
		if _, e.err = e.out.Write(part); e.err != nil {
			return
		}
		if i == 1 {
			binary.BigEndian.PutUint32(e.head[:], sum)
			_, e.err = e.out.Write(e.head[:4])
		}
	}
}

// An idat writes what it is given as a chunk of pixels.
type idat struct{ e *EncoderBuffer }

func (w idat) Write(p []byte) (int, error) {
	if w.e.chunk("IDAT", p); w.e.err != nil {
		return 0, w.e.err
	}
	return len(p), nil
}

func (e *EncoderBuffer) writeHeader(size image.Point) {
	b := binary.BigEndian.AppendUint32(e.tmp[:0], uint32(size.X))
	b = binary.BigEndian.AppendUint32(b, uint32(size.Y))
	e.chunk("IHDR", append(b, uint8(e.depth), e.colorType, 0, 0, 0))
}

// writePalette writes the colors, and the alphas up to the last that is not opaque.
func (e *EncoderBuffer) writePalette(p color.Palette) {
	if len(p) < 1 || len(p) > 256 {
		e.err = FormatError("bad palette length: " + strconv.Itoa(len(p)))
		return
	}
	colors, alphas, transparent := e.tmp[:0:3*256], e.tmp[3*256:3*256], 0
	for i, c := range p {
		n := color.NRGBAModel.Convert(c).(color.NRGBA)
		colors, alphas = append(colors, n.R, n.G, n.B), append(alphas, n.A)
		if n.A != 0xff {
			transparent = i + 1
		}
	}
	e.chunk("PLTE", colors)
	if transparent > 0 {
		e.chunk("tRNS", alphas[:transparent])
	}
}

// cost is how far a row is from zeros, as signed bytes.
func cost(v uint8) int { return abs(int(int8(v))) }

// choose filters the row and gives the filter whose result has the least cost; filters are tried in the order in which they are likely to be
// best, and the first of equals is taken.
func (e *EncoderBuffer) choose(size int) int {
	row, above := e.rows[filterNone][1:], e.above[1:]
	best, least := filterUp, 0
	to := e.rows[filterUp][1:]
	for i, v := range row {
		to[i] = v - above[i]
		least += cost(to[i])
	}
	for _, filter := range [...]int{filterPaeth, filterNone, filterSub, filterAverage} {
		to, sum := e.rows[filter][1:], 0
		for i := 0; i < len(row) && sum < least; i++ {
			// Left of the row are zeros, and Paeth's prediction there is what is above.
			var predicted uint8
			switch {
			case filter == filterNone:
			case i >= size && filter == filterPaeth:
				predicted = paeth(row[i-size], above[i], above[i-size])
			case i >= size && filter == filterSub:
				predicted = row[i-size]
			case i >= size:
				predicted = uint8((int(row[i-size]) + int(above[i])) / 2)
			case filter == filterPaeth:
				predicted = above[i]
			case filter == filterAverage:
				predicted = above[i] / 2
			}
			v := row[i] - predicted
			to[i] = v
			sum += cost(v)
		}
		if sum < least {
			best, least = filter, sum
		}
	}
	return best
}

// fill puts row y of the image into to.
func (e *EncoderBuffer) fill(to []byte, m image.Image, y int) {
	b := m.Bounds()
	to = to[:0]
	switch {
	case e.colorType == paletted:
		p := m.(image.PalettedImage)
		var bits uint8
		used := 0
		for x := b.Min.X; x < b.Max.X; x++ {
			bits = bits<<e.depth | p.ColorIndexAt(x, y)
			if used += e.depth; used == 8 {
				to = append(to, bits)
				bits, used = 0, 0
			}
		}
		if used > 0 {
			to = append(to, bits<<(8-used))
		}
	case e.colorType == gray && e.depth == 8:
		if g, ok := m.(*image.Gray); ok {
			copy(to[:b.Dx()], g.Pix[(y-b.Min.Y)*g.Stride:])
			return
		}
		for x := b.Min.X; x < b.Max.X; x++ {
			to = append(to, color.GrayModel.Convert(m.At(x, y)).(color.Gray).Y)
		}
	case e.colorType == gray:
		for x := b.Min.X; x < b.Max.X; x++ {
			to = binary.BigEndian.AppendUint16(to, color.Gray16Model.Convert(m.At(x, y)).(color.Gray16).Y)
		}
	case e.colorType == rgb && e.depth == 8:
		var pix []uint8
		switch m := m.(type) {
		case *image.RGBA:
			pix = m.Pix[(y-b.Min.Y)*m.Stride:][:4*b.Dx()]
		case *image.NRGBA:
			pix = m.Pix[(y-b.Min.Y)*m.Stride:][:4*b.Dx()]
		default:
			for x := b.Min.X; x < b.Max.X; x++ {
				r, g, b, _ := m.At(x, y).RGBA()
				to = append(to, uint8(r>>8), uint8(g>>8), uint8(b>>8))
			}
		}
		for i := 0; i < len(pix); i += 4 {
			to = append(to, pix[i], pix[i+1], pix[i+2])
		}
	case e.colorType == rgb:
		for x := b.Min.X; x < b.Max.X; x++ {
			r, g, b, _ := m.At(x, y).RGBA()
			to = append(to, uint8(r>>8), uint8(r), uint8(g>>8), uint8(g), uint8(b>>8), uint8(b))
		}
	case e.depth == 8:
		switch m := m.(type) {
		case *image.NRGBA:
			copy(to[:4*b.Dx()], m.Pix[(y-b.Min.Y)*m.Stride:])
		case *image.RGBA:
			for x := b.Min.X; x < b.Max.X; x++ {
				to = appendNRGBA(to, m.RGBAAt(x, y))
			}
		default:
			for x := b.Min.X; x < b.Max.X; x++ {
				c := color.NRGBAModel.Convert(m.At(x, y)).(color.NRGBA)
				to = append(to, c.R, c.G, c.B, c.A)
			}
		}
	default:
		for x := b.Min.X; x < b.Max.X; x++ {
			c := color.NRGBA64Model.Convert(m.At(x, y)).(color.NRGBA64)
			to = append(to, uint8(c.R>>8), uint8(c.R), uint8(c.G>>8), uint8(c.G), uint8(c.B>>8), uint8(c.B), uint8(c.A>>8), uint8(c.A))
		}
	}
}

// appendNRGBA does without an interface value what color.NRGBAModel does.
func appendNRGBA(to []byte, c color.RGBA) []byte {
	a := uint32(c.A) * 0x101
	if a == 0 {
		return append(to, 0, 0, 0, 0)
	}
	divide := func(v uint8) uint8 { return uint8(uint32(v) * 0x101 * 0xffff / a >> 8) }
	return append(to, divide(c.R), divide(c.G), divide(c.B), c.A)
}

func (e *EncoderBuffer) writePixels(m image.Image, level int) error {
	if e.chunks == nil {
		e.chunks = bufio.NewWriterSize(idat{e}, 1<<15)
	} else {
		e.chunks.Reset(idat{e})
	}
	if e.z == nil || e.level != level {
		z, err := zlib.NewWriterLevel(e.chunks, level)
		if err != nil {
			return err
		}
		e.z, e.level = z, level
	} else {
		e.z.Reset(e.chunks)
	}
	if err := e.writeRows(m); err != nil {
		e.z.Close()
		return err
	}
	e.z.Close()
	return e.chunks.Flush()
}

func (e *EncoderBuffer) writeRows(m image.Image) error {
	b := m.Bounds()
	bits := channels(e.colorType) * e.depth
	size := 1 + (bits*b.Dx()+7)/8
	for i := range e.rows {
		e.rows[i] = sized(e.rows[i], size)
		e.rows[i][0] = uint8(i)
	}
	e.above = sized(e.above, size)
	clear(e.above)
	// Filters are of no use for palettes, or if nothing is compressed.
	filtered := e.level != zlib.NoCompression && e.colorType != paletted
	for y := b.Min.Y; y < b.Max.Y; y++ {
		e.fill(e.rows[filterNone][1:], m, y)
		filter := filterNone
		if filtered {
			filter = e.choose(bits / 8)
		}
		if _, err := e.z.Write(e.rows[filter]); err != nil {
			return err
		}
		e.above, e.rows[filterNone] = e.rows[filterNone], e.above
		e.rows[filterNone][0] = filterNone
	}
	return nil
}

func sized(b []byte, n int) []byte {
	if cap(b) < n {
		return make([]byte, n)
	}
	return b[:n]
}

func opaque(m image.Image) bool {
	if o, ok := m.(interface{ Opaque() bool }); ok {
		return o.Opaque()
	}
	b := m.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if _, _, _, a := m.At(x, y).RGBA(); a != 0xffff {
				return false
			}
		}
	}
	return true
}

// Encode writes m. Images that are no NRGBA may lose something.
func Encode(w io.Writer, m image.Image) error {
	var enc Encoder
	return enc.Encode(w, m)
}

// Encode writes m.
func (enc *Encoder) Encode(w io.Writer, m image.Image) error {
	size := m.Bounds().Size()
	if size.X <= 0 || size.Y <= 0 || int64(size.X) >= 1<<32 || int64(size.Y) >= 1<<32 {
		return FormatError("invalid image size: " + strconv.Itoa(size.X) + "x" + strconv.Itoa(size.Y))
	}
	var e *EncoderBuffer
	if enc.BufferPool != nil {
		e = enc.BufferPool.Get()
	}
	if e == nil {
		e = new(EncoderBuffer)
	}
	if enc.BufferPool != nil {
		defer enc.BufferPool.Put(e)
	}
	e.out = w

	var palette color.Palette
	if _, ok := m.(image.PalettedImage); ok {
		palette, _ = m.ColorModel().(color.Palette)
	}
	e.depth = 8
	if palette != nil {
		e.colorType = paletted
		switch n := len(palette); {
		case n <= 2:
			e.depth = 1
		case n <= 4:
			e.depth = 2
		case n <= 16:
			e.depth = 4
		}
	} else {
		switch m.ColorModel() {
		case color.GrayModel:
			e.colorType = gray
		case color.Gray16Model:
			e.colorType, e.depth = gray, 16
		default:
			e.depth = 16
			fallthrough
		case color.RGBAModel, color.NRGBAModel, color.AlphaModel:
			e.colorType = rgba
			if opaque(m) {
				e.colorType = rgb
			}
		}
	}

	_, e.err = io.WriteString(w, header)
	e.writeHeader(size)
	if palette != nil && e.err == nil {
		e.writePalette(palette)
	}
	if e.err == nil {
		e.err = e.writePixels(m, enc.CompressionLevel.zlibLevel())
	}
	e.chunk("IEND", nil)
	return e.err
}
