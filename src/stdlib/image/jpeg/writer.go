package jpeg

import (
	"bufio"
	"errors"
	"image"
	"image/color"
	"io"
	"math/bits"
)

// DefaultQuality is that of Encode without options.
const DefaultQuality = 75

// Options are parameters of Encode.
type Options struct {
	Quality int // 1 to 100
}

type flushWriter interface {
	io.Writer
	io.ByteWriter
	Flush() error
}

type encoder struct {
	out   flushWriter
	err   error // the first; nothing is written after it
	bits  uint32
	have  uint // of bits, at the upper end
	quant [2]block
}

func (e *encoder) write(p ...byte) {
	if e.err == nil {
		_, e.err = e.out.Write(p)
	}
}

func (e *encoder) writeByte(b byte) {
	if e.err == nil {
		e.err = e.out.WriteByte(b)
	}
}

// put writes n bits. 0xff gets a zero after it.
func (e *encoder) put(v uint32, n uint) {
	e.have += n
	e.bits |= v << (32 - e.have)
	for ; e.have >= 8; e.have -= 8 {
		b := byte(e.bits >> 24)
		e.writeByte(b)
		if b == 0xff {
			e.writeByte(0)
		}
		e.bits <<= 8
	}
}

func (e *encoder) putCode(c code) { e.put(c.bits, c.size) }

// putValue writes the code of a run of zeros and v's size, and v's bits; negative ones begin with 0.
func (e *encoder) putValue(enc *encoding, zeros int, v int32) {
	size := bits.Len32(uint32(max(v, -v)))
	if v < 0 {
		v--
	}
	e.putCode(enc.codes[zeros<<4|size])
	if size > 0 {
		e.put(uint32(v)&(1<<size-1), uint(size))
	}
}

// divide rounds to the nearest.
func divide(a, b int32) int32 {
	if a < 0 {
		return -((-a + b/2) / b)
	}
	return (a + b/2) / b
}

// putBlock writes samples; kind is luma's 0 or chroma's 1. It gives the DC coefficient, of which only the difference to the last one is written.
func (e *encoder) putBlock(b *block, kind int, last int32) int32 {
	forward(b)
	q, enc := &e.quant[kind], encodings[kind]
	dc := divide(b[0], 8*q[0])
	e.putValue(enc[0], 0, dc-last)
	zeros := 0
	for i := 1; i < len(zigzag); i++ {
		v := divide(b[zigzag[i]], 8*q[i])
		if v == 0 {
			zeros++
			continue
		}
		for ; zeros > 15; zeros -= 16 {
			e.putCode(enc[1].codes[0xf0])
		}
		e.putValue(enc[1], zeros, v)
		zeros = 0
	}
	if zeros > 0 {
		e.putCode(enc[1].codes[0])
	}
	return dc
}

func (e *encoder) segment(marker byte, n int) {
	n += 2
	e.write(0xff, marker, byte(n>>8), byte(n))
}

// setQuality makes the quantization tables, in zigzag.
func (e *encoder) setQuality(quality int) {
	quality = min(max(quality, 1), 100)
	percent := 200 - 2*quality
	if quality < 50 {
		percent = 5000 / quality
	}
	for k := range e.quant {
		for i, place := range zigzag {
			e.quant[k][i] = min(max((quantBase[k][place]*int32(percent)+50)/100, 1), 255)
		}
	}
}

func (e *encoder) writeHeader(size image.Point, components int) {
	e.write(0xff, imageStart)
	e.segment(quantTables, 2*65)
	for k := range e.quant {
		var b [64]byte
		for i, v := range e.quant[k] {
			b[i] = byte(v)
		}
		e.writeByte(byte(k))
		e.write(b[:]...)
	}
	// Luma has four times as many samples as chroma.
	e.segment(baselineFrame, 6+3*components)
	e.write(8, byte(size.Y>>8), byte(size.Y), byte(size.X>>8), byte(size.X), byte(components))
	if components == 1 {
		e.write(1, 0x11, 0)
	} else {
		e.write(1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1)
	}
	kinds := encodings[:min(components, 2)]
	n := 0
	for _, k := range kinds {
		n += 34 + len(k[0].values) + len(k[1].values)
	}
	e.segment(huffmanTables, n)
	for i, k := range kinds {
		for class, enc := range k {
			e.writeByte(byte(class<<4 | i))
			e.write(enc.counts...)
			e.write(enc.values...)
		}
	}
	e.segment(scanStart, 4+2*components)
	if components == 1 {
		e.write(1, 1, 0, 0, 63, 0)
	} else {
		e.write(3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0)
	}
}

