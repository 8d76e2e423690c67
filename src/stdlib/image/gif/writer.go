package gif

import (
	"bufio"
	"bytes"
	"compress/lzw"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/color/palette"
	"image/draw"
	"io"
	"math/bits"
)

// Options are parameters of Encode.
type Options struct {
	// NumColors is how many colors there are at most, 1 to 256.
	NumColors int
	// Quantizer makes a palette of NumColors colors; without one it is the beginning of palette.Plan9.
	Quantizer draw.Quantizer
	// Drawer converts the image to the palette; draw.FloydSteinberg does without one.
	Drawer draw.Drawer
}

type flushWriter interface {
	io.Writer
	io.ByteWriter
	Flush() error
}

type encoder struct {
	out    flushWriter
	err    error // the first; nothing is written after it
	gif    GIF
	screen image.Config
	global []byte // the screen's table as it was written
}

func (e *encoder) write(p ...byte) {
	if e.err == nil {
		_, e.err = e.out.Write(p)
	}
}

func (e *encoder) writeString(s string) {
	if e.err == nil {
		_, e.err = io.WriteString(e.out, s)
	}
}

func (e *encoder) fail(text string) {
	if e.err == nil {
		e.err = errors.New("gif: " + text)
	}
}

func append2(b []byte, values ...int) []byte {
	for _, v := range values {
		b = binary.LittleEndian.AppendUint16(b, uint16(v))
	}
	return b
}

// tableSize is what the header says of a table for n colors, which has 2 << tableSize.
func tableSize(n int) int { return max(bits.Len(uint(n-1)), 1) - 1 }

// table makes a table of the colors, with black ones up to its size.
func (e *encoder) table(p color.Palette) []byte {
	if len(p) > 256 {
		e.fail("cannot encode color table with more than 256 entries")
		return nil
	}
	b := make([]byte, 3*2<<tableSize(len(p)))
	for i, c := range p {
		if c == nil {
			e.fail("cannot encode color table with nil entries")
			return nil
		}
		r, g, bl, _ := c.RGBA()
		b[3*i], b[3*i+1], b[3*i+2] = uint8(r>>8), uint8(g>>8), uint8(bl>>8)
	}
	return b
}

func (e *encoder) writeHeader() {
	e.writeString("GIF89a")
	b := append2(nil, e.screen.Width, e.screen.Height)
	e.write(b...)
	if p, _ := e.screen.ColorModel.(color.Palette); len(p) > 0 {
		e.write(hasTable|uint8(tableSize(len(p))), e.gif.BackgroundIndex, 0)
		e.global = e.table(p)
		e.write(e.global...)
	} else {
		e.write(0, 0, 0)
	}
	if len(e.gif.Image) > 1 && e.gif.LoopCount >= 0 {
		e.write(blockExtension, extApplication, byte(len(netscape)))
		e.writeString(netscape)
		e.write(append(append2([]byte{3, 1}, e.gif.LoopCount), 0)...)
	}
}

// transparentIn gives the index of the first color without alpha, -1 if there is none.
func (e *encoder) transparentIn(p color.Palette) int {
	for i, c := range p {
		if c == nil {
			e.fail("cannot encode color table with nil entries")
			return -1
		}
		if _, _, _, a := c.RGBA(); a == 0 {
			return i
		}
	}
	return -1
}

func (e *encoder) writeImage(m *image.Paletted, delay int, disposal byte) {
	if e.err != nil {
		return
	}
	b := m.Bounds()
	switch {
	case len(m.Palette) == 0:
		e.fail("cannot encode image block with empty palette")
	case b.Min.X < 0 || b.Max.X >= 1<<16 || b.Min.Y < 0 || b.Max.Y >= 1<<16:
		e.fail("image block is too large to encode")
	case !b.In(image.Rect(0, 0, e.screen.Width, e.screen.Height)):
		e.fail("image block is out of bounds")
	}
	transparent := -1
	if e.err == nil {
		transparent = e.transparentIn(m.Palette)
	}
	if e.err != nil {
		return
	}
	if delay > 0 || disposal != 0 || transparent >= 0 {
		flag := byte(0)
		if transparent >= 0 {
			flag = 1
		}
		e.write(append(append2([]byte{blockExtension, extControl, 4, disposal<<2 | flag}, delay), byte(max(transparent, 0)), 0)...)
	}
	e.write(append2([]byte{blockImage}, b.Min.X, b.Min.Y, b.Dx(), b.Dy())...)
	size := tableSize(len(m.Palette))
	if e.sharesTable(m.Palette) {
		e.write(0)
	} else {
		local := e.table(m.Palette)
		if e.err != nil {
			return
		}
		if len(local) <= len(e.global) && equalTables(local[:3*len(m.Palette)], e.global, transparent) {
			e.write(0)
		} else {
			e.write(hasTable | uint8(size))
			e.write(local...)
		}
	}
	width := max(size+1, 2)
	e.write(uint8(width))
	e.writePixels(m, width)
}

// sharesTable tells whether the palette is the very slice of the screen's.
func (e *encoder) sharesTable(p color.Palette) bool {
	global, ok := e.screen.ColorModel.(color.Palette)
	return ok && len(p) <= len(global) && &global[0] == &p[0]
}

