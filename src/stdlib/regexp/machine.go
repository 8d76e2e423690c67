// regexp: the program and the machine that runs all its threads in step (Pike's); time is linear in the text.

package regexp

import (
	"regexp/syntax"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

type opcode uint8

const (
	opRunes opcode = iota
	opRune
	opAny
	opAlt // out before arg
	opCap
	opAssert
	opNop
	opMatch
)

type inst struct {
	op     opcode
	assert assertion
	out    int
	arg    int // opAlt: the other way, opCap: the slot
	alt    int // opAlt: its number among these
	r      rune
	ascii  [4]uint32 // which bytes below 0x80 it takes
	ranges []rune
}

type program struct {
	inst   []inst
	start  int
	ncap   int
	prefix string     // every match begins with it
	whole  bool       // and is nothing else
	empty  bool       // the expression is empty
	anchor bool       // begins with \A
	alts   int        // choices
	first  *[256]bool // bytes that a match may begin with; nil: it may be empty
}

type compiler struct{ p *program }

func (c *compiler) emit(i inst) int {
	c.p.inst = append(c.p.inst, i)
	return len(c.p.inst) - 1
}

// compileTree makes the program of a tree.
func compileTree(re *syntax.Regexp, groups int) *program {
	c := &compiler{&program{ncap: 2 * groups}}
	end := c.emit(inst{op: opMatch})
	end = c.emit(inst{op: opCap, arg: 1, out: end})
	c.p.start = c.emit(inst{op: opCap, arg: 0, out: c.node(re, end)})
	c.findPrefix()
	c.p.prepare()
	return c.p
}

type assertion uint8

const (
	beginLine assertion = 1 << iota
	endLine
	beginText
	endText
	wordBoundary
	noWordBoundary
)

var assertions = map[syntax.Op]assertion{
	syntax.OpBeginLine: beginLine, syntax.OpEndLine: endLine, syntax.OpBeginText: beginText, syntax.OpEndText: endText,
	syntax.OpWordBoundary: wordBoundary, syntax.OpNoWordBoundary: noWordBoundary,
}

// cases gives the ranges of all cases of a rune.
func cases(r rune) []rune {
	all := []rune{r}
	for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
		all = append(all, f)
	}
	slices.Sort(all)
	ranges := make([]rune, 0, 2*len(all))
	for _, f := range all {
		ranges = append(ranges, f, f)
	}
	return ranges
}

// node emits n in front of next and gives the entry.
func (c *compiler) node(n *syntax.Regexp, next int) int {
	switch n.Op {
	case syntax.OpNoMatch:
		return c.emit(inst{op: opRunes})
	case syntax.OpLiteral:
		for i := len(n.Rune) - 1; i >= 0; i-- {
			x := inst{op: opRune, r: n.Rune[i], out: next}
			if n.Flags&syntax.FoldCase != 0 && unicode.SimpleFold(x.r) != x.r {
				x.op, x.ranges = opRunes, cases(x.r)
			}
			next = c.emit(x)
		}
		return next
	case syntax.OpAnyChar:
		return c.emit(inst{op: opAny, out: next})
	case syntax.OpAnyCharNotNL:
		return c.emit(inst{op: opRunes, ranges: []rune{0, '\n' - 1, '\n' + 1, utf8.MaxRune}, out: next})
	case syntax.OpCharClass:
		if len(n.Rune) == 2 && n.Rune[0] == 0 && n.Rune[1] == utf8.MaxRune {
			return c.emit(inst{op: opAny, out: next})
		}
		return c.emit(inst{op: opRunes, ranges: n.Rune, out: next})
	case syntax.OpConcat:
		for i := len(n.Sub) - 1; i >= 0; i-- {
			next = c.node(n.Sub[i], next)
		}
		return next
	case syntax.OpAlternate:
		entry := c.node(n.Sub[len(n.Sub)-1], next)
		for i := len(n.Sub) - 2; i >= 0; i-- {
			entry = c.emit(inst{op: opAlt, out: c.node(n.Sub[i], next), arg: entry})
		}
		return entry
	case syntax.OpCapture:
		next = c.emit(inst{op: opCap, arg: 2*n.Cap + 1, out: next})
		return c.emit(inst{op: opCap, arg: 2 * n.Cap, out: c.node(n.Sub[0], next)})
	case syntax.OpStar:
		return c.repeat(n, 0, -1, next)
	case syntax.OpPlus:
		return c.repeat(n, 1, -1, next)
	case syntax.OpQuest:
		return c.repeat(n, 0, 1, next)
	case syntax.OpRepeat:
		return c.repeat(n, n.Min, n.Max, next)
	}
	if a, ok := assertions[n.Op]; ok {
		return c.emit(inst{op: opAssert, assert: a, out: next})
	}
	return next
}

