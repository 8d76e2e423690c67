package gif

import (
	"bufio"
	"compress/lzw"
	"errors"
	"fmt"
	"image"
	"image/color"
	"io"
	"slices"
)

var (
	errNotEnough = errors.New("gif: not enough image data")
	errTooMuch   = errors.New("gif: too much image data")
	errBadPixel  = errors.New("gif: invalid pixel value")
)

type byteReader interface {
	io.Reader
	io.ByteReader
}

type decoder struct {
	in  byteReader
	buf [1024]byte

	gif    GIF
	global color.Palette

	// Of the control extension, for the next image.
	delay       int
	disposal    byte
	transparent int // index, -1: none
}

// sudden makes the end of the input a mistake.
func sudden(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// take reads n bytes.
func (d *decoder) take(n int) ([]byte, error) {
	_, err := io.ReadFull(d.in, d.buf[:n])
	return d.buf[:n], sudden(err)
}

func (d *decoder) byte() (byte, error) {
	b, err := d.in.ReadByte()
	return b, sudden(err)
}

func two(b []byte) int { return int(b[0]) | int(b[1])<<8 }

// block reads a block of data; one of no bytes is the last.
func (d *decoder) block() ([]byte, error) {
	n, err := d.byte()
	if n == 0 || err != nil {
		return nil, err
	}
	return d.take(int(n))
}

// readScreen reads the header.
func (d *decoder) readScreen() error {
	b, err := d.take(13)
	if err != nil {
		return fmt.Errorf("gif: reading header: %v", err)
	}
	if version := string(b[:6]); version != "GIF87a" && version != "GIF89a" {
		return fmt.Errorf("gif: can't recognize format %q", version)
	}
	d.gif.Config.Width, d.gif.Config.Height = two(b[6:]), two(b[8:])
	if flags := b[10]; flags&hasTable != 0 {
		d.gif.BackgroundIndex = b[11]
		if d.global, err = d.readTable(flags); err != nil {
			return err
		}
	}
	return nil
}

func (d *decoder) readTable(flags byte) (color.Palette, error) {
	p := make(color.Palette, 2<<(flags&tableBits))
	b, err := d.take(3 * len(p))
	if err != nil {
		return nil, fmt.Errorf("gif: reading color table: %s", err)
	}
	for i := range p {
		p[i] = color.RGBA{b[3*i], b[3*i+1], b[3*i+2], 0xff}
	}
	return p, nil
}

func (d *decoder) readExtension() error {
	kind, err := d.byte()
	if err != nil {
		return fmt.Errorf("gif: reading extension: %v", err)
	}
	size := byte(0)
	switch kind {
	case extControl:
		return d.readControl()
	case extText:
		size = 13
	case extComment:
	case extApplication:
		// It should be 11.
		size, err = d.byte()
	default:
		return fmt.Errorf("gif: unknown extension 0x%.2x", kind)
	}
	var b []byte
	if err == nil {
		b, err = d.take(int(size))
	}
	// The first block of this application's is 1 and the count.
	loops := kind == extApplication && string(b) == netscape
	for err == nil {
		b, err = d.block()
		if err == nil && len(b) == 0 {
			return nil
		}
		if loops && err == nil && len(b) == 3 && b[0] == 1 {
			d.gif.LoopCount = two(b[1:])
		}
		loops = false
	}
	return fmt.Errorf("gif: reading extension: %v", err)
}

func (d *decoder) readControl() error {
	b, err := d.take(6)
	switch {
	case err != nil:
		return fmt.Errorf("gif: can't read graphic control: %s", err)
	case b[0] != 4:
		return fmt.Errorf("gif: invalid graphic control extension block size: %d", b[0])
	}
	d.disposal, d.delay = b[1]>>2&7, two(b[2:])
	if b[1]&1 != 0 {
		d.transparent = int(b[4])
	}
	if b[5] != 0 {
		return fmt.Errorf("gif: invalid graphic control extension block terminator: %d", b[5])
	}
	return nil
}

// A blockReader gives the bytes of blocks up to the last one.
type blockReader struct {
	d    *decoder
	rest []byte
	err  error
}

func (b *blockReader) fill() bool {
	if b.err == nil {
		if b.rest, b.err = b.d.block(); b.err == nil && len(b.rest) == 0 {
			b.err = io.EOF
		}
		if b.err != nil {
			b.rest = nil
		}
	}
	return b.err == nil
}

func (b *blockReader) ReadByte() (byte, error) {
	if len(b.rest) == 0 && !b.fill() {
		return 0, b.err
	}
	c := b.rest[0]
	b.rest = b.rest[1:]
	return c, nil
}

func (b *blockReader) Read(p []byte) (int, error) {
	if len(p) == 0 || b.err != nil || len(b.rest) == 0 && !b.fill() {
		return 0, b.err
	}
	n := copy(p, b.rest)
	b.rest = b.rest[n:]
	return n, nil
}

// finish reads the last block. What is left of the one before does not matter, and one of a single byte neither: some files have it.
func (b *blockReader) finish() error {
	if b.err == nil && len(b.rest) == 0 && b.fill() && len(b.rest) > 1 {
		return errTooMuch
	}
	if b.err == nil && b.fill() {
		return errTooMuch
	}
	if b.err == io.EOF {
		return nil
	}
	return b.err
}

func (d *decoder) readImage(all bool) error {
	b, err := d.take(9)
	if err != nil {
		return fmt.Errorf("gif: can't read image descriptor: %s", err)
	}
	flags := b[8]
	r := image.Rectangle{Min: image.Pt(two(b), two(b[2:]))}
	r.Max = r.Min.Add(image.Pt(two(b[4:]), two(b[6:])))
	if r.Max.X > d.gif.Config.Width || r.Max.Y > d.gif.Config.Height {
		return errors.New("gif: frame bounds larger than image bounds")
	}
	m := image.NewPaletted(r, d.global)
	switch {
	case flags&hasTable != 0:
		if m.Palette, err = d.readTable(flags); err != nil {
			return err
		}
	case d.global == nil:
		return errors.New("gif: no color table")
	case d.transparent >= 0:
		m.Palette = slices.Clone(d.global)
	}
	if d.transparent >= 0 {
		// An index beyond the palette makes it longer.
		for len(m.Palette) <= d.transparent {
			m.Palette = append(m.Palette, color.RGBA{})
		}
		m.Palette[d.transparent] = color.RGBA{}
	}
	if err := d.readPixels(m); err != nil {
		return err
	}
	if flags&interlaced != 0 {
		m.Pix = sorted(m)
	}
	if all || len(d.gif.Image) == 0 {
		d.gif.Image = append(d.gif.Image, m)
		d.gif.Delay = append(d.gif.Delay, d.delay)
		d.gif.Disposal = append(d.gif.Disposal, d.disposal)
	}
	// The control extension is for one image. Its disposal stays, as it does in Go.
	d.delay, d.transparent = 0, -1
	return nil
}

func (d *decoder) readPixels(m *image.Paletted) error {
	width, err := d.byte()
	if err != nil {
		return fmt.Errorf("gif: reading image data: %v", err)
	}
	if width < 2 || width > 8 {
		return fmt.Errorf("gif: pixel size in decode out of range: %d", width)
	}
	blocks := &blockReader{d: d}
	z := lzw.NewReader(blocks, lzw.LSB, int(width))
	defer z.Close()
	if _, err := io.ReadFull(z, m.Pix); err != nil {
		if sudden(err) == io.ErrUnexpectedEOF {
			return errNotEnough
		}
		return fmt.Errorf("gif: reading image data: %v", err)
	}
	// There should be a code for the end, but some files have none.
	var extra [1]byte
	switch n, err := z.Read(extra[:]); {
	case err != nil && err != io.EOF && err != io.ErrUnexpectedEOF:
		return fmt.Errorf("gif: reading image data: %v", err)
	case n != 0 || err == nil:
		return errTooMuch
	}
	switch err := blocks.finish(); {
	case err == errTooMuch:
		return err
	case err != nil:
		return fmt.Errorf("gif: reading image data: %v", err)
	}
	if len(m.Palette) < 256 {
		for _, i := range m.Pix {
			if int(i) >= len(m.Palette) {
				return errBadPixel
			}
		}
	}
	return nil
}

// sorted gives the rows of an interlaced image in order: every 8th from 0 and from 4 on, every 4th from 2, every 2nd from 1.
func sorted(m *image.Paletted) []uint8 {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	pix, rest := make([]uint8, w*h), m.Pix
	for _, pass := range [...]struct{ from, step int }{{0, 8}, {4, 8}, {2, 4}, {1, 2}} {
		for y := pass.from; y < h; y += pass.step {
			copy(pix[y*w:][:w], rest)
			rest = rest[w:]
		}
	}
	return pix
}

// read reads the header, and unless headOnly is set one image or all.
func (d *decoder) read(r io.Reader, headOnly, all bool) error {
	in, ok := r.(byteReader)
	if !ok {
		in = bufio.NewReader(r)
	}
	d.in, d.gif.LoopCount, d.transparent = in, -1, -1
	if err := d.readScreen(); err != nil || headOnly {
		return err
	}
	for all || len(d.gif.Image) == 0 {
		kind, err := d.byte()
		if err != nil {
			return fmt.Errorf("gif: reading frames: %v", err)
		}
		switch kind {
		case blockExtension:
			err = d.readExtension()
		case blockImage:
			err = d.readImage(all)
		case blockEnd:
			if len(d.gif.Image) == 0 {
				return fmt.Errorf("gif: missing image data")
			}
			return nil
		default:
			return fmt.Errorf("gif: unknown block type: 0x%.2x", kind)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// Decode reads the first image.
func Decode(r io.Reader) (image.Image, error) {
	var d decoder
	if err := d.read(r, false, false); err != nil {
		return nil, err
	}
	return d.gif.Image[0], nil
}

// DecodeAll reads all images.
func DecodeAll(r io.Reader) (*GIF, error) {
	var d decoder
	if err := d.read(r, false, true); err != nil {
		return nil, err
	}
	d.gif.Config.ColorModel = d.global
	g := d.gif
	return &g, nil
}

// DecodeConfig reads the header.
func DecodeConfig(r io.Reader) (image.Config, error) {
	var d decoder
	if err := d.read(r, true, false); err != nil {
		return image.Config{}, err
	}
	d.gif.Config.ColorModel = d.global
	return d.gif.Config, nil
}
