// Level 1: one candidate per hash of four bytes, found in this block or the one before (the algorithm of Snappy's encoder).

package flate

import (
	"encoding/binary"
	"math"
)

const (
	fastBits   = 14
	fastMargin = 15 // bytes at the end of a block that no match begins in
	fastLimit  = math.MaxInt32 - 2*maxStored
)

// A candidate is where four bytes were seen, counted over all blocks.
type candidate struct {
	bytes uint32
	at    int32
}

type fastMatcher struct {
	table [1 << fastBits]candidate
	prev  []byte // the block before
	base  int32  // place of this block's first byte
}

func newFastMatcher() *fastMatcher {
	return &fastMatcher{base: maxStored, prev: make([]byte, 0, maxStored)}
}

func fastHash(v uint32) uint32 { return v * hashFactor >> (32 - fastBits) }

func literals(dst []token, b []byte) []token {
	for _, c := range b {
		dst = append(dst, token(c))
	}
	return dst
}

// encode appends the tokens of a block.
func (m *fastMatcher) encode(dst []token, src []byte) []token {
	if m.base >= fastLimit {
		m.rebase()
	}
	if len(src) < fastMargin+2 {
		m.base += maxStored
		m.prev = m.prev[:0]
		return literals(dst, src)
	}
	end := int32(len(src) - fastMargin)
	done := int32(0) // tokens are written up to here
	s := int32(0)
	cur := binary.LittleEndian.Uint32(src)
	h := fastHash(cur)
search:
	for {
		// The longer nothing is found, the larger the steps.
		skip := int32(32)
		next := s
		var c candidate
		for {
			s = next
			step := skip >> 5
			next = s + step
			skip += step
			if next > end {
				break search
			}
			c = m.table[h]
			m.table[h] = candidate{cur, s + m.base}
			v := binary.LittleEndian.Uint32(src[next:])
			h = fastHash(v)
			if s-(c.at-m.base) <= windowSize && c.bytes == cur {
				break
			}
			cur = v
		}
		dst = literals(dst, src[done:s])
		for {
			s += 4
			t := c.at - m.base + 4
			n := m.extend(s, t, src)
			dst = append(dst, match(int(n)+4, int(s-t)))
			s += n
			done = s
			if s >= end {
				break search
			}
			// The places behind the match are entered, and may be the next match at once.
			x := binary.LittleEndian.Uint64(src[s-1:])
			m.table[fastHash(uint32(x))] = candidate{uint32(x), m.base + s - 1}
			x >>= 8
			k := fastHash(uint32(x))
			c = m.table[k]
			m.table[k] = candidate{uint32(x), m.base + s}
			if s-(c.at-m.base) > windowSize || c.bytes != uint32(x) {
				cur = uint32(x >> 8)
				h = fastHash(cur)
				s++
				break
			}
		}
	}
	dst = literals(dst, src[done:])
	m.base += int32(len(src))
	m.prev = append(m.prev[:0], src...)
	return dst
}

// extend gives the number of bytes from s on that are also from t on; a negative t is in the block before.
func (m *fastMatcher) extend(s, t int32, src []byte) int32 {
	a := src[s:min(int(s)+maxMatch-4, len(src))]
	n := 0
	if t < 0 {
		p := len(m.prev) + int(t)
		if p < 0 {
			return 0
		}
		before := m.prev[p:]
		for n < len(a) && n < len(before) && a[n] == before[n] {
			n++
		}
		if n < len(before) || n == len(a) {
			return int32(n)
		}
		t = int32(-n)
	}
	for b := src[int(t)+n:]; len(a) > n && a[n] == b[0]; b = b[1:] {
		n++
	}
	return int32(n)
}

// reset forgets the block before.
func (m *fastMatcher) reset() {
	m.prev = m.prev[:0]
	m.base += windowSize
	if m.base >= fastLimit {
		m.rebase()
	}
}

// rebase counts from a small number again.
func (m *fastMatcher) rebase() {
	for i := range m.table {
		if len(m.prev) == 0 {
			m.table[i] = candidate{}
		} else {
			m.table[i].at = max(m.table[i].at-m.base+windowSize+1, 0)
		}
	}
	m.base = windowSize + 1
}