func (c *compiler) choice(n *syntax.Regexp, in, out int) int {
	if n.Flags&syntax.NonGreedy != 0 {
		return c.emit(inst{op: opAlt, out: out, arg: in})
	}
	return c.emit(inst{op: opAlt, out: in, arg: out})
}

func (c *compiler) repeat(n *syntax.Regexp, lo, hi, next int) int {
	sub := n.Sub[0]
	switch {
	case hi < 0 && lo == 0 && canBeEmpty(sub):
		// (x+)?, so that an empty x is tried once.
		loop := c.plus(n, next)
		return c.choice(n, loop, next)
	case hi < 0 && lo == 0:
		loop, _ := c.loop(n, next)
		return loop
	case hi < 0:
		next = c.plus(n, next)
		for range lo - 1 {
			next = c.node(sub, next)
		}
		return next
	}
	// x{2,4} is xx(x(x)?)?
	end := next
	for range hi - lo {
		next = c.choice(n, c.node(sub, next), end)
	}
	for range lo {
		next = c.node(sub, next)
	}
	return next
}

// loop is a choice between leaving and what is repeated, which comes back to it.
func (c *compiler) loop(n *syntax.Regexp, next int) (choice, entry int) {
	choice = c.choice(n, 0, next)
	entry = c.node(n.Sub[0], choice)
	if i := &c.p.inst[choice]; n.Flags&syntax.NonGreedy != 0 {
		i.arg = entry
	} else {
		i.out = entry
	}
	return choice, entry
}

// plus is one or more.
func (c *compiler) plus(n *syntax.Regexp, next int) int {
	_, entry := c.loop(n, next)
	return entry
}

func canBeEmpty(n *syntax.Regexp) bool {
	switch n.Op {
	case syntax.OpLiteral:
		return len(n.Rune) == 0
	case syntax.OpNoMatch, syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return false
	case syntax.OpConcat:
		return !slices.ContainsFunc(n.Sub, func(s *syntax.Regexp) bool { return !canBeEmpty(s) })
	case syntax.OpAlternate:
		return slices.ContainsFunc(n.Sub, canBeEmpty)
	case syntax.OpCapture, syntax.OpPlus:
		return canBeEmpty(n.Sub[0])
	case syntax.OpRepeat:
		return n.Min == 0 || canBeEmpty(n.Sub[0])
	}
	return true
}

// findPrefix follows the program as long as there is one way only.
func (c *compiler) findPrefix() {
	p := c.p
	i := p.start
	if p.inst[i].op == opCap {
		i = p.inst[i].out
	}
	if x := &p.inst[i]; x.op == opAssert && x.assert == beginText {
		p.anchor = true
	}
	var b []byte
	for p.inst[i].op == opRune && p.inst[i].r != utf8.RuneError {
		b = utf8.AppendRune(b, p.inst[i].r)
		i = p.inst[i].out
	}
	p.prefix = string(b)
	if p.inst[i].op == opCap && p.inst[i].arg == 1 {
		p.whole = len(b) > 0
		p.empty = len(b) == 0
	}
}

