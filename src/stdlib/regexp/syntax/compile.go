package syntax

import "unicode"

// A hole is where an instruction still has to say where it goes: its Arg rather than its Out if arg is set.
type hole struct {
	pc  uint32
	arg bool
}

// A piece is a part of a program: its entry, what is to be filled in with what follows, and whether it may take nothing. Entry 0 never matches.
type piece struct {
	entry uint32
	holes []hole
	empty bool
}

type compiler struct{ p *Prog }

// Compile makes a program of a tree that was simplified; the error is always nil.
func Compile(re *Regexp) (*Prog, error) {
	c := compiler{&Prog{NumCap: 2}}
	c.emit(InstFail)
	whole := c.compile(re)
	c.fill(whole.holes, c.emit(InstMatch))
	c.p.Start = int(whole.entry)
	return c.p, nil
}

func (c *compiler) emit(op InstOp) uint32 {
	c.p.Inst = append(c.p.Inst, Inst{Op: op})
	return uint32(len(c.p.Inst) - 1)
}

func (c *compiler) fill(holes []hole, pc uint32) {
	for _, h := range holes {
		if i := &c.p.Inst[h.pc]; h.arg {
			i.Arg = pc
		} else {
			i.Out = pc
		}
	}
}

// one is a piece of one instruction.
func (c *compiler) one(op InstOp, arg uint32, empty bool) piece {
	pc := c.emit(op)
	c.p.Inst[pc].Arg = arg
	return piece{pc, []hole{{pc, false}}, empty}
}

func (c *compiler) cat(x, y piece) piece {
	if x.entry == 0 || y.entry == 0 {
		return piece{}
	}
	c.fill(x.holes, y.entry)
	return piece{x.entry, y.holes, x.empty && y.empty}
}

func (c *compiler) alt(x, y piece) piece {
	switch {
	case x.entry == 0:
		return y
	case y.entry == 0:
		return x
	}
	pc := c.emit(InstAlt)
	c.p.Inst[pc].Out, c.p.Inst[pc].Arg = x.entry, y.entry
	return piece{pc, append(x.holes, y.holes...), x.empty || y.empty}
}

// choice is an Alt between going to entry, first unless lazy, and leaving by the hole.
func (c *compiler) choice(entry uint32, lazy bool) (pc uint32, leave hole) {
	pc = c.emit(InstAlt)
	if lazy {
		c.p.Inst[pc].Arg = entry
	} else {
		c.p.Inst[pc].Out = entry
	}
	return pc, hole{pc, !lazy}
}

func (c *compiler) quest(x piece, lazy bool) piece {
	pc, leave := c.choice(x.entry, lazy)
	return piece{pc, append([]hole{leave}, x.holes...), true}
}

func (c *compiler) loop(x piece, lazy bool) piece {
	pc, leave := c.choice(x.entry, lazy)
	c.fill(x.holes, pc)
	return piece{pc, []hole{leave}, true}
}

func (c *compiler) plus(x piece, lazy bool) piece {
	return piece{x.entry, c.loop(x, lazy).holes, x.empty}
}

func (c *compiler) runes(r []rune, flags Flags) piece {
	flags &= FoldCase
	if len(r) != 1 || unicode.SimpleFold(r[0]) == r[0] {
		flags = 0
	}
	op := InstRune
	switch {
	case flags == 0 && (len(r) == 1 || len(r) == 2 && r[0] == r[1]):
		op = InstRune1
	case len(r) == 2 && r[0] == 0 && r[1] == unicode.MaxRune:
		op = InstRuneAny
	case len(r) == 4 && r[0] == 0 && r[1] == '\n'-1 && r[2] == '\n'+1 && r[3] == unicode.MaxRune:
		op = InstRuneAnyNotNL
	}
	x := c.one(op, uint32(flags), false)
	c.p.Inst[x.entry].Rune = r
	return x
}

var assertions = map[Op]EmptyOp{
	OpBeginLine: EmptyBeginLine, OpEndLine: EmptyEndLine, OpBeginText: EmptyBeginText, OpEndText: EmptyEndText,
	OpWordBoundary: EmptyWordBoundary, OpNoWordBoundary: EmptyNoWordBoundary,
}

func (c *compiler) compile(re *Regexp) piece {
	lazy := re.Flags&NonGreedy != 0
	switch re.Op {
	case OpNoMatch:
		return piece{}
	case OpEmptyMatch:
		return c.one(InstNop, 0, true)
	case OpLiteral:
		if len(re.Rune) == 0 {
			return c.one(InstNop, 0, true)
		}
		var all piece
		for i := range re.Rune {
			if x := c.runes(re.Rune[i:i+1], re.Flags); i == 0 {
				all = x
			} else {
				all = c.cat(all, x)
			}
		}
		return all
	case OpCharClass:
		return c.runes(re.Rune, re.Flags)
	case OpAnyCharNotNL:
		return c.runes([]rune{0, '\n' - 1, '\n' + 1, unicode.MaxRune}, 0)
	case OpAnyChar:
		return c.runes([]rune{0, unicode.MaxRune}, 0)
	case OpCapture:
		c.p.NumCap = max(c.p.NumCap, 2*re.Cap+2)
		begin := c.one(InstCapture, uint32(2*re.Cap), true)
		sub := c.compile(re.Sub[0])
		end := c.one(InstCapture, uint32(2*re.Cap+1), true)
		return c.cat(c.cat(begin, sub), end)
	case OpStar:
		sub := c.compile(re.Sub[0])
		if sub.empty {
			// (x+)?, so that what x takes first counts if it is nothing.
			return c.quest(c.plus(sub, lazy), lazy)
		}
		return c.loop(sub, lazy)
	case OpPlus:
		return c.plus(c.compile(re.Sub[0]), lazy)
	case OpQuest:
		return c.quest(c.compile(re.Sub[0]), lazy)
	case OpConcat:
		if len(re.Sub) == 0 {
			return c.one(InstNop, 0, true)
		}
		all := c.compile(re.Sub[0])
		for _, s := range re.Sub[1:] {
			all = c.cat(all, c.compile(s))
		}
		return all
	case OpAlternate:
		var all piece
		for _, s := range re.Sub {
			all = c.alt(all, c.compile(s))
		}
		return all
	}
	if a, ok := assertions[re.Op]; ok {
		return c.one(InstEmptyWidth, uint32(a), true)
	}
	panic("regexp: unhandled case in compile")
}
