// Writing blocks: the choice between stored, fixed and dynamic codes, and the bits.

package flate

import "io"

// A token is a literal, or a match: its length less 3 and its distance less 1.
type token uint32

const (
	matchFlag   token = 1 << 30
	lengthShift       = 22
)

func match(length, distance int) token {
	return matchFlag | token(length-shortestMatch)<<lengthShift | token(distance-1)
}

func (t token) length() uint32 { return uint32(t&^matchFlag) >> lengthShift }
func (t token) offset() uint32 { return uint32(t) & (1<<lengthShift - 1) }

const badLength = 255

// A blockWriter keeps bits until there are enough of them; after an error it writes nothing.
type blockWriter struct {
	out io.Writer
	err error

	acc  uint64
	n    uint // bits in acc
	buf  [248]byte
	used int

	literalFreq [numLiterals]int32
	offsetFreq  [numOffsets]int32
	lengthFreq  [numLengths]int32
	lengths     [numLiterals + numOffsets + 1]uint8 // code lengths, run-length encoded, ends in badLength
	literals    *encoding
	offsets     *encoding
	lengthCodes *encoding
}

func newBlockWriter(w io.Writer) *blockWriter {
	return &blockWriter{out: w, literals: newEncoding(numLiterals), offsets: newEncoding(numOffsets), lengthCodes: newEncoding(numLengths)}
}

func (w *blockWriter) reset(out io.Writer) {
	w.out, w.err, w.acc, w.n, w.used = out, nil, 0, 0, 0
}

func (w *blockWriter) put(b []byte) {
	if w.err == nil {
		_, w.err = w.out.Write(b)
	}
}

func (w *blockWriter) bits(v uint32, n uint) {
	if w.err != nil {
		return
	}
	w.acc |= uint64(v) << w.n
	w.n += n
	if w.n < 48 {
		return
	}
	for range 6 {
		w.buf[w.used] = byte(w.acc)
		w.used++
		w.acc >>= 8
	}
	w.n -= 48
	if w.used >= 240 {
		w.put(w.buf[:w.used])
		w.used = 0
	}
}

func (w *blockWriter) code(c code) { w.bits(uint32(c.bits), uint(c.len)) }

// flush writes everything, up to the end of a byte.
func (w *blockWriter) flush() {
	if w.err != nil {
		w.n = 0
		return
	}
	for w.n != 0 {
		w.buf[w.used] = byte(w.acc)
		w.used++
		w.acc >>= 8
		w.n -= min(w.n, 8)
	}
	w.acc = 0
	w.put(w.buf[:w.used])
	w.used = 0
}

func (w *blockWriter) storedHeader(length int, last bool) {
	w.header(0, last)
	w.flush()
	w.bits(uint32(length), 16)
	w.bits(uint32(^uint16(length)), 16)
}

func (w *blockWriter) stored(b []byte) error {
	w.storedHeader(len(b), false)
	w.flush()
	w.put(b)
	return w.err
}

// header begins a block of kind 0 (stored), 1 (fixed codes) or 2.
func (w *blockWriter) header(kind uint32, last bool) {
	v := kind << 1
	if last {
		v |= 1
	}
	w.bits(v, 3)
}

// storedSize gives the bits of input as a stored block; false if it can't be one.
func storedSize(input []byte) (int, bool) {
	return (len(input) + 5) * 8, input != nil && len(input) <= maxStored
}

// count gathers frequencies of the tokens, makes codes of them, and tells how many symbols have one.
func (w *blockWriter) count(tokens []token) (literals, offsets int) {
	clear(w.literalFreq[:])
	clear(w.offsetFreq[:])
	for _, t := range tokens {
		if t < matchFlag {
			w.literalFreq[t]++
			continue
		}
		w.literalFreq[firstLength+int(lengthSyms[t.length()])]++
		w.offsetFreq[offsetSym(t.offset())]++
	}
	literals, offsets = numLiterals, numOffsets
	for w.literalFreq[literals-1] == 0 {
		literals--
	}
	for offsets > 0 && w.offsetFreq[offsets-1] == 0 {
		offsets--
	}
	if offsets == 0 {
		w.offsetFreq[0] = 1
		offsets = 1
	}
	w.literals.generate(w.literalFreq[:], 15)
	w.offsets.generate(w.offsetFreq[:], 15)
	return literals, offsets
}

// encodeLengths writes the code lengths of both codes into w.lengths: 16 repeats the one before, 17 and 18 are zeros.
func (w *blockWriter) encodeLengths(literals, offsets int, offsetCode *encoding) {
	clear(w.lengthFreq[:])
	all := w.lengths[:literals+offsets+1]
	for i := range literals {
		all[i] = uint8(w.literals.codes[i].len)
	}
	for i := range offsets {
		all[literals+i] = uint8(offsetCode.codes[i].len)
	}
	all[literals+offsets] = badLength
	out := 0
	put := func(sym, extra int) {
		all[out] = uint8(sym)
		out++
		w.lengthFreq[sym]++
		if sym >= 16 {
			all[out] = uint8(extra)
			out++
		}
	}
	// What is written never overtakes what is read.
	for i := 0; all[i] != badLength; {
		size := int(all[i])
		count := 1
		for all[i+count] == uint8(size) {
			count++
		}
		i += count
		if size != 0 {
			put(size, 0)
			count--
			for count >= 3 {
				n := min(count, 6)
				put(16, n-3)
				count -= n
			}
		} else {
			for count >= 11 {
				n := min(count, 138)
				put(18, n-11)
				count -= n
			}
			if count >= 3 {
				put(17, count-3)
				count = 0
			}
		}
		for ; count > 0; count-- {
			put(size, 0)
		}
	}
	all[out] = badLength
	w.lengthCodes.generate(w.lengthFreq[:], 7)
}