func (i *inst) matches(r rune) bool {
	switch i.op {
	case opRune:
		return r == i.r
	case opAny:
		return r >= 0
	}
	ranges := i.ranges
	if len(ranges) <= 8 {
		for k := 0; k < len(ranges); k += 2 {
			if r < ranges[k] {
				return false
			}
			if r <= ranges[k+1] {
				return true
			}
		}
		return false
	}
	lo, hi := 0, len(ranges)/2
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		switch {
		case r < ranges[2*m]:
			hi = m
		case r > ranges[2*m+1]:
			lo = m + 1
		default:
			return true
		}
	}
	return false
}

type thread struct {
	pc  int
	cap []int
}

// A queue is a set of threads in order of preference.
type queue struct {
	sparse []int
	dense  []thread
}

func (q *queue) has(pc int) bool {
	k := q.sparse[pc]
	return k < len(q.dense) && q.dense[k].pc == pc
}

type machine struct {
	p       *program
	cur     queue
	next    queue
	free    [][]int
	work    []int // captures while threads are added
	matched bool
	result  []int
}

// machineSizes are the lengths of programs that a pool's machines can run; those in the last pool fit as it comes.
var machineSizes = [...]int{128, 512, 2048, 16384}

// Machines are shared by all expressions, so that equal expressions stay equal (reflect.DeepEqual).
var machines [len(machineSizes) + 1]sync.Pool

func sizeClass(p *program) int {
	for i, n := range machineSizes {
		if len(p.inst) <= n {
			return i
		}
	}
	return len(machineSizes)
}

func getMachine(p *program) *machine {
	class := sizeClass(p)
	m, _ := machines[class].Get().(*machine)
	n := len(p.inst)
	if m == nil || cap(m.cur.sparse) < n {
		size := n
		if class < len(machineSizes) {
			size = machineSizes[class]
		}
		m = &machine{cur: queue{make([]int, size), make([]thread, 0, size)}, next: queue{make([]int, size), make([]thread, 0, size)}}
	}
	m.cur.sparse, m.next.sparse = m.cur.sparse[:n], m.next.sparse[:n]
	m.p = p
	if len(m.work) != p.ncap {
		m.free = nil
		m.work, m.result = make([]int, p.ncap), make([]int, p.ncap)
	}
	return m
}

func (m *machine) alloc() []int {
	if n := len(m.free); n > 0 {
		c := m.free[n-1]
		m.free = m.free[:n-1]
		return c
	}
	return make([]int, m.p.ncap)
}

func (m *machine) clear(q *queue) {
	for _, t := range q.dense {
		if t.cap != nil {
			m.free = append(m.free, t.cap)
		}
	}
	q.dense = q.dense[:0]
}

// holds reports which assertions are true between two runes (-1: the end of the text).
func holds(before, after rune) assertion {
	var a assertion
	if before < 0 {
		a |= beginText | beginLine
	}
	if before == '\n' {
		a |= beginLine
	}
	if after < 0 {
		a |= endText | endLine
	}
	if after == '\n' {
		a |= endLine
	}
	if syntax.IsWordChar(before) != syntax.IsWordChar(after) {
		a |= wordBoundary
	} else {
		a |= noWordBoundary
	}
	return a
}

// add follows the instructions that take no rune.
func (m *machine) add(q *queue, pc, pos int, state assertion) {
	for {
		if q.has(pc) {
			return
		}
		q.sparse[pc] = len(q.dense)
		q.dense = append(q.dense, thread{pc: pc})
		k := len(q.dense) - 1
		i := &m.p.inst[pc]
		switch i.op {
		case opAlt:
			m.add(q, i.out, pos, state)
			pc = i.arg
		case opAssert:
			if i.assert&^state != 0 {
				return
			}
			pc = i.out
		case opNop:
			pc = i.out
		case opCap:
			if i.arg >= len(m.work) {
				pc = i.out
				continue
			}
			old := m.work[i.arg]
			m.work[i.arg] = pos
			m.add(q, i.out, pos, state)
			m.work[i.arg] = old
			return
		default:
			c := m.alloc()
			copy(c, m.work)
			q.dense[k].cap = c
			return
		}
	}
}

