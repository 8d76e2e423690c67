// Decompression.

package flate

import (
	"bufio"
	"io"
	"math/bits"
)

// Resetter is what the result of NewReader implements, too.
type Resetter interface {
	// Reset makes a reader as NewReaderDict does, but without allocating.
	Reset(r io.Reader, dict []byte) error
}

// A Reader is what NewReader does not have to read ahead of.
type Reader interface {
	io.Reader
	io.ByteReader
}

const (
	maxCodeBits = 15
	directBits  = 9 // codes up to this length are looked up at once
)

// A decoder maps codes to symbols. The table is indexed by the next bits; an entry is symbol<<4 | length, where a length above directBits
// means that symbol is a table for the rest of the bits.
type decoder struct {
	least  uint // length of the shortest code; 0: there are none
	direct [1 << directBits]uint32
	rest   [][]uint32
	mask   uint32
}

// init makes the tables; false if the lengths are not those of a complete code. A single code of one bit is allowed, and so is none at all.
func (d *decoder) init(lengths []uint8) bool {
	*d = decoder{rest: d.rest[:0]}
	var count [maxCodeBits + 1]int
	most := 0
	for _, n := range lengths {
		if n != 0 {
			count[n]++
			most = max(most, int(n))
			if d.least == 0 || uint(n) < d.least {
				d.least = uint(n)
			}
		}
	}
	if most == 0 {
		return true
	}
	var next [maxCodeBits + 2]int
	for n := 1; n <= most; n++ {
		next[n+1] = (next[n] + count[n]) << 1
	}
	if end := next[most+1] >> 1; end != 1<<most && !(end == 1 && most == 1) {
		return false
	}
	d.mask = 1<<max(most-directBits, 0) - 1
	for sym, n := range lengths {
		if n == 0 {
			continue
		}
		c := int(bits.Reverse16(uint16(next[n])) >> (16 - n))
		next[n]++
		entry := uint32(sym)<<4 | uint32(n)
		if n <= directBits {
			for i := c; i < len(d.direct); i += 1 << n {
				d.direct[i] = entry
			}
			continue
		}
		first := &d.direct[c&(1<<directBits-1)]
		if *first == 0 {
			*first = uint32(len(d.rest))<<4 | (directBits + 1)
			d.rest = append(d.rest, make([]uint32, d.mask+1))
		}
		table := d.rest[*first>>4]
		for i := c >> directBits; i < len(table); i += 1 << (n - directBits) {
			table[i] = entry
		}
	}
	return true
}

var fixedLiteralDecoder decoder

func init() {
	var lengths [288]uint8
	for i := range lengths {
		switch {
		case i < 144 || i >= 280:
			lengths[i] = 8
		case i < 256:
			lengths[i] = 9
		default:
			lengths[i] = 7
		}
	}
	fixedLiteralDecoder.init(lengths[:])
}

// An inflater decompresses block by block into a window; what has been written there is given out when the window is full or data ends.
type inflater struct {
	in       Reader
	buffered *bufio.Reader // made here, for readers without ReadByte
	offset   int64         // bytes taken from in

	acc uint32
	n   uint

	window  []byte
	at      int // next byte goes here
	given   int // bytes of window before this have been given out
	wrapped bool
	out     []byte // to be given out

	next   func(*inflater) // goes on where the window was full
	last   bool
	err    error
	toCopy int // bytes of the match or stored block that is being written
	dist   int

	literals *decoder
	offsets  *decoder // nil: the fixed code, 5 bits
	own      [2]decoder
	lengths  [numLiterals + numOffsets]uint8
}

// NewReader decompresses what r gives. If r has no ReadByte, more than the compressed data may be read from it.
func NewReader(r io.Reader) io.ReadCloser { return NewReaderDict(r, nil) }

// NewReaderDict begins with a dictionary that the writer had.
func NewReaderDict(r io.Reader, dict []byte) io.ReadCloser {
	f := new(inflater)
	f.Reset(r, dict)
	return f
}