// equalTables compares a table to the begin of another, but for the transparent color.
func equalTables(local, global []byte, transparent int) bool {
	for i := 0; i < len(local); i += 3 {
		if i != 3*transparent && !bytes.Equal(local[i:i+3], global[i:i+3]) {
			return false
		}
	}
	return true
}

func (e *encoder) writePixels(m *image.Paletted, width int) {
	blocks := &blockWriter{e: e}
	z := lzw.NewWriter(blocks, lzw.LSB, width)
	w, h := m.Rect.Dx(), m.Rect.Dy()
	if w == m.Stride {
		_, e.err = z.Write(m.Pix[:w*h])
	} else {
		for y := 0; y < h && e.err == nil; y++ {
			_, e.err = z.Write(m.Pix[y*m.Stride:][:w])
		}
	}
	failed := e.err != nil
	z.Close()
	if !failed {
		blocks.finish()
	}
}

// A blockWriter cuts data into blocks.
type blockWriter struct {
	e   *encoder
	buf [257]byte // the size, data, and in the end a last block
}

func (b *blockWriter) Flush() error { return b.e.err }

func (b *blockWriter) WriteByte(c byte) error {
	if b.e.err != nil {
		return b.e.err
	}
	b.buf[0]++
	b.buf[b.buf[0]] = c
	if b.buf[0] == 255 {
		b.e.write(b.buf[:256]...)
		b.buf[0] = 0
	}
	return b.e.err
}

func (b *blockWriter) Write(p []byte) (int, error) {
	for i, c := range p {
		if err := b.WriteByte(c); err != nil {
			return i, err
		}
	}
	return len(p), nil
}

// finish writes what is left, and a block of no bytes.
func (b *blockWriter) finish() {
	n := int(b.buf[0])
	if n > 0 {
		n++
	}
	b.buf[n] = 0
	b.e.write(b.buf[:n+1]...)
	b.e.flush()
}

func (e *encoder) flush() {
	if e.err == nil {
		e.err = e.out.Flush()
	}
}

// EncodeAll writes all images.
func EncodeAll(w io.Writer, g *GIF) error {
	switch {
	case len(g.Image) == 0:
		return errors.New("gif: must provide at least one image")
	case len(g.Image) != len(g.Delay):
		return errors.New("gif: mismatched image and delay lengths")
	case g.Disposal != nil && len(g.Image) != len(g.Disposal):
		return errors.New("gif: mismatched image and disposal lengths")
	}
	e := encoder{gif: *g, screen: g.Config}
	if e.screen.ColorModel != nil {
		if _, ok := e.screen.ColorModel.(color.Palette); !ok {
			return errors.New("gif: GIF color model must be a color.Palette")
		}
	} else if e.screen.Width == 0 && e.screen.Height == 0 {
		size := g.Image[0].Bounds().Max
		e.screen.Width, e.screen.Height = size.X, size.Y
	}
	out, ok := w.(flushWriter)
	if !ok {
		out = bufio.NewWriter(w)
	}
	e.out = out
	e.writeHeader()
	for i, m := range g.Image {
		disposal := byte(0)
		if g.Disposal != nil {
			disposal = g.Disposal[i]
		}
		e.writeImage(m, g.Delay[i], disposal)
	}
	e.write(blockEnd)
	e.flush()
	return e.err
}

// Encode writes one image, converted to a palette if it has none.
func Encode(w io.Writer, m image.Image, o *Options) error {
	b := m.Bounds()
	if b.Dx() >= 1<<16 || b.Dy() >= 1<<16 {
		return errors.New("gif: image is too large to encode")
	}
	var opts Options
	if o != nil {
		opts = *o
	}
	if opts.NumColors < 1 || opts.NumColors > 256 {
		opts.NumColors = 256
	}
	if opts.Drawer == nil {
		opts.Drawer = draw.FloydSteinberg
	}
	p, _ := m.(*image.Paletted)
	if p == nil {
		if colors, ok := m.ColorModel().(color.Palette); ok {
			p = image.NewPaletted(b, colors)
			for y := b.Min.Y; y < b.Max.Y; y++ {
				for x := b.Min.X; x < b.Max.X; x++ {
					p.Set(x, y, colors.Convert(m.At(x, y)))
				}
			}
		}
	}
	if p == nil || len(p.Palette) > opts.NumColors {
		p = image.NewPaletted(b, palette.Plan9[:opts.NumColors])
		if opts.Quantizer != nil {
			p.Palette = opts.Quantizer.Quantize(make(color.Palette, 0, opts.NumColors), m)
		}
		opts.Drawer.Draw(p, b, m, b.Min)
	}
	if p.Rect.Min != (image.Point{}) {
		// The screen begins where the image does.
		moved := *p
		moved.Rect = image.Rectangle{Max: p.Rect.Size()}
		p = &moved
	}
	return EncodeAll(w, &GIF{
		Image:  []*image.Paletted{p},
		Delay:  []int{0},
		Config: image.Config{ColorModel: p.Palette, Width: b.Dx(), Height: b.Dy()},
	})
}
