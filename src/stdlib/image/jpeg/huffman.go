package jpeg

import "io"

// bitSource has the bits of a scan that were read and not used. Bytes are only read when a bit of them is needed, so that what comes after the
// scan is where the reader is.
type bitSource struct {
	bits uint32
	have uint // of bits, at the lower end
}

// more reads a byte; 0xff stands before a zero.
func (d *decoder) more() error {
	b, err := d.byte()
	if err == nil && b == 0xff {
		var zero byte
		if zero, err = d.byte(); err == nil && zero != 0 {
			return FormatError("missing 0xff00 sequence")
		}
	}
	if err == io.ErrUnexpectedEOF {
		return FormatError("short Huffman data")
	}
	if err != nil {
		return err
	}
	d.src.bits = d.src.bits<<8 | uint32(b)
	d.src.have += 8
	return nil
}

// take reads n bits, up to 16.
func (d *decoder) take(n uint) (int32, error) {
	for d.src.have < n {
		if err := d.more(); err != nil {
			return 0, err
		}
	}
	d.src.have -= n
	return int32(d.src.bits >> d.src.have & (1<<n - 1)), nil
}

// value reads a number of n bits: those that begin with 0 are negative.
func (d *decoder) value(n uint8) (int32, error) {
	v, err := d.take(uint(n))
	if n > 0 && v < 1<<(n-1) {
		v += -1<<n + 1
	}
	return v, err
}

// A huffman is a table of codes: they go to values by length and are counted up.
type huffman struct {
	values []uint8
	// short has for what begins with a code of up to 8 bits the value, and in the lower byte the code's length.
	short [256]uint16
	// Of each length: the code after the last one, and what is added to a code to get its value's index.
	end, index [16]int32
}

func (d *decoder) readHuffman(n int) error {
	for n > 0 {
		if n < 17 {
			return FormatError("DHT has wrong length")
		}
		b, err := d.read(17)
		if err != nil {
			return err
		}
		class, number := b[0]>>4, b[0]&15
		if class > 1 {
			return FormatError("bad Tc value")
		}
		if number > 3 || d.baseline && number > 1 {
			return FormatError("bad Th value")
		}
		var counts [16]uint8
		copy(counts[:], b[1:])
		total := 0
		for _, c := range counts {
			total += int(c)
		}
		switch {
		case total == 0:
			return FormatError("Huffman table has zero length")
		case total > 256:
			return FormatError("Huffman table has excessive length")
		}
		if n -= 17 + total; n < 0 {
			return FormatError("DHT has wrong length")
		}
		values := make([]uint8, total)
		if _, err := io.ReadFull(d.in, values); err != nil {
			return sudden(err)
		}
		d.tables[class][number].fill(&counts, values)
	}
	return nil
}

func (h *huffman) fill(counts *[16]uint8, values []uint8) {
	*h = huffman{values: values}
	code, index := int32(0), int32(0)
	for i, n := range counts {
		h.index[i] = index - code
		for range n {
			if i < 8 {
				first := uint8(code << (7 - i))
				for k := range 1 << (7 - i) {
					h.short[first|uint8(k)] = uint16(values[index])<<8 | uint16(i+1)
				}
			}
			code++
			index++
		}
		h.end[i] = -1
		if n > 0 {
			h.end[i] = code
		}
		code <<= 1
	}
}

// symbol reads a code.
func (d *decoder) symbol(h *huffman) (uint8, error) {
	if len(h.values) == 0 {
		return 0, FormatError("uninitialized Huffman table")
	}
	s := &d.src
	for {
		// The next 8 bits, or those that there are and zeros.
		next := s.bits << 8 >> s.have & 0xff
		entry := h.short[next]
		if n := uint(entry & 0xff); n != 0 && n <= s.have {
			s.have -= n
			return uint8(entry >> 8), nil
		}
		if s.have >= 8 {
			break
		}
		if err := d.more(); err != nil {
			return 0, err
		}
	}
	code := int32(0)
	for i := range h.end {
		bit, err := d.take(1)
		if err != nil {
			return 0, err
		}
		if code |= bit; code < h.end[i] {
			return h.values[h.index[i]+code], nil
		}
		code <<= 1
	}
	return 0, FormatError("bad Huffman code")
}