// dynamicSize gives the bits of a block with its own codes, and how many lengths of the code for lengths it has.
func (w *blockWriter) dynamicSize(offsetCode *encoding, extra int) (size, lengths int) {
	lengths = numLengths
	for lengths > 4 && w.lengthFreq[lengthOrder[lengths-1]] == 0 {
		lengths--
	}
	size = 3 + 5 + 5 + 4 + 3*lengths + w.lengthCodes.size(w.lengthFreq[:]) +
		int(w.lengthFreq[16])*2 + int(w.lengthFreq[17])*3 + int(w.lengthFreq[18])*7 +
		w.literals.size(w.literalFreq[:]) + offsetCode.size(w.offsetFreq[:]) + extra
	return size, lengths
}

func (w *blockWriter) dynamicHeader(literals, offsets, lengths int) {
	w.header(2, false)
	w.bits(uint32(literals-257), 5)
	w.bits(uint32(offsets-1), 5)
	w.bits(uint32(lengths-4), 4)
	for _, s := range lengthOrder[:lengths] {
		w.bits(uint32(w.lengthCodes.codes[s].len), 3)
	}
	for i := 0; w.lengths[i] != badLength; i++ {
		s := w.lengths[i]
		w.code(w.lengthCodes.codes[s])
		if s >= 16 {
			i++
			w.bits(uint32(w.lengths[i]), [...]uint{2, 3, 7}[s-16])
		}
	}
}

func (w *blockWriter) tokens(tokens []token, literals, offsets []code) {
	for _, t := range tokens {
		if t < matchFlag {
			w.code(literals[t])
			continue
		}
		length := t.length()
		sym := lengthSyms[length]
		w.code(literals[firstLength+int(sym)])
		if s := lengthSpans[sym]; s.extra > 0 {
			w.bits(length-uint32(s.base), uint(s.extra))
		}
		off := t.offset()
		k := offsetSym(off)
		w.code(offsets[k])
		if s := offsetSpans[k]; s.extra > 0 {
			w.bits(off-uint32(s.base), uint(s.extra))
		}
	}
}

// block writes tokens, or the input that they stand for, in whatever way is shortest. input is nil if it is not at hand.
func (w *blockWriter) block(tokens []token, input []byte) {
	if w.err != nil {
		return
	}
	tokens = append(tokens, endOfBlock)
	literals, offsets := w.count(tokens)
	extra := 0
	stored, storable := storedSize(input)
	if storable {
		// Only for comparing with the size of a stored block: both codes have the same extra bits.
		for i := firstLength + 8; i < literals; i++ {
			extra += int(w.literalFreq[i]) * int(lengthSpans[i-firstLength].extra)
		}
		for i := 4; i < offsets; i++ {
			extra += int(w.offsetFreq[i]) * int(offsetSpans[i].extra)
		}
	}
	size := 3 + fixedLiterals.size(w.literalFreq[:]) + fixedOffsets.size(w.offsetFreq[:]) + extra
	w.encodeLengths(literals, offsets, w.offsets)
	dynamic, lengths := w.dynamicSize(w.offsets, extra)
	fixed := size <= dynamic
	if storable && stored < min(size, dynamic) {
		w.stored(input)
		return
	}
	if fixed {
		w.header(1, false)
		w.tokens(tokens, fixedLiterals.codes, fixedOffsets.codes)
		return
	}
	w.dynamicHeader(literals, offsets, lengths)
	w.tokens(tokens, w.literals.codes, w.offsets.codes)
}

// blockDynamic writes tokens with their own codes, unless the input is about as short.
func (w *blockWriter) blockDynamic(tokens []token, input []byte) {
	if w.err != nil {
		return
	}
	tokens = append(tokens, endOfBlock)
	literals, offsets := w.count(tokens)
	w.encodeLengths(literals, offsets, w.offsets)
	size, lengths := w.dynamicSize(w.offsets, 0)
	if stored, ok := storedSize(input); ok && stored < size+size>>4 {
		w.stored(input)
		return
	}
	w.dynamicHeader(literals, offsets, lengths)
	w.tokens(tokens, w.literals.codes, w.offsets.codes)
}

// blockLiterals writes input without matches.
func (w *blockWriter) blockLiterals(input []byte) {
	if w.err != nil {
		return
	}
	clear(w.literalFreq[:])
	for _, b := range input {
		w.literalFreq[b]++
	}
	w.literalFreq[endOfBlock] = 1
	w.offsetFreq[0] = 1
	w.literals.generate(w.literalFreq[:], 15)
	w.encodeLengths(endOfBlock+1, 1, oneOffset)
	size, lengths := w.dynamicSize(oneOffset, 0)
	if stored, ok := storedSize(input); ok && stored < size+size>>4 {
		w.stored(input)
		return
	}
	w.dynamicHeader(endOfBlock+1, 1, lengths)
	for _, b := range input {
		w.code(w.literals.codes[b])
	}
	w.code(w.literals.codes[endOfBlock])
}
