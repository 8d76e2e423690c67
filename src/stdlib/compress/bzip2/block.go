package bzip2

import "slices"

const (
	groupSize = 50 // symbols for which a tree is chosen
	maxRun    = 2 << 20
)

// A frontList has what was used last in front.
type frontList []byte

func (l frontList) take(i int) byte {
	b := l[i]
	copy(l[1:], l[:i])
	l[0] = b
	return b
}

// A tree decodes a Huffman code: nodes have where to go for the bits 0 and 1, an index or the complement of a symbol. The root is the first one.
type tree [][2]int16

func (t tree) symbol(b *bitSource) int {
	i := int16(0)
	for {
		if i = t[i][b.take(1)]; i < 0 {
			return int(^i)
		}
	}
}

// A code has its first bit on top, inverted.
type code struct {
	bits   uint32
	symbol int16
}

// newTree makes a tree of the lengths of symbols' codes. Codes go to the symbols by length, the longest first, and by number, the highest first.
func newTree(lengths []uint8) (tree, error) {
	order := make([]int16, len(lengths))
	for i := range order {
		order[i] = int16(i)
	}
	slices.SortStableFunc(order, func(a, b int16) int { return int(lengths[a]) - int(lengths[b]) })
	codes := make([]code, 0, len(lengths))
	next := uint32(0)
	for _, s := range slices.Backward(order) {
		codes = append(codes, code{next, s})
		next += 1 << (32 - lengths[s])
	}
	// They are in order but for lengths that no code can have.
	slices.SortFunc(codes, func(a, b code) int {
		switch {
		case a.bits < b.bits:
			return -1
		case a.bits > b.bits:
			return 1
		}
		return 0
	})
	t := make(tree, 0, len(codes))
	_, err := t.add(codes, 31)
	return t, err
}

// add makes the node of codes that differ in this bit or a lower one. A bit that is the same in all needs no node.
func (t *tree) add(codes []code, bit int) (int16, error) {
	split := slices.IndexFunc(codes, func(c code) bool { return c.bits>>bit&1 != 0 })
	if split < 0 {
		split = len(codes)
	}
	if split == 0 || split == len(codes) {
		switch {
		case len(codes) < 2:
			return 0, StructuralError("empty Huffman tree")
		case bit == 0:
			return 0, StructuralError("equal symbols in Huffman tree")
		}
		return t.add(codes, bit-1)
	}
	index := len(*t)
	*t = append(*t, [2]int16{})
	for side, part := range [2][]code{codes[split:], codes[:split]} {
		if len(part) == 1 {
			(*t)[index][side] = ^part[0].symbol
			continue
		}
		child, err := t.add(part, bit-1)
		if err != nil {
			return 0, err
		}
		(*t)[index][side] = child
	}
	return int16(index), nil
}

// readSymbols gives the bytes that occur: 16 bits for groups of 16, and 16 bits for each of those that is there.
func (r *reader) readSymbols() []byte {
	var symbols []byte
	groups := r.src.take(16)
	for i := range 16 {
		if groups>>(15-i)&1 == 0 {
			continue
		}
		members := r.src.take(16)
		for k := range 16 {
			if members>>(15-k)&1 != 0 {
				symbols = append(symbols, byte(16*i+k))
			}
		}
	}
	return symbols
}

// readChoices gives the tree of each group of symbols.
func (r *reader) readChoices(trees int) ([]byte, error) {
	list := make(frontList, trees)
	for i := range list {
		list[i] = byte(i)
	}
	choices := make([]byte, r.src.take(15))
	for i := range choices {
		place := 0
		for r.src.take(1) != 0 {
			place++
		}
		if place >= trees {
			return nil, StructuralError("tree index too large")
		}
		choices[i] = list.take(place)
	}
	return choices, nil
}

// readTree reads the lengths of codes, as differences.
func (r *reader) readTree(symbols int) (tree, error) {
	lengths := make([]uint8, symbols)
	length := int(r.src.take(5))
	for i := range lengths {
		for {
			if length < 1 || length > 20 {
				return nil, StructuralError("Huffman length out of range")
			}
			if r.src.take(1) == 0 {
				break
			}
			length += 1 - 2*int(r.src.take(1))
		}
		lengths[i] = uint8(length)
	}
	return newTree(lengths)
}

// readBlock reads a block and undoes all but the first step.
func (r *reader) readBlock() error {
	r.want = uint32(r.src.take(32))
	r.sum = 0
	r.fileSum = (r.fileSum<<1 | r.fileSum>>31) ^ r.want
	if r.src.take(1) != 0 {
		return StructuralError("deprecated randomized files")
	}
	origin := int(r.src.take(24))
	symbols := frontList(r.readSymbols())
	if len(symbols) == 0 {
		return StructuralError("no symbols in input")
	}
	n := int(r.src.take(3))
	if n < 2 || n > 6 {
		return StructuralError("invalid number of Huffman trees")
	}
	choices, err := r.readChoices(n)
	if err != nil {
		return err
	}
	// Two symbols are digits of runs, those after them places in the list but for the first, which only comes in runs, and the last is the end.
	end := len(symbols) + 1
	trees := make([]tree, n)
	for i := range trees {
		if trees[i], err = r.readTree(end + 1); err != nil {
			return err
		}
	}
	if len(choices) == 0 {
		return StructuralError("no tree selectors given")
	}
	if len(r.block) < r.size {
		r.block = make([]uint32, r.size)
	}
	block := r.block[:r.size]
	var counts [256]uint32
	used := 0
	run, digit := 0, 1
	for count := 0; ; count++ {
		if count/groupSize >= len(choices) {
			return StructuralError("insufficient selector indices for number of symbols")
		}
		s := trees[choices[count/groupSize]].symbol(&r.src)
		if s < 2 {
			// Digits are 1 and 2, the lowest first.
			run += digit << s
			digit <<= 1
			if run > maxRun {
				return StructuralError("repeat count too large")
			}
			continue
		}
		if run > 0 {
			if run > len(block)-used {
				return StructuralError("repeats past end of block")
			}
			b := symbols[0]
			for i := range run {
				block[used+i] = uint32(b)
			}
			counts[b] += uint32(run)
			used += run
			run, digit = 0, 1
		}
		if s == end {
			break
		}
		b := symbols.take(s - 1)
		if used >= len(block) {
			return StructuralError("data exceeds block size")
		}
		block[used] = uint32(b)
		counts[b]++
		used++
	}
	if origin >= used {
		return StructuralError("origPtr out of bounds")
	}
	chain(block[:used], &counts)
	r.at, r.left = block[origin]>>8, used
	r.last, r.same, r.again = -1, 0, 0
	return nil
}

// chain undoes Burrows and Wheeler's transformation: the bytes are the last column of the sorted rotations, and the k-th of a value is the
// k-th of it in the first column, too. There it is before what follows it.
func chain(block []uint32, counts *[256]uint32) {
	sum := uint32(0)
	for b, n := range counts {
		counts[b] = sum
		sum += n
	}
	for i, v := range block {
		b := byte(v)
		block[counts[b]] |= uint32(i) << 8
		counts[b]++
	}
}