// each calls f for the 64 samples of a block, with their places in the image; beyond its border it goes on as it is there.
func each(bounds image.Rectangle, x0, y0 int, f func(i, x, y int)) {
	for i := range 64 {
		f(i, min(x0+i%8, bounds.Max.X-1), min(y0+i/8, bounds.Max.Y-1))
	}
}

func (e *encoder) writeGray(m *image.Gray) {
	b := m.Rect
	var samples block
	last := int32(0)
	for y := b.Min.Y; y < b.Max.Y; y += 8 {
		for x := b.Min.X; x < b.Max.X; x += 8 {
			each(b, x, y, func(i, x, y int) { samples[i] = int32(m.Pix[m.PixOffset(x, y)]) })
			last = e.putBlock(&samples, 0, last)
		}
	}
}

func (e *encoder) writeColor(m image.Image) {
	b := m.Bounds()
	at := func(x, y int) (uint8, uint8, uint8) {
		r, g, b, _ := m.At(x, y).RGBA()
		return color.RGBToYCbCr(uint8(r>>8), uint8(g>>8), uint8(b>>8))
	}
	switch m := m.(type) {
	case *image.RGBA:
		at = func(x, y int) (uint8, uint8, uint8) {
			c := m.RGBAAt(x, y)
			return color.RGBToYCbCr(c.R, c.G, c.B)
		}
	case *image.YCbCr:
		at = func(x, y int) (uint8, uint8, uint8) {
			c := m.YCbCrAt(x, y)
			return c.Y, c.Cb, c.Cr
		}
	}
	var luma block
	var cb, cr [4]block
	var last [3]int32
	for y := b.Min.Y; y < b.Max.Y; y += 16 {
		for x := b.Min.X; x < b.Max.X; x += 16 {
			for k := range 4 {
				each(b, x+k%2*8, y+k/2*8, func(i, x, y int) {
					v, u, w := at(x, y)
					luma[i], cb[k][i], cr[k][i] = int32(v), int32(u), int32(w)
				})
				last[0] = e.putBlock(&luma, 0, last[0])
			}
			last[1] = e.putBlock(quarter(&cb), 1, last[1])
			last[2] = e.putBlock(quarter(&cr), 1, last[2])
		}
	}
}

// quarter makes one block of four, with the mean of four samples each.
func quarter(from *[4]block) *block {
	to := new(block)
	for i := range to {
		x, y := i%8, i/8
		b := &from[y/4*2+x/4]
		k := y%4*16 + x%4*2
		to[i] = (b[k] + b[k+1] + b[k+8] + b[k+9] + 2) >> 2
	}
	return to
}

// Encode writes m: a Gray in gray, anything else with one sample of chroma for four pixels.
func Encode(w io.Writer, m image.Image, o *Options) error {
	size := m.Bounds().Size()
	if size.X >= 1<<16 || size.Y >= 1<<16 {
		return errors.New("jpeg: image is too large to encode")
	}
	out, ok := w.(flushWriter)
	if !ok {
		out = bufio.NewWriter(w)
	}
	e := encoder{out: out}
	if o == nil {
		o = &Options{Quality: DefaultQuality}
	}
	e.setQuality(o.Quality)
	if g, ok := m.(*image.Gray); ok {
		e.writeHeader(size, 1)
		e.writeGray(g)
	} else {
		e.writeHeader(size, 3)
		e.writeColor(m)
	}
	// The last byte is filled with ones.
	e.put(0x7f, 7)
	e.write(0xff, imageEnd)
	if e.err == nil {
		e.err = e.out.Flush()
	}
	return e.err
}
