// Compression: Writer, and the search for matches by hash chains (levels 2 to 9).

package flate

import (
	"errors"
	"fmt"
	"io"
	"math"
)

const (
	maxTokens   = 1 << 14 // in a block
	hashBits    = 17
	hashFactor  = 0x1e35a7bd
	maxHashBase = 1 << 24
)

// A level bounds the search: good is the match that makes it look less, lazy the one that is taken without looking at the next byte, nice the
// one that ends it, chain the number of candidates. insert >= 0: no lazy matching; places inside longer matches are not entered.
type level struct {
	good, lazy, nice, chain, insert int
}

var levels = [...]level{
	2: {4, 0, 16, 8, 5},
	3: {4, 0, 32, 32, 6},
	4: {4, 4, 16, 16, -1},
	5: {8, 16, 32, 32, -1},
	6: {8, 16, 128, 128, -1},
	7: {8, 32, 128, 256, -1},
	8: {32, 128, 258, 1024, -1},
	9: {32, 258, 258, 4096, -1},
}

var errClosed = errors.New("flate: closed writer")

// A stage takes input and turns it into blocks. fill takes as much as there is room for; step makes blocks of what is there, of all of it if
// sync is set.
type stage interface {
	fill(b []byte) int
	step(w *blockWriter, sync bool) error
	reset()
}

// A Writer compresses what is written to it.
type Writer struct {
	out   *blockWriter
	stage stage
	err   error
	dict  []byte
}

// NewWriter makes a Writer of a level from 1 to 9, NoCompression, DefaultCompression or HuffmanOnly.
func NewWriter(w io.Writer, level int) (*Writer, error) {
	z := &Writer{out: newBlockWriter(w)}
	switch {
	case level == DefaultCompression:
		z.stage = newMatcher(levels[6])
	case level == NoCompression:
		z.stage = &plain{}
	case level == HuffmanOnly:
		z.stage = &plain{huffman: true}
	case level == BestSpeed:
		z.stage = &fast{matcher: newFastMatcher()}
	case 2 <= level && level <= 9:
		z.stage = newMatcher(levels[level])
	default:
		return nil, fmt.Errorf("flate: invalid compression level %d: want value in range [-2, 9]", level)
	}
	return z, nil
}

// NewWriterDict makes a Writer that begins with a dictionary which the reader knows, too.
func NewWriterDict(w io.Writer, level int, dict []byte) (*Writer, error) {
	z, err := NewWriter(w, level)
	if err != nil {
		return nil, err
	}
	z.dict = append([]byte{}, dict...)
	z.prime()
	return z, nil
}

func (w *Writer) prime() {
	if m, ok := w.stage.(*matcher); ok {
		m.prime(w.dict)
	}
}

// Write compresses data; what comes of it is written at some time, at the latest by Flush or Close.
func (w *Writer) Write(data []byte) (n int, err error) {
	if w.err != nil {
		return 0, w.err
	}
	n = len(data)
	for len(data) > 0 {
		w.err = w.stage.step(w.out, false)
		data = data[w.stage.fill(data):]
		if w.err != nil {
			return 0, w.err
		}
	}
	return n, nil
}

// Flush writes everything, and an empty stored block that ends at a byte (zlib's Z_SYNC_FLUSH).
func (w *Writer) Flush() error {
	if w.err != nil {
		return w.err
	}
	if w.err = w.stage.step(w.out, true); w.err == nil {
		w.out.storedHeader(0, false)
		w.out.flush()
		w.err = w.out.err
	}
	return w.err
}

// Close writes everything and the last block; it does not close the underlying writer.
func (w *Writer) Close() error {
	if w.err == errClosed {
		return nil
	}
	if w.err != nil {
		return w.err
	}
	if w.err = w.stage.step(w.out, true); w.err != nil {
		return w.err
	}
	w.out.storedHeader(0, true)
	w.out.flush()
	if w.out.err != nil {
		return w.out.err
	}
	w.err = errClosed
	return nil
}

// Reset makes w as it was in the beginning, writing to dst.
func (w *Writer) Reset(dst io.Writer) {
	w.out.reset(dst)
	w.err = nil
	w.stage.reset()
	if w.dict != nil {
		w.prime()
	}
}