func (f *inflater) Reset(r io.Reader, dict []byte) error {
	*f = inflater{buffered: f.buffered, window: f.window, own: f.own}
	if in, ok := r.(Reader); ok {
		f.in = in
	} else if f.buffered != nil {
		f.buffered.Reset(r)
		f.in = f.buffered
	} else {
		f.buffered = bufio.NewReader(r)
		f.in = f.buffered
	}
	if f.window == nil {
		f.window = make([]byte, windowSize)
	}
	f.next = (*inflater).block
	if len(dict) > windowSize {
		dict = dict[len(dict)-windowSize:]
	}
	f.at = copy(f.window, dict)
	if f.at == windowSize {
		f.at = 0
		f.wrapped = true
	}
	f.given = f.at
	return nil
}

func (f *inflater) Read(b []byte) (int, error) {
	for {
		if len(f.out) > 0 {
			n := copy(b, f.out)
			f.out = f.out[n:]
			if len(f.out) == 0 {
				return n, f.err
			}
			return n, nil
		}
		if f.err != nil {
			return 0, f.err
		}
		f.next(f)
		if f.err != nil && len(f.out) == 0 {
			f.give()
		}
	}
}

func (f *inflater) Close() error {
	if f.err == io.EOF {
		return nil
	}
	return f.err
}

// give hands out what has been written to the window.
func (f *inflater) give() {
	f.out = f.window[f.given:f.at]
	f.given = f.at
	if f.at == windowSize {
		f.at, f.given = 0, 0
		f.wrapped = true
	}
}

func (f *inflater) corrupt() { f.err = CorruptInputError(f.offset) }

// need gets bits, byte by byte: nothing behind the compressed data is read.
func (f *inflater) need(n uint) bool {
	for f.n < n {
		c, err := f.in.ReadByte()
		if err != nil {
			f.err = unexpected(err)
			return false
		}
		f.offset++
		f.acc |= uint32(c) << f.n
		f.n += 8
	}
	return true
}

