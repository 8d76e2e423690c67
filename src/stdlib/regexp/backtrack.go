// regexp: a machine that follows one thread at a time, for programs and texts that are small enough for a bit per choice and place: what was
// tried there once and failed fails again, so time is linear here too. It gives what the machine of threads in step gives, and takes a fraction of the time.

package regexp

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// maxVisited is how many bits a match may take.
const maxVisited = 256 << 10

// A job is what is left to try: an instruction at a place or, if pc is negative, the old value of the capture ^pc, to be put back.
type job struct {
	pc, pos int
}

type backtracker struct {
	visited []uint32
	jobs    []job
	cap     []int
	result  []int
}

var backtrackers = sync.Pool{New: func() any { return new(backtracker) }}

// fitsBacktracker reports whether the rest of a text is small enough.
func (p *program) fitsBacktracker(n int) bool { return p.alts*(n+1) <= maxVisited }

// search finds the first match from pos on; only the first ncap captures are kept.
func (b *backtracker) search(p *program, s string, pos, ncap int, longest bool) bool {
	begin := pos
	width := len(s) - begin + 1
	words := (p.alts*width + 31) / 32
	if cap(b.visited) < words {
		b.visited = make([]uint32, words, max(words, 64))
	} else {
		b.visited = b.visited[:words]
		clear(b.visited)
	}
	if cap(b.cap) < p.ncap {
		b.cap, b.result = make([]int, p.ncap), make([]int, p.ncap)
	}
	b.cap, b.result = b.cap[:ncap], b.result[:ncap]
	for ; pos <= len(s); pos++ {
		if p.anchor {
			if pos > 0 {
				return false
			}
		} else if p.prefix != "" {
			k := strings.Index(s[pos:], p.prefix)
			if k < 0 {
				return false
			}
			pos += k
		} else if p.first != nil {
			for pos < len(s) && !p.first[s[pos]] {
				pos++
			}
			if pos == len(s) {
				return false
			}
		}
		for i := range b.cap {
			b.cap[i] = -1
		}
		if b.try(p, s, begin, pos, longest) {
			return true
		}
		// A place is the begin of a rune.
		if pos < len(s) && s[pos] >= utf8.RuneSelf {
			_, n := utf8.DecodeRuneInString(s[pos:])
			pos += n - 1
		}
	}
	return false
}

// try matches from pos on; the bits of begin stand first.
func (b *backtracker) try(p *program, s string, begin, pos int, longest bool) bool {
	pc := p.start
	prog := p.inst
	width := len(s) - begin + 1
	jobs := b.jobs[:0]
	matched := false
	for {
		i := &prog[pc]
		ok := true
		switch i.op {
		case opAlt:
			bit := i.alt*width + pos - begin
			word, mask := &b.visited[bit>>5], uint32(1)<<(bit&31)
			if ok = *word&mask == 0; ok {
				*word |= mask
				jobs = append(jobs, job{i.arg, pos})
				pc = i.out
			}
		case opCap:
			if i.arg < len(b.cap) {
				jobs = append(jobs, job{^i.arg, b.cap[i.arg]})
				b.cap[i.arg] = pos
			}
			pc = i.out
		case opAssert:
			ok = i.assert&^holdsAt(s, pos) == 0
			pc = i.out
		case opNop:
			pc = i.out
		case opMatch:
			if !matched || longest && len(b.cap) > 1 && b.cap[1] > b.result[1] {
				copy(b.result, b.cap)
			}
			if !longest || len(b.cap) < 2 || pos == len(s) {
				b.jobs = jobs
				return true
			}
			matched = true
			ok = false
		default:
			if ok = pos < len(s); !ok {
				break
			}
			if c := s[pos]; c < utf8.RuneSelf {
				ok = i.ascii[c>>5]&(1<<(c&31)) != 0
				pos++
			} else {
				r, n := utf8.DecodeRuneInString(s[pos:])
				ok = i.matches(r)
				pos += n
			}
			pc = i.out
		}
		for !ok {
			n := len(jobs) - 1
			if n < 0 {
				b.jobs = jobs
				return matched
			}
			j := jobs[n]
			jobs = jobs[:n]
			if j.pc >= 0 {
				pc, pos, ok = j.pc, j.pos, true
			} else {
				b.cap[^j.pc] = j.pos
			}
		}
	}
}

func holdsAt(s string, pos int) assertion {
	before := rune(-1)
	if pos > 0 {
		if before = rune(s[pos-1]); before >= utf8.RuneSelf {
			before, _ = utf8.DecodeLastRuneInString(s[:pos])
		}
	}
	after, _ := runeAt(s, pos)
	return holds(before, after)
}

// prepare numbers the choices, and says which bytes begin a match and which ASCII instructions take.
func (p *program) prepare() {
	for k := range p.inst {
		i := &p.inst[k]
		switch i.op {
		case opAlt:
			i.alt = p.alts
			p.alts++
		case opRune:
			i.takes(i.r, i.r)
		case opAny:
			i.takes(0, utf8.MaxRune)
		case opRunes:
			for k := 0; k < len(i.ranges) && i.ranges[k] < utf8.RuneSelf; k += 2 {
				i.takes(i.ranges[k], i.ranges[k+1])
			}
		}
	}
	first := new([256]bool)
	if p.firstBytes(p.start, first, make([]bool, len(p.inst))) {
		p.first = first
	}
}

func (i *inst) takes(lo, hi rune) {
	for c := lo; c <= hi && c < utf8.RuneSelf; c++ {
		i.ascii[c>>5] |= 1 << (c & 31)
	}
}

// firstBytes adds the bytes that may come first at pc; false: perhaps none need come.
func (p *program) firstBytes(pc int, first *[256]bool, seen []bool) bool {
	for !seen[pc] {
		seen[pc] = true
		i := &p.inst[pc]
		switch i.op {
		case opMatch:
			return false
		case opAlt:
			if !p.firstBytes(i.out, first, seen) {
				return false
			}
			pc = i.arg
		case opAssert, opCap, opNop:
			pc = i.out
		default:
			for c := range utf8.RuneSelf {
				first[c] = first[c] || i.ascii[c>>5]&(1<<(c&31)) != 0
			}
			if i.op != opRune || i.r >= utf8.RuneSelf {
				for c := utf8.RuneSelf; c < 256; c++ {
					first[c] = true
				}
			}
		}
	}
	return true
}