// plain looks for no matches: stored blocks, or literals in a Huffman code.
type plain struct {
	buf     [maxStored]byte
	n       int
	huffman bool
}

func (p *plain) fill(b []byte) int {
	n := copy(p.buf[p.n:], b)
	p.n += n
	return n
}

func (p *plain) step(w *blockWriter, sync bool) error {
	if p.n == 0 || p.n < maxStored && !sync {
		return nil
	}
	if p.huffman {
		w.blockLiterals(p.buf[:p.n])
	} else {
		w.stored(p.buf[:p.n])
	}
	p.n = 0
	return w.err
}

func (p *plain) reset() { p.n = 0 }

// fast is level 1.
type fast struct {
	plain
	matcher *fastMatcher
	tokens  []token
}

func (f *fast) step(w *blockWriter, sync bool) error {
	if f.n < maxStored && !sync || f.n == 0 {
		return nil
	}
	block := f.buf[:f.n]
	f.n = 0
	if len(block) < 128 {
		// Too little for matches.
		if len(block) <= 16 {
			w.stored(block)
		} else {
			w.blockLiterals(block)
		}
		f.matcher.reset()
		return w.err
	}
	f.tokens = f.matcher.encode(f.tokens[:0], block)
	if len(f.tokens) > len(block)-len(block)>>4 {
		w.blockLiterals(block)
	} else {
		w.blockDynamic(f.tokens, block)
	}
	return w.err
}

func (f *fast) reset() {
	f.n = 0
	f.matcher.reset()
}

// A matcher finds matches in a window of twice the distance that they may have. head is the last place of a hash, prev the one before at a
// place; places have base added, so 0 is none.
type matcher struct {
	level
	window []byte
	end    int // of the input in window
	index  int // what is looked at
	start  int // of the block that is being made
	tokens []token

	base  int
	chain int // the last candidate that was looked up
	head  [1 << hashBits]uint32
	prev  [windowSize]uint32

	length, offset int  // match found at index-1
	literal        bool // the byte at index-1 is not in tokens yet
}

func newMatcher(l level) *matcher {
	m := &matcher{level: l, window: make([]byte, 2*windowSize), tokens: make([]token, 0, maxTokens+1)}
	m.begin()
	return m
}

func (m *matcher) begin() {
	m.base = 1
	m.chain = -1
	m.length = minMatch - 1
}

func (m *matcher) reset() {
	// Field by field: a whole matcher would be put together on the stack first.
	clear(m.head[:])
	clear(m.prev[:])
	m.end, m.index, m.start, m.offset, m.literal = 0, 0, 0, 0, false
	m.tokens = m.tokens[:0]
	m.begin()
}

func hash4(b []byte) uint32 {
	return (uint32(b[3]) | uint32(b[2])<<8 | uint32(b[1])<<16 | uint32(b[0])<<24) * hashFactor >> (32 - hashBits)
}

// enter makes a place the last one of its hash.
func (m *matcher) enter(i int) int {
	h := &m.head[hash4(m.window[i:])]
	before := *h
	m.prev[i&windowMask] = before
	*h = uint32(i + m.base)
	return int(before)
}

// prime puts a dictionary into the window. As in Go it counts as a part of the first block: if that is written as it is, with the dictionary.
func (m *matcher) prime(dict []byte) {
	if len(dict) > windowSize {
		dict = dict[len(dict)-windowSize:]
	}
	n := copy(m.window, dict)
	for i := 0; i+minMatch <= n; i++ {
		m.enter(i)
	}
	m.end = n
	m.index = n
}

func (m *matcher) fill(b []byte) int {
	if m.index >= 2*windowSize-(minMatch+maxMatch) {
		m.slide()
	}
	n := copy(m.window[m.end:], b)
	m.end += n
	return n
}

// slide drops the older half of the window.
func (m *matcher) slide() {
	copy(m.window, m.window[windowSize:])
	m.index -= windowSize
	m.end -= windowSize
	if m.start >= windowSize {
		m.start -= windowSize
	} else {
		m.start = math.MaxInt32 // the block's first bytes are gone
	}
	m.base += windowSize
	if m.base <= maxHashBase {
		return
	}
	delta := m.base - 1
	m.base = 1
	m.chain -= delta
	lower := func(a []uint32) {
		for i, v := range a {
			a[i] = uint32(max(int(v)-delta, 0))
		}
	}
	lower(m.prev[:])
	lower(m.head[:])
}