func unexpected(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// take removes bits that are there.
func (f *inflater) take(n uint) int {
	v := int(f.acc & (1<<n - 1))
	f.acc >>= n
	f.n -= n
	return v
}

// symbol reads a code; -1 if that fails.
func (f *inflater) symbol(d *decoder) int {
	// As many bits as the shortest code has are there in any case.
	n := d.least
	for {
		if !f.need(n) {
			return -1
		}
		e := d.direct[f.acc&(1<<directBits-1)]
		n = uint(e & 15)
		if n > directBits {
			e = d.rest[e>>4][f.acc>>directBits&d.mask]
			n = uint(e & 15)
		}
		if n == 0 {
			f.corrupt()
			return -1
		}
		if n <= f.n {
			f.acc >>= n
			f.n -= n
			return int(e >> 4)
		}
	}
}

func (f *inflater) block() {
	if !f.need(3) {
		return
	}
	f.last = f.take(1) == 1
	switch f.take(2) {
	case 0:
		f.stored()
	case 1:
		f.literals, f.offsets = &fixedLiteralDecoder, nil
		f.codes()
	case 2:
		if f.readCodes() {
			f.literals, f.offsets = &f.own[0], &f.own[1]
			f.codes()
		}
	default:
		f.corrupt()
	}
}

func (f *inflater) endBlock() {
	f.next = (*inflater).block
	if f.last {
		if f.at > f.given {
			f.give()
		}
		f.err = io.EOF
	}
}

// readCodes reads the codes of a block; false with an error if they are none.
func (f *inflater) readCodes() bool {
	if !f.need(14) {
		return false
	}
	literals := f.take(5) + 257
	if literals > numLiterals {
		f.corrupt()
		return false
	}
	offsets := f.take(5) + 1
	if offsets > numOffsets {
		f.corrupt()
		return false
	}
	n := f.take(4) + 4
	var own [numLengths]uint8
	for _, s := range lengthOrder[:n] {
		if !f.need(3) {
			return false
		}
		own[s] = uint8(f.take(3))
	}
	if !f.own[0].init(own[:]) {
		f.corrupt()
		return false
	}
	all := f.lengths[:literals+offsets]
	for i := 0; i < len(all); {
		sym := f.symbol(&f.own[0])
		if sym < 0 {
			return false
		}
		if sym < 16 {
			all[i] = uint8(sym)
			i++
			continue
		}
		repeat, extra, value := 3, uint(2), uint8(0)
		switch sym {
		case 16:
			if i == 0 {
				f.corrupt()
				return false
			}
			value = all[i-1]
		case 17:
			extra = 3
		case 18:
			repeat, extra = 11, 7
		}
		if !f.need(extra) {
			return false
		}
		repeat += f.take(extra)
		if i+repeat > len(all) {
			f.corrupt()
			return false
		}
		for range repeat {
			all[i] = value
			i++
		}
	}
	if !f.own[0].init(all[:literals]) || !f.own[1].init(all[literals:]) {
		f.corrupt()
		return false
	}
	// Before data ends there comes at least the code of the end.
	f.own[0].least = max(f.own[0].least, uint(all[endOfBlock]))
	return true
}

// codes writes the literals and matches of a block until it ends or the window is full.
func (f *inflater) codes() {
	for {
		sym := f.symbol(f.literals)
		switch {
		case sym < 0:
			return
		case sym < endOfBlock:
			f.window[f.at] = byte(sym)
			f.at++
			if f.at == windowSize {
				f.give()
				f.next = (*inflater).codes
				return
			}
			continue
		case sym == endOfBlock:
			f.endBlock()
			return
		case sym >= numLiterals:
			f.corrupt()
			return
		}
		s := lengthSpans[sym-firstLength]
		if !f.need(uint(s.extra)) {
			return
		}
		length := int(s.base) + shortestMatch + f.take(uint(s.extra))
		var off int
		if f.offsets == nil {
			if !f.need(5) {
				return
			}
			off = int(bits.Reverse8(uint8(f.take(5))) >> 3)
		} else if off = f.symbol(f.offsets); off < 0 {
			return
		}
		if off >= numOffsets {
			f.corrupt()
			return
		}
		s = offsetSpans[off]
		if !f.need(uint(s.extra)) {
			return
		}
		f.dist = int(s.base) + 1 + f.take(uint(s.extra))
		if f.dist > f.at && !f.wrapped {
			f.corrupt()
			return
		}
		f.toCopy = length
		if !f.copyMatch() {
			return
		}
	}
}

// copyMatch copies from the window, as far as there is room.
func (f *inflater) copyMatch() bool {
	from := f.at - f.dist
	if from < 0 {
		from += windowSize
	}
	for f.toCopy > 0 {
		f.window[f.at] = f.window[from]
		f.at++
		f.toCopy--
		if from++; from == windowSize {
			from = 0
		}
		if f.at == windowSize {
			f.give()
			f.next = (*inflater).goOn
			return false
		}
	}
	return true
}

func (f *inflater) goOn() {
	if f.copyMatch() {
		f.codes()
	}
}

// stored begins a stored block.
func (f *inflater) stored() {
	f.acc, f.n = 0, 0
	var head [4]byte
	n, err := io.ReadFull(f.in, head[:])
	f.offset += int64(n)
	if err != nil {
		f.err = unexpected(err)
		return
	}
	size := uint16(head[0]) | uint16(head[1])<<8
	if uint16(head[2])|uint16(head[3])<<8 != ^size {
		f.corrupt()
		return
	}
	if size == 0 {
		// Who writes an empty block wants what is before it to be seen.
		f.give()
		f.endBlock()
		return
	}
	f.toCopy = int(size)
	f.copyStored()
}

func (f *inflater) copyStored() {
	n, err := io.ReadFull(f.in, f.window[f.at:min(f.at+f.toCopy, windowSize)])
	f.offset += int64(n)
	f.toCopy -= n
	f.at += n
	if err != nil {
		f.err = unexpected(err)
		return
	}
	if f.at == windowSize || f.toCopy > 0 {
		f.give()
		f.next = (*inflater).copyStored
		return
	}
	f.endBlock()
}