func runeAt(s string, i int) (rune, int) {
	if i >= len(s) {
		return -1, 0
	}
	if c := s[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(s[i:])
}

// run finds the first match from pos on.
func (m *machine) run(s string, pos int, longest bool) bool {
	m.matched = false
	m.clear(&m.cur)
	m.clear(&m.next)
	before := rune(-1)
	if pos > 0 {
		before, _ = utf8.DecodeLastRuneInString(s[:pos])
	}
	for i := range m.work {
		m.work[i] = -1
	}
	cur, next := &m.cur, &m.next
	for {
		if len(cur.dense) == 0 {
			if m.matched || m.p.anchor && pos > 0 {
				break
			}
			if m.p.prefix != "" {
				k := strings.Index(s[pos:], m.p.prefix)
				if k < 0 {
					break
				}
				if k > 0 {
					pos += k
					before, _ = utf8.DecodeLastRuneInString(s[:pos])
				}
			}
		}
		r, width := runeAt(s, pos)
		state := holds(before, r)
		if !m.matched {
			m.add(cur, m.p.start, pos, state)
		}
		after, _ := runeAt(s, pos+width)
		m.step(cur, next, r, pos, width, holds(r, after), longest)
		if width == 0 {
			break
		}
		before = r
		pos += width
		cur, next = next, cur
	}
	m.clear(cur)
	m.clear(next)
	return m.matched
}

func (m *machine) step(cur, next *queue, r rune, pos, width int, state assertion, longest bool) {
	for k := range cur.dense {
		t := &cur.dense[k]
		if t.cap == nil {
			continue
		}
		if longest && m.matched && m.result[0] < t.cap[0] {
			continue
		}
		i := &m.p.inst[t.pc]
		if i.op == opMatch {
			if !longest {
				copy(m.result, t.cap)
				m.matched = true
				// What follows has less preference.
				break
			}
			if !m.matched || t.cap[0] < m.result[0] || t.cap[0] == m.result[0] && m.result[1] < pos {
				copy(m.result, t.cap)
				m.matched = true
			}
			continue
		}
		if width > 0 && i.matches(r) {
			copy(m.work, t.cap)
			m.add(next, i.out, pos+width, state)
		}
	}
	for i := range m.work {
		m.work[i] = -1
	}
	m.clear(cur)
}

// match gives the captures of the first match from pos on, or nil; ncap is 0 if only the fact matters (dst is not nil then).
func (re *Regexp) match(s string, pos, ncap int, dst []int) []int {
	p := re.prog
	if p.anchor && pos > 0 {
		return nil
	}
	if p.whole && !re.longest && p.ncap == 2 {
		k := strings.Index(s[pos:], p.prefix)
		if k < 0 {
			return nil
		}
		return append(dst, pos+k, pos+k+len(p.prefix))
	}
	if p.fitsBacktracker(len(s) - pos) {
		b := backtrackers.Get().(*backtracker)
		k := min(ncap, p.ncap)
		if b.search(p, s, pos, k, re.longest) {
			dst = append(dst, b.result[:k]...)
		} else {
			dst = nil
		}
		backtrackers.Put(b)
		return dst
	}
	m := getMachine(p)
	ok := m.run(s, pos, re.longest)
	if ok {
		k := len(m.result)
		if ncap > 0 {
			k = min(ncap, k)
		}
		dst = append(dst, m.result[:k]...)
	} else {
		dst = nil
	}
	machines[sizeClass(p)].Put(m)
	return dst
}
