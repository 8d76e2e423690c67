package jpeg

import "image"

// units gives how many units the image has in a row and in a column.
func (d *decoder) units() (w, h int) {
	c := &d.components[0]
	return (d.width + 8*c.h - 1) / (8 * c.h), (d.height + 8*c.v - 1) / (8 * c.v)
}

// begin makes room for all units.
func (d *decoder) begin(w, h int) {
	c := d.components
	visible := image.Rect(0, 0, d.width, d.height)
	if len(c) == 1 {
		m := image.NewGray(image.Rect(0, 0, 8*w, 8*h))
		c[0].pix, c[0].stride = m.Pix, m.Stride
		d.gray = m.SubImage(visible).(*image.Gray)
		return
	}
	ratio := map[[2]int]image.YCbCrSubsampleRatio{
		{1, 1}: image.YCbCrSubsampleRatio444, {1, 2}: image.YCbCrSubsampleRatio440, {2, 1}: image.YCbCrSubsampleRatio422,
		{2, 2}: image.YCbCrSubsampleRatio420, {4, 1}: image.YCbCrSubsampleRatio411, {4, 2}: image.YCbCrSubsampleRatio410,
	}[[2]int{c[0].h / c[1].h, c[0].v / c[1].v}]
	m := image.NewYCbCr(image.Rect(0, 0, 8*c[0].h*w, 8*c[0].v*h), ratio)
	c[0].pix, c[0].stride = m.Y, m.YStride
	c[1].pix, c[1].stride = m.Cb, m.CStride
	c[2].pix, c[2].stride = m.Cr, m.CStride
	if len(c) == 4 {
		c[3].stride = 8 * c[3].h * w
		c[3].pix = make([]byte, c[3].stride*8*c[3].v*h)
	}
	d.color = m.SubImage(visible).(*image.YCbCr)
}

// A scan has coefficients from..to of some components, whose lowest bits are left out. A refining one has the lowest bit of what was read.
type scan struct {
	parts    []part
	from, to int
	low      uint
	refining bool
}

type part struct {
	c      *component
	dc, ac *huffman
	last   int32 // DC coefficient
}

func (d *decoder) readScanHeader(n int) (s scan, err error) {
	if d.components == nil {
		return s, FormatError("missing SOF marker")
	}
	if n < 6 || n > 4+2*len(d.components) || n%2 != 0 {
		return s, FormatError("SOS has wrong length")
	}
	b, err := d.read(n)
	if err != nil {
		return s, err
	}
	count := int(b[0])
	if n != 4+2*count {
		return s, FormatError("SOS length inconsistent with number of components")
	}
	samples := 0
	for i := range count {
		id, tables := b[1+2*i], b[2+2*i]
		var c *component
		for k := range d.components {
			if d.components[k].id == id {
				c = &d.components[k]
			}
		}
		if c == nil {
			return s, FormatError("unknown component selector")
		}
		for _, p := range s.parts {
			if p.c == c {
				return s, FormatError("repeated component selector")
			}
		}
		samples += c.h * c.v
		dc, ac := tables>>4, tables&15
		if dc > 3 || d.baseline && dc > 1 {
			return s, FormatError("bad Td value")
		}
		if ac > 3 || d.baseline && ac > 1 {
			return s, FormatError("bad Ta value")
		}
		s.parts = append(s.parts, part{c: c, dc: &d.tables[0][dc], ac: &d.tables[1][ac]})
	}
	if len(d.components) > 1 && samples > 10 {
		return s, FormatError("total sampling factors too large")
	}
	s.to = 63
	if !d.progressive {
		return s, nil
	}
	b = b[1+2*count:]
	s.from, s.to = int(b[0]), int(b[1])
	high, low := uint(b[2]>>4), uint(b[2]&15)
	s.low, s.refining = low, high != 0
	switch {
	case s.from == 0 && s.to != 0 || s.from > s.to || s.to > 63:
		return s, FormatError("bad spectral selection bounds")
	case s.from != 0 && count != 1:
		return s, FormatError("progressive AC coefficients for more than one component")
	case high != 0 && high != low+1:
		return s, FormatError("bad successive approximation values")
	}
	return s, nil
}

func (d *decoder) readScan(n int) error {
	s, err := d.readScanHeader(n)
	if err != nil {
		return err
	}
	w, h := d.units()
	if d.gray == nil && d.color == nil {
		d.begin(w, h)
	}
	if d.progressive {
		for _, p := range s.parts {
			if p.c.blocks == nil {
				p.c.blocks = make([]block, w*h*p.c.h*p.c.v)
			}
		}
	}
	d.src = bitSource{}
	next := byte(restart)
	for unit := range w * h {
		for i := range s.parts {
			p := &s.parts[i]
			for k := range p.c.h * p.c.v {
				x, y := unit%w*p.c.h+k%p.c.h, unit/w*p.c.v+k/p.c.h
				if len(s.parts) == 1 {
					// Blocks come by rows, and those that are not visible don't come.
					at := unit*p.c.h*p.c.v + k
					x, y = at%(w*p.c.h), at/(w*p.c.h)
					if 8*x >= d.width || 8*y >= d.height {
						continue
					}
				}
				if err := d.readBlock(&s, p, x, y, w*p.c.h); err != nil {
					return err
				}
			}
		}
		if done := unit + 1; d.interval > 0 && done%d.interval == 0 && done < w*h {
			if err := d.restart(next); err != nil {
				return err
			}
			if next++; next == restart+8 {
				next = restart
			}
			d.src = bitSource{}
			d.emptyBlocks = 0
			for i := range s.parts {
				s.parts[i].last = 0
			}
		}
	}
	return nil
}

