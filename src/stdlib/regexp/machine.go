// regexp: the program and the machine that runs all its threads in step (Pike's); time is linear in the text.

package regexp

import (
	"regexp/syntax"
	"strings"
	"sync"
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
	r      rune
	ranges []rune
}

type program struct {
	inst   []inst
	start  int
	ncap   int
	prefix string // every match begins with it
	whole  bool   // and is nothing else
	empty  bool   // the expression is empty
	anchor bool   // begins with \A
}

type compiler struct{ p *program }

func (c *compiler) emit(i inst) int {
	c.p.inst = append(c.p.inst, i)
	return len(c.p.inst) - 1
}

func compileNode(n *node, groups int) *program {
	c := &compiler{&program{ncap: 2 * groups}}
	end := c.emit(inst{op: opMatch})
	end = c.emit(inst{op: opCap, arg: 1, out: end})
	c.p.start = c.emit(inst{op: opCap, arg: 0, out: c.node(n, end)})
	c.findPrefix(n)
	return c.p
}

// node emits n in front of next and gives the entry.
func (c *compiler) node(n *node, next int) int {
	switch n.kind {
	case nodeClass:
		switch {
		case len(n.ranges) == 2 && n.ranges[0] == n.ranges[1]:
			return c.emit(inst{op: opRune, r: n.ranges[0], out: next})
		case len(n.ranges) == 2 && n.ranges[0] == 0 && n.ranges[1] == utf8.MaxRune:
			return c.emit(inst{op: opAny, out: next})
		}
		return c.emit(inst{op: opRunes, ranges: n.ranges, out: next})
	case nodeAssert:
		return c.emit(inst{op: opAssert, assert: n.assert, out: next})
	case nodeCat:
		for i := len(n.sub) - 1; i >= 0; i-- {
			next = c.node(n.sub[i], next)
		}
		return next
	case nodeAlt:
		entry := c.node(n.sub[len(n.sub)-1], next)
		for i := len(n.sub) - 2; i >= 0; i-- {
			entry = c.emit(inst{op: opAlt, out: c.node(n.sub[i], next), arg: entry})
		}
		return entry
	case nodeGroup:
		next = c.emit(inst{op: opCap, arg: 2*n.cap + 1, out: next})
		return c.emit(inst{op: opCap, arg: 2 * n.cap, out: c.node(n.sub[0], next)})
	case nodeRepeat:
		return c.repeat(n, next)
	}
	return next
}

func (c *compiler) choice(n *node, in, out int) int {
	if n.lazy {
		return c.emit(inst{op: opAlt, out: out, arg: in})
	}
	return c.emit(inst{op: opAlt, out: in, arg: out})
}

func (c *compiler) repeat(n *node, next int) int {
	sub := n.sub[0]
	switch {
	case n.max < 0 && n.min == 0 && canBeEmpty(sub):
		// (x+)?, so that an empty x is tried once.
		loop := c.plus(n, sub, next)
		return c.choice(n, loop, next)
	case n.max < 0 && n.min == 0:
		loop := c.choice(n, 0, next)
		entry := c.node(sub, loop)
		if n.lazy {
			c.p.inst[loop].arg = entry
		} else {
			c.p.inst[loop].out = entry
		}
		return loop
	case n.max < 0:
		next = c.plus(n, sub, next)
		for range n.min - 1 {
			next = c.node(sub, next)
		}
		return next
	}
	// x{2,4} is xx(x(x)?)?
	end := next
	for range n.max - n.min {
		next = c.choice(n, c.node(sub, next), end)
	}
	for range n.min {
		next = c.node(sub, next)
	}
	return next
}

// plus is one or more.
func (c *compiler) plus(n, sub *node, next int) int {
	loop := c.choice(n, 0, next)
	entry := c.node(sub, loop)
	if n.lazy {
		c.p.inst[loop].arg = entry
	} else {
		c.p.inst[loop].out = entry
	}
	return entry
}

func canBeEmpty(n *node) bool {
	switch n.kind {
	case nodeClass:
		return false
	case nodeCat:
		for _, s := range n.sub {
			if !canBeEmpty(s) {
				return false
			}
		}
		return true
	case nodeAlt:
		for _, s := range n.sub {
			if canBeEmpty(s) {
				return true
			}
		}
		return false
	case nodeGroup:
		return canBeEmpty(n.sub[0])
	case nodeRepeat:
		return n.min == 0 || canBeEmpty(n.sub[0])
	}
	return true
}

// findPrefix follows the program as long as there is one way only.
func (c *compiler) findPrefix(n *node) {
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

// match gives the captures of the first match from pos on, or nil; ncap is 0 if only the fact matters.
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