// find looks for a match at index that is longer than 3 bytes, from a candidate backwards.
func (m *matcher) find(at, lookahead int) (length, offset int) {
	most := min(maxMatch, lookahead)
	win := m.window[:m.index+most]
	nice := min(m.nice, most)
	length = minMatch - 1
	tries := m.level.chain
	if length >= m.good {
		tries >>= 2
	}
	last := win[m.index+length]
	first := m.index - windowSize
	for ; tries > 0; tries-- {
		if last == win[at+length] {
			n := 0
			for n < most && win[at+n] == win[m.index+n] {
				n++
			}
			// Four bytes far away take more bits than they save.
			if n > length && (n > minMatch || m.index-at <= 4096) {
				length, offset = n, m.index-at
				if n >= nice {
					break
				}
				last = win[m.index+n]
			}
		}
		if at == first {
			break
		}
		at = int(m.prev[at&windowMask]) - m.base
		if at < first || at < 0 {
			break
		}
	}
	return length, offset
}

// add appends a token; a block ends when there are enough. upTo is where the input that tokens stand for ends.
func (m *matcher) add(w *blockWriter, t token, upTo int) bool {
	m.tokens = append(m.tokens, t)
	if len(m.tokens) < maxTokens {
		return true
	}
	return m.endBlock(w, upTo)
}

func (m *matcher) endBlock(w *blockWriter, upTo int) bool {
	if upTo > 0 {
		var input []byte
		if m.start <= upTo {
			input = m.window[m.start:upTo]
		}
		m.start = upTo
		w.block(m.tokens, input)
	}
	m.tokens = m.tokens[:0]
	return w.err == nil
}

func (m *matcher) step(w *blockWriter, sync bool) error {
	if m.end-m.index < minMatch+maxMatch && !sync {
		return nil
	}
	enterable := m.end - (minMatch - 1)
	lazy := m.insert < 0
	for {
		lookahead := m.end - m.index
		if lookahead < minMatch+maxMatch && !sync {
			return nil
		}
		if lookahead == 0 {
			break
		}
		if m.index < enterable {
			m.chain = m.enter(m.index)
		}
		before, beforeOffset := m.length, m.offset
		m.length, m.offset = minMatch-1, 0
		wanted := lookahead > minMatch-1
		if lazy {
			wanted = lookahead > before && before < m.lazy
		}
		if at := m.chain - m.base; wanted && at >= max(m.index-windowSize, 0) {
			if n, off := m.find(at, lookahead); off != 0 {
				m.length, m.offset = n, off
			}
		}
		var ok bool
		switch {
		case !lazy && m.length >= minMatch:
			ok = m.take(w, m.length, m.offset, m.index+m.length, m.length <= m.insert, enterable)
		case lazy && before >= minMatch && m.length <= before:
			// The match at the byte before is better.
			length := before
			m.literal = false
			ok = m.take(w, length, beforeOffset, m.index+length-1, true, enterable)
			m.length = minMatch - 1
		case !lazy:
			ok = m.add(w, token(m.window[m.index]), m.index+1)
			m.index++
		default:
			ok = !m.literal || m.add(w, token(m.window[m.index-1]), m.index)
			m.index++
			m.literal = true
		}
		if !ok {
			return w.err
		}
	}
	if m.literal {
		m.tokens = append(m.tokens, token(m.window[m.index-1]))
		m.literal = false
	}
	if len(m.tokens) > 0 {
		m.endBlock(w, m.index)
	}
	return w.err
}

// take adds a match that ends at next, and enters the places in it.
func (m *matcher) take(w *blockWriter, length, offset, next int, enter bool, enterable int) bool {
	m.tokens = append(m.tokens, match(length, offset))
	if enter {
		for i := m.index + 1; i < min(next, enterable); i++ {
			m.enter(i)
		}
	}
	m.index = next
	return len(m.tokens) < maxTokens || m.endBlock(w, m.index)
}