// restart reads a restart's marker. In damaged data it looks for it.
func (d *decoder) restart(want byte) error {
	b, err := d.read(2)
	if err != nil {
		return err
	}
	for {
		n := 2 // bytes to read
		switch {
		case b[0] == 0xff && b[1] == want:
			return nil
		case b[0] == 0xff && b[1] == 0xff || b[0] != 0xff && b[1] == 0xff:
			n = 1
		case b[0] == 0xff && b[1] != 0:
			return FormatError("bad RST marker")
		}
		for i := 2 - n; i < 2; i++ {
			if n == 1 {
				b[0] = 0xff
			}
			if b[i], err = d.byte(); err != nil {
				return err
			}
		}
	}
}

// readBlock reads what the scan has of the block at x, y, of which there are w in a row.
func (d *decoder) readBlock(s *scan, p *part, x, y, w int) error {
	if !d.progressive {
		var b block
		if err := d.readCoefficients(s, p, &b); err != nil {
			return err
		}
		d.show(p.c, &b, x, y)
		return nil
	}
	b := &p.c.blocks[y*w+x]
	if s.refining {
		return d.refine(s, p, b)
	}
	return d.readCoefficients(s, p, b)
}

// readCoefficients reads them for the first time.
func (d *decoder) readCoefficients(s *scan, p *part, b *block) error {
	i := s.from
	if i == 0 {
		size, err := d.symbol(p.dc)
		if err != nil {
			return err
		}
		if size > 16 {
			return UnsupportedError("excessive DC component")
		}
		v, err := d.value(size)
		if err != nil {
			return err
		}
		p.last += v
		b[0] = p.last << s.low
		i++
	}
	if i <= s.to && d.emptyBlocks > 0 {
		d.emptyBlocks--
		return nil
	}
	for ; i <= s.to; i++ {
		code, err := d.symbol(p.ac)
		if err != nil {
			return err
		}
		zeros, size := code>>4, code&15
		if size == 0 {
			if zeros != 15 {
				if err := d.readEmpty(zeros); err != nil {
					return err
				}
				d.emptyBlocks--
				break
			}
			i += 15
			continue
		}
		if i += int(zeros); i > s.to {
			break
		}
		v, err := d.value(size)
		if err != nil {
			return err
		}
		b[zigzag[i]] = v << s.low
	}
	return nil
}

// readEmpty reads how many blocks have no more coefficients, with this one: 1<<bits and as many bits.
func (d *decoder) readEmpty(bits uint8) error {
	v, err := d.take(uint(bits))
	if err == nil {
		d.emptyBlocks = uint16(1<<bits | v)
	}
	return err
}

// refine reads another bit of the coefficients that are there, and new ones of one bit.
func (d *decoder) refine(s *scan, p *part, b *block) error {
	bit := int32(1) << s.low
	i := s.from
	if i == 0 {
		v, err := d.take(1)
		if v != 0 {
			b[0] |= bit
		}
		return err
	}
	for ; i <= s.to && d.emptyBlocks == 0; i++ {
		code, err := d.symbol(p.ac)
		if err != nil {
			return err
		}
		zeros, size := code>>4, code&15
		fresh := int32(0)
		switch {
		case size == 0 && zeros != 15:
			if err := d.readEmpty(zeros); err != nil {
				return err
			}
		case size == 1:
			v, err := d.take(1)
			if err != nil {
				return err
			}
			fresh = bit * (2*v - 1)
		case size > 1:
			return FormatError("unexpected Huffman code")
		}
		if d.emptyBlocks > 0 {
			break
		}
		if i, err = d.refineUpTo(s, b, i, int(zeros), bit); err != nil {
			return err
		}
		if i > s.to {
			return FormatError("too many coefficients")
		}
		if fresh != 0 {
			b[zigzag[i]] = fresh
		}
	}
	if d.emptyBlocks > 0 {
		d.emptyBlocks--
		_, err := d.refineUpTo(s, b, i, -1, bit)
		return err
	}
	return nil
}

// refineUpTo reads a bit of each coefficient up to the zero after the given number of zeros, all if that is -1. It gives its place.
func (d *decoder) refineUpTo(s *scan, b *block, i, zeros int, bit int32) (int, error) {
	for ; i <= s.to; i++ {
		v := &b[zigzag[i]]
		if *v == 0 {
			if zeros == 0 {
				break
			}
			zeros--
			continue
		}
		more, err := d.take(1)
		switch {
		case err != nil:
			return 0, err
		case more == 0:
		case *v > 0:
			*v += bit
		default:
			*v -= bit
		}
	}
	return i, nil
}

// restore shows all blocks of a progressive image.
func (d *decoder) restore() {
	if d.components == nil {
		return
	}
	w, _ := d.units()
	first := &d.components[0]
	for i := range d.components {
		c := &d.components[i]
		if c.blocks == nil {
			continue
		}
		for y := 0; y*8*first.v/c.v < d.height; y++ {
			for x := 0; x*8*first.h/c.h < d.width; x++ {
				d.show(c, &c.blocks[y*w*c.h+x], x, y)
			}
		}
	}
}

// show makes the samples of a block.
func (d *decoder) show(c *component, b *block, x, y int) {
	q := &d.quant[c.quant]
	for i, place := range zigzag {
		b[place] *= q[i]
	}
	inverse(b)
	pix := c.pix[8*(y*c.stride+x):]
	for i := range 8 {
		row := pix[i*c.stride:][:8]
		for k, v := range b[8*i:][:8] {
			row[k] = uint8(min(max(v, -128), 127) + 128)
		}
	}
}
