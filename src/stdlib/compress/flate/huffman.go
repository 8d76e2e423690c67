// Huffman codes for writing: lengths by package-merge, codes in canonical order.

package flate

import (
	"cmp"
	"math/bits"
	"slices"
)

// A code is written with its first bit lowest.
type code struct {
	bits, len uint16
}

// An encoding maps symbols to codes.
type encoding struct {
	codes []code
	list  []leaf
}

type leaf struct {
	sym  uint16
	freq int32
}

func newEncoding(n int) *encoding { return &encoding{codes: make([]code, n)} }

func reversed(v uint16, n int) uint16 { return bits.Reverse16(v << (16 - n)) }

var (
	fixedLiterals = newFixedLiterals()
	fixedOffsets  = newFixedOffsets()
	oneOffset     = newOneOffset()
)

// The ranges of RFC 1951, 3.2.6.
func newFixedLiterals() *encoding {
	e := newEncoding(numLiterals)
	for i := range e.codes {
		v, n := i+48, 8
		switch {
		case i >= 280:
			v = i - 280 + 192
		case i >= 256:
			v, n = i-256, 7
		case i >= 144:
			v, n = i-144+400, 9
		}
		e.codes[i] = code{reversed(uint16(v), n), uint16(n)}
	}
	return e
}

func newFixedOffsets() *encoding {
	e := newEncoding(numOffsets)
	for i := range e.codes {
		e.codes[i] = code{reversed(uint16(i), 5), 5}
	}
	return e
}

// newOneOffset is for blocks without matches, which must have a code for distances all the same.
func newOneOffset() *encoding {
	e := newEncoding(numOffsets)
	freq := make([]int32, numOffsets)
	freq[0] = 1
	e.generate(freq, 15)
	return e
}

// size gives the bits that symbols of these frequencies take.
func (e *encoding) size(freq []int32) int {
	n := 0
	for i, f := range freq {
		if f != 0 {
			n += int(f) * int(e.codes[i].len)
		}
	}
	return n
}

// generate makes the best code whose lengths are at most limit.
func (e *encoding) generate(freq []int32, limit int) {
	list := e.list[:0]
	for i, f := range freq {
		if f != 0 {
			list = append(list, leaf{uint16(i), f})
		} else {
			e.codes[i].len = 0
		}
	}
	e.list = list
	if len(list) <= 2 {
		for i, l := range list {
			e.codes[l.sym] = code{uint16(i), 1}
		}
		return
	}
	slices.SortFunc(list, func(a, b leaf) int { return cmp.Or(cmp.Compare(a.freq, b.freq), cmp.Compare(a.sym, b.sym)) })
	counts := codeLengths(list, min(limit, len(list)-1))
	next := uint16(0)
	for n, count := range counts {
		next <<= 1
		// The most frequent symbols have the shortest codes; among them codes follow the symbols.
		group := list[len(list)-count:]
		list = list[:len(list)-count]
		slices.SortFunc(group, func(a, b leaf) int { return cmp.Compare(a.sym, b.sym) })
		for _, l := range group {
			e.codes[l.sym] = code{reversed(next, n), uint16(n)}
			next++
		}
	}
}

// codeLengths tells how many codes have which length (Larmore and Hirschberg, A fast algorithm for optimal length-limited Huffman codes). In a
// row are the leaves and the pairs of the row before, by frequency; a pair precedes a leaf of the same frequency. The 2n-2 first items of the
// last row make the code: a symbol's length is the number of rows in which it is among the items taken.
func codeLengths(list []leaf, limit int) []int {
	const most = 2*numLiterals - 2
	n := len(list)
	want := 2*n - 2
	var rows [2][most]int32
	var isPair [15][most]bool
	have := 0 // items of the row before
	for level := range limit {
		row, prev := &rows[level&1], &rows[1-level&1]
		i, j, k := 0, 0, 0
		for ; k < want; k++ {
			pair := j+1 < have && (i == n || prev[j]+prev[j+1] <= list[i].freq)
			if pair {
				row[k] = prev[j] + prev[j+1]
				j += 2
			} else if i < n {
				row[k] = list[i].freq
				i++
			} else {
				break
			}
			isPair[level][k] = pair
		}
		have = k
	}
	var counts [16]int
	taken, length, last := want, 0, n
	for level := limit - 1; level >= 0; level-- {
		pairs := 0
		for _, p := range isPair[level][:taken] {
			if p {
				pairs++
			}
		}
		// Leaves of the row above that are not among those taken here have a code of this length.
		counts[length] = last - (taken - pairs)
		length++
		last = taken - pairs
		taken = 2 * pairs
	}
	counts[length] = last
	return counts[:length+1]
}
