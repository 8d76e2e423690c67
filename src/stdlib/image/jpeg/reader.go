package jpeg

import (
	"bufio"
	"image"
	"image/color"
	"io"
)

// A component is a color's samples.
type component struct {
	id    uint8
	h, v  int // samples for each unit, of 8×8 at least, of the image
	quant uint8
	// Samples, of all units.
	pix    []byte
	stride int
	// Coefficients so far, of progressive files.
	blocks []block
}

type decoder struct {
	in  *bufio.Reader
	buf [256]byte
	src bitSource

	width, height int
	components    []component
	baseline      bool
	progressive   bool
	interval      int // units between restarts, 0: no restarts
	emptyBlocks   uint16

	jfif      bool
	adobe     bool
	transform uint8 // Adobe's: 0 is none

	tables [2][4]huffman // of DC and AC coefficients
	quant  [4]block      // in zigzag

	gray  *image.Gray
	color *image.YCbCr
}

func sudden(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

func (d *decoder) byte() (byte, error) {
	b, err := d.in.ReadByte()
	return b, sudden(err)
}

// read reads n bytes.
func (d *decoder) read(n int) ([]byte, error) {
	_, err := io.ReadFull(d.in, d.buf[:n])
	return d.buf[:n], sudden(err)
}

func (d *decoder) skip(n int) error {
	_, err := d.in.Discard(n)
	return sudden(err)
}

const (
	errNoScan = FormatError("missing SOS marker")
	errRatio  = UnsupportedError("luma/chroma subsampling ratio")
)

func (d *decoder) readFrame(n int) error {
	if d.components != nil {
		return FormatError("multiple SOF markers")
	}
	count := map[int]int{9: 1, 15: 3, 18: 4}[n]
	if count == 0 {
		return UnsupportedError("number of components")
	}
	d.components = make([]component, count)
	b, err := d.read(n)
	if err != nil {
		return err
	}
	if b[0] != 8 {
		return UnsupportedError("precision")
	}
	d.height, d.width = two(b[1:]), two(b[3:])
	if int(b[5]) != count {
		return FormatError("SOF has wrong length")
	}
	for i := range d.components {
		c, s := &d.components[i], b[6+3*i:]
		c.id, c.h, c.v, c.quant = s[0], int(s[1]>>4), int(s[1]&15), s[2]
		for _, other := range d.components[:i] {
			if other.id == c.id {
				return FormatError("repeated component identifier")
			}
		}
		switch {
		case c.quant > 3:
			return FormatError("bad Tq value")
		case c.h < 1 || c.h > 4 || c.v < 1 || c.v > 4:
			return FormatError("luma/chroma subsampling ratio")
		case c.h == 3 || c.v == 3 || !d.fits(i):
			return errRatio
		}
	}
	return nil
}

// fits tells whether component i has one of the ratios that images can have. A single component is never spread.
func (d *decoder) fits(i int) bool {
	first, c := &d.components[0], &d.components[i]
	same := func(o *component) bool { return c.h == o.h && c.v == o.v }
	switch len(d.components) {
	case 1:
		c.h, c.v = 1, 1
		return true
	case 3:
		switch i {
		case 0:
			return c.v != 4
		case 1:
			return first.h%c.h == 0 && first.v%c.v == 0
		}
		return same(&d.components[1])
	}
	switch i {
	case 0:
		return c.h == c.v && c.h <= 2
	case 3:
		return same(first)
	}
	return c.h == 1 && c.v == 1
}

func two(b []byte) int { return int(b[0])<<8 | int(b[1]) }

func (d *decoder) readQuant(n int) error {
	for n > 0 {
		n--
		x, err := d.byte()
		if err != nil {
			return err
		}
		if x&15 > 3 {
			return FormatError("bad Tq value")
		}
		if x>>4 > 1 {
			return FormatError("bad Pq value")
		}
		size := 1 + int(x>>4)
		if n < 64*size {
			break
		}
		n -= 64 * size
		b, err := d.read(64 * size)
		if err != nil {
			return err
		}
		q := &d.quant[x&15]
		for i := range q {
			if size == 1 {
				q[i] = int32(b[i])
			} else {
				q[i] = int32(two(b[2*i:]))
			}
		}
	}
	if n != 0 {
		return FormatError("DQT has wrong length")
	}
	return nil
}

func (d *decoder) readInterval(n int) error {
	if n != 2 {
		return FormatError("DRI has wrong length")
	}
	b, err := d.read(2)
	if err == nil {
		d.interval = two(b)
	}
	return err
}

// readApp reads what an application wrote, of which the first size bytes are of interest, if there are so many.
func (d *decoder) readApp(n, size int, use func(b []byte)) error {
	if n < size {
		return d.skip(n)
	}
	b, err := d.read(size)
	if err != nil {
		return err
	}
	use(b)
	return d.skip(n - size)
}

// marker looks for the next marker. Anything else before it is ignored.
func (d *decoder) marker() (byte, error) {
	b, err := d.read(2)
	if err != nil {
		return 0, err
	}
	last, m := b[0], b[1]
	for last != 0xff {
		last = m
		if m, err = d.byte(); err != nil {
			return 0, err
		}
	}
	for m == 0xff {
		if m, err = d.byte(); err != nil {
			return 0, err
		}
		// A zero after several 0xff is a marker that nobody knows.
		if m == 0 {
			return 0, nil
		}
	}
	if m == 0 {
		return d.marker()
	}
	return m, nil
}

// readSegments reads up to the image's end, or what DecodeConfig needs.
func (d *decoder) readSegments(headOnly bool) error {
	b, err := d.read(2)
	if err != nil {
		return err
	}
	if b[0] != 0xff || b[1] != imageStart {
		return FormatError("missing SOI marker")
	}
	for {
		m, err := d.marker()
		if err != nil {
			return err
		}
		if m == imageEnd {
			if headOnly {
				return errNoScan
			}
			return nil
		}
		if m >= restart && m < restart+8 {
			continue
		}
		b, err := d.read(2)
		if err != nil {
			return err
		}
		n := two(b) - 2
		if n < 0 {
			return FormatError("short segment length")
		}
		switch {
		case m == baselineFrame || m == extendedFrame || m == progressiveFrame:
			d.baseline, d.progressive = m == baselineFrame, m == progressiveFrame
			if err = d.readFrame(n); headOnly && d.jfif {
				return err
			}
		case m == scanStart && headOnly:
			return nil
		case m == scanStart:
			err = d.readScan(n)
		case headOnly && (m == huffmanTables || m == quantTables || m == restartInterval):
			err = d.skip(n)
		case m == huffmanTables:
			err = d.readHuffman(n)
		case m == quantTables:
			err = d.readQuant(n)
		case m == restartInterval:
			err = d.readInterval(n)
		case m == app0:
			err = d.readApp(n, 5, func(b []byte) { d.jfif = string(b) == "JFIF\x00" })
		case m == app14:
			err = d.readApp(n, 12, func(b []byte) {
				if string(b[:5]) == "Adobe" {
					d.adobe, d.transform = true, b[11]
				}
			})
		case m >= app0 && m <= app15 || m == comment:
			err = d.skip(n)
		case m < baselineFrame:
			err = FormatError("unknown marker")
		default:
			err = UnsupportedError("unknown marker")
		}
		if err != nil {
			return err
		}
	}
}

// isRGB tells whether three components are no luma and chroma.
func (d *decoder) isRGB() bool {
	if d.jfif {
		return false
	}
	if d.adobe && d.transform == 0 {
		return true
	}
	c := d.components
	return c[0].id == 'R' && c[1].id == 'G' && c[2].id == 'B'
}

// finish makes the image of all components.
func (d *decoder) finish() (image.Image, error) {
	if d.progressive {
		d.restore()
	}
	switch {
	case d.gray != nil:
		return d.gray, nil
	case d.color == nil:
		return nil, errNoScan
	case len(d.components) == 4:
		return d.cmyk()
	case d.isRGB():
		return d.rgb(), nil
	}
	return d.color, nil
}

func (d *decoder) rgb() image.Image {
	m := image.NewRGBA(d.color.Rect)
	spread := d.components[0].h / d.components[1].h
	for y := range d.height {
		row := m.Pix[y*m.Stride:]
		from := d.color.COffset(0, y)
		for x := range d.width {
			c := from + x/spread
			row[4*x], row[4*x+1], row[4*x+2], row[4*x+3] = d.color.Y[d.color.YOffset(x, y)], d.color.Cb[c], d.color.Cr[c], 255
		}
	}
	return m
}

// cmyk makes an image of four components: of ink that is not there, as Adobe writes it, or of luma, chroma and black.
func (d *decoder) cmyk() (image.Image, error) {
	if !d.adobe {
		return nil, UnsupportedError("unknown color model: 4-component JPEG doesn't have Adobe APP14 metadata")
	}
	m := image.NewCMYK(d.color.Rect)
	for y := range d.height {
		for x := range d.width {
			p := m.Pix[y*m.Stride+4*x:][:4]
			for i := range d.components {
				c := &d.components[i]
				cx, cy := x, y
				if c.h != d.components[0].h {
					cx, cy = x/2, y/2
				}
				p[i] = 255 - c.pix[cy*c.stride+cx]
			}
			if d.transform != 0 {
				p[0], p[1], p[2] = color.YCbCrToRGB(255-p[0], 255-p[1], 255-p[2])
			}
		}
	}
	return m, nil
}

// Decode reads an image: a Gray, YCbCr, RGBA or CMYK.
func Decode(r io.Reader) (image.Image, error) {
	d := decoder{in: bufio.NewReader(r)}
	if err := d.readSegments(false); err != nil {
		return nil, err
	}
	return d.finish()
}

// DecodeConfig reads up to the frame's header, or the first scan if that is needed to know the colors.
func DecodeConfig(r io.Reader) (image.Config, error) {
	d := decoder{in: bufio.NewReader(r)}
	if err := d.readSegments(true); err != nil {
		return image.Config{}, err
	}
	c := image.Config{Width: d.width, Height: d.height}
	switch {
	case len(d.components) == 1:
		c.ColorModel = color.GrayModel
	case len(d.components) == 4:
		c.ColorModel = color.CMYKModel
	case len(d.components) == 0:
		return image.Config{}, FormatError("missing SOF marker")
	case d.isRGB():
		c.ColorModel = color.RGBAModel
	default:
		c.ColorModel = color.YCbCrModel
	}
	return c, nil
}
