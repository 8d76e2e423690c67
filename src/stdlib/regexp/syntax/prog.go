package syntax

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Prog is a program for a machine that matches.
type Prog struct {
	Inst   []Inst
	Start  int
	NumCap int // of Capture instructions' arguments
}

// An InstOp is what an instruction does.
type InstOp uint8

const (
	InstAlt InstOp = iota
	InstAltMatch
	InstCapture
	InstEmptyWidth
	InstMatch
	InstFail
	InstNop
	InstRune
	InstRune1
	InstRuneAny
	InstRuneAnyNotNL
)

var instNames = [...]string{"InstAlt", "InstAltMatch", "InstCapture", "InstEmptyWidth", "InstMatch", "InstFail", "InstNop", "InstRune", "InstRune1", "InstRuneAny", "InstRuneAnyNotNL"}

func (i InstOp) String() string {
	if int(i) >= len(instNames) {
		return ""
	}
	return instNames[i]
}

// An EmptyOp is a set of assertions about a place.
type EmptyOp uint8

const (
	EmptyBeginLine EmptyOp = 1 << iota
	EmptyEndLine
	EmptyBeginText
	EmptyEndText
	EmptyWordBoundary
	EmptyNoWordBoundary
)

// EmptyOpContext says which assertions hold between two runes; -1 is an end of the text.
func EmptyOpContext(r1, r2 rune) EmptyOp {
	op := EmptyNoWordBoundary
	if IsWordChar(r1) != IsWordChar(r2) {
		op = EmptyWordBoundary
	}
	switch {
	case r1 == '\n':
		op |= EmptyBeginLine
	case r1 < 0:
		op |= EmptyBeginText | EmptyBeginLine
	}
	switch {
	case r2 == '\n':
		op |= EmptyEndLine
	case r2 < 0:
		op |= EmptyEndText | EmptyEndLine
	}
	return op
}

// IsWordChar reports whether r counts as part of a word for \b.
func IsWordChar(r rune) bool {
	return 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '_'
}

// An Inst is an instruction. Arg is the other way of Alt, the slot of Capture, the assertions of EmptyWidth, the flags of Rune.
type Inst struct {
	Op   InstOp
	Out  uint32
	Arg  uint32
	Rune []rune
}

func (i *Inst) takesRune() bool { return i.Op >= InstRune && i.Op <= InstRuneAnyNotNL }

func (i *Inst) folds() bool { return Flags(i.Arg)&FoldCase != 0 }

// skip goes on to an instruction that does something.
func (p *Prog) skip(pc uint32) *Inst {
	i := &p.Inst[pc]
	for i.Op == InstNop || i.Op == InstCapture {
		i = &p.Inst[i.Out]
	}
	return i
}

// Prefix gives a literal string that all matches begin with; complete says that it is all.
func (p *Prog) Prefix() (prefix string, complete bool) {
	i := p.skip(uint32(p.Start))
	var b strings.Builder
	for i.takesRune() && len(i.Rune) == 1 && !i.folds() && i.Rune[0] != utf8.RuneError {
		b.WriteRune(i.Rune[0])
		i = p.skip(i.Out)
	}
	return b.String(), i.Op == InstMatch
}

// StartCond gives the assertions that hold where a match begins; all bits, if there is no match.
func (p *Prog) StartCond() EmptyOp {
	cond := EmptyOp(0)
	for i := &p.Inst[p.Start]; ; i = &p.Inst[i.Out] {
		switch i.Op {
		case InstEmptyWidth:
			cond |= EmptyOp(i.Arg)
		case InstFail:
			return ^EmptyOp(0)
		case InstCapture, InstNop:
		default:
			return cond
		}
	}
}

// MatchRune reports whether the instruction takes r.
func (i *Inst) MatchRune(r rune) bool { return i.MatchRunePos(r) >= 0 }

// MatchRunePos gives the index of the pair that has r, 0 for a single rune; -1 if there is none.
func (i *Inst) MatchRunePos(r rune) int {
	if len(i.Rune) == 1 {
		one := i.Rune[0]
		if r == one {
			return 0
		}
		if i.folds() {
			for f := unicode.SimpleFold(one); f != one; f = unicode.SimpleFold(f) {
				if r == f {
					return 0
				}
			}
		}
		return -1
	}
	lo, hi := 0, len(i.Rune)/2
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		switch {
		case r < i.Rune[2*m]:
			hi = m
		case r > i.Rune[2*m+1]:
			lo = m + 1
		default:
			return m
		}
	}
	return -1
}

// MatchEmptyWidth reports whether the instruction's assertions hold between two runes.
func (i *Inst) MatchEmptyWidth(before, after rune) bool {
	return EmptyOp(i.Arg)&^EmptyOpContext(before, after) == 0
}

func (p *Prog) String() string {
	var b strings.Builder
	for n := range p.Inst {
		pc := strconv.Itoa(n)
		b.WriteString("   "[min(len(pc), 3):] + pc)
		if n == p.Start {
			b.WriteByte('*')
		}
		b.WriteString("\t" + p.Inst[n].String() + "\n")
	}
	return b.String()
}

func (i *Inst) String() string {
	num := func(x uint32) string { return strconv.FormatUint(uint64(x), 10) }
	next := " -> " + num(i.Out)
	switch i.Op {
	case InstAlt:
		return "alt" + next + ", " + num(i.Arg)
	case InstAltMatch:
		return "altmatch" + next + ", " + num(i.Arg)
	case InstCapture:
		return "cap " + num(i.Arg) + next
	case InstEmptyWidth:
		return "empty " + num(i.Arg) + next
	case InstMatch:
		return "match"
	case InstFail:
		return "fail"
	case InstNop:
		return "nop" + next
	case InstRune:
		if i.Rune == nil {
			return "rune <nil>"
		}
		fold := ""
		if i.folds() {
			fold = "/i"
		}
		return "rune " + strconv.QuoteToASCII(string(i.Rune)) + fold + next
	case InstRune1:
		return "rune1 " + strconv.QuoteToASCII(string(i.Rune)) + next
	case InstRuneAny:
		return "any" + next
	case InstRuneAnyNotNL:
		return "anynotnl" + next
	}
	return ""
}
